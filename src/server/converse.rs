//! The middle of a turn, the same for every channel: gate, bank, record, reply.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Weekday};
use tokio::time::timeout;

use crate::bank::{Answer, Bank, Merchants, Question, ask};
use crate::basics::Now;
use crate::consent::{Barrier, Household, LinkedCustomer, admit, token_to_check};
use crate::dialogue::{Frame, Reply, Turn, barred, conclude, unavailable};
use crate::disclosure::{Disclosure, Recipient, facts_of};
use crate::observe::{Metrics, Outcome, Stage, trouble};
use crate::vault::{Vault, VaultFailure};

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
    /// What Saldo replies to `question`, asked in `turn`.
    ///
    /// A reply that tells a fact has its record on disk when this returns.
    pub(super) async fn turn(&self, turn: &Turn, question: &Question, now: Now) -> Concluded {
        let customer = match self.gate(turn, question, now).await {
            Ok(customer) => customer,
            Err(Shut::Barrier(barrier)) => return kept_out(barrier),
            Err(Shut::Failure) => return apology("vault"),
        };
        let Some(answer) = self.answer(&customer, question, now, turn.locale.week_starts()).await
        else {
            return apology("bank");
        };
        match self.disclose(turn, &customer, question, &answer, now).await {
            Ok(disclosure) => {
                let (reply, frame) = conclude(question, answer, &turn.frame);
                let disclosure = Some(disclosure);
                Concluded { reply, frame, outcome: Outcome::Told, reason: None, disclosure }
            }
            Err(NoRecord::Ended) => kept_out(Barrier::Revoked),
            Err(NoRecord::Failed) => apology("record"),
        }
    }

    /// Whether the bank and the Vault can be used now, each within the bank's time.
    pub(super) async fn reachable(&self) -> (bool, bool) {
        let bank = timeout(self.bank_time_max, self.bank.ready());
        let vault = timeout(self.bank_time_max, self.vault.ready());
        let (bank, vault) = tokio::join!(bank, vault);
        (matches!(bank, Ok(Ok(()))), matches!(vault, Ok(Ok(()))))
    }

    async fn gate(
        &self,
        turn: &Turn,
        question: &Question,
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
        let customer = admit(&turn.caller, question.needs(), grant, now).map_err(Shut::Barrier)?;
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
        question: &Question,
        now: Now,
        week_starts: Weekday,
    ) -> Option<Answer> {
        let began = Instant::now();
        let bank = self.bank.as_ref();
        let asked = ask(bank, &self.merchants, customer, question, now, week_starts);
        let answer = match timeout(self.bank_time_max, asked).await {
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

    /// Puts on record what `answer` tells. No record, no fact.
    async fn disclose(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        question: &Question,
        answer: &Answer,
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
            classes: question.needs(),
            facts: facts_of(answer),
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

/// Why the gate stays shut.
enum Shut {
    Barrier(Barrier),
    Failure,
}

/// The Vault did not take the record.
enum NoRecord {
    /// The link ended since the gate.
    Ended,
    /// It could not be written.
    Failed,
}

/// A reply that needs no bank.
pub(super) fn said(reply: Reply, frame: Frame) -> Concluded {
    Concluded { reply, frame, outcome: Outcome::Said, reason: None, disclosure: None }
}

fn kept_out(barrier: Barrier) -> Concluded {
    let reason = Some(match barrier {
        Barrier::NotLinked => "not_linked",
        Barrier::Expired => "expired",
        Barrier::Revoked => "revoked",
        Barrier::Missing(_) => "missing_class",
        Barrier::ManagedPremises => "managed_premises",
    });
    let (reply, frame) = barred(barrier);
    Concluded { reply, frame, outcome: Outcome::Barred, reason, disclosure: None }
}

/// The apology when too many turns are being answered.
pub(super) fn busy() -> Concluded {
    let outcome = Outcome::Busy;
    let (reply, frame) = (Reply::Busy, Frame::default());
    Concluded { reply, frame, outcome, reason: None, disclosure: None }
}

/// The apology for a failure of `part`; the talk closes.
pub(super) fn apology(part: &'static str) -> Concluded {
    let (reply, frame) = unavailable();
    let outcome = Outcome::Unavailable;
    Concluded { reply, frame, outcome, reason: Some(part), disclosure: None }
}
