//! Sign-ins, codes and tokens: what linking needs of the Vault.

use chrono::{DateTime, Utc};

use super::links::{Vault, VaultFailure};
use super::sharing::SharedLink;
use crate::basics::{ApplicationId, ClientId, CustomerId, Digest, LinkId, Pending, Secret};
use crate::consent::{AccountScope, Aloud, Channel, DataClasses, Length, LookBack, Pace};
use crate::disclosure::Actor;
use crate::oauth::{
    AuthorizationRequest, Challenge, CodeClaim, RefreshClaim, TokenError, TokenState,
};

/// What a platform asks for when it sends a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    /// What it asks for.
    pub request: AuthorizationRequest,
    /// The link that is made if the customer agrees.
    pub link: LinkId,
}

/// A customer's visit to the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// Digest of the key in the visitor's cookie.
    pub key: Digest,
    /// What the platform asks for; `None` where customers come by themselves.
    pub linking: Option<Linking>,
    /// First instant at which it no longer holds.
    pub expires_at: DateTime<Utc>,
}

/// A visit as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What the platform asks for; `None` where customers came by themselves.
    pub linking: Option<Linking>,
    /// Who signed in, and when they logged in with the bank; `None` until somebody has.
    pub signed_in: Option<(CustomerId, DateTime<Utc>)>,
    /// First instant at which it no longer holds.
    pub expires_at: DateTime<Utc>,
}

/// How a customer signs in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Who signs in.
    pub customer: CustomerId,
    /// The password's hash (PHC text).
    pub password_hash: Secret<String>,
}

/// What a customer agreed to on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consented {
    /// Digest of the visit's key. The visit ends with this: one visit, one consent.
    pub session: Digest,
    /// The link to be made: the visit's.
    pub link: LinkId,
    /// Who agreed.
    pub customer: CustomerId,
    /// The client that asked.
    pub client: ClientId,
    /// The channel the link is good for.
    pub channel: Channel,
    /// The application the link is good for.
    pub application: ApplicationId,
    /// The kinds of data opted in to.
    pub classes: DataClasses,
    /// The accounts opted in.
    pub accounts: AccountScope,
    /// How much of amounts is said aloud.
    pub aloud: Aloud,
    /// How far back transactions are told.
    pub look_back: LookBack,
    /// When the customer agreed.
    pub granted_at: DateTime<Utc>,
    /// When the customer logged in with the bank for it.
    pub signed_in_at: DateTime<Utc>,
    /// First instant at which the consent no longer holds.
    pub expires_at: DateTime<Utc>,
    /// Digest of the words that were agreed to.
    pub text_version: Digest,
    /// The language of those words (BCP 47).
    pub text_language: String,
    /// Digest of the authorization code.
    pub code: Digest,
    /// First instant at which the code no longer holds.
    pub code_expires_at: DateTime<Utc>,
    /// Where the code is sent to.
    pub redirect_uri: String,
    /// What the code's redeemer must prove.
    pub challenge: Challenge,
    /// The resource its tokens are for.
    pub resource: Option<String>,
}

/// The tokens that are issued if the claim holds, by their digests, and how long they would last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedTokens {
    /// Digest of the access token.
    pub access_token: Digest,
    /// First instant at which it no longer holds, unless the consent ends before.
    pub access_token_expires_at: DateTime<Utc>,
    /// Digest of the refresh token.
    pub refresh_token: Digest,
}

/// A claim to an authorization code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRedemption {
    /// Digest of the code.
    pub code: Digest,
    /// What is shown for it.
    pub claim: CodeClaim,
    /// What is issued.
    pub tokens: IssuedTokens,
    /// First instant at which no refresh token holds, unless the consent ends before.
    pub refresh_expires_at: DateTime<Utc>,
    /// The time of the request.
    pub at: DateTime<Utc>,
}

