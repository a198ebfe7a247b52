//! The platform's part of a talk: text to a signed request, the response back to text.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use hyper::StatusCode;
use ring::rand::{SecureRandom, SystemRandom};
use serde_json::{Value, json};
use thiserror::Error;
use url::{Host, Url};

use super::authority_error::AuthorityError;
use super::calendar_words::alexa_date;
use super::describe::AlexaDescription;
use super::envelope::{Envelope, intent_request, resolutions, slot_sent};
use super::http::{Client, ClientError, Reply};
use super::plain::plain_text;
use super::signer::Signer;
use crate::basics::Locale;
use crate::models::shipped;
use crate::nlu::{FilledSlot, GivenName, Recognizer, Verdict};
use crate::server::Clock;

/// Why a turn came to no answer.
#[derive(Debug, Error)]
pub enum PlatformError {
    /// The endpoint is no address of this machine.
    #[error("{endpoint:?} is not http://ADDRESS:PORT/PATH of a demo on this machine")]
    Endpoint {
        /// The endpoint as given.
        endpoint: String,
    },
    /// There are no words in this locale: nothing that is said could be understood.
    #[error("there are no words for the locale {wanted:?}; there are for: {known}")]
    NoWords {
        /// The locale as given.
        wanted: String,
        /// The locales with words.
        known: String,
    },
    /// The request could not be signed.
    #[error(transparent)]
    Sign(#[from] AuthorityError),
    /// No answer came.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// The server refused the request.
    #[error("the server answered {0}: see its log for the reason")]
    Refused(StatusCode),
    /// The answer is not an Alexa response.
    #[error("the server's answer is not an Alexa response: {0}")]
    Answer(#[from] serde_json::Error),
    /// The system gave no random bytes.
    #[error("the system gives no random bytes")]
    Random,
}

/// The customer who speaks, and the device they speak to.
#[derive(Clone)]
pub struct Speaker {
    /// The platform's user id.
    pub user_id: String,
    /// The access token that linking gave the platform; none before linking.
    pub access_token: Option<String>,
    /// Who the platform recognised by voice; none when it did not.
    pub person_id: Option<String>,
    /// The access token of that voice's own link; none where it has none.
    pub person_token: Option<String>,
    /// Whether the device has a screen.
    pub screen: bool,
    /// What the customer calls the accounts: the platform hears these names, too.
    pub nicknames: Vec<String>,
}

impl fmt::Debug for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Speaker(..)")
    }
}

/// How requests reach the server, and for which skill.
#[derive(Debug)]
pub struct Line<'a> {
    address: SocketAddr,
    path: String,
    skill_id: String,
    certificate_url: String,
    locale: String,
    signer: &'a Signer,
    recognizer: &'static Recognizer,
    clock: Clock,
}

impl<'a> Line<'a> {
    /// The line to the demo of `about`, for a device of `locale`; `signer` signs as the platform.
    ///
    /// # Errors
    ///
    /// [`PlatformError::Endpoint`] when `about` names none on this machine,
    /// [`PlatformError::NoWords`] for a locale without words.
    pub fn new(
        about: &AlexaDescription,
        signer: &'a Signer,
        locale: &str,
    ) -> Result<Self, PlatformError> {
        let endpoint = || PlatformError::Endpoint { endpoint: about.endpoint.clone() };
        let url = Url::parse(&about.endpoint).map_err(|_| endpoint())?;
        let host: IpAddr = match url.host() {
            Some(Host::Ipv4(address)) => address.into(),
            Some(Host::Ipv6(address)) => address.into(),
            _ => return Err(endpoint()),
        };
        let port = url.port_or_known_default().ok_or_else(endpoint)?;
        let shipped = shipped();
        let locale_known: Option<Locale> = locale.parse().ok();
        let recognizer = locale_known.and_then(|locale| shipped.recognizer(locale));
        let recognizer = recognizer.ok_or_else(|| PlatformError::NoWords {
            wanted: locale.to_owned(),
            known: shipped.locale_names(),
        })?;
        Ok(Self {
            address: SocketAddr::new(host, port),
            path: url.path().to_owned(),
            skill_id: about.skill_id.clone(),
            certificate_url: about.cert_chain_url.clone(),
            locale: locale.to_owned(),
            signer,
            recognizer,
            clock: Clock::system(),
        })
    }

