//! Sentences out of spans.

use crate::speech::render::ITEM_PAUSE_MS;
use crate::speech::spoken::{Span, plain};

/// A part of a sentence, or some sentences.
#[derive(Debug, Clone, Default)]
pub(in crate::speech) struct Phrase(Vec<Span>);

impl Phrase {
    /// The words of `text`.
    pub(in crate::speech) fn of(text: &str) -> Self {
        Self::default().text(text)
    }

    /// The spans.
    pub(in crate::speech) fn spans(self) -> Vec<Span> {
        self.0
    }

    /// The spans, to look at.
    pub(in crate::speech) fn as_spans(&self) -> &[Span] {
        &self.0
    }

    /// Whether nothing is said.
    pub(in crate::speech) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many words it has; a digit read alone is one.
    pub(in crate::speech) fn words(&self) -> usize {
        word_count(&plain(&self.0))
    }

    /// How many words its longest sentence has.
    pub(in crate::speech) fn longest_sentence(&self) -> usize {
        let text = plain(&self.0);
        text.split_inclusive(". ").map(word_count).max().unwrap_or(0)
    }

    /// Appends words as they are, spaces included.
    #[must_use]
    pub(in crate::speech) fn text(mut self, text: &str) -> Self {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Span::Words(words)) => words.push_str(text),
            _ => self.0.push(Span::Words(text.to_owned())),
        }
        self
    }

    /// Appends digits that are read one by one.
    #[must_use]
    pub(in crate::speech) fn digits(mut self, digits: &[u8]) -> Self {
        self.0.push(Span::Digits(digits.to_vec()));
        self
    }

    /// Appends letters that are read one by one.
    #[must_use]
    pub(in crate::speech) fn letters(mut self, letters: &str) -> Self {
        self.0.push(Span::Letters(letters.to_owned()));
        self
    }

    /// Appends a phrase.
    #[must_use]
    pub(in crate::speech) fn phrase(self, other: Self) -> Self {
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
    pub(in crate::speech) fn sentence(self, sentence: Self) -> Self {
        let gap = if self.is_empty() { "" } else { " " };
        self.text(gap).phrase(sentence.capitalised()).text(".")
    }

    /// Appends sentences that are whole already.
    #[must_use]
    pub(in crate::speech) fn sentences(self, sentences: Self) -> Self {
        let gap = if self.is_empty() || sentences.is_empty() { "" } else { " " };
        self.text(gap).phrase(sentences)
    }

    /// Appends whole sentences after the silence that sets the items of a list apart.
    #[must_use]
    pub(in crate::speech) fn item(mut self, sentences: Self) -> Self {
        if !self.is_empty() {
            self.0.push(Span::Pause(ITEM_PAUSE_MS));
        }
        self.sentences(sentences)
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

/// How many words `text` has.
pub(in crate::speech) fn word_count(text: &str) -> usize {
    text.split_ascii_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_set_apart() {
        let list = Phrase::of("One.").item(Phrase::of("Two."));
        let words = |text: &str| Span::Words(text.to_owned());
        assert_eq!(list.spans(), [words("One."), Span::Pause(ITEM_PAUSE_MS), words(" Two.")]);
    }
}
