//! What a provider says of itself (OpenID Connect Discovery), and the keys it signs with.

use std::sync::{Arc, Mutex as StdMutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{ACCEPT, HeaderValue};
use hyper::{Request, StatusCode};
use serde::Deserialize;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tokio_rustls::TlsConnector;
use url::Url;

use super::provider::IdentityFailure;
use crate::connect::http::Host;
use crate::oauth::KeySet;
use crate::observe::trouble;
use crate::settings::bank_address;

/// How long what a provider said is believed without asking again.
const KEPT: Duration = Duration::from_secs(60 * 60);
/// How long it is believed while the provider cannot be asked: twice as long.
const BELIEVED: Duration = Duration::from_secs(2 * 60 * 60);
/// How soon a key that is not known may make it be asked again: whoever invents keys does not
/// decide how often.
const PAUSE: Duration = Duration::from_secs(30);
/// How soon a provider is asked again that gave no answer, or a wrong one.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(5);
/// How many requests to one of its hosts may be under way.
const CALLS_MAX: usize = 16;
/// Where the document is, below the issuer's address.
const DOCUMENT: &str = "/.well-known/openid-configuration";

#[derive(Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    introspection_endpoint: Option<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// What a provider said, at one time.
pub(super) struct Found {
    /// Where customers are sent.
    pub(super) authorization: Url,
    /// Where codes are redeemed.
    pub(super) token: Url,
    /// The host of that.
    pub(super) token_host: Host,
    /// Whether its answers name it (RFC 9207).
    pub(super) names_itself: bool,
    /// Where it says what a token opens, and the host of that; `None` where it does not say.
    pub(super) introspection: Option<(Url, Host)>,
    /// The keys that it signs with.
    pub(super) keys: KeySet,
    at: Instant,
}

/// The provider's document and keys, as they were found last.
pub(super) struct Discovery {
    issuer: String,
    tls: TlsConnector,
    found: StdMutex<Option<Arc<Found>>>,
    /// When it was asked last; held while it is being asked.
    asked: Mutex<Option<Instant>>,
}

impl Discovery {
    /// That of `issuer`, not asked yet.
    pub(super) fn new(issuer: String, tls: TlsConnector) -> Self {
        Self { issuer, tls, found: StdMutex::default(), asked: Mutex::default() }
    }

    /// What the provider says: as it was found within the last hour, else asked for now. While it
    /// cannot be asked, what is at most two hours old will do.
    ///
    /// # Errors
    ///
    /// [`IdentityFailure`]. What is too old is not used.
    pub(super) async fn found(&self) -> Result<Arc<Found>, IdentityFailure> {
        self.found_after(KEPT).await
    }

    /// The same when a key is not known: asked again, though not more often than every half
    /// minute.
    ///
    /// # Errors
    ///
    /// [`IdentityFailure`].
    pub(super) async fn found_anew(&self) -> Result<Arc<Found>, IdentityFailure> {
        self.found_after(PAUSE).await
    }

    async fn found_after(&self, age: Duration) -> Result<Arc<Found>, IdentityFailure> {
        if let Some(known) = self.known(age) {
            return Ok(known);
        }
        // Of many who find nothing, one asks. The others wait, unless what there is will do.
        let will_do = if age < KEPT { None } else { self.known(BELIEVED) };
        let mut asked = match (self.asked.try_lock(), will_do) {
            (Ok(free), _) => free,
            (Err(_), Some(known)) => return Ok(known),
            (Err(_), None) => self.asked.lock().await,
        };
        if let Some(known) = self.known(age) {
            return Ok(known);
        }
        let believed = || self.known(BELIEVED);
        if asked.is_some_and(|at| at.elapsed() < PAUSE_AFTER_FAILURE) {
            return believed().ok_or(IdentityFailure::Unreachable);
        }
        *asked = Some(Instant::now());
        match self.ask().await {
            Ok(fresh) => {
                let fresh = Arc::new(fresh);
                let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
                *found = Some(Arc::clone(&fresh));
                Ok(fresh)
            }
            Err(failure) => match believed() {
                Some(known) => {
                    trouble("identity", &failure.to_string());
                    Ok(known)
                }
                None => Err(failure),
            },
        }
    }

    /// What was found less than `age` ago.
    fn known(&self, age: Duration) -> Option<Arc<Found>> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.as_ref().filter(|found| found.at.elapsed() < age).map(Arc::clone)
    }

    async fn ask(&self) -> Result<Found, IdentityFailure> {
        let text = self.get(&format!("{}{DOCUMENT}", self.issuer)).await?;
        let document: Document = serde_json::from_slice(&text)
            .map_err(|_| IdentityFailure::Unusable("its document cannot be read"))?;
        if document.issuer != self.issuer {
            return Err(IdentityFailure::Unusable("its document is another issuer's"));
        }
        let address = |text: &str| {
            bank_address(text)
                .map_err(|_| IdentityFailure::Unusable("its document names a bad address"))
        };
        let token = address(&document.token_endpoint)?;
        let introspection = match document.introspection_endpoint.as_deref() {
            Some(text) => {
                let address = address(text)?;
                let host = self.host(&address)?;
                Some((address, host))
            }
            None => None,
        };
        let keys = self.get(&document.jwks_uri).await?;
        Ok(Found {
            authorization: address(&document.authorization_endpoint)?,
            token_host: self.host(&token)?,
            token,
            introspection,
            names_itself: document.authorization_response_iss_parameter_supported,
            keys: KeySet::read(&keys)
                .map_err(|_| IdentityFailure::Unusable("its keys cannot be read"))?,
            at: Instant::now(),
        })
    }

    async fn get(&self, text: &str) -> Result<Bytes, IdentityFailure> {
        let address = bank_address(text)
            .map_err(|_| IdentityFailure::Unusable("its document names a bad address"))?;
        let request = Request::get(address.path())
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            .body(Full::default())
            .map_err(|_| IdentityFailure::Unusable("its document names a bad address"))?;
        let reply = self.host(&address)?.send(request).await;
        let reply = reply.map_err(|_| IdentityFailure::Unreachable)?;
        match reply.status {
            StatusCode::OK => Ok(reply.body),
            _ => Err(IdentityFailure::Unusable("it does not answer with 200")),
        }
    }

    fn host(&self, address: &Url) -> Result<Host, IdentityFailure> {
        Host::new(address, &self.tls, CALLS_MAX)
            .map_err(|_| IdentityFailure::Unusable("its document names a bad address"))
    }
}
