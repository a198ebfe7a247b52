//! The assurance ladder: how openly each kind of answer is told to whom. One table.

use thiserror::Error;

use super::assurance::Assurance;
use super::data_class::{DataClass, DataClasses};
use super::manner::Aloud;

/// A kind of answer, which a bank can tell more or less openly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerKind {
    /// Which accounts there are.
    Accounts,
    /// Balances, limits and what is owed.
    Balances,
    /// Transactions, and totals of them.
    Transactions,
    /// Bills, due dates, and what is to come.
    Bills,
    /// Whether cards can be paid with.
    Cards,
}

impl AnswerKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Accounts, Self::Balances, Self::Transactions, Self::Bills, Self::Cards];

    /// The name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Balances => "balances",
            Self::Transactions => "transactions",
            Self::Bills => "bills",
            Self::Cards => "cards",
        }
    }

    /// The kind of answer that needs `class`; `None` for what makes no answer by itself.
    fn of(class: DataClass) -> Option<Self> {
        match class {
            DataClass::AccountsList => Some(Self::Accounts),
            DataClass::BalanceRead => Some(Self::Balances),
            DataClass::TransactionsRead | DataClass::TransactionsSearch => Some(Self::Transactions),
            DataClass::BillsRead => Some(Self::Bills),
            DataClass::CardStatus => Some(Self::Cards),
            DataClass::AlertsSubscribe | DataClass::SpeakAmounts | DataClass::SpeakNames => None,
        }
    }
}

/// How openly each kind of answer is told on each step of the ladder: to whoever speaks through a
/// link, to a recognised person, and to who has said the voice PIN.
///
/// It never opens more than the customer agreed to: of the two the more private level holds. Below
/// the level at which anything is told, the PIN is asked for where it would open the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssuranceLadder {
    told: [[Aloud; 3]; AnswerKind::ALL.len()],
}

/// A row of the table in which less assurance opens more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}: a higher step must not be told less than a lower one", kind.name())]
pub struct LadderFailure {
    /// The row.
    pub kind: AnswerKind,
}

impl Default for AssuranceLadder {
    /// A link alone is told everything that the customer agreed to.
    fn default() -> Self {
        Self { told: [[Aloud::Exact; 3]; AnswerKind::ALL.len()] }
    }
}

impl AssuranceLadder {
    /// The ladder on which `row` gives the levels of a kind: for a link, a recognised person and
    /// the voice PIN.
    ///
    /// # Errors
    ///
    /// [`LadderFailure`] names a row in which a higher step is told less.
    pub fn new(row: impl Fn(AnswerKind) -> [Aloud; 3]) -> Result<Self, LadderFailure> {
        let told = AnswerKind::ALL.map(&row);
        let falls = |levels: &[Aloud; 3]| !levels.iter().rev().is_sorted();
        match AnswerKind::ALL.into_iter().zip(told).find(|(_, levels)| falls(levels)) {
            Some((kind, _)) => Err(LadderFailure { kind }),
            None => Ok(Self { told }),
        }
    }

    /// The most open level at which an answer that needs `classes` is told to a speaker with the
    /// assurance `has`.
    pub fn level(&self, classes: DataClasses, has: Assurance) -> Aloud {
        let step = match has {
            Assurance::Linked => 0,
            Assurance::Recognised => 1,
            Assurance::VoicePin | Assurance::BankApp => 2,
        };
        let kinds = classes.iter().filter_map(AnswerKind::of);
        let levels = kinds.map(|kind| self.told[kind as usize][step]);
        levels.max().unwrap_or(Aloud::Exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BALANCE: &[DataClass] = &[DataClass::AccountsList, DataClass::BalanceRead];

    #[test]
    fn a_link_alone_is_told_everything_unless_the_bank_says_otherwise() {
        let ladder = AssuranceLadder::default();
        assert_eq!(ladder.level(DataClasses::ALL, Assurance::Linked), Aloud::Exact);
    }

    #[test]
    fn less_assurance_is_told_less() {
        let steps = [Aloud::Silent, Aloud::Rounded, Aloud::Exact];
        let of = |kind| match kind {
            AnswerKind::Balances => steps,
            _ => [Aloud::Exact; 3],
        };
        let ladder = AssuranceLadder::new(of).unwrap();
        let level = |has| ladder.level(DataClasses::of(BALANCE), has);
        assert_eq!(
            [Assurance::Linked, Assurance::Recognised, Assurance::VoicePin].map(level),
            steps
        );
        assert_eq!(level(Assurance::BankApp), Aloud::Exact);
        let cards = DataClasses::of(&[DataClass::CardStatus]);
        assert_eq!(ladder.level(cards, Assurance::Linked), Aloud::Exact);
        // The most private of what an answer needs decides.
        assert_eq!(ladder.level(DataClasses::ALL, Assurance::Linked), Aloud::Silent);
        assert_eq!(ladder.level(DataClasses::NONE, Assurance::Linked), Aloud::Exact);
    }

    #[test]
    fn a_row_that_falls_is_refused() {
        let falling = AssuranceLadder::new(|kind| match kind {
            AnswerKind::Bills => [Aloud::Exact, Aloud::Rounded, Aloud::Exact],
            _ => [Aloud::Exact; 3],
        });
        assert_eq!(falling, Err(LadderFailure { kind: AnswerKind::Bills }));
        let words = falling.unwrap_err().to_string();
        assert!(words.starts_with("bills: "), "{words}");
    }
}
