//! Putting the connector together from settings.

use std::sync::Arc;
use std::time::Duration;

use chrono_tz::Tz;
use thiserror::Error;
use url::Url;

use super::bank::OpenBankingBank;
use super::credentials::{Credentials, CredentialsError};
use super::http::{BadAddress, Host};
use super::proof::{Proof, ProofError, tls};
use super::tokens::{TokenEndpoint, Tokens};
use crate::settings::OpenBankingSettings;

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

impl OpenBankingBank {
    /// The bank that `settings` describe. Reads files, asks nobody.
    ///
    /// # Errors
    ///
    /// [`OpenBankingError`] names the setting and what is wrong with it.
    pub fn open(settings: &OpenBankingSettings) -> Result<Self, OpenBankingError> {
        let base = interface(settings)?;
        let tls = tls(settings)?;
        let calls_max = settings.calls_max.max(1);
        let host = Host::new(&base, &tls, calls_max)
            .map_err(|problem| OpenBankingError::Address { setting: "base_url", problem })?;
        let endpoint = match &settings.token_url {
            None => None,
            Some(text) => {
                let setting = "token_url";
                let address = address(text, setting)?;
                let id = settings.client_id.clone();
                let id = id.ok_or(OpenBankingError::Missing("client_id"))?;
                let proof = Proof::read(settings)?;
                let endpoint = TokenEndpoint::new(address, &tls, calls_max, id, proof);
                let wrong = |problem| OpenBankingError::Address { setting, problem };
                Some(Arc::new(endpoint.map_err(wrong)?))
            }
        };
        let file = settings.credentials_file.as_ref();
        let file = file.ok_or(OpenBankingError::Missing("credentials_file"))?;
        let credentials = Credentials::open(file)?;
        Ok(Self {
            host: Arc::new(host),
            base,
            tokens: Tokens::new(credentials, endpoint.clone()),
            endpoint,
            time_zone: zone(settings)?,
            call_time_max: Duration::from_millis(settings.call_ms),
        })
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
    let malformed = |_| OpenBankingError::Address { setting, problem: BadAddress::Malformed };
    text.parse().map_err(malformed)
}

fn zone(settings: &OpenBankingSettings) -> Result<Tz, OpenBankingError> {
    settings.time_zone.parse().map_err(|_| OpenBankingError::TimeZone)
}
