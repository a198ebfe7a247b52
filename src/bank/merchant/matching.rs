//! Which of the customer's merchants is meant by what was heard.

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::sound::sound;
use crate::bank::category::Category;

/// The score of the same words.
const SCORE_MAX: u16 = 1_000;

/// The same but for the plural or a possessive.
const SCORE_PLURAL: u16 = 960;

/// The beginning of the name in whole words: "whole foods" for "Whole Foods Market".
const SCORE_BEGINNING: u16 = 900;

/// The whole name and a word that says what sort of shop it is: "starbucks coffee".
const SCORE_WITH_SORT: u16 = 880;

/// Whole words within the name: "depot" for "Home Depot".
const SCORE_WITHIN: u16 = 840;

/// Whole words and the beginning of the last: "con ed" for "Con Edison".
const SCORE_BEGUN: u16 = 800;

/// Another spelling that sounds the same.
const SCORE_SOUND: u16 = 820;

/// What a part of the name loses against the whole of it.
const PART_LOSS: u16 = 110;

/// The least score of a merchant that may be meant. Below lie words that share letters only: of
/// the pairs in the table of tests that must not match, the highest has 0, and the lowest that
/// must match has 710.
const SCORE_MIN: u16 = 700;

/// How far the best must be ahead of the next to be meant alone.
const MARGIN: u16 = 50;

/// The fewest sounds that tell words apart.
const SOUNDS_MIN: usize = 3;

/// The fewest letters of a word that is only begun.
const BEGUN_CHARS_MIN: usize = 2;

/// How much of what was heard is looked at, in characters: half more than the longest name.
const HEARD_CHARS_MAX: usize = 64;

/// The most merchants that are offered when several may be meant: as many as are kept in mind by
/// ear.
const OFFERED_MAX: usize = 3;

/// Words before a name.
const LEADING: &[&str] = &["a", "an", "at", "for", "from", "in", "my", "our", "the", "to", "with"];

/// Words after a name that say what sort of business it is, or what is paid there.
const SORTS: &[&str] = &[
    "airlines",
    "airline",
    "app",
    "auto",
    "bank",
    "bill",
    "bills",
    "burger",
    "burgers",
    "cafe",
    "club",
    "coffee",
    "company",
    "corporation",
    "donuts",
    "gas",
    "gym",
    "hotel",
    "hotels",
    "inc",
    "insurance",
    "market",
    "membership",
    "mobile",
    "online",
    "parts",
    "payment",
    "payments",
    "pharmacy",
    "pizza",
    "premium",
    "purchase",
    "purchases",
    "restaurant",
    "restaurants",
    "shop",
    "station",
    "store",
    "stores",
    "subscription",
    "supermarket",
    "supermarkets",
    "wireless",
];

/// Number words and their digits, so that "seven eleven" is "7-Eleven".
const NUMBERS: &[(&str, u32)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Who or what is meant by what was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// The merchant at this place among those given.
    Merchant(usize),
    /// One of these, best first, two or three; whether there are more.
    OneOf(Vec<usize>, bool),
    /// All of a category: "the gym", "the pharmacy".
    Category(Category),
    /// None of them.
    Nobody,
}

/// Whom `heard` means of the merchants called `names`, each of which is given once.
///
/// The same words win over everything; then come parts of the name, words that sound or are
/// spelled alike, and last what a category is called.
pub fn meant(heard: &str, names: &[&str]) -> Meant {
    let words = words(heard);
    let category = Category::called(&words.join(" "));
    let mut found: Vec<(u16, usize)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let score = score_of(&words, name);
        if score >= SCORE_MIN {
            found.push((score, at));
        }
    }
    found.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    let best = found.first().map_or(0, |(score, _)| *score);
    if let Some(category) = category.filter(|_| best < SCORE_PLURAL) {
        // "The pharmacy" is no part of one of three pharmacies' names.
        return Meant::Category(category);
    }
    let least = if best == SCORE_MAX { SCORE_MAX } else { best.saturating_sub(MARGIN) };
    found.retain(|(score, _)| *score >= least);
    match found.as_slice() {
        [] => Meant::Nobody,
        [(_, only)] => Meant::Merchant(*only),
        several => {
            let offered = several.iter().take(OFFERED_MAX).map(|(_, at)| *at).collect();
            Meant::OneOf(offered, several.len() > OFFERED_MAX)
        }
    }
}

