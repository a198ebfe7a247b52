//! What a file says, checked and typed, before anything is written.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::problem::{Fault, Problem};
use super::when::Calendar;
use crate::bank::{AccountKind, AccountStatus, LastFour, TransactionKind};
use crate::basics::{Currency, Money, digest_of};
use crate::connect::open_banking::records::{last_four_of, row_name};

/// What the operator adds to what the files say.
#[derive(Debug, Clone)]
pub(super) struct Assumed {
    /// How dates are read.
    pub(super) calendar: Calendar,
    /// The currency where a file does not say one.
    pub(super) currency: Option<Currency>,
    /// The kind of account where a file does not say one.
    pub(super) kind: Option<AccountKind>,
    /// The number of the account of a file that names none.
    pub(super) number: Option<String>,
}

/// One account over one span of time, as files state it.
#[derive(Clone)]
pub(super) struct Statement {
    /// The account.
    pub(super) account: StatedAccount,
    /// When the bank made the statement; `None` where it does not say and nothing tells.
    pub(super) stated_at: Option<DateTime<Utc>>,
    /// Whether it lists all that was pending when it was made.
    pub(super) lists_all_pending: bool,
    /// What was booked.
    pub(super) current: Option<StatedFigure>,
    /// What could be spent.
    pub(super) available: Option<StatedFigure>,
    /// The credit limit, zero or positive.
    pub(super) limit: Option<Money>,
    /// Its transactions, in the file's order.
    pub(super) transactions: Vec<StatedTransaction>,
    /// References of earlier transactions that the bank takes back.
    pub(super) retracted: Vec<String>,
    /// Which of the files states the account, by its place on the command line.
    pub(super) file: usize,
    /// Where in `transactions` a reference is that was added by [`Statement::add_once`].
    referred: HashMap<String, usize>,
}

/// An account as a file names it. Its full number is compared and never kept.
#[derive(Clone)]
pub(super) struct StatedAccount {
    /// The number or name by which the file knows it.
    pub(super) number: Number,
    /// Its currency. One number with two currencies is two accounts.
    pub(super) currency: Currency,
    /// What kind it is, where the file says so.
    pub(super) kind: Option<AccountKind>,
    /// What the customer calls it, where the file says so.
    pub(super) nickname: Option<String>,
    /// Whether it is in use, where the file says so.
    pub(super) status: Option<AccountStatus>,
    /// The last four digits of its number, where `number` is a name and the file has both.
    pub(super) last_four: Option<LastFour>,
}

/// How a file names an account.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Number {
    /// An account or card number: nothing of it but its last four digits may be kept.
    Secret(String),
    /// A name made for exchanging data, which is no account number.
    Opaque(String),
}

/// A figure at a time.
#[derive(Clone, Copy)]
pub(super) struct StatedFigure {
    /// The figure, from the customer's point of view.
    pub(super) amount: Money,
    /// When it was true.
    pub(super) as_of: DateTime<Utc>,
}

/// One movement as a file states it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct StatedTransaction {
    /// The bank's reference, unique within the account.
    pub(super) reference: Option<String>,
    /// When it was made.
    pub(super) made_at: DateTime<Utc>,
    /// Its amount, positive when money came in.
    pub(super) amount: Money,
    /// Whether it is booked.
    pub(super) is_posted: bool,
    /// What sort of movement it is.
    pub(super) kind: TransactionKind,
    /// The other party.
    pub(super) counterparty: Option<String>,
    /// The text on the statement.
    pub(super) descriptor: String,
    /// Merchant category code, 0 to 9999.
    pub(super) mcc: Option<u16>,
    /// Which of the files states it, by its place on the command line.
    pub(super) file: usize,
}

impl Number {
    /// Letters and digits only, in capitals: how numbers are compared.
    fn normal(&self) -> String {
        match self {
            Self::Secret(text) => text
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_uppercase())
                .collect(),
            Self::Opaque(text) => text.clone(),
        }
    }

    /// The last four digits, if it is a number that ends in digits.
    pub(super) fn last_four(&self) -> Option<LastFour> {
        match self {
            Self::Secret(text) => last_four_of(text),
            Self::Opaque(_) => None,
        }
    }
}

impl StatedAccount {
    /// An account of which nothing but its number and currency is known.
    pub(super) fn new(number: Number, currency: Currency) -> Self {
        let last_four = number.last_four();
        Self { number, currency, kind: None, nickname: None, status: None, last_four }
    }

    /// What is kept to know the account by when it is imported again.
    ///
    /// Of a number that is the last four digits, the currency and eight bits of a digest: enough
    /// that two accounts of one customer are never mistaken for each other, and too little to
    /// find the number by trying all there are, for hundreds to thousands fit.
    pub(super) fn trace(&self) -> i64 {
        let normal = self.number.normal();
        let known = match (&self.number, self.number.last_four()) {
            (Number::Secret(_), Some(digits)) => {
                let check = digest_of(normal.as_bytes()).as_bytes()[0];
                format!("number\0{}\0{check}", digits.as_str())
            }
            (Number::Secret(_), None) => format!("name\0{normal}"),
            (Number::Opaque(_), _) => format!("id\0{normal}"),
        };
        positive(&format!("{known}\0{}", self.currency))
    }
}

impl Statement {
    /// A statement about `account` that says nothing yet.
    pub(super) fn new(account: StatedAccount, file: usize) -> Self {
        Self {
            account,
            stated_at: None,
            lists_all_pending: false,
            current: None,
            available: None,
            limit: None,
            transactions: Vec::new(),
            retracted: Vec::new(),
            file,
            referred: HashMap::new(),
        }
    }

