//! The other party of a transaction, as it may be read aloud.
//!
//! The bank's clean name is preferred. Without one, the statement line is stripped of what
//! networks, processors and tills wrote around the name. A dictionary of merchants fits between
//! [`stripped`] and [`SpokenName::clean`]; both sides stay as they are.

use super::transaction::{Transaction, TransactionKind};
use super::untrusted::SpokenName;

/// The largest credit, in whole units of its currency, whose payer's text is never read: paying a
/// cent is the cheapest way to have a voice say something.
const SMALL_CREDIT_UNITS: i64 = 1;

/// How the payment went, at the beginning of a line. The longer one of two comes first.
const CHANNEL_WORDS: &[&str] = &[
    "PURCHASE AUTHORIZED ON CARD",
    "PURCHASE AUTHORIZED ON",
    "RECURRING PAYMENT AUTHORIZED ON",
    "DEBIT CARD PURCHASE",
    "DEBIT CARD",
    "CARD PURCHASE",
    "CARD PAYMENT TO",
    "RECURRING PAYMENT",
    "DIRECT DEBIT",
    "DIRECT DEP",
    "POS PURCHASE",
    "POS REFUND",
    "POS DEBIT",
    "POS",
    "CHECKCARD",
    "CHECK CARD",
    "ACH PMT",
    "ACH DEBIT",
    "ACH CREDIT",
    "ACH",
    "VISA DDA PUR",
    "PENDING",
];

/// Who collected for the merchant, at the beginning of what is left.
const AGGREGATORS: &[&str] = &[
    "SQ *", "SQ*", "TST*", "TST *", "PYPL *", "PAYPAL *", "PAYPAL*", "PP*", "PY *", "DD *", "DD*",
    "APL*", "APL *", "CKE*", "CKE *", "SP *", "SP*", "GOOGLE *", "GOOGLE*", "STRIPE *", "ZTL*",
    "IZ *", "EB *", "FSP*", "BT*",
];

/// Lines whose rest is a reference, with the name they stand for.
const WHOLE_LINES: &[(&str, &str)] =
    &[("AMZN MKTP", "Amazon"), ("AMAZON MKTPL", "Amazon"), ("AMZN DIGITAL", "Amazon")];

/// Endings that make a name an address to visit although it is just a name.
const SITE_ENDINGS: &[&str] = &[".com", ".net", ".org", ".co.uk", ".co"];

/// The states and territories of the United States.
const STATES: &str = "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO \
    MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY";

/// Of those, the ones that also end names: "Coffee Co", "Drive In".
const STATES_LIKE_WORDS: &str = "CO DE HI ID IN LA MA ME OH OK OR PA";

/// First words of cities with two.
const CITY_BEGINNINGS: &str = "EAST EL FORT FT GRAND LAKE LAS LONG LOS MOUNT NEW NORTH PALM PALO \
    SAINT SALT SAN SANTA SOUTH ST WEST";

/// The name of the other party, or `None` when there is none that may be read aloud.
pub(super) fn counterparty(transaction: &Transaction) -> Option<SpokenName> {
    if is_small_credit(transaction) {
        return None;
    }
    if let Some(name) = &transaction.counterparty {
        return SpokenName::clean(&without_site_ending(name.raw()));
    }
    if has_party(transaction.kind) { descriptor_name(transaction.descriptor.raw()) } else { None }
}

/// Whether the statement line of such a movement names somebody.
fn has_party(kind: TransactionKind) -> bool {
    match kind {
        TransactionKind::Purchase
        | TransactionKind::Refund
        | TransactionKind::Bill
        | TransactionKind::Deposit => true,
        TransactionKind::Cash
        | TransactionKind::OwnTransfer
        | TransactionKind::Fee
        | TransactionKind::Interest => false,
    }
}

fn is_small_credit(transaction: &Transaction) -> bool {
    let minor = transaction.amount.minor();
    let unit = 10_i64.saturating_pow(transaction.amount.currency().decimals());
    minor > 0 && minor <= SMALL_CREDIT_UNITS * unit
}

/// The name in a raw statement line.
fn descriptor_name(line: &str) -> Option<SpokenName> {
    let upper = line.trim().to_uppercase();
    if let Some((_, name)) = WHOLE_LINES.iter().find(|(start, _)| upper.contains(start)) {
        return SpokenName::clean(name);
    }
    SpokenName::clean(&stripped(line))
}

/// A raw statement line without what was written around the merchant's name.
fn stripped(line: &str) -> String {
    let line = without_beginning(line.trim(), CHANNEL_WORDS, true);
    let line = without_leading_dates(line);
    let line = without_beginning(line, AGGREGATORS, false);
    // Card networks fill columns with spaces: name, city, state.
    let (name, had_columns) = match line.split_once("  ") {
        Some((name, _)) if name.contains(char::is_alphabetic) => (name, true),
        _ => (line, false),
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let end = words.iter().enumerate().position(|(at, word)| at > 0 && is_number_of_store(word));
    let kept = match end {
        Some(end) => &words[..end],
        None if had_columns => words.as_slice(),
        None => without_place(&words),
    };
    let kept = match kept {
        [name @ .., last] if !name.is_empty() && last.eq_ignore_ascii_case("store") => name,
        all => all,
    };
    without_site_ending(&kept.join(" "))
}

/// `line` without the first of `beginnings` it starts with; `whole` ones end at a word's end.
fn without_beginning<'a>(line: &'a str, beginnings: &[&str], whole: bool) -> &'a str {
    for beginning in beginnings {
        let Some(start) = line.get(..beginning.len()) else { continue };
        let rest = &line[beginning.len()..];
        let ends = !whole || rest.is_empty() || rest.starts_with(' ');
        if start.eq_ignore_ascii_case(beginning) && ends {
            return rest.trim_start();
        }
    }
    line
}

