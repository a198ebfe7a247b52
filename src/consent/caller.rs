//! Who is asking, as far as the channel tells.

use crate::basics::{ApplicationId, Digest, Secret};

/// The platform family through which a turn came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// Amazon Alexa, custom skill.
    Alexa,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 1] = [Self::Alexa];

    /// The name in configuration, storage, logs and metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alexa => "alexa",
        }
    }

    /// The channel with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

/// Where the device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Premises {
    /// A private household, as far as is known.
    Home,
    /// A room that a business manages for its guests or residents (an Alexa `unit`).
    Managed,
}

/// The access tokens a request carried, as digests: the tokens themselves end at decoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tokens {
    /// The token of the recognised speaker.
    pub person: Option<Digest>,
    /// The token of the account that owns the device.
    pub user: Option<Digest>,
}

/// The access tokens that a request offers, as they were sent: only where the bank's own
/// authorization server issues them, who has to be asked what they open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BearerTokens {
    /// The token of the recognised speaker.
    pub person: Option<Secret<String>>,
    /// The token of the account that owns the device.
    pub user: Option<Secret<String>>,
}

/// Everything a channel knows about who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The platform.
    pub channel: Channel,
    /// The application on it, already checked against the allow-list.
    pub application: ApplicationId,
    /// Digest of the platform's user id: ties a link to the platform's "disabled" event.
    pub user: Option<Digest>,
    /// Digest of the platform's id of the recognised speaker, when there is one.
    pub person: Option<Digest>,
    /// What the request offers as proof of a link.
    pub tokens: Tokens,
    /// Where the device stands.
    pub premises: Premises,
}