    /// The same line, in the time that `clock` tells.
    #[must_use]
    pub fn on_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }
}

/// One talk: keeps the session between turns as the platform does.
pub struct Talk<'a> {
    line: &'a Line<'a>,
    speaker: Speaker,
    client: Client,
    session: Option<Session>,
    api_endpoint: String,
}

struct Session {
    id: String,
    attributes: Value,
}

/// One turn, there and back.
pub struct Exchange {
    /// The answer as it came.
    pub reply: Reply,
    /// The response envelope.
    pub response: Value,
    /// What was spoken, without markup.
    pub text: String,
    /// Whether the session stays open.
    pub open: bool,
    /// What the platform took the text for.
    pub heard: Heard,
}

/// What a platform takes a text for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heard {
    /// The intent's name as it is sent; empty for a launch and for silence.
    pub intent: String,
    /// The slots that were filled: name, and the id or else the text of the value.
    pub slots: Vec<(String, String)>,
    /// What the engine thinks of the text; `None` where no text was said.
    pub verdict: Option<Verdict>,
}

impl fmt::Debug for Exchange {
    /// Leaves what was said out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reply, open, .. } = self;
        f.debug_struct("Exchange").field("reply", reply).field("open", open).finish_non_exhaustive()
    }
}

impl<'a> Talk<'a> {
    /// A talk that has not begun.
    pub fn new(line: &'a Line<'a>, speaker: Speaker) -> Self {
        let api_endpoint = "https://api.amazonalexa.com".to_owned();
        Self { line, speaker, client: Client::new(line.address), session: None, api_endpoint }
    }

    /// The same, where messages ahead of an answer are taken at `origin`.
    pub fn hearing_at(self, origin: String) -> Self {
        Self { api_endpoint: origin, ..self }
    }

    /// Lets another voice speak from now on.
    pub fn hears(&mut self, speaker: Speaker) {
        self.speaker = speaker;
    }

    /// Says `text` and returns what was answered. "open saldo bank" and silence launch the skill.
    ///
    /// # Errors
    ///
    /// [`PlatformError`] when no answer came or the server refused the request.
    pub async fn say(&mut self, text: &str) -> Result<Exchange, PlatformError> {
        let (request, heard) = self.request(text);
        self.send(request, heard).await
    }

    /// Sends the intent called `name` with `slots` as they are, as if it had been said.
    ///
    /// # Errors
    ///
    /// [`PlatformError`] when no answer came or the server refused the request.
    pub async fn mean(
        &mut self,
        name: &str,
        slots: &[(String, String)],
    ) -> Result<Exchange, PlatformError> {
        let sent = slots.iter().map(|(name, said)| (name.clone(), slot_sent(name, said)));
        let request = intent_request(name, sent.collect(), true);
        let heard = Heard { intent: name.to_owned(), slots: slots.to_vec(), verdict: None };
        self.send(request, heard).await
    }

    /// Stays silent until the platform gives up and ends the session. Whether one was open.
    ///
    /// # Errors
    ///
    /// [`PlatformError`] when no answer came or the server refused the request.
    pub async fn silence(&mut self) -> Result<bool, PlatformError> {
        if self.session.is_none() {
            return Ok(false);
        }
        let request = json!({"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"});
        self.send(request, Heard::default()).await?;
        self.session = None;
        Ok(true)
    }

