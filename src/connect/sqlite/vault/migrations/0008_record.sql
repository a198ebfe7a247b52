-- The key under which records hold what is personal about a customer, wrapped under a key that is
-- not in here. Once its row is gone nobody can tell whom those records were about.
CREATE TABLE customer_key (
    customer_id TEXT NOT NULL PRIMARY KEY,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What is told to nobody for now. The record says who switched it off.
CREATE TABLE switched_off (
    name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
