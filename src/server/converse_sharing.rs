//! What a customer asks about their own sharing by voice, and what they stop.

use chrono::{DateTime, Duration, NaiveDate, Utc, Weekday};

use super::assured::Assured;
use super::converse::{Concluded, Conversation, Errand, NoRecord, said};
use crate::bank::{AccountChoice, Calendar, PeriodChoice, SharedAccounts, Unit, shared_accounts};
use crate::basics::{AccountId, Now, Period};
use crate::consent::{AccountScope, Aloud, Assurance, DataClass, DataClasses, LinkedCustomer};
use crate::dialogue::{
    STOPPED_ACCOUNTS_MAX, Shared, SharingAnswer, SharingWish, Told, Turn, WHO_ASKED_DAYS,
    conclude_sharing,
};
use crate::disclosure::{Fact, FactKind, facts_of_sharing};
use crate::observe::{Outcome, trouble};
use crate::vault::{Becomes, Heard, HeardFilter, LinkChange, Revoke, RevokedBy, VaultFailure};

/// How far back it is told what was heard, where no time was said, in days with today among them.
const HEARD_DAYS: u32 = 7;

/// What stands in the way of an answer.
enum Stuck {
    /// The bank gave no accounts.
    Bank,
    /// The Vault was not read.
    Vault,
    /// It was not put on record: nothing was changed.
    NoRecord(NoRecord),
    /// It was put on record, and it is not known whether the change was made.
    Unknown,
}

impl Conversation {
    /// What Saldo replies to `wish` of `customer`, who was let through to it and is told as is
    /// `assured`. A change is on record before it is made; what is told is on record before it
    /// leaves.
    pub(super) async fn share(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        wish: &SharingWish,
        assured: Assured,
        now: Now,
    ) -> Concluded {
        let errand = Errand::Share(wish);
        match self.shared(turn, customer, wish, assured, now).await {
            Ok((answer, disclosure)) => {
                let outcome = if disclosure.is_some() { Outcome::Told } else { Outcome::Said };
                let (reply, frame) = conclude_sharing(wish, answer, &turn.frame, customer);
                Concluded { disclosure, outcome, ..said(reply, frame) }
            }
            Err(Stuck::Bank) => errand.failed("bank", false, &turn.frame),
            Err(Stuck::Vault) => errand.failed("vault", false, &turn.frame),
            Err(Stuck::NoRecord(no_record)) => errand.unrecorded(&no_record, false, &turn.frame),
            Err(Stuck::Unknown) => errand.failed("vault", true, &turn.frame),
        }
    }

    /// What comes of `wish`, and the number of its record.
    async fn shared(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        wish: &SharingWish,
        assured: Assured,
        now: Now,
    ) -> Result<(SharingAnswer, Option<u64>), Stuck> {
        let level = assured.manner.aloud;
        let answer = match wish {
            SharingWish::Tell => self.what_is_shared(customer, now).await?,
            SharingWish::Heard(period) => {
                let week_starts = turn.locale.week_starts();
                self.what_was_heard(customer, period.as_ref(), week_starts, now).await?
            }
            SharingWish::WhoAsked => self.who_asked(customer, now).await?,
            SharingWish::Stop { accounts, agreed: None, .. } => {
                self.what_to_stop(customer, accounts).await?
            }
            SharingWish::End { agreed: None } => SharingAnswer::ConfirmEnd,
            // The other links are not this voice's to end.
            SharingWish::Forget { .. } if assured.has < Assurance::Recognised => {
                SharingAnswer::ConfirmEndHere
            }
            SharingWish::Forget { agreed: None } => SharingAnswer::ConfirmForget,
            SharingWish::Stop { chosen, .. } => {
                return self.stop(turn, customer, chosen, level, now).await;
            }
            SharingWish::End { .. } | SharingWish::Forget { .. } => {
                return self.end(turn, customer, wish, level, now).await;
            }
        };
        let facts = facts_of_sharing(&answer);
        if facts.is_empty() {
            return Ok((answer, None));
        }
        let number = self.on_record(turn, customer, (facts, level), now).await?;
        Ok((answer, Some(number)))
    }

