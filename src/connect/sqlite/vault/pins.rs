//! Voice PINs, and the attempts at them.

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::ledger::Undone;
use super::rows::{damaged, failure};
use super::store::SqliteVault;
use super::writer::{Slot, Write};
use crate::basics::{CustomerId, Pending, Secret};
use crate::consent::{FAILURES_COUNT_DAYS, PinAttempts, PinPolicy, PinVerdict};
use crate::vault::{PinAttempt, PinStanding, PinVault, VaultFailure};

/// A write about PINs and where its outcome goes.
pub(super) enum PinWrite {
    Begin {
        customer: CustomerId,
        policy: PinPolicy,
        at: DateTime<Utc>,
        slot: Slot<PinAttempt>,
    },
    Settle {
        customer: CustomerId,
        attempt: u32,
        right: bool,
        policy: PinPolicy,
        at: DateTime<Utc>,
        slot: Slot<PinVerdict>,
    },
    Set {
        customer: CustomerId,
        hash: Secret<String>,
        at: DateTime<Utc>,
        slot: Slot<()>,
    },
    Remove {
        customer: CustomerId,
        slot: Slot<()>,
    },
}

impl PinWrite {
    /// Does it within the transaction that is open on `connection`.
    pub(super) fn apply(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        match self {
            Self::Begin { customer, policy, at, slot } => {
                slot.keep(begin(connection, customer, policy, *at))
            }
            Self::Settle { customer, attempt, right, policy, at, slot } => {
                slot.keep(settle(connection, customer, (*attempt, *right), policy, *at))
            }
            Self::Set { customer, hash, at, slot } => {
                slot.keep(set(connection, customer, Some(hash), *at))
            }
            Self::Remove { customer, slot } => slot.keep(remove(connection, customer)),
        }
    }

    pub(super) fn answer(self, committed: Result<(), VaultFailure>) {
        match self {
            Self::Begin { slot, .. } => slot.answer(committed),
            Self::Settle { slot, .. } => slot.answer(committed),
            Self::Set { slot, .. } | Self::Remove { slot, .. } => slot.answer(committed),
        }
    }
}

/// A customer's row.
struct Kept {
    hash: Option<Secret<String>>,
    set_at: DateTime<Utc>,
    attempts: PinAttempts,
}

/// The row of `customer`, with the failures that still count at `at`.
fn kept(
    connection: &Connection,
    customer: &CustomerId,
    at: DateTime<Utc>,
) -> rusqlite::Result<Option<Result<Kept, VaultFailure>>> {
    let sql = "SELECT hash, set_at_ms, last_attempt, cleared_attempt, set_attempt, is_locked,
            (SELECT count(*) FROM voice_pin_failure
             WHERE voice_pin_failure.customer_id = voice_pin.customer_id AND at_ms > ?2)
        FROM voice_pin WHERE customer_id = ?1";
    let counted_from = (at - Duration::days(FAILURES_COUNT_DAYS)).timestamp_millis();
    let mut statement = connection.prepare_cached(sql)?;
    statement
        .query_row(params![customer.as_str(), counted_from], |row| {
            let set_at = DateTime::from_timestamp_millis(row.get(1)?);
            let hash: Option<String> = row.get(0)?;
            let attempts = PinAttempts {
                last: row.get(2)?,
                cleared: row.get(3)?,
                set: row.get(4)?,
                locked: row.get(5)?,
                failures: row.get(6)?,
            };
            let kept = |set_at| Kept { hash: hash.map(Secret::new), set_at, attempts };
            Ok(set_at.map(kept).ok_or_else(|| damaged("a voice PIN's time")))
        })
        .optional()
}

/// The row in a write; `None` where there is no PIN.
fn pin(
    connection: &Connection,
    customer: &CustomerId,
    at: DateTime<Utc>,
) -> Result<Option<(Secret<String>, PinAttempts)>, Undone> {
    let Some(kept) = kept(connection, customer, at)? else { return Ok(None) };
    let Kept { hash, attempts, .. } = kept.map_err(Undone::Refused)?;
    Ok(hash.map(|hash| (hash, attempts)))
}

fn begin(
    connection: &Connection,
    customer: &CustomerId,
    policy: &PinPolicy,
    at: DateTime<Utc>,
) -> Result<PinAttempt, Undone> {
    let Some((hash, before)) = pin(connection, customer, at)? else { return Ok(PinAttempt::Unset) };
    match before.begin(policy) {
        Ok(begun) => {
            keep(connection, customer, before, begun)?;
            let sql = "INSERT INTO voice_pin_failure (customer_id, attempt, at_ms)
                VALUES (?1, ?2, ?3)";
            let values = params![customer.as_str(), begun.last, at.timestamp_millis()];
            connection.prepare_cached(sql)?.execute(values)?;
            Ok(PinAttempt::Begun { attempt: begun.last, set: begun.set, hash })
        }
        Err(locked) => {
            keep(connection, customer, before, locked)?;
            Ok(PinAttempt::Locked)
        }
    }
}

