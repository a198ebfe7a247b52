//! What the bank tells anybody: routing number, opening hours, telephone number.

use super::names::{app, bank};
use super::style::Style;
use super::talk::anything_else;
use super::{branches, exchange};
use crate::bank::{PublicFacts, PublicQuestion};
use crate::dialogue::Concern;
use crate::speech::messages::published::{
    COMPLAINT, DISPUTE, PERSON, PERSON_UNKNOWN, PHONE, PHONE_UNKNOWN, ROUTING_NUMBER,
    ROUTING_NUMBER_UNKNOWN, SERVICE_REQUEST,
};
use crate::speech::phrase::{Phrase, word_count};
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Value, Wording};

/// The longest telephone number, in digits (ITU-T E.164 has 15).
const PHONE_DIGITS_MAX: usize = 15;

/// Digits of an ABA routing transit number.
const ROUTING_DIGITS: usize = 9;

/// Tells the answer to `question`.
pub(super) fn told(question: &PublicQuestion, style: Style<'_>) -> Draft {
    let (words, facts) = (style.words, style.telling.facts);
    let today = style.telling.now.utc().date_naive();
    match question {
        PublicQuestion::RoutingNumber => routing_number(words, facts),
        PublicQuestion::Contact => contact(words, facts),
        PublicQuestion::Hours { branch } => branches::hours(words, branch.as_deref(), facts, today),
        PublicQuestion::Branches { branch } => branches::places(words, branch.as_deref(), facts),
        PublicQuestion::Holidays => branches::holidays(words, facts, today),
        PublicQuestion::Exchange { currency } => exchange::told(words, *currency, facts, today),
    }
}

/// Tells the routing number, digit by digit.
fn routing_number(words: &Wording, facts: &PublicFacts) -> Draft {
    let digits = figures(facts.routing_number.as_deref());
    let said = if digits.len() == ROUTING_DIGITS {
        let digits = Value::phrase(&grouped(&digits));
        words.say(&ROUTING_NUMBER, [("bank", bank(words, facts)), ("digits", digits)])
    } else {
        words.say(&ROUTING_NUMBER_UNKNOWN, [])
    };
    anything_else(words, said, Suggestion::Balance)
}

/// Tells the telephone number.
fn contact(words: &Wording, facts: &PublicFacts) -> Draft {
    let said = match phone_digits(facts) {
        Some(phone) => {
            let given = [("bank", bank(words, facts)), ("digits", Value::phrase(&phone))];
            words.say(&PHONE, given)
        }
        None => words.say(&PHONE_UNKNOWN, []),
    };
    anything_else(words, said, Suggestion::Balance)
}

/// Takes a concern seriously and says how to reach a person.
pub(super) fn concern(words: &Wording, concern: Concern, facts: &PublicFacts) -> Draft {
    let heard = words.say(
        match concern {
            Concern::Dispute => &DISPUTE,
            Concern::Complaint => &COMPLAINT,
            Concern::ServiceRequest => &SERVICE_REQUEST,
        },
        [],
    );
    let route = match phone_digits(facts) {
        Some(phone) => {
            let given = [("bank", bank(words, facts)), ("digits", Value::phrase(&phone))];
            words.say(&PERSON, given)
        }
        None => words.say(&PERSON_UNKNOWN, [("app", app(words, facts))]),
    };
    anything_else(words, heard.sentences(route), Suggestion::Balance)
}

/// The telephone number in groups, when there is one.
pub(super) fn phone_digits(facts: &PublicFacts) -> Option<Phrase> {
    facts.phone.as_deref().and_then(grouped_phone)
}

/// `phone` in groups, when it is a telephone number.
pub(super) fn grouped_phone(phone: &str) -> Option<Phrase> {
    let digits = figures(Some(phone));
    (1..=PHONE_DIGITS_MAX).contains(&digits.len()).then(|| grouped(&digits))
}

fn figures(text: Option<&str>) -> Vec<u8> {
    let digits = text.unwrap_or_default().bytes().filter(u8::is_ascii_digit);
    digits.map(|digit| digit - b'0').collect()
}

/// Groups of three, the last of up to four, as numbers are read out.
fn grouped(digits: &[u8]) -> Phrase {
    let mut groups = Phrase::default();
    let mut rest = digits;
    while !rest.is_empty() {
        let (group, after) = match rest.len() {
            length @ 1..=4 => rest.split_at(length),
            // The country code stands alone.
            11 if rest.len() == digits.len() => rest.split_at(1),
            _ => rest.split_at(3),
        };
        let gap = if groups.is_empty() { "" } else { ", " };
        groups = groups.text(gap).digits(group);
        rest = after;
    }
    groups
}

/// The text in sentences of one breath each, broken at commas where it has them.
pub(super) fn breaths(text: &str) -> Phrase {
    let mut sentences = Phrase::default();
    let mut sentence = String::new();
    for part in text.split_inclusive(['.', ',']) {
        let fits = word_count(&sentence) + word_count(part) <= SENTENCE_WORDS_MAX;
        if !fits || sentence.ends_with('.') {
            sentences = close(sentences, &sentence);
            sentence.clear();
        }
        for word in part.split_ascii_whitespace() {
            if word_count(&sentence) == SENTENCE_WORDS_MAX {
                sentences = close(sentences, &sentence);
                sentence.clear();
            }
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word);
        }
    }
    close(sentences, &sentence)
}

fn close(sentences: Phrase, sentence: &str) -> Phrase {
    match sentence.trim_end_matches(['.', ',', ' ']) {
        "" => sentences,
        sentence => sentences.sentence(Phrase::of(sentence)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Locale;
    use crate::speech::compose::names::speakable;
    use crate::speech::spoken::plain;

    #[test]
    fn digits_are_grouped_as_they_are_read_out() {
        for (number, groups) in [
            ("991234561", "9 9 1, 2 3 4, 5 6 1"),
            ("5551234567", "5 5 5, 1 2 3, 4 5 6 7"),
            ("18005551234", "1, 8 0 0, 5 5 5, 1 2 3 4"),
            ("1234", "1 2 3 4"),
        ] {
            assert_eq!(plain(&grouped(&figures(Some(number))).spans()), groups);
        }
    }

    #[test]
    fn opening_hours_keep_to_one_breath_a_sentence() {
        let hours = "Monday to Friday, 9 to 5:30, and Saturday, 10 to 2; ".repeat(5);
        let words = Wording::of(Locale::EN_US);
        let text = plain(&breaths(&speakable(words, &hours)).spans());
        assert!(
            text.starts_with("Monday to Friday, nine to five thirty, and Saturday, ten to two")
        );
        for sentence in text.split(". ") {
            assert!(word_count(sentence) <= SENTENCE_WORDS_MAX, "{sentence}");
        }
    }
}
