-- How customers sign in on Saldo's own page. The password is an argon2id hash (PHC text).
CREATE TABLE sign_in (
    user_name TEXT NOT NULL PRIMARY KEY,
    customer_id TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    added_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A visit to the pages, from the platform's request to the customer's choice.
CREATE TABLE session (
    session_digest BLOB NOT NULL PRIMARY KEY,
    link_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    state TEXT,
    challenge TEXT NOT NULL,
    classes TEXT NOT NULL,
    resource TEXT,
    customer_id TEXT,
    signed_in_at_ms INTEGER,
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_expiry ON session (expires_at_ms);

-- What a consent given on the page says beyond one that the operator entered.
CREATE TABLE consent_text (
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    signed_in_at_ms INTEGER NOT NULL,
    text_digest BLOB NOT NULL,
    text_language TEXT NOT NULL,
    PRIMARY KEY (customer_id, link_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE authorization_code (
    code_digest BLOB NOT NULL PRIMARY KEY,
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    challenge TEXT NOT NULL,
    resource TEXT,
    expires_at_ms INTEGER NOT NULL,
    used_at_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX authorization_code_by_expiry ON authorization_code (expires_at_ms);

-- The refresh tokens of one link: which generation is the last, which one before it still holds.
CREATE TABLE token_family (
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    resource TEXT,
    current_generation INTEGER NOT NULL,
    predecessor_generation INTEGER,
    current_issued_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    PRIMARY KEY (customer_id, link_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE refresh_token (
    token_digest BLOB NOT NULL PRIMARY KEY,
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    generation INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX refresh_token_by_expiry ON refresh_token (expires_at_ms);

-- The generation of the refresh token that came along; NULL for tokens that the operator made.
ALTER TABLE access_token ADD COLUMN generation INTEGER;
