//! How long a customer's last login with the bank counts.

use chrono::{DateTime, Duration, Utc};

use crate::basics::Now;

/// In the last two weeks customers are told to link again, in days.
const WARNING_DAYS: i64 = 14;

/// How old the login may be with which a customer made a link: European banks owe a strong
/// authentication every 180 days (Regulation 2018/389, article 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuthenticationRule {
    days: u32,
}

impl AuthenticationRule {
    /// The rule that a login counts for this many days.
    pub fn of_days(days: u32) -> Self {
        Self { days }
    }

    /// First instant at which a login at `at` no longer counts.
    pub fn ends(self, at: DateTime<Utc>) -> DateTime<Utc> {
        let ends = at.checked_add_signed(Duration::days(self.days.into()));
        ends.unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// In how many whole days a link that was made with a login at `at` ends at `until`, once its
    /// customer is to be told: in the last two weeks in which that login counts.
    pub fn days_left(self, at: DateTime<Utc>, until: DateTime<Utc>, now: Now) -> Option<u16> {
        let left = |end: DateTime<Utc>| end - now.utc();
        let is_due = left(self.ends(at)) <= Duration::days(WARNING_DAYS);
        let days = left(until.min(self.ends(at))).num_days();
        if is_due { u16::try_from(days).ok() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: AuthenticationRule = AuthenticationRule { days: 180 };

    fn login() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    #[test]
    fn the_last_two_weeks_are_told_by_the_day() {
        let told = |ago: Duration| {
            RULE.days_left(login(), DateTime::<Utc>::MAX_UTC, Now::at(login() + ago))
        };
        assert_eq!(told(Duration::zero()), None);
        assert_eq!(told(Duration::days(166) - Duration::nanoseconds(1)), None);
        assert_eq!(told(Duration::days(166)), Some(14));
        assert_eq!(told(Duration::days(166) + Duration::seconds(1)), Some(13));
        assert_eq!(told(Duration::days(178) + Duration::seconds(1)), Some(1));
        assert_eq!(told(Duration::days(179) + Duration::seconds(1)), Some(0));
    }

    #[test]
    fn a_link_that_ends_before_is_said_to_end_then() {
        let now = Now::at(login() + Duration::days(170));
        let until = login() + Duration::days(173);
        assert_eq!(RULE.days_left(login(), until, now), Some(3));
        // A short consent is the customer's own choice: nobody is told to link again.
        let now = Now::at(login() + Duration::days(29));
        assert_eq!(RULE.days_left(login(), login() + Duration::days(30), now), None);
    }
}
