//! Kinds of data a customer can opt in to, one by one.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// One kind of data, named like its OAuth scope. Nothing is granted until chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DataClass {
    /// `accounts.list`: which accounts there are: nickname, kind, last four digits.
    AccountsList,
    /// `balance.read`: balances, credit limits, amounts owed.
    BalanceRead,
    /// `transactions.read`: the recent transactions.
    TransactionsRead,
    /// `transactions.search`: transactions and totals by merchant, category, amount or date.
    TransactionsSearch,
    /// `bills.read`: bills, direct debits, standing orders, due dates.
    BillsRead,
    /// `card.status`: whether a card is locked.
    CardStatus,
    /// `alerts.subscribe`: to be told of unusual activity.
    AlertsSubscribe,
    /// `speak.amounts`: amounts may be said aloud.
    SpeakAmounts,
    /// `speak.names`: merchants' and payers' names may be said aloud.
    SpeakNames,
}

/// A scope name that is none of Saldo's.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name:?} is no data class; there are: {}", DataClasses::ALL)]
pub struct UnknownDataClass {
    name: String,
}

impl DataClass {
    /// Every data class, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::AccountsList,
        Self::BalanceRead,
        Self::TransactionsRead,
        Self::TransactionsSearch,
        Self::BillsRead,
        Self::CardStatus,
        Self::AlertsSubscribe,
        Self::SpeakAmounts,
        Self::SpeakNames,
    ];

    /// The scope name (RFC 6749, section 3.3).
    pub fn scope(self) -> &'static str {
        match self {
            Self::AccountsList => "accounts.list",
            Self::BalanceRead => "balance.read",
            Self::TransactionsRead => "transactions.read",
            Self::TransactionsSearch => "transactions.search",
            Self::BillsRead => "bills.read",
            Self::CardStatus => "card.status",
            Self::AlertsSubscribe => "alerts.subscribe",
            Self::SpeakAmounts => "speak.amounts",
            Self::SpeakNames => "speak.names",
        }
    }

    fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

impl FromStr for DataClass {
    type Err = UnknownDataClass;

    fn from_str(text: &str) -> Result<Self, UnknownDataClass> {
        Self::ALL
            .into_iter()
            .find(|class| class.scope() == text)
            .ok_or_else(|| UnknownDataClass { name: text.chars().take(40).collect() })
    }
}

/// A set of data classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct DataClasses(u16);

impl DataClasses {
    /// No data class.
    pub const NONE: Self = Self(0);
    /// Every data class.
    pub const ALL: Self = Self((1 << DataClass::ALL.len()) - 1);

    /// The set of `classes`.
    pub fn of(classes: &[DataClass]) -> Self {
        Self(classes.iter().fold(0, |bits, class| bits | class.bit()))
    }

    /// The classes that are in either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The classes that are in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether `class` is in the set.
    pub fn has(self, class: DataClass) -> bool {
        self.0 & class.bit() != 0
    }

    /// The classes of the set, in the order in which they are shown.
    pub fn iter(self) -> impl Iterator<Item = DataClass> {
        DataClass::ALL.into_iter().filter(move |class| self.has(*class))
    }

    /// The classes of both sets.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// The first class that is in this set but not in `held`.
    pub fn first_missing_from(self, held: Self) -> Option<DataClass> {
        self.iter().find(|class| !held.has(*class))
    }
}

impl fmt::Display for DataClasses {
    /// Scope names separated by spaces (RFC 6749, section 3.3).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, class) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            f.write_str(class.scope())?;
        }
        Ok(())
    }
}

impl FromStr for DataClasses {
    type Err = UnknownDataClass;

    fn from_str(text: &str) -> Result<Self, UnknownDataClass> {
        let classes: Result<Vec<_>, _> = text.split_ascii_whitespace().map(str::parse).collect();
        classes.map(|classes| Self::of(&classes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_read_what_they_write() {
        let set = DataClasses::of(&[DataClass::SpeakNames, DataClass::BalanceRead]);
        assert_eq!(set.to_string(), "balance.read speak.names");
        assert_eq!("balance.read speak.names".parse(), Ok(set));
        assert_eq!(DataClasses::ALL.to_string().parse(), Ok(DataClasses::ALL));
        assert!("balance.read everything".parse::<DataClasses>().is_err());
    }

    #[test]
    fn sets_are_joined_and_cut() {
        let one = DataClasses::of(&[DataClass::BalanceRead, DataClass::BillsRead]);
        let other = DataClasses::of(&[DataClass::BillsRead, DataClass::CardStatus]);
        assert_eq!(one.union(other).to_string(), "balance.read bills.read card.status");
        assert_eq!(one.intersection(other).to_string(), "bills.read");
        assert_eq!(one.union(DataClasses::NONE), one);
        assert_eq!(one.intersection(DataClasses::NONE), DataClasses::NONE);
    }

    #[test]
    fn the_first_missing_class_is_named() {
        let wanted = DataClasses::of(&[DataClass::BalanceRead, DataClass::SpeakAmounts]);
        let held = DataClasses::of(&[DataClass::BalanceRead]);
        assert_eq!(wanted.first_missing_from(held), Some(DataClass::SpeakAmounts));
        assert_eq!(held.first_missing_from(wanted), None);
        assert_eq!(wanted.first_missing_from(DataClasses::NONE), Some(DataClass::BalanceRead));
    }
}