/// How well `heard` fits the merchant called `name`, 0 to 1000: 700 and more may be meant.
pub fn merchant_score(heard: &str, name: &str) -> u16 {
    score_of(&words(heard), name)
}

fn score_of(heard: &[String], name: &str) -> u16 {
    let name = words(name);
    if heard.is_empty() || name.is_empty() {
        return 0;
    }
    let whole = alike(&heard.concat(), &name.concat());
    if whole >= SCORE_PLURAL {
        return whole;
    }
    whole.max(in_words(heard, &name)).max(with_sort(heard, &name)).max(part(heard, &name))
}

/// The score of two texts without spaces, by spelling and sound.
fn alike(heard: &str, name: &str) -> u16 {
    if heard == name {
        return SCORE_MAX;
    }
    let (singular, own) = (singular(heard), singular(name));
    if singular == own {
        return SCORE_PLURAL;
    }
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let (chars, other) = (heard.chars().count(), name.chars().count());
    let (shorter, longer) = (chars.min(other), chars.max(other));
    // Another number is another name, and so is a word more: "youtube tv" for "YouTube".
    let goes_on = heard.starts_with(name) || name.starts_with(heard);
    if digits(heard) != digits(name) || goes_on && longer - shorter > 1 {
        return 0;
    }
    let wrong = osa_distance(heard, name);
    // In four letters none may be wrong: "aldi" and "audi" are two firms.
    let may_be_wrong = match longer {
        0..5 => 0,
        5..8 => 1,
        8..13 => 2,
        _ => 3,
    };
    let by_letters = if wrong <= may_be_wrong { SCORE_MAX - share(wrong, longer) } else { 0 };
    let key = sound(heard);
    // The spelling must be alike too: half of the letters may differ.
    let sounds_alike = key.len() >= SOUNDS_MIN
        && key == sound(name)
        && wrong * 2 <= longer + 1
        && shorter * 2 > longer;
    by_letters.max(if sounds_alike { SCORE_SOUND } else { 0 })
}

/// `part` of `whole` in thousandths, rounded up.
fn share(part: usize, whole: usize) -> u16 {
    u16::try_from((part * usize::from(SCORE_MAX)).div_ceil(whole.max(1))).unwrap_or(SCORE_MAX)
}

/// The score where all of `heard` are words of `name`, one after the other.
fn in_words(heard: &[String], name: &[String]) -> u16 {
    if heard.len() > name.len() || is_sort_only(heard) {
        return 0;
    }
    let same = |(one, other): (&String, &String)| singular(one) == singular(other);
    let is_at = |start: usize| heard.iter().zip(&name[start..]).all(same);
    if is_at(0) {
        return SCORE_BEGINNING;
    }
    if (1..=name.len() - heard.len()).any(is_at) {
        return SCORE_WITHIN;
    }
    let [whole @ .., last] = heard else { return 0 };
    let is_begun = !whole.is_empty()
        && whole.iter().zip(name).all(same)
        && last.chars().count() >= BEGUN_CHARS_MIN
        && name.get(whole.len()).is_some_and(|word| word.starts_with(last.as_str()));
    if is_begun { SCORE_BEGUN } else { 0 }
}

/// The score where `heard` is the whole of `name` and goes on with what sort of business it is.
fn with_sort(heard: &[String], name: &[String]) -> u16 {
    let core =
        heard.iter().rposition(|word| !SORTS.contains(&word.as_str())).map_or(0, |at| at + 1);
    if core == 0 || core == heard.len() {
        return 0;
    }
    let score = alike(&heard[..core].concat(), &name.concat());
    match score {
        SCORE_PLURAL.. => SCORE_WITH_SORT,
        lower => lower.saturating_sub(PART_LOSS),
    }
}

/// The score where `heard` is spelled or sounds like some words of `name` one after the other.
fn part(heard: &[String], name: &[String]) -> u16 {
    if is_sort_only(heard) {
        return 0;
    }
    let said = heard.concat();
    let mut best = 0;
    for start in 0..name.len() {
        let mut window = String::new();
        for word in &name[start..] {
            window.push_str(word);
            if window.len() > 2 * said.len() {
                break;
            }
            if !SORTS.contains(&window.as_str()) {
                best = best.max(alike(&said, &window));
            }
        }
    }
    best.saturating_sub(PART_LOSS)
}

fn is_sort_only(words: &[String]) -> bool {
    words.iter().all(|word| SORTS.contains(&word.as_str()))
}

