-- A visit to the pages: from a platform's request to the customer's choice, or, without a link, of
-- a customer who came by themselves. Visits last minutes: those that are open now begin again.
DROP TABLE session;

CREATE TABLE session (
    session_digest BLOB NOT NULL PRIMARY KEY,
    link_id TEXT,
    client_id TEXT,
    redirect_uri TEXT,
    state TEXT,
    challenge TEXT,
    classes TEXT,
    resource TEXT,
    customer_id TEXT,
    signed_in_at_ms INTEGER,
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_expiry ON session (expires_at_ms);

-- What a consent said until it was changed: its revisions before the one that holds.
CREATE TABLE consent_before (
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    classes TEXT NOT NULL,
    accounts TEXT,
    aloud TEXT NOT NULL,
    look_back_days INTEGER,
    until_ms INTEGER NOT NULL,
    PRIMARY KEY (customer_id, link_id, revision)
) STRICT, WITHOUT ROWID;

-- The pseudonym under which a record names its customer: finds the records of one.
ALTER TABLE disclosure ADD COLUMN customer TEXT;

UPDATE disclosure SET customer = substr(body, instr(body, '"customer":"') + 12, 32);

CREATE INDEX disclosure_by_customer ON disclosure (customer, sequence);
