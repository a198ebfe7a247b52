//! Whether what was heard is what the customer calls an account.

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::account::AccountKind;
use super::question::KindChoice;

/// The shortest word in which one letter may be wrong: below, "bill" and "bell" are all there is.
const EDITED_WORD_CHARS_MIN: usize = 4;

/// The shortest word in which two letters may be wrong.
const TWICE_EDITED_WORD_CHARS_MIN: usize = 8;

/// The shortest beginning of a word that stands for it: "vac" for "vacation".
const WORD_BEGINNING_CHARS_MIN: usize = 3;

/// Words around a name: English, Spanish, German.
const FILLERS: &[&str] = &[
    "a", "an", "at", "called", "for", "in", "my", "of", "on", "our", "the", "de", "del", "el",
    "en", "la", "las", "los", "mi", "mis", "nuestra", "para", "auf", "bei", "dem", "das", "der",
    "die", "fur", "im", "mein", "meine", "meinem", "meinen", "meiner", "unser", "unsere",
    "unserem", "vom",
];

/// Words after a name, or before it, that may be said or left out.
const SUFFIXES: &[&str] = &[
    "account", "accounts", "acct", "card", "cards", "fund", "funds", "cuenta", "cuentas",
    "tarjeta", "fondo", "konto", "konten", "karte", "kasse",
];

/// The same at the end of German words: "Urlaubskonto" is "Urlaub".
const ENDINGS: &[&str] = &["skonto", "skasse", "konto", "kasse"];

/// Letters that are left of a word without its ending, at least.
const STEM_CHARS_MIN: usize = 3;

/// How well words fit a nickname, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Word for word.
    Whole,
    /// Word for word but for "account", "card", "fund", or for spaces.
    Core,
    /// Some words of the nickname, or all of them and the kind of the account.
    Part,
    /// As above with a wrong letter in a word.
    Near,
}

/// How well `heard` fits `nickname`, the name of an account of `kind`.
pub(super) fn fit(heard: &str, nickname: &str, kind: AccountKind) -> Option<Fit> {
    let (heard, nickname) = (words(heard), words(nickname));
    if heard.is_empty() || nickname.is_empty() {
        return None;
    }
    if heard == nickname {
        return Some(Fit::Whole);
    }
    let (heard, nickname) = (core(&heard), core(&nickname));
    if heard == nickname || heard.concat() == nickname.concat() {
        return Some(Fit::Core);
    }
    let heard = without_kind(heard, &nickname, kind);
    let is_part = |same: fn(&str, &str) -> bool| {
        heard.iter().all(|word| nickname.iter().any(|own| same(word, own)))
    };
    if is_part(is_beginning) {
        Some(Fit::Part)
    } else if is_part(is_near) || is_near(&heard.concat(), &nickname.concat()) {
        Some(Fit::Near)
    } else {
        None
    }
}

/// The kind of account that `heard` names instead: "checking", "all".
pub(super) fn kind_meant(heard: &str) -> Option<KindChoice> {
    let heard = words(heard);
    let said = heard.join(" ");
    let core = core(&heard).join(" ");
    if ALL_WORDS.contains(&core.as_str()) {
        return Some(KindChoice::All);
    }
    let means = |kind: &AccountKind| {
        let names = kind_words(*kind);
        names.contains(&said.as_str()) || names.contains(&core.as_str())
    };
    AccountKind::ALL.into_iter().find(means).map(KindChoice::Only)
}

/// Whether `nickname` holds the name of `kind`: "Car loan" for a mortgage-like product.
pub(super) fn holds_kind(nickname: &str, kind: AccountKind) -> bool {
    let said = format!(" {} ", words(nickname).join(" "));
    kind_words(kind).iter().any(|name| said.contains(&format!(" {name} ")))
}

/// What stands for every account.
const ALL_WORDS: &[&str] = &[
    "all",
    "both",
    "every",
    "everything",
    "todas",
    "todo",
    "ambas",
    "alle",
    "allen",
    "alles",
    "beide",
    "beiden",
];

/// What accounts of a kind are called when that is heard as a name, without endings.
fn kind_words(kind: AccountKind) -> &'static [&'static str] {
    match kind {
        AccountKind::Checking => &[
            "checking",
            "chequing",
            "current",
            "checkings",
            "corriente",
            "cheques",
            "giro",
            "gehalt",
        ],
        AccountKind::Savings => &[
            "savings",
            "saving",
            "saver",
            "money market",
            "ahorro",
            "ahorros",
            "spar",
            "sparbuch",
            "tagesgeld",
            "festgeld",
        ],
        AccountKind::CreditCard => &[
            "credit card",
            "credit cards",
            "credit",
            "card",
            "cards",
            "visa",
            "mastercard",
            "tarjeta",
            "tarjeta credito",
            "kreditkarte",
            "kreditkarten",
            "karte",
        ],
        AccountKind::Loan => &["loan", "loans", "prestamo", "prestamos", "kredit", "darlehen"],
        AccountKind::Mortgage => &[
            "mortgage",
            "mortgages",
            "home loan",
            "house loan",
            "hipoteca",
            "hypothek",
            "baufinanzierung",
            "baukredit",
        ],
    }
}

/// The words of `text`: small letters, no accents, no possessive, no fillers.
fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '\u{2019}' { '\'' } else { c })
        .collect();
    let all = plain
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.strip_suffix("'s").unwrap_or(word).replace('\'', ""))
        .filter(|word| !word.is_empty());
    let all: Vec<String> = all.collect();
    let told: Vec<String> =
        all.iter().filter(|word| !FILLERS.contains(&word.as_str())).cloned().collect();
    if told.is_empty() { all } else { told }
}

