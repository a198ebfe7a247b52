//! Totals as they are answered.

use chrono::{DateTime, NaiveDate, Utc};

use super::account::AccountKind;
use super::answer::AccountName;
use super::category::Category;
use super::flow::Flow;
use super::period_choice::PeriodChoice;
use super::question::{Aspect, Comparison, Grouping, Page, Question};
use super::untrusted::SpokenName;
use crate::basics::{AccountId, Currency, Money, Period};

/// The exact figures of one total, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What counts less what takes from it: `gross` less `back`. Below zero when more came back
    /// than had gone.
    pub total: Money,
    /// What counts ([`super::Side::Main`]), before anything is taken from it.
    pub gross: Money,
    /// What takes from it ([`super::Side::Back`]): refunds, for spending.
    pub back: Money,
    /// The part of `total` that is not final yet.
    pub pending: Money,
    /// How many transactions were summed, those that take from it included.
    pub count: u64,
    /// How many of them take from it.
    pub back_count: u64,
    /// `gross` by the number of transactions in it, to the nearest minor unit, halves away from
    /// zero; `None` without any.
    pub average: Option<Money>,
}

/// What a total was compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How.
    pub with: Comparison,
    /// The days it is of: one period, or the three whose mean it is, the latest first.
    pub periods: Vec<Period>,
    /// The total then; a mean is to the nearest minor unit, halves away from zero.
    pub base: Money,
    /// The total now less the total then.
    pub change: Money,
}

/// One total, of one currency: currencies are never summed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Of which currency.
    pub currency: Currency,
    /// How much.
    pub figure: Figure,
    /// What it was compared with, where that was asked.
    pub compared: Option<Compared>,
    /// The question whose answer lists exactly the transactions that were summed.
    pub rows: Question,
}

/// What the transactions of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKey {
    /// The other party.
    Merchant(SpokenName),
    /// Nobody who can be named.
    Unnamed,
    /// What it was for.
    Category(Category),
    /// The calendar month that begins with this day.
    Month(NaiveDate),
    /// The account they moved.
    Account(AccountName),
}

/// A part of a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which part.
    pub key: GroupKey,
    /// How much.
    pub figure: Figure,
    /// The question whose answer lists exactly the transactions that were summed.
    pub rows: Question,
}

/// What an answer does not count although it might have been meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Closed accounts, of those that fit what was said.
    pub closed: Vec<AccountName>,
    /// Currencies of open accounts, where only another one was asked for.
    pub currencies: Vec<Currency>,
    /// Accounts whose figures could not be had just now.
    pub unreachable: Vec<AccountName>,
}

/// The answer to how much was spent, earned, charged or given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// What was summed up.
    pub flow: Flow,
    /// The days it is of.
    pub period: Period,
    /// How these days were chosen, by the customer or by default.
    pub choice: PeriodChoice,
    /// The day it is for the customer.
    pub today: NaiveDate,
    /// The accounts it is of.
    pub covered: Vec<AccountId>,
    /// The one account it is of, or `None` for several.
    pub account: Option<AccountName>,
    /// The kind of the several accounts it is of, when they were asked for by it.
    pub kind: Option<AccountKind>,
    /// The merchant or payee it is of, where one was asked for.
    pub merchant: Option<SpokenName>,
    /// The category it is of, where one was asked for, be it in the place of a merchant.
    pub category: Option<Category>,
    /// Which figure is told first.
    pub aspect: Aspect,
    /// One total a currency, in the order of the customer's accounts; at least one.
    pub sums: Vec<Sum>,
    /// How they are split, where that was asked.
    pub grouping: Option<Grouping>,
    /// At most [`super::PAGE_ITEMS_MAX`] parts: the largest first, currency by currency, those
    /// that nobody is behind at the end; months, the latest first.
    pub groups: Vec<Group>,
    /// How many parts come before these.
    pub skipped: usize,
    /// How many parts there are in all.
    pub group_count: usize,
    /// What is not counted.
    pub left_out: LeftOut,
    /// The time at which the bank's data were true, for a period that is not over, when that is
    /// long enough ago to be said.
    pub stale_since: Option<DateTime<Utc>>,
    /// The page of parts after this one.
    pub next: Option<Page>,
}
