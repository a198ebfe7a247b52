//! German number words: one long word, with the unit before the tens.

/// Units, longest spelling first where one begins another.
const UNITS: [(&str, u64); 13] = [
    ("eins", 1),
    ("eine", 1),
    ("ein", 1),
    ("zwei", 2),
    ("zwo", 2),
    ("drei", 3),
    ("vier", 4),
    ("fuenf", 5),
    ("funf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
];
const TEENS: [(&str, u64); 15] = [
    ("zehn", 10),
    ("elf", 11),
    ("zwoelf", 12),
    ("zwolf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("fuenfzehn", 15),
    ("funfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
    ("neunzehn", 19),
    ("sechszehn", 16),
    ("siebenzehn", 17),
    ("fuffzehn", 15),
];
const TENS: [(&str, u64); 13] = [
    ("zwanzig", 20),
    ("dreissig", 30),
    ("dreizig", 30),
    ("vierzig", 40),
    ("fuenfzig", 50),
    ("funfzig", 50),
    ("sechzig", 60),
    ("siebzig", 70),
    ("achtzig", 80),
    ("neunzig", 90),
    ("sechszig", 60),
    ("siebenzig", 70),
    ("fuffzig", 50),
];
/// Names above a thousand, longest spelling first.
const SCALES: [(&str, u64); 10] = [
    ("trillionen", 1_000_000_000_000_000_000),
    ("trillion", 1_000_000_000_000_000_000),
    ("billiarden", 1_000_000_000_000_000),
    ("billiarde", 1_000_000_000_000_000),
    ("billionen", 1_000_000_000_000),
    ("billion", 1_000_000_000_000),
    ("milliarden", 1_000_000_000),
    ("milliarde", 1_000_000_000),
    ("millionen", 1_000_000),
    ("million", 1_000_000),
];

/// The number that `letters`, words written together, are from start to end.
pub(super) fn cardinal(letters: &str) -> Option<u64> {
    match letters {
        "null" => return Some(0),
        "einer" | "einem" | "einen" | "eines" => return Some(1),
        _ => {}
    }
    let (mut rest, mut total, mut last) = (letters, 0_u64, u64::MAX);
    while let Some((count, name, scale, after)) = scaled(rest) {
        if scale >= last || (count == 0 && (total > 0 || name.is_empty())) {
            return None;
        }
        total = total.checked_add(count.max(1).checked_mul(scale)?)?;
        (rest, last) = (after.strip_prefix("und").unwrap_or(after), scale);
        if after.ends_with("und") && rest.is_empty() {
            return None;
        }
        if rest.is_empty() {
            return Some(total);
        }
    }
    let (low, after) = below_million(rest)?;
    after.is_empty().then(|| total.checked_add(low))?
}

/// A count, the name of its scale, the scale, and what follows.
fn scaled(text: &str) -> Option<(u64, &'static str, u64, &str)> {
    let (count, after) = below_million(text).unwrap_or((0, text));
    // "Einer Million".
    let declined = after.strip_prefix(['n', 'r']).filter(|_| text.starts_with("eine"));
    let after = declined.unwrap_or(after);
    // The "n" of "Milliarde neun" is not that of "Milliarden".
    let is = |name: &&(&str, u64)| {
        after.strip_prefix(name.0).is_some_and(|rest| !rest.starts_with("eun"))
    };
    let (name, scale) = SCALES.iter().find(is)?;
    Some((count, name, *scale, &after[name.len()..]))
}

/// The number below a million at the start of `text`, and what follows it.
fn below_million(text: &str) -> Option<(u64, &str)> {
    let (count, after) = match text.strip_prefix("tausend") {
        Some(after) => (1, after),
        None => {
            let (count, after) = below_thousand(text)?;
            match after.strip_prefix("tausend") {
                Some(after) => (count, after),
                None => return Some((count, after)),
            }
        }
    };
    let low = after.strip_prefix("und").unwrap_or(after);
    match below_thousand(low).filter(|(low, _)| *low < 1_000 && count < 1_000) {
        Some((low, rest)) => Some((count * 1_000 + low, rest)),
        None => Some((count * 1_000, after)),
    }
}

/// The number below two thousand ("neunzehnhundert") at the start of `text`.
fn below_thousand(text: &str) -> Option<(u64, &str)> {
    let (count, after) = match text.strip_prefix("hundert") {
        Some(after) => (1, after),
        None => {
            let (count, after) = below_hundred(text)?;
            match after.strip_prefix("hundert").filter(|_| count < 20) {
                Some(after) => (count, after),
                None => return Some((count, after)),
            }
        }
    };
    let low = after.strip_prefix("und").unwrap_or(after);
    // "Hundertzweitausend": what a thousand follows may still belong to this group.
    match below_hundred(low) {
        Some((low, rest)) => Some((count * 100 + low, rest)),
        None => Some((count * 100, after)),
    }
}

fn below_hundred(text: &str) -> Option<(u64, &str)> {
    let one_of = |table: &[(&str, u64)], text| -> Option<(u64, usize)> {
        let starts = |(name, _): &&(&str, u64)| str::starts_with(text, name);
        table.iter().find(starts).map(|(name, value)| (*value, name.len()))
    };
    if let Some((value, length)) = one_of(&TEENS, text).or_else(|| one_of(&TENS, text)) {
        return Some((value, &text[length..]));
    }
    let (unit, length) = one_of(&UNITS, text)?;
    let after = &text[length..];
    if let Some(rest) = after.strip_prefix("und")
        && let Some((tens, length)) = one_of(&TENS, rest)
    {
        return Some((tens + unit, &rest[length..]));
    }
    Some((unit, after))
}

/// The letters of the cardinal that an ordinal stands for: "dritten" is "drei".
pub(super) fn cardinal_of(ordinal: &str) -> Option<String> {
    let endings = ["en", "er", "es", "em", "e"];
    let stem = endings.iter().find_map(|ending| ordinal.strip_suffix(ending))?;
    for (irregular, cardinal) in
        [("erst", "eins"), ("dritt", "drei"), ("siebt", "sieben"), ("acht", "acht")]
    {
        if let Some(before) = stem.strip_suffix(irregular) {
            return Some(format!("{before}{cardinal}"));
        }
    }
    // "Sechste" is "sechs" with "te", "zwanzigste" is "zwanzig" with "ste".
    let long = stem.strip_suffix('t')?;
    let short = long.strip_suffix('s').filter(|_| cardinal(long).is_none());
    Some(short.unwrap_or(long).to_owned())
}

/// Whether `word` may stand in a number: a quick look, so that most words cost nothing.
pub(super) fn may_count(word: &str) -> bool {
    let names = UNITS.iter().chain(&TEENS).chain(&TENS).chain(&SCALES);
    let mut names = names.map(|(name, _)| *name).chain(["hundert", "tausend", "null", "und"]);
    names.any(|name| word.starts_with(name))
}
