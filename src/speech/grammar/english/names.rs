//! Names inside sentences.
//!
//! A name is somebody else's text. It is clean when it comes here, but it may hold figures and
//! signs; in a sentence only letters, spaces, hyphens, apostrophes and inner periods are left.

use super::money::currency_name;
use super::numbers::{cardinal, digit};
use super::phrase::Phrase;
use crate::bank::{AccountKind, AccountName, PublicFacts, SpokenName};

/// The longest name in a sentence, in words: with an amount it still fits into one breath.
const NAME_WORDS_MAX: usize = 6;

/// The longest name in a sentence, in characters, after figures have become words.
const NAME_CHARACTERS_MAX: usize = 40;

/// Figures of up to this many digits are read as one number ("forty-two"), longer ones digit by
/// digit.
const NUMBER_DIGITS_MAX: usize = 3;

/// The name as it is spoken, or `None` when nothing of it can be.
pub(super) fn spoken(name: &SpokenName) -> Option<String> {
    short(&speakable(name.as_str()))
}

/// What the bank calls itself, "your bank" when the settings leave it open.
pub(super) fn bank(facts: &PublicFacts) -> String {
    short(&speakable(&facts.bank_name)).unwrap_or_else(|| "your bank".to_owned())
}

/// What the bank's app is called.
pub(super) fn app(facts: &PublicFacts) -> String {
    match short(&speakable(&facts.bank_name)) {
        Some(bank) => format!("the {bank} app"),
        None => "the app of your bank".to_owned(),
    }
}

/// The account as the subject of a sentence: "your checking", "Rainy day ending in 1 0 0 1".
pub(super) fn account(name: &AccountName) -> Phrase {
    let called = name.nickname.as_ref().and_then(spoken);
    let called = called.unwrap_or_else(|| format!("your {}", kind(name.kind)));
    match name.last_four {
        None => Phrase::of(&called),
        Some(four) => Phrase::of(&called).text(" ending in ").digits(&four.digits()),
    }
}

/// The account in a list without amounts, where nothing else names its currency.
pub(super) fn account_listed(name: &AccountName) -> Phrase {
    match name.currency {
        None => account(name),
        Some(currency) => account(name).text(" in ").text(&currency_name(currency)),
    }
}

/// The account with the preposition that fits its kind: "in your checking", "on your mortgage".
pub(super) fn account_within(name: &AccountName) -> Phrase {
    let place = if name.kind.is_debt() { "on " } else { "in " };
    Phrase::of(place).phrase(account(name))
}

/// The account as it is shown: "Checking", "Rainy day, ending in 1001".
pub(super) fn written_account(name: &AccountName) -> String {
    let called = match &name.nickname {
        Some(nickname) => nickname.as_str().to_owned(),
        None => titled(kind(name.kind)),
    };
    let currency = name.currency.map_or(String::new(), |currency| format!(" ({currency})"));
    match name.last_four {
        None => format!("{called}{currency}"),
        Some(four) => format!("{called} ending in {}{currency}", four.as_str()),
    }
}

fn kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Checking => "checking",
        AccountKind::Savings => "savings",
        AccountKind::CreditCard => "credit card",
        AccountKind::Loan => "loan",
        AccountKind::Mortgage => "mortgage",
    }
}

/// One of a kind after "no" or, with an "s", several.
pub(super) fn kind_counted(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Checking => "checking account",
        AccountKind::Savings => "savings account",
        AccountKind::CreditCard => "credit card",
        AccountKind::Loan => "loan",
        AccountKind::Mortgage => "mortgage",
    }
}

