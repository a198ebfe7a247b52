//! What a customer granted, as the Vault keeps it.

use chrono::{DateTime, Utc};

use super::authentication::AuthenticationRule;
use super::caller::Channel;
use super::data_class::DataClasses;
use super::look_back::LookBack;
use super::manner::Manner;
use crate::basics::{AccountId, ApplicationId, CustomerId, Digest, LinkId};

/// Which of the customer's accounts a grant covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountScope {
    /// Every account the customer holds, also those opened later.
    All,
    /// These accounts only.
    Only(Vec<AccountId>),
}

impl AccountScope {
    /// Whether `account` is covered.
    pub fn covers(&self, account: &AccountId) -> bool {
        match self {
            Self::All => true,
            Self::Only(accounts) => accounts.contains(account),
        }
    }
}

/// A customer's grant to one application on one channel, and the state of the token that was
/// presented for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The link that holds the grant.
    pub link: LinkId,
    /// Whose data it opens.
    pub customer: CustomerId,
    /// The only channel it is good for.
    pub channel: Channel,
    /// The only application it is good for.
    pub application: ApplicationId,
    /// Digest of the platform's user id, once it is known.
    pub user: Option<Digest>,
    /// The kinds of data opted in to.
    pub classes: DataClasses,
    /// The accounts opted in.
    pub accounts: AccountScope,
    /// How far back transactions are told.
    pub look_back: LookBack,
    /// How often the consent was changed since it was given.
    pub revision: u32,
    /// How the customer wants to be told.
    pub manner: Manner,
    /// When the customer agreed.
    pub granted_at: DateTime<Utc>,
    /// When the customer last logged in with the bank for it.
    pub authenticated_at: DateTime<Utc>,
    /// First instant at which the consent no longer holds.
    pub expires_at: DateTime<Utc>,
    /// First instant at which the presented access token no longer holds.
    pub token_expires_at: DateTime<Utc>,
    /// When it was revoked, if it was.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Whether the first use of the presented access token ends the refresh token before the one
    /// it came with: then the use is noted before anything is told.
    pub retires_predecessor: bool,
}

impl Grant {
    /// The same, held to `rule`: it ends when the customer's login no longer counts.
    #[must_use]
    pub fn under(self, rule: AuthenticationRule) -> Self {
        let ends = rule.ends(self.authenticated_at);
        Self { expires_at: self.expires_at.min(ends), ..self }
    }
}
