-- Links that tokens of the bank's own authorization server open: the latest sign-in at the bank that
-- each rests on, and the revision that the consent had when the bank's token last decided what is in
-- it. A consent of another revision was narrowed by its customer.
CREATE TABLE bank_link (
    customer_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    authorized_at_ms INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (customer_id, link_id)
) STRICT, WITHOUT ROWID;

-- Who was erased, as a keyed hash, so that the next token of the bank's does not bring them back;
-- kept for as long as a sign-in of before could still count.
CREATE TABLE erased_grant (
    pseudonym TEXT NOT NULL PRIMARY KEY,
    erased_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
