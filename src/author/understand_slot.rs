//! `saldo understand --as`: dates, money and numbers, one line each.

use chrono::NaiveDate;
use clap::ValueEnum;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::nlu::when::{Clock, Lean, read_days};
use crate::nlu::{Customs, read_amount, read_number};

/// What a line is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SlotKind {
    /// A day or a period.
    Date,
    /// An amount of money.
    Money,
    /// A number or a place in a list.
    Number,
}

#[derive(Serialize)]
struct DateLine<'l> {
    text: &'l str,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
}

#[derive(Serialize)]
struct MoneyLine<'l> {
    text: &'l str,
    /// In digits and as text: JSON readers make floats of numbers.
    amount: Option<String>,
    currency: Option<String>,
}

#[derive(Serialize)]
struct NumberLine<'l> {
    text: &'l str,
    number: Option<Box<RawValue>>,
}

/// What `text` says, as one line.
pub(super) fn slot_line(
    kind: SlotKind,
    text: &str,
    customs: &Customs,
    today: NaiveDate,
    jsonl: bool,
) -> String {
    match kind {
        SlotKind::Date => {
            let clock = Clock { today, week_starts: customs.week_starts, lean: Lean::Past };
            let span = read_days(text, customs).and_then(|when| when.span(clock));
            let (start, end) = span.map_or((None, None), |span| (span.from, span.last));
            let shown = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
            let plain = format!("{} {}", shown(start), shown(end));
            line(&DateLine { text, start, end }, plain, jsonl)
        }
        SlotKind::Money => {
            let found = read_amount(text, customs);
            let amount = found.map(|found| found.in_digits());
            let currency = found.and_then(|found| found.currency).map(|known| known.to_string());
            let shown = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
            let plain = format!("{} {}", shown(&amount), shown(&currency));
            line(&MoneyLine { text, amount, currency }, plain, jsonl)
        }
        SlotKind::Number => {
            let number = read_number(text, customs).map(|number| number.normalize());
            let plain = number.map_or("-".to_owned(), |number| number.to_string());
            line(&NumberLine { text, number: number.and_then(exact) }, plain, jsonl)
        }
    }
}

/// A number in JSON with exactly its digits.
fn exact(number: Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(number.to_string()).ok()
}

fn line(fields: &impl Serialize, plain: String, jsonl: bool) -> String {
    // Maps with text keys, texts and numbers always print.
    if jsonl { serde_json::to_string(fields).unwrap_or_default() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_what_was_understood_and_null_where_nothing_was() {
        let customs = Customs::of("en-US".parse().unwrap()).unwrap();
        let today = "2026-11-21".parse().unwrap();
        for (kind, text, json) in [
            (SlotKind::Date, "last month", r#""start":"2026-10-01","end":"2026-10-31""#),
            (SlotKind::Date, "since Friday", r#""start":"2026-11-20","end":null"#),
            (SlotKind::Date, "until Friday", r#""start":null,"end":"2026-11-20""#),
            (SlotKind::Date, "payday", r#""start":null,"end":null"#),
            (SlotKind::Date, "hello", r#""start":null,"end":null"#),
            (SlotKind::Money, "twelve fifty", r#""amount":"12.50","currency":null"#),
            (SlotKind::Money, "$5", r#""amount":"5.00","currency":"USD""#),
            (SlotKind::Money, "hello", r#""amount":null,"currency":null"#),
            (SlotKind::Number, "one point five", r#""number":1.5"#),
            (SlotKind::Number, "the third", r#""number":3"#),
            (SlotKind::Number, "hello", r#""number":null"#),
        ] {
            let whole = format!(r#"{{"text":"{text}",{json}}}"#);
            assert_eq!(slot_line(kind, text, &customs, today, true), whole);
        }
        let plain = slot_line(SlotKind::Date, "since Friday", &customs, today, false);
        assert_eq!(plain, "2026-11-20 -");
    }
}
