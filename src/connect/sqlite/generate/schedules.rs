//! The truth about what recurs in an invented bank, for tests that infer it from the rows.

use chrono::{DateTime, Days, NaiveDate};

use super::bank_plan::{BadBankPlan, BankPlan};
use super::calendar::{Season, When};
use super::ledger::{Entry, State};
use super::parties::{OwnText, Parties, PartyId};
use super::plan::{Bill, Household, Income, Interest, Sum, Transfer};
use super::world::World;
use crate::bank::{AccountStatus, Direction, Frequency, ObligationKind, TransactionKind};
use crate::basics::{AccountId, Currency, CustomerId, Money};

/// How far ahead the next date is looked for, in days: beyond every cadence there is.
const AHEAD_DAYS_MAX: u64 = 70;

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
            found.extend(routine(&plan, index).filter_map(|it| of.schedule(it)));
        }
    }
    found
}

/// What is planned on the account `index`.
fn routine(plan: &Household, index: usize) -> impl Iterator<Item = Planned> {
    let routine = &plan.routine;
    let incomes = routine.incomes.iter().filter(move |it| it.into == index).map(Planned::income);
    let bills = routine.bills.iter().filter(move |it| it.from == index).map(Planned::bill);
    let transfers = routine.transfers.iter().filter(move |it| it.from == index);
    let interest = routine.interest.iter().filter(move |it| it.account == index);
    incomes.chain(bills).chain(transfers.map(Planned::transfer)).chain(interest.flat_map(|it| {
        [Direction::In, Direction::Out].map(|direction| Planned::interest(it, direction))
    }))
}

/// How much it is each time, in minor units.
#[derive(Clone, Copy)]
enum Amounts {
    /// Between these.
    Between(i64, i64),
    /// A price, the season that moves it, and by how many percent it varies then.
    Price(i64, Season, i64),
    /// What balances make it.
    Open,
}

impl Amounts {
    /// The least and the most on `day`.
    fn on(self, day: NaiveDate) -> Option<(i64, i64)> {
        match self {
            Self::Between(low, high) => Some((low, high)),
            Self::Price(price, season, varies_percent) => {
                let usual = price * season.percent(day) / 100;
                let part = |percent| usual * percent / 100;
                Some((part(100 - varies_percent), part(100 + varies_percent)))
            }
            Self::Open => None,
        }
    }
}

/// One thing that a household does again and again.
struct Planned {
    when: When,
    kind: TransactionKind,
    direction: Direction,
    party: PartyId,
    amounts: Amounts,
    last: NaiveDate,
    arranged: Option<ObligationKind>,
}

impl Planned {
    fn income(it: &Income) -> Self {
        Self {
            when: it.when,
            kind: TransactionKind::Deposit,
            direction: Direction::In,
            party: it.from[0],
            amounts: Amounts::Between(it.low, it.high),
            last: NaiveDate::MAX,
            arranged: None,
        }
    }

    fn bill(it: &Bill) -> Self {
        // The history is over: a price that rises within it has risen.
        let price = it.rise.map_or(it.amount, |(_, price)| price);
        Self {
            when: it.when,
            kind: it.kind,
            direction: Direction::Out,
            party: it.to,
            amounts: Amounts::Price(price, it.season, it.varies_percent),
            last: NaiveDate::MAX,
            arranged: it.arranged,
        }
    }

    fn transfer(it: &Transfer) -> Self {
        let amounts = match it.sum {
            Sum::Fixed(amount) | Sum::Exchanged { amount, .. } => Amounts::Between(amount, amount),
            _ => Amounts::Open,
        };
        Self {
            when: it.when,
            kind: TransactionKind::OwnTransfer,
            direction: Direction::Out,
            party: it.text_out,
            amounts,
            last: it.last,
            arranged: it.arranged,
        }
    }

    fn interest(it: &Interest, direction: Direction) -> Self {
        let text = match direction {
            Direction::In => OwnText::InterestPaid,
            Direction::Out => OwnText::InterestCharged,
        };
        Self {
            when: When::MonthEnd,
            kind: TransactionKind::Interest,
            direction,
            party: Parties::own(text),
            amounts: Amounts::Open,
            last: it.last,
            arranged: None,
        }
    }
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
    fn schedule(&self, it: Planned) -> Option<Schedule> {
        let (frequency, weekends) = cadence(it.when)?;
        let days = self.days_of(&it);
        if days.is_empty() {
            return None;
        }
        let today = self.world.span.as_of.with_timezone(&self.plan.zone).date_naive();
        // Today it may have come already, or may be coming still.
        let tomorrow = today.checked_add_days(Days::new(u64::from(days.contains(&today))))?;
        let ahead = tomorrow.iter_days().take(AHEAD_DAYS_MAX as usize);
        let next_on = ahead.take_while(|day| *day <= it.last).find(|day| it.when.falls_on(*day));
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
            times: days.len(),
            next_on,
            arranged: it.arranged,
        })
    }

    /// The days on which `it` came.
    fn days_of(&self, it: &Planned) -> Vec<NaiveDate> {
        let is_it = |entry: &&Entry| {
            let came_in = entry.amount > 0;
            entry.party == it.party
                && entry.kind == it.kind
                && came_in == (it.direction == Direction::In)
                && entry.state != State::Replaced
        };
        let day = |entry: &Entry| {
            let at = DateTime::from_timestamp_millis(entry.made_at_ms)?;
            Some(at.with_timezone(&self.plan.zone).date_naive())
        };
        let days = self.entries.iter().filter(is_it).filter_map(day);
        days.filter(|day| it.when.falls_on(*day)).collect()
    }
}

/// How often, and what weekends do; `None` for what comes once or by chance.
fn cadence(when: When) -> Option<(Frequency, Weekends)> {
    let monthly = |day: u32| Frequency::Months { every: 1, day: u8::try_from(day).unwrap_or(31) };
    Some(match when {
        When::Monthly(day) => (monthly(day), Weekends::Later),
        When::Payday(day) => (monthly(day), Weekends::Earlier),
        When::MonthEnd => (monthly(31), Weekends::Stay),
        When::Weekly(_) => (Frequency::Days(7), Weekends::Stay),
        When::Fortnightly(_) => (Frequency::Days(14), Weekends::Stay),
        When::Once(_) | When::Irregular(_) => return None,
    })
}

#[cfg(test)]
mod tests {
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
        let day = |entry: &Entry| {
            let at = DateTime::from_timestamp_millis(entry.made_at_ms).unwrap();
            at.with_timezone(&plan.zone).date_naive()
        };
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
