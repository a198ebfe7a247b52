//! Phrases that a prompt suggests, and whether the skill's own model understands them.

use super::language::TongueWords;
use crate::nlu::{Closeness, Matcher, normal_form};

/// The phrases that `text` suggests, each with the ways it may end: the longest first.
pub(super) fn suggestions(text: &str, words: &TongueWords) -> Vec<Vec<String>> {
    let lower = text.to_lowercase();
    let mut begins: Vec<usize> = Vec::new();
    for lead in words.leads {
        for (at, _) in lower.match_indices(lead) {
            let end = at + lead.len();
            let whole_word = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let is_lead = whole_word(lower[..at].chars().next_back())
                && whole_word(lower[end..].chars().next());
            if is_lead {
                begins.push(end);
            }
        }
    }
    begins.sort_unstable();
    begins.dedup();
    let mut found = Vec::new();
    for begin in begins {
        let rest = lower[begin..].trim_start_matches([' ', ',', ':', '"', '\u{201c}', '\'']);
        let rest = without_fillers(rest, words);
        if words.describing.iter().any(|start| rest.starts_with(start)) {
            continue;
        }
        let sentence = rest.split(['.', '?', '!']).next().unwrap_or_default();
        let readings = readings(sentence, words);
        if !readings.is_empty() {
            found.push(readings);
        }
    }
    found
}

fn without_fillers<'t>(mut rest: &'t str, words: &TongueWords) -> &'t str {
    loop {
        let trimmed = rest.trim_start_matches([' ', ',', ':', '"', '\u{201c}']);
        let shorter = words.fillers.iter().find_map(|filler| {
            let after = trimmed.strip_prefix(filler)?;
            after.starts_with([' ', ',', ':']).then_some(after)
        });
        match shorter {
            Some(shorter) => rest = shorter,
            None => return trimmed,
        }
    }
}

/// Every way in which a phrase may end, the longest first; what it begins with is given.
fn readings(sentence: &str, words: &TongueWords) -> Vec<String> {
    let ends = words.ends.iter().flat_map(|end| sentence.match_indices(end).map(|(at, _)| at));
    let mut ends: Vec<usize> = ends.chain([sentence.len()]).collect();
    ends.sort_unstable();
    ends.dedup();
    let phrase = |end: usize| {
        sentence[..end].trim_matches([' ', ',', ':', '"', '\u{201c}', '\u{201d}', '\'']).to_owned()
    };
    ends.into_iter().rev().map(phrase).filter(|phrase| !phrase.is_empty()).collect()
}

/// The intent that `phrase` means, where a sample says it.
pub(super) fn understood<'m>(phrase: &str, matcher: &'m Matcher) -> Option<&'m str> {
    matcher.understand(phrase, &[]).ok().map(|found| found.intent)
}

/// The intent that an example phrase of the store asks for, and the slots it fills. What leads to
/// the skill ("Alexa, ask NAME for") is left out.
pub(super) fn understood_phrase<'m>(
    phrase: &str,
    invocation: &str,
    matcher: &'m Matcher,
) -> Option<(&'m str, Vec<&'m str>)> {
    let normal = normal_form(phrase, None);
    let invocation = normal_form(invocation, None);
    let request = normal.split_once(&invocation).map_or(normal.as_str(), |(_, rest)| rest).trim();
    let mut rest = request;
    loop {
        let found = matcher.understand(rest, &[]);
        if let Ok(found) = found.as_ref()
            && found.closeness == Closeness::Exact
        {
            return Some((found.intent, found.slots.iter().map(|slot| slot.name).collect()));
        }
        // What joins the name to the request is one or two words in every language.
        rest = match rest.split_once(' ') {
            Some((_, after)) if request.len() - rest.len() <= JOINING_MAX => after,
            _ => return None,
        };
    }
}

/// How long the words are at most that join a skill's name to a request, in bytes.
const JOINING_MAX: usize = 8;

#[cfg(test)]
mod tests {
    use super::super::language::tongue_words;
    use super::*;

    fn first_readings(text: &str, locale: &str) -> Vec<String> {
        let found = suggestions(text, tongue_words(locale).unwrap());
        found.into_iter().map(|readings| readings.last().unwrap().clone()).collect()
    }

    #[test]
    fn phrases_are_found_after_what_leads_to_them() {
        let english =
            "You can say, yes, or more, to go on, or ask, for example, what's my balance.";
        assert_eq!(first_readings(english, "en-US"), ["yes", "what's my balance"]);
        let quoted = "Sorry. Try saying \"tell me a fact\", or say stop.";
        assert_eq!(first_readings(quoted, "en-US"), ["tell me a fact", "stop"]);
        let german = "Sie können zum Beispiel fragen, wie viel habe ich, oder Stopp sagen.";
        assert_eq!(first_readings(german, "de-DE"), ["wie viel habe ich"]);
        let spanish = "Puede preguntar, por ejemplo, cuánto debo, o decir, basta.";
        assert_eq!(first_readings(spanish, "es-ES"), ["cuánto debo", "basta"]);
        for none in ["I cannot say what it costs.", "You can say its name or its kind."] {
            assert!(first_readings(none, "en-US").is_empty(), "{none}");
        }
    }

    #[test]
    fn a_phrase_is_read_to_each_of_its_possible_ends() {
        let words = tongue_words("en-US").unwrap();
        let found = suggestions("You can ask how to pay or say stop.", words);
        assert_eq!(found[0], ["how to pay or say stop", "how to pay", "how"]);
        assert_eq!(found[1], ["stop"]);
    }
}
