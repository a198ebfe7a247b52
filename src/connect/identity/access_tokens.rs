//! Believing access tokens of the bank's own authorization server.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use hyper::StatusCode;
use thiserror::Error;
use tokio::time::timeout;
use url::{Url, form_urlencoded};

use super::discovery::{Discovery, Found};
use super::provider::{IdentityFailure, proven_form};
use crate::basics::{Digest, Now, Secret, digest_of};
use crate::connect::http::Asked;
use crate::connect::proof::{Proof, ProofError, ProofFiles, tls};
use crate::oauth::{
    Algorithm, BadAccessToken, BadJws, BankToken, TokenTerms, introspected_token, signed_token,
};
use crate::settings::{BadClient, ResourceServerSettings, TokenForm};

/// How many answers about tokens are kept: those of some thousand customers who are talking.
const ANSWERS_MAX: usize = 4096;
/// The longest token that the bank is asked about, in bytes.
const BYTES_MAX: usize = 16 * 1024;

/// Why the bank's tokens cannot be taken with the settings.
#[derive(Debug, Error)]
pub enum AccessTokensError {
    /// A setting that is needed is not set, or makes no sense.
    #[error("resource_server.{0} is not set, or makes no sense")]
    Setting(&'static str),
    /// A client is none.
    #[error("resource_server.clients: {0}")]
    Client(#[from] BadClient),
    /// A certificate, key or secret cannot be used.
    #[error("resource_server: {0}")]
    Proof(#[from] ProofError),
}

/// Why a token is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unbelieved {
    /// It is not one to be taken.
    #[error(transparent)]
    Bad(#[from] BadAccessToken),
    /// The bank cannot be asked.
    #[error(transparent)]
    Unasked(#[from] IdentityFailure),
}

/// What is believed of a token; why it is not.
type Verdict = Result<BankToken, BadAccessToken>;

/// Access tokens of the bank's own authorization server.
pub struct AccessTokens {
    terms: TokenTerms,
    way: Way,
    discovery: Discovery,
    time_max: Duration,
}

/// How it is known what a token says.
enum Way {
    /// It is signed.
    Signed(Vec<Algorithm>),
    /// The bank is asked.
    Asked(Asking),
}

/// Asking about tokens, and what was answered of late.
struct Asking {
    client: String,
    proof: Proof,
    kept: chrono::Duration,
    answers: Mutex<HashMap<Digest, Answer>>,
}

/// What the bank said of a token, and from when to when that is believed.
struct Answer {
    verdict: Verdict,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl AccessTokens {
    /// Those that `settings` describe. Reads files, asks nobody.
    ///
    /// # Errors
    ///
    /// [`AccessTokensError`] names the setting.
    pub fn open(settings: &ResourceServerSettings) -> Result<Self, AccessTokensError> {
        let files = ProofFiles {
            client_secret: settings.client_secret_file.as_deref(),
            signing_key: settings.signing_key_file.as_deref(),
            signing_key_id: settings.signing_key_id.as_deref(),
            certificate: settings.certificate_file.as_deref(),
            key: settings.key_file.as_deref(),
            trust_anchors: settings.trust_anchors_file.as_deref(),
        };
        let set =
            |value: &Option<String>, name| value.clone().ok_or(AccessTokensError::Setting(name));
        let issuer = set(&settings.issuer, "issuer")?;
        let way = match settings.tokens {
            TokenForm::Jwt => {
                let named = settings.algorithms.iter().map(|name| Algorithm::named(name));
                let named: Option<Vec<_>> = named.collect();
                Way::Signed(named.ok_or(AccessTokensError::Setting("algorithms"))?)
            }
            TokenForm::Introspection => Way::Asked(Asking {
                client: set(&settings.client_id, "client_id")?,
                proof: Proof::read(&files)?,
                kept: chrono::Duration::seconds(settings.cache_seconds.into()),
                answers: Mutex::default(),
            }),
        };
        let scopes = settings.scopes().map_err(|_| AccessTokensError::Setting("scopes"))?;
        let terms = TokenTerms {
            issuer: issuer.clone(),
            audience: set(&settings.audience, "audience")?,
            customer_claim: settings.customer_claim.clone(),
            authorized_claim: settings.authorized_claim.clone(),
            seconds_max: settings.token_seconds_max.into(),
            scopes,
            clients: settings.trusted_clients()?,
        };
        let discovery = Discovery::new(issuer, tls(&files)?);
        Ok(Self { terms, way, discovery, time_max: Duration::from_millis(settings.call_ms) })
    }

    /// What `token` opens at `now`.
    ///
    /// # Errors
    ///
    /// [`Unbelieved`]: whatever is wrong, it opens nothing.
    pub async fn believed(
        &self,
        token: &Secret<String>,
        now: Now,
    ) -> Result<BankToken, Unbelieved> {
        let believing = async {
            match &self.way {
                Way::Signed(allowed) => self.proven(token, allowed, now).await,
                Way::Asked(asking) => self.answered(token, asking, now).await,
            }
        };
        timeout(self.time_max, believing).await.map_err(|_| IdentityFailure::Unreachable)?
    }

    async fn proven(
        &self,
        token: &Secret<String>,
        allowed: &[Algorithm],
        now: Now,
    ) -> Result<BankToken, Unbelieved> {
        let proven =
            |found: &Found| signed_token(token.expose(), &self.terms, &found.keys, allowed, now);
        match proven(self.discovery.found().await?.as_ref()) {
            // The bank may have changed its keys since.
            Err(BadAccessToken::Jws(BadJws::UnknownKey)) => {
                Ok(proven(self.discovery.found_anew().await?.as_ref())?)
            }
            proven => Ok(proven?),
        }
    }

    async fn answered(
        &self,
        token: &Secret<String>,
        asking: &Asking,
        now: Now,
    ) -> Result<BankToken, Unbelieved> {
        if token.expose().len() > BYTES_MAX {
            return Err(BadAccessToken::Jws(BadJws::Malformed).into());
        }
        let name = digest_of(token.expose().as_bytes());
        if let Some(verdict) = asking.known(name, now) {
            return Ok(verdict?);
        }
        let found = self.discovery.found().await?;
        let unusable = IdentityFailure::Unusable;
        let endpoint = found.introspection.as_ref();
        let (address, host) = endpoint.ok_or(unusable("it names no introspection endpoint"))?;
        let request = asking.question(token, (address, &found.token))?;
        let reply = host.send(request).await.map_err(|_| IdentityFailure::Unreachable)?;
        if reply.status != StatusCode::OK {
            return Err(unusable("it does not say what a token opens").into());
        }
        let verdict = introspected_token(&reply.body, &self.terms, now);
        let verdict = verdict.map_err(|_| unusable("it answers with what is no introspection"))?;
        asking.keep(name, verdict.clone(), now);
        Ok(verdict?)
    }
}

impl Asking {
    /// The question what `token` opens, to an endpoint beside the token endpoint.
    fn question(
        &self,
        token: &Secret<String>,
        addresses: (&Url, &Url),
    ) -> Result<Asked, IdentityFailure> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("token", token.expose()).append_pair("token_type_hint", "access_token");
        proven_form(&self.client, &self.proof, addresses, form)
    }

    /// What the bank said of this token a moment ago.
    fn known(&self, token: Digest, now: Now) -> Option<Verdict> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = answers.get(&token)?;
        (answer.from <= now.utc() && now.utc() < answer.until).then(|| answer.verdict.clone())
    }

    /// Keeps what the bank said, for a moment and never past the token's end. Where there are too
    /// many that are still good, this one is asked about again.
    fn keep(&self, token: Digest, verdict: Verdict, now: Now) {
        let (from, mut until) = (now.utc(), now.plus(self.kept).utc());
        if let Ok(token) = &verdict {
            until = until.min(token.expires_at);
        }
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= ANSWERS_MAX {
            answers.retain(|_, answer| answer.from <= from && from < answer.until);
        }
        if answers.len() < ANSWERS_MAX {
            answers.insert(token, Answer { verdict, from, until });
        }
    }
}
