//! Links behind tokens of the bank's own authorization server.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};

use super::crash_point::pass;
use super::ledger::{self, LinkRow, Undone};
use super::rows::{damaged, failure, grant_in, instant};
use super::store::SqliteVault;
use super::writer::Write;
use crate::basics::{CustomerId, Pending};
use crate::connect::mint;
use crate::consent::{AccountScope, Grant};
use crate::disclosure::ChainKey;
use crate::oauth::{GrantRuling, HeldGrants, rule_on_grant};
use crate::vault::{Admission, BankGrant, BankGrantVault, VaultFailure};

/// The columns of a grant, as everywhere; the end of the token is its own affair.
const LIVE: &str = "
SELECT link.link_id, link.customer_id, link.channel, link.application, consent.classes,
    consent.accounts, consent.granted_at_ms, consent.expires_at_ms, link.revoked_at_ms,
    ?4, link.user_digest, FALSE, consent.aloud, manner.length, manner.pace,
    consent.look_back_days, consent.revision, bank_link.authorized_at_ms, bank_link.revision
FROM bank_link
JOIN link ON link.customer_id = bank_link.customer_id AND link.link_id = bank_link.link_id
JOIN consent ON consent.customer_id = bank_link.customer_id
    AND consent.link_id = bank_link.link_id
LEFT JOIN manner ON manner.customer_id = bank_link.customer_id
WHERE bank_link.customer_id = ?1 AND link.channel = ?2 AND link.application = ?3
    AND link.revoked_at_ms IS NULL";

const ENDED: &str = "
SELECT max(max(link.revoked_at_ms, bank_link.authorized_at_ms))
FROM bank_link
JOIN link ON link.customer_id = bank_link.customer_id AND link.link_id = bank_link.link_id
WHERE bank_link.customer_id = ?1 AND link.channel = ?2 AND link.application = ?3
    AND link.revoked_at_ms IS NOT NULL";

/// The link that holds, as it is stored.
struct Live {
    grant: Grant,
    authorized_at: DateTime<Utc>,
    is_narrowed: bool,
}

impl BankGrantVault for SqliteVault {
    fn admit_bank_grant<'a>(
        &'a self,
        presented: BankGrant,
    ) -> Pending<'a, Result<Admission, VaultFailure>> {
        Box::pin(async move {
            // Asked with every request, answered by a write a few times in a link's life.
            let read = |connection: &Connection| known(connection, &self.key, &presented);
            let (live, ruling) = self.readers.with(read)?;
            match (ruling, live) {
                (GrantRuling::Ended, _) => Ok(Admission::Ended),
                (GrantRuling::Hold, Some(live)) if is_bound(&live, &presented) => {
                    Ok(Admission::Held(bounded(live.grant, &presented)))
                }
                _ => {
                    let presented = Box::new(presented);
                    self.writer.submit(move |slot| Write::AdmitBankGrant(presented, slot)).await
                }
            }
        })
    }
}

/// Does what is ruled on a token's link.
pub(super) fn admit(
    connection: &Connection,
    key: &ChainKey,
    presented: &BankGrant,
) -> Result<Admission, Undone> {
    let (live, ruling) = known(connection, key, presented).map_err(Undone::Refused)?;
    match (ruling, &live) {
        (GrantRuling::Ended, _) => return Ok(Admission::Ended),
        (GrantRuling::Hold, _) => {}
        (GrantRuling::Renew, Some(live)) => renew(connection, live, presented)?,
        (GrantRuling::Renew | GrantRuling::Make, _) => make(connection, presented)?,
    }
    if let (Some(live), Some(user)) = (&live, presented.user)
        && live.grant.user.is_none()
    {
        let sql = "UPDATE link SET user_digest = ?3 WHERE customer_id = ?1 AND link_id = ?2";
        let (customer, link) = (live.grant.customer.as_str(), live.grant.link.as_str());
        connection.prepare_cached(sql)?.execute(params![customer, link, user.as_bytes()])?;
    }
    let (live, _) = known(connection, key, presented).map_err(Undone::Refused)?;
    let live = live.ok_or_else(|| Undone::Refused(damaged("a link of the bank's")))?;
    Ok(Admission::Held(bounded(live.grant, presented)))
}

/// Whether the link names the platform's user, so that "disabled" finds it, or none is known.
fn is_bound(live: &Live, presented: &BankGrant) -> bool {
    live.grant.user.is_some() || presented.user.is_none()
}

/// What both the link and the token open.
fn bounded(grant: Grant, presented: &BankGrant) -> Grant {
    let mut manner = grant.manner;
    manner.aloud = manner.aloud.max(presented.aloud);
    Grant {
        classes: grant.classes.intersection(presented.classes),
        look_back: grant.look_back.nearer(presented.look_back),
        manner,
        ..grant
    }
}

