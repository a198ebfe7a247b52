//! Where the words of a language lie by meaning, and what a text is about.

#![allow(clippy::float_arithmetic, reason = "directions of words, never amounts of money")]

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::nlu::customs::Tongue;

/// Figures a word has.
pub(super) const DIMENSIONS: usize = 64;

/// Figures that are summed side by side, for the machine's vector registers.
const LANES: usize = 8;

/// Words of English by frequency, one a line. Origin and licence: `data/README.md`.
const WORDS: &str = include_str!("../data/meanings.en.words.txt");

/// The figures of each, as signed bytes. Usual words have small ones: they mean less.
const FIGURES: &[u8] = include_bytes!("../data/meanings.en.i8");

static ENGLISH: LazyLock<Meanings> = LazyLock::new(|| Meanings::read(WORDS, FIGURES));

/// What a text is about: a direction, of length one; none where no word is known.
pub(super) type Gist = Option<[f32; DIMENSIONS]>;

/// The words whose meaning is known.
#[derive(Debug)]
pub(super) struct Meanings {
    rows: HashMap<&'static str, &'static [u8; DIMENSIONS]>,
}

impl Meanings {
    /// The meanings of a language's words; none where no file is shipped.
    pub(super) fn of(tongue: Option<Tongue>) -> Option<&'static Self> {
        (tongue == Some(Tongue::English)).then(|| &*ENGLISH)
    }

    fn read(words: &'static str, figures: &'static [u8]) -> Self {
        let rows = figures.as_chunks().0;
        Self { rows: words.lines().zip(rows).collect() }
    }

    /// Whether the meaning of `word` is known.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.rows.contains_key(word)
    }

    /// What a text of `words` is about: the sum of what they mean.
    pub(super) fn gist<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Gist {
        let mut sum = [0_i32; DIMENSIONS];
        for row in words.into_iter().filter_map(|word| self.rows.get(word)) {
            for (sum, figure) in sum.iter_mut().zip(*row) {
                *sum += i32::from(figure.cast_signed());
            }
        }
        direction(&sum.map(|figure| figure as f32))
    }
}

/// `figures` at length one; none where they have no length.
pub(super) fn direction(figures: &[f32; DIMENSIONS]) -> Gist {
    let square = product(figures, figures);
    (square > 0.0).then(|| {
        let scale = 1.0 / square.sqrt();
        figures.map(|figure| figure * scale)
    })
}

/// The inner product: for directions 1 when they are the same, 0 when they have nothing in common.
pub(super) fn product(left: &[f32; DIMENSIONS], right: &[f32; DIMENSIONS]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    for (left, right) in left.as_chunks::<LANES>().0.iter().zip(right.as_chunks::<LANES>().0) {
        for (sum, (left, right)) in sums.iter_mut().zip(left.iter().zip(right)) {
            *sum += left * right;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gist(text: &str) -> Gist {
        ENGLISH.gist(text.split(' '))
    }

    fn closeness(left: &str, right: &str) -> f32 {
        product(&gist(left).unwrap(), &gist(right).unwrap())
    }

    #[test]
    fn every_word_has_figures_and_no_word_is_listed_twice() {
        assert_eq!(WORDS.lines().count() * DIMENSIONS, FIGURES.len());
        assert_eq!(ENGLISH.rows.len(), WORDS.lines().count());
    }

    #[test]
    fn texts_about_the_same_thing_lie_close_together() {
        for (text, near, far) in [
            ("cash", "money", "weather"),
            ("physician", "doctor", "lawyer"),
            ("how do i fix a flat tire", "change the wheel of my car", "change my name"),
            ("is it going to rain", "what is the weather like", "what is my balance"),
        ] {
            let (near, far) = (closeness(text, near), closeness(text, far));
            assert!(near > far + 0.1, "{text}: {near} {far}");
        }
    }

    #[test]
    fn a_gist_has_length_one_and_unknown_words_have_none() {
        let known = gist("what is the weather like").unwrap();
        assert!((product(&known, &known) - 1.0).abs() < 1e-5);
        assert_eq!(gist("what is the weather like"), gist("like weather what the zzyzx is"));
        assert_eq!(gist("zzyzx"), None);
        assert!(ENGLISH.knows("weather") && !ENGLISH.knows("zzyzx"));
        assert!(Meanings::of(Some(Tongue::German)).is_none());
    }
}
