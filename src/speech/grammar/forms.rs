//! What a sentence can ask of a figure.

/// What messages call the cases.
pub(in crate::speech) const CASES: &[&str] = &["nominative", "accusative", "dative"];

/// What messages call the genders.
pub(in crate::speech) const GENDERS: &[&str] = &["masculine", "feminine", "neuter"];

/// What messages call the links.
pub(in crate::speech) const LINKS: &[&str] =
    &["on", "ahead", "around", "since", "until", "end-of", "since-date", "from"];

/// The case that a German sentence wants; languages without cases heed none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::speech) enum Case {
    /// Who or what: "ein Euro ist offen".
    Nominative,
    /// Whom or what: "Sie haben einen Euro". What amounts mostly are.
    #[default]
    Accusative,
    /// To or with whom: "mit einem Euro".
    Dative,
}

impl Case {
    /// The case that messages call `name`.
    pub(in crate::speech) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "nominative" => Self::Nominative,
            "accusative" => Self::Accusative,
            "dative" => Self::Dative,
            _ => return None,
        })
    }
}

/// The gender of the noun that a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::speech) enum Gender {
    /// No noun follows: "uno", "eins".
    #[default]
    Alone,
    /// "Un mes", "ein Monat".
    Masculine,
    /// "Una cuenta", "eine Woche".
    Feminine,
    /// "Ein Konto".
    Neuter,
}

impl Gender {
    /// The gender that messages call `name`.
    pub(in crate::speech) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "masculine" => Self::Masculine,
            "feminine" => Self::Feminine,
            "neuter" => Self::Neuter,
            _ => return None,
        })
    }
}

/// How a day is linked to its sentence: each language has its own word, and none before some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::speech) enum Link {
    /// When something happened: "today", "last Tuesday", "on March third".
    #[default]
    On,
    /// When something will happen: "tomorrow", "on Friday", "on March third".
    Ahead,
    /// When something is expected: "tomorrow", "around Friday".
    Around,
    /// "Since yesterday", "since March third".
    Since,
    /// "Until yesterday", "until March third".
    Until,
    /// The end of the day as a moment: "at the end of yesterday".
    EndOf,
    /// From the date on, however near: "since March third".
    SinceDate,
    /// What begins with the date, however near: the week "from March third".
    From,
}

impl Link {
    /// The link that messages call `name`.
    pub(in crate::speech) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "on" => Self::On,
            "ahead" => Self::Ahead,
            "around" => Self::Around,
            "since" => Self::Since,
            "until" => Self::Until,
            "end-of" => Self::EndOf,
            "since-date" => Self::SinceDate,
            "from" => Self::From,
            _ => return None,
        })
    }
}

/// How amounts are said in one reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::speech) enum Exactness {
    /// To the minor unit.
    Exact,
    /// "About", of an amount that was rounded.
    About,
    /// "More than ten million dollars" for amounts that take long to say: only where a reply of
    /// the largest imaginable amounts would otherwise be longer than a reply may be.
    Short,
}
