//! Words that the platforms' rules are about, per language.

use crate::models::locale_words::LocaleWords;
use crate::nlu::{Customs, Tongue};

/// The words of one language.
#[derive(Debug)]
pub(super) struct RuleWords {
    /// What starts a skill, so that no skill may be called by it.
    pub(super) launch: &'static [&'static str],
    /// What joins a skill's name to a request, so that none may contain it.
    pub(super) connecting: &'static [&'static str],
    /// Articles and prepositions that a name of two words may not hold.
    pub(super) small: &'static [&'static str],
    /// What stands between a skill's name and the request itself.
    pub(super) joining: &'static [&'static str],
    /// How the words for linking an account begin.
    pub(super) linking: &'static [&'static str],
}

/// Of what no language is known for, the English words hold: skills are called so everywhere.
const ENGLISH: RuleWords = RuleWords {
    launch: &[
        "launch", "ask", "tell", "load", "begin", "enable", "open", "start", "run", "play",
        "resume", "use",
    ],
    connecting: &[
        "from", "in", "using", "with", "about", "for", "that", "by", "if", "and", "whether", "to",
        "so", "when",
    ],
    small: &["the", "a", "an", "for", "to", "of", "about", "up", "by", "at", "off", "with"],
    joining: &["for ", "to ", "about ", "and "],
    linking: &["link"],
};

const SPANISH: RuleWords = RuleWords {
    launch: &[
        "abre",
        "inicia",
        "lanza",
        "usa",
        "utiliza",
        "comienza",
        "pregunta a",
        "pregúntale a",
        "pide a",
        "pídele a",
        "dile a",
        "di a",
    ],
    connecting: &["de", "en", "usando", "con", "sobre", "para", "que", "por", "si", "y", "a"],
    small: &["el", "la", "los", "las", "un", "una", "de", "a", "en", "con", "por", "para"],
    joining: &["sobre ", "por ", "que ", "y ", "si "],
    linking: &["vincul", "enlaz"],
};

const GERMAN: RuleWords = RuleWords {
    launch: &[
        "frag",
        "frage",
        "bitte",
        "sag",
        "sage",
        "öffne",
        "starte",
        "start",
        "lade",
        "beginne",
        "aktiviere",
        "spiele",
        "nutze",
        "benutze",
        "verwende",
    ],
    connecting: &[
        "aus", "in", "mit", "über", "für", "dass", "von", "ob", "wenn", "und", "zu", "nach", "um",
        "damit",
    ],
    small: &[
        "der", "die", "das", "ein", "eine", "für", "zu", "von", "über", "auf", "bei", "an", "mit",
    ],
    joining: &["nach ", "über ", "um ", "ob ", "und "],
    linking: &["verknüpf", "verbind"],
};

/// The language that `words` are in, where it is read.
pub(super) fn tongue_of(words: &LocaleWords) -> Option<Tongue> {
    Customs::of(words.locale).map(|customs| customs.tongue)
}

/// The words of a language.
pub(super) fn rule_words(tongue: Option<Tongue>) -> &'static RuleWords {
    match tongue {
        Some(Tongue::English) | None => &ENGLISH,
        Some(Tongue::Spanish) => &SPANISH,
        Some(Tongue::German) => &GERMAN,
    }
}
