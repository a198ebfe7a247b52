//! The end of a statement line: store, phone, reference, what the payment is for, place.

use std::borrow::Cow;

use super::words::{NAME_XS_MAX, bare, digits, holds, is_number_or_mask};

/// What a payment is for, and the classes of clearing houses: what follows a name, never part of
/// one.
const PURPOSES: &str = "PAYMENT PAYMENTS PMT PMTS PYMT PYMTS PMNT EPAYMENT EPAY PAYROLL AUTOPAY \
    AUTOPMT EFT PREM PREMIUM PURCHASE PAYOUT PAYMENTRET WITHDRAWAL REFUND BILLPAY THX THANK PPD \
    CCD WEB TEL CTX POS REF REFERENCE SEQ TRN TRACE CONF CONFIRMATION RECUR RECURRING MEMBERSHIP \
    MTG INST DDA AUT AUTH CKCD DEP DEPOSIT";

/// Words before a purpose that belong to it: "bill payment", "direct deposit", "home mortgage".
const OF_PURPOSES: &str =
    "BILL ONLINE AUTO DIRECT INS INST CARD CREDIT DEBIT ACH EXT MONTHLY HOME MOBILE";

/// What may stand before the number of a card.
const CARD_WORDS: &str = "CD CRD CARD";

/// Forms of companies, not said.
const COMPANY_FORMS: &str = "INC LLC LTD LLP CORP PLC GMBH S.L S.A.R.L BV";

/// Endings that make a name an address to visit although it is just a name.
const SITE_ENDINGS: &[&str] = &[".com", ".net", ".org", ".co.uk", ".co"];

/// Beginnings of fields: what follows is for machines.
const FIELDS: &[&str] = &["HTTP", "WWW.", "ID:", "DES:", "INDN:", "CO:", "TYPE:", "CARD#", "REF#"];

/// The states and territories of the United States.
const STATES: &str = "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO \
    MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY";

/// Of those, the ones that also end names: "Coffee Co", "Drive In".
const STATES_LIKE_WORDS: &str = "CO DE HI ID IN LA MA ME OH OK OR PA";

/// Other countries at the end of a line, as card networks write them.
const COUNTRIES: &str = "US USA CAN GBR GB IRL DEU FRA ESP NLD AUS MEX";

/// First words of cities with two.
const CITY_BEGINNINGS: &str = "EAST EL FORT FT GRAND LAKE LAS LONG LOS MOUNT NEW NORTH PALM \
    PALO SAINT SALT SAN SANTA SOUTH ST WEST";

/// Last words of cities with two.
const CITY_ENDINGS: &str = "CITY BEACH SPRINGS PARK GROVE HEIGHTS FALLS VALLEY RIDGE HILLS OAKS \
    RAPIDS BLUFFS HARBOR ISLAND JUNCTION";

/// Words that networks cut off at their column's end, each far enough along to be no other word.
const CUT_WORDS: &[&str] = &[
    "AUTOMOTIVE",
    "CONSTRUCTION",
    "ENTERTAINMENT",
    "HOSPITAL",
    "ILLINOIS",
    "INSURANCE",
    "INTERNATIONAL",
    "LAUNDROMAT",
    "MANAGEMENT",
    "PHARMACY",
    "PRODUCTIONS",
    "RESTAURANT",
    "SPECIALIST",
    "SUPERMARKET",
    "TECHNOLOGIES",
    "UNIVERSITY",
    "VETERINARY",
    "WAREHOUSE",
];

/// How many letters each of two words has that were written without spaces around their "&".
const SPACED_CHARS_MIN: usize = 4;

/// How many letters of a cut word must be there.
const CUT_WORD_CHARS_MIN: usize = 4;

/// The shortest name that is long enough to have been cut: the narrowest column has 22.
const CUT_NAME_CHARS_MIN: usize = 18;

/// The merchant's own words of `rest`, a line without its beginning; empty when there are none.
pub(super) fn name(rest: &str) -> String {
    // Card networks fill columns with spaces: name, city, state.
    let (column, had_columns) = match rest.split_once("  ") {
        Some((name, _)) if name.contains(char::is_alphabetic) => (name, true),
        _ => (rest, false),
    };
    let words: Vec<&str> = column.split_whitespace().collect();
    let (mut kept, end) = own_words(&words);
    if !had_columns {
        kept = without_place(&kept, end);
    }
    kept = without_last(kept, "STORE STORES");
    if kept.iter().all(|word| is_number_or_mask(word) || is_state(word)) {
        return String::new();
    }
    completed(without_site_ending(
        &kept.iter().map(|word| spaced(word)).collect::<Vec<_>>().join(" "),
    ))
}

