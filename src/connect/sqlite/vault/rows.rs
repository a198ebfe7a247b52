//! Rows to values and back.

use chrono::{DateTime, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row};

use crate::basics::{AccountId, ApplicationId, CustomerId, Digest, LinkId};
use crate::consent::{AccountScope, Aloud, Channel, Grant, Length, LookBack, Manner, Pace};
use crate::vault::VaultFailure;

const GRANT_OF_TOKEN: &str = "
SELECT link.link_id, link.customer_id, link.channel, link.application, consent.classes,
    consent.accounts, consent.granted_at_ms, consent.expires_at_ms, link.revoked_at_ms,
    access_token.expires_at_ms, link.user_digest, token_family.predecessor_generation IS NOT NULL,
    consent.aloud, manner.length, manner.pace, consent.look_back_days, consent.revision,
    COALESCE(consent_text.signed_in_at_ms, consent.granted_at_ms)
FROM access_token
JOIN link ON link.customer_id = access_token.customer_id
    AND link.link_id = access_token.link_id
JOIN consent ON consent.customer_id = access_token.customer_id
    AND consent.link_id = access_token.link_id
LEFT JOIN token_family ON token_family.customer_id = access_token.customer_id
    AND token_family.link_id = access_token.link_id
    AND token_family.current_generation = access_token.generation
LEFT JOIN consent_text ON consent_text.customer_id = access_token.customer_id
    AND consent_text.link_id = access_token.link_id
LEFT JOIN manner ON manner.customer_id = access_token.customer_id
WHERE access_token.token_digest = ?1";

const USER_OF_TOKEN: &str = "
SELECT link.user_digest
FROM access_token
JOIN link ON link.customer_id = access_token.customer_id
    AND link.link_id = access_token.link_id
WHERE access_token.token_digest = ?1";

/// The grant behind `token`.
pub(super) fn grant_of(
    connection: &Connection,
    token: Digest,
) -> Result<Option<Grant>, VaultFailure> {
    let mut statement = connection.prepare_cached(GRANT_OF_TOKEN).map_err(failure)?;
    let mut rows = statement.query([token.as_bytes()]).map_err(failure)?;
    match rows.next().map_err(failure)? {
        Some(row) => grant_in(row).map(Some),
        None => Ok(None),
    }
}

/// The user to whom the link behind `token` is tied: outer `None` when there is no such link.
pub(super) fn user_of(
    connection: &Connection,
    token: Digest,
) -> Result<Option<Option<Digest>>, VaultFailure> {
    let mut statement = connection.prepare_cached(USER_OF_TOKEN).map_err(failure)?;
    let user = statement
        .query_row([token.as_bytes()], |row| row.get::<_, Option<[u8; 32]>>(0))
        .optional()
        .map_err(failure)?;
    Ok(user.map(|user| user.map(Digest::from_bytes)))
}

/// The grant in a row with the columns of [`GRANT_OF_TOKEN`].
pub(super) fn grant_in(row: &Row<'_>) -> Result<Grant, VaultFailure> {
    let channel = Channel::named(text(row, 2)?).ok_or_else(|| damaged("a link's channel"))?;
    let accounts = match row.get::<_, Option<String>>(5).map_err(failure)? {
        None => AccountScope::All,
        Some(list) => AccountScope::Only(accounts_in(&list)?),
    };
    let revoked_at = match row.get::<_, Option<i64>>(8).map_err(failure)? {
        Some(_) => Some(instant(row, 8)?),
        None => None,
    };
    Ok(Grant {
        link: LinkId::new(text(row, 0)?).map_err(|_| damaged("a link's id"))?,
        customer: CustomerId::new(text(row, 1)?).map_err(|_| damaged("a link's customer"))?,
        channel,
        application: ApplicationId::new(text(row, 3)?)
            .map_err(|_| damaged("a link's application"))?,
        user: row.get::<_, Option<[u8; 32]>>(10).map_err(failure)?.map(Digest::from_bytes),
        classes: text(row, 4)?.parse().map_err(|_| damaged("a consent's classes"))?,
        accounts,
        look_back: LookBack::of_days(row.get(15).map_err(failure)?),
        revision: row.get(16).map_err(failure)?,
        manner: manner_in(row)?,
        granted_at: instant(row, 6)?,
        authenticated_at: instant(row, 17)?,
        expires_at: instant(row, 7)?,
        token_expires_at: instant(row, 9)?,
        revoked_at,
        retires_predecessor: row.get(11).map_err(failure)?,
    })
}

