//! How far back the customer agreed that transactions are told.
//!
//! Held twice: a question about an earlier time is answered with that, not with part of its
//! figures; and no connector is asked for an earlier transaction, whatever the question.

use chrono::{DateTime, NaiveDate, Utc};

use super::earlier::earlier;
use super::span;
use super::totals::BY_DEFAULT;
use crate::bank::account::Balance;
use crate::bank::card::{Card, CardLock, CardUnlock};
use crate::bank::obligation::Obligations;
use crate::bank::period_choice::{Calendar, PeriodChoice, Unit};
use crate::bank::port::{Bank, BankFailure, Holdings};
use crate::bank::question::{Metric, Question};
use crate::bank::selection::{Position, TransactionFilter, TransactionPage};
use crate::bank::tally::Tally;
use crate::basics::{AccountId, Pending};
use crate::consent::{LinkedCustomer, LookBack};

/// A bank that is asked for no transaction before an instant.
pub(in crate::bank) struct Reaching<'b> {
    pub(in crate::bank) bank: &'b dyn Bank,
    /// The first instant of which transactions are asked for.
    pub(in crate::bank) from: DateTime<Utc>,
}

impl Reaching<'_> {
    /// `filter` without what lies too far back; `None` when nothing is left.
    fn cut(&self, filter: &TransactionFilter) -> Option<TransactionFilter> {
        let from = filter.from.max(self.from);
        (from < filter.until).then(|| TransactionFilter { from, ..filter.clone() })
    }
}

impl Bank for Reaching<'_> {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        self.bank.holdings(customer)
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        self.bank.balances(customer, accounts)
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        Box::pin(async move {
            match self.cut(filter) {
                Some(cut) => self.bank.transactions(customer, &cut, after, rows_max).await,
                None => Ok(TransactionPage { rows: Vec::new(), total: 0 }),
            }
        })
    }

    fn tally<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        edges: &'a [DateTime<Utc>],
    ) -> Pending<'a, Result<Vec<Tally>, BankFailure>> {
        Box::pin(async move {
            match self.cut(filter) {
                Some(cut) => self.bank.tally(customer, &cut, edges).await,
                None => Ok(Vec::new()),
            }
        })
    }

    fn obligations<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Obligations, BankFailure>> {
        self.bank.obligations(customer, accounts)
    }

    fn cards<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Option<Vec<Card>>, BankFailure>> {
        self.bank.cards(customer, accounts)
    }

    fn lock_card<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        card: &'a str,
    ) -> Pending<'a, Result<CardLock, BankFailure>> {
        self.bank.lock_card(customer, card)
    }

    fn unlocks_cards(&self) -> bool {
        self.bank.unlocks_cards()
    }

    fn unlock_card<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        card: &'a str,
    ) -> Pending<'a, Result<CardUnlock, BankFailure>> {
        self.bank.unlock_card(customer, card)
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        self.bank.ready()
    }
}

/// `usual`, what is looked at when nothing is said of time, as far as `look_back` reaches.
pub(in crate::bank) fn within(
    look_back: LookBack,
    calendar: Calendar,
    usual: PeriodChoice,
) -> PeriodChoice {
    match (look_back, look_back.first_day(calendar.today)) {
        (LookBack::Days(days), Some(first)) if span::days(calendar, &usual).from() < first => {
            PeriodChoice::Last { unit: Unit::Day, count: days.max(1).into() }
        }
        _ => usual,
    }
}

/// The number of days that `look_back` reaches where `question` is about an earlier time.
pub(in crate::bank) fn beyond(
    look_back: LookBack,
    calendar: Calendar,
    question: &Question,
) -> Option<u16> {
    let (LookBack::Days(days), Some(first)) = (look_back, look_back.first_day(calendar.today))
    else {
        return None;
    };
    earliest(calendar, question).is_some_and(|day| day < first).then_some(days)
}

/// The first day that `question` says it is about, or is compared with.
fn earliest(calendar: Calendar, question: &Question) -> Option<NaiveDate> {
    let is_total = question.metric.flow().is_some();
    if !is_total && !matches!(question.metric, Metric::Transactions | Metric::Explain) {
        return None;
    }
    let said = question.period.as_ref();
    if question.metric == Metric::Explain {
        return said.map(|choice| span::since(calendar, choice));
    }
    let compared = question.comparison.filter(|_| is_total);
    let before = compared.map(|with| earlier(calendar, said.unwrap_or(&BY_DEFAULT), with));
    let before = before.into_iter().flatten().map(|period| period.from());
    before.chain(said.map(|choice| span::days(calendar, choice).from())).min()
}
