-- Whose data which application may ask for, and with which tokens. Times are milliseconds since
-- 1970. Keys start with the customer wherever the customer is known, and nothing relies on foreign
-- keys or triggers, so that the tables can move to engines which have neither.
CREATE TABLE link (
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    application TEXT NOT NULL,
    user_digest BLOB,
    revoked_at_ms INTEGER,
    revoked_by TEXT,
    PRIMARY KEY (customer_id, link_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX link_by_id ON link (link_id);

CREATE INDEX link_by_user ON link (channel, application, user_digest);

-- What the customer agreed to: scope names separated by spaces, and account ids as a JSON array or
-- NULL for all of them.
CREATE TABLE consent (
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    classes TEXT NOT NULL,
    accounts TEXT,
    granted_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    PRIMARY KEY (customer_id, link_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_token (
    token_digest BLOB NOT NULL PRIMARY KEY,
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX access_token_by_expiry ON access_token (expires_at_ms);
