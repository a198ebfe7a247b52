//! What a provider says of itself (OpenID Connect Discovery), and the keys it signs with.

use std::sync::Arc;
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
use crate::settings::bank_address;

/// How long what a provider said is believed.
const KEPT: Duration = Duration::from_secs(60 * 60);
/// How soon a key that is not known may make it be asked again: whoever invents keys does not
/// decide how often.
const PAUSE: Duration = Duration::from_secs(30);
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
    /// The keys that it signs with.
    pub(super) keys: KeySet,
    at: Instant,
}

/// The provider's document and keys, as they were found last.
pub(super) struct Discovery {
    issuer: String,
    tls: TlsConnector,
    found: Mutex<Option<Arc<Found>>>,
}

impl Discovery {
    /// That of `issuer`, not asked yet.
    pub(super) fn new(issuer: String, tls: TlsConnector) -> Self {
        Self { issuer, tls, found: Mutex::new(None) }
    }

    /// What the provider says: as it was found within the last hour, else asked for now.
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
        // Held while asking: of many who find nothing, one asks.
        let mut found = self.found.lock().await;
        if let Some(known) = found.as_ref().filter(|known| known.at.elapsed() < age) {
            return Ok(Arc::clone(known));
        }
        let fresh = Arc::new(self.ask().await?);
        *found = Some(Arc::clone(&fresh));
        Ok(fresh)
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
        let keys = self.get(&document.jwks_uri).await?;
        Ok(Found {
            authorization: address(&document.authorization_endpoint)?,
            token_host: self.host(&token)?,
            token,
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
