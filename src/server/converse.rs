//! The middle of a turn, the same for every channel: gate, bank, record, reply.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Weekday};
use tokio::time::timeout;

use crate::bank::{Answer, Bank, CardWish, Merchants, Question, act_on_card, ask};
use crate::basics::Now;
use crate::consent::{
    Aloud, Assurance, Barrier, Channel, DataClasses, Household, LinkedCustomer, Manner,
    MannerChange, admit, token_to_check,
};
use crate::dialogue::{
    Frame, Reply, Turn, barred, barred_card, conclude, conclude_card, kept_quiet, switched_off,
    switched_off_card, unavailable, unavailable_card,
};
use crate::disclosure::{Disclosure, Fact, Recipient, facts_of, facts_of_wish};
use crate::observe::{Metrics, Outcome, Stage, trouble};
use crate::vault::{Vault, VaultFailure};

/// What is put to the bank in one turn.
#[derive(Debug, Clone, Copy)]
pub(super) enum Errand<'a> {
    /// A question.
    Ask(&'a Question),
    /// Something to be done with a card.
    Act(&'a CardWish),
}

/// What a turn came to, before it is put into words.
#[derive(Debug)]
pub(super) struct Concluded {
    /// What is replied.
    pub reply: Reply,
    /// The state of the talk after it.
    pub frame: Frame,
    /// How it ended, for the log.
    pub outcome: Outcome,
    /// Why, where that has a name of its own.
    pub reason: Option<&'static str>,
    /// The number of the disclosure record; `Some` if and only if a fact is told.
    pub disclosure: Option<u64>,
    /// How it is told.
    pub manner: Manner,
}

/// Answers turns from the bank's data, within the customer's consent, on record.
pub(super) struct Conversation {
    /// The bank's data.
    pub bank: Arc<dyn Bank>,
    /// Who is behind a statement line.
    pub merchants: Merchants,
    /// Grants and the disclosure record.
    pub vault: Arc<dyn Vault>,
    /// Whose link answers on a shared device.
    pub household: Household,
    /// How long the bank may take.
    pub bank_time_max: Duration,
    /// What is counted.
    pub metrics: Arc<Metrics>,
}

impl Conversation {
    /// What Saldo replies to `errand`, run in `turn`.
    ///
    /// A reply that tells a fact has its record on disk when this returns, and a change at the
    /// bank had its own before it was made.
    pub(super) async fn turn(&self, turn: &Turn, errand: Errand<'_>, now: Now) -> Concluded {
        let customer = match self.gate(turn, errand.needs(), now).await {
            Ok(customer) => customer,
            Err(Shut::Barrier(barrier)) => return errand.kept_out(barrier),
            Err(Shut::Failure) => return errand.failed("vault", false, &turn.frame),
        };
        match self.is_off(customer.channel(), errand).await {
            Ok(false) => {}
            Ok(true) => return errand.switched_off(&turn.frame),
            Err(_) => return errand.failed("vault", false, &turn.frame),
        }
        let manner = turn.frame.wished.over(customer.manner());
        let concluded = match aloud(errand, manner.aloud) {
            Some(told) => self.run(turn, &customer, told.errand(errand), now).await,
            None => {
                let (reply, frame) = kept_quiet(&turn.frame);
                Concluded { outcome: Outcome::Quiet, ..said(reply, frame) }
            }
        };
        Concluded { manner, ..concluded }
    }

    /// Whether the bank has switched `errand` off on `channel`.
    async fn is_off(&self, channel: Channel, errand: Errand<'_>) -> Result<bool, VaultFailure> {
        let off = self.vault.switched_off().await.inspect_err(|failure| {
            trouble("switches", &failure.to_string());
        })?;
        Ok(off.into_iter().any(|switch| match errand {
            Errand::Ask(question) => {
                switch.shuts_question(channel, question.metric, question.needs())
            }
            Errand::Act(wish) => switch.shuts_action(channel, wish.action),
        }))
    }

    /// Runs `errand` for `customer`, who was let through to it.
    async fn run(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        errand: Errand<'_>,
        now: Now,
    ) -> Concluded {
        let (change, needs) = (errand.change(), errand.needs());
        if !change.is_empty()
            && let Err(no_record) = self.disclose(turn, customer, needs, change, now).await
        {
            return errand.unrecorded(&no_record, false, &turn.frame);
        }
        let week_starts = turn.locale.week_starts();
        let Some(answer) = self.answer(customer, errand, now, week_starts).await else {
            return errand.failed("bank", true, &turn.frame);
        };
        match self.disclose(turn, customer, needs, facts_of(&answer), now).await {
            Ok(disclosure) => {
                let (reply, frame) = errand.concluded(answer, &turn.frame);
                let disclosure = Some(disclosure);
                Concluded { disclosure, outcome: Outcome::Told, ..said(reply, frame) }
            }
            Err(no_record) => errand.unrecorded(&no_record, true, &turn.frame),
        }
    }

    /// Keeps for good how a linked customer wants to be told.
    pub(super) async fn keep_manner(&self, turn: &Turn, change: MannerChange, now: Now) {
        let Some(customer) = self.linked(turn, now).await else { return };
        let kept = self.vault.keep_manner(customer.customer().clone(), change).await;
        if let Err(failure) = kept {
            trouble("manner", &failure.to_string());
        }
    }

    /// How the customer wants to be told; as everybody is where nobody is linked.
    pub(super) async fn manner(&self, turn: &Turn, now: Now) -> Manner {
        self.linked(turn, now).await.map_or_else(Manner::default, |customer| customer.manner())
    }

    /// The customer behind a turn that tells nothing of their accounts; `None` when nobody is
    /// linked, or the Vault cannot say so.
    async fn linked(&self, turn: &Turn, now: Now) -> Option<LinkedCustomer> {
        let token = token_to_check(&turn.caller, self.household)?;
        match self.vault.grant_of(token).await {
            Ok(grant) => admit(&turn.caller, DataClasses::NONE, grant, now).ok(),
            Err(failure) => {
                trouble("manner", &failure.to_string());
                None
            }
        }
    }

    /// Whether the bank and the Vault can be used now, each within the bank's time.
    pub(super) async fn reachable(&self) -> (bool, bool) {
        let bank = timeout(self.bank_time_max, self.bank.ready());
        let vault = timeout(self.bank_time_max, self.vault.ready());
        let (bank, vault) = tokio::join!(bank, vault);
        (matches!(bank, Ok(Ok(()))), matches!(vault, Ok(Ok(()))))
    }

    /// The customer behind `turn`, let through to `needs`.
    pub(super) async fn gate(
        &self,
        turn: &Turn,
        needs: DataClasses,
        now: Now,
    ) -> Result<LinkedCustomer, Shut> {
        let began = Instant::now();
        let failed = |failure: VaultFailure| {
            trouble("gate", &failure.to_string());
            Shut::Failure
        };
        let token = token_to_check(&turn.caller, self.household);
        let grant = match token {
            None => None,
            Some(token) => self.vault.grant_of(token).await.map_err(failed)?,
        };
        let unbound = grant.as_ref().is_some_and(|grant| grant.user.is_none());
        let retires = grant.as_ref().is_some_and(|grant| grant.retires_predecessor);
        let customer = admit(&turn.caller, needs, grant, now).map_err(Shut::Barrier)?;
        if let (true, Some(token), Some(user)) = (unbound, token, turn.caller.user) {
            // Without it "disabled" could not find the link: no fact before it is kept.
            self.vault.bind_user(token, user).await.map_err(failed)?;
        }
        if let (true, Some(token)) = (retires, token) {
            self.vault.retire_predecessor(token).await.map_err(failed)?;
        }
        self.metrics.stage(Stage::Gate, began.elapsed());
        Ok(customer)
    }

    async fn answer(
        &self,
        customer: &LinkedCustomer,
        errand: Errand<'_>,
        now: Now,
        week_starts: Weekday,
    ) -> Option<Answer> {
        let began = Instant::now();
        let (bank, merchants) = (self.bank.as_ref(), &self.merchants);
        let run = async {
            match errand {
                Errand::Ask(question) => {
                    ask(bank, merchants, customer, question, now, week_starts).await
                }
                Errand::Act(wish) => {
                    // How sure Saldo is who speaks: a link is all it has seen.
                    act_on_card(bank, merchants, customer, wish, Assurance::Linked, now).await
                }
            }
        };
        let answer = match timeout(self.bank_time_max, run).await {
            Ok(Ok(answer)) => Some(answer),
            Ok(Err(failure)) => {
                trouble("bank", &failure.to_string());
                None
            }
            Err(_) => {
                trouble("bank", "no answer within deadlines.bank_ms");
                None
            }
        };
        self.metrics.stage(Stage::Bank, began.elapsed());
        answer
    }

    /// Puts `facts` on record. No record, no fact, and no change.
    pub(super) async fn disclose(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        classes: DataClasses,
        facts: Vec<Fact>,
        now: Now,
    ) -> Result<u64, NoRecord> {
        let began = Instant::now();
        let disclosure = Disclosure {
            // Milliseconds: what the record's text keeps.
            at: DateTime::from_timestamp_millis(now.utc().timestamp_millis())
                .unwrap_or_else(|| now.utc()),
            request: turn.request,
            customer: customer.customer().clone(),
            link: customer.link().clone(),
            recipient: Recipient {
                channel: customer.channel(),
                application: customer.application().clone(),
                person: customer.person(),
            },
            revision: customer.revision(),
            classes,
            aloud: turn.frame.wished.over(customer.manner()).aloud,
            facts,
        };
        let receipt = self.vault.disclose(disclosure).await.map_err(|failure| match failure {
            VaultFailure::Ended => NoRecord::Ended,
            failure => {
                trouble("disclosure", &failure.to_string());
                NoRecord::Failed
            }
        })?;
        self.metrics.stage(Stage::Disclose, began.elapsed());
        Ok(receipt.sequence)
    }
}

impl Errand<'_> {
    /// The data classes the customer must have opted in to.
    fn needs(self) -> DataClasses {
        match self {
            Self::Ask(question) => question.needs(),
            Self::Act(wish) => wish.action.classes(),
        }
    }

    /// What it changes at the bank, as the record has it.
    fn change(self) -> Vec<Fact> {
        match self {
            Self::Ask(_) => Vec::new(),
            Self::Act(wish) => facts_of_wish(wish),
        }
    }

    fn concluded(self, answer: Answer, frame: &Frame) -> (Reply, Frame) {
        match self {
            Self::Ask(question) => conclude(question, answer, frame),
            Self::Act(wish) => conclude_card(wish, answer, frame),
        }
    }

    fn kept_out(self, barrier: Barrier) -> Concluded {
        let (reply, frame) = match self {
            Self::Ask(_) => barred(barrier),
            Self::Act(wish) => barred_card(wish, barrier),
        };
        kept_out(barrier, reply, frame)
    }

    fn switched_off(self, frame: &Frame) -> Concluded {
        let (reply, frame) = match self {
            Self::Ask(_) => switched_off(frame),
            Self::Act(wish) => switched_off_card(wish, frame),
        };
        let reason = Some("switched_off");
        Concluded { outcome: Outcome::Barred, reason, ..said(reply, frame) }
    }

    /// The outcome of a failure of `part` in the talk of `frame`. `sent` unless the bank has
    /// certainly not been asked.
    pub(super) fn failed(self, part: &'static str, sent: bool, frame: &Frame) -> Concluded {
        match self {
            Self::Ask(_) => apology(part),
            Self::Act(wish) => {
                let (reply, frame) = unavailable_card(wish, sent, frame);
                Concluded { reply, frame, ..apology(part) }
            }
        }
    }

    fn unrecorded(self, no_record: &NoRecord, sent: bool, frame: &Frame) -> Concluded {
        match no_record {
            NoRecord::Ended => self.kept_out(Barrier::Revoked),
            NoRecord::Failed => self.failed("record", sent, frame),
        }
    }
}

