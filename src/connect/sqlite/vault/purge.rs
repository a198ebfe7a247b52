//! What has run out is removed: kept no longer than it is of use.

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, TransactionBehavior, params};

use crate::consent::FAILURES_COUNT_DAYS;
use crate::oauth::GRANT_DAYS_MAX;

/// How long a token or code outlives its expiry, in hours: for so long the gate can say "expired"
/// rather than "not linked".
const TOKEN_KEPT_HOURS: i64 = 24;

/// How long a failed attempt at a voice PIN is kept, in hours: for as long as it counts.
const FAILURE_KEPT_HOURS: i64 = 24 * FAILURES_COUNT_DAYS;

/// How long it is known who was erased, in hours: for as long as a sign-in at the bank can count.
const ERASED_KEPT_HOURS: i64 = 24 * GRANT_DAYS_MAX;

/// What removes rows of one table that have run out by `?1`, at most `?2`, and how many hours they
/// are kept beyond that.
const REMOVALS: [(&str, i64); 7] = [
    (
        "DELETE FROM access_token WHERE token_digest IN (
            SELECT token_digest FROM access_token WHERE expires_at_ms <= ?1 LIMIT ?2)",
        TOKEN_KEPT_HOURS,
    ),
    (
        "DELETE FROM refresh_token WHERE token_digest IN (
            SELECT token_digest FROM refresh_token WHERE expires_at_ms <= ?1 LIMIT ?2)",
        TOKEN_KEPT_HOURS,
    ),
    (
        "DELETE FROM authorization_code WHERE code_digest IN (
            SELECT code_digest FROM authorization_code WHERE expires_at_ms <= ?1 LIMIT ?2)",
        TOKEN_KEPT_HOURS,
    ),
    (
        "DELETE FROM idempotency WHERE claim_key IN (
            SELECT claim_key FROM idempotency WHERE expires_at_ms <= ?1 LIMIT ?2)",
        0,
    ),
    (
        "DELETE FROM session WHERE session_digest IN (
            SELECT session_digest FROM session WHERE expires_at_ms <= ?1 LIMIT ?2)",
        0,
    ),
    (
        "DELETE FROM voice_pin_failure WHERE (customer_id, attempt) IN (
            SELECT customer_id, attempt FROM voice_pin_failure WHERE at_ms <= ?1 LIMIT ?2)",
        FAILURE_KEPT_HOURS,
    ),
    (
        "DELETE FROM erased_grant WHERE pseudonym IN (
            SELECT pseudonym FROM erased_grant WHERE erased_at_ms <= ?1 LIMIT ?2)",
        ERASED_KEPT_HOURS,
    ),
];

/// How many rows of a table are removed at a time: takes about a millisecond, during which writes
/// wait.
const PURGED_ROWS_MAX: usize = 256;

/// Removes some of what has run out by `now`. Whether there may be more.
pub(super) fn purge(connection: &mut Connection, now: DateTime<Utc>) -> rusqlite::Result<bool> {
    let before = |hours| (now - Duration::hours(hours)).timestamp_millis();
    let due = "SELECT EXISTS (SELECT 1 FROM access_token WHERE expires_at_ms <= ?1)
        OR EXISTS (SELECT 1 FROM refresh_token WHERE expires_at_ms <= ?1)
        OR EXISTS (SELECT 1 FROM authorization_code WHERE expires_at_ms <= ?1)
        OR EXISTS (SELECT 1 FROM session WHERE expires_at_ms <= ?2)
        OR EXISTS (SELECT 1 FROM idempotency WHERE expires_at_ms <= ?2)
        OR EXISTS (SELECT 1 FROM voice_pin_failure WHERE at_ms <= ?3)
        OR EXISTS (SELECT 1 FROM erased_grant WHERE erased_at_ms <= ?4)";
    let values = params![
        before(TOKEN_KEPT_HOURS),
        before(0),
        before(FAILURE_KEPT_HOURS),
        before(ERASED_KEPT_HOURS)
    ];
    // Most often there is nothing to do, which needs no lock and no sync.
    if !connection.prepare_cached(due)?.query_row(values, |row| row.get(0))? {
        return Ok(false);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut more = false;
    for (sql, kept_hours) in REMOVALS {
        let values = params![before(kept_hours), PURGED_ROWS_MAX as i64];
        more |= transaction.prepare_cached(sql)?.execute(values)? == PURGED_ROWS_MAX;
    }
    transaction.commit()?;
    Ok(more)
}
