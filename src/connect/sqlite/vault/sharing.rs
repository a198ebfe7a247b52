//! A customer's own links: how they are seen, and how they become less.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::crash_point::pass;
use super::keys;
use super::ledger::Undone;
use super::rows::{accounts_in, accounts_text, damaged, failure, instant, text};
use crate::basics::{AccountId, ApplicationId, CustomerId, LinkId};
use crate::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack};
use crate::disclosure::{ChainKey, record_head};
use crate::vault::{Becomes, LinkChange, RevokedBy, SharedLink, VaultFailure};

/// How many links of one customer are shown: those that live and the latest that do not. Nobody
/// has linked a hundred times.
const LINKS_MAX: i64 = 100;

const LINKS: &str = "
SELECT link.link_id, link.channel, link.application, consent.classes, consent.accounts,
    consent.aloud, consent.look_back_days, consent.granted_at_ms, consent.expires_at_ms,
    link.revoked_at_ms,
    COALESCE(bank_link.authorized_at_ms, consent_text.signed_in_at_ms, consent.granted_at_ms)
FROM link
JOIN consent ON consent.customer_id = link.customer_id AND consent.link_id = link.link_id
LEFT JOIN consent_text ON consent_text.customer_id = link.customer_id
    AND consent_text.link_id = link.link_id
LEFT JOIN bank_link ON bank_link.customer_id = link.customer_id
    AND bank_link.link_id = link.link_id
WHERE link.customer_id = ?1
ORDER BY link.revoked_at_ms IS NOT NULL, consent.granted_at_ms DESC, link.link_id
LIMIT ?2";

/// The last record under a pseudonym that names a link by another. Its own text is looked at: the
/// chain vouches for nothing else.
const LAST_TOLD: &str = "
SELECT body FROM disclosure
WHERE customer = ?1 AND instr(body, ?2) > 0
ORDER BY sequence DESC LIMIT 1";

/// The links of `customer`.
pub(super) fn links_of(
    connection: &Connection,
    key: &ChainKey,
    customer: &CustomerId,
) -> Result<Vec<SharedLink>, VaultFailure> {
    let mut statement = connection.prepare_cached(LINKS).map_err(failure)?;
    let mut rows = statement.query(params![customer.as_str(), LINKS_MAX]).map_err(failure)?;
    let own = keys::key_of(connection, key, customer)?;
    // Whoever was told nothing yet has no key, and may have records from before there were any.
    let named_before = key.customer_pseudonym(customer);
    let told_at = |link: &LinkId| {
        let now = own.iter().map(|own| (own.pseudonym(), own.link_pseudonym(link)));
        let names = now.chain([(named_before.as_str(), link.as_str().to_owned())]);
        told_at(connection, names)
    };
    let mut links = Vec::new();
    while let Some(row) = rows.next().map_err(failure)? {
        let link = link_in(row)?;
        let told_at = match link.revoked_at {
            None => told_at(&link.link)?,
            Some(_) => None,
        };
        links.push(SharedLink { told_at, ..link });
    }
    Ok(links)
}

fn link_in(row: &Row<'_>) -> Result<SharedLink, VaultFailure> {
    let (channel, application) = (text(row, 1)?, text(row, 2)?);
    let revoked_at = match row.get::<_, Option<i64>>(9).map_err(failure)? {
        Some(_) => Some(instant(row, 9)?),
        None => None,
    };
    Ok(SharedLink {
        link: LinkId::new(text(row, 0)?).map_err(|_| damaged("a link's id"))?,
        channel: Channel::named(channel).ok_or_else(|| damaged("a link's channel"))?,
        application: ApplicationId::new(application)
            .map_err(|_| damaged("a link's application"))?,
        classes: classes(text(row, 3)?)?,
        accounts: scope(row.get(4).map_err(failure)?)?,
        aloud: aloud(text(row, 5)?)?,
        look_back: LookBack::of_days(row.get(6).map_err(failure)?),
        granted_at: instant(row, 7)?,
        authenticated_at: instant(row, 10)?,
        expires_at: instant(row, 8)?,
        revoked_at,
        told_at: None,
    })
}

/// When something was told by a link that records know by one of these `names`, of its customer and
/// of itself.
fn told_at<'n>(
    connection: &Connection,
    names: impl Iterator<Item = (&'n str, String)>,
) -> Result<Option<DateTime<Utc>>, VaultFailure> {
    for (name, link) in names {
        let named = format!("\"link\":{}", serde_json::Value::from(link));
        let body: Option<String> = connection
            .prepare_cached(LAST_TOLD)
            .map_err(failure)?
            .query_row(params![name, named], |row| row.get(0))
            .optional()
            .map_err(failure)?;
        if let Some(body) = body {
            let head = record_head(&body).ok_or_else(|| damaged("a record"))?;
            return Ok(Some(head.at));
        }
    }
    Ok(None)
}

