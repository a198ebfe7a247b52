-- A customer's voice PIN and how the attempts at it stand. The row stays when the PIN is removed
-- (its hash is NULL then), so that attempts are never numbered anew.
CREATE TABLE voice_pin (
    customer_id TEXT NOT NULL PRIMARY KEY,
    hash TEXT,
    set_at_ms INTEGER NOT NULL,
    last_attempt INTEGER NOT NULL,
    cleared_attempt INTEGER NOT NULL,
    set_attempt INTEGER NOT NULL,
    is_locked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Attempts at the PIN that are not known to have been right.
CREATE TABLE voice_pin_failure (
    customer_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (customer_id, attempt)
) STRICT, WITHOUT ROWID;

CREATE INDEX voice_pin_failure_by_time ON voice_pin_failure (at_ms);
