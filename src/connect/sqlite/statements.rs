//! What the bank file is asked, in SQL.
//!
//! Every statement names one customer and searches below that customer's key. The SQL keeps to
//! what the engines named in [`super::schema`] have in common, with one exception: a list of
//! parties comes as a JSON array, which PostgreSQL reads with `= ANY` in place of `json_each`.
//! [`DATA_VERSION`] is of SQLite alone.

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

/// Reads the currency of each account, which is also the proof that the customer holds it.
pub(super) const CURRENCIES: &str =
    "SELECT account_id, currency FROM account WHERE customer_id = ?1";

/// Reads who is behind a statement line.
pub(super) const PARTY: &str = "SELECT name, descriptor, mcc FROM party WHERE party_id = ?1";

/// Reads which version of the file it is: another number when another connection changed it.
pub(super) const DATA_VERSION: &str = "PRAGMA data_version";

/// Reads what will have to be paid.
pub(super) const OBLIGATIONS: &str = "
SELECT account_id, obligation_id, kind, payee, amount_minor, next_on, frequency, every,
       day_of_month, ends_on
FROM obligation WHERE customer_id = ?1";

/// Reads the latest statements of cards and loans.
pub(super) const STATEMENTS: &str = "
SELECT account_id, closed_on, balance_minor, minimum_minor, due_on, past_due_minor
FROM account_statement WHERE customer_id = ?1";

/// Reads the cards that the customer carries.
pub(super) const CARDS: &str = "
SELECT account_id, card_id, last_four, status, valid_until FROM card WHERE customer_id = ?1";

/// Reads on which account a card draws, and whether it can be paid with.
pub(super) const CARD: &str =
    "SELECT account_id, status FROM card WHERE customer_id = ?1 AND card_id = ?2";

/// Changes the status of a card.
pub(super) const SWITCH: &str =
    "UPDATE card SET status = ?3 WHERE customer_id = ?1 AND card_id = ?2";

/// The rows of one account that a filter means; [`super::selected`] binds the parameters.
///
/// | Parameter | Meaning |
/// |---|---|
/// | 1, 2 | whose, on which account |
/// | 3, 4 | first instant, first instant after |
/// | 5, 6 | least and greatest `is_posted` |
/// | 7, 8 | least and greatest amount, with its sign |
/// | 9 | amounts between minus this and this are too small |
/// | 10 | a bit for each kind |
/// | 11 | the parties as a JSON array, NULL for anybody |
macro_rules! meant {
    () => {
        "
FROM transactions
WHERE customer_id = ?1 AND account_id = ?2 AND made_at_ms >= ?3 AND made_at_ms < ?4
  AND replaced_by IS NULL AND is_posted >= ?5 AND is_posted <= ?6
  AND amount_minor >= ?7 AND amount_minor <= ?8
  AND NOT (amount_minor > -?9 AND amount_minor < ?9)
  AND (?10 >> kind_id) & 1 = 1
  AND (?11 IS NULL OR party_id IN (SELECT value FROM json_each(?11)))"
    };
}

/// The columns of a transaction.
macro_rules! transaction {
    () => {
        "
SELECT made_at_ms, transaction_id, is_posted, kind_id, amount_minor, party_id"
    };
}

/// Minus the magnitude of an amount times the parameter 12: the largest amount is the least where
/// that is 1, the smallest where it is -1.
macro_rules! rank {
    () => {
        "(CASE WHEN amount_minor < 0 THEN amount_minor ELSE -amount_minor END) * ?12"
    };
}

/// Counts what is meant.
pub(super) const COUNT: &str = concat!("SELECT COUNT(*)", meant!());

/// Reads what is meant, the latest first, at most `?14`, leaving out those at the instant `?12`
/// whose id is not above `?13`: they have been told.
pub(super) const LATEST: &str = concat!(
    transaction!(),
    meant!(),
    "
  AND NOT (made_at_ms = ?12 AND transaction_id <= ?13)
ORDER BY made_at_ms DESC, transaction_id LIMIT ?14"
);

/// Reads what is meant in the order of [`rank`], of equal ones the latest first, at most `?16`,
/// after the place of rank `?13`, instant `?14` and id `?15`.
pub(super) const RANKED: &str = concat!(
    transaction!(),
    meant!(),
    " AND (",
    rank!(),
    " > ?13 OR (",
    rank!(),
    " = ?13
  AND (made_at_ms < ?14 OR (made_at_ms = ?14 AND transaction_id > ?15))))
ORDER BY ",
    rank!(),
    ", made_at_ms DESC, transaction_id LIMIT ?16"
);

/// Reads the [`rank`] of one transaction, if it is meant.
pub(super) const RANK: &str = concat!(
    "SELECT ",
    rank!(),
    meant!(),
    "
  AND made_at_ms = ?13 AND transaction_id = ?14"
);

/// Reads what sums are made of, in no order that matters.
pub(super) const AMOUNTS: &str =
    concat!("SELECT made_at_ms, is_posted, kind_id, amount_minor, party_id", meant!());

/// Every statement.
#[cfg(test)]
pub(super) const ALL: [&str; 15] = [
    ANYBODY,
    HOLDINGS,
    ACCOUNTS,
    CURRENCIES,
    PARTY,
    OBLIGATIONS,
    STATEMENTS,
    CARDS,
    CARD,
    SWITCH,
    COUNT,
    LATEST,
    RANKED,
    RANK,
    AMOUNTS,
];

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::connect::sqlite::schema::TABLES;

    /// How SQLite is going to run `sql`.
    fn plan(sql: &str) -> Vec<String> {
        let file = Connection::open_in_memory().unwrap();
        file.execute_batch(TABLES).unwrap();
        let mut statement = file.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let values = vec![1_i64; statement.parameter_count()];
        let steps = statement
            .query_map(rusqlite::params_from_iter(values), |row| row.get("detail"))
            .unwrap();
        steps.collect::<Result<_, _>>().unwrap()
    }

    /// Every question is a search below one customer's key, or of one party. Nothing is sorted
    /// afterwards, save where amounts come first.
    #[test]
    fn no_statement_scans() {
        for sql in ALL {
            if sql == ANYBODY {
                continue;
            }
            let steps = plan(sql);
            assert!(!steps.is_empty());
            for step in steps {
                let is_search = step.starts_with("SEARCH ")
                    && (step.contains("(customer_id=?") || step.contains("(party_id=?"));
                // The list of parties that the question itself brings.
                let is_list = step.starts_with("LIST SUBQUERY")
                    || step == "CREATE BLOOM FILTER"
                    || step == "SCAN json_each VIRTUAL TABLE INDEX 1:";
                let is_sort = sql == RANKED && step == "USE TEMP B-TREE FOR ORDER BY";
                assert!(is_search || is_list || is_sort, "{sql}\n{step}");
            }
        }
    }

    #[test]
    fn transactions_are_one_range_of_the_key() {
        let range = "(customer_id=? AND account_id=? AND made_at_ms>? AND made_at_ms<?)";
        for sql in [COUNT, LATEST, RANKED, AMOUNTS] {
            let first = plan(sql).remove(0);
            assert!(first.starts_with("SEARCH transactions"), "{first}");
            assert!(first.contains(range), "{first}");
        }
        let one = "(customer_id=? AND account_id=? AND made_at_ms=? AND transaction_id=?)";
        assert!(plan(RANK).remove(0).contains(one), "{:?}", plan(RANK));
    }
}
