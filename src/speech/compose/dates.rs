//! Time, where it is told in more than a figure.

use chrono::{DateTime, Utc};

use crate::basics::Now;
use crate::speech::messages::dates::AGO;
use crate::speech::wording::{Value, Wording};

/// How long ago `then` was, rounded down: "three hours ago".
///
/// Relative, because it is right in every time zone; a time ahead of `now` is "a moment ago".
pub(super) fn ago(words: &Wording, then: DateTime<Utc>, now: Now) -> String {
    let minutes = now.utc().signed_duration_since(then).num_minutes();
    let (count, unit) = match minutes {
        i64::MIN..=1 => (0, "moment"),
        2..=59 => (minutes, "minute"),
        60..=1_439 => (minutes / 60, "hour"),
        1_440..=44_639 => (minutes / 1_440, "day"),
        _ => (0, "long"),
    };
    let given = [("unit", Value::Key(unit)), ("count", Value::Count(count.unsigned_abs()))];
    words.written(&AGO, None, given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Locale;

    #[test]
    fn spans_are_rounded_down() {
        let words = Wording::of(Locale::EN_US);
        let now = Now::at("2026-03-05T12:00:00Z".parse().unwrap());
        for (then, told) in [
            ("2026-03-05T13:00:00Z", "a moment ago"),
            ("2026-03-05T11:01:00Z", "fifty-nine minutes ago"),
            ("2026-03-05T10:01:00Z", "one hour ago"),
            ("2026-03-04T12:30:00Z", "twenty-three hours ago"),
            ("2026-03-03T12:00:00Z", "two days ago"),
            ("2026-02-02T12:00:01Z", "thirty days ago"),
            ("2026-02-02T12:00:00Z", "more than a month ago"),
        ] {
            assert_eq!(ago(words, then.parse().unwrap(), now), told);
        }
    }
}
