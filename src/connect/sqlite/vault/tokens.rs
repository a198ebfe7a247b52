//! Codes and tokens: the rulings of `oauth`, applied to the rows of one link.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::crash_point::pass;
use super::ledger::{self, TokenRow, Undone};
use super::rows::{damaged, failure, instant, text};
use crate::basics::{ClientId, Digest, LinkId, Now};
use crate::consent::DataClasses;
use crate::oauth::{
    Challenge, CodeRuling, Family, RefreshRuling, StoredCode, Succession, TokenError, TokenKind,
    TokenState, rule_on_code, rule_on_refresh,
};
use crate::vault::{
    CodeRedemption, Issued, IssuedTokens, Refreshment, Revoke, RevokedBy, VaultFailure,
};

/// What a claim came to.
type Outcome = Result<Issued, TokenError>;

/// The link that a code or token belongs to, and what bounds its tokens.
struct Held {
    customer: String,
    link: String,
    classes: DataClasses,
    consent_expires_at: DateTime<Utc>,
}

const CODE: &str = "
SELECT code.customer_id, code.link_id, consent.classes, consent.expires_at_ms, code.client_id,
    code.redirect_uri, code.challenge, code.resource, code.expires_at_ms,
    code.used_at_ms IS NOT NULL, link.revoked_at_ms IS NOT NULL
FROM authorization_code AS code
JOIN link ON link.customer_id = code.customer_id AND link.link_id = code.link_id
JOIN consent ON consent.customer_id = code.customer_id AND consent.link_id = code.link_id
WHERE code.code_digest = ?1";

const FAMILY: &str = "
SELECT token.customer_id, token.link_id, consent.classes, consent.expires_at_ms, family.client_id,
    family.resource, family.current_generation, family.predecessor_generation,
    family.current_issued_at_ms, family.expires_at_ms, link.revoked_at_ms IS NOT NULL,
    token.generation
FROM refresh_token AS token
JOIN token_family AS family ON family.customer_id = token.customer_id
    AND family.link_id = token.link_id
JOIN link ON link.customer_id = token.customer_id AND link.link_id = token.link_id
JOIN consent ON consent.customer_id = token.customer_id AND consent.link_id = token.link_id
WHERE token.token_digest = ?1";

const ACCESS_TOKEN: &str = "
SELECT family.client_id, consent.classes, family.resource, token.expires_at_ms,
    consent.expires_at_ms, link.revoked_at_ms IS NOT NULL, token.link_id
FROM access_token AS token
JOIN link ON link.customer_id = token.customer_id AND link.link_id = token.link_id
JOIN consent ON consent.customer_id = token.customer_id AND consent.link_id = token.link_id
LEFT JOIN token_family AS family ON family.customer_id = token.customer_id
    AND family.link_id = token.link_id
WHERE token.token_digest = ?1";

/// Redeems a code as `oauth` rules.
pub(super) fn redeem(connection: &Connection, asked: &CodeRedemption) -> Result<Outcome, Undone> {
    let found = code_of(connection, asked.code).map_err(Undone::Refused)?;
    let stored = found.as_ref().map(|(_, code)| code);
    let ruling = rule_on_code(stored, &asked.claim, Now::at(asked.at));
    let Some((held, code)) = &found else { return Ok(Err(TokenError::InvalidGrant)) };
    match ruling {
        CodeRuling::Refuse(error) => return Ok(Err(error)),
        CodeRuling::Replay => return replayed(connection, held, asked.at),
        CodeRuling::Issue => {}
    }
    check_tokens_are_free(connection, &asked.tokens)?;
    let at = asked.at.timestamp_millis();
    let sql = "UPDATE authorization_code SET used_at_ms = ?2 WHERE code_digest = ?1";
    connection.prepare_cached(sql)?.execute(params![asked.code.as_bytes(), at])?;
    pass("code used up");
    let ends = asked.refresh_expires_at.min(held.consent_expires_at);
    let sql = "INSERT INTO token_family (customer_id, link_id, client_id, resource,
        current_generation, predecessor_generation, current_issued_at_ms, expires_at_ms)
        VALUES (?1, ?2, ?3, ?4, 1, NULL, ?5, ?6)";
    connection.prepare_cached(sql)?.execute(params![
        held.customer,
        held.link,
        code.client.as_str(),
        code.resource,
        at,
        ends.timestamp_millis(),
    ])?;
    pass("family begun");
    insert_refresh_token(connection, held, asked.tokens.refresh_token, 1, ends)?;
    pass("refresh token kept");
    issue(connection, held, &asked.tokens, 1, true).map(Ok)
}

