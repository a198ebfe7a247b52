//! One session with the skill, as the platform keeps it.

use serde_json::{Map, Value, json};

use crate::certify::endpoint::{Caller, Connection, Endpoint, now};
use crate::certify::gathered::{Answer, Probe, Turn};
use crate::simulate::{Envelope, Speaker, intent_request, random_id};

/// Where messages ahead of an answer would be taken: they are not listened to here.
const API_ENDPOINT: &str = "https://api.amazonalexa.com";

/// What is asked in one turn.
#[derive(Debug, Clone)]
pub(in crate::certify) struct Asked {
    /// For people.
    pub(in crate::certify) said: String,
    /// The intent; empty where the request is none.
    pub(in crate::certify) intent: String,
    pub(in crate::certify) request: Value,
}

impl Asked {
    pub(in crate::certify) fn launch() -> Self {
        Self::other("(open)", json!({"type": "LaunchRequest"}))
    }

    pub(in crate::certify) fn other(said: &str, request: Value) -> Self {
        Self { said: said.to_owned(), intent: String::new(), request }
    }

    pub(in crate::certify) fn intent(name: &str) -> Self {
        Self::with_slots(name, &[])
    }

    /// `slots`: name, what is said for it, and the slot as it is sent.
    pub(in crate::certify) fn with_slots(name: &str, slots: &[(&str, String, Value)]) -> Self {
        let said = slots.iter().filter(|(_, said, _)| !said.is_empty()).map(|(slot, said, _)| {
            format!(" {slot}={}", said.chars().take(40).collect::<String>())
        });
        let said = format!("{name}{}", said.collect::<String>());
        let sent: Map<String, Value> =
            slots.iter().map(|(slot, _, sent)| ((*slot).to_owned(), sent.clone())).collect();
        Self { said, intent: name.to_owned(), request: intent_request(name, sent, true) }
    }

    pub(in crate::certify) fn ended(reason: &str) -> Self {
        Self::other(
            &format!("(session ended: {reason})"),
            json!({"type": "SessionEndedRequest", "reason": reason}),
        )
    }
}

/// Whom the skill is asked for.
#[derive(Debug, Clone)]
pub(in crate::certify) struct Device {
    pub(in crate::certify) caller: Caller,
    pub(in crate::certify) screen: bool,
    /// The access token of the person whose voice was recognised.
    pub(in crate::certify) person_token: Option<String>,
    /// Whether the device stands in a place that others manage.
    pub(in crate::certify) shared: bool,
}

impl Device {
    pub(in crate::certify) fn of(caller: &Caller) -> Self {
        Self { caller: caller.clone(), screen: true, person_token: None, shared: false }
    }
}

/// A session.
pub(in crate::certify) struct Talk<'a> {
    connection: Connection<'a>,
    skill_id: &'a str,
    locale: &'a str,
    device: Device,
    session_id: String,
    attributes: Value,
    begins: bool,
    before: Vec<String>,
}

impl<'a> Talk<'a> {
    /// A session that has not begun.
    pub(in crate::certify) fn new(
        endpoint: &'a Endpoint<'a>,
        locale: &'a str,
        device: Device,
    ) -> Self {
        Self {
            connection: endpoint.connect(),
            skill_id: endpoint.skill_id(),
            locale,
            device,
            session_id: fresh("amzn1.echo-api.session."),
            attributes: json!({}),
            begins: true,
            before: Vec::new(),
        }
    }

    /// Begins another session on the same connection.
    pub(in crate::certify) fn restart(&mut self) {
        self.session_id = fresh("amzn1.echo-api.session.");
        self.attributes = json!({});
        self.begins = true;
        self.before.clear();
    }

    /// Asks, and goes on with the session where it stays open; another one begins otherwise.
    pub(in crate::certify) async fn ask(&mut self, probe: Probe, asked: &Asked) -> Turn {
        let message = self.message(asked);
        self.ask_as(probe, asked, message).await
    }

    /// Sends `message`, which says what is `asked` in a way of its own.
    pub(in crate::certify) async fn ask_as(
        &mut self,
        probe: Probe,
        asked: &Asked,
        message: Value,
    ) -> Turn {
        let answer = self.connection.send_signed(&message).await;
        let turn = Turn {
            locale: self.locale.to_owned(),
            probe,
            before: self.before.clone(),
            said: asked.said.clone(),
            intent: asked.intent.clone(),
            request: message,
            answer,
        };
        self.go_on(asked, &turn.answer);
        turn
    }

    /// The message that says `asked` now.
    pub(in crate::certify) fn message(&self, asked: &Asked) -> Value {
        let speaker = Speaker {
            user_id: self.device.caller.user_id.clone(),
            access_token: self.device.caller.access_token.clone(),
            person_id: self.device.person_token.is_some().then(|| PERSON.to_owned()),
            person_token: self.device.person_token.clone(),
            screen: self.device.screen,
            nicknames: Vec::new(),
        };
        let envelope = Envelope {
            skill_id: self.skill_id,
            locale: self.locale,
            speaker: &speaker,
            session_id: &self.session_id,
            begins: self.begins,
            attributes: &self.attributes,
            request_id: &fresh("amzn1.echo-api.request."),
            at: now(),
            api_endpoint: API_ENDPOINT,
            api_token: "certification",
        };
        let mut message = envelope.around(asked.request.clone());
        if self.device.shared {
            let unit = json!({"unitId": "amzn1.ask.unit.certification"});
            message["context"]["System"]["unit"] = unit;
        }
        message
    }

    fn go_on(&mut self, asked: &Asked, answer: &Answer) {
        if !answer.is_open() {
            self.restart();
            return;
        }
        self.begins = false;
        self.before.push(asked.said.clone());
        self.attributes = match &answer.body["sessionAttributes"] {
            Value::Null => json!({}),
            attributes => attributes.clone(),
        };
    }

    /// Whether a session is open.
    pub(in crate::certify) fn is_open(&self) -> bool {
        !self.begins
    }
}

/// The person whose voice is recognised.
const PERSON: &str = "amzn1.ask.person.certification";

/// A fresh id. Without randomness it is the same one again, which a skill takes for a repetition.
fn fresh(prefix: &str) -> String {
    random_id(prefix).unwrap_or_else(|_| prefix.to_owned())
}
