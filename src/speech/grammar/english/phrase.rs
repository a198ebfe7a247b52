//! Sentences out of spans.

use crate::speech::render::{ITEM_PAUSE_MS, SENTENCE_WORDS_MAX};
use crate::speech::spoken::{Span, plain};

/// A part of a sentence, or some sentences.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase(Vec<Span>);

impl Phrase {
    /// The words of `text`.
    pub(super) fn of(text: &str) -> Self {
        Self::default().text(text)
    }

    /// The spans.
    pub(super) fn spans(self) -> Vec<Span> {
        self.0
    }

    /// Whether nothing is said.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many words it has; a digit read alone is one.
    pub(super) fn words(&self) -> usize {
        word_count(&plain(&self.0))
    }

    /// Appends words as they are, spaces included.
    #[must_use]
    pub(super) fn text(mut self, text: &str) -> Self {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Span::Words(words)) => words.push_str(text),
            _ => self.0.push(Span::Words(text.to_owned())),
        }
        self
    }

    /// Appends digits that are read one by one.
    #[must_use]
    pub(super) fn digits(mut self, digits: &[u8]) -> Self {
        self.0.push(Span::Digits(digits.to_vec()));
        self
    }

    /// Appends a phrase.
    #[must_use]
    pub(super) fn phrase(self, other: Self) -> Self {
        other.0.into_iter().fold(self, |mut whole, span| match span {
            Span::Words(words) => whole.text(&words),
            other => {
                whole.0.push(other);
                whole
            }
        })
    }

    /// Appends a phrase as a sentence: first letter large, period at the end.
    #[must_use]
    pub(super) fn sentence(self, sentence: Self) -> Self {
        let gap = if self.is_empty() { "" } else { " " };
        self.text(gap).phrase(sentence.capitalised()).text(".")
    }

    /// Appends sentences that are whole already.
    #[must_use]
    pub(super) fn sentences(self, sentences: Self) -> Self {
        let gap = if self.is_empty() || sentences.is_empty() { "" } else { " " };
        self.text(gap).phrase(sentences)
    }

    /// Appends whole sentences after the silence that sets the items of a list apart.
    #[must_use]
    pub(super) fn item(mut self, sentences: Self) -> Self {
        if !self.is_empty() {
            self.0.push(Span::Pause(ITEM_PAUSE_MS));
        }
        self.sentences(sentences)
    }

    /// As a question: first letter large, question mark at the end.
    #[must_use]
    pub(super) fn asked(self) -> Self {
        self.capitalised().text("?")
    }

    fn capitalised(mut self) -> Self {
        if let Some(Span::Words(words)) = self.0.first_mut() {
            let mut letters = words.chars();
            if let Some(first) = letters.next()
                && !first.is_uppercase()
            {
                *words = first.to_uppercase().chain(letters).collect();
            }
        }
        self
    }
}

/// The one sentence `whole`, or, when that is longer than a breath, the sentences of `split`.
pub(super) fn one_breath(whole: Phrase, split: impl FnOnce() -> Phrase) -> Phrase {
    if whole.words() <= SENTENCE_WORDS_MAX { Phrase::default().sentence(whole) } else { split() }
}

/// `parts` in one sentence where that is one breath; else the first alone, and each of the others
/// after "that's".
pub(super) fn parted(parts: Vec<Phrase>) -> Phrase {
    let join = |whole: Phrase, part: &Phrase| match whole.is_empty() {
        true => part.clone(),
        false => whole.text(" ").phrase(part.clone()),
    };
    let whole = parts.iter().fold(Phrase::default(), join);
    one_breath(whole, || {
        let mut parts = parts.into_iter();
        let first = Phrase::default().sentence(parts.next().unwrap_or_default());
        parts.fold(first, |said, part| said.sentence(Phrase::of("that's ").phrase(part)))
    })
}

/// "a", "a and b", "a, b, and c" with the given last joint.
pub(super) fn enumerated(items: Vec<Phrase>, joint: &str) -> Phrase {
    let count = items.len();
    items.into_iter().enumerate().fold(Phrase::default(), |list, (index, item)| {
        let gap = match (index, count) {
            (0, _) => String::new(),
            (1, 2) => format!(" {joint} "),
            (_, _) if index + 1 == count => format!(", {joint} "),
            _ => ", ".to_owned(),
        };
        list.text(&gap).phrase(item)
    })
}

/// How many words `text` has.
pub(super) fn word_count(text: &str) -> usize {
    text.split_ascii_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_join_as_english_does() {
        let list = |count| {
            let items = ["one", "two", "three"].iter().take(count).map(|w| Phrase::of(w));
            plain(&enumerated(items.collect(), "and").spans())
        };
        assert_eq!([list(0), list(1), list(2)], ["", "one", "one and two"]);
        assert_eq!(list(3), "one, two, and three");
    }

    #[test]
    fn a_breath_too_long_is_split() {
        let long = Phrase::of(&"word ".repeat(26));
        let split = one_breath(long, || Phrase::of("Short."));
        assert_eq!(plain(&split.spans()), "Short.");
        let kept = one_breath(Phrase::of("élan counts"), Phrase::default);
        assert_eq!(plain(&kept.spans()), "Élan counts.");
    }

    #[test]
    fn items_are_set_apart() {
        let list = Phrase::of("One.").item(Phrase::of("Two."));
        let words = |text: &str| Span::Words(text.to_owned());
        assert_eq!(list.spans(), [words("One."), Span::Pause(ITEM_PAUSE_MS), words(" Two.")]);
    }
}