    async fn send(&mut self, request: Value, heard: Heard) -> Result<Exchange, PlatformError> {
        let id = random_id("amzn1.echo-api.request.")?;
        let begins = self.session.is_none();
        let session = match self.session.take() {
            Some(session) => session,
            None => Session {
                id: random_id("amzn1.echo-api.session.")?,
                attributes: Value::Object(serde_json::Map::new()),
            },
        };
        let ahead = random_id("")?;
        let envelope = Envelope {
            skill_id: &self.line.skill_id,
            locale: &self.line.locale,
            speaker: &self.speaker,
            session_id: &session.id,
            begins,
            attributes: &session.attributes,
            request_id: &id,
            at: self.line.clock.now().utc(),
            api_endpoint: &self.api_endpoint,
            api_token: &ahead,
        };
        let body = envelope.around(request).to_string();
        let signature = self.line.signer.sign(body.as_bytes())?;
        let headers = [
            ("signaturecertchainurl", self.line.certificate_url.as_str()),
            ("signature-256", signature.as_str()),
        ];
        let reply = self.client.post(&self.line.path, &headers, Bytes::from(body)).await?;
        if reply.status != StatusCode::OK {
            return Err(PlatformError::Refused(reply.status));
        }
        let response: Value = serde_json::from_slice(&reply.body)?;
        let open = response["response"]["shouldEndSession"] == Value::Bool(false);
        if open {
            let attributes = response["sessionAttributes"].clone();
            self.session = Some(Session { id: session.id, attributes });
        }
        let text = plain_text(response["response"]["outputSpeech"]["ssml"].as_str().unwrap_or(""));
        Ok(Exchange { reply, response, text, open, heard })
    }

    fn request(&self, text: &str) -> (Value, Heard) {
        let given: Vec<GivenName<'_>> = self
            .speaker
            .nicknames
            .iter()
            .map(|name| GivenName { slot_type: "ACCOUNT_NAME", name })
            .collect();
        if matches!(text.trim().to_lowercase().as_str(), "" | "open saldo bank" | "saldo bank") {
            return (json!({"type": "LaunchRequest"}), Heard::default());
        }
        let found = self.line.recognizer.recognize(text, &given);
        let (intent, filled) = match found.intent() {
            Some(intent) => (intent, found.slots.as_slice()),
            None => ("AMAZON.FallbackIntent", [].as_slice()),
        };
        let settled = found.verdict != Verdict::Confirm;
        let heard = Heard {
            intent: intent.to_owned(),
            slots: filled.iter().map(|slot| (slot.name.to_owned(), meant(slot))).collect(),
            verdict: Some(found.verdict),
        };
        let slots = filled.iter().map(|slot| (slot.name.to_owned(), self.slot(slot)));
        (intent_request(intent, slots.collect(), settled), heard)
    }

    fn slot(&self, slot: &FilledSlot<'_>) -> Value {
        let today = self.line.clock.now().utc().date_naive();
        let date = slot.days.as_ref().and_then(|days| alexa_date(days, today));
        // What the platform has no form for it passes on as it was said.
        let said = date.unwrap_or_else(|| slot.value.clone());
        let mut value = slot_sent(slot.name, &said);
        if let Some(resolved) = slot.resolved {
            let listed = Some((resolved.name, resolved.id));
            value["resolutions"] = resolutions(&self.line.skill_id, slot.type_name, listed);
        }
        value
    }
}

/// What a slot stands for: the id of a listed value, else its name, else what was said.
fn meant(slot: &FilledSlot<'_>) -> String {
    let listed = slot.resolved.map(|listed| listed.id.unwrap_or(listed.name));
    listed.map_or_else(|| slot.value.clone(), str::to_owned)
}

/// `prefix` and 128 random bits.
///
/// # Errors
///
/// [`PlatformError::Random`] when the system gives none.
pub fn random_id(prefix: &str) -> Result<String, PlatformError> {
    let mut bytes = [0; 16];
    SystemRandom::new().fill(&mut bytes).map_err(|_| PlatformError::Random)?;
    Ok(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes)))
}
