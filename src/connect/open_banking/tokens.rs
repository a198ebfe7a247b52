//! Access tokens: had from the bank's authorisation server, one customer at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration as Wait;

use bytes::Bytes;
use chrono::{Duration, Utc};
use http_body_util::Full;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{Request, StatusCode};
use serde::Deserialize;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_rustls::TlsConnector;
use url::{Url, form_urlencoded};

use super::credentials::{Credentials, Held};
use super::failure::unreachable;
use crate::bank::BankFailure;
use crate::basics::{Now, Secret};
use crate::connect::http::Host;
use crate::connect::proof::Proof;
use crate::settings::BadAddress;

/// What failures of the token endpoint are logged under.
const ENDPOINT: &str = "the token endpoint";
/// How long before its end a token counts as expired: the time of the request that carries it,
/// and clocks that differ.
const EXPIRY_MARGIN_SECONDS: i64 = 30;
/// The longest a refresh may take. It is not cut short by the question that needs it: a refresh
/// token that the bank has replaced and Saldo has not kept would cost the customer the consent.
const REFRESH_TIME_MAX: Wait = Wait::from_secs(20);
/// The longest life of a token that is believed, in seconds: a year.
const EXPIRES_SECONDS_MAX: i64 = 366 * 24 * 3600;

/// The bank's token endpoint (RFC 6749, section 3.2).
pub(super) struct TokenEndpoint {
    host: Host,
    address: Url,
    client_id: String,
    proof: Proof,
}

/// What the endpoint grants.
pub(super) struct Granted {
    /// The access token.
    pub(super) access: Secret<String>,
    /// How long it is good for, where that is said.
    expires_in: Option<Duration>,
    /// The refresh token that replaces the one sent.
    refresh: Option<Secret<String>>,
}

#[derive(Deserialize)]
struct TokenWire {
    access_token: String,
    expires_in: Option<i64>,
    refresh_token: Option<String>,
}

impl TokenEndpoint {
    /// The endpoint at `address`, asked as `client_id` with `proof`.
    ///
    /// # Errors
    ///
    /// [`BadAddress`].
    pub(super) fn new(
        address: Url,
        tls: &TlsConnector,
        calls_max: usize,
        client_id: String,
        proof: Proof,
    ) -> Result<Self, BadAddress> {
        Ok(Self { host: Host::new(&address, tls, calls_max)?, address, client_id, proof })
    }

    /// A token of Saldo's own, for consents (RFC 6749, section 4.4; scope `accounts`).
    ///
    /// # Errors
    ///
    /// [`BankFailure::Unreachable`] when there is none to be had.
    pub(super) async fn own(&self) -> Result<Secret<String>, BankFailure> {
        let form = [("grant_type", "client_credentials"), ("scope", "accounts")];
        self.grant(&form).await.map(|granted| granted.access)
    }

    async fn refresh(&self, token: &Secret<String>) -> Result<Granted, BankFailure> {
        self.grant(&[("grant_type", "refresh_token"), ("refresh_token", token.expose())]).await
    }

    async fn grant(&self, form: &[(&str, &str)]) -> Result<Granted, BankFailure> {
        let reply = self.host.send(self.request(form)?).await;
        let reply = reply.map_err(|error| unreachable(ENDPOINT, &error.to_string()))?;
        if reply.status != StatusCode::OK {
            return Err(unreachable(ENDPOINT, &format!("it answers {}", reply.status.as_u16())));
        }
        let wire: TokenWire = serde_json::from_slice(&reply.body)
            .map_err(|_| unreachable(ENDPOINT, "it grants no token that can be read"))?;
        let seconds = wire.expires_in.filter(|it| (1..=EXPIRES_SECONDS_MAX).contains(it));
        Ok(Granted {
            access: Secret::new(wire.access_token),
            expires_in: seconds.map(Duration::seconds),
            refresh: wire.refresh_token.map(Secret::new),
        })
    }

