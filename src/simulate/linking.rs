//! Links of the demo's customers.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::describe::write_private;
use super::stage::{SKILL_ID, StageError, at};
use crate::basics::{ApplicationId, CustomerId, Now, digest_of};
use crate::connect::mint;
use crate::connect::sqlite::DemoCustomer;
use crate::connect::sqlite::vault::SqliteVault;
use crate::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack};
use crate::vault::{NewLink, Revoke, RevokedBy, Vault};

/// How long the demo's links hold, in days.
const LINK_DAYS: i64 = 30;

/// Who is linked, and how.
#[derive(Debug, Clone)]
pub(super) enum Links {
    /// Everybody, to everything; kept from one start to the next.
    Everybody,
    /// These customers, as they agreed to it.
    These(Vec<OneLink>),
}

impl Links {
    /// Makes the links among `people`; those that are kept are kept in `file`.
    ///
    /// # Errors
    ///
    /// When the Vault or the file cannot be used.
    pub(super) async fn make(
        &self,
        vault: &SqliteVault,
        people: &[DemoCustomer],
        file: &Path,
        now: Now,
    ) -> Result<Vec<KeptLink>, StageError> {
        match self {
            Self::Everybody => link_everybody(vault, people, file, now).await,
            Self::These(these) => {
                let mut links = Vec::with_capacity(these.len());
                for one in these {
                    links.push(link_one(vault, one, now).await?);
                }
                Ok(links)
            }
        }
    }
}

/// One customer's link.
#[derive(Debug, Clone)]
pub(super) struct OneLink {
    /// Who.
    pub(super) customer: CustomerId,
    /// The kinds of data opted in to.
    pub(super) classes: DataClasses,
    /// The accounts opted in.
    pub(super) accounts: AccountScope,
    /// How much of amounts is said aloud.
    pub(super) aloud: Aloud,
    /// How far back transactions are told.
    pub(super) look_back: LookBack,
    /// First instant at which it no longer holds; an instant in the past has run out.
    pub(super) until: DateTime<Utc>,
    /// Whether it was taken back since.
    pub(super) revoked: bool,
}

/// What one customer's link needs from one start to the next.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct KeptLink {
    pub(super) customer_id: String,
    pub(super) user_id: String,
    pub(super) access_token: String,
}

/// Links every customer who has no link that holds for another day; the tokens are kept beside the
/// Vault, which holds only their digests.
async fn link_everybody(
    vault: &SqliteVault,
    people: &[DemoCustomer],
    file: &Path,
    now: Now,
) -> Result<Vec<KeptLink>, StageError> {
    let kept: Vec<KeptLink> =
        fs::read(file).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
    let lasting = now.plus(Duration::days(1)).utc();
    let mut links = Vec::with_capacity(people.len());
    for person in people {
        let id = person.customer.as_str();
        let found = kept.iter().find(|link| link.customer_id == id);
        let grant = match found {
            Some(link) => vault.grant_of(digest_of(link.access_token.as_bytes())).await?,
            None => None,
        };
        let lasts = grant.is_some_and(|grant| {
            let ends = grant.expires_at.min(grant.token_expires_at);
            grant.revoked_at.is_none() && ends > lasting
        });
        links.push(match found.filter(|_| lasts) {
            Some(link) => link.clone(),
            None => {
                let link = OneLink {
                    customer: person.customer.clone(),
                    classes: DataClasses::ALL,
                    accounts: AccountScope::All,
                    aloud: Aloud::Exact,
                    look_back: LookBack::Unlimited,
                    until: now.plus(Duration::days(LINK_DAYS)).utc(),
                    revoked: false,
                };
                link_one(vault, &link, now).await?
            }
        });
    }
    let text = serde_json::to_vec_pretty(&links).map_err(io::Error::from).map_err(at(file))?;
    write_private(file, &text).map_err(at(file))?;
    Ok(links)
}

/// Links one customer.
async fn link_one(vault: &SqliteVault, one: &OneLink, now: Now) -> Result<KeptLink, StageError> {
    let token = mint::access_token()?;
    let user_id = format!("amzn1.ask.account.{}", mint::link_id()?.as_str());
    let link = mint::link_id()?;
    vault
        .link(NewLink {
            link: link.clone(),
            customer: one.customer.clone(),
            channel: Channel::Alexa,
            application: ApplicationId::new(SKILL_ID)?,
            user: Some(digest_of(user_id.as_bytes())),
            classes: one.classes,
            accounts: one.accounts.clone(),
            token: digest_of(token.expose().as_bytes()),
            aloud: one.aloud,
            look_back: one.look_back,
            granted_at: now.utc().min(one.until - Duration::days(LINK_DAYS)),
            expires_at: one.until,
            token_expires_at: one.until,
        })
        .await?;
    if one.revoked {
        let which = Revoke::Link(link);
        vault.revoke(which, RevokedBy::Operator, now.utc(), None).await?;
    }
    Ok(KeptLink {
        customer_id: one.customer.as_str().to_owned(),
        user_id,
        access_token: token.expose().clone(),
    })
}
