//! Log lines and metrics, with every field chosen here.
//!
//! Nothing else logs. Each function takes closed sets, counts, durations and digests: there is no
//! argument through which a token, a name, an amount or an utterance could pass.

use std::panic;
use std::sync::atomic::AtomicU64;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use tracing::{error, info, warn};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::basics::Digest;

/// How a request ended: a closed set, one value a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Outcome {
    /// Facts of the customer were told.
    Told,
    /// Something was said that tells no fact.
    Said,
    /// The customer wants nothing of the accounts said aloud: nothing was asked, nothing told.
    Quiet,
    /// The caller may not hear it.
    Barred,
    /// The bank or the Vault gave no answer in time; an apology was spoken.
    Unavailable,
    /// Too many turns at once; an apology was spoken.
    Busy,
    /// An event of the platform was taken in.
    Event,
    /// The platform was told an event could not be kept, so that it sends it again.
    EventFailed,
    /// Nothing was to be said.
    Nothing,
    /// The request was refused as a stranger's.
    Refused,
}

/// A stage of one turn, for the latency histogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Stage {
    /// Signature, freshness, application.
    Verify,
    /// Token to grant.
    Gate,
    /// The bank's data.
    Bank,
    /// The durable record.
    Disclose,
    /// The whole turn.
    Turn,
}

