//! Names inside sentences.
//!
//! A name is somebody else's text. It is clean when it comes here, but it may hold figures and
//! signs; in a sentence only letters, spaces, hyphens, apostrophes and inner periods are left.

use crate::bank::{AccountKind, AccountName, PublicFacts, SpokenName};
use crate::models::ReplyMessage;
use crate::speech::grammar::{Case, Gender};
use crate::speech::messages::names::{
    APP_CALLED, APP_UNNAMED, BANK_CALLED, BANK_UNNAMED, CALLED, CHECKING, CREDIT_CARD, CURRENCY,
    CURRENCY_SHOWN, ENDING, ENDING_SHOWN, KIND_SHOWN, KINDS_WITHIN, LOAN, MORTGAGE, SAVINGS,
    SIGN_AND, SIGN_AT, SIGN_PLUS,
};
use crate::speech::phrase::Phrase;
use crate::speech::wording::{Forms, Value, Wording};

/// The longest name in a sentence, in words: with an amount it still fits into one breath.
const NAME_WORDS_MAX: usize = 6;

/// The longest name in a sentence, in characters, after figures have become words.
const NAME_CHARACTERS_MAX: usize = 40;

/// Figures of up to this many digits are read as one number ("forty-two"), longer ones digit by
/// digit.
const NUMBER_DIGITS_MAX: usize = 3;

/// The form of an account's name with the preposition that fits it: "in your checking".
const WITHIN: &str = "within";

/// The name as it is spoken, or `None` when nothing of it can be.
pub(super) fn spoken(words: &Wording, name: &SpokenName) -> Option<String> {
    short(&speakable(words, name.as_str()))
}

/// What the bank calls itself, "your bank" when the settings leave it open.
pub(super) fn bank(words: &Wording, facts: &PublicFacts) -> Value<'static> {
    named(words, facts, &BANK_CALLED, &BANK_UNNAMED)
}

/// What the bank's app is called.
pub(super) fn app(words: &Wording, facts: &PublicFacts) -> Value<'static> {
    named(words, facts, &APP_CALLED, &APP_UNNAMED)
}

fn named(
    words: &Wording,
    facts: &PublicFacts,
    called: &ReplyMessage,
    unnamed: &ReplyMessage,
) -> Value<'static> {
    Value::Forms(match short(&speakable(words, &facts.bank_name)) {
        Some(name) => words.forms(called, [("name", Value::words(name))]),
        None => words.forms(unnamed, []),
    })
}

/// The account: "your checking", "Rainy day ending in 1 0 0 1".
pub(super) fn account(words: &Wording, name: &AccountName) -> Forms {
    let side = Value::Key(if name.kind.is_debt() { "owed" } else { "held" });
    let called = match name.nickname.as_ref().and_then(|name| spoken(words, name)) {
        Some(name) => words.forms(&CALLED, [("name", Value::words(name)), ("side", side)]),
        None => words.forms(kind(name.kind), []),
    };
    match name.last_four {
        None => called,
        Some(four) => {
            let digits = Value::phrase(&Phrase::default().digits(&four.digits()));
            words.forms(&ENDING, [("account", Value::Forms(called)), ("digits", digits)])
        }
    }
}

/// The account in a list without amounts, where nothing else names its currency.
pub(super) fn account_listed(words: &Wording, name: &AccountName) -> Forms {
    let called = account(words, name);
    match name.currency {
        None => called,
        Some(currency) => {
            let currency = Value::words(words.grammar().currency_name(currency, Case::Dative));
            words.forms(&CURRENCY, [("account", Value::Forms(called)), ("currency", currency)])
        }
    }
}

/// The account with the preposition that fits its kind: "in your checking", "on your mortgage".
pub(super) fn account_within(words: &Wording, name: &AccountName) -> Phrase {
    account(words, name).phrase(WITHIN)
}

/// All accounts of one kind, with the preposition: "in your checking accounts".
pub(super) fn kinds_within(words: &Wording, kind: AccountKind) -> Phrase {
    words.clause(&KINDS_WITHIN, [("kind", Value::Key(kind.name()))])
}

/// The account as it is shown: "Checking", "Rainy day ending in 1001".
pub(super) fn written_account(words: &Wording, name: &AccountName) -> String {
    let mut called = match &name.nickname {
        Some(nickname) => nickname.as_str().to_owned(),
        None => words.written(&KIND_SHOWN, None, [("kind", Value::Key(name.kind.name()))]),
    };
    if let Some(four) = name.last_four {
        let given = [("account", Value::words(called)), ("digits", Value::words(four.as_str()))];
        called = words.written(&ENDING_SHOWN, None, given);
    }
    if let Some(currency) = name.currency {
        let given = [("account", Value::words(called)), ("code", Value::words(currency.code()))];
        called = words.written(&CURRENCY_SHOWN, None, given);
    }
    called
}

fn kind(kind: AccountKind) -> &'static ReplyMessage {
    match kind {
        AccountKind::Checking => &CHECKING,
        AccountKind::Savings => &SAVINGS,
        AccountKind::CreditCard => &CREDIT_CARD,
        AccountKind::Loan => &LOAN,
        AccountKind::Mortgage => &MORTGAGE,
    }
}

/// The text with figures and signs in words; what has no words becomes a space.
pub(super) fn speakable(said: &Wording, text: &str) -> String {
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
                push_figures(said, &mut words, &run);
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
            '&' => push_apart(&mut words, &said.written(&SIGN_AND, None, [])),
            '+' => push_apart(&mut words, &said.written(&SIGN_PLUS, None, [])),
            '@' => push_apart(&mut words, &said.written(&SIGN_AT, None, [])),
            _ => words.push(' '),
        }
        index += 1;
    }
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Appends a run of digits as words, set apart from what stands around it.
fn push_figures(said: &Wording, words: &mut String, run: &[u8]) {
    let grammar = said.grammar();
    if run.len() <= NUMBER_DIGITS_MAX && run.first() != Some(&0) {
        let number = run.iter().fold(0, |number, digit| number * 10 + u64::from(*digit));
        push_apart(words, &grammar.cardinal(number, Gender::Alone, Case::default()));
    } else {
        let digits: Vec<_> = run.iter().map(|figure| grammar.digit(*figure)).collect();
        push_apart(words, &digits.join(" "));
    }
}

fn push_apart(words: &mut String, word: &str) {
    words.push(' ');
    words.push_str(word);
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
    use crate::basics::Locale;
    use crate::speech::testing::{Dice, is_speakable};

    fn named(text: &str) -> Option<String> {
        short(&speakable(Wording::of(Locale::EN_US), text))
    }

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
            ("one\u{E003} digit", "one digit"),
            ("one two three four five six seven", "one two three four five six"),
        ] {
            assert_eq!(named(text).as_deref(), Some(words), "{text}");
        }
        assert_eq!(named("*** $$$"), None);
        assert_eq!(named(&"x".repeat(99)).map(|n| n.len()), Some(NAME_CHARACTERS_MAX));
    }

    #[test]
    fn random_text_keeps_to_the_rules_of_a_sentence() {
        let mut dice = Dice::new(5);
        for _ in 0..20_000 {
            if let Some(name) = named(&dice.text(40)) {
                assert!(is_speakable(&name), "{name}");
                assert!(name.split(' ').count() <= NAME_WORDS_MAX, "{name}");
                assert!(name.chars().count() <= NAME_CHARACTERS_MAX, "{name}");
            }
        }
    }
}
