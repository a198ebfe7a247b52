//! Accounts and balances.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::untrusted::Untrusted;
use crate::basics::{AccountId, Currency, Money};

/// The kinds of account people tell apart when they speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// A transaction account ("checking", in Britain "current").
    Checking,
    /// A savings or money-market account.
    Savings,
    /// A credit or charge card.
    CreditCard,
    /// A personal, car or student loan.
    Loan,
    /// A home loan.
    Mortgage,
}

impl AccountKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 5] =
        [Self::Checking, Self::Savings, Self::CreditCard, Self::Loan, Self::Mortgage];

    /// The name in storage and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Savings => "savings",
            Self::CreditCard => "credit_card",
            Self::Loan => "loan",
            Self::Mortgage => "mortgage",
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the balance is money the customer owes rather than holds.
    pub fn is_debt(self) -> bool {
        matches!(self, Self::CreditCard | Self::Loan | Self::Mortgage)
    }
}

/// The last four digits of an account or card number: all of it that Saldo ever sees.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LastFour([u8; 4]);

impl LastFour {
    /// Reads exactly four ASCII digits.
    pub fn new(text: &str) -> Option<Self> {
        let digits: [u8; 4] = text.as_bytes().try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(Self(digits))
    }

    /// The four digits, each 0 to 9.
    pub fn digits(self) -> [u8; 4] {
        self.0.map(|digit| digit - b'0')
    }

    /// The four digits as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Debug for LastFour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LastFour(..)")
    }
}

impl TryFrom<String> for LastFour {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        Self::new(&text).ok_or("the last four digits are exactly four digits")
    }
}

impl From<LastFour> for String {
    fn from(digits: LastFour) -> Self {
        digits.as_str().to_owned()
    }
}

/// Whether an account is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountStatus {
    /// In use.
    Open,
    /// Open, but without activity for so long that the bank marked it. Answers as usual.
    Dormant,
    /// Closed: has no balance to tell and is left out of lists of balances.
    Closed,
}

impl AccountStatus {
    /// The name in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Dormant => "dormant",
            Self::Closed => "closed",
        }
    }

    /// The status with this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Open, Self::Dormant, Self::Closed].into_iter().find(|s| s.name() == name)
    }
}

/// One account of a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The bank's name for it.
    pub id: AccountId,
    /// What kind it is.
    pub kind: AccountKind,
    /// What the customer calls it, as typed.
    pub nickname: Option<Untrusted>,
    /// The last four digits of its number.
    pub last_four: Option<LastFour>,
    /// The currency of its balance.
    pub currency: Currency,
    /// Whether it is in use.
    pub status: AccountStatus,
}

/// The balance of one account at one time.
///
/// Signs are the customer's point of view: money held is positive, money owed is negative, for
/// every kind of account. A card with 120 dollars owed has a `current` of -120.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// Which account.
    pub account: AccountId,
    /// What is booked (the ledger balance).
    pub current: Money,
    /// What can be spent now: booked less holds; on a card, the credit left. `None` where
    /// nothing can be spent from the account (loans) or the bank does not say.
    pub available: Option<Money>,
    /// The sum of pending debits that `available` leaves out, zero or positive.
    pub holds: Money,
    /// The credit limit of a card or an arranged overdraft, zero or positive.
    pub limit: Option<Money>,
    /// The time at which the figures were true.
    pub as_of: DateTime<Utc>,
}
