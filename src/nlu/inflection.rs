//! What the forms of a word have in common.
//!
//! German declines every article, possessive and adjective, and Spanish writes accents that many
//! people leave out. Samples would have to say each sentence in all of these forms; instead words
//! are compared by a base that their forms share.

use std::borrow::Cow;

use super::customs::Tongue;

/// Articles and the like, which are declined whole: stem and ending.
const DECLINED: [&str; 16] = [
    "ein", "kein", "mein", "dein", "sein", "unser", "unsr", "euer", "eur", "ihr", "dies", "jed",
    "welch", "all", "manch", "solch",
];

/// Their endings, and those of adjectives, verbs and nouns, the longest first.
const ENDINGS: [&str; 6] = ["em", "en", "er", "es", "e", "s"];

/// Letters that are left of a word without its ending, at least.
const STEM_LETTERS_MIN: usize = 4;

/// Words that an ending would be taken from and that mean something else without it.
const WHOLE: [&str; 2] = ["nichts", "minus"];

/// The base by which forms of `word`, a word in normal form, are the same. English words have
/// none but themselves, and so have the words of a language that is not read.
pub(super) fn base(word: &str, tongue: Option<Tongue>) -> Cow<'_, str> {
    match tongue {
        Some(Tongue::German) => german(word),
        Some(Tongue::Spanish) => unaccented(word),
        Some(Tongue::English) | None => Cow::Borrowed(word),
    }
}

/// "Meinem" is "mein", "den" is "der", "letzten" is "letzt", "Umsätze" is "umsaetz".
fn german(word: &str) -> Cow<'_, str> {
    let spelled = spelled_out(word);
    if matches!(&*spelled, "der" | "die" | "das" | "den" | "dem" | "des") {
        return Cow::Borrowed("der");
    }
    let is_declined = |stem: &&&str| {
        let ending = spelled.strip_prefix(**stem);
        ending.is_some_and(|ending| ending.is_empty() || ENDINGS[..5].contains(&ending))
    };
    if let Some(stem) = DECLINED.iter().find(is_declined) {
        return Cow::Borrowed(match *stem {
            "unsr" => "unser",
            "euer" => "eur",
            stem => stem,
        });
    }
    if WHOLE.contains(&&*spelled) {
        return spelled;
    }
    let long = |stem: &&str| stem.chars().count() >= STEM_LETTERS_MIN;
    let ending =
        ENDINGS.iter().find(|ending| spelled.strip_suffix(**ending).filter(long).is_some());
    let kept = spelled.len() - ending.map_or(0, |ending| ending.len());
    match spelled {
        Cow::Borrowed(word) => Cow::Borrowed(&word[..kept]),
        Cow::Owned(mut word) => {
            word.truncate(kept);
            Cow::Owned(word)
        }
    }
}

/// Umlauts and the sharp s in two letters, as people write who have no key for them.
fn spelled_out(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut spelled = String::with_capacity(word.len() + 2);
    for letter in word.chars() {
        match letter {
            'ä' => spelled.push_str("ae"),
            'ö' => spelled.push_str("oe"),
            'ü' => spelled.push_str("ue"),
            'ß' => spelled.push_str("ss"),
            other => spelled.push(other),
        }
    }
    Cow::Owned(spelled)
}

/// Vowels without their accents, and "ñ" as "n".
fn unaccented(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let plain = |letter| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    Cow::Owned(word.chars().map(plain).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_its_base() {
        for (forms, tongue) in [
            ("mein meine meinen meinem meiner meines", Tongue::German),
            ("unser unsere unserem unsrem", Tongue::German),
            ("euer eure eurem euren", Tongue::German),
            ("der die das den dem des", Tongue::German),
            ("letzte letzten letzter letztes letztem", Tongue::German),
            ("nächste nächsten naechste naechster", Tongue::German),
            ("umsätze umsätzen umsaetze", Tongue::German),
            ("kredit kredite krediten kredits", Tongue::German),
            ("girokonto girokontos", Tongue::German),
            ("offen offene offenen offener", Tongue::German),
            ("heißen heisse heissen", Tongue::German),
            ("fünf fuenf", Tongue::German),
            ("crédito credito", Tongue::Spanish),
            ("cuánto cuanto", Tongue::Spanish),
            ("año ano", Tongue::Spanish),
        ] {
            let mut bases: Vec<_> = forms.split(' ').map(|form| base(form, Some(tongue))).collect();
            bases.dedup();
            assert_eq!(bases.len(), 1, "{bases:?}");
        }
    }

    #[test]
    fn different_words_keep_apart() {
        for (left, right, tongue) in [
            ("konto", "konten", Tongue::German),
            ("kontostand", "kontostände", Tongue::German),
            ("nichts", "nicht", Tongue::German),
            ("mein", "dein", Tongue::German),
            ("dein", "der", Tongue::German),
            ("spare", "sparen", Tongue::English),
            ("tarjeta", "tarjetas", Tongue::Spanish),
        ] {
            assert_ne!(base(left, Some(tongue)), base(right, Some(tongue)));
        }
        for word in ["naïve", "meinem", "año"] {
            assert_eq!(base(word, Some(Tongue::English)), word);
            assert_eq!(base(word, None), word);
        }
        for word in ["", "e", "ß", "ss", "essen", "über", "immer"] {
            let known = base(word, Some(Tongue::German));
            assert_eq!(base(&known, Some(Tongue::German)), known, "{word}");
        }
    }
}
