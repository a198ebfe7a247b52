//! Time, where it is told in more than a figure.

use crate::speech::wording::messages;

/// The units in which it is told how long ago something was.
pub(in crate::speech) const UNITS: &[&str] = &["moment", "minute", "hour", "day", "long"];

messages! { "dates.ftl";
    /// How long ago something was.
    AGO = "ago" { unit: Key(UNITS), count: Count };
}
