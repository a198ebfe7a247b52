//! `[oauth]`: the authorization server, where customers link a platform.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::basics::{ApplicationId, BadId, ClientId, Digest};
use crate::consent::{AuthenticationRule, Channel};
use crate::oauth::{Client, Clients, Lifetimes, RefreshMode};

/// Who may ask customers to link, and how long it lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OAuthSettings {
    /// The address under which browsers and platforms reach Saldo, without a slash at its end:
    /// `https://link.bank.example`. Unset: there is no authorization server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Whether customers may sign in with a password that Saldo keeps. Without it only a server
    /// with a loopback issuer takes one.
    pub embedded_login: bool,
    /// How long an authorization code holds, in seconds: 1 to 60.
    pub code_seconds: u32,
    /// How long an access token holds, in seconds: 360 to 3600.
    pub access_token_seconds: u32,
    /// How long refresh tokens hold after the consent, in days: 1 to 180. Never longer than the
    /// consent itself.
    pub refresh_token_days: u32,
    /// The longest consent that is offered, in days: 1 to 365. European banks must ask again after
    /// 180.
    pub consent_days_max: u32,
    /// How old the login with the bank may be that a link was made with, in days: 1 to 365. Then
    /// nothing more is told by it, until the customer links again. European banks owe a strong
    /// authentication every 180.
    pub login_days_max: u32,
    /// The platforms that may ask.
    pub clients: Vec<ClientSettings>,
}

/// A platform that may ask customers to link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientSettings {
    /// Its `client_id`.
    pub id: String,
    /// What customers call it: "Alexa".
    pub name: String,
    /// The channel that its links are good for.
    #[serde(default = "alexa")]
    pub channel: String,
    /// The application that its links are good for: the Alexa skill id.
    pub application: String,
    /// Every address to which it may have a customer sent back, exactly as it sends it.
    pub redirect_uris: Vec<String>,
    /// Further origins that those addresses lead on to, `https://*.amazon.com`: browsers hold the
    /// whole chain to the page's policy.
    #[serde(default)]
    pub redirect_origins: Vec<String>,
    /// SHA-256 digests of its secrets, in hexadecimal, as `saldo client add` prints them; two while
    /// one replaces the other. None: a public client.
    #[serde(default)]
    pub secret_sha256: Vec<String>,
    /// What becomes of a refresh token that was used.
    #[serde(default)]
    pub refresh: RefreshSetting,
    /// The resource (RFC 8707) that it may ask tokens for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// How many requests it may send to the token endpoint in a minute.
    #[serde(default = "token_requests")]
    pub token_requests_per_minute: u32,
}

/// What becomes of a refresh token that was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefreshSetting {
    /// It holds until the one that followed it is used.
    #[default]
    Overlap,
    /// It goes on holding.
    Static,
    /// It is void at once.
    Strict,
}

fn alexa() -> String {
    Channel::Alexa.name().to_owned()
}

/// A hundred a second: what Alexa asks for about a hundred thousand linked customers who all ask
/// something every quarter of an hour.
fn token_requests() -> u32 {
    6_000
}

impl Default for OAuthSettings {
    fn default() -> Self {
        Self {
            issuer: None,
            embedded_login: false,
            code_seconds: 60,
            access_token_seconds: 900,
            refresh_token_days: 180,
            consent_days_max: 180,
            login_days_max: 180,
            clients: Vec::new(),
        }
    }
}

impl OAuthSettings {
    /// How long what is issued holds.
    pub fn lifetimes(&self) -> Lifetimes {
        Lifetimes {
            code: Duration::seconds(self.code_seconds.into()),
            access_token: Duration::seconds(self.access_token_seconds.into()),
            refresh_token: Duration::days(self.refresh_token_days.into()),
        }
    }

    /// How old the login may be that a link was made with.
    pub fn login_rule(&self) -> AuthenticationRule {
        AuthenticationRule::of_days(self.login_days_max)
    }

    /// The clients.
    ///
    /// # Errors
    ///
    /// [`BadClient`] names the first one that is none.
    pub fn clients(&self) -> Result<Clients, BadClient> {
        let clients: Result<Vec<_>, _> = self.clients.iter().map(ClientSettings::client).collect();
        clients.map(Clients::new)
    }
}

/// A client whose settings make no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("client {id:?}: {what}")]
pub struct BadClient {
    /// Its id, as written.
    pub id: String,
    /// What is wrong.
    pub what: String,
}

impl Default for ClientSettings {
    /// Nobody yet, with what a client has unless it says otherwise.
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            channel: alexa(),
            application: String::new(),
            redirect_uris: Vec::new(),
            redirect_origins: Vec::new(),
            secret_sha256: Vec::new(),
            refresh: RefreshSetting::default(),
            resource: None,
            token_requests_per_minute: token_requests(),
        }
    }
}

impl ClientSettings {
    fn bad(&self, what: impl Into<String>) -> BadClient {
        BadClient { id: self.id.clone(), what: what.into() }
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// [`BadClient`].
    pub fn client(&self) -> Result<Client, BadClient> {
        let bad_id = |bad: BadId| self.bad(bad.to_string());
        let digest = |text: &String| {
            let what = "secret_sha256 holds what is no SHA-256 digest: 64 digits 0-9 a-f";
            Digest::from_hex(text).ok_or_else(|| self.bad(what))
        };
        let secrets: Result<Vec<_>, _> = self.secret_sha256.iter().map(digest).collect();
        let channel = Channel::named(&self.channel).ok_or_else(|| self.bad("no such channel"))?;
        Ok(Client {
            id: ClientId::new(&self.id).map_err(bad_id)?,
            name: self.name.clone(),
            channel,
            application: ApplicationId::new(&self.application).map_err(bad_id)?,
            redirect_uris: self.redirect_uris.clone(),
            redirect_origins: self.redirect_origins.clone(),
            secrets: secrets?,
            refresh: match self.refresh {
                RefreshSetting::Overlap => RefreshMode::Overlap,
                RefreshSetting::Static => RefreshMode::Static,
                RefreshSetting::Strict => RefreshMode::Strict,
            },
            resource: self.resource.clone(),
            token_requests_per_minute: self.token_requests_per_minute,
        })
    }
}
