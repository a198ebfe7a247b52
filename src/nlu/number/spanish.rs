//! Spanish number words, without accents.

use super::atom::Atom;

/// What `word` adds to a number.
pub(super) fn atom(word: &str) -> Option<Atom> {
    Some(match word {
        "cero" => Atom::Zero,
        "un" | "uno" | "una" => Atom::Unit(1),
        "dos" => Atom::Unit(2),
        "tres" => Atom::Unit(3),
        "cuatro" => Atom::Unit(4),
        "cinco" => Atom::Unit(5),
        "seis" => Atom::Unit(6),
        "siete" => Atom::Unit(7),
        "ocho" => Atom::Unit(8),
        "nueve" => Atom::Unit(9),
        // "Diez y seis" is an old spelling that speech recognition still writes.
        "diez" => Atom::Tens(10),
        "once" => Atom::Teen(11),
        "doce" => Atom::Teen(12),
        "trece" => Atom::Teen(13),
        "catorce" => Atom::Teen(14),
        "quince" => Atom::Teen(15),
        "veinte" => Atom::Tens(20),
        "treinta" => Atom::Tens(30),
        "cuarenta" => Atom::Tens(40),
        "cincuenta" => Atom::Tens(50),
        "sesenta" => Atom::Tens(60),
        "setenta" => Atom::Tens(70),
        "ochenta" => Atom::Tens(80),
        "noventa" => Atom::Tens(90),
        "cien" | "ciento" => Atom::Hundreds(100),
        "mil" => Atom::Thousand,
        "millon" | "millones" => Atom::Scale(1_000_000),
        "billon" | "billones" => Atom::Scale(1_000_000_000_000),
        "trillon" | "trillones" => Atom::Scale(1_000_000_000_000_000_000),
        "y" => Atom::And,
        _ => return hundreds(word).or_else(|| grown_together(word)),
    })
}

/// "Doscientos", "quinientas".
fn hundreds(word: &str) -> Option<Atom> {
    let stem = word.strip_suffix("os").or_else(|| word.strip_suffix("as"))?;
    let count = match stem {
        "doscient" => 2,
        "trescient" => 3,
        "cuatrocient" => 4,
        "quinient" => 5,
        "seiscient" => 6,
        "setecient" => 7,
        "ochocient" => 8,
        "novecient" => 9,
        _ => return None,
    };
    Some(Atom::Hundreds(count * 100))
}

/// "Dieciséis", "veintitrés".
fn grown_together(word: &str) -> Option<Atom> {
    let (tens, unit) = match (word.strip_prefix("dieci"), word.strip_prefix("veinti")) {
        (Some(unit), _) => (10, unit),
        (_, Some(unit)) => (20, unit),
        _ => return None,
    };
    match atom(unit) {
        Some(Atom::Unit(value)) => Some(Atom::Teen(tens + value)),
        _ => None,
    }
}

/// What the word of an ordinal adds: "vigésimo" 20, "primero" 1.
///
/// Ordinals of two words are written together or apart ("decimotercero", "décimo tercero").
pub(super) fn ordinal_part(word: &str) -> Option<u64> {
    const ROUND: [(&str, u64); 12] = [
        ("decim", 10),
        ("vigesim", 20),
        ("trigesim", 30),
        ("cuadragesim", 40),
        ("quincuagesim", 50),
        ("sexagesim", 60),
        ("septuagesim", 70),
        ("octogesim", 80),
        ("nonagesim", 90),
        ("centesim", 100),
        ("ducentesim", 200),
        ("milesim", 1_000),
    ];
    if let Some(value) = unit_ordinal(word) {
        return Some(value);
    }
    let stem = word.strip_suffix('s').unwrap_or(word);
    let (name, value) = ROUND.iter().find(|(name, _)| stem.starts_with(name))?;
    let ending = &stem[name.len()..];
    let rest = ending.strip_prefix(['o', 'a'])?;
    if rest.is_empty() {
        return Some(*value);
    }
    // "Decimoctavo" has one "o" where two meet.
    Some(value + unit_ordinal(rest).or_else(|| unit_ordinal(ending))?)
}

fn unit_ordinal(word: &str) -> Option<u64> {
    let word = word.strip_suffix('s').unwrap_or(word);
    Some(match word.strip_suffix(['o', 'a']).unwrap_or(word) {
        "primer" => 1,
        "segund" => 2,
        "tercer" => 3,
        "cuart" => 4,
        "quint" => 5,
        "sext" => 6,
        "septim" | "setim" => 7,
        "octav" => 8,
        "noven" => 9,
        "undecim" => 11,
        "duodecim" => 12,
        _ => return None,
    })
}
