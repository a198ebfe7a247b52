//! The truth about what recurs in an invented bank, for tests that infer it from the rows.

use chrono::NaiveDate;

use super::bank_plan::{BadBankPlan, BankPlan};
use super::ledger::Entry;
use super::plan::Household;
use super::planned::{Planned, cadence, routine};
use super::world::World;
use crate::bank::{AccountStatus, Direction, Frequency, ObligationKind, TransactionKind};
use crate::basics::{AccountId, Currency, CustomerId, Money};

/// Something that recurs on one account of one customer, as the life of an invented bank had it.
///
/// A joint account has one for each holder. What comes once or by chance has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Whose.
    pub customer: CustomerId,
    /// On which account.
    pub account: AccountId,
    /// The clean name on its transactions, where they have one.
    pub name: Option<&'static str>,
    /// The raw text on its transactions.
    pub descriptor: String,
    /// The kind of its transactions.
    pub kind: TransactionKind,
    /// Which way its money goes.
    pub direction: Direction,
    /// How often it comes; the day is the one before weekends move it.
    pub frequency: Frequency,
    /// How weekends move it.
    pub weekends: Weekends,
    /// The least and the most of the next amount, positive, where that is not left to balances.
    pub amounts: Option<(Money, Money)>,
    /// How many times it came within the history.
    pub times: usize,
    /// The next day on which it comes, in the customer's time zone; `None` when it has ended.
    pub next_on: Option<NaiveDate>,
    /// What the bank knows it as; `None` for what has to be inferred.
    pub arranged: Option<ObligationKind>,
}

/// How weekends move a day on which something recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekends {
    /// Not at all.
    Stay,
    /// To the Friday before, by two days at most.
    Earlier,
    /// To the Monday after, by two days at most.
    Later,
}

/// Everything that recurs in the bank of `plan`, by customer. It takes as long as writing the
/// bank, and holds it all in memory: meant for small ones.
///
/// # Errors
///
/// [`BadBankPlan`] when the plan is out of bounds.
pub fn schedules(plan: &BankPlan) -> Result<Vec<Schedule>, BadBankPlan> {
    let world = plan.world()?;
    let mut found = Vec::new();
    for household in 0..world.households() {
        found.extend(of_household(&world, household));
    }
    Ok(found)
}

fn of_household(world: &World, household: u64) -> Vec<Schedule> {
    let plan = world.found(household);
    let mut found = Vec::new();
    for customer in world.rows(household) {
        for account in &customer.accounts {
            if account.status == AccountStatus::Closed {
                continue;
            }
            let index = world.account_index(household, account.account_id);
            let ids = (
                CustomerId::new(&customer.customer_id.to_string()),
                AccountId::new(&account.account_id.to_string()),
            );
            let (Ok(customer), Ok(id)) = ids else { continue };
            let of = Account {
                world,
                plan: &plan,
                customer,
                id,
                currency: account.currency,
                entries: &account.entries,
            };
            found.extend(routine(&plan, index).filter_map(|it| of.schedule(&it)));
        }
    }
    found
}

/// An account and what happened on it.
struct Account<'a> {
    world: &'a World,
    plan: &'a Household,
    customer: CustomerId,
    id: AccountId,
    currency: Currency,
    entries: &'a [Entry],
}

impl Account<'_> {
    /// The schedule behind `it`; `None` for what comes once or by chance, or never came.
    fn schedule(&self, it: &Planned) -> Option<Schedule> {
        let (frequency, weekends) = cadence(it.when)?;
        let times = it.came(self.entries, self.plan.zone).count();
        if times == 0 {
            return None;
        }
        let today = self.world.span.as_of.with_timezone(&self.plan.zone).date_naive();
        let next_on = it.next_on(today, self.entries, self.plan.zone);
        let money = |minor| Money::from_minor(minor, self.currency);
        let amounts = it.amounts.on(next_on.unwrap_or(today));
        let (name, descriptor) = self.world.parties.texts(it.party)?;
        Some(Schedule {
            customer: self.customer.clone(),
            account: self.id.clone(),
            name,
            descriptor: descriptor.to_owned(),
            kind: it.kind,
            direction: it.direction,
            frequency,
            weekends,
            amounts: amounts.map(|(low, high)| (money(low), money(high))),
            times,
            next_on,
            arranged: it.arranged,
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::connect::sqlite::generate::life::{Span, live};
    use crate::connect::sqlite::generate::random::Dice;

    /// Life goes on after the end of the history: what comes next comes when it was foretold.
    #[test]
    fn what_comes_next_is_foretold() {
        let mut checked = 0;
        for day in 0..40_i64 {
            let as_of = DateTime::from_timestamp(1_790_000_000 + day * 100_000, 0).unwrap();
            let plan =
                BankPlan { customers: 11, months: 6, seed: day.unsigned_abs(), heavy: 0, as_of };
            let world = plan.world().unwrap();
            for household in 0..world.households() {
                let plan = world.found(household);
                let later = Span { as_of: as_of + chrono::Duration::days(80), ..world.span };
                let books = live(&plan, later, Dice::of(world.seed, household | 1 << 63));
                let entries: Vec<Vec<Entry>> = books
                    .into_iter()
                    .zip(&plan.accounts)
                    .map(|(book, account)| book.close(account.opening).1)
                    .collect();
                for it in of_household(&world, household) {
                    let id: i64 = it.account.as_str().parse().unwrap();
                    let entries = &entries[world.account_index(household, id)];
                    checked += usize::from(came(&it, &world, &plan, entries));
                }
            }
        }
        assert!(checked > 2000, "{checked}");
    }

    /// Whether `it` moved money when it was to, and then as much as it was to.
    fn came(it: &Schedule, world: &World, plan: &Household, entries: &[Entry]) -> bool {
        let today = world.span.as_of.with_timezone(&plan.zone).date_naive();
        // Of today, the longer life's dice may fall differently.
        let Some(next_on) = it.next_on.filter(|day| *day > today) else { return false };
        let texts = |entry: &&Entry| {
            let (name, descriptor) = world.parties.texts(entry.party).unwrap();
            (name, descriptor) == (it.name, it.descriptor.as_str()) && entry.kind == it.kind
        };
        let day = |entry: &Entry| entry.day(plan.zone).unwrap();
        let Some((low, high)) = it.amounts else { return false };
        // Several transfers share one text.
        if it.kind == TransactionKind::OwnTransfer {
            return false;
        }
        // One payer may have two such streams: the amount tells them apart.
        let first = entries
            .iter()
            .filter(|entry| day(entry) > today)
            .filter(texts)
            .find(|entry| (low.minor()..=high.minor()).contains(&entry.amount.abs()));
        assert_eq!(first.map(day), Some(next_on), "{it:?}");
        true
    }
}