/// `word` without the ending of a plural or a possessive.
fn singular(word: &str) -> &str {
    let without = word.strip_suffix('s').unwrap_or(word);
    if without.chars().count() >= 3 && !without.ends_with('s') { without } else { word }
}

/// The words of `text`: small letters without accents or apostrophes, numbers in digits, no words
/// before a name, no "dot com".
fn words(text: &str) -> Vec<String> {
    let plain = text
        .chars()
        .take(HEARD_CHARS_MAX)
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '\u{2019}'))
        .flat_map(char::to_lowercase);
    let mut spaced = String::new();
    for c in plain {
        match c {
            '&' => spaced.push_str(" and "),
            '+' => spaced.push_str(" plus "),
            _ if c.is_alphanumeric() => spaced.push(c),
            _ => spaced.push(' '),
        }
    }
    let mut words = in_digits(spaced.split_whitespace());
    if let [_, .., last] = words.as_slice()
        && last == "com"
    {
        words.pop();
        if words.len() > 1 && words.last().is_some_and(|last| last == "dot") {
            words.pop();
        }
    }
    let first = words.iter().position(|word| !LEADING.contains(&word.as_str()));
    words.drain(..first.unwrap_or(0));
    words
}

/// `words` with number words as digits: "twenty four" is "24".
fn in_digits<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut tens: Option<u32> = None;
    for word in words {
        let number = NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
        match (number, tens) {
            (Some(units @ 1..=9), Some(before)) => {
                told.pop();
                told.push((before + units).to_string());
            }
            (Some(number), _) => told.push(number.to_string()),
            (None, _) => told.push(word.to_owned()),
        }
        tens = number.filter(|number| *number >= 20);
    }
    told
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MINE: [&str; 9] = [
        "Amazon",
        "Amazon Fresh",
        "Summit Ridge Fuel",
        "Summit Lodge",
        "Planet Fitness",
        "Goodwell Pharmacy",
        "Brightcare Pharmacy",
        "Alex Moreno",
        "The Brass Fork",
    ];

    #[test]
    fn one_is_meant_or_one_of_several_or_a_category() {
        for (heard, wanted) in [
            ("amazon", Meant::Merchant(0)),
            ("Amazon.com", Meant::Merchant(0)),
            ("amazon dot com", Meant::Merchant(0)),
            ("amazon fresh", Meant::Merchant(1)),
            ("summit", Meant::OneOf(vec![2, 3], false)),
            ("summit lodge", Meant::Merchant(3)),
            ("alex", Meant::Merchant(7)),
            ("brass fork", Meant::Merchant(8)),
            ("the gym", Meant::Category(Category::Fitness)),
            ("the pharmacy", Meant::Category(Category::Pharmacy)),
            ("groceries", Meant::Category(Category::Groceries)),
            ("zzyzx", Meant::Nobody),
            ("", Meant::Nobody),
            ("the", Meant::Nobody),
        ] {
            assert_eq!(meant(heard, &MINE), wanted, "{heard}");
        }
    }

    #[test]
    fn no_more_are_offered_than_are_kept_in_mind() {
        let names = ["Ace One", "Ace Bar", "Ace Tea", "Ace Inn"];
        assert_eq!(meant("ace", &names), Meant::OneOf(vec![0, 1, 2], true));
        assert_eq!(meant("ace", &names[..3]), Meant::OneOf(vec![0, 1, 2], false));
    }

    #[test]
    fn numbers_are_digits() {
        let told = |text: &str| words(text).join(" ");
        assert_eq!(told("Seven-Eleven"), "7 11");
        assert_eq!(told("twenty four hour"), "24 hour");
        assert_eq!(told("twenty eleven"), "20 11");
        assert_eq!(told("The Acme dot com"), "acme");
        assert_eq!(told("the"), "the");
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(heard in "\\PC{0,80}", name in any::<String>()) {
            prop_assert!(merchant_score(&heard, &name) <= SCORE_MAX);
            meant(&heard, &[name.as_str(), heard.as_str()]);
        }

        #[test]
        fn what_is_said_as_written_is_meant(name in "[A-Z][a-z]{3,9}( [A-Z][a-z]{3,9}){0,2}") {
            prop_assume!(!words(&name).is_empty());
            prop_assert_eq!(merchant_score(&name, &name), SCORE_MAX);
        }
    }
}
