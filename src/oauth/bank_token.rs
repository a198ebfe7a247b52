//! An access token of the bank's own: what it must say, what it then means, why it is not taken.

use chrono::{DateTime, Utc};
use thiserror::Error;

use super::claims::BadClaim;
use super::jws::BadJws;
use crate::basics::{ApplicationId, ClientId, CustomerId};
use crate::consent::{Barrier, Channel, DataClasses};

/// What the bank's access tokens must say to be taken, and what they then mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenTerms {
    /// Whose tokens they are.
    pub issuer: String,
    /// What the bank calls us.
    pub audience: String,
    /// The claim that holds the bank's own id of the customer.
    pub customer_claim: String,
    /// The claim that says when the customer signed in at the bank for this.
    pub authorized_claim: String,
    /// How long a signed token may hold in all, in seconds: nobody can take it back meanwhile.
    pub seconds_max: i64,
    /// What each of the bank's scopes opens.
    pub scopes: Vec<(String, DataClasses)>,
    /// Whom the bank may have issued them to.
    pub clients: Vec<TrustedClient>,
}

/// A client of the bank's authorization server: a platform, as the bank registered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedClient {
    /// Its `client_id` there.
    pub id: ClientId,
    /// The only channel that its tokens are good for.
    pub channel: Channel,
    /// The only application that they are good for.
    pub application: ApplicationId,
}

/// What a token says that was believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankToken {
    /// Whose data it opens.
    pub customer: CustomerId,
    /// The only channel it is good for.
    pub channel: Channel,
    /// The only application it is good for.
    pub application: ApplicationId,
    /// The kinds of data that it opens, of those the settings know.
    pub classes: DataClasses,
    /// When the customer signed in at the bank for it.
    pub authorized_at: DateTime<Utc>,
    /// First instant at which it no longer holds.
    pub expires_at: DateTime<Utc>,
}

/// Why a token is not taken. The claim, and never what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadAccessToken {
    /// It is no signed token of the bank's.
    #[error(transparent)]
    Jws(#[from] BadJws),
    /// The bank says that it does not hold any more.
    #[error("it does not hold any more")]
    Inactive,
    /// It has run out.
    #[error("it has run out")]
    Expired,
    /// It does not hold yet, or for longer than is taken.
    #[error("it holds at another time, or for too long")]
    Time,
    /// A claim is missing, or is not of its type.
    #[error("its claim {0:?} is missing or malformed")]
    Claim(&'static str),
    /// It is another issuer's, or for somebody else.
    #[error("its claim {0:?} is not what it must be")]
    Other(&'static str),
    /// It was issued to a client that is not on the list.
    #[error("its client is not on the list")]
    Client,
    /// Its holder would have to prove a key, which no platform does.
    #[error("it is bound to a key")]
    Bound,
    /// The customer it names cannot be one.
    #[error("it names no customer")]
    Customer,
}

impl BadAccessToken {
    /// The name in logs and metrics; one of few.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Jws(BadJws::Malformed) => "token_malformed",
            Self::Jws(BadJws::Header) => "token_header",
            Self::Jws(BadJws::Type) => "token_type",
            Self::Jws(BadJws::Algorithm) => "token_algorithm",
            Self::Jws(BadJws::UnknownKey) => "token_key",
            Self::Jws(BadJws::Signature) => "token_signature",
            Self::Inactive => "token_inactive",
            Self::Expired => "token_expired",
            Self::Time => "token_time",
            Self::Claim(_) => "token_claim",
            Self::Other("iss") => "token_issuer",
            Self::Other("aud") => "token_audience",
            Self::Other(_) => "token_claim",
            Self::Client => "token_client",
            Self::Bound => "token_bound",
            Self::Customer => "token_customer",
        }
    }

    /// What the customer is told: a stranger learns nothing from what was wrong with a token.
    pub fn barrier(self) -> Barrier {
        match self {
            Self::Expired => Barrier::Expired,
            Self::Inactive => Barrier::Revoked,
            _ => Barrier::NotLinked,
        }
    }
}

impl From<BadClaim> for BadAccessToken {
    fn from(BadClaim(name): BadClaim) -> Self {
        Self::Claim(name)
    }
}