/// `words` without [`SUFFIXES`] and [`ENDINGS`], unless nothing else is there.
fn core(words: &[String]) -> Vec<&str> {
    let core: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !SUFFIXES.contains(word))
        .map(stem)
        .collect();
    if core.is_empty() { words.iter().map(String::as_str).collect() } else { core }
}

fn stem(word: &str) -> &str {
    let long = |stem: &&str| stem.chars().count() >= STEM_CHARS_MIN;
    let cut = |ending: &&str| word.strip_suffix(*ending).filter(long);
    ENDINGS.iter().find_map(cut).unwrap_or(word)
}

/// `heard` without the words for `kind` that the nickname lacks, unless nothing else is there.
fn without_kind<'a>(heard: Vec<&'a str>, nickname: &[&str], kind: AccountKind) -> Vec<&'a str> {
    let is_extra = |word: &&str| {
        !nickname.contains(word)
            && kind_words(kind).iter().any(|name| name.split(' ').any(|part| part == *word))
    };
    let rest: Vec<&str> = heard.iter().copied().filter(|word| !is_extra(word)).collect();
    if rest.is_empty() { heard } else { rest }
}

fn is_beginning(heard: &str, own: &str) -> bool {
    heard == own
        || heard.chars().count() >= WORD_BEGINNING_CHARS_MIN
            && heard.chars().all(char::is_alphabetic)
            && own.starts_with(heard)
}

fn is_near(heard: &str, own: &str) -> bool {
    let wrong_max = match heard.chars().count().min(own.chars().count()) {
        0..EDITED_WORD_CHARS_MIN => 0,
        EDITED_WORD_CHARS_MIN..TWICE_EDITED_WORD_CHARS_MIN => 1,
        _ => 2,
    };
    is_beginning(heard, own) || wrong_max > 0 && osa_distance(heard, own) <= wrong_max
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nicknames_are_met_as_people_say_them() {
        use AccountKind::{Checking, CreditCard, Savings};
        for (heard, nickname, kind, expected) in [
            ("rainy day", "Rainy Day", Savings, Some(Fit::Whole)),
            ("my rainy day", "Rainy Day", Savings, Some(Fit::Whole)),
            ("emma's", "Emma", Savings, Some(Fit::Whole)),
            ("Emma", "Emma’s", Savings, Some(Fit::Whole)),
            ("rainy day fund", "Rainy Day", Savings, Some(Fit::Core)),
            ("rainy day account", "Rainy-Day Fund", Savings, Some(Fit::Core)),
            ("rainyday", "Rainy Day", Savings, Some(Fit::Core)),
            ("rainy", "Rainy Day", Savings, Some(Fit::Part)),
            ("vac", "Vacation", Savings, Some(Fit::Part)),
            ("rainy day savings", "Rainy Day", Savings, Some(Fit::Part)),
            ("everyday checking", "Everyday", Checking, Some(Fit::Part)),
            ("travel credit card", "Travel", CreditCard, Some(Fit::Part)),
            ("rainy dey", "Rainy Day", Savings, Some(Fit::Near)),
            ("dey", "Rainy Day", Savings, None),
            ("rany day", "Rainy Day", Savings, Some(Fit::Near)),
            ("vacatoin", "Vacation", Savings, Some(Fit::Near)),
            ("vcatoin", "Vacation", Savings, None),
            ("vecatoin", "Vacation", Savings, Some(Fit::Near)),
            ("café", "Cafe", Savings, Some(Fit::Whole)),
            ("mein Urlaubskonto", "Urlaub", Savings, Some(Fit::Core)),
            ("urlaubskasse", "Urlaubskonto", Savings, Some(Fit::Core)),
            ("urlaub", "Urlaub 2027", Savings, Some(Fit::Part)),
            ("urlaub sparkonto", "Urlaub", Savings, Some(Fit::Part)),
            ("la cuenta de la casa", "Casa", Savings, Some(Fit::Core)),
            ("bell", "Bills", Savings, None),
            ("sunny", "Rainy Day", Savings, None),
            ("", "Rainy Day", Savings, None),
            ("da", "Day", Savings, None),
        ] {
            assert_eq!(fit(heard, nickname, kind), expected, "{heard} / {nickname}");
        }
    }

    #[test]
    fn kinds_are_heard_as_names() {
        for (heard, meant) in [
            ("checking account", Some(KindChoice::Only(AccountKind::Checking))),
            ("my credit card", Some(KindChoice::Only(AccountKind::CreditCard))),
            ("the visa", Some(KindChoice::Only(AccountKind::CreditCard))),
            ("card", Some(KindChoice::Only(AccountKind::CreditCard))),
            ("home loan", Some(KindChoice::Only(AccountKind::Mortgage))),
            ("all accounts", Some(KindChoice::All)),
            ("das Girokonto", Some(KindChoice::Only(AccountKind::Checking))),
            ("mein Sparkonto", Some(KindChoice::Only(AccountKind::Savings))),
            ("meine Kreditkarte", Some(KindChoice::Only(AccountKind::CreditCard))),
            ("alle Konten", Some(KindChoice::All)),
            ("cuenta corriente", Some(KindChoice::Only(AccountKind::Checking))),
            ("mi tarjeta de cr\u{e9}dito", Some(KindChoice::Only(AccountKind::CreditCard))),
            ("todas mis cuentas", Some(KindChoice::All)),
            ("account", None),
            ("Konto", None),
            ("rainy day", None),
        ] {
            assert_eq!(kind_meant(heard), meant, "{heard}");
        }
        assert!(holds_kind("Our Home Loan", AccountKind::Mortgage));
        assert!(!holds_kind("Loanword", AccountKind::Loan));
        assert!(holds_kind("Sparbuch Emma", AccountKind::Savings));
    }
}
