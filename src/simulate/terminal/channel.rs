//! The channels that can be simulated.

use std::time::Duration;

use serde_json::Value;

/// A channel: how long it waits, and where its responses have what.
#[derive(Debug)]
pub(super) struct SimulatedChannel {
    /// Its name in commands.
    pub(super) name: &'static str,
    /// How long the platform waits for an answer.
    pub(super) answer_time_max: Duration,
    /// Where a response has its speech, as a JSON pointer (RFC 6901).
    speech: &'static str,
    /// Where it has what is asked again after silence.
    reprompt: &'static str,
    /// Where it has what the device is told to do.
    directives: &'static str,
}

/// Every channel there is; the first one is spoken.
pub(super) const CHANNELS: [SimulatedChannel; 1] = [SimulatedChannel {
    name: "alexa",
    answer_time_max: Duration::from_secs(8),
    speech: "/response/outputSpeech/ssml",
    reprompt: "/response/reprompt/outputSpeech/ssml",
    directives: "/response/directives",
}];

impl SimulatedChannel {
    /// The speech with its markup; empty where nothing is said.
    pub(super) fn speech<'r>(&self, response: &'r Value) -> &'r str {
        text(response, self.speech)
    }

    /// What is asked again after silence, with its markup; empty where nothing is.
    pub(super) fn reprompt<'r>(&self, response: &'r Value) -> &'r str {
        text(response, self.reprompt)
    }

    /// What the device is told to show; `None` where it is told nothing.
    pub(super) fn document<'r>(&self, response: &'r Value) -> Option<&'r Value> {
        let directives = response.pointer(self.directives)?.as_array()?;
        directives.iter().find(|directive| directive["document"].is_object())
    }
}

fn text<'r>(response: &'r Value, pointer: &str) -> &'r str {
    response.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}
