//! Number words.

use crate::speech::grammar::forms::Gender;

const UP_TO_TWENTY_NINE: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const TENS: [&str; 10] =
    ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
/// The hundreds without the ending that tells the gender.
const HUNDREDS: [&str; 10] = [
    "",
    "ciento",
    "doscient",
    "trescient",
    "cuatrocient",
    "quinient",
    "seiscient",
    "setecient",
    "ochocient",
    "novecient",
];
/// Names of the powers of a million, largest first, one and several.
const SCALES: [(u64, &str, &str); 3] = [
    (1_000_000_000_000_000_000, "trillón", "trillones"),
    (1_000_000_000_000, "billón", "billones"),
    (1_000_000, "millón", "millones"),
];

/// The number in words, in agreement with the noun that it counts: "veintiún", "veintiuna".
pub(in crate::speech::grammar) fn cardinal(number: u64, gender: Gender) -> String {
    if number == 0 {
        return UP_TO_TWENTY_NINE[0].to_owned();
    }
    let mut words = String::new();
    let mut rest = number;
    for (scale, one, many) in SCALES {
        let count = rest / scale;
        if count > 0 {
            push_below_million(&mut words, count, Gender::Masculine);
            push_word(&mut words, if count == 1 { one } else { many });
            rest %= scale;
        }
    }
    push_below_million(&mut words, rest, gender);
    words
}

/// Whether "de" stands between the number and its noun: "un millón de dólares".
pub(in crate::speech::grammar) fn takes_de(number: u64) -> bool {
    number >= 1_000_000 && number.is_multiple_of(1_000_000)
}

/// "Primero", "segunda"; before a masculine noun "primer", "tercer".
pub(in crate::speech::grammar) fn ordinal(number: u64, gender: Gender) -> String {
    const UNITS: [&str; 10] =
        ["", "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven"];
    const TENS: [&str; 10] = [
        "",
        "décim",
        "vigésim",
        "trigésim",
        "cuadragésim",
        "quincuagésim",
        "sexagésim",
        "septuagésim",
        "octogésim",
        "nonagésim",
    ];
    let (tens, unit) = (index(number / 10), index(number % 10));
    if number == 0 || tens > 9 {
        // Nobody says "centésimo vigésimo": the number alone is how places that far are told.
        return cardinal(number, Gender::Alone);
    }
    let ending = if gender == Gender::Feminine { "a" } else { "o" };
    let short = gender == Gender::Masculine && matches!(unit, 1 | 3);
    let unit = match unit {
        0 => String::new(),
        _ => format!("{}{}", UNITS[unit], if short { "" } else { ending }),
    };
    match (tens, unit.as_str()) {
        (0, _) => unit,
        (_, "") => format!("{}{ending}", TENS[tens]),
        // One word, with the accent on its last part alone: "decimotercera", "decimoctavo".
        (1, _) => format!("decimo{}", unit.trim_start_matches('o')),
        _ => format!("{}{ending} {unit}", TENS[tens]),
    }
}

/// One digit, 0 to 9, as a word; anything above is taken modulo ten.
pub(in crate::speech::grammar) fn digit(digit: u8) -> &'static str {
    UP_TO_TWENTY_NINE[usize::from(digit % 10)]
}

fn push_below_million(words: &mut String, number: u64, gender: Gender) {
    let (thousands, rest) = (number / 1_000, number % 1_000);
    if thousands > 1 {
        push_below_thousand(words, thousands, gender, true);
    }
    if thousands > 0 {
        push_word(words, "mil");
    }
    push_below_thousand(words, rest, gender, false);
}

/// Appends a number below a thousand; nothing for zero. Before "mil" a final one is "un" whatever
/// the noun, while hundreds agree with it: "doscientas veintiún mil libras".
fn push_below_thousand(words: &mut String, number: u64, gender: Gender, before_mil: bool) {
    let (hundreds, rest) = (index(number / 100), index(number % 100));
    match hundreds {
        0 => {}
        1 => push_word(words, if rest == 0 { "cien" } else { HUNDREDS[1] }),
        _ => {
            let ending = if gender == Gender::Feminine { "as" } else { "os" };
            push_word(words, &format!("{}{ending}", HUNDREDS[hundreds]));
        }
    }
    let gender = if before_mil { Gender::Masculine } else { gender };
    match (rest, rest % 10) {
        (0, _) => {}
        (1, _) => push_word(words, one(gender)),
        (21, _) => push_word(
            words,
            match gender {
                Gender::Alone => UP_TO_TWENTY_NINE[21],
                Gender::Masculine | Gender::Neuter => "veintiún",
                Gender::Feminine => "veintiuna",
            },
        ),
        (2..=29, _) => push_word(words, UP_TO_TWENTY_NINE[rest]),
        (_, 0) => push_word(words, TENS[rest / 10]),
        (_, unit) => {
            push_word(words, TENS[rest / 10]);
            push_word(words, "y");
            push_word(words, if unit == 1 { one(gender) } else { UP_TO_TWENTY_NINE[unit] });
        }
    }
}

fn one(gender: Gender) -> &'static str {
    match gender {
        Gender::Alone => UP_TO_TWENTY_NINE[1],
        Gender::Masculine | Gender::Neuter => "un",
        Gender::Feminine => "una",
    }
}

fn push_word(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// A number below a thousand as a table index.
fn index(number: u64) -> usize {
    usize::try_from(number % 1_000).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::testing::Dice;

    /// What the rules of the Unicode CLDR say.
    fn independent(number: u64, rules: &str) -> String {
        let words = intl::spellout::spell_rule_set("es", rules, number.cast_signed()).unwrap();
        words.replace('\u{ad}', "")
    }

    #[test]
    fn cardinals_agree_with_an_independent_implementation() {
        let mut dice = Dice::new(1);
        let wide = (0..20_000).map(|_| dice.below(1_000_000_000_000_000));
        for number in (0..20_000).chain(wide) {
            for (gender, rules) in [
                (Gender::Alone, "%spellout-numbering"),
                (Gender::Masculine, "%spellout-cardinal-masculine"),
                (Gender::Feminine, "%spellout-cardinal-feminine"),
            ] {
                // Its feminine leaves the hundreds before "mil" masculine; the academy does not.
                if gender != Gender::Feminine || number / 1_000 % 1_000 < 200 {
                    assert_eq!(cardinal(number, gender), independent(number, rules), "{number}");
                }
            }
        }
    }

    #[test]
    fn ordinals_agree_with_an_independent_implementation() {
        for number in 1..=99 {
            for (gender, rules) in [
                (Gender::Alone, "%spellout-ordinal-masculine"),
                (Gender::Feminine, "%spellout-ordinal-feminine"),
            ] {
                assert_eq!(ordinal(number, gender), independent(number, rules), "{number}");
            }
        }
        assert_eq!(ordinal(1, Gender::Masculine), "primer");
        assert_eq!(ordinal(23, Gender::Masculine), "vigésimo tercer");
        assert_eq!(ordinal(100, Gender::Alone), "cien");
    }

    #[test]
    fn the_ends_of_the_range_are_exact() {
        assert_eq!(
            cardinal(u64::MAX, Gender::Alone),
            "dieciocho trillones cuatrocientos cuarenta y seis mil setecientos cuarenta y cuatro \
             billones setenta y tres mil setecientos nueve millones quinientos cincuenta y un mil \
             seiscientos quince"
        );
        assert_eq!(cardinal(1_000_000_000, Gender::Alone), "mil millones");
    }
}