    async fn on_record(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        told: (Vec<Fact>, Aloud),
        now: Now,
    ) -> Result<u64, Stuck> {
        let disclosed = self.disclose(turn, customer, DataClasses::NONE, told, now).await;
        disclosed.map_err(Stuck::NoRecord)
    }

    /// The accounts of the link, and which of them `said` means.
    async fn accounts(
        &self,
        customer: &LinkedCustomer,
        said: &AccountChoice,
    ) -> Result<SharedAccounts, Stuck> {
        let asked = shared_accounts(self.bank.as_ref(), &self.merchants, customer, said);
        self.in_bank_time(asked).await.ok_or(Stuck::Bank)
    }

    async fn what_is_shared(
        &self,
        customer: &LinkedCustomer,
        now: Now,
    ) -> Result<SharingAnswer, Stuck> {
        let accounts = self.accounts(customer, &AccountChoice::default()).await?;
        let says_amounts = customer.classes().has(DataClass::SpeakAmounts);
        let last = Now::at(customer.until()).plus(-Duration::milliseconds(1));
        Ok(SharingAnswer::Shared(Box::new(Shared {
            classes: customer.classes(),
            accounts: accounts.all.len(),
            aloud: if says_amounts { customer.manner().aloud } else { Aloud::Silent },
            until: accounts.day(last.utc()),
            today: accounts.day(now.utc()),
        })))
    }

    async fn what_was_heard(
        &self,
        customer: &LinkedCustomer,
        period: Option<&PeriodChoice>,
        week_starts: Weekday,
        now: Now,
    ) -> Result<SharingAnswer, Stuck> {
        let accounts = self.accounts(customer, &AccountChoice::default()).await?;
        let today = accounts.day(now.utc());
        let usual = PeriodChoice::Last { unit: Unit::Day, count: HEARD_DAYS };
        let days = Calendar { today, week_starts }.period(period.unwrap_or(&usual));
        let filter = records_of(customer, accounts.instants(days));
        let here = HeardFilter { application: Some(customer.application().clone()), ..filter };
        let told = self.count(here, |_| true, nothing_told(days, today), &accounts).await?;
        Ok(SharingAnswer::Heard(told))
    }

    async fn who_asked(&self, customer: &LinkedCustomer, now: Now) -> Result<SharingAnswer, Stuck> {
        let accounts = self.accounts(customer, &AccountChoice::default()).await?;
        let today = accounts.day(now.utc());
        let usual = PeriodChoice::Last { unit: Unit::Day, count: WHO_ASKED_DAYS };
        // No week matters to it.
        let days = Calendar { today, week_starts: Weekday::Mon }.period(&usual);
        let filter = records_of(customer, accounts.instants(days));
        let is_balance =
            |record: &Heard| record.facts.iter().any(|fact| fact.kind == FactKind::Balance);
        let told = self.count(filter, is_balance, nothing_told(days, today), &accounts).await?;
        Ok(SharingAnswer::Asked(told))
    }

    /// Counts the records that `filter` and `counts` want into `told`.
    async fn count(
        &self,
        mut filter: HeardFilter,
        counts: impl Fn(&Heard) -> bool,
        mut told: Told,
        accounts: &SharedAccounts,
    ) -> Result<Told, Stuck> {
        loop {
            // Other turns have theirs in between.
            tokio::task::yield_now().await;
            let page = self.vault.heard(filter.clone()).await.map_err(|failure| {
                trouble("sharing", &failure.to_string());
                Stuck::Vault
            })?;
            for record in page.records.iter().filter(|record| counts(record)) {
                told.answers += 1;
                told.recognised += usize::from(record.recognised);
                told.classes = told.classes.union(record.classes);
                // The latest comes first.
                told.last = told.last.or(Some(accounts.day(record.at)));
            }
            match page.next {
                Some(next) => filter.before = Some(next),
                None => return Ok(told),
            }
        }
    }