/// The link that holds, and what becomes of it.
fn known(
    connection: &Connection,
    key: &ChainKey,
    presented: &BankGrant,
) -> Result<(Option<Live>, GrantRuling), VaultFailure> {
    let (customer, application) = (presented.customer.as_str(), presented.application.as_str());
    let channel = presented.channel.name();
    let mut statement = connection.prepare_cached(LIVE).map_err(failure)?;
    let token_ends = presented.token_expires_at.timestamp_millis();
    let values = params![customer, channel, application, token_ends];
    let mut rows = statement.query(values).map_err(failure)?;
    let live = match rows.next().map_err(failure)? {
        Some(row) => Some(live_in(row)?),
        None => None,
    };
    let mut statement = connection.prepare_cached(ENDED).map_err(failure)?;
    let ended: Option<i64> = statement
        .query_row(params![customer, channel, application], |row| row.get(0))
        .map_err(failure)?;
    let sql = "SELECT max(erased_at_ms) FROM erased_grant WHERE pseudonym = ?1";
    let erased: Option<i64> = connection
        .prepare_cached(sql)
        .map_err(failure)?
        .query_row([key.erased_pseudonym(&presented.customer)], |row| row.get(0))
        .map_err(failure)?;
    let ended = match ended.max(erased) {
        None => None,
        Some(at) => {
            Some(DateTime::from_timestamp_millis(at).ok_or_else(|| damaged("a link's end"))?)
        }
    };
    let held = HeldGrants { live: live.as_ref().map(|live| live.authorized_at), ended };
    Ok((live, rule_on_grant(held, presented.authorized_at)))
}

fn live_in(row: &Row<'_>) -> Result<Live, VaultFailure> {
    let (now, then): (u32, u32) = (row.get(16).map_err(failure)?, row.get(18).map_err(failure)?);
    Ok(Live { grant: grant_in(row)?, authorized_at: instant(row, 17)?, is_narrowed: now != then })
}

/// Makes the link.
fn make(connection: &Connection, presented: &BankGrant) -> Result<(), Undone> {
    let unmade = |why: mint::MintFailure| {
        Undone::Refused(VaultFailure::Unusable { logged: why.to_string() })
    };
    let link = mint::link_id().map_err(unmade)?;
    let row = LinkRow {
        customer: &presented.customer,
        link: &link,
        channel: presented.channel,
        application: &presented.application,
        user: presented.user,
        classes: presented.classes,
        accounts: &AccountScope::All,
        aloud: presented.aloud,
        look_back: presented.look_back,
        granted_at: presented.at,
        expires_at: presented.expires_at,
    };
    ledger::insert_link(connection, &row)?;
    pass("bank's link made");
    let sql = "INSERT INTO bank_link (customer_id, link_id, authorized_at_ms, revision)
        VALUES (?1, ?2, ?3, 0)";
    let authorized = presented.authorized_at.timestamp_millis();
    let values = params![presented.customer.as_str(), link.as_str(), authorized];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Lets the link last longer. One that its customer did not narrow opens what the token opens; what
/// it opened until now is kept.
fn renew(connection: &Connection, live: &Live, presented: &BankGrant) -> Result<(), Undone> {
    let (customer, link) = (live.grant.customer.as_str(), live.grant.link.as_str());
    let sql = "UPDATE bank_link SET authorized_at_ms = ?3 WHERE customer_id = ?1 AND link_id = ?2";
    let authorized = presented.authorized_at.timestamp_millis();
    connection.prepare_cached(sql)?.execute(params![customer, link, authorized])?;
    pass("sign-in at the bank kept");
    let sql = "UPDATE consent SET expires_at_ms = ?3 WHERE customer_id = ?1 AND link_id = ?2";
    let ends = presented.expires_at.timestamp_millis();
    connection.prepare_cached(sql)?.execute(params![customer, link, ends])?;
    let opens = (presented.classes, presented.aloud, presented.look_back);
    let opened = (live.grant.classes, live.grant.manner.aloud, live.grant.look_back);
    if live.is_narrowed || opens == opened {
        return Ok(());
    }
    let sql = "INSERT INTO consent_before
        (customer_id, link_id, revision, classes, accounts, aloud, look_back_days, until_ms)
        SELECT customer_id, link_id, revision, classes, accounts, aloud, look_back_days, ?3
        FROM consent WHERE customer_id = ?1 AND link_id = ?2";
    let at = presented.at.timestamp_millis();
    connection.prepare_cached(sql)?.execute(params![customer, link, at])?;
    let sql = "UPDATE consent SET classes = ?3, aloud = ?4, look_back_days = ?5,
        revision = revision + 1 WHERE customer_id = ?1 AND link_id = ?2";
    connection.prepare_cached(sql)?.execute(params![
        customer,
        link,
        presented.classes.to_string(),
        presented.aloud.name(),
        presented.look_back.days(),
    ])?;
    pass("consent renewed");
    let sql = "UPDATE bank_link SET revision = revision + 1
        WHERE customer_id = ?1 AND link_id = ?2";
    connection.prepare_cached(sql)?.execute(params![customer, link])?;
    Ok(())
}

/// Notes that a customer with a link of the bank's is erased at `at`: only a sign-in after that
/// brings them back.
pub(super) fn note_erasure(
    connection: &Connection,
    key: &ChainKey,
    customer: &CustomerId,
    at: DateTime<Utc>,
) -> Result<(), Undone> {
    // What the bank's clock was ahead of ours with a sign-in that was seen counts as before.
    let sql = "INSERT INTO erased_grant (pseudonym, erased_at_ms)
        SELECT ?2, max(?3, max(authorized_at_ms)) FROM bank_link WHERE customer_id = ?1
        GROUP BY customer_id
        ON CONFLICT (pseudonym) DO UPDATE SET erased_at_ms = excluded.erased_at_ms";
    let values = params![customer.as_str(), key.erased_pseudonym(customer), at.timestamp_millis()];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}
