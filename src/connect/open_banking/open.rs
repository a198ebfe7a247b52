//! Putting the connector together from settings.

use std::sync::Arc;
use std::time::Duration;

use chrono_tz::Tz;
use thiserror::Error;
use url::Url;

use super::bank::OpenBankingBank;
use super::credentials::{Credentials, CredentialsError};
use super::tokens::{TokenEndpoint, Tokens};
use crate::connect::http::Host;
use crate::connect::proof::{Proof, ProofError, ProofFiles, tls};
use crate::settings::{BadAddress, OpenBankingSettings, bank_address};

/// Why the connector cannot be used. It names the setting.
#[derive(Debug, Error)]
pub enum OpenBankingError {
    /// A setting that is needed is not set.
    #[error("open_banking.{0} is not set")]
    Missing(&'static str),
    /// An address cannot be asked.
    #[error("open_banking.{setting} {problem}")]
    Address {
        /// Which setting.
        setting: &'static str,
        /// What is wrong with it.
        problem: BadAddress,
    },
    /// The time zone is none.
    #[error("open_banking.time_zone is no IANA name such as Europe/London")]
    TimeZone,
    /// A certificate, key or secret cannot be used.
    #[error("open_banking: {0}")]
    Proof(#[from] ProofError),
    /// The credentials file cannot be used.
    #[error("open_banking.credentials_file: {0}")]
    Credentials(#[from] CredentialsError),
}

/// What both the bank and its consents are asked with.
pub(super) struct Parts {
    /// The interface's host.
    pub(super) host: Host,
    /// The address that all endpoints are below.
    pub(super) base: Url,
    /// Where tokens come from, where that is set.
    pub(super) endpoint: Option<TokenEndpoint>,
}

impl Parts {
    /// Puts together what `settings` name.
    ///
    /// # Errors
    ///
    /// [`OpenBankingError`] names the setting and what is wrong with it.
    pub(super) fn open(settings: &OpenBankingSettings) -> Result<Self, OpenBankingError> {
        let base = interface(settings)?;
        let files = files(settings);
        let tls = tls(&files)?;
        let calls_max = settings.calls_max.max(1);
        let wrong = |setting| move |problem| OpenBankingError::Address { setting, problem };
        let host = Host::new(&base, &tls, calls_max).map_err(wrong("base_url"))?;
        let Some(text) = &settings.token_url else {
            return Ok(Self { host, base, endpoint: None });
        };
        let address = address(text, "token_url")?;
        let id = settings.client_id.clone().ok_or(OpenBankingError::Missing("client_id"))?;
        let proof = Proof::read(&files)?;
        let endpoint = TokenEndpoint::new(address, &tls, calls_max, id, proof);
        Ok(Self { host, base, endpoint: Some(endpoint.map_err(wrong("token_url"))?) })
    }
}

impl OpenBankingBank {
    /// The bank that `settings` describe. Reads files, asks nobody.
    ///
    /// # Errors
    ///
    /// [`OpenBankingError`] names the setting and what is wrong with it.
    pub fn open(settings: &OpenBankingSettings) -> Result<Self, OpenBankingError> {
        let Parts { host, base, endpoint } = Parts::open(settings)?;
        let file = settings.credentials_file.as_ref();
        let file = file.ok_or(OpenBankingError::Missing("credentials_file"))?;
        Ok(Self {
            host,
            base,
            tokens: Tokens::new(Credentials::open(file)?, endpoint.map(Arc::new)),
            time_zone: zone(settings)?,
            call_time_max: Duration::from_millis(settings.call_ms),
        })
    }
}

fn files(settings: &OpenBankingSettings) -> ProofFiles<'_> {
    ProofFiles {
        client_secret: settings.client_secret_file.as_deref(),
        signing_key: settings.signing_key_file.as_deref(),
        signing_key_id: settings.signing_key_id.as_deref(),
        certificate: settings.certificate_file.as_deref(),
        key: settings.key_file.as_deref(),
        trust_anchors: settings.trust_anchors_file.as_deref(),
    }
}

/// The address that all endpoints are below.
fn interface(settings: &OpenBankingSettings) -> Result<Url, OpenBankingError> {
    let text = settings.base_url.as_ref().ok_or(OpenBankingError::Missing("base_url"))?;
    let mut base = address(text, "base_url")?;
    let front = base.path().trim_end_matches('/').to_owned();
    base.set_path(&format!("{front}/open-banking/{}/aisp", settings.version.segment()));
    Ok(base)
}

fn address(text: &str, setting: &'static str) -> Result<Url, OpenBankingError> {
    bank_address(text).map_err(|problem| OpenBankingError::Address { setting, problem })
}

fn zone(settings: &OpenBankingSettings) -> Result<Tz, OpenBankingError> {
    settings.time_zone.parse().map_err(|_| OpenBankingError::TimeZone)
}
