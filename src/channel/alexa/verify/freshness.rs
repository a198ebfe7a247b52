//! How old a request may be.

use chrono::{DateTime, Duration, Utc};

use super::envelope::Envelope;
use super::refusal::Refusal;
use crate::basics::Now;

/// How far a request's timestamp may lie from now, in seconds, either way.
///
/// The platform's own ceiling: a skill that tolerates more is not certified.
pub const SKEW_S_MAX: i64 = 150;
/// How far a skill event's timestamp may lie from now, in seconds, either way.
///
/// The platform repeats undelivered events for an hour.
pub const EVENT_AGE_S_MAX: i64 = 3600;

/// The events that are repeated for an hour, as the platform's own verifiers list them.
const LATE_EVENTS: [&str; 5] = [
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillAccountLinked",
];
/// What every skill event's type starts with.
const EVENT_PREFIX: &str = "AlexaSkillEvent.";

/// Reads the time of `envelope` and checks it against `now`.
///
/// `every_event_late` grants the hour to every `AlexaSkillEvent.*`, not to the listed five alone.
///
/// # Errors
///
/// [`Refusal::TimestampMissing`], [`Refusal::TimestampOld`] or [`Refusal::TimestampEarly`].
pub(super) fn check(
    envelope: &Envelope<'_>,
    every_event_late: bool,
    now: Now,
) -> Result<DateTime<Utc>, Refusal> {
    let timestamp = DateTime::parse_from_rfc3339(envelope.timestamp())
        .map_err(|_| Refusal::TimestampMissing)?
        .to_utc();
    let kind = envelope.kind();
    let late = LATE_EVENTS.contains(&kind) || (every_event_late && kind.starts_with(EVENT_PREFIX));
    let tolerance = Duration::seconds(if late { EVENT_AGE_S_MAX } else { SKEW_S_MAX });
    let age = now.utc().signed_duration_since(timestamp);
    if age > tolerance {
        Err(Refusal::TimestampOld)
    } else if -age > tolerance {
        Err(Refusal::TimestampEarly)
    } else {
        Ok(timestamp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW_S: i64 = 1_795_000_000;

    fn at(kind: &str, timestamp: &str, every_event_late: bool) -> Result<(), Refusal> {
        let body = format!(r#"{{"request":{{"type":"{kind}","timestamp":"{timestamp}"}}}}"#);
        let now = Now::at(DateTime::from_timestamp(NOW_S, 0).unwrap());
        check(&Envelope::read(&body).unwrap(), every_event_late, now).map(|_| ())
    }

    fn aged(kind: &str, age_ms: i64, every_event_late: bool) -> Result<(), Refusal> {
        let time = DateTime::from_timestamp_millis(NOW_S * 1000 - age_ms).unwrap();
        at(kind, &time.to_rfc3339(), every_event_late)
    }

    #[test]
    fn requests_have_150_seconds_each_way() {
        for good in [0, 149_000, 150_000, -149_000, -150_000] {
            assert_eq!(aged("IntentRequest", good, true), Ok(()), "{good}");
        }
        for (bad, refusal) in [
            (150_001, Refusal::TimestampOld),
            (151_000, Refusal::TimestampOld),
            (-150_001, Refusal::TimestampEarly),
            (-151_000, Refusal::TimestampEarly),
            (i64::from(i32::MAX), Refusal::TimestampOld),
        ] {
            assert_eq!(aged("IntentRequest", bad, true), Err(refusal), "{bad}");
        }
    }

    #[test]
    fn listed_events_have_an_hour_and_the_rest_by_choice() {
        for kind in LATE_EVENTS {
            assert_eq!(aged(kind, 3_600_000, false), Ok(()), "{kind}");
            assert_eq!(aged(kind, 3_600_001, false), Err(Refusal::TimestampOld), "{kind}");
            assert_eq!(aged(kind, -3_601_000, false), Err(Refusal::TimestampEarly), "{kind}");
        }
        let other = "AlexaSkillEvent.ProactiveSubscriptionChanged";
        assert_eq!(aged(other, 151_000, false), Err(Refusal::TimestampOld));
        assert_eq!(aged(other, 3_600_000, true), Ok(()));
        assert_eq!(aged(other, 3_601_000, true), Err(Refusal::TimestampOld));
        assert_eq!(aged("AlexaSkillEvents.X", 151_000, true), Err(Refusal::TimestampOld));
    }

    #[test]
    fn what_is_no_time_is_missing() {
        for bad in ["", "now", "2026-11-20", "2026-11-20T09:30:00", "1795000000", "+inf"] {
            assert_eq!(at("LaunchRequest", bad, false), Err(Refusal::TimestampMissing), "{bad}");
        }
        for bad in ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
            assert!(at("LaunchRequest", bad, false).is_err(), "{bad}");
        }
    }
}
