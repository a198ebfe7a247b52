//! The normal form of text: what two people would call the same words.

use unicode_normalization::UnicodeNormalization;

/// Short forms and their words, sorted by the short form; both sides in normal spelling.
const SHORT_FORMS: &[(&str, &str)] = &[
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

/// The words of `text` in normal form.
///
/// Compatibility forms and capitals are folded (NFKC), short forms written out ("what's" is "what
/// is"), possessive endings and punctuation dropped, single letters with periods joined
/// ("a. t. m." is "atm"), digits grouped by commas joined ("1,001" is "1001").
pub fn normal_form(text: &str) -> String {
    words_of(text).join(" ")
}

/// The words of `text` in normal form, one by one. Linear in the length of `text`.
pub(super) fn words_of(text: &str) -> Vec<String> {
    // Small letters can combine anew ("İ"), hence the second folding; and folding takes accents
    // for spaces with marks unless they were read as apostrophes before.
    let plain = text.chars().map(plain_mark).nfkc().map(plain_mark);
    let folded: Vec<char> = plain.flat_map(char::to_lowercase).nfkc().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    // Whether the last word pushed was one letter with a period: the next such letter joins it.
    let mut spelling = false;
    for (index, &char) in folded.iter().enumerate() {
        let next = folded.get(index + 1).copied();
        if char.is_alphanumeric() || is_mark(char) || char == '\'' {
            word.push(char);
        } else if char == ',' && ends_in_digit(&word) && next.is_some_and(|c| c.is_ascii_digit()) {
            // A digit group: the comma is neither a word nor a gap.
        } else if !word.is_empty() {
            spelling = push(&mut words, &std::mem::take(&mut word), char == '.', spelling);
        }
    }
    if !word.is_empty() {
        push(&mut words, &word, false, spelling);
    }
    words
}

/// Adds `raw`; tells whether it was a letter of an abbreviation.
fn push(words: &mut Vec<String>, raw: &str, before_period: bool, spelling: bool) -> bool {
    let is_letter = raw.chars().nth(1).is_none() && raw.chars().all(char::is_alphabetic);
    if is_letter && before_period {
        match words.last_mut() {
            Some(last) if spelling => last.push_str(raw),
            _ => words.push(raw.to_owned()),
        }
        return true;
    }
    // A possessive ending by itself is what is left after a slot: "{name}'s balance".
    let raw = raw.strip_prefix("'s").filter(|rest| rest.is_empty()).unwrap_or(raw);
    let raw = raw.trim_matches('\'');
    // Folded once more, because marks that an apostrophe kept apart can combine now.
    let bare = raw.strip_suffix("'s").unwrap_or(raw).chars().filter(|char| *char != '\'');
    let bare: String = bare.nfkc().collect();
    if let Some(long) = long_form(raw).or_else(|| long_form(&bare)) {
        words.extend(long.split(' ').map(str::to_owned));
    } else if !bare.is_empty() {
        words.push(bare);
    }
    false
}

/// What a short form stands for.
fn long_form(word: &str) -> Option<&'static str> {
    let at = SHORT_FORMS.binary_search_by_key(&word, |(short, _)| short).ok()?;
    Some(SHORT_FORMS[at].1)
}

fn ends_in_digit(word: &str) -> bool {
    word.ends_with(|char: char| char.is_ascii_digit())
}

/// Combining marks that NFKC could not fold into a letter belong to the word they stand in.
fn is_mark(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

/// The typewriter apostrophe for every apostrophe people and keyboards write.
fn plain_mark(char: char) -> char {
    match char {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{00B4}' | '`' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_is_the_same_to_the_ear() {
        for (text, normal) in [
            ("What's my balance?", "what is my balance"),
            ("WHATS MY BALANCE", "what is my balance"),
            ("what\u{2019}s my balance", "what is my balance"),
            ("my card's balance", "my card balance"),
            ("the kids' fund", "the kids fund"),
            ("'quoted words'", "quoted words"),
            ("e-mail, please!", "e mail please"),
            ("a. t. m. fees", "atm fees"),
            ("the A.T.M.", "the atm"),
            ("it is plan b. a card", "it is plan b a card"),
            ("ending in 1,001.", "ending in 1001"),
            ("one, two", "one two"),
            ("ＦＵＬＬ　ｗｉｄｔｈ １００１", "full width 1001"),
            ("cafe\u{301}", "café"),
            ("it\u{b4}s my balance", "it is my balance"),
            ("'s", ""),
            ("  \u{0} \t", ""),
        ] {
            assert_eq!(normal_form(text), normal, "{text:?}");
        }
    }

    #[test]
    fn normal_form_is_its_own_normal_form() {
        for (_, long) in SHORT_FORMS {
            assert_eq!(normal_form(long), *long);
        }
        assert!(SHORT_FORMS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
