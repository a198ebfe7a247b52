//! `[open_banking]`: the bank's own Open Banking interface (UK OBIE).

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::Url;

/// Where the interface is and how Saldo proves who it is. Read with
/// `bank.connector = "open_banking"` only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OpenBankingSettings {
    /// What comes before `/open-banking/` in the interface's addresses: `https://ob.bank.example`.
    /// Plain HTTP is taken to a loopback address only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The version of the standard.
    pub version: OpenBankingVersion,
    /// The token endpoint of the bank's authorisation server (RFC 6749, section 3.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// The name under which the bank registered Saldo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// File with the client secret, sent by HTTP Basic (`client_secret_basic`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_file: Option<PathBuf>,
    /// PEM file with the private key that signs who Saldo is (`private_key_jwt`): RSA (PS256) or
    /// P-256 (ES256), PKCS#8. Without this and a secret the certificate is the proof
    /// (`tls_client_auth`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_key_file: Option<PathBuf>,
    /// The name of the signing key in the key set that the bank knows (`kid`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_key_id: Option<String>,
    /// PEM file with the certificate that Saldo shows the bank (mutual TLS), leaf first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_file: Option<PathBuf>,
    /// PEM file with the private key of the certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_file: Option<PathBuf>,
    /// PEM file with the authorities that may vouch for the bank; without it those of the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trust_anchors_file: Option<PathBuf>,
    /// JSON file with each customer's tokens, for Saldo alone; it is written to when they change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials_file: Option<PathBuf>,
    /// Where customers live in time unless the credentials file says otherwise (IANA name): the
    /// standard does not tell.
    pub time_zone: String,
    /// How many requests may be under way at once, for all customers together.
    pub calls_max: usize,
    /// How long one question to the bank may take with all its requests, in milliseconds. Not
    /// above `deadlines.bank_ms`, so that accounts that are slow do not cost the others.
    pub call_ms: u64,
}

/// A version of the UK's account information standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OpenBankingVersion {
    /// 3.1, up to 3.1.11.
    #[default]
    #[serde(rename = "v3.1")]
    V3,
    /// 4.0.
    #[serde(rename = "v4.0")]
    V4,
}

impl OpenBankingVersion {
    /// The version as addresses have it.
    pub fn segment(self) -> &'static str {
        match self {
            Self::V3 => "v3.1",
            Self::V4 => "v4.0",
        }
    }
}

impl Default for OpenBankingSettings {
    fn default() -> Self {
        Self {
            base_url: None,
            version: OpenBankingVersion::default(),
            token_url: None,
            client_id: None,
            client_secret_file: None,
            signing_key_file: None,
            signing_key_id: None,
            certificate_file: None,
            key_file: None,
            trust_anchors_file: None,
            credentials_file: None,
            time_zone: "Europe/London".to_owned(),
            calls_max: 32,
            call_ms: 4_000,
        }
    }
}

/// Why an address cannot be asked at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadAddress {
    /// No HTTPS address with a host.
    #[error("must be an https address without a name, a query or a fragment in it")]
    Malformed,
    /// Plain HTTP to another machine.
    #[error("must be https: plain http is taken to a loopback address only")]
    Insecure,
}

/// The address that `text` writes, if it may be asked.
///
/// # Errors
///
/// [`BadAddress`] when it has no host, or is not secure.
pub fn bank_address(text: &str) -> Result<Url, BadAddress> {
    let address: Url = text.parse().map_err(|_| BadAddress::Malformed)?;
    let is_bare = address.username().is_empty() && address.password().is_none();
    if !is_bare || address.query().is_some() || address.fragment().is_some() {
        return Err(BadAddress::Malformed);
    }
    let is_loopback = match address.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => return Err(BadAddress::Malformed),
    };
    match address.scheme() {
        "https" => Ok(address),
        "http" if is_loopback => Ok(address),
        "http" => Err(BadAddress::Insecure),
        _ => Err(BadAddress::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_secure_and_bare_addresses_are_asked() {
        let check = |text: &str| bank_address(text).map(drop);
        assert_eq!(check("https://ob.bank.example/base"), Ok(()));
        assert_eq!(check("http://127.0.0.1:8080"), Ok(()));
        assert_eq!(check("http://[::1]/"), Ok(()));
        assert_eq!(check("http://ob.bank.example"), Err(BadAddress::Insecure));
        for text in ["bank", "ftp://x.example", "https://a@x.example", "https://x.example/?a=1"] {
            assert_eq!(check(text), Err(BadAddress::Malformed), "{text}");
        }
    }
}
