//! The beginning of a statement line: how the payment went, and who collected it.

use std::borrow::Cow;

use super::words::{digits, is_number_or_mask};

/// How the payment went. The longer one of two comes first.
const CHANNELS: &[&str] = &[
    "PURCHASE AUTHORIZED ON CARD",
    "PURCHASE AUTHORIZED ON",
    "PURCHASE RETURN AUTHORIZED ON",
    "RECURRING PAYMENT AUTHORIZED ON",
    "RECURRING DEBIT PURCHASE",
    "RECURRING DEBIT",
    "RECURRING PAYMENT",
    "RECURRING",
    "BUSINESS TO BUSINESS ACH",
    "MERCHANT PURCHASE TERMINAL",
    "CHECKING CARD ADJUSTMENT SIGNATURE",
    "CHECKING CARD ADJUSTMENT",
    "DEBIT CARD PURCHASE AT",
    "DEBIT CARD PURCHASE",
    "DEBIT CARD PAYMENT",
    "DEBIT CARD",
    "DEBIT PURCHASE",
    "DBT CRD",
    "DBT PURCHASE",
    "CKCD DEBIT",
    "CCD DEBIT",
    "CARD TRANSACTION",
    "CARD PURCHASE",
    "CARD PAYMENT TO",
    "CARD PAYMENT",
    "CONTACTLESS PAYMENT TO",
    "CONTACTLESS",
    "MOBILE PURCHASE",
    "VISA PURCHASE",
    "VISA CHECK CARD",
    "VISA DDA PUR",
    "VISA DIRECT",
    "DDA PURCHASE",
    "DDA PUR",
    "DIRECT DEBIT TO",
    "DIRECT DEBIT",
    "DIRECT DEPOSIT",
    "DIRECT DEP",
    "STANDING ORDER TO",
    "STANDING ORDER",
    "FASTER PAYMENT TO",
    "BILL PAYMENT TO",
    "BILL PAY",
    "PREAUTHORIZED DEBIT",
    "PREAUTHORIZED CREDIT",
    "ELECTRONIC PMT",
    "E-PAYMENT",
    "POS ADJUSTMENT",
    "POS PURCHASE",
    "POS REFUND",
    "POS CREDIT",
    "POS DEBIT",
    "POS PIN",
    "POS WITHDRAWAL",
    "POS",
    "PIN POS",
    "PIN PURCHASE",
    "CHECK CARD CREDIT",
    "CHECK CARD PURCHASE",
    "CHECKCARD PURCHASE",
    "CHECKCARD",
    "CHECK CARD",
    "ACH PAYMENT",
    "ACH WITHDRAWAL",
    "ACH DEPOSIT",
    "ACH PMT",
    "ACH DEBIT",
    "ACH CREDIT",
    "ACH",
    "NOW WITHDRAWAL",
    "WITHDRAWAL DEBIT CARD",
    "WITHDRAWAL",
    "SUBSCRIPTION",
    "PAYMENTRET",
    "NNT",
    "(CREDIT)",
    "(DEBIT)",
    "PENDING",
    "VISA",
    "TX",
];

/// Who collects for others.
#[derive(Debug)]
pub(super) struct Intermediary {
    /// The name, for the ear.
    pub(super) name: &'static str,
    /// Whether customers know it: it is the other party when nobody else is named.
    pub(super) is_known: bool,
    /// How its lines begin, in capitals. Those with a star may have spaces before it.
    marks: &'static [&'static str],
}

