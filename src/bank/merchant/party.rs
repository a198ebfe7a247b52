//! From a transaction to its other party.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::book::{Book, Found, MerchantsError};
use super::brands::brands;
use super::known::Known;
use super::line::{begin, unglued};
use super::mention::Mention;
use super::tail::{name, without_site_ending};
use super::words::{bare, holds, key};
use crate::bank::alphabet::{Glyph, glyph};
use crate::bank::category::{Categories, CategoriesError, Category};
use crate::bank::transaction::{Transaction, TransactionKind};
use crate::bank::untrusted::{SpokenName, Untrusted};

/// How much of a statement line is looked at, in characters: as much as of a name.
const LINE_CHARS_MAX: usize = 256;

/// Common merchants, and lines that name nobody.
const DICTIONARY: &str = include_str!("dictionary.toml");

/// Words of which a name does not consist alone: they say what happened, not with whom.
const GENERIC: &str = "A ABOUT ACCOUNT ACCT ADDED ADJUSTMENT ADVANCE AND AT AUT AUTH AUTO \
    AUTOMATIC AUTOPAY BALANCE BANK BANKING BENEFITS BILL BILLS BOOK BRANCH BY CARD CASH CHARGE \
    CHECK CHECKING CHK CK CRD CREDIT CUSTOMER DAILY DEBIT DEP DEPOSIT DIRECT DOMESTIC ELECTRONIC \
    EMPLOYEE FEE FEES FEDWIRE FOR FROM IN INCOMING INTEREST INTERNATIONAL INTERNET INTRST \
    INVOICE LATE LN LOAN MASTERCARD MISC MOBILE MONEY MONTHLY MORTGAGE NO NON OF ON ONLINE ORDER \
    OUT OUTGOING PAID PAY PAYCHECK PAYMENT PAYMENTS PAYROLL POT PURCHASE PURCHASES PYMNT REAL \
    RECEIVED REFUND RENT REPAYMENT RETURN REVERSAL ROUND ROUNDUP SALARY SAV SAVINGS SELF SERVICE \
    SHARE STUDENT THANK THANKS THE TIME TO TRANSACTION TRANSFER UP VISA WAGES WEB WEEKLY WIRE \
    YOU CRED TFR FRM CR DDA";

/// Words that no merchant's name holds: the line tells of the bank's own doing.
const TELLING: &str = "FEE FEES OVERDRAFT NSF ATM WITHDRAWAL TRANSFER XFER TFR INTEREST AUTOPAY \
    FEDWIRE PAYCHECK";

/// What "from" or "to" is followed by where a customer moves their own money.
const OWN_ACCOUNTS: &str = "CHECKING SAVINGS CHK SAV";

/// The other party of a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Who was paid or who paid: "Spotify".
    pub name: SpokenName,
    /// Who collected for them, where the line says so: "PayPal". Equal to `name` when nobody
    /// else is named.
    pub through: Option<SpokenName>,
}

impl Party {
    /// The name, then who collected for it.
    fn names(&self) -> impl Iterator<Item = &str> {
        [Some(&self.name), self.through.as_ref()].into_iter().flatten().map(SpokenName::as_str)
    }
}

/// Who is behind a movement, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::bank) struct Who {
    /// The other party; `None` when there is none that may be read aloud.
    pub(in crate::bank) party: Option<Party>,
    /// What was paid, or what came in.
    pub(in crate::bank) category: Category,
}

/// Who merchants are and what they sell: the bank's own books before the general ones, and those
/// before the list of brands.
///
/// What has been found out of a line is remembered within a bound.
pub struct Merchants {
    own: Book,
    general: Book,
    categories: Categories,
    known: Known<Arc<Who>>,
    nicknames: Known<Option<SpokenName>>,
}

impl fmt::Debug for Merchants {
    /// Shows nothing: it remembers strangers' lines.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Merchants(..)")
    }
}

