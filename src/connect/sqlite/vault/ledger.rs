//! What each write does to the tables, within a transaction that somebody else commits.
//!
//! Each checks first what it could be refused for: a refusal has changed nothing, so that the
//! writes around it may be committed.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::crash_point::pass;
use super::rows::{accounts_text, damaged, failure};
use crate::basics::{ApplicationId, CustomerId, Digest, LinkId};
use crate::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack, MannerChange};
use crate::disclosure::{ChainKey, Disclosure, Receipt};
use crate::vault::{NewLink, Once, Revoke, RevokedBy, VaultFailure};

/// Why a write was not done.
#[derive(Debug)]
pub(super) enum Undone {
    /// It cannot be done; nothing was changed.
    Refused(VaultFailure),
    /// A statement failed: the transaction must be rolled back.
    Statement(rusqlite::Error),
}

impl Undone {
    /// What the port's user is told.
    pub(super) fn into_failure(self) -> VaultFailure {
        match self {
            Self::Refused(refusal) => refusal,
            Self::Statement(error) => failure(error),
        }
    }
}

impl From<rusqlite::Error> for Undone {
    fn from(error: rusqlite::Error) -> Self {
        Self::Statement(error)
    }
}

/// A link with its consent, as both are stored.
pub(super) struct LinkRow<'a> {
    pub(super) customer: &'a CustomerId,
    pub(super) link: &'a LinkId,
    pub(super) channel: Channel,
    pub(super) application: &'a ApplicationId,
    pub(super) user: Option<Digest>,
    pub(super) classes: DataClasses,
    pub(super) accounts: &'a AccountScope,
    pub(super) aloud: Aloud,
    pub(super) look_back: LookBack,
    pub(super) granted_at: DateTime<Utc>,
    pub(super) expires_at: DateTime<Utc>,
}

/// An access token, as it is stored.
pub(super) struct TokenRow<'a> {
    pub(super) token: Digest,
    pub(super) customer: &'a str,
    pub(super) link: &'a str,
    /// The generation of the refresh token that came along.
    pub(super) generation: Option<i64>,
    pub(super) expires_at: DateTime<Utc>,
}

/// Makes a link with its consent and first token.
pub(super) fn link(connection: &Connection, new: &NewLink) -> Result<(), Undone> {
    let row = LinkRow {
        customer: &new.customer,
        link: &new.link,
        channel: new.channel,
        application: &new.application,
        user: new.user,
        classes: new.classes,
        accounts: &new.accounts,
        aloud: new.aloud,
        look_back: new.look_back,
        granted_at: new.granted_at,
        expires_at: new.expires_at,
    };
    let token = TokenRow {
        token: new.token,
        customer: new.customer.as_str(),
        link: new.link.as_str(),
        generation: None,
        expires_at: new.token_expires_at,
    };
    check_token_is_free(connection, new.token)?;
    insert_link(connection, &row)?;
    insert_token(connection, &token)
}

/// Refuses when there is an access token with this digest.
pub(super) fn check_token_is_free(connection: &Connection, token: Digest) -> Result<(), Undone> {
    let taken = "SELECT EXISTS (SELECT 1 FROM access_token WHERE token_digest = ?1)";
    let mut statement = connection.prepare_cached(taken)?;
    if statement.query_row([token.as_bytes()], |row| row.get(0))? {
        return Err(Undone::Refused(VaultFailure::Taken));
    }
    Ok(())
}