    /// Adds a transaction, once where it has a reference, which the standard calls `field` and
    /// which is unique within an account.
    ///
    /// # Errors
    ///
    /// [`Fault::Twice`] of `field` when another transaction has the reference.
    pub(super) fn add_once(
        &mut self,
        transaction: StatedTransaction,
        field: &'static str,
    ) -> Result<(), Fault> {
        let next = self.transactions.len();
        let place = match &transaction.reference {
            Some(reference) => *self.referred.entry(reference.clone()).or_insert(next),
            None => next,
        };
        match self.transactions.get(place) {
            // Documents of one command may overlap.
            Some(it)
                if StatedTransaction { file: transaction.file, ..it.clone() } == transaction =>
            {
                Ok(())
            }
            Some(_) => Err(Fault::Twice(field)),
            None => {
                self.transactions.push(transaction);
                Ok(())
            }
        }
    }

    /// When it was made, at least as late as anything in it.
    pub(super) fn made_at(&self) -> Option<DateTime<Utc>> {
        let figures = [self.current, self.available].into_iter().flatten().map(|it| it.as_of);
        let rows = self.transactions.iter().map(|it| it.made_at);
        self.stated_at.or_else(|| figures.chain(rows).max())
    }

    /// The transactions with the numbers they are kept under: the same transaction has the same
    /// in every file that states it.
    ///
    /// The number comes from the bank's reference. Without one it comes from day, amount, texts
    /// and a count among rows that are equal in all of these.
    pub(super) fn numbered(&self) -> Vec<(i64, &StatedTransaction)> {
        let trace = self.account.trace();
        let mut seen: HashMap<String, u32> = HashMap::new();
        let number = |it: &StatedTransaction| {
            let row =
                || row_name(it.made_at, it.amount, it.counterparty.as_deref(), &it.descriptor);
            let name = it.reference.as_ref().map_or_else(row, |it| it.clone());
            let kind = if it.reference.is_some() { "reference" } else { "row" };
            let name = format!("{kind}\0{trace}\0{name}");
            // A reference that several rows of a statement share is a batch's: they count.
            let count = seen.entry(name.clone()).and_modify(|count| *count += 1).or_default();
            if *count == 0 { positive(&name) } else { positive(&format!("{name}\0{count}")) }
        };
        let numbers: Vec<i64> = self.transactions.iter().map(number).collect();
        numbers.into_iter().zip(&self.transactions).collect()
    }

    /// The numbers of what the bank takes back.
    pub(super) fn retracted_numbers(&self) -> Vec<i64> {
        let trace = self.account.trace();
        let number = |reference| positive(&format!("reference\0{trace}\0{reference}"));
        self.retracted.iter().map(number).collect()
    }
}

/// Refuses two account numbers that leave the same trace.
pub(super) fn check_alike(statements: &[Statement]) -> Result<(), (usize, Problem)> {
    let mut known: HashMap<i64, String> = HashMap::new();
    for statement in statements {
        let normal = statement.account.number.normal();
        let first = known.entry(statement.account.trace()).or_insert_with(|| normal.clone());
        if *first != normal {
            return Err((statement.file, Problem::of_file(Fault::Alike)));
        }
    }
    Ok(())
}

/// 63 bits of a digest of `text`: positive, and among all rows of an account never twice.
pub(in crate::connect) fn positive(text: &str) -> i64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&digest_of(text.as_bytes()).as_bytes()[..8]);
    i64::from_be_bytes(bytes) & i64::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: &str) -> StatedAccount {
        StatedAccount::new(Number::Secret(number.to_owned()), Currency::EUR)
    }

    #[test]
    fn four_digits_are_the_last_of_a_number() {
        let last = |text: &str| account(text).last_four.map(|it| it.as_str().to_owned());
        assert_eq!(last("NL26VAYB8060476890").as_deref(), Some("6890"));
        assert_eq!(last("4111 1111-1111 1112").as_deref(), Some("1112"));
        assert_eq!(last("1452687~7").as_deref(), Some("6877"));
        assert_eq!(last("9100").as_deref(), Some("9100"));
        assert_eq!(last("911"), None);
        assert_eq!(last("MT84MALT011000012345MTLCAST001S"), None);
        let id = StatedAccount::new(Number::Opaque("22289".to_owned()), Currency::EUR);
        assert_eq!(id.last_four, None);
    }

    #[test]
    fn a_trace_knows_an_account_again() {
        let one = account("NL26 VAYB 8060 4768 90");
        assert_eq!(one.trace(), account("nl26vayb8060476890").trace());
        assert_ne!(one.trace(), account("NL26VAYB8060476891").trace());
        let mut pounds = one.clone();
        pounds.currency = Currency::GBP;
        assert_ne!(one.trace(), pounds.trace());
    }

    /// The trace is a hint at a number, not the number: many numbers share it, and two of them
    /// in one import are told.
    #[test]
    fn a_trace_fits_many_numbers() {
        let trace = account("DE0000001234").trace();
        let fits: Vec<String> = (0..4000)
            .map(|n| format!("DE{n:06}1234"))
            .filter(|number| account(number).trace() == trace)
            .collect();
        assert!(fits.len() > 4, "{}", fits.len());
        let both = [&fits[0], &fits[1]].map(|number| Statement::new(account(number), 0));
        assert_eq!(check_alike(&both), Err((0, Problem::of_file(Fault::Alike))));
        assert_eq!(check_alike(&both[..1]), Ok(()));
    }
}
