//! Where a turn's time went, as the server measures it.

use std::str::FromStr;
use std::time::Duration;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The stages as the server's metrics name them, and as they are told, in order; last the whole.
const STAGES: [(&str, &str); 5] = [
    ("Verify", "verify"),
    ("Gate", "gate"),
    ("Bank", "bank"),
    ("Disclose", "record"),
    ("Turn", "turn"),
];

/// Microseconds in a second.
const MICROS: i64 = 1_000_000;

/// Seconds that every stage has taken since the server began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StageClock([Decimal; STAGES.len()]);

/// The time that each stage of one turn took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TurnTime {
    /// The stages by name, in order.
    pub(super) stages: Vec<(&'static str, Duration)>,
    /// The whole turn, in the server.
    pub(super) turn: Duration,
}

impl StageClock {
    /// Reads it from the server's metrics, a text in the OpenMetrics format.
    pub(super) fn read(metrics: &str) -> Self {
        Self(STAGES.map(|(name, _)| {
            let row = format!("saldo_stage_seconds_sum{{stage=\"{name}\"}} ");
            let value = metrics.lines().find_map(|line| line.strip_prefix(&row));
            value.and_then(seconds).unwrap_or_default()
        }))
    }

    /// What has passed since `before`. The rest of the turn is a stage, too: it understands the
    /// request and puts the answer into words.
    pub(super) fn since(&self, before: &Self) -> TurnTime {
        let spent = self.0.iter().zip(&before.0).map(|(now, then)| micros(*now - *then));
        let mut stages: Vec<_> =
            STAGES.iter().zip(spent).map(|((_, name), spent)| (*name, spent)).collect();
        let turn = stages.pop().map(|(_, spent)| spent).unwrap_or_default();
        let named: Duration = stages.iter().map(|(_, spent)| *spent).sum();
        stages.push(("words", turn.saturating_sub(named)));
        TurnTime { stages, turn }
    }
}

fn seconds(text: &str) -> Option<Decimal> {
    Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok()
}

fn micros(seconds: Decimal) -> Duration {
    let micros = (seconds * Decimal::from(MICROS)).round().to_u64();
    Duration::from_micros(micros.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observe::{Metrics, Stage};

    #[test]
    fn the_time_of_a_turn_is_what_was_measured_in_it() {
        let metrics = Metrics::default();
        metrics.stage(Stage::Bank, Duration::from_secs(3));
        let before = StageClock::read(&metrics.text());
        for (stage, micros) in [(Stage::Verify, 7), (Stage::Bank, 1_250), (Stage::Turn, 2_000)] {
            metrics.stage(stage, Duration::from_micros(micros));
        }
        let time = StageClock::read(&metrics.text()).since(&before);
        let spent: Vec<_> =
            time.stages.iter().map(|(name, spent)| (*name, spent.as_micros())).collect();
        let expected = [("verify", 7), ("gate", 0), ("bank", 1_250), ("record", 0), ("words", 743)];
        assert_eq!(spent, expected);
        assert_eq!(time.turn.as_micros(), 2_000);
    }
}
