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
//! - **`party` is a reference table**, the one table without a customer: names and statement texts
//!   recur millions of times, so a transaction carries a number instead. It is small, belongs to
//!   the whole bank, and sharded engines replicate such tables to every node. Which customer met
//!   which party is only in `transactions`.

use crate::bank::TransactionKind;

/// `PRAGMA application_id` of a bank file: "SLDB" in ASCII. Tells it from other SQLite files.
pub const APPLICATION_ID: i32 = 0x534C_4442;

/// `PRAGMA user_version` of the tables below. Counts up with every change of their meaning.
pub const SCHEMA_VERSION: i32 = 2;

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

/// Reads one row of the file: whether it can be read at all.
pub(super) const ANYBODY: &str = "SELECT customer_id FROM customer LIMIT 1";

/// Reads the customer's accounts as [`ACCOUNTS`] does, each with the customer's time zone behind
/// it; without accounts one row that has nothing else. One statement sees one state of the file.
pub(super) const HOLDINGS: &str = "
SELECT a.account_id, a.position, a.kind, a.nickname, a.last_four, a.currency, a.status,
       a.current_minor, a.available_minor, a.holds_minor, a.limit_minor, a.as_of_ms, c.time_zone
FROM customer c LEFT JOIN account a ON a.customer_id = c.customer_id
WHERE c.customer_id = ?1";

/// Reads the customer's accounts with their figures.
pub(super) const ACCOUNTS: &str = "
SELECT account_id, position, kind, nickname, last_four, currency, status,
       current_minor, available_minor, holds_minor, limit_minor, as_of_ms
FROM account WHERE customer_id = ?1";

/// Reads the currency of one account, which is also the proof that the customer holds it.
pub(super) const CURRENCY: &str =
    "SELECT currency FROM account WHERE customer_id = ?1 AND account_id = ?2";

/// Counts one account's transactions in a half-open span of time.
pub(super) const COUNT: &str = "
SELECT COUNT(*) FROM transactions
WHERE customer_id = ?1 AND account_id = ?2 AND made_at_ms >= ?3 AND made_at_ms < ?4
  AND replaced_by IS NULL";

/// Reads one account's transactions in a half-open span, latest first, leaving out those at the
/// instant `?5` whose id is not above `?6`: they have been told.
pub(super) const TRANSACTIONS: &str = "
SELECT t.made_at_ms, t.transaction_id, t.is_posted, t.kind_id, t.amount_minor,
       p.name, p.descriptor, p.mcc
FROM transactions t LEFT JOIN party p ON p.party_id = t.party_id
WHERE t.customer_id = ?1 AND t.account_id = ?2 AND t.made_at_ms >= ?3 AND t.made_at_ms < ?4
  AND t.replaced_by IS NULL AND NOT (t.made_at_ms = ?5 AND t.transaction_id <= ?6)
ORDER BY t.made_at_ms DESC, t.transaction_id LIMIT ?7";

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    fn empty() -> Connection {
        let file = Connection::open_in_memory().unwrap();
        file.execute_batch(TABLES).unwrap();
        file
    }

    #[test]
    fn every_kind_has_a_number() {
        for kind in TransactionKind::ALL {
            assert_eq!(kind_of(kind_id(kind)), Some(kind), "{}", kind.name());
        }
        assert_eq!(kind_of(0), None);
    }

    /// Every question is a search below one customer's key, and nothing is sorted afterwards.
    #[test]
    fn no_statement_scans_or_sorts() {
        for sql in [HOLDINGS, ACCOUNTS, CURRENCY, COUNT, TRANSACTIONS] {
            let file = empty();
            let mut statement = file.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let wanted = statement.parameter_count();
            let values = vec![1_i64; wanted];
            let plan: Vec<String> = statement
                .query_map(rusqlite::params_from_iter(values), |row| row.get("detail"))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            assert!(!plan.is_empty());
            for step in plan {
                assert!(step.starts_with("SEARCH "), "{sql}\n{step}");
                assert!(
                    step.contains("(customer_id=?") || step.contains("(party_id=?"),
                    "{sql}\n{step}"
                );
            }
        }
    }

    #[test]
    fn a_page_is_a_range_of_the_key() {
        let file = empty();
        for sql in [COUNT, TRANSACTIONS] {
            let mut statement = file.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let values = vec![1_i64; statement.parameter_count()];
            let first: String = statement
                .query_row(rusqlite::params_from_iter(values), |row| row.get("detail"))
                .unwrap();
            let range = "(customer_id=? AND account_id=? AND made_at_ms>? AND made_at_ms<?)";
            assert!(first.contains(range), "{first}");
        }
    }
}