fn settle(
    connection: &Connection,
    customer: &CustomerId,
    (attempt, right): (u32, bool),
    policy: &PinPolicy,
    at: DateTime<Utc>,
) -> Result<PinVerdict, Undone> {
    // Removed meanwhile: then it opens nothing.
    let Some((_, before)) = pin(connection, customer, at)? else { return Ok(PinVerdict::Wrong) };
    let (after, verdict) = before.settle(attempt, right, policy);
    keep(connection, customer, before, after)?;
    if verdict == PinVerdict::Right {
        let sql = "DELETE FROM voice_pin_failure WHERE customer_id = ?1 AND attempt = ?2";
        connection.prepare_cached(sql)?.execute(params![customer.as_str(), attempt])?;
    }
    Ok(verdict)
}

/// Writes what has changed: an attempt at a locked PIN writes nothing and syncs nothing.
fn keep(
    connection: &Connection,
    customer: &CustomerId,
    before: PinAttempts,
    after: PinAttempts,
) -> Result<(), Undone> {
    if before == after {
        return Ok(());
    }
    let sql = "UPDATE voice_pin
        SET last_attempt = ?2, cleared_attempt = ?3, set_attempt = ?4, is_locked = ?5
        WHERE customer_id = ?1";
    let PinAttempts { last, cleared, set, locked, .. } = after;
    let values = params![customer.as_str(), last, cleared, set, locked];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Puts `hash` in the place of what was there, and lets go of the attempts at that.
fn set(
    connection: &Connection,
    customer: &CustomerId,
    hash: Option<&Secret<String>>,
    at: DateTime<Utc>,
) -> Result<(), Undone> {
    let before = match kept(connection, customer, at)? {
        Some(kept) => kept.map_err(Undone::Refused)?.attempts,
        None => PinAttempts::default(),
    };
    let PinAttempts { last, cleared, set, locked, .. } = before.reset();
    let sql = "INSERT INTO voice_pin (customer_id, hash, set_at_ms, last_attempt, cleared_attempt,
            set_attempt, is_locked)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (customer_id) DO UPDATE SET hash = ?2, set_at_ms = ?3, last_attempt = ?4,
            cleared_attempt = ?5, set_attempt = ?6, is_locked = ?7";
    let hash = hash.map(|hash| hash.expose().as_str());
    let at = at.timestamp_millis();
    let values = params![customer.as_str(), hash, at, last, cleared, set, locked];
    connection.prepare_cached(sql)?.execute(values)?;
    let sql = "DELETE FROM voice_pin_failure WHERE customer_id = ?1";
    connection.prepare_cached(sql)?.execute([customer.as_str()])?;
    Ok(())
}

fn remove(connection: &Connection, customer: &CustomerId) -> Result<(), Undone> {
    let sql = "UPDATE voice_pin SET hash = NULL, is_locked = 0 WHERE customer_id = ?1";
    connection.prepare_cached(sql)?.execute([customer.as_str()])?;
    let sql = "DELETE FROM voice_pin_failure WHERE customer_id = ?1";
    connection.prepare_cached(sql)?.execute([customer.as_str()])?;
    Ok(())
}

fn standing(
    connection: &Connection,
    customer: &CustomerId,
    policy: &PinPolicy,
    at: DateTime<Utc>,
) -> Result<PinStanding, VaultFailure> {
    let Some(kept) = kept(connection, customer, at).map_err(failure)? else {
        return Ok(PinStanding::Unset);
    };
    let Kept { hash, set_at: since, attempts } = kept?;
    Ok(match (hash, attempts.is_locked(policy)) {
        (None, _) => PinStanding::Unset,
        (Some(_), true) => PinStanding::Locked { since },
        (Some(_), false) => PinStanding::Usable { set: attempts.set, since },
    })
}

impl PinVault for SqliteVault {
    fn pin_of<'a>(
        &'a self,
        customer: CustomerId,
        policy: PinPolicy,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<PinStanding, VaultFailure>> {
        Box::pin(async move {
            self.readers.with(|connection| standing(connection, &customer, &policy, at))
        })
    }

    fn begin_pin_attempt<'a>(
        &'a self,
        customer: CustomerId,
        policy: PinPolicy,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<PinAttempt, VaultFailure>> {
        let begin = move |slot| Write::Pin(PinWrite::Begin { customer, policy, at, slot });
        Box::pin(self.writer.submit(begin))
    }

    fn settle_pin_attempt<'a>(
        &'a self,
        customer: CustomerId,
        attempt: u32,
        right: bool,
        policy: PinPolicy,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<PinVerdict, VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| {
            Write::Pin(PinWrite::Settle { customer, attempt, right, policy, at, slot })
        }))
    }

    fn set_pin<'a>(
        &'a self,
        customer: CustomerId,
        hash: Secret<String>,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<(), VaultFailure>> {
        let set = move |slot| Write::Pin(PinWrite::Set { customer, hash, at, slot });
        Box::pin(self.writer.submit(set))
    }

    fn remove_pin<'a>(&'a self, customer: CustomerId) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::Pin(PinWrite::Remove { customer, slot })))
    }
}
