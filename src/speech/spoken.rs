//! Words without markup.
//!
//! Their `Debug` shows the shape, not what is said: it may end in a log.

use std::fmt;

use crate::consent::Pace;

/// A piece of speech. Channels turn it into their markup, escaping as they need.
///
/// Spans follow each other without anything between them: the spaces are in the words.
#[derive(Clone, PartialEq, Eq)]
pub enum Span {
    /// Words and the punctuation between them.
    Words(String),
    /// Digits to be read one by one, each 0 to 9.
    Digits(Vec<u8>),
    /// Letters to be read one by one.
    Letters(String),
    /// A short silence, in milliseconds.
    Pause(u16),
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(_) => f.write_str("Words(..)"),
            Self::Digits(_) => f.write_str("Digits(..)"),
            Self::Letters(_) => f.write_str("Letters(..)"),
            Self::Pause(milliseconds) => write!(f, "Pause({milliseconds})"),
        }
    }
}

/// What is shown next to the speech: the same facts under the same rules.
#[derive(Clone, PartialEq, Eq)]
pub struct Visual {
    /// What it is about.
    pub title: String,
    /// One line an item.
    pub lines: Vec<String>,
}

impl fmt::Debug for Visual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Visual({} lines)", self.lines.len())
    }
}

/// How much may be shown: cards stay in the app's history, and anybody may see the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VisualPolicy {
    /// Nothing.
    Nothing,
    /// Which accounts and days, no amounts and no names of merchants.
    #[default]
    Masked,
    /// What is spoken.
    Full,
}

/// A reply in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speech {
    /// What is said.
    pub said: Vec<Span>,
    /// The question at the end. The talk stays open if and only if there is one.
    pub question: Option<Vec<Span>>,
    /// What is said when the customer stays silent after the question.
    pub reprompt: Option<Vec<Span>>,
    /// What is shown.
    pub visual: Option<Visual>,
    /// Whether the platform shall offer to link the account.
    pub offer_link: bool,
    /// How fast it is spoken.
    pub pace: Pace,
}

impl Speech {
    /// What is said, the question included, as one line of text: digits with spaces between
    /// them, pauses left out. For terminals and transcripts.
    pub fn plain_text(&self) -> String {
        let mut text = plain(&self.said);
        if let Some(question) = &self.question {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&plain(question));
        }
        text
    }
}

/// The spans as one line of text.
pub fn plain(spans: &[Span]) -> String {
    let mut text = String::new();
    for span in spans {
        match span {
            Span::Words(words) => text.push_str(words),
            Span::Digits(digits) => {
                for (index, digit) in digits.iter().enumerate() {
                    if index > 0 {
                        text.push(' ');
                    }
                    text.push(char::from(b'0' + digit % 10));
                }
            }
            Span::Letters(letters) => {
                for (index, letter) in letters.chars().enumerate() {
                    if index > 0 {
                        text.push(' ');
                    }
                    text.extend(letter.to_uppercase());
                }
            }
            Span::Pause(_) => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_words() {
        let speech = Speech {
            said: vec![Span::Words("Rainy Day".into()), Span::Digits(vec![4, 2])],
            visual: Some(Visual { title: "Rainy Day".into(), lines: vec!["42".into()] }),
            ..Speech::default()
        };
        let shown = format!("{speech:?}");
        assert!(!shown.contains("Rainy") && !shown.contains('4'), "{shown}");
    }

    #[test]
    fn plain_text_reads_like_the_speech() {
        let words = |text: &str| Span::Words(text.to_owned());
        let speech = Speech {
            said: vec![words("Ending in "), Span::Digits(vec![1, 0]), Span::Pause(300), words(".")],
            question: Some(vec![words("More?")]),
            ..Speech::default()
        };
        assert_eq!(speech.plain_text(), "Ending in 1 0. More?");
    }
}