/// A claim to go on with a refresh token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refreshment {
    /// Digest of the refresh token.
    pub token: Digest,
    /// What is asked for.
    pub claim: RefreshClaim,
    /// What is issued.
    pub tokens: IssuedTokens,
    /// The time of the request.
    pub at: DateTime<Utc>,
}

/// What was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// What the tokens open.
    pub classes: DataClasses,
    /// First instant at which the access token no longer holds.
    pub access_token_expires_at: DateTime<Utc>,
    /// Whether the refresh token was issued, too; otherwise the client keeps the one it has.
    pub refresh_token: bool,
}

/// Sign-ins, consents, codes and tokens, and what customers see and change of them.
///
/// Each write commits in one transaction and is durable when it returns. A write whose future was
/// dropped may or may not have happened.
pub trait AuthorizationVault: Vault {
    /// Keeps a visit.
    fn begin_session<'a>(&'a self, new: NewSession) -> Pending<'a, Result<(), VaultFailure>>;

    /// The visit with this key, if it still holds at `at`.
    fn session<'a>(
        &'a self,
        key: Digest,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<Option<Session>, VaultFailure>>;

    /// Notes who signed in, and when they logged in with the bank. The visit goes on under
    /// `renewed` until `until`: its old key, which somebody may have planted, opens nothing more.
    ///
    /// [`VaultFailure::Ended`] when the visit no longer holds, or somebody has signed in already.
    fn sign_in<'a>(
        &'a self,
        key: Digest,
        renewed: Digest,
        signed_in: (CustomerId, DateTime<Utc>),
        at: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Pending<'a, Result<(), VaultFailure>>;

    /// Ends a visit.
    fn end_session<'a>(&'a self, key: Digest) -> Pending<'a, Result<(), VaultFailure>>;

    /// How the customer called `user` signs in, if there is one.
    fn sign_in_of<'a>(&'a self, user: &'a str)
    -> Pending<'a, Result<Option<SignIn>, VaultFailure>>;

    /// Makes a link with its consent and code, and ends the visit.
    ///
    /// [`VaultFailure::Ended`] when the visit no longer holds or belongs to somebody else.
    fn consent<'a>(&'a self, consented: Consented) -> Pending<'a, Result<(), VaultFailure>>;

    /// Redeems a code as [`rule_on_code`](crate::oauth::rule_on_code) rules: of many who try at
    /// once, one gets tokens.
    fn redeem<'a>(
        &'a self,
        redemption: CodeRedemption,
    ) -> Pending<'a, Result<Result<Issued, TokenError>, VaultFailure>>;

    /// Refreshes as [`rule_on_refresh`](crate::oauth::rule_on_refresh) rules.
    fn refresh<'a>(
        &'a self,
        refreshment: Refreshment,
    ) -> Pending<'a, Result<Result<Issued, TokenError>, VaultFailure>>;

    /// Ends the link behind a token that `client` gives back. Another client's tokens and unknown
    /// ones change nothing.
    fn give_back<'a>(
        &'a self,
        token: Digest,
        client: ClientId,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<(), VaultFailure>>;

    /// What is known of an access or refresh token.
    fn token_state<'a>(
        &'a self,
        token: Digest,
    ) -> Pending<'a, Result<Option<TokenState>, VaultFailure>>;

    /// The links of a customer: those that were not ended first, of each sort the latest first, a
    /// hundred at most.
    fn links_of<'a>(
        &'a self,
        customer: CustomerId,
    ) -> Pending<'a, Result<Vec<SharedLink>, VaultFailure>>;

    /// How long and how fast a customer wants to be told, on every channel.
    fn voice_of<'a>(
        &'a self,
        customer: CustomerId,
    ) -> Pending<'a, Result<(Length, Pace), VaultFailure>>;

    /// Erases a customer: ends every link and sign-in of theirs, removes what is kept of them, and
    /// destroys the key without which the record names nobody. The chain still holds, and says that
    /// somebody was erased. Whether there was anything of them.
    fn erase<'a>(
        &'a self,
        customer: CustomerId,
        by: Actor,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<bool, VaultFailure>>;
}