impl Merchants {
    /// Reads the bank's own book, or none, on top of the general one.
    ///
    /// The book is TOML: `[[merchant]]` with `name` (as spoken), `starts` (beginnings of lines,
    /// raw or stripped, whole words) and `alone` (what must be all that is left of a stripped
    /// line); and `unspoken`, beginnings of lines that name nobody. Case and signs do not count.
    ///
    /// # Errors
    ///
    /// [`MerchantsError`] names the entry and what is wrong with it.
    pub fn new(own: Option<&str>) -> Result<Self, MerchantsError> {
        let own = own.map(Book::read).transpose()?.unwrap_or_default();
        let categories = Categories::new(None).map_err(MerchantsError::Categories)?;
        let general = Book::read(DICTIONARY)?;
        let (known, nicknames) = (Known::default(), Known::default());
        Ok(Self { own, general, categories, known, nicknames })
    }

    /// With the bank's own categories, on top of the general ones: TOML, a table per category id
    /// with `codes` (merchant category codes) and `merchants` (names as spoken).
    ///
    /// # Errors
    ///
    /// [`CategoriesError`] names the entry and what is wrong with it.
    pub fn with_categories(self, own: &str) -> Result<Self, CategoriesError> {
        // What is known already has categories of the books before.
        Ok(Self { categories: Categories::new(Some(own))?, known: Known::default(), ..self })
    }

    /// The other party, or `None` when there is none that may be read aloud.
    ///
    /// The bank's clean name is preferred. Without one, the statement line is stripped of what
    /// networks, intermediaries and tills wrote around the name. The text of a payer of a small
    /// credit is never used.
    pub fn party(&self, transaction: &Transaction) -> Option<Party> {
        self.who(&transaction.into()).party.clone()
    }

    /// What `transaction` was for: the same answer for the same statement text, always one.
    pub fn category(&self, transaction: &Transaction) -> Category {
        self.who(&transaction.into()).category
    }

    /// Who is behind `mention`, and what it is for. Lines that come again cost a look-up.
    pub(in crate::bank) fn who(&self, mention: &Mention<'_>) -> Arc<Who> {
        self.known.of(&mention.key(), || Arc::new(self.find(mention)))
    }

    /// What a customer's own name for an account is, as far as it may be read aloud. Names that
    /// come again cost a look-up.
    pub(in crate::bank) fn nickname(&self, text: &Untrusted) -> Option<SpokenName> {
        self.nicknames.of(text.raw(), || text.spoken())
    }

    /// What lines are looked up in: who comes first is believed.
    fn books(&self) -> [&Book; 3] {
        [&self.own, &self.general, brands()]
    }

    fn find(&self, mention: &Mention<'_>) -> Who {
        let party = self.party_of(mention);
        let names: Vec<&str> = party.iter().flat_map(Party::names).collect();
        let category = self.categories.of(mention, &names);
        Who { party, category }
    }

    fn party_of(&self, mention: &Mention<'_>) -> Option<Party> {
        if mention.is_small_credit {
            return None;
        }
        if let Some(text) = mention.counterparty {
            let key = key(text);
            let known = self.books().into_iter().find_map(|book| book.name(&key));
            let name = match known {
                Some(found) => found.clone().into_name(),
                None => SpokenName::clean(&without_site_ending(text)),
            };
            return name.map(|name| Party { name, through: None });
        }
        if has_party(mention.kind) { self.line(mention.descriptor) } else { None }
    }

    /// The other party that a raw statement line names.
    fn line(&self, line: &str) -> Option<Party> {
        let line = visible(line);
        let line = unglued(&line);
        let begun = begin(&line);
        let through = begun.through.and_then(|one| SpokenName::clean(one.name));
        let nobody = || begun.through.filter(|one| one.is_known).and(through.clone());
        let (whole, rest) = (key(&line), key(begun.rest));
        let found = self
            .books()
            .into_iter()
            .find_map(|book| book.line(&rest).or_else(|| book.line(&whole)));
        let name = match found {
            Some(found) => found.clone().into_name(),
            None => {
                let name = name(begun.rest);
                if names_nobody(&name) || is_fee(&line) { nobody() } else { self.named(&name) }
            }
        };
        name.map(|name| Party { name, through })
    }

