//! Where requests go, and how they are signed.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde_json::Value;
use thiserror::Error;
use url::{Host, Url};

use super::gathered::Answer;
use crate::server::{FetchError, HttpsClient, Limits};
use crate::simulate::{Authority, Client};

/// Longer than any platform waits, so that an answer that comes too late is still seen.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(15);
/// A body that no platform would take, with room to see how far it is over.
const BODY_BYTES_MAX: usize = 1024 * 1024;

/// The skill that requests are for where none is known.
const NO_SKILL: &str = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000";

/// Why an endpoint cannot be asked.
#[derive(Debug, Error)]
pub enum EndpointError {
    /// It is not an address.
    #[error("{0:?} is no address: write https://HOST/PATH, or http://127.0.0.1:PORT/PATH")]
    Address(String),
    /// TLS cannot be set up.
    #[error(transparent)]
    Client(#[from] FetchError),
}

/// How requests are signed, with certificates that the endpoint trusts.
#[derive(Debug, Clone, Copy)]
pub struct Signing<'a> {
    /// Signs, and issues certificates with something wrong.
    pub authority: &'a Authority,
    /// The skill that the endpoint answers for.
    pub skill_id: &'a str,
}

/// Somebody who speaks.
#[derive(Clone, Default)]
pub struct Caller {
    /// The platform's user id.
    pub user_id: String,
    /// The access token that linking gave the platform; none before linking.
    pub access_token: Option<String>,
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Caller(..)")
    }
}

/// An endpoint.
pub struct Endpoint<'a> {
    url: Url,
    /// Plain HTTP on this machine.
    local: Option<SocketAddr>,
    https: HttpsClient,
    /// None for an endpoint that trusts only the platform itself.
    pub signing: Option<Signing<'a>>,
    /// The skill that requests are for.
    skill_id: String,
}

impl fmt::Debug for Endpoint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint").field("url", &self.url.as_str()).finish_non_exhaustive()
    }
}

impl<'a> Endpoint<'a> {
    /// The endpoint at `address`.
    ///
    /// # Errors
    ///
    /// [`EndpointError`] for what is neither an HTTPS address nor an HTTP one of this machine.
    pub fn new(address: &str, signing: Option<Signing<'a>>) -> Result<Self, EndpointError> {
        let bad = || EndpointError::Address(address.to_owned());
        let url = Url::parse(address).map_err(|_| bad())?;
        let ip: Option<IpAddr> = match url.host() {
            Some(Host::Ipv4(ip)) => Some(ip.into()),
            Some(Host::Ipv6(ip)) => Some(ip.into()),
            Some(Host::Domain("localhost")) => Some(std::net::Ipv4Addr::LOCALHOST.into()),
            _ => None,
        };
        let local = match (url.scheme(), ip) {
            ("http", Some(ip)) if ip.is_loopback() => {
                Some(SocketAddr::new(ip, url.port_or_known_default().ok_or_else(bad)?))
            }
            ("https", _) => None,
            _ => return Err(bad()),
        };
        let skill_id = signing.map_or(NO_SKILL, |signing| signing.skill_id).to_owned();
        Ok(Self { url, local, https: HttpsClient::new()?, signing, skill_id })
    }

    /// The same, asked for the skill `id`: then nothing but the signature is wrong with a request
    /// that is not signed.
    #[must_use]
    pub fn for_skill(self, id: &str) -> Self {
        Self { skill_id: id.to_owned(), ..self }
    }

    /// The skill that requests are for.
    pub fn skill_id(&self) -> &str {
        &self.skill_id
    }

    /// The address, for people.
    pub fn address(&self) -> &str {
        self.url.as_str()
    }

    /// Whether it is reached over TLS.
    pub fn is_secure(&self) -> bool {
        self.local.is_none()
    }

    /// A connection of its own.
    pub(super) fn connect(&self) -> Connection<'_> {
        Connection { client: self.local.map(Client::new), endpoint: self }
    }
}

/// One connection to an endpoint.
pub(super) struct Connection<'a> {
    client: Option<Client>,
    endpoint: &'a Endpoint<'a>,
}

impl Connection<'_> {
    /// Sends `body` signed as the platform signs it, where that is possible.
    pub(super) async fn send_signed(&mut self, body: &Value) -> Answer {
        let body = Bytes::from(body.to_string());
        let Some(signing) = self.endpoint.signing else { return self.send(&[], body).await };
        let Ok(signature) = signing.authority.signer().sign(&body) else { return no_answer() };
        let url = signing.authority.certificate_url();
        let fields =
            [("signaturecertchainurl", url.as_str()), ("signature-256", signature.as_str())];
        self.send(&fields, body).await
    }

    /// Sends `body` with these fields.
    pub(super) async fn send(&mut self, fields: &[(&str, &str)], body: Bytes) -> Answer {
        let began = std::time::Instant::now();
        let url = &self.endpoint.url;
        let sent = async {
            match &mut self.client {
                Some(client) => {
                    let reply = client.post(url.path(), fields, body).await.ok()?;
                    Some((reply.status.as_u16(), reply.body))
                }
                None => {
                    let limits =
                        Limits { body_bytes_max: BODY_BYTES_MAX, deadline: ANSWER_TIME_MAX };
                    let fetched =
                        self.endpoint.https.post_with(url.as_str(), fields, body, limits).await;
                    fetched.ok().map(|fetched| (fetched.status.as_u16(), fetched.body))
                }
            }
        };
        let reply = tokio::time::timeout(ANSWER_TIME_MAX, sent).await.ok().flatten();
        let took = began.elapsed();
        match reply {
            Some((status, body)) => Answer {
                status,
                took,
                bytes: body.len(),
                body: serde_json::from_slice(&body).unwrap_or_default(),
            },
            // The connection may be in any state: the next request begins a new one.
            None => {
                self.client = self.endpoint.local.map(Client::new);
                Answer { took, ..no_answer() }
            }
        }
    }
}

fn no_answer() -> Answer {
    Answer { status: 0, took: Duration::ZERO, bytes: 0, body: Value::Null }
}

/// The time that requests are stamped with.
pub(super) fn now() -> DateTime<Utc> {
    Utc::now()
}