impl Stage {
    const ALL: [Self; 5] = [Self::Verify, Self::Gate, Self::Bank, Self::Disclose, Self::Turn];
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct TurnLabels {
    channel: &'static str,
    intent: &'static str,
    outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RefusalLabels {
    channel: &'static str,
    reason: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StageLabels {
    stage: Stage,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RejectionLabels {
    reason: &'static str,
}

/// Upper bounds of the latency buckets, in seconds: from a cached point read to the hard stop.
const BUCKETS_S: [f64; 14] =
    [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 1.0, 2.5, 4.5, 6.5];

/// How many refusals are logged a minute, one line each: whoever is refused is a stranger, and
/// could fill the disk. All are counted.
const REFUSAL_LINES_MAX: u32 = 60;
const REFUSAL_LINES_EVERY: Duration = Duration::from_secs(60);

/// Lines that may still be written in the minute that began at `since`.
#[derive(Debug, Default)]
struct LineBudget {
    since: Option<Instant>,
    spent: u32,
}

/// What becomes of a line.
#[derive(Debug, PartialEq, Eq)]
enum Line {
    /// It is written.
    Written,
    /// It is written, and says that the next ones of this minute are not.
    Last,
    /// It is left out.
    LeftOut,
}

impl LineBudget {
    fn spend(&mut self, now: Instant) -> Line {
        if self.since.is_none_or(|since| now.duration_since(since) >= REFUSAL_LINES_EVERY) {
            *self = Self { since: Some(now), spent: 0 };
        }
        self.spent = self.spent.saturating_add(1);
        match self.spent {
            ..REFUSAL_LINES_MAX => Line::Written,
            REFUSAL_LINES_MAX => Line::Last,
            _ => Line::LeftOut,
        }
    }
}

/// Every metric of one server.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    turns: Family<TurnLabels, Counter>,
    refusals: Family<RefusalLabels, Counter>,
    rejections: Family<RejectionLabels, Counter>,
    token_refusals: Family<RejectionLabels, Counter>,
    /// One of each stage, in the order of [`Stage::ALL`]: looked up by every request.
    stages: [Histogram; Stage::ALL.len()],
    connections: Gauge,
    in_flight: Gauge,
    courtesies: Counter,
    password_checks: Counter,
    panics: Counter<u64, AtomicU64>,
    refusal_lines: Mutex<LineBudget>,
}

impl Default for Metrics {
    fn default() -> Self {
        let by_stage: Family<StageLabels, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BUCKETS_S));
        let stage = |stage| by_stage.get_or_create(&StageLabels { stage }).clone();
        let mut metrics = Self {
            registry: Registry::with_prefix("saldo"),
            turns: Family::default(),
            refusals: Family::default(),
            rejections: Family::default(),
            token_refusals: Family::default(),
            stages: Stage::ALL.map(stage),
            connections: Gauge::default(),
            in_flight: Gauge::default(),
            courtesies: Counter::default(),
            password_checks: Counter::default(),
            panics: Counter::default(),
            refusal_lines: Mutex::default(),
        };
        let registry = &mut metrics.registry;
        registry.register("turns", "Turns by intent and outcome", metrics.turns.clone());
        registry.register("refusals", "Requests refused as strangers'", metrics.refusals.clone());
        registry.register(
            "http_rejections",
            "Requests refused before any channel saw them",
            metrics.rejections.clone(),
        );
        registry.register(
            "token_refusals",
            "Access tokens of the bank's that opened nothing",
            metrics.token_refusals.clone(),
        );
        registry.register_with_unit(
            "stage",
            "Time spent in each stage of a turn",
            Unit::Seconds,
            by_stage,
        );
        registry.register("connections", "Open connections", metrics.connections.clone());
        registry.register("turns_in_flight", "Turns being answered", metrics.in_flight.clone());
        registry.register(
            "courtesies",
            "Short messages sent ahead while the bank was slow",
            metrics.courtesies.clone(),
        );
        registry.register(
            "password_checks",
            "Passwords and voice codes hashed",
            metrics.password_checks.clone(),
        );
        registry.register("panics", "Requests that hit a bug", metrics.panics.clone());
        metrics
    }
}

/// One finished turn, as it is counted and logged.
#[derive(Debug, Clone, Copy)]
pub struct TurnLine {
    /// The channel's name.
    pub channel: &'static str,
    /// The intent's name.
    pub intent: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, where the outcome has a reason of its own; a closed set.
    pub reason: Option<&'static str>,
    /// Digest of the request id: finds the turn's disclosure record.
    pub request: Option<Digest>,
    /// The number of the disclosure record, when facts were told.
    pub disclosure: Option<u64>,
    /// The whole time.
    pub took: Duration,
}

impl Metrics {
    /// Counts and logs a finished turn.
    pub fn turn(&self, line: TurnLine) {
        let TurnLine { channel, intent, outcome, .. } = line;
        self.turns.get_or_create(&TurnLabels { channel, intent, outcome }).inc();
        self.stage(Stage::Turn, line.took);
        let request = line.request.map(|digest| digest.to_hex());
        info!(
            event = "turn",
            channel,
            intent,
            outcome = ?outcome,
            reason = line.reason,
            request = request.as_deref().map(|hex| &hex[..16]),
            disclosure = line.disclosure,
            micros = u64::try_from(line.took.as_micros()).unwrap_or(u64::MAX),
        );
    }

    /// Counts a request refused as a stranger's, and logs it unless a minute has had enough.
    pub fn refusal(&self, channel: &'static str, reason: &'static str) {
        self.refusals.get_or_create(&RefusalLabels { channel, reason }).inc();
        let mut lines = self.refusal_lines.lock().unwrap_or_else(PoisonError::into_inner);
        match lines.spend(Instant::now()) {
            Line::Written => warn!(event = "refusal", channel, reason),
            Line::Last => warn!(event = "refusal", channel, reason, more = "counted only"),
            Line::LeftOut => {}
        }
    }

    /// Counts a request refused before any channel saw it.
    pub fn rejection(&self, reason: &'static str) {
        self.rejections.get_or_create(&RejectionLabels { reason }).inc();
    }

    /// Counts an access token of the bank's that opened nothing. The turn's line says why, too.
    pub fn token_refusal(&self, reason: &'static str) {
        self.token_refusals.get_or_create(&RejectionLabels { reason }).inc();
    }

    /// Records the time a stage took.
    pub fn stage(&self, stage: Stage, took: Duration) {
        self.stages[stage as usize].observe(took.as_secs_f64());
    }

