//! What somebody may have meant who wrote a word that is not known.

/// How like it a known word must be, as Jaro and Winkler measure, from 0 to 1: a letter or two of
/// six may differ.
const LIKENESS_MIN: f64 = 0.75;

/// The one of `known` that is most like `word`; `None` where none is like it.
pub fn likest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_seen_through_and_a_stranger_is_not() {
        let known = || ["speaker", "hub", "tv", "phone"].into_iter();
        assert_eq!(likest("speeker", known()), Some("speaker"));
        assert_eq!(likest("phones", known()), Some("phone"));
        assert_eq!(likest("refrigerator", known()), None);
    }
}
