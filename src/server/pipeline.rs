//! One Alexa request, from the wire to the wire, in order.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use hyper::StatusCode;
use ring::rand::{SecureRandom, SystemRandom};
use thiserror::Error;
use tokio::sync::Semaphore;
use tokio::time::{Instant as Deadline, sleep, timeout_at};

use super::answer::{HttpAnswer, bare, json};
use super::certificates::Certificates;
use super::chain_source::ChainSource;
use super::clock::{Clock, Seen, Witness};
use super::converse::{Concluded, Conversation, Errand, busy, said};
use super::courtesy::CourtesySender;
use super::event::take_in;
use super::published::Published;
use super::resource_server::ResourceServer;
use super::voice_pins::VoicePins;
use crate::bank::{Bank, Merchants};
use crate::basics::{ApplicationId, BadId, Locale, Now, Secret};
use crate::channel::Inbound;
use crate::channel::alexa::verify::{Anchors, Policy, Verified};
use crate::channel::alexa::{
    BadSessionKey, Courtesy, Decoded, RequestKind, SEAL_NONCE_BYTES, Sealing, SessionKeys,
    bearer_tokens, decode, encode, encode_silence,
};
use crate::consent::{LadderFailure, Manner, PinProof, VoicePin};
use crate::dialogue::{Event, Frame, Intent, Plan, Reply, Said, Screen, Turn, Wish, plan};
use crate::observe::{Metrics, Outcome, Stage, TurnLine, trouble};
use crate::settings::Settings;
use crate::speech::{Telling, VisualPolicy, render};
use crate::vault::Vault;

/// The channel's name in logs and metrics.
const ALEXA: &str = "alexa";

/// What a pipeline is put together from.
pub struct PipelineParts<'a> {
    /// What the operator set.
    pub settings: &'a Settings,
    /// The bank's data.
    pub bank: Arc<dyn Bank>,
    /// Who is behind a statement line.
    pub merchants: Merchants,
    /// Grants and the disclosure record.
    pub vault: Arc<dyn Vault>,
    /// Where certificate files come from.
    pub chains: Box<dyn ChainSource>,
    /// The roots that certificates must lead to.
    pub anchors: Anchors,
    /// Says "one moment" while the bank is slow.
    pub courtesy: CourtesySender,
    /// Seals the talk's state.
    pub session_key: Secret<[u8; 32]>,
    /// Opens what was sealed before the key was changed.
    pub session_key_previous: Option<Secret<[u8; 32]>>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
}

