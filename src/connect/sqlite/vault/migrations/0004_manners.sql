-- How much of amounts is said aloud, as the customer agreed to it: exact, rounded, relative, silent.
ALTER TABLE consent ADD COLUMN aloud TEXT NOT NULL DEFAULT 'exact';

-- How a customer wants to be told, on every channel; NULL for what was never said.
CREATE TABLE manner (
    customer_id TEXT NOT NULL PRIMARY KEY,
    length TEXT,
    pace TEXT
) STRICT, WITHOUT ROWID;
