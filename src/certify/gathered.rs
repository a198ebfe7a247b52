//! What was asked and answered: all that the checks judge.

use std::fmt;
use std::time::Duration;

use serde_json::Value;

use super::package::Package;
use crate::simulate::plain_text;

/// Why something was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Probe {
    /// The skill is opened without a request.
    Launch,
    /// A turn on the way to another probe.
    Step,
    /// An intent with some of its slots filled.
    Subset,
    /// An intent with a value that is odd or out of range.
    Odd,
    /// An intent as the first request of its session.
    OneShot,
    /// An example phrase of the store.
    Example,
    /// "Help" somewhere in a talk.
    Help,
    /// "Stop" or "cancel" somewhere in a talk.
    Stop,
    /// Something nobody understands, for the so-manyth time in a row.
    NotUnderstood(u8),
    /// "Yes", "no", "next" or the like, whether or not anything was asked.
    Stray,
    /// The platform ends the session.
    Ended,
    /// A caller who has not linked an account.
    Unlinked,
    /// A caller with a token that is no good (any more).
    BadToken,
    /// Another linked customer asks the same.
    OtherCustomer,
    /// One customer's device, another one's recognised voice.
    OtherPerson,
    /// A device in a place that others manage.
    SharedPlace,
    /// A link that shares nothing but a list of accounts.
    Narrow,
    /// The turn after the link was taken back, in an open session.
    TakenBack,
    /// Everything behind the skill fails.
    Down,
    /// Nothing behind the skill answers.
    Hung,
    /// Properties and types that nobody knows yet.
    Unknown,
    /// A device without a screen.
    Headless,
    /// A customer wants a person.
    Rights,
}

impl Probe {
    /// Whether the talk is as it is on any day: linked, and all is well behind the skill.
    pub fn is_ordinary(self) -> bool {
        use Probe as P;
        !matches!(
            self,
            P::Unlinked | P::BadToken | P::Down | P::Hung | P::Unknown | P::Narrow | P::TakenBack
        )
    }
}

/// What came back.
#[derive(Clone)]
pub struct Answer {
    /// The HTTP status; 0 where no answer came.
    pub status: u16,
    /// From sending the request to having all of the answer.
    pub took: Duration,
    /// The body's length.
    pub bytes: usize,
    /// The response envelope; `Null` where the body is none.
    pub body: Value,
}

impl fmt::Debug for Answer {
    /// Leaves out what was said.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").field("status", &self.status).finish_non_exhaustive()
    }
}

impl Answer {
    /// Whether it is a response at all.
    pub fn is_response(&self) -> bool {
        self.status == 200 && self.body["response"].is_object()
    }

    /// The speech as it was sent: markup or text.
    pub fn markup(&self) -> Option<&str> {
        spoken(&self.body["response"]["outputSpeech"])
    }

    /// The words of the speech; empty where nothing is said.
    pub fn speech(&self) -> String {
        self.markup().map(plain_text).unwrap_or_default()
    }

    /// The reprompt as it was sent.
    pub fn reprompt_markup(&self) -> Option<&str> {
        spoken(&self.body["response"]["reprompt"]["outputSpeech"])
    }

    /// The words of the reprompt.
    pub fn reprompt(&self) -> String {
        self.reprompt_markup().map(plain_text).unwrap_or_default()
    }

    /// Whether the session stays open for an answer.
    pub fn is_open(&self) -> bool {
        self.body["response"]["shouldEndSession"] == Value::Bool(false)
    }

    /// The card, where there is one.
    pub fn card(&self) -> Option<&Value> {
        Some(&self.body["response"]["card"]).filter(|card| card.is_object())
    }

    /// Whether the card offers to link the account.
    pub fn offers_link(&self) -> bool {
        self.card().is_some_and(|card| card["type"] == "LinkAccount")
    }

    /// The last sentence of the speech.
    pub fn last_sentence(&self) -> String {
        last_sentence(&self.speech()).to_owned()
    }

    /// Whether the last thing said is a question.
    pub fn asks(&self) -> bool {
        self.speech().trim_end().ends_with(['?', '؟', '？'])
    }
}

fn spoken(speech: &Value) -> Option<&str> {
    speech["ssml"].as_str().or_else(|| speech["text"].as_str())
}

/// The last sentence of `text`.
pub(super) fn last_sentence(text: &str) -> &str {
    let text = text.trim();
    let body = text.trim_end_matches(['.', '?', '!']);
    let begins = body.rfind(['.', '?', '!']).map_or(0, |at| at + 1);
    text[begins..].trim_start()
}

/// One request and its answer.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The device's locale.
    pub locale: String,
    /// Why it was asked.
    pub probe: Probe,
    /// What was said before in the same session, for people.
    pub before: Vec<String>,
    /// What was said, for people: the intent and its slots.
    pub said: String,
    /// The intent; empty for requests that are none.
    pub intent: String,
    /// The message as it was sent.
    pub request: Value,
    /// What came back.
    pub answer: Answer,
}

impl Turn {
    /// What was said, after what, for a finding.
    pub fn shown(&self) -> String {
        match self.before.as_slice() {
            [] => format!("{:?}", self.said),
            before => format!("{:?} after {:?}", self.said, before.join(" > ")),
        }
    }
}

/// One attempt to pass the gate in front of the skill.
#[derive(Debug, Clone)]
pub struct GateProbe {
    /// The row it belongs to.
    pub row: &'static str,
    /// What was wrong with the request, or right.
    pub what: String,
    /// Whether it has to be refused.
    pub refuse: bool,
    /// The status that came; 0 where no answer came.
    pub status: u16,
}

/// Everything that the checks judge.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// The skill package, where one was given.
    pub package: Option<Package>,
    /// Whether an endpoint was asked at all.
    pub has_endpoint: bool,
    /// Whether requests could be signed as the platform signs them.
    pub is_signed: bool,
    /// The endpoint that was asked, for people.
    pub endpoint: String,
    /// The turns, locale by locale.
    pub turns: Vec<Turn>,
    /// The attempts at the gate.
    pub gate: Vec<GateProbe>,
    /// How many states of a talk were found and not visited.
    pub unvisited: usize,
    /// Whether what is behind the skill could be made to fail.
    pub can_fail: bool,
    /// Whether a link could be taken back while a talk goes on.
    pub can_take_back: bool,
}

impl Gathered {
    /// The turns of `probe`.
    pub(super) fn of(&self, probe: Probe) -> impl Iterator<Item = &Turn> {
        self.turns.iter().filter(move |turn| turn.probe == probe)
    }

    /// Why rows about turns say nothing; `None` where they can.
    pub(super) fn no_turns(&self) -> Option<&'static str> {
        if !self.has_endpoint {
            return Some("no endpoint was asked");
        }
        if !self.is_signed {
            return Some("it takes requests that the platform signed, which only the platform can");
        }
        self.turns.is_empty().then_some("the skill package has no locale to ask in")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_sentence_is_what_is_asked() {
        for (text, last) in [
            ("Okay. Anything else?", "Anything else?"),
            ("Anything else?", "Anything else?"),
            ("You have ten dollars.", "You have ten dollars."),
            ("¿Algo más? Adiós.", "Adiós."),
            ("", ""),
        ] {
            assert_eq!(last_sentence(text), last, "{text}");
        }
    }
}