/// What may be told of an errand at this level of privacy.
enum Told {
    /// What was asked.
    All,
    /// Another question: the same without amounts.
    Instead(Box<Question>),
}

impl Told {
    fn errand<'a>(&'a self, asked: Errand<'a>) -> Errand<'a> {
        match self {
            Self::All => asked,
            Self::Instead(question) => Errand::Ask(question),
        }
    }
}

/// What is left of `errand` where `level` is all that may be said aloud; `None` for nothing. What
/// is done with a card holds no amount and is done at every level.
fn aloud(errand: Errand<'_>, level: Aloud) -> Option<Told> {
    match (errand, level) {
        (Errand::Act(_), _) | (_, Aloud::Exact | Aloud::Rounded) => Some(Told::All),
        (Errand::Ask(question), Aloud::Relative) => {
            question.in_relation().map(|question| Told::Instead(Box::new(question)))
        }
        (Errand::Ask(_), Aloud::Silent) => None,
    }
}

/// The outcome for whom the gate did not let through.
pub(super) fn kept_out(barrier: Barrier, reply: Reply, frame: Frame) -> Concluded {
    let reason = Some(match barrier {
        Barrier::NotLinked => "not_linked",
        Barrier::Expired => "expired",
        Barrier::Revoked => "revoked",
        Barrier::Missing(_) => "missing_class",
        Barrier::ManagedPremises => "managed_premises",
    });
    Concluded { outcome: Outcome::Barred, reason, ..said(reply, frame) }
}

/// Why the gate stays shut.
pub(super) enum Shut {
    Barrier(Barrier),
    Failure,
}

/// The Vault did not take the record.
pub(super) enum NoRecord {
    /// The link ended since the gate.
    Ended,
    /// It could not be written.
    Failed,
}

/// A reply that needs no bank.
pub(super) fn said(reply: Reply, frame: Frame) -> Concluded {
    let manner = Manner::default();
    Concluded { reply, frame, outcome: Outcome::Said, reason: None, disclosure: None, manner }
}

/// The apology when too many turns are being answered.
pub(super) fn busy() -> Concluded {
    Concluded { outcome: Outcome::Busy, ..said(Reply::Busy, Frame::default()) }
}

/// The apology for a failure of `part`; the talk closes.
pub(super) fn apology(part: &'static str) -> Concluded {
    let (reply, frame) = unavailable();
    Concluded { outcome: Outcome::Unavailable, reason: Some(part), ..said(reply, frame) }
}
