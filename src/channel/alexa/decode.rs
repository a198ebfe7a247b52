//! From a proven body to a turn.

use thiserror::Error;

use super::dates::Moment;
use super::intents::{spoken, touched};
use super::lenient::Part;
use super::session::{SessionKeys, Talk};
use super::wire::{Envelope, Person, Request, System, User};
use crate::basics::{ApplicationId, Digest, Locale, Now, Secret, digest_of};
use crate::consent::{BearerTokens, Caller, Channel, Premises, Tokens};
use crate::dialogue::{Event, Frame, Intent, Said, Screen, Turn};

/// A request, decoded. Its body is not looked at again.
#[derive(Debug)]
pub struct Decoded {
    /// The turn, free of anything that is Alexa's.
    pub turn: Turn,
    /// Which talk it belongs to: the answer's frame is sealed for it. `None` outside a session.
    pub talk: Option<Talk>,
    /// How to say "one moment" while the bank is slow, where that is allowed.
    pub courtesy: Option<Courtesy>,
    /// What came in, for logs and metrics, and for the answer when there is nothing to say.
    pub kind: RequestKind,
    /// Why a session ended, or what the platform could not use; of a closed set.
    pub reported: Option<&'static str>,
}

/// What a progressive response needs (reference: "Send a Progressive Response").
#[derive(Debug)]
pub struct Courtesy {
    /// Where to post, as the request said: an origin without a path. It came in a signed body;
    /// whoever posts there still decides which hosts it talks to.
    pub api_endpoint: String,
    /// The bearer token, good for this request.
    pub api_access_token: Secret<String>,
    /// The request it belongs to.
    pub request_id: String,
}

/// The kinds of request: a closed set of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestKind {
    /// Opened without a wish.
    Launch,
    /// Said something.
    Intent,
    /// The session is over.
    SessionEnded,
    /// Back from another skill's or the platform's own task.
    SessionResumed,
    /// Asked whether Saldo could answer somebody else's question.
    CanFulfill,
    /// Linked, enabled, disabled, permissions or subscriptions changed.
    SkillEvent,
    /// Touched the screen.
    Touch,
    /// The platform could not use an answer.
    Exception,
    /// Anything else, today or later.
    Other,
}

impl RequestKind {
    /// The name in logs and metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Launch => "launch",
            Self::Intent => "intent",
            Self::SessionEnded => "session_ended",
            Self::SessionResumed => "session_resumed",
            Self::CanFulfill => "can_fulfill",
            Self::SkillEvent => "skill_event",
            Self::Touch => "touch",
            Self::Exception => "exception",
            Self::Other => "other",
        }
    }

    fn of(wire: &str) -> Self {
        match wire {
            "LaunchRequest" => Self::Launch,
            "IntentRequest" => Self::Intent,
            "SessionEndedRequest" => Self::SessionEnded,
            "SessionResumedRequest" => Self::SessionResumed,
            "CanFulfillIntentRequest" => Self::CanFulfill,
            "Alexa.Presentation.APL.UserEvent" => Self::Touch,
            "System.ExceptionEncountered" => Self::Exception,
            other if other.starts_with("AlexaSkillEvent.") => Self::SkillEvent,
            _ => Self::Other,
        }
    }
}

/// A body that holds no request. The verifier proved it, so the platform is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// Not JSON, or a field twice in one object.
    #[error("the body is not JSON at line {line}, column {column}; see the request log of Alexa")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// JSON without `request.type`.
    #[error("the body has no request.type; it is no Alexa request")]
    NoRequest,
}

/// Decodes `body`, whose signature, time and `application` the verifier proved.
///
/// Access tokens end here: the turn holds their digests. A frame that is missing, stale or not
/// from this talk is the default one.
///
/// # Errors
///
/// [`DecodeError`] when there is no request in the body. Unknown request types and malformed parts
/// are no errors.
pub fn decode(
    body: &str,
    application: &ApplicationId,
    keys: &SessionKeys,
    now: Now,
) -> Result<Decoded, DecodeError> {
    let Part(envelope): Part<Envelope<'_>> = serde_json::from_str(body)
        .map_err(|fault| DecodeError::NotJson { line: fault.line(), column: fault.column() })?;
    let envelope = envelope.unwrap_or_default();
    let request = envelope.request.0.ok_or(DecodeError::NoRequest)?;
    let kind = RequestKind::of(request.kind.get().ok_or(DecodeError::NoRequest)?);

    let session = envelope.session.0.unwrap_or_default();
    let system = envelope.context.0.and_then(|context| context.system.0).unwrap_or_default();
    let users = [system.user.0.as_ref(), session.user.0.as_ref()];
    let caller = caller(application, users, &system);
    let talk = session.session_id.get().map(|id| Talk::of(application, caller.user, id));
    let sealed = session.attributes.0.as_ref().and_then(|attributes| attributes.saldo.get());
    let frame = match (&talk, sealed) {
        (Some(talk), Some(sealed)) => keys.open(sealed, talk, now),
        _ => Frame::default(),
    };
    let locale = request.locale.get().and_then(|l| l.parse().ok()).unwrap_or(Locale::EN_US);
    let turn = Turn {
        caller,
        bearer: BearerTokens::default(),
        locale,
        said: said(kind, &request, locale, now),
        frame,
        screen: screen(&system),
        request: digest_of(request.request_id.get().unwrap_or_default().as_bytes()),
    };
    let courtesy = courtesy(kind, &request, &system);
    Ok(Decoded { turn, talk, courtesy, kind, reported: reported(kind, &request) })
}

