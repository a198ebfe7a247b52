//! The tables of a bank file.
//!
//! The same tables are meant to run on SQLite, PostgreSQL and engines that speak its protocol,
//! so the SQL keeps to what all of them have: every key starts with `customer_id`, every query
//! names one, ids are made by the application, and there are no foreign keys, triggers, sequences
//! or sorting by collation. Three choices follow:
//!
//! - **Clustered rows.** A customer's transactions lie next to each other, account by account,
//!   latest first; a page is one short range, whatever the size of the bank. `WITHOUT ROWID` and
//!   the `DESC` in the key are SQLite's dialect for this, elsewhere the plain key does.
//! - **Joint accounts are written once per holder.** Each holder's rows lie under their own
//!   `customer_id`, so no answer ever reads below another customer's key, and a shard holds all
//!   that its customers can ask. The price is paid by the writer: the holders' copies change in
//!   one transaction.
//! - **A card belongs to the person who carries it.** Holders of a joint account have a card
//!   each, so locking one changes one row.
//! - **`party` is a reference table**, the one table without a customer: names and statement texts
//!   recur millions of times, so a transaction carries a number instead. It is small, belongs to
//!   the whole bank, and sharded engines replicate such tables to every node. Which customer met
//!   which party is only in `transactions`.

use crate::bank::TransactionKind;

/// `PRAGMA application_id` of a bank file: "SLDB" in ASCII. Tells it from other SQLite files.
pub const APPLICATION_ID: i32 = 0x534C_4442;

/// `PRAGMA user_version` of the tables below. Counts up with every change of their meaning.
pub const SCHEMA_VERSION: i32 = 3;

/// The statements that make an empty bank, in SQLite's dialect.
pub(in crate::connect) const TABLES: &str = "
CREATE TABLE customer (
    customer_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    persona TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    PRIMARY KEY (customer_id)
) WITHOUT ROWID;
CREATE TABLE account (
    customer_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    position SMALLINT NOT NULL,
    kind TEXT NOT NULL,
    nickname TEXT,
    last_four TEXT,
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    current_minor BIGINT,
    available_minor BIGINT,
    holds_minor BIGINT NOT NULL,
    limit_minor BIGINT,
    as_of_ms BIGINT NOT NULL,
    PRIMARY KEY (customer_id, account_id)
) WITHOUT ROWID;
CREATE TABLE account_source (
    customer_id BIGINT NOT NULL,
    trace BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    stated_at_ms BIGINT NOT NULL,
    PRIMARY KEY (customer_id, trace)
) WITHOUT ROWID;
CREATE TABLE transactions (
    customer_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    made_at_ms BIGINT NOT NULL,
    transaction_id BIGINT NOT NULL,
    is_posted SMALLINT NOT NULL,
    kind_id SMALLINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    party_id BIGINT NOT NULL,
    replaced_by BIGINT,
    PRIMARY KEY (customer_id, account_id, made_at_ms DESC, transaction_id)
) WITHOUT ROWID;
CREATE TABLE party (
    party_id BIGINT NOT NULL,
    name TEXT,
    descriptor TEXT NOT NULL,
    mcc SMALLINT,
    PRIMARY KEY (party_id)
) WITHOUT ROWID;
CREATE TABLE obligation (
    customer_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    obligation_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    payee TEXT NOT NULL,
    amount_minor BIGINT,
    next_on TEXT,
    frequency TEXT,
    every SMALLINT,
    day_of_month SMALLINT,
    ends_on TEXT,
    PRIMARY KEY (customer_id, account_id, obligation_id)
) WITHOUT ROWID;
CREATE TABLE account_statement (
    customer_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    closed_on TEXT NOT NULL,
    balance_minor BIGINT NOT NULL,
    minimum_minor BIGINT,
    due_on TEXT,
    past_due_minor BIGINT,
    PRIMARY KEY (customer_id, account_id)
) WITHOUT ROWID;
CREATE TABLE card (
    customer_id BIGINT NOT NULL,
    card_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    last_four TEXT,
    status TEXT NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (customer_id, card_id)
) WITHOUT ROWID;
CREATE TABLE transaction_kind (
    kind_id SMALLINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind_id)
) WITHOUT ROWID;
";

/// `transactions.kind_id` of each kind. Numbers are never reused: files outlive programs.
pub(in crate::connect) const KINDS: [(i64, TransactionKind); 8] = [
    (1, TransactionKind::Purchase),
    (2, TransactionKind::Refund),
    (3, TransactionKind::Cash),
    (4, TransactionKind::Bill),
    (5, TransactionKind::Deposit),
    (6, TransactionKind::OwnTransfer),
    (7, TransactionKind::Fee),
    (8, TransactionKind::Interest),
];

/// The number of `kind` in `transactions.kind_id`.
pub(in crate::connect) fn kind_id(kind: TransactionKind) -> i64 {
    // Every kind is in the table (tested), so the 0 is never stored.
    KINDS.iter().find(|(_, known)| *known == kind).map_or(0, |(id, _)| *id)
}

/// The kind with this number.
pub(super) fn kind_of(id: i64) -> Option<TransactionKind> {
    KINDS.iter().find(|(known, _)| *known == id).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_number() {
        for kind in TransactionKind::ALL {
            assert_eq!(kind_of(kind_id(kind)), Some(kind), "{}", kind.name());
        }
        assert_eq!(kind_of(0), None);
    }
}
