//! Visits to the pages, how customers sign in, and what they agree to.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::crash_point::pass;
use super::ledger::{self, LinkRow, Undone};
use super::rows::{damaged, failure, instant, text};
use crate::basics::{ClientId, CustomerId, Digest, LinkId, Secret};
use crate::oauth::{AuthorizationRequest, Challenge};
use crate::vault::{Consented, Linking, NewSession, Session, SignIn, VaultFailure};

/// Keeps a visit.
pub(super) fn begin(connection: &Connection, new: &NewSession) -> Result<(), Undone> {
    let sql = "INSERT INTO session (session_digest, link_id, client_id, redirect_uri, state,
        challenge, classes, resource, expires_at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT DO NOTHING";
    let request = new.linking.as_ref().map(|linking| &linking.request);
    let rows = connection.prepare_cached(sql)?.execute(params![
        new.key.as_bytes(),
        new.linking.as_ref().map(|linking| linking.link.as_str()),
        request.map(|request| request.client.as_str()),
        request.map(|request| &request.redirect_uri),
        request.map(|request| &request.state),
        request.map(|request| request.challenge.as_str()),
        request.map(|request| request.classes.to_string()),
        request.map(|request| &request.resource),
        new.expires_at.timestamp_millis(),
    ])?;
    if rows == 0 { Err(Undone::Refused(VaultFailure::Taken)) } else { Ok(()) }
}

/// The visit with this key, if it holds at `at`.
pub(super) fn session(
    connection: &Connection,
    key: Digest,
    at: DateTime<Utc>,
) -> Result<Option<Session>, VaultFailure> {
    let sql = "SELECT link_id, client_id, redirect_uri, state, challenge, classes, resource,
        customer_id, signed_in_at_ms, expires_at_ms
        FROM session WHERE session_digest = ?1 AND expires_at_ms > ?2";
    let mut statement = connection.prepare_cached(sql).map_err(failure)?;
    let mut rows =
        statement.query(params![key.as_bytes(), at.timestamp_millis()]).map_err(failure)?;
    match rows.next().map_err(failure)? {
        Some(row) => session_in(row).map(Some),
        None => Ok(None),
    }
}

fn session_in(row: &Row<'_>) -> Result<Session, VaultFailure> {
    let signed_in = match row.get::<_, Option<String>>(7).map_err(failure)? {
        Some(customer) => {
            let customer = CustomerId::new(&customer).map_err(|_| damaged("a visit's customer"))?;
            Some((customer, instant(row, 8)?))
        }
        None => None,
    };
    Ok(Session { linking: linking_in(row)?, signed_in, expires_at: instant(row, 9)? })
}

/// What the platform asks for, if one sent the customer.
fn linking_in(row: &Row<'_>) -> Result<Option<Linking>, VaultFailure> {
    let Some(link) = row.get::<_, Option<String>>(0).map_err(failure)? else { return Ok(None) };
    let request = AuthorizationRequest {
        client: ClientId::new(text(row, 1)?).map_err(|_| damaged("a visit's client"))?,
        redirect_uri: text(row, 2)?.to_owned(),
        state: row.get(3).map_err(failure)?,
        challenge: Challenge::read(text(row, 4)?).map_err(|_| damaged("a challenge"))?,
        classes: text(row, 5)?.parse().map_err(|_| damaged("a visit's classes"))?,
        resource: row.get(6).map_err(failure)?,
    };
    let link = LinkId::new(&link).map_err(|_| damaged("a visit's link"))?;
    Ok(Some(Linking { request, link }))
}