    fn request(&self, form: &[(&str, &str)]) -> Result<crate::connect::http::Asked, BankFailure> {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        if !matches!(self.proof, Proof::Secret(_)) {
            body.append_pair("client_id", &self.client_id);
        }
        let now = Now::at(Utc::now());
        let assertion = self.proof.assertion(&self.client_id, self.address.as_str(), now);
        let assertion = assertion.map_err(|error| unreachable(ENDPOINT, &error.to_string()))?;
        if let Some(assertion) = assertion {
            let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            body.append_pair("client_assertion_type", kind);
            body.append_pair("client_assertion", &assertion);
        }
        let mut request = Request::post(self.address.path())
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            .header(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        if let Some(field) = self.proof.authorization(&self.client_id) {
            let field = HeaderValue::from_str(field.expose()).map(|mut field| {
                field.set_sensitive(true);
                field
            });
            let field = field.map_err(|_| unreachable(ENDPOINT, "the client id fits no field"))?;
            request = request.header(AUTHORIZATION, field);
        }
        request
            .body(Full::new(Bytes::from(body.finish())))
            .map_err(|_| unreachable(ENDPOINT, "its address cannot be asked"))
    }
}

/// The tokens of all customers.
#[derive(Clone)]
pub(super) struct Tokens {
    credentials: Arc<Credentials>,
    endpoint: Option<Arc<TokenEndpoint>>,
    /// One refresh at a time for each customer; as many entries as customers were refreshed.
    renewing: Arc<Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>>,
}

impl Tokens {
    /// The tokens in `credentials`, renewed at `endpoint` where there is one.
    pub(super) fn new(credentials: Arc<Credentials>, endpoint: Option<Arc<TokenEndpoint>>) -> Self {
        Self { credentials, endpoint, renewing: Arc::default() }
    }

    /// What is held for `customer`; `None` for one who never consented.
    pub(super) fn of(&self, customer: &str) -> Option<Held> {
        self.credentials.of(customer)
    }

    /// A token for `customer` that is not `refused`, renewed if need be before `deadline`.
    ///
    /// A renewal that outlives the deadline goes on and is kept for the next question.
    ///
    /// # Errors
    ///
    /// [`BankFailure::Unreachable`] when there is none: the customer must consent again, or the
    /// bank does not answer.
    pub(super) async fn access(
        &self,
        customer: &str,
        refused: Option<&Secret<String>>,
        deadline: Instant,
    ) -> Result<Secret<String>, BankFailure> {
        let held = self.credentials.of(customer);
        if let Some(token) = held.as_ref().and_then(|held| usable(held, refused)) {
            return Ok(token);
        }
        let (it, customer, refused) = (self.clone(), customer.to_owned(), refused.cloned());
        let renewal = tokio::spawn(async move { it.renew(&customer, refused.as_ref()).await });
        match timeout_at(deadline, renewal).await {
            Ok(Ok(done)) => done,
            Ok(Err(_)) => Err(unreachable(ENDPOINT, "a renewal broke off")),
            Err(_) => Err(unreachable(ENDPOINT, "no answer in time")),
        }
    }

    async fn renew(
        &self,
        customer: &str,
        refused: Option<&Secret<String>>,
    ) -> Result<Secret<String>, BankFailure> {
        let turn = {
            let mut all = self.renewing.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(customer.to_owned()).or_default())
        };
        let _turn = turn.lock().await;
        let expired = || unreachable(ENDPOINT, "a consent has ended and must be given again");
        // Another question may have renewed it meanwhile.
        let held = self.credentials.of(customer).ok_or_else(expired)?;
        if let Some(token) = usable(&held, refused) {
            return Ok(token);
        }
        let (Some(endpoint), Some(refresh)) = (&self.endpoint, &held.refresh) else {
            return Err(expired());
        };
        let granted = timeout(REFRESH_TIME_MAX, endpoint.refresh(refresh)).await;
        let granted = granted.map_err(|_| unreachable(ENDPOINT, "no answer in time"))??;
        let fresh = Held {
            access: Some(granted.access.clone()),
            access_expires_at: granted.expires_in.map(|span| Utc::now() + span),
            refresh: granted.refresh.or(held.refresh),
            time_zone: held.time_zone,
        };
        let (credentials, customer) = (Arc::clone(&self.credentials), customer.to_owned());
        // Kept on disk before it is used: the bank may have ended the old one.
        let kept = tokio::task::spawn_blocking(move || credentials.renew(&customer, fresh)).await;
        kept.map_err(|_| unreachable(ENDPOINT, "a renewal broke off"))?;
        Ok(granted.access)
    }
}

/// The token in `held`, if it has neither expired nor been `refused`.
fn usable(held: &Held, refused: Option<&Secret<String>>) -> Option<Secret<String>> {
    let margin = Duration::seconds(EXPIRY_MARGIN_SECONDS);
    let has_expired = held.access_expires_at.is_some_and(|end| end - margin <= Utc::now());
    held.access.clone().filter(|token| !has_expired && Some(token) != refused)
}