/// Refreshes as `oauth` rules.
pub(super) fn refresh(connection: &Connection, asked: &Refreshment) -> Result<Outcome, Undone> {
    let found = family_of(connection, asked.token).map_err(Undone::Refused)?;
    let stored = found.as_ref().map(|(_, family, generation)| (family, *generation));
    let ruling = rule_on_refresh(stored, &asked.claim, Now::at(asked.at));
    let Some((held, family, _)) = &found else { return Ok(Err(TokenError::InvalidGrant)) };
    let succession = match ruling {
        RefreshRuling::Refuse(error) => return Ok(Err(error)),
        RefreshRuling::Replay => return replayed(connection, held, asked.at),
        RefreshRuling::Issue(succession) => succession,
    };
    check_tokens_are_free(connection, &asked.tokens)?;
    let generation = match succession {
        Succession::Keep(generation) => generation,
        Succession::Rotate { current, predecessor } => {
            let sql = "UPDATE token_family SET current_generation = ?3,
                predecessor_generation = ?4, current_issued_at_ms = ?5
                WHERE customer_id = ?1 AND link_id = ?2";
            let at = asked.at.timestamp_millis();
            let values = params![held.customer, held.link, current, predecessor, at];
            connection.prepare_cached(sql)?.execute(values)?;
            pass("family rotated");
            let token = asked.tokens.refresh_token;
            insert_refresh_token(connection, held, token, current, family.expires_at)?;
            pass("refresh token kept");
            current
        }
    };
    let rotates = matches!(succession, Succession::Rotate { .. });
    issue(connection, held, &asked.tokens, generation, rotates).map(Ok)
}

/// Notes that an access token is in use: the predecessor of the refresh token it came with holds
/// no more.
pub(super) fn retire_predecessor(connection: &Connection, token: Digest) -> Result<(), Undone> {
    let sql = "UPDATE token_family SET predecessor_generation = NULL
        WHERE (customer_id, link_id, current_generation) IN (
            SELECT customer_id, link_id, generation FROM access_token WHERE token_digest = ?1)";
    connection.prepare_cached(sql)?.execute([token.as_bytes()])?;
    Ok(())
}

/// Ends the link behind a token of `client`.
pub(super) fn give_back(
    connection: &Connection,
    token: Digest,
    client: &ClientId,
    at: DateTime<Utc>,
) -> Result<(), Undone> {
    let found = find(connection, token).map_err(Undone::Refused)?;
    if let Some((link, state)) = found
        && state.client.as_ref() == Some(client)
    {
        ledger::revoke(connection, &Revoke::Link(link), RevokedBy::Client, at, None)?;
    }
    Ok(())
}

/// What is known of an access or refresh token.
pub(super) fn token_state(
    connection: &Connection,
    token: Digest,
) -> Result<Option<TokenState>, VaultFailure> {
    Ok(find(connection, token)?.map(|(_, state)| state))
}

fn find(
    connection: &Connection,
    token: Digest,
) -> Result<Option<(LinkId, TokenState)>, VaultFailure> {
    if let Some((held, family, generation)) = family_of(connection, token)? {
        let live = generation == family.current || family.predecessor == Some(generation);
        let link = LinkId::new(&held.link).map_err(|_| damaged("a token's link"))?;
        let state = TokenState {
            kind: TokenKind::Refresh,
            client: Some(family.client),
            classes: family.classes,
            resource: family.resource,
            expires_at: family.expires_at,
            consent_expires_at: held.consent_expires_at,
            ended: family.ended || !live,
        };
        return Ok(Some((link, state)));
    }
    let mut statement = connection.prepare_cached(ACCESS_TOKEN).map_err(failure)?;
    let mut rows = statement.query([token.as_bytes()]).map_err(failure)?;
    let Some(row) = rows.next().map_err(failure)? else { return Ok(None) };
    let client = match row.get::<_, Option<String>>(0).map_err(failure)? {
        Some(client) => Some(ClientId::new(&client).map_err(|_| damaged("a token's client"))?),
        None => None,
    };
    let state = TokenState {
        kind: TokenKind::Access,
        client,
        classes: text(row, 1)?.parse().map_err(|_| damaged("a consent's classes"))?,
        resource: row.get(2).map_err(failure)?,
        expires_at: instant(row, 3)?,
        consent_expires_at: instant(row, 4)?,
        ended: row.get(5).map_err(failure)?,
    };
    let link = LinkId::new(text(row, 6)?).map_err(|_| damaged("a token's link"))?;
    Ok(Some((link, state)))
}