/// How long and how fast `customer` wants to be told.
pub(super) fn voice_of(
    connection: &Connection,
    customer: &CustomerId,
) -> Result<(Length, Pace), VaultFailure> {
    let sql = "SELECT length, pace FROM manner WHERE customer_id = ?1";
    let mut statement = connection.prepare_cached(sql).map_err(failure)?;
    let mut rows = statement.query([customer.as_str()]).map_err(failure)?;
    match rows.next().map_err(failure)? {
        Some(row) => voice_in(row, [0, 1]),
        None => Ok((Length::default(), Pace::default())),
    }
}

/// The length and the pace in two columns; what was never said is as it is for everybody.
fn voice_in(row: &Row<'_>, [length, pace]: [usize; 2]) -> Result<(Length, Pace), VaultFailure> {
    let said = |column| match row.get_ref(column).map_err(failure)? {
        ValueRef::Null => Ok(None),
        value => value.as_str().map(Some).map_err(|_| damaged("a customer's manner")),
    };
    let damage = || damaged("a customer's manner");
    let length = match said(length)? {
        None => Length::default(),
        Some(name) => Length::named(name).ok_or_else(damage)?,
    };
    let pace = match said(pace)? {
        None => Pace::default(),
        Some(name) => Pace::named(name).ok_or_else(damage)?,
    };
    Ok((length, pace))
}

/// How the customer wants to be told.
fn manner_in(row: &Row<'_>) -> Result<Manner, VaultFailure> {
    let (length, pace) = voice_in(row, [13, 14])?;
    let aloud = Aloud::named(text(row, 12)?).ok_or_else(|| damaged("a consent's level"))?;
    Ok(Manner { length, pace, aloud })
}

/// The accounts of a consent as a JSON array; `None` for all of them.
pub(super) fn accounts_text(scope: &AccountScope) -> Option<String> {
    match scope {
        AccountScope::All => None,
        AccountScope::Only(accounts) => {
            let ids: Vec<_> = accounts.iter().map(AccountId::as_str).collect();
            Some(serde_json::Value::from(ids).to_string())
        }
    }
}

pub(super) fn accounts_in(list: &str) -> Result<Vec<AccountId>, VaultFailure> {
    let ids: Vec<String> =
        serde_json::from_str(list).map_err(|_| damaged("a consent's accounts"))?;
    let ids: Result<Vec<_>, _> = ids.iter().map(|id| AccountId::new(id)).collect();
    ids.map_err(|_| damaged("a consent's accounts"))
}

/// What a failure of SQLite means to the port's user. SQLite's own texts name tables and columns,
/// never values.
pub(super) fn failure(error: rusqlite::Error) -> VaultFailure {
    let logged = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => VaultFailure::Busy,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            VaultFailure::Damaged { logged }
        }
        Some(_) => VaultFailure::Unusable { logged },
        // Not SQLite's but the row's: a column of another type than the schema gives it.
        None => VaultFailure::Damaged { logged },
    }
}

/// `what` is in the store but makes no sense.
pub(super) fn damaged(what: &str) -> VaultFailure {
    VaultFailure::Damaged { logged: format!("{what} makes no sense") }
}

pub(super) fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, VaultFailure> {
    let value = row.get_ref(column).map_err(failure)?;
    value.as_str().map_err(|_| damaged("a column that should hold text"))
}

pub(super) fn instant(row: &Row<'_>, column: usize) -> Result<DateTime<Utc>, VaultFailure> {
    let millis = row.get(column).map_err(failure)?;
    DateTime::from_timestamp_millis(millis).ok_or_else(|| damaged("a time"))
}