const fn known(name: &'static str, marks: &'static [&'static str]) -> Intermediary {
    Intermediary { name, is_known: true, marks }
}

const fn unseen(name: &'static str, marks: &'static [&'static str]) -> Intermediary {
    Intermediary { name, is_known: false, marks }
}

/// Marks that end in a letter end at a word's end.
const INTERMEDIARIES: &[Intermediary] = &[
    unseen("Square", &["SQ*", "SQC*", "GOSQ.COM"]),
    unseen("Toast", &["TST*"]),
    known("PayPal", &["PAYPAL INST XFER", "PAYPAL*", "PYPL*", "PP*", "PAYPAL"]),
    known("DoorDash", &["DD*DOORDASH", "DD*", "DOORDASH*"]),
    known("Uber Eats", &["UBER EATS*"]),
    known("Instacart", &["INSTACART*"]),
    known("Grubhub", &["GRUBHUB*"]),
    known("Apple", &["APL*"]),
    known("Google", &["GOOGLE*"]),
    known("Cash App", &["CASH APP*", "CASHAPP*", "CASH APP"]),
    known("Venmo", &["VENMO*", "VENMO PAYMENT", "VENMO CASHOUT", "VENMO"]),
    known("Zelle", &["ZELLE PAYMENT TO", "ZELLE PAYMENT FROM", "ZELLE TO", "ZELLE FROM", "ZELLE"]),
    known("Klarna", &["KLARNA*"]),
    known("Affirm", &["AFFIRM*"]),
    known("Afterpay", &["AFTERPAY*"]),
    known("Patreon", &["PATREON*"]),
    known("Eventbrite", &["EB*"]),
    known("Etsy", &["ETSY.COM*", "ETSY*"]),
    unseen("Shopify", &["SP*"]),
    unseen("Stripe", &["STRIPE*"]),
    unseen("SumUp", &["SUMUP*"]),
    unseen("Zettle", &["IZ*", "ZTL*"]),
    unseen("Clover", &["CLOVER*", "CLV*"]),
    unseen("Adyen", &["ADY*"]),
    unseen("Checkout", &["CKO*"]),
    unseen("WePay", &["WPY*"]),
    unseen("Paya", &["PY*"]),
    unseen("FastSpring", &["FS*", "FSP*"]),
    unseen("Braintree", &["BT*"]),
    unseen("Paddle", &["PADDLE.NET*", "PADDLE*"]),
    unseen("Digital River", &["DRI*"]),
    unseen("Verifone", &["2CO.COM*", "2CO*"]),
    unseen("Intuit", &["IN*"]),
];

/// What a payment is, in words that banks write behind a name without a space: "EATSDebit Card".
const GLUED: &[&str] = &["Debit", "Deposit", "Payment", "Purchase", "Recurring", "Withdrawal"];

/// What banks that aggregate others write before the merchant's own name.
const NAMED_AFTER: &str = "MERCHANT NAME:";

/// Fewest digits of a leading number that is a date or a reference: "24 Hour Fitness" and "99
/// Ranch" have two.
const REFERENCE_DIGITS_MIN: usize = 3;

/// A line without its beginning.
pub(super) struct Begun<'a> {
    /// The merchant and what follows.
    pub(super) rest: &'a str,
    /// Who collected for it.
    pub(super) through: Option<&'static Intermediary>,
}

/// Takes channel words, dates, card references and the intermediary off the beginning.
pub(super) fn begin(line: &str) -> Begun<'_> {
    let line = after_ignoring_case(line, NAMED_AFTER).unwrap_or(line);
    let mut rest = without_channels(line);
    let mut through = None;
    // One collects for another now and then: PayPal for DoorDash. The customer's name is last.
    while let Some((found, after)) = intermediary(rest) {
        through = Some(found);
        rest = without_channels(after);
    }
    if through.is_none() {
        rest = without_own_code(rest);
    }
    Begun { rest, through }
}

/// `line` with a space before what a payment is, where a name in capitals or another such word ends
/// right before it.
pub(super) fn unglued(line: &str) -> Cow<'_, str> {
    let mut spaced = Cow::Borrowed(line);
    for word in GLUED {
        let glued = |(at, _): &(usize, &str)| {
            let before = &spaced[..*at];
            before.ends_with(|c: char| c.is_ascii_uppercase())
                || GLUED.iter().any(|word| before.ends_with(word))
        };
        if let Some((at, _)) = spaced.match_indices(word).find(glued) {
            spaced.to_mut().insert(at, ' ');
        }
    }
    spaced
}

fn after_ignoring_case<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let at = text
        .as_bytes()
        .windows(mark.len())
        .position(|w| w.eq_ignore_ascii_case(mark.as_bytes()))?;
    text.get(at + mark.len()..)
}

fn without_channels(line: &str) -> &str {
    let mut rest = line;
    loop {
        let trimmed = rest.trim_start_matches([' ', '-', ':', ',', '/', '*', '%', '.', ';']);
        let after = match CHANNELS.iter().find_map(|channel| after_word(trimmed, channel)) {
            Some(after) => after,
            None => without_number(trimmed),
        };
        if after.len() == rest.len() {
            return after;
        }
        rest = after;
    }
}

/// `line` without `word` at its beginning, if it ends where a word does.
fn after_word<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let start = line.get(..word.len())?;
    let rest = &line[word.len()..];
    let ends = rest.is_empty() || !rest.starts_with(char::is_alphanumeric);
    (ends && start.eq_ignore_ascii_case(word)).then_some(rest)
}

