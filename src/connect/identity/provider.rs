//! Sending a customer to the provider, and learning who they are when they come back.

use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http_body_util::Full;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{Request, StatusCode};
use serde::Deserialize;
use thiserror::Error;
use tokio::time::timeout;
use url::{Url, form_urlencoded};

use super::discovery::{Discovery, Found};
use crate::basics::{CustomerId, Now, Secret};
use crate::connect::http::Asked;
use crate::connect::proof::{Proof, ProofError, ProofFiles, tls};
use crate::oauth::{Algorithm, BadJws, Challenge, Expected, prove};
use crate::settings::IdentitySettings;

/// Why a provider cannot be used with the settings.
#[derive(Debug, Error)]
pub enum IdentityError {
    /// A setting that is needed is not set.
    #[error("identity.{0} is not set")]
    Missing(&'static str),
    /// An algorithm that is none of those there are.
    #[error("identity.algorithms: {0:?} is none of RS256, PS256, ES256, EdDSA")]
    Algorithm(String),
    /// A certificate, key or secret cannot be used.
    #[error("identity: {0}")]
    Proof(#[from] ProofError),
}

/// Why nobody is signed in. It holds no customer fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IdentityFailure {
    /// It cannot be reached, or takes too long.
    #[error("the identity provider cannot be reached")]
    Unreachable,
    /// What it says of itself cannot be used.
    #[error("the identity provider cannot be used: {0}")]
    Unusable(&'static str),
    /// It does not sign this customer in.
    #[error("the identity provider signs nobody in: {0}")]
    Refused(&'static str),
}

/// One customer's way to the provider and back. All of it belongs to one visit.
pub struct Attempt {
    /// Ties what comes back to the visit.
    pub state: String,
    /// Ties the ID token to it.
    pub nonce: String,
    /// Proves that who redeems the code is who asked for it.
    pub verifier: Secret<String>,
    /// Where the customer is sent back to.
    pub redirect_uri: String,
}

/// What a provider sent a customer back with.
#[derive(Debug, Clone, Copy)]
pub struct SentBack<'a> {
    /// The code.
    pub code: &'a str,
    /// Who says to have sent the customer (RFC 9207).
    pub issuer: Option<&'a str>,
}

/// A customer who came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// Who it is.
    pub customer: CustomerId,
    /// When they logged in: as the provider says, else when they came back.
    pub authenticated_at: DateTime<Utc>,
}

/// The bank's own identity provider.
pub struct IdentityProvider {
    issuer: String,
    client_id: String,
    scope: String,
    customer_claim: String,
    algorithms: Vec<Algorithm>,
    proof: Proof,
    discovery: Discovery,
    time_max: Duration,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

impl IdentityProvider {
    /// The provider that `settings` describe. Reads files, asks nobody.
    ///
    /// # Errors
    ///
    /// [`IdentityError`] names the setting.
    pub fn open(settings: &IdentitySettings) -> Result<Self, IdentityError> {
        let set = |value: &Option<String>, name| value.clone().ok_or(IdentityError::Missing(name));
        let files = ProofFiles {
            client_secret: settings.client_secret_file.as_deref(),
            signing_key: settings.signing_key_file.as_deref(),
            signing_key_id: settings.signing_key_id.as_deref(),
            certificate: settings.certificate_file.as_deref(),
            key: settings.key_file.as_deref(),
            trust_anchors: settings.trust_anchors_file.as_deref(),
        };
        let algorithm = |name: &String| {
            Algorithm::named(name).ok_or_else(|| IdentityError::Algorithm(name.clone()))
        };
        let issuer = set(&settings.issuer, "issuer")?;
        Ok(Self {
            client_id: set(&settings.client_id, "client_id")?,
            scope: settings.scope.clone(),
            customer_claim: settings.customer_claim.clone(),
            algorithms: settings.algorithms.iter().map(algorithm).collect::<Result<_, _>>()?,
            proof: Proof::read(&files)?,
            discovery: Discovery::new(issuer.clone(), tls(&files)?),
            time_max: Duration::from_millis(settings.call_ms),
            issuer,
        })
    }

    /// Where a customer is sent to log in; `language` is the one that they read (BCP 47).
    ///
    /// # Errors
    ///
    /// [`IdentityFailure`] when the provider does not say where.
    pub async fn login_address(
        &self,
        attempt: &Attempt,
        language: &str,
    ) -> Result<String, IdentityFailure> {
        let found = timeout(self.time_max, self.discovery.found()).await;
        let found = found.map_err(|_| IdentityFailure::Unreachable)??;
        let challenge = Challenge::of_verifier(attempt.verifier.expose())
            .map_err(|_| IdentityFailure::Unusable("a verifier is none"))?;
        let mut address = found.authorization.clone();
        address
            .query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.client_id)
            .append_pair("redirect_uri", &attempt.redirect_uri)
            .append_pair("scope", &self.scope)
            .append_pair("state", &attempt.state)
            .append_pair("nonce", &attempt.nonce)
            .append_pair("code_challenge", challenge.as_str())
            .append_pair("code_challenge_method", "S256")
            // As on Saldo's own page: the customer logs in every time.
            .append_pair("prompt", "login")
            .append_pair("ui_locales", language);
        Ok(address.into())
    }