/// "LABOR&INDUSTRIES" with spaces around the sign; "AT&T" stays.
fn spaced(word: &str) -> Cow<'_, str> {
    match word.split_once('&') {
        Some((first, second)) if first.len().min(second.len()) >= SPACED_CHARS_MIN => {
            format!("{first} & {second}").into()
        }
        _ => word.into(),
    }
}

/// What stands behind the words of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// The number of a card or a store: a card network wrote the line, place and all.
    Card,
    /// What the payment is for: a clearing house wrote it, and knows no place.
    Purpose,
    /// Nothing, or something else.
    Other,
}

/// The words up to the first that is no name any more, and what that is.
fn own_words<'a>(words: &[&'a str]) -> (Vec<&'a str>, End) {
    let mut kept: Vec<&str> = Vec::with_capacity(words.len());
    for (at_word, word) in words.iter().enumerate() {
        if is_card(word) || at_word > 0 && is_number_of_store(word) {
            return (without_last(kept, CARD_WORDS), End::Card);
        }
        if is_field(word) || at_word > 0 && (is_address(word) || matches!(*word, "-" | "/")) {
            return (kept, End::Other);
        }
        if at_word > 0 && holds(COMPANY_FORMS, bare(word)) {
            return (kept, End::Other);
        }
        if at_word > 0 && holds(PURPOSES, bare(word)) {
            while kept.len() > 1 && kept.last().is_some_and(|last| holds(OF_PURPOSES, last)) {
                kept.pop();
            }
            return (kept, End::Purpose);
        }
        // "GUSTO; GUSTO:6HA", "CONST/QUICKBOOKS", "AMAZON.COM*1A2B": the name ends inside.
        let ends = |(at, c): (usize, char)| {
            let follows = &word[at + c.len_utf8()..];
            match c {
                ';' | '*' | ':' => Some(at),
                '/' if at > 2 => Some(at),
                ',' if follows.is_empty() && !next_is_form(words, at_word) => Some(at),
                _ => None,
            }
        };
        if let Some(end) = word.char_indices().find_map(ends) {
            if end > 0 {
                kept.push(&word[..end]);
            }
            return (kept, End::Other);
        }
        // "H&MXXXX": a number that the bank masked, without a space before it.
        let bare_of_mask = word.trim_end_matches('X');
        if !bare_of_mask.is_empty() && word.len() - bare_of_mask.len() > NAME_XS_MAX {
            kept.push(bare_of_mask);
            return (kept, End::Card);
        }
        kept.push(word.trim_end_matches(','));
    }
    (kept, End::Other)
}

fn next_is_form(words: &[&str], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| holds(COMPANY_FORMS, bare(next)))
}

/// Whether `word` numbers a store, a terminal or an order: what follows is no name either.
fn is_number_of_store(word: &str) -> bool {
    let digits = digits(word);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.starts_with('#')
        || word.starts_with('*')
        || is_number_or_mask(word) && word.contains("XX")
        || is_masked_ordinal(word)
        || digits >= 3
        || digits >= 2 && letters >= 1 && letters + digits >= 6
}

/// "XXth" of "XXth Ave": the number of a street.
fn is_masked_ordinal(word: &str) -> bool {
    let ending = word.trim_start_matches('X');
    word.len() > ending.len() && holds("TH ST ND RD", ending)
}

/// "Card" before the number of one.
fn is_card(word: &str) -> bool {
    word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("card")) && word.len() <= 5
}

/// "EMPOWER.ME" behind the name: where its owner is found.
fn is_address(word: &str) -> bool {
    let Some((label, top)) = word.rsplit_once('.') else { return false };
    let is_letters = |text: &str| text.bytes().all(|b| b.is_ascii_alphabetic());
    label.len() > 2 && is_letters(label) && (2..=3).contains(&top.len()) && is_letters(top)
}

fn is_field(word: &str) -> bool {
    let starts = |field: &&str| {
        word.get(..field.len()).is_some_and(|start| start.eq_ignore_ascii_case(field))
    };
    FIELDS.iter().any(starts) || word.contains('/') && word.contains('.')
}

