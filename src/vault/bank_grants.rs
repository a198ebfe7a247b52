//! Links behind the tokens of the bank's own authorization server.

use chrono::{DateTime, Utc};

use super::links::{Vault, VaultFailure};
use crate::basics::{ApplicationId, CustomerId, Digest, Pending};
use crate::consent::{Aloud, Channel, DataClasses, Grant, LookBack};

/// What a token of the bank's opens, once it was believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankGrant {
    /// Whose data.
    pub customer: CustomerId,
    /// The channel it is good for.
    pub channel: Channel,
    /// The application it is good for.
    pub application: ApplicationId,
    /// Digest of the platform's user id, where known.
    pub user: Option<Digest>,
    /// The kinds of data; at least one.
    pub classes: DataClasses,
    /// How much of amounts is said aloud, at most.
    pub aloud: Aloud,
    /// How far back transactions are told, at most.
    pub look_back: LookBack,
    /// When the customer signed in at the bank for it.
    pub authorized_at: DateTime<Utc>,
    /// First instant at which a link that rests on that sign-in no longer holds.
    pub expires_at: DateTime<Utc>,
    /// First instant at which the token no longer holds.
    pub token_expires_at: DateTime<Utc>,
    /// The time of the request.
    pub at: DateTime<Utc>,
}

/// How a token of the bank's stands to the links that are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// Its link holds. The grant opens what both the token and the link open.
    Held(Grant),
    /// What it opened was ended, and the customer has not signed in at the bank since.
    Ended,
}

/// Links behind the tokens of the bank's own authorization server.
pub trait BankGrantVault: Vault {
    /// The link of a token's customer and application, made, renewed or left as
    /// [`rule_on_grant`](crate::oauth::rule_on_grant) rules; what was made is durable when it
    /// returns. Of many who ask at once for a customer, one makes the link.
    fn admit_bank_grant<'a>(
        &'a self,
        presented: BankGrant,
    ) -> Pending<'a, Result<Admission, VaultFailure>>;
}
