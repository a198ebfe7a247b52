//! Links, grants, the disclosure chain and idempotency keys.

use chrono::{DateTime, Utc};
use thiserror::Error;

use super::sharing::{HeardFilter, HeardPage, LinkChange};
use crate::basics::{ApplicationId, CustomerId, Digest, LinkId, Pending};
use crate::consent::{AccountScope, Aloud, Channel, DataClasses, Grant, LookBack, MannerChange};
use crate::dialogue::Switch;
use crate::disclosure::{Disclosure, Receipt};

/// Why the Vault did not do what was asked. Whatever it was, nothing was half done.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VaultFailure {
    /// The store cannot be read or written.
    #[error("the vault cannot be used: {logged}")]
    Unusable {
        /// For the operator's log; holds no customer fact.
        logged: String,
    },
    /// Something in the store makes no sense.
    #[error("the vault is damaged: {logged}")]
    Damaged {
        /// For the operator's log; holds no customer fact.
        logged: String,
    },
    /// More writes wait than the writer takes.
    #[error("the vault is too busy to take another write")]
    Busy,
    /// The link, or the sign-in, ended meanwhile: what it would have told or made must not be.
    #[error("the link or the sign-in ended meanwhile")]
    Ended,
    /// The consent was changed meanwhile: what it would have told may be shut now.
    #[error("the consent was changed meanwhile")]
    Changed,
    /// A link was to be made under an id, or with a token, that another link has already.
    #[error("the link id or the access token is taken: make the link with fresh random ones")]
    Taken,
}

/// A link to be made: a customer's opt-in for one application on one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    /// A fresh random id.
    pub link: LinkId,
    /// Whose data it opens.
    pub customer: CustomerId,
    /// The channel it is good for.
    pub channel: Channel,
    /// The application it is good for.
    pub application: ApplicationId,
    /// Digest of the platform's user id, where known already.
    pub user: Option<Digest>,
    /// The kinds of data opted in to.
    pub classes: DataClasses,
    /// The accounts opted in.
    pub accounts: AccountScope,
    /// How much of amounts is said aloud.
    pub aloud: Aloud,
    /// How far back transactions are told.
    pub look_back: LookBack,
    /// Digest of its first access token.
    pub token: Digest,
    /// When the customer agreed.
    pub granted_at: DateTime<Utc>,
    /// First instant at which the consent no longer holds.
    pub expires_at: DateTime<Utc>,
    /// First instant at which the token no longer holds.
    pub token_expires_at: DateTime<Utc>,
}

/// Which links shall end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revoke {
    /// This link.
    Link(LinkId),
    /// Every link of this customer.
    Customer(CustomerId),
    /// Every link of this platform user with this application.
    User {
        /// The channel.
        channel: Channel,
        /// The application.
        application: ApplicationId,
        /// Digest of the platform's user id.
        user: Digest,
    },
}

/// Who ended a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevokedBy {
    /// The operator, on the command line.
    Operator,
    /// The customer, on their own page.
    Customer,
    /// The platform reported that the skill was switched off.
    Platform,
    /// The client gave a token back.
    Client,
    /// A code or refresh token that was used up was shown again.
    Replay,
}

impl RevokedBy {
    /// The name in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Customer => "customer",
            Self::Platform => "platform",
            Self::Client => "client",
            Self::Replay => "replay",
        }
    }
}

/// A mark that a request has had its effect: kept in the same transaction as the effect, so that
/// neither a repetition nor a crash in between can make it happen twice or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Once {
    /// The idempotency key: a digest of the request's id.
    pub key: Digest,
    /// First instant at which the request could not be repeated any more.
    pub until: DateTime<Utc>,
}

/// Links, grants, tokens, the disclosure chain and idempotency keys.
///
/// Reads may run concurrently; writes that belong together commit together. Every future may be
/// dropped: a write that was dropped before its answer may or may not have happened.
pub trait Vault: Send + Sync {
    /// The grant behind an access token, with its state as stored: expired and revoked ones are
    /// found too, so that the gate can say why.
    fn grant_of<'a>(&'a self, token: Digest) -> Pending<'a, Result<Option<Grant>, VaultFailure>>;

    /// Makes a link with its grant and first token. Durable when it returns.
    fn link<'a>(&'a self, new: NewLink) -> Pending<'a, Result<(), VaultFailure>>;

    /// Ties the link behind `token` to a platform user, so that "disabled" can find it.
    /// Whether there was such a link.
    fn bind_user<'a>(
        &'a self,
        token: Digest,
        user: Digest,
    ) -> Pending<'a, Result<bool, VaultFailure>>;

    /// Notes that `token` is in use: the refresh token before the one it came with holds no more.
    /// Durable when it returns; noting it again changes nothing.
    fn retire_predecessor<'a>(&'a self, token: Digest) -> Pending<'a, Result<(), VaultFailure>>;

    /// Ends links, and with them every token and code; returns how many had not been ended
    /// before. Durable when it returns.
    ///
    /// With `once`, the request it stands for has this effect a single time: a repetition changes
    /// nothing and returns 0.
    fn revoke<'a>(
        &'a self,
        which: Revoke,
        by: RevokedBy,
        at: DateTime<Utc>,
        once: Option<Once>,
    ) -> Pending<'a, Result<u64, VaultFailure>>;

    /// Appends to the disclosure chain. Durable when it returns: only then may the answer leave.
    ///
    /// [`VaultFailure::Ended`] when the link was revoked or its consent ran out since the gate:
    /// what a revocation has acknowledged, no later record contradicts. [`VaultFailure::Changed`]
    /// when the consent is not the one any more that the gate saw.
    fn disclose<'a>(&'a self, disclosure: Disclosure)
    -> Pending<'a, Result<Receipt, VaultFailure>>;

    /// Keeps how a customer wants to be told, on every channel. Durable when it returns.
    fn keep_manner<'a>(
        &'a self,
        customer: CustomerId,
        change: MannerChange,
    ) -> Pending<'a, Result<(), VaultFailure>>;

    /// Makes a link less, or ends it. What was told by it before is told no more once this returns.
    ///
    /// [`VaultFailure::Ended`] when it is not the customer's, or does not hold any more.
    fn change_link<'a>(&'a self, change: LinkChange) -> Pending<'a, Result<(), VaultFailure>>;

    /// What was told about a customer, the latest first. A page may hold fewer records than are
    /// wanted, even none, and name the next all the same: looking through many takes several.
    fn heard<'a>(&'a self, filter: HeardFilter) -> Pending<'a, Result<HeardPage, VaultFailure>>;

    /// What is told to nobody for now.
    fn switched_off<'a>(&'a self) -> Pending<'a, Result<Vec<Switch>, VaultFailure>>;

    /// Whether reads and writes would work now: what a readiness probe asks.
    fn ready<'a>(&'a self) -> Pending<'a, Result<(), VaultFailure>>;
}