/// Takes "0412", "04/12" and the like off the beginning.
fn without_leading_dates(line: &str) -> &str {
    let mut rest = line;
    while let Some((word, after)) = rest.split_once(' ') {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let is_date = (3..=8).contains(&digits)
            && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-'));
        if !is_date || after.trim().is_empty() {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// Whether `word` numbers a store, a terminal or an order: what follows is no name either.
fn is_number_of_store(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.starts_with('#')
        || word.starts_with('*')
        || digits >= 3
        || digits >= 2 && letters >= 1 && letters + digits >= 6
}

/// Takes ZIP code, country, state and city off the end; at least one word stays.
fn without_place<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    let is_one_of = |list: &str, word: &str| list.split_whitespace().any(|code| code == word);
    let words = match words {
        [rest @ .., "US" | "USA"] if rest.len() >= 2 => rest,
        all => all,
    };
    let [rest @ .., state] = words else { return words };
    let is_sure = !is_one_of(STATES_LIKE_WORDS, state) || rest.len() >= 3;
    if !is_one_of(STATES, state) || !is_sure || rest.len() < 2 {
        return words;
    }
    match rest {
        [name @ .., first, _] if !name.is_empty() && is_one_of(CITY_BEGINNINGS, first) => name,
        [name @ .., _] => name,
        [] => words,
    }
}

/// "Amazon.com" as "Amazon"; anything that is more of an address stays one, and is refused.
fn without_site_ending(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if let Some(first) = words.first_mut() {
        let site = first.split('*').next().unwrap_or(first);
        let lower = site.to_ascii_lowercase();
        for ending in SITE_ENDINGS {
            let Some(label) = lower.strip_suffix(ending) else { continue };
            if label.len() > 1 && label.bytes().all(|b| b.is_ascii_alphabetic()) {
                *first = &site[..label.len()];
                break;
            }
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::transaction::TransactionStatus;
    use super::super::untrusted::Untrusted;
    use super::*;
    use crate::basics::{AccountId, Currency, Money, TransactionId};

    #[test]
    fn statement_lines_become_names() {
        for (line, name) in [
            ("SQ *BLUE BTL 0042", "Blue BTL"),
            ("TST* THE CORNER CAFE", "The Corner Cafe"),
            ("POS DEBIT STARBUCKS STORE 11823 SEATTLE WA", "Starbucks"),
            ("CHECKCARD 0412 TRADER JOES #552 OAKLAND CA", "Trader Joes"),
            ("PURCHASE AUTHORIZED ON 04/12 SHELL OIL 57444", "Shell Oil"),
            ("PURCHASE AUTHORIZED ON CARD JUNCTION GAS & GO SAN DIEGO CA", "Junction Gas & Go"),
            ("PAYPAL *SPOTIFY", "Spotify"),
            ("PAYPAL *SPOTIFY 402-935-7733 CA", "Spotify"),
            ("AMZN MKTP US*2K4TT1AB3", "Amazon"),
            ("AMAZON.COM*1A2B3C4D5", "Amazon"),
            ("GOOGLE *YouTube", "YouTube"),
            ("WHOLE FOODS MARKET        SAN FRANCISCO CA", "Whole Foods Market"),
            ("LUCKY DINER SAN FRANCISCO CA", "Lucky Diner"),
            ("LUCKY DINER RENO NV", "Lucky Diner"),
            ("BLUE BOTTLE CO", "Blue Bottle Co"),
            ("COFFEE CO", "Coffee Co"),
            ("ACME PAYROLL", "Acme Payroll"),
            ("POS", ""),
            ("7-ELEVEN 33321", "7-Eleven"),
            ("ACH PMT CITY WATER", "City Water"),
            ("12345678", ""),
            ("SQ *CALL 555 0100 NOW", ""),
            ("PAYPAL *WWW.EVIL.EXAMPLE", ""),
        ] {
            let said = descriptor_name(line).map(|name| name.as_str().to_owned());
            assert_eq!(said.unwrap_or_default(), name, "{line}");
        }
    }

    fn transaction(kind: TransactionKind, minor: i64, counterparty: Option<&str>) -> Transaction {
        Transaction {
            id: TransactionId::new("t").unwrap(),
            account: AccountId::new("a").unwrap(),
            made_at: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
            status: TransactionStatus::Posted,
            kind,
            amount: Money::from_minor(minor, Currency::USD),
            counterparty: counterparty.map(Untrusted::new),
            descriptor: Untrusted::new("SQ *BLUE BTL 0042"),
            mcc: None,
        }
    }

    #[test]
    fn the_banks_name_wins_and_small_credits_have_none() {
        let name = |kind, minor, counterparty| {
            counterparty_text(&transaction(kind, minor, counterparty)).unwrap_or_default()
        };
        assert_eq!(name(TransactionKind::Purchase, -500, Some("Blue Bottle")), "Blue Bottle");
        assert_eq!(name(TransactionKind::Purchase, -500, None), "Blue BTL");
        assert_eq!(name(TransactionKind::Purchase, -500, Some("<b>")), "");
        assert_eq!(name(TransactionKind::Cash, -500, None), "");
        assert_eq!(name(TransactionKind::Deposit, 100, Some("Love")), "");
        assert_eq!(name(TransactionKind::Refund, 1, None), "");
        assert_eq!(name(TransactionKind::Deposit, 101, Some("Love")), "Love");
        assert_eq!(name(TransactionKind::Purchase, -1, Some("Love")), "Love");
    }

    fn counterparty_text(transaction: &Transaction) -> Option<String> {
        counterparty(transaction).map(|name| name.as_str().to_owned())
    }
}
