//! The voice PIN: digits that a customer says to show that it is them.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use crate::basics::Secret;

/// The lines of a telephone's keypad, in both directions once reversed: what a finger draws.
const KEYPAD_LINES: [&str; 10] =
    ["2580", "1470", "3690", "147258", "258369", "159753", "1590", "3570", "147896", "123698"];

/// A voice PIN as it was said or typed: four to six digits.
///
/// It never prints, and is wiped from memory when dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoicePin(Secret<String>);

/// Why a PIN that somebody chose is not taken: it is among those that are guessed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakPin {
    /// It has too few different digits, or repeats its beginning.
    Repeats,
    /// Its digits count up or down.
    Counts,
    /// It is a date or a year.
    Date,
    /// It is a line on a keypad.
    Line,
    /// It is part of the customer's own numbers.
    OwnNumber,
    /// It is longer than four digits and begins with zero: platforms that hear it as a number
    /// leave the zero out.
    LeadingZero,
}

impl VoicePin {
    /// The fewest digits.
    pub const DIGITS_MIN: usize = 4;
    /// The most digits.
    pub const DIGITS_MAX: usize = 6;

    /// The PIN that `text` is: digits, with spaces or hyphens between them. `None` for anything
    /// else.
    pub fn read(text: &str) -> Option<Self> {
        let is_gap = |c: &char| matches!(c, ' ' | '-' | '.' | ',');
        let mut digits = Zeroizing::new(String::with_capacity(text.len()));
        digits.extend(text.chars().filter(|c| !is_gap(c)));
        let fits = (Self::DIGITS_MIN..=Self::DIGITS_MAX).contains(&digits.len());
        let is_pin = fits && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_pin.then(|| Self(Secret::new(digits.as_str().to_owned())))
    }

    /// The digits. Every call is a place to review.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// Why it is not to be taken; `None` when it is fine. `own_numbers` are the customer's:
    /// account and card numbers, as far as they are known.
    pub fn weakness<'n>(&self, own_numbers: impl Iterator<Item = &'n str>) -> Option<WeakPin> {
        let pin = self.expose();
        let digits: Vec<u8> = pin.bytes().map(|byte| byte - b'0').collect();
        if pin.len() > Self::DIGITS_MIN && digits.first() == Some(&0) {
            return Some(WeakPin::LeadingZero);
        }
        if repeats(pin, &digits) {
            return Some(WeakPin::Repeats);
        }
        if counts(&digits) {
            return Some(WeakPin::Counts);
        }
        if is_date(pin) {
            return Some(WeakPin::Date);
        }
        if is_line(pin) {
            return Some(WeakPin::Line);
        }
        let mut own_numbers = own_numbers;
        own_numbers.any(|number| number.contains(pin)).then_some(WeakPin::OwnNumber)
    }
}

/// Whether `pin` has few different digits (two of four, three of more), or is a piece said twice or
/// three times.
fn repeats(pin: &str, digits: &[u8]) -> bool {
    let different: BTreeSet<&u8> = digits.iter().collect();
    let few = if digits.len() > VoicePin::DIGITS_MIN { 3 } else { 2 };
    let is_said_again = |length: usize| {
        pin.len().is_multiple_of(length) && pin == pin[..length].repeat(pin.len() / length)
    };
    different.len() <= few || (1..pin.len()).any(is_said_again)
}

/// Whether the digits go up or down by the same step: 1234, 8642, 7890.
fn counts(digits: &[u8]) -> bool {
    (1..=9).any(|step| digits.windows(2).all(|pair| (pair[0] + step) % 10 == pair[1]))
}

