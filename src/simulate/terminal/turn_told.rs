//! A turn: what was said, what it was taken for, what was told, and how long it took.

use std::time::Duration;

use serde_json::{Map, Value, json};

use super::channel::SimulatedChannel;
use super::page::{Paint, Style, Told};
use super::stages::TurnTime;
use crate::nlu::Recognition;
use crate::simulate::story::{HeardTurn, Taken, session};

/// How many values of one fact people are shown; programs get all.
const VALUES_SHOWN_MAX: usize = 3;

/// One turn as it was had.
pub(super) struct HadTurn {
    /// What came in, for people.
    pub(super) said: String,
    pub(super) taken: Taken,
    pub(super) time: TurnTime,
}

impl HadTurn {
    /// The turn with this `number`, counted from 1.
    pub(super) fn told(&self, number: usize, channel: &SimulatedChannel, paint: Paint) -> Told {
        Told { text: self.text(channel, paint), json: self.json(number, channel) }
    }

    /// What the engine thought of the text; `None` where none was said.
    pub(super) fn recognition(&self) -> Option<&Recognition<'static>> {
        self.taken.exchange.as_ref()?.heard.recognition.as_ref()
    }

    fn round_trip(&self) -> Duration {
        self.taken.exchange.as_ref().map(|it| it.reply.took).unwrap_or_default()
    }

    fn text(&self, channel: &SimulatedChannel, paint: Paint) -> String {
        let heard = &self.taken.heard;
        let mut rows = vec![paint.row("you", &self.said)];
        rows.push(paint.row("heard", &understood(heard, self.recognition())));
        rows.push(paint.row("facts", &facts(heard)));
        for ahead in &self.taken.ahead {
            rows.push(paint.row("ahead", &paint.styled(Style::Speech, ahead)));
        }
        let speech = if heard.speech.is_empty() { "(nothing)" } else { &heard.speech };
        let state = paint.styled(Style::Label, &format!("[{}]", session(heard.open)));
        rows.push(paint.row("saldo", &format!("{} {state}", paint.styled(Style::Speech, speech))));
        if self.taken.exchange.is_some() {
            rows.push(paint.row("ms", &self.timing(channel)));
        }
        rows.join("\n")
    }

    fn timing(&self, channel: &SimulatedChannel) -> String {
        let stages = self.time.stages.iter();
        let stages = stages.map(|(name, spent)| format!("{name} {}", millis(*spent)));
        let stages = stages.collect::<Vec<_>>().join(", ");
        let (whole, budget) = (self.round_trip(), channel.answer_time_max);
        let used = if whole > budget { "over" } else { "of" };
        format!("{stages}; {} there and back, {used} {}", millis(whole), budget.as_millis())
    }

    fn json(&self, number: usize, channel: &SimulatedChannel) -> Value {
        let heard = &self.taken.heard;
        let best = self.recognition();
        let slots = heard.slots.iter().map(|(name, said)| (name.clone(), json!(said)));
        let stages = self.time.stages.iter();
        let mut timing: Map<String, Value> =
            stages.map(|(name, spent)| ((*name).to_owned(), micros(*spent))).collect();
        timing.insert("turn".to_owned(), micros(self.time.turn));
        timing.insert("there_and_back".to_owned(), micros(self.round_trip()));
        timing.insert("allowed".to_owned(), micros(channel.answer_time_max));
        json!({
            "turn": number, "said": self.said, "intent": heard.intent,
            "score": best.map(|best| score(best.confidence())),
            "verdict": best.map(|best| best.verdict.name()),
            "slots": slots.collect::<Map<_, _>>(), "facts": heard.facts.as_json(),
            "ahead": self.taken.ahead, "speech": heard.speech, "reprompt": heard.reprompt,
            "reprompts": heard.reprompts, "card": heard.card.name(),
            "session": session(heard.open), "micros": timing,
        })
    }
}

fn understood(heard: &HeardTurn, found: Option<&Recognition<'_>>) -> String {
    let name = if heard.intent.is_empty() { "(no intent)" } else { heard.intent.as_str() };
    let score = found.map(|it| format!(" {:.2} {}", it.confidence(), it.verdict.name()));
    let slots = heard.slots.iter().map(|(name, said)| format!(" {name}={said}"));
    format!("{name}{}{}", score.unwrap_or_default(), slots.collect::<String>())
}

fn facts(heard: &HeardTurn) -> String {
    let fact = |name: &str| {
        let told = heard.facts.under(name);
        let shown = told[..told.len().min(VALUES_SHOWN_MAX)].join(", ");
        match told.len().checked_sub(VALUES_SHOWN_MAX) {
            Some(more) if more > 0 => format!("{name}: {shown} and {more} more"),
            _ => format!("{name}: {shown}"),
        }
    };
    let all: Vec<String> = heard.facts.names().map(fact).collect();
    if all.is_empty() { "(none)".to_owned() } else { all.join("; ") }
}

/// A score for programs, with four decimal places.
pub(super) fn score(confidence: f32) -> Value {
    format!("{confidence:.4}").parse::<f64>().map(Value::from).unwrap_or_default()
}

fn micros(spent: Duration) -> Value {
    u64::try_from(spent.as_micros()).map(Value::from).unwrap_or_default()
}

/// Milliseconds with two decimal places.
fn millis(spent: Duration) -> String {
    let micros = spent.as_micros();
    format!("{}.{:02}", micros / 1_000, micros % 1_000 / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_milliseconds() {
        assert_eq!(millis(Duration::from_micros(2_345)), "2.34");
        assert_eq!(millis(Duration::from_micros(60)), "0.06");
        assert_eq!(millis(Duration::from_secs(2)), "2000.00");
    }
}