/// Makes a link with its consent; refuses when the id is taken.
pub(super) fn insert_link(connection: &Connection, new: &LinkRow<'_>) -> Result<(), Undone> {
    let taken = "SELECT EXISTS (SELECT 1 FROM link WHERE link_id = ?1)";
    let (customer, link) = (new.customer.as_str(), new.link.as_str());
    let mut statement = connection.prepare_cached(taken)?;
    if statement.query_row([link], |row| row.get(0))? {
        return Err(Undone::Refused(VaultFailure::Taken));
    }
    let sql = "INSERT INTO link (customer_id, link_id, channel, application, user_digest)
        VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute(params![
        customer,
        link,
        new.channel.name(),
        new.application.as_str(),
        new.user.as_ref().map(Digest::as_bytes),
    ])?;
    pass("link without its consent");
    let sql = "INSERT INTO consent
        (customer_id, link_id, classes, accounts, aloud, look_back_days, granted_at_ms,
        expires_at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    connection.prepare_cached(sql)?.execute(params![
        customer,
        link,
        new.classes.to_string(),
        accounts_text(new.accounts),
        new.aloud.name(),
        new.look_back.days(),
        new.granted_at.timestamp_millis(),
        new.expires_at.timestamp_millis(),
    ])?;
    Ok(())
}

/// Keeps an access token that is known to be new.
pub(super) fn insert_token(connection: &Connection, new: &TokenRow<'_>) -> Result<(), Undone> {
    let sql = "INSERT INTO access_token
        (token_digest, customer_id, link_id, generation, expires_at_ms)
        VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute(params![
        new.token.as_bytes(),
        new.customer,
        new.link,
        new.generation,
        new.expires_at.timestamp_millis(),
    ])?;
    Ok(())
}

/// Ties the link behind `token` to `user`. Whether there is such a link.
pub(super) fn bind_user(
    connection: &Connection,
    token: Digest,
    user: Digest,
) -> Result<bool, Undone> {
    let sql = "SELECT customer_id, link_id FROM access_token WHERE token_digest = ?1";
    let key: Option<(String, String)> = connection
        .prepare_cached(sql)?
        .query_row([token.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((customer, link)) = key else { return Ok(false) };
    let sql = "UPDATE link SET user_digest = ?3 WHERE customer_id = ?1 AND link_id = ?2";
    let rows = connection.prepare_cached(sql)?.execute(params![customer, link, user.as_bytes()])?;
    Ok(rows > 0)
}

/// Keeps how `customer` wants to be told.
pub(super) fn keep_manner(
    connection: &Connection,
    customer: &CustomerId,
    change: MannerChange,
) -> Result<(), Undone> {
    let (sql, name) = match change {
        MannerChange::Length(length) => (
            "INSERT INTO manner (customer_id, length) VALUES (?1, ?2)
            ON CONFLICT (customer_id) DO UPDATE SET length = excluded.length",
            length.name(),
        ),
        MannerChange::Pace(pace) => (
            "INSERT INTO manner (customer_id, pace) VALUES (?1, ?2)
            ON CONFLICT (customer_id) DO UPDATE SET pace = excluded.pace",
            pace.name(),
        ),
    };
    connection.prepare_cached(sql)?.execute(params![customer.as_str(), name])?;
    Ok(())
}

/// Ends links. How many had not been ended before; none when `once` has had its effect.
pub(super) fn revoke(
    connection: &Connection,
    which: &Revoke,
    by: RevokedBy,
    at: DateTime<Utc>,
    once: Option<Once>,
) -> Result<u64, Undone> {
    if let Some(once) = once
        && !claim(connection, once, at)?
    {
        return Ok(0);
    }
    pass("request claimed");
    let (at, by) = (at.timestamp_millis(), by.name());
    let rows = match which {
        Revoke::Link(link) => {
            let sql = "UPDATE link SET revoked_at_ms = ?1, revoked_by = ?2
                WHERE link_id = ?3 AND revoked_at_ms IS NULL";
            connection.prepare_cached(sql)?.execute(params![at, by, link.as_str()])?
        }
        Revoke::Customer(customer) => {
            let sql = "UPDATE link SET revoked_at_ms = ?1, revoked_by = ?2
                WHERE customer_id = ?3 AND revoked_at_ms IS NULL";
            connection.prepare_cached(sql)?.execute(params![at, by, customer.as_str()])?
        }
        Revoke::User { channel, application, user } => {
            let sql = "UPDATE link SET revoked_at_ms = ?1, revoked_by = ?2
                WHERE channel = ?3 AND application = ?4 AND user_digest = ?5
                AND revoked_at_ms IS NULL";
            let (channel, application) = (channel.name(), application.as_str());
            let values = params![at, by, channel, application, user.as_bytes()];
            connection.prepare_cached(sql)?.execute(values)?
        }
    };
    Ok(rows as u64)
}

/// Claims the key of `once`: whether it was free, or had run out by `now`.
fn claim(connection: &Connection, once: Once, now: DateTime<Utc>) -> Result<bool, Undone> {
    let sql = "INSERT INTO idempotency (claim_key, expires_at_ms) VALUES (?1, ?3)
        ON CONFLICT (claim_key) DO UPDATE SET expires_at_ms = excluded.expires_at_ms
        WHERE idempotency.expires_at_ms <= ?2";
    let (now, until) = (now.timestamp_millis(), once.until.timestamp_millis());
    let values = params![once.key.as_bytes(), now, until];
    Ok(connection.prepare_cached(sql)?.execute(values)? > 0)
}

/// Refuses when the link of `record` was revoked or erased, its consent has run out by then, or the
/// consent was changed since the gate saw it.
pub(super) fn check_live(connection: &Connection, record: &Disclosure) -> Result<(), Undone> {
    let sql = "SELECT link.revoked_at_ms IS NULL AND consent.expires_at_ms > ?3, consent.revision
        FROM link
        JOIN consent ON consent.customer_id = link.customer_id AND consent.link_id = link.link_id
        WHERE link.customer_id = ?1 AND link.link_id = ?2";
    let at = record.at.timestamp_millis();
    let values = params![record.customer.as_str(), record.link.as_str(), at];
    let found: Option<(bool, u32)> = connection
        .prepare_cached(sql)?
        .query_row(values, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        None | Some((false, _)) => Err(Undone::Refused(VaultFailure::Ended)),
        Some((true, revision)) if revision != record.revision => {
            Err(Undone::Refused(VaultFailure::Changed))
        }
        _ => Ok(()),
    }
}

/// Writes a row as it is: what a write costs, and whether one would work.
pub(super) fn probe(connection: &Connection) -> Result<(), Undone> {
    let sql = "UPDATE chain_key SET check_value = check_value";
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}

/// Appends a record to the chain behind `head`: the pseudonym of its customer, where it is about
/// one, and its text.
pub(super) fn append(
    connection: &Connection,
    key: &ChainKey,
    head: Receipt,
    (customer, text): (Option<&str>, &str),
) -> Result<Receipt, Undone> {
    let next = key.seal(head, text);
    let sequence = i64::try_from(next.sequence).map_err(|_| refused("a record's number"))?;
    let sql = "INSERT INTO disclosure (sequence, hash, body, customer) VALUES (?1, ?2, ?3, ?4)";
    let values = params![sequence, next.hash.as_bytes(), text, customer];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(next)
}

/// Where the chain stands. A last record other than `trusted` was written by another process, or
/// before this one started: its hash is checked, so that nothing is built on a record that was
/// altered.
pub(super) fn head(
    connection: &Connection,
    key: &ChainKey,
    trusted: Option<Receipt>,
) -> Result<Receipt, Undone> {
    let sql = "SELECT sequence, hash, body FROM disclosure ORDER BY sequence DESC LIMIT 1";
    let last: Option<(i64, [u8; 32], String)> = connection
        .prepare_cached(sql)?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((sequence, hash, text)) = last else {
        return match trusted {
            Some(trusted) if trusted != Receipt::genesis() => Err(refused("the chain, emptied,")),
            _ => Ok(Receipt::genesis()),
        };
    };
    let number = u64::try_from(sequence).map_err(|_| refused("a record's number"))?;
    let found = Receipt { sequence: number, hash: Digest::from_bytes(hash) };
    if trusted == Some(found) {
        return Ok(found);
    }
    let before = match number {
        1 => Receipt::genesis(),
        _ => {
            let sql = "SELECT hash FROM disclosure WHERE sequence = ?1";
            let hash = connection
                .prepare_cached(sql)?
                .query_row([sequence.wrapping_sub(1)], |row| row.get(0))
                .optional()?
                .ok_or_else(|| refused("the chain, with a gap before its end,"))?;
            Receipt { sequence: number.saturating_sub(1), hash: Digest::from_bytes(hash) }
        }
    };
    let shortened = trusted.is_some_and(|trusted| trusted.sequence >= number);
    if shortened || !key.continues(before, found, &text) {
        return Err(refused("the last record of the chain"));
    }
    Ok(found)
}

fn refused(what: &str) -> Undone {
    Undone::Refused(damaged(what))
}