    /// Who came back.
    ///
    /// # Errors
    ///
    /// [`IdentityFailure`]: whatever is wrong, nobody is signed in.
    pub async fn customer(
        &self,
        attempt: &Attempt,
        back: SentBack<'_>,
        now: Now,
    ) -> Result<Identified, IdentityFailure> {
        let asking = self.redeemed(attempt, back, now);
        timeout(self.time_max, asking).await.map_err(|_| IdentityFailure::Unreachable)?
    }

    async fn redeemed(
        &self,
        attempt: &Attempt,
        back: SentBack<'_>,
        now: Now,
    ) -> Result<Identified, IdentityFailure> {
        let found = self.discovery.found().await?;
        match back.issuer {
            Some(issuer) if issuer != self.issuer => {
                return Err(IdentityFailure::Refused("another issuer answers"));
            }
            None if found.names_itself => {
                return Err(IdentityFailure::Refused("the answer names no issuer"));
            }
            _ => {}
        }
        let token = self.id_token(&found, attempt, back.code).await?;
        let proven = prove(token.expose(), &["JWT"], &found.keys, &self.algorithms);
        let proven = match proven {
            // The provider may have changed its keys since.
            Err(BadJws::UnknownKey) => {
                let found = self.discovery.found_anew().await?;
                prove(token.expose(), &["JWT"], &found.keys, &self.algorithms)
            }
            proven => proven,
        };
        let stated = proven.map_err(|_| IdentityFailure::Refused("the ID token is not proven"))?;
        let expected = Expected {
            issuer: &self.issuer,
            client_id: &self.client_id,
            nonce: &attempt.nonce,
            customer_claim: &self.customer_claim,
        };
        let unfit = |_| IdentityFailure::Refused("the ID token does not say what it must");
        let customer = stated.customer(&expected, now).map_err(unfit)?;
        let authenticated_at = stated.authenticated_at(now).map_err(unfit)?;
        Ok(Identified { customer, authenticated_at: authenticated_at.unwrap_or(now.utc()) })
    }

    async fn id_token(
        &self,
        found: &Found,
        attempt: &Attempt,
        code: &str,
    ) -> Result<Secret<String>, IdentityFailure> {
        let reply = found.token_host.send(self.claim(found, attempt, code)?).await;
        let reply = reply.map_err(|_| IdentityFailure::Unreachable)?;
        if reply.status != StatusCode::OK {
            return Err(IdentityFailure::Refused("the code is not redeemed"));
        }
        let tokens: Tokens = serde_json::from_slice(&reply.body)
            .map_err(|_| IdentityFailure::Refused("no ID token comes with the code"))?;
        Ok(Secret::new(tokens.id_token))
    }

    /// The request that redeems a code (RFC 6749, section 4.1.3).
    fn claim(
        &self,
        found: &Found,
        attempt: &Attempt,
        code: &str,
    ) -> Result<Asked, IdentityFailure> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", &attempt.redirect_uri)
            .append_pair("code_verifier", attempt.verifier.expose());
        proven_form(&self.client_id, &self.proof, (&found.token, &found.token), form)
    }
}

/// A request with `form` to `address` at a provider, in the name of `client` and with its proof,
/// which is made for the provider's `token` endpoint.
///
/// # Errors
///
/// [`IdentityFailure`] when there is no randomness to prove with.
pub(super) fn proven_form(
    client: &str,
    proof: &Proof,
    (address, token): (&Url, &Url),
    mut form: form_urlencoded::Serializer<'_, String>,
) -> Result<Asked, IdentityFailure> {
    if !matches!(proof, Proof::Secret(_)) {
        form.append_pair("client_id", client);
    }
    let unready = |_| IdentityFailure::Unusable("no randomness to prove who asks");
    let assertion = proof.assertion(client, token.as_str(), Now::at(Utc::now()));
    if let Some(assertion) = assertion.map_err(unready)? {
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        form.append_pair("client_assertion_type", kind);
        form.append_pair("client_assertion", &assertion);
    }
    let mut request = Request::post(address.path())
        .header(ACCEPT, HeaderValue::from_static("application/json"))
        .header(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    if let Some(field) = proof.authorization(client) {
        request = request.header(AUTHORIZATION, field.expose().as_str());
    }
    request
        .body(Full::new(Bytes::from(form.finish())))
        .map_err(|_| IdentityFailure::Unusable("it cannot be asked"))
}