/// Why a pipeline cannot be put together.
#[derive(Debug, Error)]
pub enum PipelineError {
    /// A skill id is not an identifier.
    #[error("alexa.skill_ids: {0}")]
    SkillId(#[from] BadId),
    /// A session key is not one.
    #[error("vault.session_key_file: {0}")]
    SessionKey(#[from] BadSessionKey),
    /// A row of the assurance ladder falls.
    #[error("assurance.{0}")]
    Ladder(#[from] LadderFailure),
}

/// Answers requests.
pub struct Pipeline {
    certificates: Certificates,
    policy: Policy,
    session_keys: SessionKeys,
    conversation: Conversation,
    published: Published,
    visual: VisualPolicy,
    courtesy: CourtesySender,
    courtesy_after: Duration,
    answer_time_max: Duration,
    turns: Semaphore,
    random: SystemRandom,
    metrics: Arc<Metrics>,
    clock: Clock,
    witness: Option<Witness>,
}

impl Pipeline {
    /// Puts a pipeline together.
    ///
    /// # Errors
    ///
    /// [`PipelineError`] names the setting.
    pub fn new(parts: PipelineParts<'_>) -> Result<Self, PipelineError> {
        let PipelineParts { settings, bank, merchants, vault, chains, .. } = parts;
        let PipelineParts { anchors, courtesy, metrics, .. } = parts;
        let applications: Result<Vec<_>, _> =
            settings.alexa.skill_ids.iter().map(|id| ApplicationId::new(id)).collect();
        let previous = parts.session_key_previous.as_ref().map(|key| key.expose().as_slice());
        let deadlines = &settings.deadlines;
        Ok(Self {
            certificates: Certificates::new(anchors, chains),
            policy: Policy {
                applications: applications?,
                every_skill_event_may_be_late: settings.alexa.all_events_late,
            },
            session_keys: SessionKeys::new(parts.session_key.expose(), previous)?,
            conversation: Conversation {
                bank,
                merchants,
                vault,
                resource_server: None,
                household: settings.alexa.household.into(),
                pins: None,
                ladder: settings.assurance.ladder()?,
                login_rule: settings.oauth.login_rule(),
                bank_time_max: Duration::from_millis(deadlines.bank_ms),
                metrics: Arc::clone(&metrics),
            },
            published: Published::new(settings.bank.public_facts()),
            visual: settings.alexa.visual.into(),
            courtesy,
            courtesy_after: Duration::from_millis(deadlines.courtesy_ms),
            answer_time_max: Duration::from_millis(deadlines.answer_ms),
            turns: Semaphore::new(settings.server.turns_max),
            random: SystemRandom::new(),
            metrics,
            clock: Clock::system(),
            witness: None,
        })
    }

    /// The same pipeline, in the time that `clock` tells.
    #[must_use]
    pub fn on_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// The same pipeline, asking for the voice PIN among `pins` where more must be known of who is
    /// speaking.
    #[must_use]
    pub fn with_voice_pins(self, pins: Arc<VoicePins>) -> Self {
        let conversation = Conversation { pins: Some(pins), ..self.conversation };
        Self { conversation, ..self }
    }

    /// The same pipeline, taking the bank's own access tokens instead of Saldo's.
    #[must_use]
    pub fn with_resource_server(self, resource_server: ResourceServer) -> Self {
        let resource_server = Some(resource_server);
        Self { conversation: Conversation { resource_server, ..self.conversation }, ..self }
    }

    /// The same pipeline, each of its turns shown to `witness` when its record is on disk.
    #[must_use]
    pub fn seen_by(self, witness: Witness) -> Self {
        Self { witness: Some(witness), ..self }
    }

    /// Answers one request that arrived at `arrived`. Whatever happens, this is an answer.
    pub async fn alexa(&self, inbound: &Inbound<'_>, arrived: Instant) -> HttpAnswer {
        let now = self.clock.now();
        let verifying = self.certificates.verified(inbound, &self.policy, now);
        let verifying = AssertUnwindSafe(timeout_at(self.deadline(arrived), verifying));
        let verified = match verifying.catch_unwind().await {
            Ok(Ok(Ok(verified))) => verified,
            Ok(Ok(Err(refusal))) => return self.refuse(refusal.reason()),
            Ok(Err(_)) => return self.refuse("deadline"),
            Err(_) => {
                self.metrics.panicked();
                return self.refuse("bug");
            }
        };
        self.metrics.stage(Stage::Verify, arrived.elapsed());
        match decode_proven(&verified, &self.session_keys, now) {
            Some(mut decoded) => {
                if self.conversation.resource_server.is_some() {
                    decoded.turn.bearer = bearer_tokens(verified.body());
                }
                // A panic is a bug, but the customer hears an apology and the server goes on.
                let locale = decoded.turn.locale;
                let answering = AssertUnwindSafe(self.answer(decoded, now, arrived));
                answering.catch_unwind().await.unwrap_or_else(|_| {
                    self.metrics.panicked();
                    self.apology_for_a_bug(locale)
                })
            }
            None => self.refuse("no_request"),
        }
    }

    fn refuse(&self, reason: &'static str) -> HttpAnswer {
        self.metrics.refusal(ALEXA, reason);
        bare(StatusCode::BAD_REQUEST)
    }

    async fn answer(&self, decoded: Decoded, now: Now, arrived: Instant) -> HttpAnswer {
        let Decoded { mut turn, talk, courtesy, kind, reported } = decoded;
        turn.frame.proof = self.kept_proof(&mut turn, now);
        if let Said::Intent(Intent::Wish(wish)) = turn.said {
            turn.frame.wished = turn.frame.wished.with(wish);
            self.kept_in_time(&turn, wish, now, arrived).await;
        }
        let (intent, mut concluded) = match &turn.said {
            Said::Nothing => {
                self.count(&turn, kind.name(), Outcome::Nothing, reported, arrived);
                return json(encode_silence(kind));
            }
            Said::Event(event) => {
                let outcome = self.event_in_time(&turn, event, now, arrived).await;
                self.count(&turn, kind.name(), outcome, None, arrived);
                return match outcome {
                    Outcome::EventFailed => bare(StatusCode::SERVICE_UNAVAILABLE),
                    _ => json(encode_silence(RequestKind::SkillEvent)),
                };
            }
            Said::Intent(intent) => {
                let planned = plan(intent, &turn.frame);
                let concluded = self.carry_out(&turn, planned, courtesy, now, arrived).await;
                (intent, spelled(intent, concluded))
            }
        };
        concluded.frame.warned |= turn.frame.warned;
        if let Some(witness) = &self.witness {
            witness(Seen { intent, reply: &concluded.reply, frame: &concluded.frame });
        }
        let (manner, ends_in) = (concluded.manner, concluded.ends_in);
        let visual = self.visual;
        let facts = self.published.now();
        let locale = turn.locale;
        let telling = Telling { locale, visual, facts: &facts, now, manner, ends_in };
        let speech = render(&concluded.reply, &telling);
        let nonce = self.nonce();
        let sealing = talk.as_ref().zip(nonce).map(|(talk, nonce)| Sealing {
            keys: &self.session_keys,
            talk,
            now,
            nonce,
        });
        let body = encode(&speech, &concluded.frame, turn.screen, sealing.as_ref());
        self.metrics.turn(TurnLine {
            channel: ALEXA,
            intent: intent.name(),
            outcome: concluded.outcome,
            reason: concluded.reason,
            request: Some(turn.request),
            disclosure: concluded.disclosure,
            took: arrived.elapsed(),
        });
        json(body)
    }

    /// What comes of what was planned for `turn`.
    async fn carry_out(
        &self,
        turn: &Turn,
        planned: Plan,
        courtesy: Option<Courtesy>,
        now: Now,
        arrived: Instant,
    ) -> Concluded {
        match planned {
            Plan::Say(reply, frame) => {
                let manner = self.manner_in_time(turn, now, arrived).await;
                Concluded { manner, ..said(reply, frame) }
            }
            Plan::Ask(question) => {
                let errand = (Errand::Ask(&question), None);
                self.in_time(turn, errand, courtesy, now, arrived).await
            }
            Plan::Act(wish) => {
                let errand = (Errand::Act(&wish), None);
                self.in_time(turn, errand, courtesy, now, arrived).await
            }
            Plan::Verify(pin, pended) => {
                let errand = (Errand::of(&pended), Some(&pin));
                self.in_time(turn, errand, courtesy, now, arrived).await
            }
            Plan::Share(wish) => {
                let errand = (Errand::Share(&wish), None);
                self.in_time(turn, errand, courtesy, now, arrived).await
            }
        }
    }

    /// Takes an event in, or has the platform send it again when the time is up.
    async fn event_in_time(
        &self,
        turn: &Turn,
        event: &Event,
        now: Now,
        arrived: Instant,
    ) -> Outcome {
        let taken = take_in(self.conversation.vault.as_ref(), turn, event, now);
        timeout_at(self.deadline(arrived), taken).await.unwrap_or_else(|_| {
            trouble("event", "not kept within deadlines.answer_ms");
            Outcome::EventFailed
        })
    }

    /// Keeps for good how the customer wishes to be told. Where that cannot be done it holds in
    /// this talk.
    async fn kept_in_time(&self, turn: &Turn, wish: Wish, now: Now, arrived: Instant) {
        let Some(change) = wish.lasting() else { return };
        let keeping = self.conversation.keep_manner(turn, change, now);
        if timeout_at(self.deadline(arrived), keeping).await.is_err() {
            trouble("manner", "not kept within deadlines.answer_ms");
        }
    }

    /// How the customer wants to be told what needs no bank; as everybody is where that is not
    /// known by the time at which a "one moment" would go out: it is not worth more waiting.
    async fn manner_in_time(&self, turn: &Turn, now: Now, arrived: Instant) -> Manner {
        let known = self.conversation.manner(turn, now);
        let soon = Deadline::from_std(arrived + self.courtesy_after);
        let known = timeout_at(soon, known).await;
        turn.frame.wished.over(known.unwrap_or_default())
    }

    fn deadline(&self, arrived: Instant) -> Deadline {
        Deadline::from_std(arrived + self.answer_time_max)
    }

    /// What is left of the proof that the voice PIN was said in this talk.
    fn kept_proof(&self, turn: &mut Turn, now: Now) -> Option<PinProof> {
        let pins = self.conversation.pins.as_ref()?;
        turn.frame.proof.take()?.kept(turn.caller.person, pins.policy(), now)
    }

    /// The reply, or an apology when the time is up. A "one moment" goes ahead when it takes long.
    async fn in_time(
        &self,
        turn: &Turn,
        (errand, pin): (Errand<'_>, Option<&VoicePin>),
        courtesy: Option<Courtesy>,
        now: Now,
        arrived: Instant,
    ) -> Concluded {
        let Ok(_place) = self.turns.try_acquire() else { return busy() };
        let _counted = Counted::one(&self.metrics);
        let mut replying = std::pin::pin!(self.conversation.turn(turn, errand, pin, now));
        let slow = sleep(self.courtesy_after.saturating_sub(arrived.elapsed()));
        let replied = async {
            tokio::select! {
                biased;
                concluded = &mut replying => return concluded,
                () = slow => {}
            }
            if let Some(courtesy) = courtesy {
                self.courtesy.send(courtesy, turn.locale, &self.metrics);
            }
            replying.await
        };
        match timeout_at(self.deadline(arrived), replied).await {
            Ok(concluded) => concluded,
            Err(_) => errand.failed("deadline", true, &turn.frame),
        }
    }

    /// The apology for a bug: the customer hears in their language that it did not work, never
    /// nothing.
    fn apology_for_a_bug(&self, locale: Locale) -> HttpAnswer {
        let now = self.clock.now();
        let (visual, manner) = (self.visual, Manner::default());
        let facts = self.published.now();
        let telling = Telling { locale, visual, facts: &facts, now, manner, ends_in: None };
        let speech = render(&Reply::Unavailable, &telling);
        json(encode(&speech, &Frame::default(), Screen::None, None))
    }

    /// What it tells anybody.
    pub(super) fn published(&self) -> Published {
        self.published.clone()
    }

    /// Whether the bank and the Vault can be used now.
    pub async fn reachable(&self) -> (bool, bool) {
        self.conversation.reachable().await
    }

    /// `None` when the system gives no random bytes: then the talk forgets its frame.
    fn nonce(&self) -> Option<[u8; SEAL_NONCE_BYTES]> {
        let mut nonce = [0; SEAL_NONCE_BYTES];
        self.random.fill(&mut nonce).ok().map(|()| nonce)
    }

    fn count(
        &self,
        turn: &Turn,
        intent: &'static str,
        outcome: Outcome,
        reason: Option<&'static str>,
        arrived: Instant,
    ) {
        self.metrics.turn(TurnLine {
            channel: ALEXA,
            intent,
            outcome,
            reason,
            request: Some(turn.request),
            disclosure: None,
            took: arrived.elapsed(),
        });
    }
}

/// What was concluded, with the names in it to be spelled where that was asked for.
fn spelled(intent: &Intent, concluded: Concluded) -> Concluded {
    match (intent, concluded.reply) {
        (Intent::Spell, Reply::Tell(answer) | Reply::TellThenBack(answer, _)) => {
            Concluded { reply: Reply::Spelled(answer), ..concluded }
        }
        (_, reply) => Concluded { reply, ..concluded },
    }
}

/// `None` only for a signed body without a request in it.
fn decode_proven(verified: &Verified<'_>, keys: &SessionKeys, now: Now) -> Option<Decoded> {
    decode(verified.body(), verified.application(), keys, now).ok()
}

/// Counts a turn in flight for as long as it lives, also when it is dropped half way.
struct Counted<'a>(&'a Metrics);

impl<'a> Counted<'a> {
    fn one(metrics: &'a Metrics) -> Self {
        metrics.in_flight().inc();
        Self(metrics)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.in_flight().dec();
    }
}
