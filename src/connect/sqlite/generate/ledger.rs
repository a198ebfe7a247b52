//! The books of a household while its life is lived.

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::parties::PartyId;
use super::plan::Opening;
use crate::bank::TransactionKind;

/// One entry of an account, as a row of `transactions`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// When it was made, in milliseconds since 1970.
    pub(super) made_at_ms: i64,
    /// Its number within the account, from 1, in the order in which entries were made.
    pub(super) id: i64,
    /// What sort of movement it is.
    pub(super) kind: TransactionKind,
    /// Positive when money came in.
    pub(super) amount: i64,
    /// The other party.
    pub(super) party: PartyId,
    /// How far it has come.
    pub(super) state: State,
}

impl Entry {
    /// The day on which it was made in `zone`.
    pub(super) fn day(&self, zone: Tz) -> Option<NaiveDate> {
        let at = DateTime::from_timestamp_millis(self.made_at_ms)?;
        Some(at.with_timezone(&zone).date_naive())
    }
}

/// How far an entry has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Booked.
    Posted,
    /// A hold that still stands.
    Pending,
    /// A hold that was replaced by the entry made right after it.
    Replaced,
}

/// The figures of an account at the end, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    /// The balance before the first entry.
    pub(super) opening: i64,
    /// Booked.
    pub(super) current: i64,
    /// Pending debits, zero or positive.
    pub(super) holds: i64,
}

/// The entries of one account.
#[derive(Default)]
pub(super) struct Book {
    entries: Vec<Entry>,
    posted: i64,
    held: i64,
}

impl Book {
    /// Writes an entry down.
    pub(super) fn enter(
        &mut self,
        made_at_ms: i64,
        kind: TransactionKind,
        amount: i64,
        party: PartyId,
        state: State,
    ) {
        match state {
            State::Posted => self.posted += amount,
            State::Pending => self.held -= amount,
            State::Replaced => {}
        }
        self.entries.push(Entry { made_at_ms, id: 0, kind, amount, party, state });
    }

    /// What has been booked so far, on top of the opening balance.
    pub(super) fn posted(&self) -> i64 {
        self.posted
    }

    /// What is held so far.
    pub(super) fn held(&self) -> i64 {
        self.held
    }

    /// Numbers the entries in the order in which they were made, and closes the book.
    pub(super) fn close(mut self, opening: Opening) -> (Figures, Vec<Entry>) {
        // Stable: a hold and the entry that replaced it were made at once and stay neighbours.
        self.entries.sort_by_key(|entry| entry.made_at_ms);
        let mut room = 0;
        let mut lowest = 0;
        for (entry, id) in self.entries.iter_mut().zip(1..) {
            entry.id = id;
            if entry.state != State::Replaced {
                room += entry.amount;
                lowest = lowest.min(room);
            }
        }
        let opening = match opening {
            Opening::At(amount) => amount,
            Opening::Lowest(amount) => amount - lowest,
            Opening::Ending(amount) => amount - room,
        };
        let figures = Figures { opening, current: opening + self.posted, holds: self.held };
        (figures, self.entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        let mut book = Book::default();
        let kind = TransactionKind::Purchase;
        book.enter(30, kind, -700, 1, State::Pending);
        book.enter(10, kind, -400, 1, State::Replaced);
        book.enter(10, kind, -500, 1, State::Posted);
        book.enter(20, TransactionKind::Deposit, 900, 2, State::Posted);
        book
    }

    #[test]
    fn entries_are_numbered_as_they_were_made() {
        let (_, entries) = book().close(Opening::At(0));
        let seen: Vec<_> = entries.iter().map(|e| (e.id, e.amount, e.state)).collect();
        let wanted = [
            (1, -400, State::Replaced),
            (2, -500, State::Posted),
            (3, 900, State::Posted),
            (4, -700, State::Pending),
        ];
        assert_eq!(seen, wanted);
    }

    #[test]
    fn openings_meet_their_aim() {
        let figures = |opening| book().close(opening).0;
        let at = Figures { opening: 100, current: 500, holds: 700 };
        assert_eq!(figures(Opening::At(100)), at);
        // The lowest point is after the first purchase: -500.
        assert_eq!(figures(Opening::Lowest(50)).opening, 550);
        let ending = figures(Opening::Ending(-25));
        assert_eq!(ending.current - ending.holds, -25);
    }
}
