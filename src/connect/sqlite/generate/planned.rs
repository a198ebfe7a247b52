//! What a household does again and again, seen from one of its accounts.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::calendar::{Season, When};
use super::ledger::{Entry, State};
use super::parties::{OwnText, Parties, PartyId};
use super::plan::{Bill, Household, Income, Interest, Sum, Transfer};
use super::schedules::Weekends;
use crate::bank::{Direction, Frequency, ObligationKind, TransactionKind};

/// How far ahead the next date is looked for, in days: beyond every cadence there is.
const AHEAD_DAYS_MAX: usize = 70;

/// What is planned on the account `index`.
pub(super) fn routine(plan: &Household, index: usize) -> impl Iterator<Item = Planned> {
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
pub(super) enum Amounts {
    /// Between these.
    Between(i64, i64),
    /// A price, the season that moves it, and by how many percent it varies then.
    Price(i64, Season, i64),
    /// What balances make it.
    Open,
}

impl Amounts {
    /// The one amount that it always is, if there is one.
    pub(super) fn fixed(self) -> Option<i64> {
        match self {
            Self::Between(low, high) => (low == high).then_some(low),
            Self::Price(price, Season::None, 0) => Some(price),
            Self::Price(..) | Self::Open => None,
        }
    }

    /// The least and the most on `day`.
    pub(super) fn on(self, day: NaiveDate) -> Option<(i64, i64)> {
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
pub(super) struct Planned {
    /// When.
    pub(super) when: When,
    /// The kind of its entries.
    pub(super) kind: TransactionKind,
    /// Which way the money goes.
    pub(super) direction: Direction,
    /// Who is behind it.
    pub(super) party: PartyId,
    /// How much it is.
    pub(super) amounts: Amounts,
    /// What the bank knows it as.
    pub(super) arranged: Option<ObligationKind>,
    /// Index of the household's account that the money goes to.
    pub(super) to: Option<usize>,
    last: NaiveDate,
}

impl Planned {
    /// The entries that came of it, the latest first.
    pub(super) fn came<'a>(
        &'a self,
        entries: &'a [Entry],
        zone: Tz,
    ) -> impl Iterator<Item = NaiveDate> + 'a {
        let is_it = |entry: &&Entry| {
            entry.party == self.party
                && entry.kind == self.kind
                && (entry.amount > 0) == (self.direction == Direction::In)
                && entry.state != State::Replaced
        };
        let days = entries.iter().rev().filter(is_it).filter_map(move |entry| entry.day(zone));
        days.filter(|day| self.when.falls_on(*day))
    }

    /// The next day on which it comes, seen from `today`; `None` when it has ended.
    pub(super) fn next_on(
        &self,
        today: NaiveDate,
        entries: &[Entry],
        zone: Tz,
    ) -> Option<NaiveDate> {
        // Today it may have come already, or may be coming still.
        let came_today = self.came(entries, zone).next() == Some(today);
        let first = today.checked_add_days(Days::new(u64::from(came_today)))?;
        let ahead = first.iter_days().take(AHEAD_DAYS_MAX);
        ahead.take_while(|day| *day <= self.last).find(|day| self.when.falls_on(*day))
    }

    fn income(it: &Income) -> Self {
        Self {
            when: it.when,
            kind: TransactionKind::Deposit,
            direction: Direction::In,
            party: it.from[0],
            amounts: Amounts::Between(it.low, it.high),
            last: NaiveDate::MAX,
            arranged: None,
            to: None,
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
            to: None,
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
            to: Some(it.to),
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
            to: None,
        }
    }
}

/// How often, and what weekends do; `None` for what comes once or by chance.
pub(super) fn cadence(when: When) -> Option<(Frequency, Weekends)> {
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