fn titled(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The text with figures and signs in words; what has no words becomes a space.
pub(super) fn speakable(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    let mut words = String::with_capacity(text.len());
    let mut index = 0;
    while index < letters.len() {
        let before = if index == 0 { ' ' } else { at(index - 1) };
        let (letter, after) = (at(index), at(index + 1));
        let joins = before.is_alphanumeric() && after.is_alphanumeric();
        match letter {
            letter if letter.is_ascii_digit() => {
                let run: Vec<u8> = letters[index..]
                    .iter()
                    .map_while(|digit| digit.to_digit(10).and_then(|d| u8::try_from(d).ok()))
                    .collect();
                push_figures(&mut words, &run);
                index += run.len();
                continue;
            }
            letter if letter.is_alphabetic() => words.push(letter),
            '\'' | '\u{2019}' if joins => words.push('\''),
            '-' if joins && !before.is_numeric() && !after.is_numeric() => words.push('-'),
            '.' if joins && before.is_alphabetic() && after.is_alphabetic() => words.push('.'),
            '.' | ',' | ';' if after == ' ' && before.is_alphanumeric() => {
                words.truncate(words.trim_end().len());
                words.push(if letter == '.' { '.' } else { ',' });
            }
            '&' => words.push_str(" and "),
            '+' => words.push_str(" plus "),
            '@' => words.push_str(" at "),
            _ => words.push(' '),
        }
        index += 1;
    }
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Appends a run of digits as words, set apart from what stands around it.
fn push_figures(words: &mut String, run: &[u8]) {
    words.push(' ');
    if run.len() <= NUMBER_DIGITS_MAX && run.first() != Some(&0) {
        let number = run.iter().fold(0, |number, digit| number * 10 + u64::from(*digit));
        words.push_str(&cardinal(number));
    } else {
        let digits: Vec<_> = run.iter().map(|figure| digit(*figure)).collect();
        words.push_str(&digits.join(" "));
    }
    words.push(' ');
}

/// As many leading words as a name may have, without punctuation between or after them.
fn short(text: &str) -> Option<String> {
    let mut name = String::new();
    for word in text.split(' ').map(|word| word.trim_matches([',', '.'])).take(NAME_WORDS_MAX) {
        let gap = usize::from(!name.is_empty());
        let room = NAME_CHARACTERS_MAX.saturating_sub(name.chars().count() + gap);
        if word.chars().count() > room {
            // A first word longer than a name may be is cut; later ones are left out whole.
            if name.is_empty() {
                name.extend(word.chars().take(room));
            }
            break;
        }
        if !word.is_empty() {
            name.push_str(if gap == 1 { " " } else { "" });
            name.push_str(word);
        }
    }
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::testing::{Dice, is_speakable};

    #[test]
    fn figures_and_signs_become_words() {
        for (text, words) in [
            ("7-Eleven", "seven Eleven"),
            ("AT&T", "AT and T"),
            ("H&M", "H and M"),
            ("Amazon.com", "Amazon.com"),
            ("Trader Joe\u{2019}s #123", "Trader Joe's one hundred twenty-three"),
            ("1800 Flowers", "one eight zero zero Flowers"),
            ("Route 007", "Route zero zero seven"),
            ("Walmart Inc.", "Walmart Inc"),
            ("Coca-Cola", "Coca-Cola"),
            ("Café Zoë", "Café Zoë"),
            ("a  <b> \"c\"", "a b c"),
            ("one two three four five six seven", "one two three four five six"),
        ] {
            assert_eq!(short(&speakable(text)).as_deref(), Some(words), "{text}");
        }
        assert_eq!(short(&speakable("*** $$$")), None);
        assert_eq!(short(&speakable(&"x".repeat(99))).map(|n| n.len()), Some(NAME_CHARACTERS_MAX));
    }

    #[test]
    fn random_text_keeps_to_the_rules_of_a_sentence() {
        let mut dice = Dice::new(5);
        for _ in 0..20_000 {
            if let Some(name) = short(&speakable(&dice.text(40))) {
                assert!(is_speakable(&name), "{name}");
                assert!(name.split(' ').count() <= NAME_WORDS_MAX, "{name}");
                assert!(name.chars().count() <= NAME_CHARACTERS_MAX, "{name}");
            }
        }
    }
}