    /// The name of whom a stripped line calls `name`.
    fn named(&self, name: &str) -> Option<SpokenName> {
        let key = key(name);
        for book in self.books() {
            if let Some(found) = book.name(&key) {
                return found.clone().into_name();
            }
            if let Some(name) = book.cut_name(&key) {
                return Some(name.clone());
            }
        }
        SpokenName::clean(name)
    }
}

impl Found {
    fn into_name(self) -> Option<SpokenName> {
        match self {
            Self::Name(name) => Some(name),
            Self::Nobody => None,
        }
    }
}

/// The beginning of `line` without what is neither seen nor heard.
fn visible(line: &str) -> Cow<'_, str> {
    if line.len() <= LINE_CHARS_MAX && line.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return Cow::Borrowed(line.trim());
    }
    let folded = line.chars().take(LINE_CHARS_MAX).nfkc();
    let seen: String = folded
        .filter(|c| glyph(*c) != Glyph::Nothing)
        .map(|c| if glyph(c) == Glyph::Space { ' ' } else { c })
        .collect();
    Cow::Owned(seen.trim().to_owned())
}

fn names_nobody(name: &str) -> bool {
    let words = name.split([' ', '-', '/']).map(bare).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let is_way = |pair: &[&str]| holds("FROM TO", pair[0]) && holds(OWN_ACCOUNTS, pair[1]);
    words.iter().all(|word| holds(GENERIC, word))
        || words.iter().any(|word| holds(TELLING, word))
        || words.windows(2).any(is_way)
}

/// Whether a whole line says at its end that it is a fee, whatever was bought before.
fn is_fee(line: &str) -> bool {
    line.split_whitespace().next_back().is_some_and(|last| holds("FEE FEES", bare(last)))
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

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::bank::transaction::TransactionStatus;
    use crate::bank::untrusted::Untrusted;
    use crate::basics::{AccountId, Currency, Money, TransactionId};

    #[test]
    fn statement_lines_become_names() {
        let merchants = Merchants::new(None).unwrap();
        for (line, name) in [
            ("SQ *BLUE BTL 0042", "Blue BTL"),
            ("TST* THE CORNER CAFE", "The Corner Cafe"),
            ("POS DEBIT STARBUCKS STORE 11823 SEATTLE WA", "Starbucks"),
            ("CHECKCARD 0412 TRADER JOES #552 OAKLAND CA", "Trader Joe's"),
            ("PURCHASE AUTHORIZED ON 04/12 SHELL OIL 57444", "Shell"),
            ("PURCHASE AUTHORIZED ON CARD JUNCTION GAS & GO SAN DIEGO CA", "Junction Gas & Go"),
            ("PAYPAL *SPOTIFY", "Spotify"),
            ("PAYPAL *SPOTIFY 402-935-7733 CA", "Spotify"),
            ("AMZN MKTP US*2K4TT1AB3", "Amazon"),
            ("AMAZON.COM*1A2B3C4D5", "Amazon"),
            ("GOOGLE *YouTube", "YouTube"),
            ("WHOLE FOODS MARKET        SAN FRANCISCO CA", "Whole Foods"),
            ("LUCKY DINER SAN FRANCISCO CA", "Lucky Diner"),
            ("LUCKY DINER RENO NV", "Lucky Diner"),
            ("BLUE BOTTLE CO", "Blue Bottle Co"),
            ("COFFEE CO", "Coffee Co"),
            ("ACME PAYROLL", "Acme"),
            ("POS", ""),
            ("7-ELEVEN 33321", "7-Eleven"),
            ("ACH PMT CITY WATER", "City Water"),
            ("12345678", ""),
            ("SQ *CALL 555 0100 NOW", ""),
            ("PAYPAL *WWW.EVIL.EXAMPLE", "PayPal"),
        ] {
            let said = merchants.line(line).map(|party| party.name.as_str().to_owned());
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
        let merchants = Merchants::new(None).unwrap();
        merchants.party(transaction).map(|party| party.name.as_str().to_owned())
    }
}