fn code_of(
    connection: &Connection,
    code: Digest,
) -> Result<Option<(Held, StoredCode)>, VaultFailure> {
    let mut statement = connection.prepare_cached(CODE).map_err(failure)?;
    let mut rows = statement.query([code.as_bytes()]).map_err(failure)?;
    let Some(row) = rows.next().map_err(failure)? else { return Ok(None) };
    let stored = StoredCode {
        client: ClientId::new(text(row, 4)?).map_err(|_| damaged("a code's client"))?,
        redirect_uri: text(row, 5)?.to_owned(),
        challenge: Challenge::read(text(row, 6)?).map_err(|_| damaged("a challenge"))?,
        resource: row.get(7).map_err(failure)?,
        expires_at: instant(row, 8)?,
        used: row.get(9).map_err(failure)?,
        ended: row.get(10).map_err(failure)?,
    };
    Ok(Some((held_in(row)?, stored)))
}

fn family_of(
    connection: &Connection,
    token: Digest,
) -> Result<Option<(Held, Family, i64)>, VaultFailure> {
    let mut statement = connection.prepare_cached(FAMILY).map_err(failure)?;
    let mut rows = statement.query([token.as_bytes()]).map_err(failure)?;
    let Some(row) = rows.next().map_err(failure)? else { return Ok(None) };
    let held = held_in(row)?;
    let family = Family {
        client: ClientId::new(text(row, 4)?).map_err(|_| damaged("a token's client"))?,
        classes: held.classes,
        resource: row.get(5).map_err(failure)?,
        current: row.get(6).map_err(failure)?,
        predecessor: row.get(7).map_err(failure)?,
        current_issued_at: instant(row, 8)?,
        expires_at: instant(row, 9)?,
        ended: row.get(10).map_err(failure)?,
    };
    let generation = row.get(11).map_err(failure)?;
    Ok(Some((held, family, generation)))
}

fn held_in(row: &rusqlite::Row<'_>) -> Result<Held, VaultFailure> {
    Ok(Held {
        customer: text(row, 0)?.to_owned(),
        link: text(row, 1)?.to_owned(),
        classes: text(row, 2)?.parse().map_err(|_| damaged("a consent's classes"))?,
        consent_expires_at: instant(row, 3)?,
    })
}

/// Ends the link whose code or token was shown again.
fn replayed(connection: &Connection, held: &Held, at: DateTime<Utc>) -> Result<Outcome, Undone> {
    let link = LinkId::new(&held.link).map_err(|_| Undone::Refused(damaged("a link's id")))?;
    ledger::revoke(connection, &Revoke::Link(link), RevokedBy::Replay, at, None)?;
    Ok(Err(TokenError::InvalidGrant))
}

fn check_tokens_are_free(connection: &Connection, tokens: &IssuedTokens) -> Result<(), Undone> {
    ledger::check_token_is_free(connection, tokens.access_token)?;
    let sql = "SELECT 1 FROM refresh_token WHERE token_digest = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let taken = statement.query_row([tokens.refresh_token.as_bytes()], |_| Ok(())).optional()?;
    if taken.is_some() { Err(Undone::Refused(VaultFailure::Taken)) } else { Ok(()) }
}

fn insert_refresh_token(
    connection: &Connection,
    held: &Held,
    token: Digest,
    generation: i64,
    expires_at: DateTime<Utc>,
) -> Result<(), Undone> {
    let sql = "INSERT INTO refresh_token
        (token_digest, customer_id, link_id, generation, expires_at_ms)
        VALUES (?1, ?2, ?3, ?4, ?5)";
    let ends = expires_at.timestamp_millis();
    let values = params![token.as_bytes(), held.customer, held.link, generation, ends];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

fn issue(
    connection: &Connection,
    held: &Held,
    tokens: &IssuedTokens,
    generation: i64,
    refresh_token: bool,
) -> Result<Issued, Undone> {
    let expires_at = tokens.access_token_expires_at.min(held.consent_expires_at);
    ledger::insert_token(
        connection,
        &TokenRow {
            token: tokens.access_token,
            customer: &held.customer,
            link: &held.link,
            generation: Some(generation),
            expires_at,
        },
    )?;
    Ok(Issued { classes: held.classes, access_token_expires_at: expires_at, refresh_token })
}
