//! The facts of a reply, each with a name.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::consent::Barrier;
use crate::dialogue::{Concern, Reply, SharingAnswer};
use crate::simulate::ask::answer_as_json;

/// What is left out: ids, and written questions, which name no fact.
const UNNAMED: [&str; 8] =
    ["id", "rows", "accounts", "found_in", "payments", "arrangement", "currency", "confidence"];

/// The facts that `--accept` writes down, where they are told.
const LEADING: [&str; 16] = [
    "answer",
    "account",
    "available",
    "current",
    "total",
    "amount",
    "monthly",
    "minimum",
    "period",
    "count",
    "category",
    "merchant",
    "name",
    "change",
    "on",
    "next_on",
];

/// The facts of one reply: each name with what is told under it, in the order of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::simulate) struct Facts(Vec<(String, Vec<String>)>);

impl Facts {
    /// The facts of `reply`. `answer` is always among them: what sort of answer it is.
    pub(super) fn of(reply: &Reply) -> Self {
        let mut facts = Self::default();
        let (Reply::Tell(answer) | Reply::TellThenBack(answer, _)) = reply else {
            facts.add("answer", name_of(reply).to_owned());
            if let Reply::Barred(barrier) = reply {
                facts.add("barrier", barrier_name(*barrier).to_owned());
            }
            if let Reply::VoicePin(reply) = reply {
                facts.add("voice_pin", reply.name().to_owned());
            }
            if let Reply::DidYouMean(metric) = reply {
                facts.add("topic", metric.name().to_owned());
            }
            return facts;
        };
        let value = answer_as_json(answer);
        facts.add("answer", value["type"].as_str().unwrap_or_default().to_owned());
        if let Value::Object(fields) = &value {
            facts.read(fields, None);
        }
        facts
    }

    /// What is told under `name`.
    pub(in crate::simulate) fn under(&self, name: &str) -> &[String] {
        self.0.iter().find(|(known, _)| known == name).map_or(&[], |(_, told)| told)
    }

    /// The names under which something is told.
    pub(in crate::simulate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Everything, for reports.
    pub(in crate::simulate) fn as_json(&self) -> Value {
        let fact = |(name, told): &(String, Vec<String>)| (name.clone(), Value::from(told.clone()));
        Value::Object(self.0.iter().map(fact).collect())
    }

    /// The first of each that leads, for a story.
    pub(in crate::simulate) fn leading(&self) -> Vec<(&str, &str)> {
        let first = |name: &'static str| Some((name, self.under(name).first()?.as_str()));
        LEADING.into_iter().filter_map(first).collect()
    }

    fn add(&mut self, name: &str, told: String) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, all)) => all.push(told),
            None => self.0.push((name.to_owned(), vec![told])),
        }
    }

    /// The fields of one object, in their order; amounts with its currency, else with the one of
    /// the object `around` it.
    fn read(&mut self, fields: &Map<String, Value>, around: Option<&str>) {
        let currency = fields.get("currency").and_then(Value::as_str).or(around);
        for (name, value) in fields.iter().filter(|(name, _)| !UNNAMED.contains(&name.as_str())) {
            match value {
                Value::String(text) if name != "type" => {
                    let amount = currency.filter(|_| Decimal::from_str(text).is_ok());
                    let told = amount.map(|currency| format!("{text} {currency}"));
                    self.add(name, told.unwrap_or_else(|| text.clone()));
                }
                Value::Number(_) | Value::Bool(_) => self.add(name, value.to_string()),
                Value::Object(inner) => self.nested(name, inner, currency),
                Value::Array(items) => items.iter().for_each(|item| match item {
                    Value::Object(inner) if is_whole(inner) => self.nested(name, inner, currency),
                    Value::Object(inner) => self.read(inner, currency),
                    Value::String(text) => self.add(name, text.clone()),
                    _ => {}
                }),
                _ => {}
            }
        }
    }

    fn nested(&mut self, name: &str, inner: &Map<String, Value>, currency: Option<&str>) {
        let text = |field: &str| inner.get(field).and_then(Value::as_str);
        if let (Some(from), Some(until)) = (text("from"), text("until")) {
            self.add(name, span(from, until));
        } else if let (Some(_), Some(kind)) = (text("id"), text("kind")) {
            let told = text("nickname").map(str::to_owned);
            let digits = text("last_four").unwrap_or_default();
            self.add(name, told.unwrap_or_else(|| format!("{kind} {digits}").trim().to_owned()));
        } else {
            self.read(inner, currency);
        }
    }
}

/// Whether an object is one value: a span of days or an account.
fn is_whole(object: &Map<String, Value>) -> bool {
    let has = |field: &str| object.contains_key(field);
    has("from") && has("until") || has("id") && has("kind") && !has("amount")
}

/// The days from `from` until before `until`, the last one included as people write it.
fn span(from: &str, until: &str) -> String {
    let last = until.parse().ok().and_then(|day: chrono::NaiveDate| day.pred_opt());
    last.map_or_else(|| format!("{from}/{until}"), |last| format!("{from}/{last}"))
}

