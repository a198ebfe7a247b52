//! The time of a turn.

use chrono::{DateTime, Duration, Utc};

/// The instant at which a request is handled.
///
/// Only the shell (`server`, `connect`, `simulate`) reads a clock and makes one; every room above
/// the border takes it as an argument, so that tests move time by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Now(DateTime<Utc>);

impl Now {
    /// The given instant as the time of the turn.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(instant)
    }

    /// The instant in UTC.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// Whole seconds since 1970-01-01T00:00:00Z.
    pub fn unix_seconds(self) -> i64 {
        self.0.timestamp()
    }

    /// The instant `span` later; `span` may be negative. Saturates at the calendar's ends.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        let end = if span < Duration::zero() {
            DateTime::<Utc>::MIN_UTC
        } else {
            DateTime::<Utc>::MAX_UTC
        };
        Self(self.0.checked_add_signed(span).unwrap_or(end))
    }
}