    /// Asks about the accounts that `said` means.
    async fn what_to_stop(
        &self,
        customer: &LinkedCustomer,
        said: &AccountChoice,
    ) -> Result<SharingAnswer, Stuck> {
        let accounts = self.accounts(customer, said).await?;
        Ok(match accounts.fitting.len() {
            0 => SharingAnswer::NoSuchAccount,
            // With its last account a link has nothing left to open.
            all if all == accounts.all.len() => SharingAnswer::ConfirmEnd,
            few if few <= STOPPED_ACCOUNTS_MAX => SharingAnswer::ConfirmStop(accounts.fitting),
            many => SharingAnswer::TooMany(many),
        })
    }

    /// Shares the accounts with these ids no more.
    async fn stop(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        chosen: &[String],
        level: Aloud,
        now: Now,
    ) -> Result<(SharingAnswer, Option<u64>), Stuck> {
        let accounts = match customer.accounts() {
            AccountScope::Only(accounts) => accounts.clone(),
            AccountScope::All => self.accounts(customer, &AccountChoice::default()).await?.all,
        };
        let is_chosen = |account: &&AccountId| chosen.iter().any(|id| id == account.as_str());
        let (stopped, kept): (Vec<_>, Vec<_>) = accounts.iter().partition(is_chosen);
        let fact = |account: &&AccountId| Fact {
            kind: FactKind::SharingStopped,
            account: Some((*account).clone()),
            transaction: None,
        };
        if stopped.is_empty() {
            return Ok((SharingAnswer::NoSuchAccount, None));
        }
        let facts = stopped.iter().map(fact).collect();
        let number = self.on_record(turn, customer, (facts, level), now).await?;
        let change = LinkChange {
            customer: customer.customer().clone(),
            link: customer.link().clone(),
            what: Becomes::Narrowed {
                classes: customer.classes(),
                accounts: kept.into_iter().cloned().collect(),
                aloud: customer.manner().aloud,
                look_back: customer.look_back(),
            },
            at: now.utc(),
        };
        done(self.vault.change_link(change).await)?;
        Ok((SharingAnswer::Stopped, Some(number)))
    }

    /// Ends the link, or every link of the customer.
    async fn end(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        wish: &SharingWish,
        level: Aloud,
        now: Now,
    ) -> Result<(SharingAnswer, Option<u64>), Stuck> {
        let fact = Fact { kind: FactKind::SharingStopped, account: None, transaction: None };
        let number = self.on_record(turn, customer, (vec![fact], level), now).await?;
        let (which, answer) = match wish {
            SharingWish::Forget { .. } => {
                (Revoke::Customer(customer.customer().clone()), SharingAnswer::Forgotten)
            }
            _ => (Revoke::Link(customer.link().clone()), SharingAnswer::Ended),
        };
        let revoked = self.vault.revoke(which, RevokedBy::Customer, now.utc(), None).await;
        done(revoked.map(|_| ()))?;
        Ok((answer, Some(number)))
    }
}

/// What has ended meanwhile is what was wanted.
fn done(changed: Result<(), VaultFailure>) -> Result<(), Stuck> {
    match changed {
        Ok(()) | Err(VaultFailure::Ended) => Ok(()),
        Err(failure) => {
            trouble("sharing", &failure.to_string());
            Err(Stuck::Unknown)
        }
    }
}

/// Every record of `customer` in this span.
fn records_of(
    customer: &LinkedCustomer,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> HeardFilter {
    HeardFilter {
        customer: customer.customer().clone(),
        accounts: Vec::new(),
        application: None,
        account: None,
        from,
        until,
        before: None,
        records_max: usize::MAX,
    }
}

fn nothing_told(days: Period, today: NaiveDate) -> Told {
    let (since, classes) = (days.from(), DataClasses::NONE);
    Told { answers: 0, recognised: 0, classes, since, last: None, today }
}
