//! What a line asks for.

use super::orders::{Order, read_order};
use crate::basics::{Locale, likest};
use crate::models::{LocaleWords, shipped};
use crate::simulate::story::Utterance;

/// What a line asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Input {
    /// Nothing: it is empty, or a remark.
    Nothing,
    /// A turn.
    Turn(Utterance),
    /// Something else than a turn.
    Order(Order),
}

/// Reads `line`, as it is typed to a device of `locale`: a command behind a colon, an intent with
/// its slots, or what is said. A line that begins with `#` is a remark, and so is what follows one
/// behind a command or an intent.
///
/// # Errors
///
/// Why it asks for nothing that there is, and what it may have meant.
pub(super) fn read_line(line: &str, locale: &str) -> Result<Input, String> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Ok(Input::Nothing);
    }
    if let Some(command) = line.strip_prefix(':') {
        let words = words(command)?;
        return read_order(&words).map(Input::Order);
    }
    let first = line.split_whitespace().next().unwrap_or_default();
    if first.ends_with("Intent") && first.starts_with(|c: char| c.is_ascii_uppercase()) {
        return intent(line, locale).map(Input::Turn);
    }
    Ok(Input::Turn(Utterance::Text(line.to_owned())))
}

/// `BalanceIntent account_kind=savings`
fn intent(line: &str, locale: &str) -> Result<Utterance, String> {
    let words = words(line)?;
    let (name, rest) = words.split_first().ok_or("an intent has a name")?;
    let known = spoken(locale);
    let intents = || known.iter().flat_map(|words| &words.intents);
    let Some(entry) = intents().map(|intent| &intent.entry).find(|entry| entry.name == *name)
    else {
        let names = intents().map(|intent| intent.entry.name.as_str());
        return Err(format!("there is no intent {name:?}{}", meant(name, names)));
    };
    let mut slots = Vec::new();
    for word in rest {
        let Some((slot, said)) = word.split_once('=') else {
            return Err(format!("{word:?} is no slot: write it as name=value"));
        };
        let names = || entry.slots.iter().map(|slot| slot.name.as_str());
        if !names().any(|known| known == slot) {
            let all = names().collect::<Vec<_>>().join(", ");
            let all = if all.is_empty() { "none".to_owned() } else { all };
            let guess = meant(slot, names());
            return Err(format!("{name} has no slot {slot:?}; there are: {all}{guess}"));
        }
        slots.push((slot.to_owned(), said.to_owned()));
    }
    Ok(Utterance::Intent(name.clone(), slots))
}

/// The words that are spoken in `locale`; `None` where there are none.
pub(super) fn spoken(locale: &str) -> Option<&'static LocaleWords> {
    shipped().words(locale.parse::<Locale>().ok()?)
}

/// "; did you mean ...?" where one of `known` is like `word`.
pub(super) fn meant<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    likest(word, known).map(|name| format!("; did you mean {name:?}?")).unwrap_or_default()
}

/// The words of a line up to one that begins with `#`; what is between double quotes is part of
/// one.
fn words(line: &str) -> Result<Vec<String>, String> {
    let (mut words, mut word, mut is_quoted) = (Vec::new(), None::<String>, false);
    for character in line.chars() {
        if character == '"' {
            is_quoted = !is_quoted;
            word.get_or_insert_default();
        } else if character.is_whitespace() && !is_quoted {
            words.extend(word.take());
        } else if character == '#' && word.is_none() {
            break;
        } else {
            word.get_or_insert_default().push(character);
        }
    }
    words.extend(word);
    match is_quoted {
        true => Err("a quotation mark is not closed".to_owned()),
        false => Ok(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Input, String> {
        read_line(line, "en-US")
    }

    #[test]
    fn lines_are_said_or_meant() {
        assert_eq!(read("  "), Ok(Input::Nothing));
        assert_eq!(read("# a remark"), Ok(Input::Nothing));
        assert_eq!(read(":silence # and more"), Ok(Input::Order(Order::Silence)));
        assert_eq!(read(":fork 1 # \"back"), Ok(Input::Order(Order::Fork(Some(1)))));
        let said = Utterance::Text("what's in \"savings\"".to_owned());
        assert_eq!(read(" what's in \"savings\" "), Ok(Input::Turn(said)));
        let slots = [("account_name", "rainy day"), ("account_kind", "savings")];
        let slots = slots.map(|(name, said)| (name.to_owned(), said.to_owned())).to_vec();
        let meant = Utterance::Intent("BalanceIntent".to_owned(), slots);
        let line = "BalanceIntent account_name=\"rainy day\" account_kind=savings";
        assert_eq!(read(line), Ok(Input::Turn(meant)));
    }

    #[test]
    fn a_slip_gets_a_guess() {
        for (line, told) in [
            ("BalnceIntent", "did you mean \"BalanceIntent\"?"),
            ("BalanceIntent account_kin=savings", "did you mean \"account_kind\"?"),
            ("BalanceIntent savings", "write it as name=value"),
            ("BalanceIntent account_kind=\"sav", "not closed"),
            (":blance", "there is no command \":blance\""),
            (":locle de-DE", "did you mean \":locale\"?"),
        ] {
            let error = read(line).unwrap_err();
            assert!(error.contains(told), "{line}: {error}");
        }
    }
}