/// `line` without a date, a time, a card or a reference at its beginning.
fn without_number(line: &str) -> &str {
    let (word, after) = line.split_once(' ').unwrap_or((line, ""));
    let is_reference = is_number_or_mask(word)
        && (digits(word) >= REFERENCE_DIGITS_MIN || !word.contains(|c: char| c.is_ascii_digit()));
    if is_reference { after } else { line }
}

fn intermediary(line: &str) -> Option<(&'static Intermediary, &str)> {
    let first = line.bytes().next()?.to_ascii_uppercase();
    let of = |one: &'static Intermediary| {
        let marks = one.marks.iter().filter(|mark| mark.as_bytes()[0] == first);
        marks.filter_map(|mark| after_mark(line, mark)).next().map(|rest| (one, rest))
    };
    INTERMEDIARIES.iter().find_map(of)
}

/// `line` after `mark`; single spaces of the mark may be several, and there may be some before
/// its star.
fn after_mark<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let mut rest = line;
    for wanted in mark.chars() {
        let skipped = rest.trim_start();
        if wanted == ' ' {
            if skipped.len() == rest.len() {
                return None;
            }
            rest = skipped;
            continue;
        }
        if wanted == '*' || rest.starts_with('*') {
            rest = skipped;
        }
        let c = rest.chars().next()?;
        if !c.eq_ignore_ascii_case(&wanted) {
            // "DD *DOORDASH": spaces after the star as well.
            return None;
        }
        rest = &rest[c.len_utf8()..];
        if wanted == '*' {
            rest = rest.trim_start();
        }
    }
    let ends = !mark.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
    ends.then_some(rest)
}

/// `line` without the two to four letters that a merchant's own processor puts before a star:
/// "CNK*CINEMARK", "HLU*Hulu".
fn without_own_code(line: &str) -> &str {
    match line.split_once('*') {
        Some((code, rest))
            if (2..=4).contains(&code.len())
                && code.bytes().all(|b| b.is_ascii_uppercase())
                && rest.trim_start().starts_with(char::is_alphabetic) =>
        {
            rest.trim_start()
        }
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_goes_and_the_intermediary_is_kept() {
        for (line, through, rest) in [
            ("SQ *BLUE BTL 0042", "Square", "BLUE BTL 0042"),
            ("SQ*BLUE BTL", "Square", "BLUE BTL"),
            ("POS DEBIT - PAYPAL *DOORDASH*CHIPOTLE", "DoorDash", "CHIPOTLE"),
            ("DD *DOORDASH CHIPOTLE", "DoorDash", "CHIPOTLE"),
            ("PAYPAL           INST XFER  EBAY", "PayPal", "EBAY"),
            ("CHECKCARD 0412 TRADER JOES", "", "TRADER JOES"),
            ("POS Debit - Visa Check Card 0123 - DOMINO'S", "", "DOMINO'S"),
            ("24 HOUR FITNESS", "", "24 HOUR FITNESS"),
            ("POSTMATES", "", "POSTMATES"),
            ("CNK*CINEMARK", "", "CINEMARK"),
            ("INTUIT; TRAN. Merchant name: Intuit", "", "Intuit"),
            ("ZELLE TO XXX XXX ON 01/02", "Zelle", "ON 01/02"),
            ("POS", "", ""),
        ] {
            let begun = begin(line);
            assert_eq!(begun.rest, rest, "{line}");
            assert_eq!(begun.through.map_or("", |one| one.name), through, "{line}");
        }
    }

    #[test]
    fn what_a_payment_is_stands_apart() {
        for (line, wanted) in [
            ("UBER   EATSDebit Card Purchase", "UBER   EATS Debit Card Purchase"),
            ("ATTWithdrawalPayment", "ATT Withdrawal Payment"),
            ("QuickPayment", "QuickPayment"),
            ("Debit", "Debit"),
            ("ÄCMEDebit", "ÄCME Debit"),
        ] {
            assert_eq!(unglued(line), wanted);
        }
    }

    /// The loop takes the first channel that fits, so that a shorter one must not hide a longer.
    #[test]
    fn longer_channels_come_before_those_they_begin_with() {
        for (at, channel) in CHANNELS.iter().enumerate() {
            let hidden =
                CHANNELS[at + 1..].iter().find(|later| after_word(later, channel).is_some());
            assert_eq!(hidden, None, "{channel}");
        }
    }
}
