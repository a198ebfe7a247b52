//! Words that the checks look for, per language.

/// The words of one language.
#[derive(Debug)]
pub(super) struct TongueWords {
    /// The language, as locales begin with it.
    pub(super) language: &'static str,
    /// What stands before a phrase that is suggested.
    pub(super) leads: &'static [&'static str],
    /// What stands after it, and between two of them.
    pub(super) ends: &'static [&'static str],
    /// What may stand before the phrase itself: "for example".
    pub(super) fillers: &'static [&'static str],
    /// How a description begins that stands where a phrase could: "you can say its name".
    pub(super) describing: &'static [&'static str],
    /// Words that this language uses all the time, and the other ones do not.
    pub(super) everyday: &'static [&'static str],
    /// How words for linking an account begin.
    pub(super) linking: &'static [&'static str],
    /// What a voice code is called in a question.
    pub(super) voice_code: &'static [&'static str],
    /// What customers say who want a person.
    pub(super) rights: &'static [&'static str],
    /// How words begin that lead to a person.
    pub(super) human_route: &'static [&'static str],
    /// What sends people to a screen.
    pub(super) look: &'static [&'static str],
}

const ENGLISH: TongueWords = TongueWords {
    language: "en",
    leads: &[
        "you can say",
        "you can also say",
        "you can ask",
        "you can also ask",
        "you could say",
        "you could ask",
        "or say",
        "or ask",
        "try saying",
        "try asking",
        "please say",
        "just say",
        "just ask",
        "by saying",
        "things like",
    ],
    ends: &[",", ".", "?", "!", ";", " or ", " to ", " if ", " and "],
    fillers: &["for example", "or", "me", "for", "about"],
    describing: &["its ", "the name", "a name", "one of", "any "],
    everyday: &[
        "the", "your", "you", "is", "and", "of", "what", "have", "would", "like", "that", "this",
        "can", "are", "i", "sorry", "please",
    ],
    linking: &["link"],
    voice_code: &["pin", "voice code", "passcode", "security code"],
    rights: &[
        "i want to talk to a person",
        "talk to someone",
        "i didn't make this payment",
        "i want to complain",
    ],
    human_route: &["call", "phone", "person", "colleague", "adviser", "advisor", "team", "app"],
    look: &["look at the screen", "on your screen", "see the screen", "on the screen"],
};

const GERMAN: TongueWords = TongueWords {
    language: "de",
    leads: &[
        "sie können sagen",
        "sie können zum beispiel sagen",
        "sie können fragen",
        "sie können auch fragen",
        "sie können auch sagen",
        "zum beispiel fragen",
        "zum beispiel sagen",
        "du kannst sagen",
        "du kannst fragen",
        "sagen sie",
        "sag einfach",
        "oder sag",
        "bitte sagen sie",
    ],
    ends: &[",", ".", "?", "!", ";", " oder ", " um ", " sonst ", " sagen", " und "],
    fillers: &["zum beispiel", "oder", "sonst", "einfach"],
    describing: &["den namen", "seinen namen", "ihren namen", "einen "],
    everyday: &[
        "der", "die", "das", "und", "ist", "nicht", "sie", "ihr", "ihre", "auf", "möchten", "ich",
        "noch", "was", "etwas", "ein", "eine", "leider",
    ],
    linking: &["verknüpf", "verbind"],
    voice_code: &["pin", "sprachcode", "sicherheitscode", "geheimzahl"],
    rights: &[
        "ich möchte mit einem menschen sprechen",
        "mit einem menschen sprechen",
        "ich möchte mich beschweren",
        "diese zahlung war ich nicht",
    ],
    human_route: &[
        "anruf",
        "rufen",
        "erreich",
        "telefon",
        "mensch",
        "mitarbeit",
        "kolleg",
        "berat",
        "app",
    ],
    look: &["auf dem bildschirm", "auf den bildschirm"],
};

const SPANISH: TongueWords = TongueWords {
    language: "es",
    leads: &[
        "puede decir",
        "también puede decir",
        "puede preguntar",
        "también puede preguntar",
        "puedes decir",
        "puedes preguntar",
        "o preguntar",
        "o decir",
        "diga",
        "di",
        "pregunte",
        "con preguntas como",
    ],
    ends: &[",", ".", "?", "!", ";", " o ", " para ", " si ", " y "],
    fillers: &["por ejemplo", "o bien", "o"],
    describing: &["su nombre", "el nombre", "un nombre", "uno de"],
    everyday: &[
        "el", "la", "los", "las", "y", "es", "su", "sus", "de", "que", "en", "qué", "puede",
        "algo", "más", "por", "lo", "quiere", "una",
    ],
    linking: &["vincul", "enlaz"],
    voice_code: &["pin", "código de voz", "código de seguridad", "clave"],
    rights: &[
        "quiero hablar con una persona",
        "hablar con una persona",
        "quiero poner una queja",
        "yo no hice este pago",
    ],
    human_route: &["llam", "teléfono", "persona", "compañer", "agente", "aplicación", "asesor"],
    look: &["en la pantalla", "mire la pantalla"],
};

