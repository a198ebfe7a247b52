//! Cards in the app, next to what is said.

use std::collections::BTreeSet;

use super::turns::{amounts, judge_turns};
use crate::certify::gathered::{Gathered, Probe, Turn};
use crate::certify::requirement::{Row, Verdict};

const BASIS: &str = "Certification requirements: home cards";
/// Characters that a card holds at most.
const CARD_CHARACTERS_MAX: usize = 8_000;
/// Digits in a row that are an account's own number rather than a year or the last four.
const NUMBER_DIGITS_MIN: usize = 8;

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "3.3a",
        title: "Cards are readable",
        requirement: "A card has a text within the limits, without markup, intent names or braces",
        basis: BASIS,
        judge: readable,
    },
    Row {
        id: "3.3b",
        title: "Cards tell no more",
        requirement: "A card tells no amount that is not said, and no account number in full",
        basis: "Cards stay in the app, which the household sees",
        judge: no_more,
    },
];

fn has_card(turn: &Turn) -> bool {
    turn.probe.is_ordinary() && turn.answer.card().is_some() && !turn.answer.offers_link()
}

/// All text of the card.
fn text(turn: &Turn) -> String {
    let Some(card) = turn.answer.card() else { return String::new() };
    ["title", "content", "text"].map(|part| card[part].as_str().unwrap_or_default()).join("\n")
}

fn readable(gathered: &Gathered) -> Verdict {
    let intents: Vec<&str> = gathered
        .package
        .iter()
        .flat_map(|package| &package.locales)
        .flat_map(|locale| &locale.model.intents)
        .map(|intent| intent.name.as_str())
        .collect();
    judge_turns(gathered, has_card, |turn| {
        let text = text(turn);
        let length = text.chars().count();
        if text.trim().is_empty() || length > CARD_CHARACTERS_MAX {
            return Some(format!("a card of {length} characters, not 1 to {CARD_CHARACTERS_MAX}"));
        }
        if let Some(name) = intents.iter().find(|name| text.contains(**name)) {
            return Some(format!("the card names the intent {name}"));
        }
        let markup = ["<speak", "</", "<break", "{{", "${"].into_iter();
        let stray = markup.into_iter().find(|stray| text.contains(stray));
        stray.map(|stray| format!("the card holds {stray:?}"))
    })
}

fn no_more(gathered: &Gathered) -> Verdict {
    // What everybody is shown is the bank's own: its telephone, its routing number.
    let of_others = |turn: &&Turn| matches!(turn.probe, Probe::OtherCustomer | Probe::Unlinked);
    let others = gathered.turns.iter().filter(of_others);
    let public: BTreeSet<String> = others.filter_map(|turn| long_number(&text(turn))).collect();
    judge_turns(gathered, has_card, |turn| {
        let text = text(turn);
        let speech = turn.answer.speech();
        let own = long_number(&text).filter(|number| !public.contains(number));
        if let Some(number) = own.filter(|number| !digits(&speech).contains(number)) {
            let length = number.len();
            return Some(format!("the card shows a number of {length} digits that is not said"));
        }
        let said = amounts(&speech, &turn.locale)?;
        let shown = amounts(&text, &turn.locale)?;
        let more = shown.difference(&said).next();
        more.map(|_| "the card shows an amount that is not said".to_owned())
    })
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A run of digits that is as long as an account number, spaces and hyphens left out.
fn long_number(text: &str) -> Option<String> {
    let joined = text.replace([' ', '-', '\u{a0}'], "");
    let runs = joined.split(|c: char| !c.is_ascii_digit());
    runs.map(str::to_owned).find(|run| run.len() >= NUMBER_DIGITS_MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_numbers_are_seen_in_any_grouping() {
        assert_eq!(long_number("Account 1234 5678 90"), Some("1234567890".to_owned()));
        assert_eq!(long_number("4111-1111-1111-1111").map(|run| run.len()), Some(16));
        assert_eq!(long_number("Ending in 1001: $12,345.67 on 2026"), None);
    }
}
