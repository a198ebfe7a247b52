//! Spans of days.

use chrono::{Days, NaiveDate};

/// Some days in a row, in the customer's calendar: the first included, the last left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: NaiveDate,
    until: NaiveDate,
}

impl Period {
    /// The days from `from` on and before `until`; none at all when they are the wrong way
    /// round.
    pub fn new(from: NaiveDate, until: NaiveDate) -> Self {
        Self { from, until: until.max(from) }
    }

    /// One day.
    pub fn day(day: NaiveDate) -> Self {
        Self::new(day, day.checked_add_days(Days::new(1)).unwrap_or(day))
    }

    /// The first day.
    pub fn from(self) -> NaiveDate {
        self.from
    }

    /// The first day after it.
    pub fn until(self) -> NaiveDate {
        self.until
    }

    /// The last day; the day before the first one when there is none.
    pub fn last(self) -> NaiveDate {
        self.until.pred_opt().unwrap_or(self.until)
    }

    /// How many days it has.
    pub fn days(self) -> u64 {
        self.until.signed_duration_since(self.from).num_days().unsigned_abs()
    }

    /// Whether `day` is one of them.
    pub fn has(self, day: NaiveDate) -> bool {
        (self.from..self.until).contains(&day)
    }
}