/// The access tokens in `body`, as they were sent: those whose digests [`decode`] gives the turn.
/// Only for who must show them to the bank's own authorization server, or read what they say.
pub fn bearer_tokens(body: &str) -> BearerTokens {
    let envelope: Option<Part<Envelope<'_>>> = serde_json::from_str(body).ok();
    let envelope = envelope.and_then(|part| part.0).unwrap_or_default();
    let session = envelope.session.0.unwrap_or_default();
    let system = envelope.context.0.and_then(|context| context.system.0).unwrap_or_default();
    let users = [system.user.0.as_ref(), session.user.0.as_ref()];
    let (person, user) = access_tokens(users, &system);
    let secret = |text: &str| Secret::new(text.to_owned());
    BearerTokens { person: person.map(secret), user: user.map(secret) }
}

/// The access tokens of the recognised speaker and of the device's owner.
fn access_tokens<'a>(
    users: [Option<&'a User<'_>>; 2],
    system: &'a System<'_>,
) -> (Option<&'a str>, Option<&'a str>) {
    let person = system.person.0.as_ref().and_then(|person| person.access_token.get());
    (person, users.into_iter().flatten().find_map(|user| user.access_token.get()))
}

/// Who is asking. `users` are the same user in two places; the first that has a field counts.
fn caller(
    application: &ApplicationId,
    users: [Option<&User<'_>>; 2],
    system: &System<'_>,
) -> Caller {
    let person = system.person.0.as_ref();
    let tokens = access_tokens(users, system);
    Caller {
        channel: Channel::Alexa,
        application: application.clone(),
        user: users.into_iter().flatten().find_map(|user| user.user_id.get()).map(digest),
        person: person.and_then(|person: &Person<'_>| person.person_id.get()).map(digest),
        tokens: Tokens { person: tokens.0.map(digest), user: tokens.1.map(digest) },
        premises: if system.unit.0 { Premises::Managed } else { Premises::Home },
    }
}

/// The state of an intent that the platform has not settled on. The skill has no dialog model, for
/// which alone Alexa sends it: a recogniser that is not sure asks with it whether this was meant.
const UNSETTLED: &str = "IN_PROGRESS";

/// What came in (reference: request types).
fn said(kind: RequestKind, request: &Request<'_>, locale: Locale, now: Now) -> Said {
    match kind {
        RequestKind::Launch => Said::Intent(Intent::Launch),
        RequestKind::Intent => {
            let moment = Moment { today: now.utc().date_naive(), locale };
            let intent = request.intent.0.as_ref();
            let meant = intent.map_or(Intent::Fallback, |intent| spoken(intent, moment));
            match request.dialog_state.get() {
                Some(UNSETTLED) => Said::Intent(Intent::Unsure(Box::new(meant))),
                _ => Said::Intent(meant),
            }
        }
        RequestKind::Touch => touched(&request.arguments.0).map_or(Said::Nothing, Said::Intent),
        // Saldo sends nobody away, so there is nothing to resume: the talk begins again.
        RequestKind::SessionResumed => Said::Intent(Intent::StartOver),
        RequestKind::SkillEvent => Said::Event(event(request)),
        RequestKind::SessionEnded
        | RequestKind::CanFulfill
        | RequestKind::Exception
        | RequestKind::Other => Said::Nothing,
    }
}

/// What the platform reports of itself: the type of a fault, else why a session ended. Words
/// that are none of the documented ones are called "other".
fn reported(kind: RequestKind, request: &Request<'_>) -> Option<&'static str> {
    if !matches!(kind, RequestKind::SessionEnded | RequestKind::Exception) {
        return None;
    }
    let fault = request.error.0.as_ref().and_then(|fault| fault.kind.get());
    Some(match fault.or_else(|| request.reason.get())? {
        "INVALID_RESPONSE" => "invalid_response",
        "DEVICE_COMMUNICATION_ERROR" => "device_communication_error",
        "INTERNAL_SERVICE_ERROR" => "internal_service_error",
        "ENDPOINT_TIMEOUT" => "endpoint_timeout",
        "USER_INITIATED" => "user_initiated",
        "ERROR" => "error",
        "EXCEEDED_MAX_REPROMPTS" => "exceeded_max_reprompts",
        _ => "other",
    })
}

fn event(request: &Request<'_>) -> Event {
    let token = || request.body.0.as_ref().and_then(|body| body.access_token.get());
    match request.kind.get().unwrap_or_default() {
        "AlexaSkillEvent.SkillDisabled" => Event::Disabled,
        "AlexaSkillEvent.SkillAccountLinked" => {
            token().map_or(Event::Noted, |token| Event::Linked(digest(token)))
        }
        _ => Event::Noted,
    }
}

fn digest(text: &str) -> Digest {
    digest_of(text.as_bytes())
}

fn screen(system: &System<'_>) -> Screen {
    let interfaces = system.device.0.as_ref().and_then(|d| d.supported_interfaces.0.as_ref());
    if interfaces.is_some_and(|interfaces| interfaces.apl.0) {
        Screen::Document
    } else {
        Screen::None
    }
}

/// Progressive responses exist for launches and intents only.
fn courtesy(kind: RequestKind, request: &Request<'_>, system: &System<'_>) -> Option<Courtesy> {
    if !matches!(kind, RequestKind::Launch | RequestKind::Intent) {
        return None;
    }
    Some(Courtesy {
        api_endpoint: system.api_endpoint.get()?.to_owned(),
        api_access_token: Secret::new(system.api_access_token.get()?.to_owned()),
        request_id: request.request_id.get()?.to_owned(),
    })
}