/// Whether two values are the same: amounts by what they come to, all else by its letters.
pub(super) fn same(wanted: &str, told: &str) -> bool {
    let amount = |text: &str| {
        let (amount, currency) = text.split_once(' ').unwrap_or((text, ""));
        Some((Decimal::from_str(amount).ok()?, currency.to_owned()))
    };
    match (amount(wanted.trim()), amount(told)) {
        (Some(wanted), Some(told)) => wanted == told,
        _ => wanted.trim().eq_ignore_ascii_case(told),
    }
}

fn name_of(reply: &Reply) -> &'static str {
    match reply {
        Reply::Welcome => "welcome",
        Reply::Help { .. } => "help",
        Reply::Goodbye => "goodbye",
        Reply::WhatElse => "what_else",
        Reply::NotUnderstood { .. } => "not_understood",
        Reply::NothingToRepeat => "nothing_to_repeat",
        Reply::NothingMore => "nothing_more",
        Reply::Beginning { .. } => "beginning",
        Reply::Okay => "okay",
        Reply::NothingAsked => "nothing_asked",
        Reply::Tell(_) | Reply::TellThenBack(..) => "told",
        Reply::DidYouMean(_) => "did_you_mean",
        Reply::Concern(Concern::Dispute) => "dispute",
        Reply::Concern(Concern::Complaint) => "complaint",
        Reply::Concern(Concern::ServiceRequest) => "service_request",
        Reply::VoicePin(_) => "voice_pin",
        Reply::Barred(_) => "barred",
        Reply::SwitchedOff => "switched_off",
        Reply::Unavailable => "unavailable",
        Reply::Busy => "busy",
        Reply::LostCard(_) => "lost_card",
        Reply::Sharing(answer) => sharing_name(answer),
        Reply::Spelled(_) => "spelled",
        Reply::Agreed { .. } => "agreed",
        Reply::Quiet { .. } => "quiet",
        Reply::Published(question) => question.name(),
    }
}

fn sharing_name(answer: &SharingAnswer) -> &'static str {
    match answer {
        SharingAnswer::Shared(_) => "what_shared",
        SharingAnswer::Heard(_) => "what_heard",
        SharingAnswer::Asked(_) => "who_asked",
        SharingAnswer::ConfirmStop(_) => "confirm_stop_accounts",
        SharingAnswer::ConfirmEnd => "confirm_stop_sharing",
        SharingAnswer::ConfirmEndHere => "confirm_stop_here",
        SharingAnswer::ConfirmForget => "confirm_forget",
        SharingAnswer::NoSuchAccount => "no_such_account",
        SharingAnswer::TooMany(_) => "too_many_accounts",
        SharingAnswer::Stopped => "accounts_stopped",
        SharingAnswer::Ended => "sharing_ended",
        SharingAnswer::Forgotten => "forgotten",
        SharingAnswer::NotDone => "not_done",
        SharingAnswer::Unknown => "unknown",
    }
}

fn barrier_name(barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::NotLinked => "not_linked",
        Barrier::Expired => "expired",
        Barrier::Revoked => "revoked",
        Barrier::Missing(class) => class.scope(),
        Barrier::ManagedPremises => "managed_premises",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: &Value) -> Facts {
        let mut facts = Facts::default();
        facts.read(value.as_object().unwrap(), None);
        facts
    }

    #[test]
    fn amounts_have_their_currency_and_days_their_last() {
        let facts = read(&json!({
            "type": "totals", "period": { "from": "2026-03-01", "until": "2026-04-01" },
            "sums": [{ "currency": "USD", "total": "214.36", "count": 7, "rows": "spending" }],
            "account": { "id": "7", "kind": "savings", "last_four": "1001" },
        }));
        assert_eq!(facts.under("total"), ["214.36 USD"]);
        assert_eq!(facts.under("count"), ["7"]);
        assert_eq!(facts.under("period"), ["2026-03-01/2026-03-31"]);
        assert_eq!(facts.under("account"), ["savings 1001"]);
        assert_eq!(facts.under("rows"), [""; 0]);
    }

    #[test]
    fn several_of_a_name_keep_their_order() {
        let line =
            |name: &str, amount: &str| json!({ "name": name, "amount": amount, "currency": "USD" });
        let facts = read(&json!({ "lines": [line("Deli", "-2.00"), line("Gym", "-30.00")] }));
        assert_eq!(facts.under("name"), ["Deli", "Gym"]);
        assert_eq!(facts.under("amount"), ["-2.00 USD", "-30.00 USD"]);
        assert_eq!(facts.leading(), [("amount", "-2.00 USD"), ("name", "Deli")]);
    }

    #[test]
    fn amounts_are_the_same_however_they_are_written() {
        assert!(same("214.3 USD", "214.30 USD"));
        assert!(!same("214.3 EUR", "214.30 USD"));
        assert!(!same("214.31 USD", "214.30 USD"));
        assert!(same("everyday", "Everyday"));
        assert!(!same("7", "70"));
    }
}
