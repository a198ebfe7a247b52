//! The middle of a turn, the same for every channel: gate, bank, record, reply.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use tokio::time::timeout;

use super::assured::Assured;
use super::resource_server::{ResourceServer, Unknown, Untaken};
use super::voice_pins::VoicePins;
use crate::bank::{Bank, BankFailure, CardWish, Merchants, Question, act_on_card, ask};
use crate::basics::Now;
use crate::consent::{
    Aloud, AssuranceLadder, AuthenticationRule, Barrier, Channel, DataClasses, Grant, Household,
    LinkedCustomer, Manner, MannerChange, VoicePin, admit, bearer_to_check, token_to_check,
};
use crate::dialogue::{
    Frame, Reply, SharingWish, Switch, Turn, barred, barred_card, conclude, conclude_card,
    switched_off, switched_off_card, unavailable, unavailable_card, unavailable_sharing,
};
use crate::disclosure::{Disclosure, Fact, Recipient, facts_of, facts_of_wish};
use crate::observe::{Metrics, Outcome, Stage, trouble};
use crate::vault::{Vault, VaultFailure};

/// What is asked or done in one turn, for a customer who is linked.
#[derive(Debug, Clone, Copy)]
pub(super) enum Errand<'a> {
    /// A question to the bank.
    Ask(&'a Question),
    /// Something to be done with a card.
    Act(&'a CardWish),
    /// Something about the customer's own sharing.
    Share(&'a SharingWish),
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
    /// In how many days the link ends, where that is said with it.
    pub ends_in: Option<u16>,
}

/// Answers turns from the bank's data, within the customer's consent, on record.
pub(super) struct Conversation {
    /// The bank's data.
    pub bank: Arc<dyn Bank>,
    /// Who is behind a statement line.
    pub merchants: Merchants,
    /// Grants and the disclosure record.
    pub vault: Arc<dyn Vault>,
    /// Who says what a token opens, where the bank's own are taken; `None` where Saldo's are.
    pub resource_server: Option<ResourceServer>,
    /// Whose link answers on a shared device.
    pub household: Household,
    /// Voice PINs; `None` where the bank has none.
    pub pins: Option<Arc<VoicePins>>,
    /// How openly is told to whom.
    pub ladder: AssuranceLadder,
    /// How old the login may be that a link was made with.
    pub login_rule: AuthenticationRule,
    /// How long the bank may take.
    pub bank_time_max: Duration,
    /// What is counted.
    pub metrics: Arc<Metrics>,
}

impl Conversation {
    /// What Saldo replies to `errand`, run in `turn`; where the customer said a voice `pin` for it,
    /// once that is right.
    ///
    /// A reply that tells a fact has its record on disk when this returns, and a change at the
    /// bank had its own before it was made.
    pub(super) async fn turn(
        &self,
        turn: &Turn,
        errand: Errand<'_>,
        pin: Option<&VoicePin>,
        now: Now,
    ) -> Concluded {
        let customer = match self.gate(turn, errand.needs(), now).await {
            Ok(customer) => customer,
            Err(Shut::Barrier(barrier)) => return errand.kept_out(barrier),
            Err(Shut::Token(untaken)) => {
                let reason = Some(untaken.reason);
                return Concluded { reason, ..errand.kept_out(untaken.barrier) };
            }
            Err(Shut::Failure(part)) => return errand.failed(part, false, &turn.frame),
        };
        let own;
        let errand = match errand {
            Errand::Share(wish) => {
                own = wish.of(&customer);
                Errand::Share(&own)
            }
            other => other,
        };
        match self.is_off(customer.channel(), errand).await {
            Ok(false) => {}
            Ok(true) => return errand.switched_off(&turn.frame),
            Err(_) => return errand.failed("vault", false, &turn.frame),
        }
        let concluded = match pin {
            Some(pin) => self.verify(turn, &customer, errand, pin, now).await,
            None => self.assured(turn, &customer, errand, now).await,
        };
        self.warning(turn, &customer, concluded, now)
    }

    /// The same, with a word on when the link ends: once a talk, with something that is told, in
    /// the last two weeks before the customer must log in again.
    fn warning(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        concluded: Concluded,
        now: Now,
    ) -> Concluded {
        let is_told = concluded.disclosure.is_some() && !turn.frame.warned;
        let left = || self.login_rule.days_left(customer.authenticated_at(), customer.until(), now);
        match is_told.then(left).flatten() {
            None => concluded,
            ends_in => {
                let frame = Frame { warned: true, ..concluded.frame };
                Concluded { frame, ends_in, ..concluded }
            }
        }
    }

    /// Whether the bank has switched `errand` off on `channel`. Ending a link never is.
    async fn is_off(&self, channel: Channel, errand: Errand<'_>) -> Result<bool, VaultFailure> {
        if matches!(errand, Errand::Share(wish) if !wish.tells()) {
            return Ok(false);
        }
        let off = self.vault.switched_off().await.inspect_err(|failure| {
            trouble("switches", &failure.to_string());
        })?;
        Ok(off.into_iter().any(|switch| match errand {
            Errand::Ask(question) => {
                switch.shuts_question(channel, question.metric, question.needs())
            }
            Errand::Act(wish) => switch.shuts_action(channel, wish.action),
            Errand::Share(_) => switch == Switch::Channel(channel),
        }))
    }

    /// Runs `errand` for `customer`, who was let through to it and is told as is `assured`.
    pub(super) async fn run(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        errand: Errand<'_>,
        assured: Assured,
        now: Now,
    ) -> Concluded {
        let week_starts = turn.locale.week_starts();
        let (bank, merchants, has) = (self.bank.as_ref(), &self.merchants, assured.has);
        let (frame, level, needs) = (&turn.frame, assured.manner.aloud, errand.needs());
        let told = match errand {
            Errand::Ask(question) => {
                let asked = ask(bank, merchants, customer, question, now, week_starts);
                let answer = self.in_bank_time(asked).await;
                answer.map(|answer| (facts_of(&answer), conclude(question, answer, frame)))
            }
            Errand::Act(wish) => {
                let change = facts_of_wish(wish);
                if !change.is_empty()
                    && let Err(no_record) =
                        self.disclose(turn, customer, needs, (change, level), now).await
                {
                    return errand.unrecorded(&no_record, false, frame);
                }
                let acted = act_on_card(bank, merchants, customer, wish, has, now);
                let answer = self.in_bank_time(acted).await;
                answer.map(|answer| (facts_of(&answer), conclude_card(wish, answer, frame)))
            }
            Errand::Share(wish) => return self.share(turn, customer, wish, assured, now).await,
        };
        let Some((facts, (reply, next))) = told else { return errand.failed("bank", true, frame) };
        match self.disclose(turn, customer, needs, (facts, level), now).await {
            Ok(disclosure) => {
                let disclosure = Some(disclosure);
                Concluded { disclosure, outcome: Outcome::Told, ..said(reply, next) }
            }
            Err(no_record) => errand.unrecorded(&no_record, true, frame),
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
        let grant = self.grant(turn, now).await.ok()?;
        admit(&turn.caller, DataClasses::NONE, grant, now).ok()
    }

    /// The grant behind the token of `turn` that decides, which ends when the login that it was
    /// given with no longer counts.
    async fn grant(&self, turn: &Turn, now: Now) -> Result<Option<Grant>, Shut> {
        let grant = self.stored_grant(turn, now).await?;
        Ok(grant.map(|grant| grant.under(self.login_rule)))
    }

    async fn stored_grant(&self, turn: &Turn, now: Now) -> Result<Option<Grant>, Shut> {
        let failed = |failure: VaultFailure| {
            trouble("gate", &failure.to_string());
            Shut::Failure("vault")
        };
        let Some(bank) = &self.resource_server else {
            let Some(token) = token_to_check(&turn.caller, self.household) else {
                return Ok(None);
            };
            return self.vault.grant_of(token).await.map_err(failed);
        };
        let token = bearer_to_check(&turn.bearer, self.household);
        match bank.grant(&turn.caller, token, now).await {
            Ok(grant) => grant.map_err(Shut::Token),
            Err(Unknown::Unasked) => Err(Shut::Failure("identity")),
            Err(Unknown::Vault(failure)) => Err(failed(failure)),
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
    async fn gate(
        &self,
        turn: &Turn,
        needs: DataClasses,
        now: Now,
    ) -> Result<LinkedCustomer, Shut> {
        let began = Instant::now();
        let failed = |failure: VaultFailure| {
            trouble("gate", &failure.to_string());
            Shut::Failure("vault")
        };
        let grant = self.grant(turn, now).await?;
        let token = token_to_check(&turn.caller, self.household);
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

    /// What the bank answers within its time; `None` where it does not, which is logged.
    pub(super) async fn in_bank_time<T>(
        &self,
        asked: impl Future<Output = Result<T, BankFailure>>,
    ) -> Option<T> {
        let began = Instant::now();
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

    /// Puts `facts`, told at a level, on record. No record, no fact, and no change.
    pub(super) async fn disclose(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        classes: DataClasses,
        (facts, aloud): (Vec<Fact>, Aloud),
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
            aloud,
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
    pub(super) fn needs(self) -> DataClasses {
        match self {
            Self::Ask(question) => question.needs(),
            Self::Act(wish) => wish.action.classes(),
            Self::Share(_) => DataClasses::NONE,
        }
    }

    fn kept_out(self, barrier: Barrier) -> Concluded {
        let reason = Some(match barrier {
            Barrier::NotLinked => "not_linked",
            Barrier::Expired => "expired",
            Barrier::Revoked => "revoked",
            Barrier::Missing(_) => "missing_class",
            Barrier::ManagedPremises => "managed_premises",
        });
        let (reply, frame) = match self {
            Self::Ask(_) | Self::Share(_) => barred(barrier),
            Self::Act(wish) => barred_card(wish, barrier),
        };
        Concluded { outcome: Outcome::Barred, reason, ..said(reply, frame) }
    }

    fn switched_off(self, frame: &Frame) -> Concluded {
        let (reply, frame) = match self {
            Self::Ask(_) | Self::Share(_) => switched_off(frame),
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
            Self::Share(wish) => {
                let (reply, frame) = unavailable_sharing(wish, sent, frame);
                Concluded { reply, frame, ..apology(part) }
            }
        }
    }

    pub(super) fn unrecorded(self, no_record: &NoRecord, sent: bool, frame: &Frame) -> Concluded {
        match no_record {
            NoRecord::Ended => self.kept_out(Barrier::Revoked),
            NoRecord::Failed => self.failed("record", sent, frame),
        }
    }
}

/// Why the gate stays shut.
enum Shut {
    /// The caller may not hear it.
    Barrier(Barrier),
    /// The bank's token opens nothing.
    Token(Untaken),
    /// This part cannot say.
    Failure(&'static str),
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
    Concluded {
        reply,
        frame,
        outcome: Outcome::Said,
        reason: None,
        disclosure: None,
        manner: Manner::default(),
        ends_in: None,
    }
}

/// The apology when too many turns are being answered.
pub(super) fn busy() -> Concluded {
    Concluded { outcome: Outcome::Busy, ..said(Reply::Busy, Frame::default()) }
}

/// The apology for a failure of `part`; the talk closes.
fn apology(part: &'static str) -> Concluded {
    let (reply, frame) = unavailable();
    Concluded { outcome: Outcome::Unavailable, reason: Some(part), ..said(reply, frame) }
}
