//! Several things in one sentence, or one after the other.

use crate::models::ReplyMessage;
use crate::speech::messages::lists::{AND_LAST, AND_TWO, NEXT, OR_LAST, OR_TWO};
use crate::speech::phrase::Phrase;
use crate::speech::render::SENTENCE_WORDS_MAX;
use crate::speech::spoken::plain;
use crate::speech::wording::{Value, Wording};

/// "a", "a and b", "a, b, and c".
pub(super) fn all_of(words: &Wording, items: Vec<Phrase>) -> Phrase {
    joined(words, items, &AND_TWO, &AND_LAST)
}

/// "a", "a or b", "a, b, or c".
pub(super) fn one_of(words: &Wording, items: Vec<Phrase>) -> Phrase {
    joined(words, items, &OR_TWO, &OR_LAST)
}

/// The names in one sentence where that is one breath, else one sentence each, after `said`.
pub(super) fn named(words: &Wording, said: Phrase, names: Vec<Phrase>) -> Phrase {
    let whole = all_of(words, names.clone());
    if whole.is_empty() {
        said
    } else if whole.words() <= SENTENCE_WORDS_MAX {
        said.item(Phrase::default().sentence(whole))
    } else {
        names.into_iter().fold(said, |said, name| said.item(Phrase::default().sentence(name)))
    }
}

fn joined(words: &Wording, items: Vec<Phrase>, two: &ReplyMessage, last: &ReplyMessage) -> Phrase {
    let count = items.len();
    items.into_iter().enumerate().fold(Phrase::default(), |list, (index, item)| {
        let both = [("first", Value::phrase(&list)), ("last", Value::phrase(&item))];
        let heard = |[first, last]: [_; 2]| [first, last, ("sound", Value::Key(sound(&item)))];
        match (index, count) {
            (0, _) => item,
            (1, 2) => words.clause(two, heard(both)),
            (_, _) if index + 1 == count => words.clause(last, heard(both)),
            _ => words.clause(&NEXT, both),
        }
    })
}

/// How the item begins.
fn sound(item: &Phrase) -> &'static str {
    let text = plain(item.as_spans()).to_lowercase();
    let mut letters = text.trim_start_matches('h').chars();
    match (letters.next(), letters.next()) {
        // A diphthong begins like a consonant.
        (Some('i' | 'í' | 'y'), Some('a' | 'e' | 'o')) => "other",
        (Some('i' | 'í'), _) => "i",
        (Some('o' | 'ó'), _) => "o",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Locale;

    #[test]
    fn lists_join_as_english_does() {
        let words = Wording::of(Locale::EN_US);
        let list = |count| {
            let items = ["one", "two", "three"].iter().take(count).map(|w| Phrase::of(w));
            plain(&all_of(words, items.collect()).spans())
        };
        assert_eq!([list(0), list(1), list(2)], ["", "one", "one and two"]);
        assert_eq!(list(3), "one, two, and three");
    }

    #[test]
    fn items_are_heard_as_they_begin() {
        for (item, heard) in
            [("Iberia", "i"), ("hipoteca", "i"), ("hielo", "other"), ("Ocho", "o"), ("hotel", "o")]
        {
            assert_eq!(sound(&Phrase::of(item)), heard, "{item}");
        }
    }
}
