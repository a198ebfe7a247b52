//! The clients that may ask a customer to link.

use chrono::Duration;

use crate::basics::{ApplicationId, ClientId, Digest};
use crate::consent::Channel;

/// What becomes of a refresh token when it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RefreshMode {
    /// A new one comes with each refresh; the one before holds until the new one is used. A client
    /// whose answer was lost may try again.
    #[default]
    Overlap,
    /// The same one holds all the time: for clients that prove who they are with a secret.
    Static,
    /// A new one comes with each refresh and the one before is void at once: for clients without
    /// a secret.
    Strict,
}

/// A client: an application of a platform that is to be linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its name on the wire.
    pub id: ClientId,
    /// What customers call it: "Alexa".
    pub name: String,
    /// The channel that its links are good for.
    pub channel: Channel,
    /// The application that its links are good for.
    pub application: ApplicationId,
    /// Where the customer may be sent back to, compared as exact strings.
    pub redirect_uris: Vec<String>,
    /// Further origins that the client's own page leads on to; the page's policy must let them
    /// through.
    pub redirect_origins: Vec<String>,
    /// Digests of its secrets; two while one is being replaced by the other. None: the client is
    /// public, and PKCE alone ties a code to it.
    pub secrets: Vec<Digest>,
    /// What becomes of a used refresh token.
    pub refresh: RefreshMode,
    /// The resource (RFC 8707) that its tokens are for, where it names one.
    pub resource: Option<String>,
    /// How many requests it may send to the token endpoint in a minute.
    pub token_requests_per_minute: u32,
}

/// How long what is issued holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    /// An authorization code: 60 seconds at most.
    pub code: Duration,
    /// An access token: 6 minutes to an hour, and never longer than the consent.
    pub access_token: Duration,
    /// A family of refresh tokens, from the consent on; never longer than the consent.
    pub refresh_token: Duration,
}

/// Every client there is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clients(Vec<Client>);

impl Clients {
    /// `clients`, each with an id of its own.
    pub fn new(clients: Vec<Client>) -> Self {
        Self(clients)
    }

    /// The client with this id.
    pub fn get(&self, id: &str) -> Option<&Client> {
        self.0.iter().find(|client| client.id.as_str() == id)
    }

    /// Each client.
    pub fn iter(&self) -> impl Iterator<Item = &Client> {
        self.0.iter()
    }
}
