-- The disclosure chain: numbers from 1 without gaps, each hash continuing the one before.
CREATE TABLE disclosure (
    sequence INTEGER NOT NULL PRIMARY KEY,
    hash BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- At most one row: tells the key of the chain from others without telling it.
CREATE TABLE chain_key (
    check_value BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
    claim_key BLOB NOT NULL PRIMARY KEY,
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_expiry ON idempotency (expires_at_ms);
