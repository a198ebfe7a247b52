//! What a platform puts around a request: the session, the device, and who speaks.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::platform::Speaker;

/// How sure Alexa is of a voice that it recognised.
const RECOGNISED_LEVEL: u16 = 300;

/// A request's envelope.
#[derive(Debug, Clone, Copy)]
pub struct Envelope<'a> {
    /// The skill that is asked.
    pub skill_id: &'a str,
    /// The device's locale.
    pub locale: &'a str,
    /// Who speaks, to what device.
    pub speaker: &'a Speaker,
    /// The session's id.
    pub session_id: &'a str,
    /// Whether the session begins with this request.
    pub begins: bool,
    /// What the skill left in the session at the turn before.
    pub attributes: &'a Value,
    /// The request's own id.
    pub request_id: &'a str,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Where messages ahead of the answer are taken.
    pub api_endpoint: &'a str,
    /// What such a message has to prove itself with.
    pub api_token: &'a str,
}

impl Envelope<'_> {
    /// The whole message with `request`, which gets its id, time and locale.
    pub fn around(&self, mut request: Value) -> Value {
        request["requestId"] = json!(self.request_id);
        request["timestamp"] = json!(self.at.to_rfc3339_opts(SecondsFormat::Secs, true));
        request["locale"] = json!(self.locale);
        let application = json!({"applicationId": self.skill_id});
        let mut user = json!({"userId": self.speaker.user_id});
        if let Some(token) = &self.speaker.access_token {
            user["accessToken"] = json!(token);
        }
        let interfaces = match self.speaker.screen {
            true => json!({"Alexa.Presentation.APL": {}}),
            false => json!({}),
        };
        let mut system = json!({
            "application": application,
            "user": user,
            "device": {
                "deviceId": "amzn1.ask.device.development",
                "supportedInterfaces": interfaces,
            },
            "apiEndpoint": self.api_endpoint,
            "apiAccessToken": self.api_token,
        });
        if let Some(person) = &self.speaker.person_id {
            system["person"] = json!({
                "personId": person,
                "authenticationConfidenceLevel": {"level": RECOGNISED_LEVEL},
            });
            if let Some(token) = &self.speaker.person_token {
                system["person"]["accessToken"] = json!(token);
            }
        }
        json!({
            "version": "1.0",
            "session": {
                "new": self.begins,
                "sessionId": self.session_id,
                "application": application,
                "attributes": self.attributes,
                "user": user,
            },
            "context": {"System": system},
            "request": request,
        })
    }
}

/// The request for an intent; where it is not `settled`, the skill may ask whether it was meant.
pub fn intent_request(name: &str, slots: Map<String, Value>, settled: bool) -> Value {
    let intent = json!({"name": name, "confirmationStatus": "NONE", "slots": slots});
    let state = if settled { "COMPLETED" } else { "IN_PROGRESS" };
    json!({"type": "IntentRequest", "dialogState": state, "intent": intent})
}

/// A slot with a value that no catalogue resolved.
pub fn slot_sent(name: &str, said: &str) -> Value {
    json!({
        "name": name,
        "value": said,
        "confirmationStatus": "NONE",
        "source": "USER",
        "slotValue": {"type": "Simple", "value": said},
    })
}

/// What the catalogue of `type_name` in `skill_id`'s model says of a value: which listed one it
/// is, or that it lists none such.
pub fn resolutions(skill_id: &str, type_name: &str, listed: Option<(&str, Option<&str>)>) -> Value {
    let authority = format!("amzn1.er-authority.echo-sdk.{skill_id}.{type_name}");
    let resolved = match listed {
        Some((name, id)) => json!({
            "authority": authority,
            "status": {"code": "ER_SUCCESS_MATCH"},
            "values": [{"value": {"name": name, "id": id}}],
        }),
        None => json!({"authority": authority, "status": {"code": "ER_SUCCESS_NO_MATCH"}}),
    };
    json!({"resolutionsPerAuthority": [resolved]})
}
