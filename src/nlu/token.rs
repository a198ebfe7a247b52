//! Words, figures and signs, with the place in the text that each came from.
//!
//! Numbers, money and dates live by the marks that the normal form of text drops: "$1,234.56",
//! "3.4.2026", "25%". Letters are folded further than there: accents do not count, because
//! people leave them out ("manana", "fünf" as "funf").

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters.
    Word,
    /// Digits, with the marks between them: "1,234.56", "2026-10-03".
    Figures,
    /// A mark that means something by itself: a currency sign, "%", "&", "+", "-".
    Sign,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its folded letters, digits or sign.
    pub(super) text: String,
    /// What it is made of.
    pub(super) shape: Shape,
    /// Whether it follows the token before it without a gap: "rd" in "3rd".
    pub(super) glued: bool,
    /// Whether a period follows at once: "3." is an ordinal in German.
    pub(super) period: bool,
    /// Its bytes in the text.
    pub(super) place: Range<usize>,
}

impl Token {
    /// Whether it is this word.
    pub(super) fn is(&self, word: &str) -> bool {
        self.shape == Shape::Word && self.text == word
    }

    /// Its digits, when it is nothing but digits.
    pub(super) fn digits(&self) -> Option<&str> {
        let plain = self.shape == Shape::Figures && self.text.bytes().all(|b| b.is_ascii_digit());
        plain.then_some(self.text.as_str())
    }

    /// The number its digits make, when it is nothing but digits and not too long.
    pub(super) fn whole(&self) -> Option<u64> {
        self.digits()?.parse().ok()
    }
}

/// The tokens of `text`. Linear in its length.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut folded = text.char_indices().flat_map(|(at, char)| {
        let end = at + char.len_utf8();
        std::iter::once(char).nfkd().flat_map(char::to_lowercase).map(move |char| (at..end, char))
    });
    let mut ahead = folded.next();
    let mut open = false;
    while let Some((place, char)) = ahead.take() {
        ahead = folded.next();
        let next = ahead.as_ref().map(|(_, char)| *char);
        let digit_next = next.is_some_and(|char| char.is_ascii_digit());
        let after_digit = open && found.last().is_some_and(|last| last.shape == Shape::Figures);
        if unicode_normalization::char::is_combining_mark(char) {
            // An accent belongs to the letter before it.
        } else if let Some(letter) = letter(char) {
            push(&mut found, &mut open, Shape::Word, letter, place);
        } else if char.is_ascii_digit() {
            push(&mut found, &mut open, Shape::Figures, char.encode_utf8(&mut [0; 4]), place);
        } else if let Some(joint) = joint(char).filter(|_| after_digit && digit_next) {
            push(&mut found, &mut open, Shape::Figures, joint, place);
        } else if matches!(char, '.' | ',') && !open && digit_next && begins(&found, text, &place) {
            // "$.99": the whole is left out.
            let figure = if char == '.' { "0." } else { "0," };
            push(&mut found, &mut open, Shape::Figures, figure, place);
        } else if is_apostrophe(char) && open {
            // "Month's", "o'clock": the letters on both sides are one word.
        } else if is_sign(char) && !(open && is_dash(char)) {
            let sign = if is_dash(char) { '-' } else { char };
            open = false;
            let glued = touches(&found, &place);
            let text = sign.to_string();
            found.push(Token { text, shape: Shape::Sign, glued, period: false, place });
        } else {
            if let Some(last) = found.last_mut().filter(|_| open && char == '.') {
                last.period = true;
            }
            open = false;
        }
    }
    for token in &mut found {
        drop_possessive(token, text);
    }
    found
}

fn push(found: &mut Vec<Token>, open: &mut bool, shape: Shape, text: &str, place: Range<usize>) {
    let goes_on = std::mem::replace(open, true);
    let glued = touches(found, &place);
    if let Some(last) = found.last_mut().filter(|last| goes_on && last.shape == shape) {
        last.text.push_str(text);
        last.place.end = place.end;
        return;
    }
    found.push(Token { text: text.to_owned(), shape, glued, period: false, place });
}

/// Whether a mark at `place` begins a figure: at the start, after a gap or after a sign.
fn begins(found: &[Token], text: &str, place: &Range<usize>) -> bool {
    let after_gap = text[..place.start].chars().next_back().is_none_or(char::is_whitespace);
    let after_sign = found.last().is_some_and(|last| last.shape == Shape::Sign);
    after_gap || (after_sign && touches(found, place))
}

/// Whether `place` begins where the last token ends.
fn touches(found: &[Token], place: &Range<usize>) -> bool {
    found.last().is_some_and(|last| last.place.end == place.start)
}

/// The letter or letters that `char` is read as.
fn letter(char: char) -> Option<&'static str> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    match char {
        'ß' => Some("ss"),
        'a'..='z' => {
            let index = char as usize - 'a' as usize;
            LETTERS.get(index..=index)
        }
        // Other scripts make words too, which no grammar here knows.
        _ if char.is_alphabetic() => Some("\u{fffd}"),
        _ => None,
    }
}

/// The mark that joins digits to one number or date.
fn joint(char: char) -> Option<&'static str> {
    Some(match char {
        '.' => ".",
        ',' => ",",
        '/' | '\u{2044}' => "/",
        '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' => "-",
        ':' => ":",
        '\'' | '\u{2019}' => "'",
        _ => return None,
    })
}

fn is_dash(char: char) -> bool {
    matches!(char, '-' | '−')
}

fn is_sign(char: char) -> bool {
    "$€£¥₹₩₪%&+-−".contains(char)
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '`')
}

/// Takes the ending of "yesterday's" off.
fn drop_possessive(token: &mut Token, text: &str) {
    let Some(written) = text.get(token.place.clone()) else { return };
    let mut last = written.chars().rev();
    if token.shape == Shape::Word
        && matches!(last.next(), Some('s' | 'S'))
        && last.next().is_some_and(is_apostrophe)
    {
        token.text.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let tokens = tokens(text);
        let shown = tokens.iter().map(|token| {
            let joint = if token.glued { "+" } else { "" };
            format!("{joint}{}{}", token.text, if token.period { "." } else { "" })
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_between_digits_stay() {
        for (text, tokens) in [
            ("$1,234.56", "$ +1,234.56"),
            ("am 3. März", "am 3. marz"),
            ("3.4.2026.", "3.4.2026."),
            ("3rd, 4th", "3 +rd 4 +th"),
            ("twenty-five", "twenty five"),
            ("yesterday\u{2019}s", "yesterday"),
            ("last month's", "last month"),
            ("Dreißig Über mañana", "dreissig uber manana"),
            ("2026\u{2013}10", "2026-10"),
            ("Q2 50€", "q +2 50 +€"),
            ("3º ½", "3 +o 1/2"),
            ("-5", "- +5"),
            ("да 5", "\u{fffd}\u{fffd} 5"),
            ("１２", "12"),
        ] {
            assert_eq!(read(text), tokens, "{text}");
        }
    }

    #[test]
    fn every_token_knows_its_place() {
        let text = "  Mañana, 1.234,56 € ";
        for (token, written) in tokens(text).iter().zip(["Mañana", "1.234,56", "€"]) {
            assert_eq!(&text[token.place.clone()], written);
        }
    }
}
