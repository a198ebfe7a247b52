//! How far back a consent reaches.

use chrono::{Days, NaiveDate};

/// How far back transactions are told: part of what the customer agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LookBack {
    /// As far as the bank's data go.
    #[default]
    Unlimited,
    /// The last so many days, today among them; at least one.
    Days(u16),
}

impl LookBack {
    /// The first day whose transactions are told, where `today` is the last; `None` for every day.
    pub fn first_day(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Unlimited => None,
            Self::Days(days) => {
                let back = Days::new(days.max(1).saturating_sub(1).into());
                Some(today.checked_sub_days(back).unwrap_or(today))
            }
        }
    }

    /// The number of days in storage; `None` for [`LookBack::Unlimited`].
    pub fn days(self) -> Option<u16> {
        match self {
            Self::Unlimited => None,
            Self::Days(days) => Some(days),
        }
    }

    /// The one that is stored as `days`.
    pub fn of_days(days: Option<u16>) -> Self {
        days.map_or(Self::Unlimited, Self::Days)
    }

    /// The one of the two that reaches less far.
    #[must_use]
    pub fn nearer(self, other: Self) -> Self {
        match (self, other) {
            (Self::Days(one), Self::Days(another)) => Self::Days(one.min(another)),
            (Self::Unlimited, bound) | (bound, Self::Unlimited) => bound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_days_end_with_today() {
        let today = day("2026-03-01");
        assert_eq!(LookBack::Days(1).first_day(today), Some(today));
        assert_eq!(LookBack::Days(30).first_day(today), Some(day("2026-01-31")));
        assert_eq!(LookBack::Days(0).first_day(today), Some(today), "never a day to come");
        assert_eq!(LookBack::Unlimited.first_day(today), None);
        assert_eq!(LookBack::Days(9).first_day(NaiveDate::MIN), Some(NaiveDate::MIN));
    }

    #[test]
    fn the_nearer_one_wins_and_storage_reads_back() {
        let (near, far) = (LookBack::Days(30), LookBack::Days(90));
        assert_eq!((near.nearer(far), far.nearer(near)), (near, near));
        assert_eq!(far.nearer(LookBack::Unlimited), far);
        assert_eq!(LookBack::Unlimited.nearer(near), near);
        for one in [near, LookBack::Unlimited] {
            assert_eq!(LookBack::of_days(one.days()), one);
        }
    }
}