/// What a consent says.
struct Terms {
    classes: DataClasses,
    accounts: AccountScope,
    aloud: Aloud,
    look_back: LookBack,
    revision: u32,
}

/// Does what a customer wants of a link of theirs; refuses where it does not hold any more.
pub(super) fn change(connection: &Connection, change: &LinkChange) -> Result<(), Undone> {
    let found = terms(connection, change).map_err(Undone::Refused)?;
    let terms = found.ok_or(Undone::Refused(VaultFailure::Ended))?;
    match &change.what {
        Becomes::Ended => {
            let sql = "UPDATE link SET revoked_at_ms = ?3, revoked_by = ?4
                WHERE customer_id = ?1 AND link_id = ?2 AND revoked_at_ms IS NULL";
            connection.prepare_cached(sql)?.execute(params![
                change.customer.as_str(),
                change.link.as_str(),
                change.at.timestamp_millis(),
                RevokedBy::Customer.name(),
            ])?;
            Ok(())
        }
        Becomes::Narrowed { classes, accounts, aloud, look_back } => {
            let less = Terms {
                classes: terms.classes.intersection(*classes),
                accounts: both(&terms.accounts, accounts),
                aloud: terms.aloud.max(*aloud),
                look_back: terms.look_back.nearer(*look_back),
                revision: terms.revision.saturating_add(1),
            };
            keep(connection, change, &terms)?;
            pass("consent of before kept");
            replace(connection, change, &less)
        }
    }
}

/// The accounts of `scope` that are `kept`.
fn both(scope: &AccountScope, kept: &[AccountId]) -> AccountScope {
    let covered = kept.iter().filter(|account| scope.covers(account));
    AccountScope::Only(covered.cloned().collect())
}

/// What the consent says now; `None` where there is none that holds.
fn terms(connection: &Connection, change: &LinkChange) -> Result<Option<Terms>, VaultFailure> {
    let sql = "SELECT consent.classes, consent.accounts, consent.aloud, consent.look_back_days,
        consent.revision FROM link
        JOIN consent ON consent.customer_id = link.customer_id AND consent.link_id = link.link_id
        WHERE link.customer_id = ?1 AND link.link_id = ?2 AND link.revoked_at_ms IS NULL
        AND consent.expires_at_ms > ?3";
    let at = change.at.timestamp_millis();
    let mut statement = connection.prepare_cached(sql).map_err(failure)?;
    let values = params![change.customer.as_str(), change.link.as_str(), at];
    let mut rows = statement.query(values).map_err(failure)?;
    let Some(row) = rows.next().map_err(failure)? else { return Ok(None) };
    Ok(Some(Terms {
        classes: classes(text(row, 0)?)?,
        accounts: scope(row.get(1).map_err(failure)?)?,
        aloud: aloud(text(row, 2)?)?,
        look_back: LookBack::of_days(row.get(3).map_err(failure)?),
        revision: row.get(4).map_err(failure)?,
    }))
}

/// Keeps what the consent said until now.
fn keep(connection: &Connection, change: &LinkChange, before: &Terms) -> Result<(), Undone> {
    let sql = "INSERT INTO consent_before
        (customer_id, link_id, revision, classes, accounts, aloud, look_back_days, until_ms)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    connection.prepare_cached(sql)?.execute(params![
        change.customer.as_str(),
        change.link.as_str(),
        before.revision,
        before.classes.to_string(),
        accounts_text(&before.accounts),
        before.aloud.name(),
        before.look_back.days(),
        change.at.timestamp_millis(),
    ])?;
    Ok(())
}

fn replace(connection: &Connection, change: &LinkChange, new: &Terms) -> Result<(), Undone> {
    let sql = "UPDATE consent SET classes = ?3, accounts = ?4, aloud = ?5, look_back_days = ?6,
        revision = ?7 WHERE customer_id = ?1 AND link_id = ?2";
    connection.prepare_cached(sql)?.execute(params![
        change.customer.as_str(),
        change.link.as_str(),
        new.classes.to_string(),
        accounts_text(&new.accounts),
        new.aloud.name(),
        new.look_back.days(),
        new.revision,
    ])?;
    Ok(())
}

fn classes(text: &str) -> Result<DataClasses, VaultFailure> {
    text.parse().map_err(|_| damaged("a consent's classes"))
}

fn aloud(text: &str) -> Result<Aloud, VaultFailure> {
    Aloud::named(text).ok_or_else(|| damaged("a consent's level"))
}

fn scope(list: Option<String>) -> Result<AccountScope, VaultFailure> {
    match list {
        None => Ok(AccountScope::All),
        Some(list) => Ok(AccountScope::Only(accounts_in(&list)?)),
    }
}
