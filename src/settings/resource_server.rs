//! `[resource_server]`: access tokens of the bank's own authorization server, instead of Saldo's.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::oauth::BadClient;
use crate::basics::{ApplicationId, ClientId};
use crate::consent::{Aloud, Channel, DataClasses, LookBack, UnknownDataClass};
use crate::oauth::TrustedClient;

/// Whose tokens are taken, and what they open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResourceServerSettings {
    /// The issuer of the tokens: `https://login.bank.example`. Unset: only Saldo's own tokens are
    /// taken; set: only the bank's. Plain HTTP is taken to a loopback address only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// What the tokens call Saldo (`aud`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// How it is known what a token says.
    pub tokens: TokenForm,
    /// How tokens may be signed: of `RS256`, `PS256`, `ES256` and `EdDSA`.
    pub algorithms: Vec<String>,
    /// How long a signed token may hold in all, in seconds: 60 to 86400. So long it opens what it
    /// opens though the bank has taken it back.
    pub token_seconds_max: u32,
    /// The name under which the bank lets Saldo ask about tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// File with the client secret, sent by HTTP Basic (`client_secret_basic`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_file: Option<PathBuf>,
    /// PEM file with the private key that signs who Saldo is (`private_key_jwt`): RSA (PS256) or
    /// P-256 (ES256), PKCS#8. Without this and a secret the certificate is the proof.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_key_file: Option<PathBuf>,
    /// The name of the signing key in the key set that the bank knows (`kid`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_key_id: Option<String>,
    /// PEM file with the certificate that Saldo shows (mutual TLS), leaf first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_file: Option<PathBuf>,
    /// PEM file with the private key of the certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_file: Option<PathBuf>,
    /// PEM file with the authorities that may vouch for the bank's server; without it those of the
    /// web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trust_anchors_file: Option<PathBuf>,
    /// How long an answer about a token is believed, in seconds: 0 to 60.
    pub cache_seconds: u32,
    /// How long one question about a token, or for keys, may take, in milliseconds: 100 to 3000.
    pub call_ms: u64,
    /// The claim that holds the bank's own id of the customer.
    pub customer_claim: String,
    /// The claim that says when the customer signed in at the bank for the token, in seconds since
    /// 1970; the same in every token that a refresh gives.
    pub authorized_claim: String,
    /// How long such a sign-in counts, in days: 1 to 365. European banks must ask again after 180.
    pub consent_days: u32,
    /// How much of amounts is said aloud at most: `exact`, `rounded`, `relative`, `silent`.
    pub aloud: String,
    /// How far back transactions are told at most, in days with today among them; unset: as far as
    /// the bank's data go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_back_days: Option<u16>,
    /// What each of the bank's scopes opens: Saldo's own data classes, separated by spaces.
    pub scopes: BTreeMap<String, String>,
    /// The platforms to which the bank issues them.
    pub clients: Vec<TrustedClientSettings>,
}

/// How it is known what a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenForm {
    /// It is a signed JWT (RFC 9068).
    #[default]
    Jwt,
    /// The bank is asked (RFC 7662).
    Introspection,
}

/// A platform to which the bank issues tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustedClientSettings {
    /// Its `client_id` at the bank.
    pub id: String,
    /// What customers call it: "Alexa".
    pub name: String,
    /// The channel that its tokens are good for.
    #[serde(default = "alexa")]
    pub channel: String,
    /// The application that its tokens are good for: the Alexa skill id.
    pub application: String,
}

fn alexa() -> String {
    Channel::Alexa.name().to_owned()
}

impl Default for ResourceServerSettings {
    fn default() -> Self {
        Self {
            issuer: None,
            audience: None,
            tokens: TokenForm::default(),
            algorithms: ["ES256", "PS256", "RS256"].map(str::to_owned).into(),
            token_seconds_max: 3600,
            client_id: None,
            client_secret_file: None,
            signing_key_file: None,
            signing_key_id: None,
            certificate_file: None,
            key_file: None,
            trust_anchors_file: None,
            cache_seconds: 30,
            call_ms: 1_500,
            customer_claim: "sub".to_owned(),
            authorized_claim: "auth_time".to_owned(),
            consent_days: 180,
            aloud: Aloud::default().name().to_owned(),
            look_back_days: None,
            scopes: BTreeMap::new(),
            clients: Vec::new(),
        }
    }
}

impl ResourceServerSettings {
    /// What each of the bank's scopes opens.
    ///
    /// # Errors
    ///
    /// [`UnknownDataClass`] for the first name that is none of Saldo's.
    pub fn scopes(&self) -> Result<Vec<(String, DataClasses)>, UnknownDataClass> {
        let read = |(scope, classes): (&String, &String)| {
            classes.parse().map(|classes| (scope.clone(), classes))
        };
        self.scopes.iter().map(read).collect()
    }

    /// The clients.
    ///
    /// # Errors
    ///
    /// [`BadClient`] names the first one that is none.
    pub fn trusted_clients(&self) -> Result<Vec<TrustedClient>, BadClient> {
        self.clients.iter().map(TrustedClientSettings::client).collect()
    }

    /// How much of amounts is said aloud at most; `None` for what is no level.
    pub fn level(&self) -> Option<Aloud> {
        Aloud::named(&self.aloud)
    }

    /// How far back transactions are told at most.
    pub fn look_back(&self) -> LookBack {
        LookBack::of_days(self.look_back_days)
    }
}

impl TrustedClientSettings {
    /// The client.
    ///
    /// # Errors
    ///
    /// [`BadClient`].
    pub fn client(&self) -> Result<TrustedClient, BadClient> {
        let bad = |what: String| BadClient { id: self.id.clone(), what };
        let channel = Channel::named(&self.channel);
        Ok(TrustedClient {
            id: ClientId::new(&self.id).map_err(|it| bad(it.to_string()))?,
            channel: channel.ok_or_else(|| bad("no such channel".to_owned()))?,
            application: ApplicationId::new(&self.application).map_err(|it| bad(it.to_string()))?,
        })
    }
}
