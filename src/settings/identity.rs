//! `[identity]`: the bank's own identity provider, where customers log in.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Where customers log in, and how Saldo proves there who it is (OpenID Connect).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IdentitySettings {
    /// The provider's issuer, as its ID tokens name it: `https://login.bank.example`. Unset:
    /// customers log in on Saldo's own page. Plain HTTP is taken to a loopback address only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The name under which the provider registered Saldo. `/oauth/callback` below Saldo's own
    /// issuer is where it sends customers back to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// File with the client secret, sent by HTTP Basic (`client_secret_basic`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_file: Option<PathBuf>,
    /// PEM file with the private key that signs who Saldo is (`private_key_jwt`): RSA (PS256) or
    /// P-256 (ES256), PKCS#8. Without this and a secret the certificate is the proof.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_key_file: Option<PathBuf>,
    /// The name of the signing key in the key set that the provider knows (`kid`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_key_id: Option<String>,
    /// PEM file with the certificate that Saldo shows (mutual TLS), leaf first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_file: Option<PathBuf>,
    /// PEM file with the private key of the certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_file: Option<PathBuf>,
    /// PEM file with the authorities that may vouch for the provider; without it those of the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trust_anchors_file: Option<PathBuf>,
    /// How ID tokens may be signed: of `RS256`, `PS256`, `ES256` and `EdDSA`.
    pub algorithms: Vec<String>,
    /// What the customer is asked for: `openid`, and what the claim below needs.
    pub scope: String,
    /// The claim of the ID token that holds the bank's own id of the customer.
    pub customer_claim: String,
    /// How long one exchange with the provider may take, in milliseconds: 100 to 6000.
    pub call_ms: u64,
}

impl Default for IdentitySettings {
    fn default() -> Self {
        Self {
            issuer: None,
            client_id: None,
            client_secret_file: None,
            signing_key_file: None,
            signing_key_id: None,
            certificate_file: None,
            key_file: None,
            trust_anchors_file: None,
            algorithms: ["ES256", "PS256", "RS256"].map(str::to_owned).into(),
            scope: "openid".to_owned(),
            customer_claim: "sub".to_owned(),
            call_ms: 4_000,
        }
    }
}
