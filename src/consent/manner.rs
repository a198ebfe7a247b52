//! How a customer wants to be told.

use serde::{Deserialize, Serialize};

/// How long answers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// The figure, and what must be known with it.
    Brief,
    /// With what explains it.
    #[default]
    Normal,
    /// With what explains each line of a list.
    Detailed,
}

impl Length {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Brief, Self::Normal, Self::Detailed];

    /// The name in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Normal => "normal",
            Self::Detailed => "detailed",
        }
    }

    /// The length called `name` in storage.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|length| length.name() == name)
    }
}

/// How fast Saldo speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// As the platform speaks.
    #[default]
    Normal,
    /// Slower.
    Slow,
}

impl Pace {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Normal, Self::Slow];

    /// The name in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Slow => "slow",
        }
    }

    /// The pace called `name` in storage.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pace| pace.name() == name)
    }
}

/// How much of amounts is said aloud: part of what the customer agreed to. The later ones are the
/// more private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aloud {
    /// To the cent.
    #[default]
    Exact,
    /// Two figures and "about"; what can be spent never rounded up, what is owed never down.
    Rounded,
    /// No amounts: only whether there is money, and whether something is more or less than before.
    Relative,
    /// No question about the accounts is answered: Saldo refers to the bank's app. A card can be
    /// locked all the same, and is named for it.
    Silent,
}

impl Aloud {
    /// Each of them, from the most open to the most private.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Rounded, Self::Relative, Self::Silent];

    /// The name in storage and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Rounded => "rounded",
            Self::Relative => "relative",
            Self::Silent => "silent",
        }
    }

    /// The level called `name` in storage and on the command line.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// How answers are told to one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// How long they are.
    pub length: Length,
    /// How fast they are spoken.
    pub pace: Pace,
    /// How much of amounts is said aloud.
    pub aloud: Aloud,
}

/// What a customer can change about it by voice, for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MannerChange {
    /// How long answers are.
    Length(Length),
    /// How fast they are spoken.
    Pace(Pace),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_storage_are_read_back() {
        for length in Length::ALL {
            assert_eq!(Length::named(length.name()), Some(length));
        }
        for pace in Pace::ALL {
            assert_eq!(Pace::named(pace.name()), Some(pace));
        }
        for level in Aloud::ALL {
            assert_eq!(Aloud::named(level.name()), Some(level));
        }
        assert_eq!(Aloud::named("loud"), None);
        assert!(Aloud::ALL.is_sorted());
    }
}