/// Takes country, state and city off the end; at least one word stays.
fn without_place<'a>(words: &[&'a str], end: End) -> Vec<&'a str> {
    // In capitals only: "in" and "me" are words.
    let is_one_of = |list: &str, word: &str| list.split_whitespace().any(|code| code == word);
    let whole = words;
    let words = match words {
        [rest @ .., country] if is_one_of(COUNTRIES, country) => rest,
        all => all,
    };
    let [rest @ .., last] = words else { return whole.to_vec() };
    let state = last.trim_start_matches('/');
    // "CAUS": the columns of state and country without a space between them.
    let state = state.strip_suffix("US").filter(|glued| glued.len() == 2).unwrap_or(state);
    let is_sure = match end {
        _ if !is_one_of(STATES_LIKE_WORDS, state) => true,
        End::Card => true,
        End::Purpose => false,
        End::Other => rest.len() >= 3,
    };
    if !is_one_of(STATES, state) || !is_sure || rest.len() < 2 {
        return whole.to_vec();
    }
    let of_two = match rest {
        [_, .., first, second] => holds(CITY_BEGINNINGS, first) || holds(CITY_ENDINGS, second),
        _ => false,
    };
    let (name, city) = rest.split_at(rest.len() - if of_two && rest.len() > 2 { 2 } else { 1 });
    // "IDEAL IMAGE BRAINTREE BRAINTREE MA": a branch that is called after its city.
    match name.strip_suffix(city) {
        Some(name) if !name.is_empty() => name.to_vec(),
        _ => name.to_vec(),
    }
}

fn is_state(word: &str) -> bool {
    STATES.split_whitespace().any(|state| state == word)
}

fn without_last<'a>(mut words: Vec<&'a str>, list: &str) -> Vec<&'a str> {
    if words.len() > 1 && words.last().is_some_and(|last| holds(list, bare(last))) {
        words.pop();
    }
    words
}

/// "Amazon.com" as "Amazon"; anything that is more of an address stays one, and is refused.
pub(super) fn without_site_ending(name: &str) -> String {
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

/// `name` with its last word written out, where a column ended within it.
fn completed(mut name: String) -> String {
    if name.len() < CUT_NAME_CHARS_MIN {
        return name;
    }
    let start = name.rfind(' ').map_or(0, |space| space + 1);
    let cut = name[start..].to_ascii_uppercase();
    if cut.len() < CUT_WORD_CHARS_MIN {
        return name;
    }
    let mut whole = CUT_WORDS.iter().filter(|word| word.starts_with(&cut));
    if let (Some(word), None) = (whole.next(), whole.next()) {
        let is_capital = !name.contains(char::is_lowercase);
        name.push_str(&if is_capital {
            word[cut.len()..].to_owned()
        } else {
            word[cut.len()..].to_ascii_lowercase()
        });
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_goes() {
        for (rest, wanted) in [
            ("BLUE BTL 0042", "BLUE BTL"),
            ("STARBUCKS STORE 11823 SEATTLE WA", "STARBUCKS"),
            ("TRADER JOES #552 OAKLAND CA", "TRADER JOES"),
            ("JUNCTION GAS & GO SAN DIEGO CA", "JUNCTION GAS & GO"),
            ("BLUE DONUT KIRKLAND WA SXXXXXXXXXXXXXXX CARD XXXX", "BLUE DONUT"),
            ("LUCKY DINER MYRTLE BEACH SC", "LUCKY DINER"),
            ("LUCKY DINER RENO NVUS", "LUCKY DINER"),
            ("LUCKY DINER RENO /NV US CARD PURCHASE", "LUCKY DINER"),
            ("TOYS R US", "TOYS R US"),
            ("BLUE BOTTLE CO", "BLUE BOTTLE CO"),
            ("BLUE BOTTLE CO PAYMENT XXX", "BLUE BOTTLE CO"),
            ("ACME DOVER DE CARD XXXX", "ACME"),
            ("ACME DOVER DE", "ACME DOVER DE"),
            ("ACME TOOLS CD XXXX", "ACME TOOLS"),
            ("ACMEXXXX DOVER", "ACME"),
            ("EXXON", "EXXON"),
            ("TJ MAXX", "TJ MAXX"),
            ("ACME XXth Ave Dover", "ACME"),
            ("ACME ACME.ME CARD", "ACME"),
            ("ST.LOUIS BREAD", "ST.LOUIS BREAD"),
            ("ACME DOVER DOVER NJ", "ACME"),
            ("DOVER DOVER NJ", "DOVER"),
            ("ACME HOME MTG PYMT", "ACME"),
            ("ACME DIRECT DEP", "ACME"),
            ("TOOLS&THINGS", "TOOLS & THINGS"),
            ("A&W", "A&W"),
            ("ACME TOOLS, INC. 800-555-0100 CA", "ACME TOOLS"),
            ("ACME INS PREM PPD ID: XXXXXXXXXX", "ACME"),
            ("ACME DES:PAYMENT ID:123 INDN:JANE", "ACME"),
            ("ACME; ACME:6HA8310KNB", "ACME"),
            ("OLD MILL ANIMAL HOSPIT", "OLD MILL ANIMAL HOSPITAL"),
            ("Old Mill Animal Hospit", "Old Mill Animal Hospital"),
            ("HOSPIT", "HOSPIT"),
            ("XXX-XXX-XXXX CA", ""),
            ("CA", ""),
            ("", ""),
        ] {
            assert_eq!(name(rest), wanted, "{rest}");
        }
    }
}