const FRENCH: TongueWords = TongueWords {
    language: "fr",
    leads: &["vous pouvez dire", "vous pouvez demander", "tu peux dire", "dites", "dis"],
    ends: &[",", ".", "?", "!", ";", " ou ", " pour ", " si "],
    fillers: &["par exemple", "ou"],
    describing: &["son nom", "le nom", "un nom"],
    everyday: &[
        "le", "les", "des", "et", "est", "vous", "votre", "pas", "que", "pour", "une", "avec",
        "voulez", "je",
    ],
    linking: &["associ", "li"],
    voice_code: &["code vocal", "code pin", "code secret"],
    rights: &[],
    human_route: &["appel", "téléphone", "conseiller", "personne"],
    look: &["à l'écran", "sur l'écran"],
};

const ITALIAN: TongueWords = TongueWords {
    language: "it",
    leads: &["puoi dire", "puoi chiedere", "può dire", "può chiedere", "di'"],
    ends: &[",", ".", "?", "!", ";", " o ", " per ", " se "],
    fillers: &["per esempio", "oppure", "o"],
    describing: &["il nome", "il suo nome", "un nome"],
    everyday: &[
        "il", "gli", "di", "che", "è", "non", "vuoi", "tuo", "sul", "della", "per", "cosa", "sono",
    ],
    linking: &["colleg"],
    voice_code: &["codice vocale", "pin"],
    rights: &[],
    human_route: &["chiam", "telefono", "persona"],
    look: &["sullo schermo"],
};

const TONGUES: [&TongueWords; 5] = [&ENGLISH, &GERMAN, &SPANISH, &FRENCH, &ITALIAN];

/// The words of the language of `locale`, where they are known.
pub(super) fn tongue_words(locale: &str) -> Option<&'static TongueWords> {
    TONGUES.into_iter().find(|words| locale.split('-').next() == Some(words.language))
}

/// Whether `text`, in the language of `locale`, leads to a person; `None` in an unknown language.
pub(super) fn leads_to_person(text: &str, locale: &str) -> Option<bool> {
    let lower = text.to_lowercase();
    let words = tongue_words(locale)?;
    Some(words.human_route.iter().any(|stem| lower.contains(stem)))
}

/// Everyday words that a text needs at least before it is called foreign.
const FOREIGN_MIN: usize = 3;

/// The language that a sentence of `text` is in, where it is clearly another one than that of
/// `locale`.
pub(super) fn foreign_language(text: &str, locale: &str) -> Option<&'static str> {
    let own = tongue_words(locale)?;
    text.split(['.', '?', '!']).find_map(|sentence| foreign_sentence(sentence, own))
}

fn foreign_sentence(sentence: &str, own: &TongueWords) -> Option<&'static str> {
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let score =
        |tongue: &TongueWords| words.iter().filter(|word| tongue.everyday.contains(word)).count();
    let best = TONGUES.into_iter().max_by_key(|tongue| score(tongue))?;
    let wins = score(best) >= FOREIGN_MIN && score(best) > 2 * score(own);
    (best.language != own.language && wins).then_some(best.language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_answer_is_told_from_an_own_one() {
        let english = "In your savings, you have what is left of the money.";
        let german = "Auf dem Sparkonto ist noch etwas und das ist Ihr Geld.";
        let spanish = "En la cuenta de ahorro tiene lo que quiere y algo más.";
        assert_eq!(foreign_language(english, "en-GB"), None);
        assert_eq!(foreign_language(english, "de-DE"), Some("en"));
        assert_eq!(foreign_language(german, "de-DE"), None);
        let mixed = "Your balance is what you have. Sonst noch etwas für Sie?";
        assert_eq!(foreign_language(mixed, "de-DE"), Some("en"));
        assert_eq!(foreign_language(german, "en-US"), Some("de"));
        assert_eq!(foreign_language(spanish, "es-ES"), None);
        assert_eq!(foreign_language(spanish, "en-US"), Some("es"));
        // A foreign merchant's name is no foreign answer, and unknown languages are not judged.
        assert_eq!(foreign_language("You spent ten dollars at Die Kaffeebar.", "en-US"), None);
        assert_eq!(foreign_language(english, "ja-JP"), None);
    }
}