    /// Counts a short message sent ahead.
    pub fn courtesy(&self) {
        self.courtesies.inc();
    }

    /// Counts a password or voice code that is hashed.
    pub fn password_check(&self) {
        self.password_checks.inc();
    }

    /// Counts a request that hit a bug.
    pub fn panicked(&self) {
        self.panics.inc();
    }

    /// The number of open connections, to be raised and lowered.
    pub fn connections(&self) -> &Gauge {
        &self.connections
    }

    /// The number of turns being answered, to be raised and lowered.
    pub fn in_flight(&self) -> &Gauge {
        &self.in_flight
    }

    /// Every metric in the OpenMetrics text format.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail; a metric that cannot be encoded is left out.
        if encode(&mut text, &self.registry).is_err() {
            error!(event = "metrics_not_encoded");
        }
        text
    }
}

/// Logs a step of the server's life. `what` and `detail` are written in the code or name a file
/// or an address of the operator's own.
pub fn life(what: &'static str, detail: &str) {
    info!(event = "server", what, detail);
}

/// Logs something the operator must look at: a failing bank, vault, file or listener.
///
/// `cause` is a message of one of Saldo's own failure types, which hold no customer fact.
pub fn trouble(what: &'static str, cause: &str) {
    error!(event = "trouble", what, cause);
}

/// Sends log lines to `writer` as JSON, one object a line, and makes panics log their place but
/// never their message, which could hold anything.
pub fn start_logging<W>(writer: W)
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(writer)
        .json()
        .flatten_event(true)
        .with_target(false)
        .with_current_span(false)
        .with_span_list(false);
    // Dependencies log, too, and what a stranger sent could be in it: only this file's lines go on.
    let ours = Targets::new().with_target(module_path!(), LevelFilter::INFO);
    // A second call (in tests) keeps the first one's lines.
    if tracing_subscriber::registry().with(ours).with(lines).try_init().is_ok() {
        panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(|place| (place.file(), place.line()));
            let (file, line) = place.unwrap_or(("unknown", 0));
            error!(event = "panic", file, line);
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_its_own_histogram() {
        let metrics = Metrics::default();
        for (stage, count) in Stage::ALL.into_iter().zip(1..) {
            (0..count).for_each(|_| metrics.stage(stage, Duration::from_millis(1)));
        }
        let text = metrics.text();
        for (stage, count) in Stage::ALL.into_iter().zip(1..) {
            let line = format!("saldo_stage_seconds_count{{stage=\"{stage:?}\"}} {count}");
            assert!(text.contains(&line), "no {line} in {text}");
        }
    }

    #[test]
    fn strangers_cannot_fill_the_log() {
        let mut lines = LineBudget::default();
        let start = Instant::now();
        let spent = |lines: &mut LineBudget, at: Instant| {
            (0..1000).filter(|_| lines.spend(at) != Line::LeftOut).count()
        };
        assert_eq!(spent(&mut lines, start), REFUSAL_LINES_MAX as usize);
        assert_eq!(spent(&mut lines, start + REFUSAL_LINES_EVERY / 2), 0);
        assert_eq!(spent(&mut lines, start + REFUSAL_LINES_EVERY), REFUSAL_LINES_MAX as usize);
    }

    #[test]
    fn turns_and_refusals_are_counted_by_closed_labels() {
        let metrics = Metrics::default();
        metrics.turn(TurnLine {
            channel: "alexa",
            intent: "balance",
            outcome: Outcome::Told,
            reason: None,
            request: None,
            disclosure: Some(7),
            took: Duration::from_millis(3),
        });
        metrics.refusal("alexa", "bad_signature");
        let text = metrics.text();
        let turn = "saldo_turns_total{channel=\"alexa\",intent=\"balance\",outcome=\"Told\"} 1";
        assert!(text.contains(turn), "{text}");
        assert!(text.contains("reason=\"bad_signature\"} 1"), "{text}");
        assert!(text.contains("saldo_stage_seconds_bucket"), "{text}");
    }
}
