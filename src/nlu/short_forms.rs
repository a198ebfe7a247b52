//! Short forms and what they stand for, per language.

use super::customs::Tongue;

/// What the short form `word` stands for in a language; both in normal spelling.
pub(super) fn long_form(word: &str, tongue: Option<Tongue>) -> Option<&'static str> {
    let forms = match tongue {
        Some(Tongue::English) => ENGLISH,
        Some(Tongue::German) => GERMAN,
        Some(Tongue::Spanish) => SPANISH,
        None => return None,
    };
    let at = forms.binary_search_by_key(&word, |(short, _)| short).ok()?;
    Some(forms[at].1)
}

/// Sorted by the short form.
const ENGLISH: &[(&str, &str)] = &[
    ("can't", "can not"),
    ("cannot", "can not"),
    ("cant", "can not"),
    ("didn't", "did not"),
    ("didnt", "did not"),
    ("doesn't", "does not"),
    ("doesnt", "does not"),
    ("don't", "do not"),
    ("dont", "do not"),
    ("gimme", "give me"),
    ("gonna", "going to"),
    ("hasn't", "has not"),
    ("haven't", "have not"),
    ("here's", "here is"),
    ("how'd", "how did"),
    ("how's", "how is"),
    ("hows", "how is"),
    ("i'd", "i would"),
    ("i'll", "i will"),
    ("i'm", "i am"),
    ("i've", "i have"),
    ("im", "i am"),
    ("isn't", "is not"),
    ("it's", "it is"),
    ("ive", "i have"),
    ("lemme", "let me"),
    ("let's", "let us"),
    ("lets", "let us"),
    ("okay", "ok"),
    ("pls", "please"),
    ("plz", "please"),
    ("that'll", "that will"),
    ("that's", "that is"),
    ("thats", "that is"),
    ("there's", "there is"),
    ("they're", "they are"),
    ("ur", "your"),
    ("wanna", "want to"),
    ("wats", "what is"),
    ("we're", "we are"),
    ("we've", "we have"),
    ("what'd", "what did"),
    ("what're", "what are"),
    ("what's", "what is"),
    ("what've", "what have"),
    ("whats", "what is"),
    ("when's", "when is"),
    ("where'd", "where did"),
    ("where's", "where is"),
    ("wheres", "where is"),
    ("which's", "which is"),
    ("who's", "who is"),
    ("won't", "will not"),
    ("you're", "you are"),
    ("you've", "you have"),
];

/// Sorted by the short form.
const GERMAN: &[(&str, &str)] = &[
    ("am", "an dem"),
    ("ans", "an das"),
    ("auf'm", "auf dem"),
    ("auf's", "auf das"),
    ("aufm", "auf dem"),
    ("aufs", "auf das"),
    ("beim", "bei dem"),
    ("dankeschoen", "danke schön"),
    ("dankeschön", "danke schön"),
    ("durchs", "durch das"),
    ("fuers", "für das"),
    ("für's", "für das"),
    ("fürs", "für das"),
    ("geht's", "geht es"),
    ("gehts", "geht es"),
    ("gibt's", "gibt es"),
    ("gibts", "gibt es"),
    ("hab", "habe"),
    ("hat's", "hat es"),
    ("hats", "hat es"),
    ("im", "in dem"),
    ("ins", "in das"),
    ("is", "ist"),
    ("ist's", "ist es"),
    ("ists", "ist es"),
    ("nochmal", "noch mal"),
    ("okay", "ok"),
    ("schaut's", "schaut es"),
    ("schauts", "schaut es"),
    ("sieht's", "sieht es"),
    ("siehts", "sieht es"),
    ("steht's", "steht es"),
    ("stehts", "steht es"),
    ("ums", "um das"),
    ("unterm", "unter dem"),
    ("vom", "von dem"),
    ("vorm", "vor dem"),
    ("war's", "war es"),
    ("wars", "war es"),
    ("wie's", "wie es"),
    ("wieviel", "wie viel"),
    ("wieviele", "wie viele"),
    ("wär's", "wäre es"),
    ("zum", "zu dem"),
    ("zur", "zu der"),
    ("überm", "über dem"),
    ("übers", "über das"),
];

/// Sorted by the short form.
const SPANISH: &[(&str, &str)] = &[
    ("k", "que"),
    ("okay", "ok"),
    ("pa", "para"),
    ("porfa", "por favor"),
    ("porfavor", "por favor"),
    ("porfis", "por favor"),
    ("porque", "por qué"),
    ("q", "que"),
    ("tmb", "también"),
    ("xfa", "por favor"),
    ("xq", "por qué"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlu::normal::words_of;

    #[test]
    fn long_forms_are_found_and_final() {
        let of_all =
            [(ENGLISH, Tongue::English), (GERMAN, Tongue::German), (SPANISH, Tongue::Spanish)];
        for (forms, tongue) in of_all {
            assert!(forms.windows(2).all(|pair| pair[0].0 < pair[1].0), "{tongue:?}: sort them");
            for (short, long) in forms {
                assert_eq!(long_form(short, Some(tongue)), Some(*long));
                assert_eq!(words_of(long, Some(tongue)).join(" "), *long);
            }
        }
        assert_eq!(long_form("im", Some(Tongue::German)), Some("in dem"));
        assert_eq!(long_form("im", Some(Tongue::English)), Some("i am"));
        assert_eq!(long_form("im", Some(Tongue::Spanish)), None);
    }
}
