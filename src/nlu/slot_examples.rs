//! Something to say for a slot, where a sample is learned from as a whole sentence.

use super::customs::Tongue;
use super::model::{IntentWords, Model, TypeWords};

/// `sample` with something to say for each slot; what it is changes from turn to turn.
pub(super) fn filled(
    model: &Model,
    tongue: Option<Tongue>,
    intent: &IntentWords,
    sample: &str,
    turn: usize,
) -> String {
    let mut text = sample.to_owned();
    for (place, slot) in intent.slots.iter().enumerate() {
        let mark = format!("{{{}}}", slot.name);
        if text.contains(&mark) {
            let listed = model.types.iter().find(|listed| listed.name == slot.type_name);
            let turn = turn + place;
            let said = listed.and_then(|listed| listed_phrase(listed, turn));
            let built_in = || {
                let examples = built_in(&slot.type_name, tongue);
                examples.get(turn % examples.len().max(1)).copied().unwrap_or_default()
            };
            text = text.replace(&mark, said.unwrap_or_else(built_in));
        }
    }
    text
}

fn listed_phrase(listed: &TypeWords, turn: usize) -> Option<&str> {
    let phrases: Vec<&str> = listed.values.iter().flat_map(|value| value.phrases()).collect();
    // A step that shares no factor with most lengths: all values have their turn.
    phrases.get((turn * 7) % phrases.len().max(1)).copied()
}

/// What people say for a built-in type; nothing where it can be anything.
fn built_in(type_name: &str, tongue: Option<Tongue>) -> &'static [&'static str] {
    let [digits, ordinals, numbers, days, lengths]: [&[&str]; 5] = match tongue {
        Some(Tongue::English) => [
            &["one two three four", "double zero seven nine", "4217"],
            &["second", "first", "third"],
            &["fifty", "three", "twenty"],
            &["last month", "yesterday", "this week", "march"],
            &["two weeks", "three months", "ten days"],
        ],
        Some(Tongue::Spanish) => [
            &["uno dos tres cuatro", "doble cero siete nueve", "4217"],
            &["segunda", "primera", "tercera"],
            &["cincuenta", "tres", "veinte"],
            &["el mes pasado", "ayer", "esta semana", "marzo"],
            &["dos semanas", "tres meses", "diez d\u{ed}as"],
        ],
        Some(Tongue::German) => [
            &["eins zwei drei vier", "null null sieben neun", "4217"],
            &["zweite", "erste", "dritte"],
            &["f\u{fc}nfzig", "drei", "zwanzig"],
            &["letzten monat", "gestern", "diese woche", "m\u{e4}rz"],
            &["zwei wochen", "drei monate", "zehn tage"],
        ],
        None => [&["4217", "1001"], &[], &["50", "3", "20"], &[], &[]],
    };
    match type_name {
        "AMAZON.FOUR_DIGIT_NUMBER" => digits,
        "AMAZON.Ordinal" => ordinals,
        "AMAZON.NUMBER" => numbers,
        "AMAZON.DATE" => days,
        "AMAZON.DURATION" => lengths,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlu::customs::Customs;
    use crate::nlu::when::read_days;
    use crate::nlu::{read_number, read_ordinal};

    #[test]
    fn what_is_said_for_a_slot_is_read_in_its_language() {
        for locale in ["en-US", "es-ES", "de-DE"] {
            let customs = Customs::of(locale.parse().unwrap()).unwrap();
            let said = |name: &str| built_in(&format!("AMAZON.{name}"), Some(customs.tongue));
            for text in said("FOUR_DIGIT_NUMBER").iter().chain(said("NUMBER")) {
                assert!(read_number(text, &customs).is_some(), "{text}");
            }
            for text in said("Ordinal") {
                assert!(read_ordinal(text, &customs).is_some(), "{text}");
            }
            for text in said("DATE").iter().chain(said("DURATION")) {
                assert!(read_days(text, &customs).is_some(), "{text}");
            }
        }
    }
}
