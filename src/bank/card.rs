//! Payment cards and what can be done with them.

use chrono::NaiveDate;

use super::account::LastFour;
use crate::basics::AccountId;

/// Whether a card can be paid with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardStatus {
    /// It can.
    Active,
    /// The customer locked it and can unlock it.
    Locked,
    /// The bank blocked it: lost, stolen or suspected of fraud.
    Blocked,
    /// It was made but has not been activated.
    NotActivated,
    /// Its last month is over.
    Expired,
}

impl CardStatus {
    /// Every status.
    pub const ALL: [Self; 5] =
        [Self::Active, Self::Locked, Self::Blocked, Self::NotActivated, Self::Expired];

    /// The name in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Locked => "locked",
            Self::Blocked => "blocked",
            Self::NotActivated => "not_activated",
            Self::Expired => "expired",
        }
    }

    /// The status with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// One payment card, debit or credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The account it draws on.
    pub account: AccountId,
    /// The bank's name for the card, unique for the customer.
    pub id: String,
    /// The last four digits on it.
    pub last_four: Option<LastFour>,
    /// Whether it can be paid with.
    pub status: CardStatus,
    /// The last day on which it is valid.
    pub valid_until: Option<NaiveDate>,
}

/// What became of a wish to unlock a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardUnlock {
    /// It can be paid with now; the customer had locked it.
    Unlocked,
    /// The customer had not locked it: nothing was changed, and this is how it is.
    Unneeded(CardStatus),
    /// The customer has no such card.
    NoSuchCard,
    /// The bank does not offer this.
    NotOffered,
}

/// What became of a wish to lock a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardLock {
    /// It is locked now, and was not before.
    Locked,
    /// It was locked, blocked, expired or never activated already: nothing was changed.
    Unneeded(CardStatus),
    /// The customer has no such card.
    NoSuchCard,
    /// The bank does not offer this.
    NotOffered,
}
