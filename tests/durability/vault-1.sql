-- A vault as the first schema left it: one link that lives, one that was ended.
PRAGMA application_id = 1398893654;
PRAGMA journal_mode = wal;
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
-- The digests are SHA-256 of "live" and "ended".
INSERT INTO link VALUES ('17', 'live', 'alexa', 'amzn1.ask.skill.one', NULL, NULL, NULL);
INSERT INTO link
VALUES ('18', 'ended', 'alexa', 'amzn1.ask.skill.one', NULL, 1790000001000, 'operator');
INSERT INTO consent
VALUES ('17', 'live', 'balance.read', '["a","b"]', 1790000000000, 1790003600000);
INSERT INTO consent VALUES ('18', 'ended', 'balance.read', NULL, 1790000000000, 1790003600000);
INSERT INTO access_token
VALUES (x'247610f4dedd4ab7247d07dbda19c81ca9817f85820742cad49d407ffae9e4ed', '17', 'live', 1790001800000);
INSERT INTO access_token
VALUES (x'e87ba7a0b779d8b797f86d19604504496f23b4d1e31ed4721d9dc8634172b723', '18', 'ended', 1790001800000);
PRAGMA user_version = 1;