/// Whether the PIN is a day of some year, in any usual order, or a year that people live in.
fn is_date(pin: &str) -> bool {
    let number = |from: usize, to: usize| -> Option<u32> { pin.get(from..to)?.parse().ok() };
    let is_day = |day: Option<u32>, month: Option<u32>| match (day, month) {
        (Some(day), Some(month)) => (1..=31).contains(&day) && (1..=12).contains(&month),
        _ => false,
    };
    let is_year = |year: Option<u32>| year.is_some_and(|year| (1900..2100).contains(&year));
    let pair = |place: usize| number(2 * place, 2 * place + 2);
    let [first, second, third] = [pair(0), pair(1), pair(2)];
    match pin.len() {
        4 => is_day(first, second) || is_day(second, first) || is_year(number(0, 4)),
        5 => {
            // A month or a day of one digit: 3 11 85 is in March and in November.
            let one_first =
                is_day(number(0, 1), number(1, 3)) || is_day(number(1, 3), number(0, 1));
            let one_second =
                is_day(number(0, 2), number(2, 3)) || is_day(number(2, 3), number(0, 2));
            one_first || one_second || is_year(number(1, 5)) || is_year(number(0, 4))
        }
        _ => {
            let by_day = is_day(first, second) || is_day(second, first);
            let by_year = is_day(third, second) || is_day(second, third);
            by_day || by_year || is_year(number(0, 4)) || is_year(number(2, 6))
        }
    }
}

/// Whether the PIN is drawn on a keypad: one of the lines, forwards or backwards, or the start of
/// one.
fn is_line(pin: &str) -> bool {
    KEYPAD_LINES.iter().any(|line| {
        let back: String = line.chars().rev().collect();
        line.starts_with(pin) || back.starts_with(pin)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weakness(digits: &str) -> Option<WeakPin> {
        VoicePin::read(digits).unwrap().weakness(["4402", "DE008137"].into_iter())
    }

    #[test]
    fn four_to_six_digits_are_a_pin() {
        for (text, digits) in
            [("0602", "0602"), ("1 2 3 4", "1234"), ("12-34", "1234"), ("482 913", "482913")]
        {
            assert_eq!(VoicePin::read(text).unwrap().expose(), digits);
        }
        for text in ["", "123", "1234567", "12a4", "?", "one two three four", "١٢٣٤"] {
            assert!(VoicePin::read(text).is_none(), "{text}");
        }
        let shown = format!("{:?}", VoicePin::read("4817").unwrap());
        assert!(!shown.contains("4817"), "{shown}");
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        for (digits, why) in [
            ("1111", WeakPin::Repeats),
            ("1212", WeakPin::Repeats),
            ("1122", WeakPin::Repeats),
            ("481481", WeakPin::Repeats),
            ("112233", WeakPin::Repeats),
            ("1234", WeakPin::Counts),
            ("9876", WeakPin::Counts),
            ("7890", WeakPin::Counts),
            ("2468", WeakPin::Counts),
            ("2512", WeakPin::Repeats),
            ("2509", WeakPin::Date),
            ("0925", WeakPin::Date),
            ("1985", WeakPin::Date),
            ("2031", WeakPin::Date),
            ("250985", WeakPin::Date),
            ("850925", WeakPin::Date),
            ("71985", WeakPin::Date),
            ("2580", WeakPin::Line),
            ("0852", WeakPin::Line),
            ("4402", WeakPin::OwnNumber),
            ("8137", WeakPin::OwnNumber),
            ("048291", WeakPin::LeadingZero),
        ] {
            let found = weakness(digits);
            let as_told = found == Some(why);
            // 2512 is a date, too; what matters is that it is refused.
            assert!(as_told || digits == "2512" && found.is_some(), "{digits}: {found:?}");
        }
        for digits in ["4817", "9063", "48 291", "736 419"] {
            assert_eq!(weakness(digits), None, "{digits}");
        }
    }

    /// A tenth of the space is what makes a list of refused PINs worth having; a space of which
    /// little was left would be worth less than a short list.
    #[test]
    fn a_tenth_of_every_length_is_refused_and_most_is_left() {
        for (length, count) in [(4, 10_000_u32), (5, 100_000), (6, 1_000_000)] {
            let is_weak = |number: &u32| {
                let pin = VoicePin::read(&format!("{number:0length$}")).unwrap();
                pin.weakness(std::iter::empty()).is_some()
            };
            let weak = (0..count).filter(is_weak).count();
            let share = weak * 100 / count as usize;
            assert!((10..=60).contains(&share), "{length} digits: {share} %");
        }
    }
}
