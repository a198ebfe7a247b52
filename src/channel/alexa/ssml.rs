//! SSML, built span by span.
//!
//! The only place that writes markup. Words are escaped here, last; what XML cannot hold is left
//! out (XML 1.0, section 2.2).

use crate::consent::Pace;
use crate::speech::Span;

/// The longest break that the platform takes, in milliseconds.
const BREAK_MS_MAX: u16 = 10_000;

const OPEN: &str = "<speak>";
const CLOSE: &str = "</speak>";
const SLOW_OPEN: &str = "<prosody rate=\"slow\">";
const SLOW_CLOSE: &str = "</prosody>";

/// A `<speak>` document under construction.
#[derive(Debug)]
pub(super) struct Ssml {
    markup: String,
    pace: Pace,
}

impl Ssml {
    /// An empty document.
    pub(super) fn new(pace: Pace) -> Self {
        let mut markup = String::with_capacity(512);
        markup.push_str(OPEN);
        if pace == Pace::Slow {
            markup.push_str(SLOW_OPEN);
        }
        Self { markup, pace }
    }

    /// Appends spans.
    #[must_use]
    pub(super) fn spans(self, spans: &[Span]) -> Self {
        spans.iter().fold(self, Self::span)
    }

    /// Appends words.
    #[must_use]
    pub(super) fn words(mut self, words: &str) -> Self {
        // Nearly all of it needs no escape: it is taken over in runs.
        let mut rest = words;
        while let Some(at) = rest.find(|letter| escape(letter).is_some()) {
            let (run, after) = rest.split_at(at);
            self.markup.push_str(run);
            let mut letters = after.chars();
            self.markup.push_str(letters.next().and_then(escape).unwrap_or_default());
            rest = letters.as_str();
        }
        self.markup.push_str(rest);
        self
    }

    /// The finished document.
    pub(super) fn finish(mut self) -> String {
        if self.pace == Pace::Slow {
            self.markup.push_str(SLOW_CLOSE);
        }
        self.markup.push_str(CLOSE);
        self.markup
    }

    fn span(mut self, span: &Span) -> Self {
        match span {
            Span::Words(words) => return self.words(words),
            Span::Digits(digits) if digits.is_empty() => {}
            Span::Digits(digits) => {
                self.markup.push_str("<say-as interpret-as=\"digits\">");
                self.markup.extend(digits.iter().map(|digit| char::from(b'0' + digit % 10)));
                self.markup.push_str("</say-as>");
            }
            Span::Letters(letters) => {
                self.markup.push_str("<say-as interpret-as=\"spell-out\">");
                self = self.words(letters);
                self.markup.push_str("</say-as>");
            }
            Span::Pause(ms) => {
                let ms = (*ms).min(BREAK_MS_MAX);
                self.markup.push_str(&format!("<break time=\"{ms}ms\"/>"));
            }
        }
        self
    }
}

/// What stands for `letter` where it cannot stand itself: nothing for what XML cannot hold,
/// controls included.
fn escape(letter: char) -> Option<&'static str> {
    match letter {
        'a'..='z' | 'A'..='Z' | ' ' => None,
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&apos;"),
        '\u{FFFE}' | '\u{FFFF}' => Some(""),
        letter if letter.is_control() => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped_and_figures_marked() {
        let spans = [
            Span::Words("AT&T <b>\u{7}\"it's\"\u{FFFF} ending in ".to_owned()),
            Span::Digits(vec![1, 0, 0, 1]),
            Span::Pause(300),
            Span::Pause(u16::MAX),
            Span::Digits(vec![]),
            Span::Letters("r&b".to_owned()),
        ];
        assert_eq!(
            Ssml::new(Pace::Normal).spans(&spans).finish(),
            "<speak>AT&amp;T &lt;b&gt;&quot;it&apos;s&quot; ending in \
             <say-as interpret-as=\"digits\">1001</say-as>\
             <break time=\"300ms\"/><break time=\"10000ms\"/>\
             <say-as interpret-as=\"spell-out\">r&amp;b</say-as></speak>"
        );
        let slow = Ssml::new(Pace::Slow).words("Hi.").finish();
        assert_eq!(slow, "<speak><prosody rate=\"slow\">Hi.</prosody></speak>");
    }
}
