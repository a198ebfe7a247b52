//! The whole verification of one request, in order.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::application;
use super::certificate_url::CertificateUrl;
use super::envelope::Envelope;
use super::freshness;
use super::key_ring::{Found, KeyRing};
use super::leaf_key::LeafKey;
use super::refusal::Refusal;
use super::signature::Signature;
use crate::basics::{ApplicationId, Now};
use crate::channel::Inbound;

/// The field that names the certificate file.
const CERTIFICATE_URL_FIELD: &str = "signaturecertchainurl";
/// The field with the RSA and SHA-256 signature.
const SIGNATURE_FIELD: &str = "signature-256";

/// What this installation accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The skills that are ours. With none, every request is refused.
    pub applications: Vec<ApplicationId>,
    /// Grants the hour that the platform needs for repeats to every `AlexaSkillEvent.*`, not only
    /// to the five that its own verifiers list.
    pub every_skill_event_may_be_late: bool,
}

/// What verification came to.
#[derive(Debug)]
pub enum Verdict<'a> {
    /// Alexa signed it, just now, for a skill of ours.
    Verified(Verified<'a>),
    /// The key is not at hand. Whoever can fetches this address, keeps the outcome in the key
    /// ring and asks again, once.
    NeedKey(CertificateUrl),
    /// Not believed: HTTP 400, empty body, the reason to the log.
    Refused(Refusal),
}

/// A request that Alexa signed, just now, for a skill of ours. Made by [`verify`] alone.
#[derive(Clone, Copy)]
pub struct Verified<'a> {
    body: &'a str,
    application: &'a ApplicationId,
    timestamp: DateTime<Utc>,
}

impl<'a> Verified<'a> {
    /// The exact body that was signed, valid UTF-8 and valid JSON.
    pub fn body(&self) -> &'a str {
        self.body
    }

    /// The configured skill it is for.
    pub fn application(&self) -> &'a ApplicationId {
        self.application
    }

    /// When the platform made it.
    pub fn timestamp(&self) -> DateTime<Utc> {
        self.timestamp
    }
}

impl fmt::Debug for Verified<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified")
            .field("application", self.application)
            .field("timestamp", &self.timestamp)
            .finish_non_exhaustive()
    }
}

/// Verifies `inbound`: header fields, address, key, signature over the raw bytes; then, and only
/// then, the JSON's time and application.
pub fn verify<'a>(
    inbound: &Inbound<'a>,
    policy: &'a Policy,
    keys: &KeyRing,
    now: Now,
) -> Verdict<'a> {
    match prove(inbound, policy, keys, now) {
        Ok(verified) => Verdict::Verified(verified),
        Err(Halt::NeedKey(url)) => Verdict::NeedKey(url),
        Err(Halt::Refused(refusal)) => Verdict::Refused(refusal),
    }
}

/// Why the steps below stop early.
enum Halt {
    NeedKey(CertificateUrl),
    Refused(Refusal),
}

impl From<Refusal> for Halt {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

fn prove<'a>(
    inbound: &Inbound<'a>,
    policy: &'a Policy,
    keys: &KeyRing,
    now: Now,
) -> Result<Verified<'a>, Halt> {
    let url = inbound.only(CERTIFICATE_URL_FIELD).ok_or(Refusal::CertificateUrlMissing)?;
    let signature = inbound.only(SIGNATURE_FIELD).ok_or(Refusal::SignatureMissing)?;
    // Before the key is looked for: a request without a possible signature is worth no fetch.
    let signature = Signature::decode(signature)?;
    let key = find_key(url, keys, now)?;
    signature.check(inbound.body, &key)?;
    let body = std::str::from_utf8(inbound.body).map_err(|_| Refusal::BodyUnreadable)?;
    let envelope = Envelope::read(body)?;
    let timestamp = freshness::check(&envelope, policy.every_skill_event_may_be_late, now)?;
    let application = application::check(&envelope, &policy.applications)?;
    Ok(Verified { body, application, timestamp })
}

/// Looks the address up as it was sent, and normalised only if that is not known.
///
/// The ring's keys are normal forms, and a normal form is its own normal form: a match of the raw
/// text needs no parsing. Genuine requests always take this way.
fn find_key(url: &[u8], keys: &KeyRing, now: Now) -> Result<Arc<LeafKey>, Halt> {
    if let Ok(raw) = std::str::from_utf8(url)
        && let Found::Key(key) = keys.find(raw, now)
    {
        return Ok(key);
    }
    let url = CertificateUrl::parse(url).map_err(Refusal::CertificateUrl)?;
    match keys.find(url.as_str(), now) {
        Found::Key(key) => Ok(key),
        Found::Failure(refusal) => Err(refusal.into()),
        Found::Nothing => Err(Halt::NeedKey(url)),
    }
}