/// Notes who signed in; the visit goes on under the second key until `until`.
pub(super) fn sign_in(
    connection: &Connection,
    (key, renewed): (Digest, Digest),
    (customer, authenticated_at): &(CustomerId, DateTime<Utc>),
    at: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<(), Undone> {
    let sql = "UPDATE session SET session_digest = ?2, customer_id = ?3, signed_in_at_ms = ?4,
        expires_at_ms = ?6
        WHERE session_digest = ?1 AND expires_at_ms > ?5 AND customer_id IS NULL";
    let (key, renewed) = (key.as_bytes(), renewed.as_bytes());
    let (at, until) = (at.timestamp_millis(), until.timestamp_millis());
    let authenticated_at = authenticated_at.timestamp_millis();
    let values = params![key, renewed, customer.as_str(), authenticated_at, at, until];
    ended_unless(connection.prepare_cached(sql)?.execute(values)? == 1)
}

/// Ends a visit.
pub(super) fn end(connection: &Connection, key: Digest) -> Result<(), Undone> {
    let sql = "DELETE FROM session WHERE session_digest = ?1";
    connection.prepare_cached(sql)?.execute([key.as_bytes()])?;
    Ok(())
}

/// How the customer called `user` signs in.
pub(super) fn sign_in_of(
    connection: &Connection,
    user: &str,
) -> Result<Option<SignIn>, VaultFailure> {
    let sql = "SELECT customer_id, password_hash FROM sign_in WHERE user_name = ?1";
    let found: Option<(String, String)> = connection
        .prepare_cached(sql)
        .map_err(failure)?
        .query_row([user], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map_err(failure)?;
    let Some((customer, hash)) = found else { return Ok(None) };
    let customer = CustomerId::new(&customer).map_err(|_| damaged("a sign-in's customer"))?;
    Ok(Some(SignIn { customer, password_hash: Secret::new(hash) }))
}

/// Keeps how a customer signs in; whether the name was free.
pub(super) fn add_sign_in(
    connection: &Connection,
    user: &str,
    new: &SignIn,
    at: DateTime<Utc>,
) -> Result<bool, Undone> {
    let sql = "INSERT INTO sign_in (user_name, customer_id, password_hash, added_at_ms)
        VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    let (customer, hash) = (new.customer.as_str(), new.password_hash.expose());
    let values = params![user, customer, hash, at.timestamp_millis()];
    Ok(connection.prepare_cached(sql)?.execute(values)? == 1)
}

/// Makes a link with its consent and code, and ends the visit.
pub(super) fn consent(connection: &Connection, new: &Consented) -> Result<(), Undone> {
    let sql = "SELECT EXISTS (SELECT 1 FROM session WHERE session_digest = ?1
        AND expires_at_ms > ?2 AND customer_id = ?3 AND link_id = ?4 AND client_id = ?5)";
    let (customer, link) = (new.customer.as_str(), new.link.as_str());
    let at = new.granted_at.timestamp_millis();
    let values = params![new.session.as_bytes(), at, customer, link, new.client.as_str()];
    ended_unless(connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)?;
    ledger::insert_link(
        connection,
        &LinkRow {
            customer: &new.customer,
            link: &new.link,
            channel: new.channel,
            application: &new.application,
            user: None,
            classes: new.classes,
            accounts: &new.accounts,
            aloud: new.aloud,
            look_back: new.look_back,
            granted_at: new.granted_at,
            expires_at: new.expires_at,
        },
    )?;
    pass("link made");
    end(connection, new.session)?;
    pass("visit ended");
    let sql = "INSERT INTO consent_text
        (customer_id, link_id, signed_in_at_ms, text_digest, text_language)
        VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute(params![
        customer,
        link,
        new.signed_in_at.timestamp_millis(),
        new.text_version.as_bytes(),
        new.text_language,
    ])?;
    pass("text of the consent kept");
    let sql = "INSERT INTO authorization_code (code_digest, customer_id, link_id, client_id,
        redirect_uri, challenge, resource, expires_at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    connection.prepare_cached(sql)?.execute(params![
        new.code.as_bytes(),
        customer,
        link,
        new.client.as_str(),
        new.redirect_uri,
        new.challenge.as_str(),
        new.resource,
        new.code_expires_at.timestamp_millis(),
    ])?;
    Ok(())
}

fn ended_unless(holds: bool) -> Result<(), Undone> {
    if holds { Ok(()) } else { Err(Undone::Refused(VaultFailure::Ended)) }
}
