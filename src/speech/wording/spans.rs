//! Digits inside a message's text, and sentences that begin large.
//!
//! Messages are text. Digits that are read one by one go through them as characters for private
//! use, one a digit. Names cannot bring any along: only letters, spaces, hyphens, apostrophes and
//! periods of a name reach a sentence.

use crate::speech::phrase::Phrase;
use crate::speech::spoken::Span;

/// The character that stands for the digit zero; those of the others follow it.
const ZERO: u32 = 0xE000;

/// The phrase as text, its digits as characters for private use. Pauses are left out: they stand
/// between messages.
pub(super) fn encoded(phrase: &Phrase) -> String {
    let mut text = String::new();
    for span in phrase.as_spans() {
        match span {
            Span::Words(words) => text.push_str(words),
            Span::Digits(digits) => {
                text.extend(
                    digits.iter().filter_map(|digit| char::from_u32(ZERO + u32::from(digit % 10))),
                );
            }
            // Spelled names are sentences of their own, outside messages.
            Span::Letters(letters) => text.push_str(letters),
            Span::Pause(_) => {}
        }
    }
    text
}

/// The text of a message as a phrase.
pub(super) fn decoded(text: &str) -> Phrase {
    let mut phrase = Phrase::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = digit(first).is_some();
        let end = rest.find(|c| digit(c).is_some() != is_digit).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        phrase = if is_digit {
            phrase.digits(&run.chars().filter_map(digit).collect::<Vec<u8>>())
        } else {
            phrase.text(run)
        };
        rest = after;
    }
    phrase
}

fn digit(letter: char) -> Option<u8> {
    let value = u32::from(letter).checked_sub(ZERO).filter(|value| *value <= 9)?;
    u8::try_from(value).ok()
}

/// The text with the first letter of each sentence large.
pub(super) fn capitalised(text: &str) -> String {
    let mut whole = String::with_capacity(text.len() + 1);
    let mut begins = true;
    let mut last = ' ';
    for letter in text.chars() {
        if letter == ' ' && ['.', '?'].contains(&last) {
            begins = true;
        }
        if begins && ![' ', '¿'].contains(&letter) {
            whole.extend(letter.to_uppercase());
            begins = false;
        } else {
            whole.push(letter);
        }
        last = letter;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::spoken::plain;

    #[test]
    fn digits_pass_through_text() {
        let phrase = Phrase::of("ending in ").digits(&[1, 0]).text(" or ").digits(&[9]);
        assert_eq!(decoded(&encoded(&phrase)).spans(), phrase.spans());
        assert_eq!(plain(&decoded("no digits 7").spans()), "no digits 7");
    }

    #[test]
    fn every_sentence_begins_large() {
        assert_eq!(capitalised("ja. über uns? gut, amazon.com."), "Ja. Über uns? Gut, amazon.com.");
        assert_eq!(capitalised("eso es todo. ¿algo más?"), "Eso es todo. ¿Algo más?");
    }
}
