//! What is due next.

use chrono::NaiveDate;

use super::commitments::sort;
use super::due::{Due, DueAmount, DueSource, DueTotal, totals};
use super::statements::StatementLine;
use super::view::ids;
use crate::bank::account::Account;
use crate::bank::answer::{AccountName, Answer};
use crate::bank::category::Category;
use crate::bank::horizon::{BILL_DAYS, BILLS_DAYS};
use crate::bank::period_choice::{PeriodChoice, Unit};
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::bank::selection::Direction;
use crate::basics::{Money, Period};

/// Bills to come, one page of them, soonest first.
///
/// Transfers between the customer's own accounts, fees and interest are none. A card or loan is
/// one by its statement: what of its balance has not been paid since. Where only those of one payee
/// or category are asked for, and no time, each is told once: the next time within a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bills {
    /// The days that were asked for, from today on.
    pub period: Period,
    /// The day it is for the customer.
    pub today: NaiveDate,
    /// At most [`crate::bank::PAGE_ITEMS_MAX`] bills. What is past due comes first.
    pub lines: Vec<Due>,
    /// How many come before this page.
    pub skipped: usize,
    /// How many there are in all.
    pub total: usize,
    /// What those come to whose amount is known, in all pages together, by currency.
    pub totals: Vec<DueTotal>,
    /// How many of them have no known amount.
    pub without_amount: usize,
    /// Closed accounts, which have no bills, where none was asked for by name.
    pub closed: Vec<AccountName>,
    /// Whether only those of one payee or category are meant.
    pub some_only: bool,
    /// The category that was asked for, by its name or by what was taken for a payee's.
    pub category: Option<Category>,
    /// Whether each is told once, the next time: no time was asked for.
    pub each_once: bool,
    /// Whether what only recurs was left out, because transactions may not be searched.
    pub known_only: bool,
}

/// Bills, and the category that all of them are of.
type Found = (Vec<Due>, Option<Category>);

impl Asked<'_> {
    pub(super) async fn bills(&self, accounts: &[&Account]) -> Result<Answer, BankFailure> {
        let filter = &self.question.filter;
        let some_only = filter.category.is_some() || filter.merchant.is_some();
        let each_once = some_only && self.question.period.is_none();
        let period = self.ahead(if each_once { BILL_DAYS } else { BILLS_DAYS });
        let (dues, category) = match self.bills_within(accounts, period, each_once).await? {
            Ok(found) => found,
            Err(answer) => return Ok(*answer),
        };
        let without_amount = dues.iter().filter(|due| due.amount == DueAmount::Unknown).count();
        let (totals, total) = (totals(&dues)?, dues.len());
        let (skipped, lines) = self.paged(dues);
        Ok(Answer::Bills(Bills {
            period,
            today: self.today(),
            lines,
            skipped,
            total,
            totals,
            without_amount,
            closed: self.closed(),
            some_only,
            category,
            each_once,
            known_only: !self.may_search(),
        }))
    }

    /// The days from today on that were asked for, else the next `days`.
    pub(super) fn ahead(&self, days: u32) -> Period {
        let usual = PeriodChoice::Next { unit: Unit::Day, count: days };
        self.calendar.ahead(self.question.period.as_ref().unwrap_or(&usual))
    }

    /// Every bill of `accounts` within `period` that is meant, or the next time of each; else the
    /// answer that asks which are meant.
    async fn bills_within(
        &self,
        accounts: &[&Account],
        period: Period,
        each_once: bool,
    ) -> Result<Result<Found, Box<Answer>>, BankFailure> {
        if accounts.is_empty() {
            return Ok(Ok((Vec::new(), None)));
        }
        let known = self.bank.obligations(self.customer, &ids(accounts)).await?;
        let history = self.history(accounts).await?;
        let streams = self.streams(&history);
        let mut bills = self.commitments(accounts, &known.payments, &streams);
        bills.retain(|it| it.direction == Direction::Out && !it.is_no_bill());
        let wanted = match self.wanted(accounts, &bills) {
            Ok(wanted) => wanted,
            Err(answer) => return Ok(Err(answer)),
        };
        bills.retain(|it| wanted.has(it));
        let times = if each_once { 1 } else { usize::MAX };
        let mut dues: Vec<Due> = Vec::new();
        for bill in &bills {
            dues.extend(self.dues([bill], period).into_iter().take(times));
        }
        for line in self.statement_lines(accounts, &known.statements, &history)? {
            dues.extend(self.statement_due(&line, period).filter(|_| wanted.has_statement(&line)));
        }
        sort(&mut dues);
        Ok(Ok((dues, wanted.category)))
    }

    /// What is still to be paid of a statement, when that is due within `period` or was before.
    pub(super) fn statement_due(&self, line: &StatementLine, period: Period) -> Option<Due> {
        let is_positive = |amount: Money| !amount.is_negative() && !amount.is_zero();
        let late = line.late_left();
        let open = is_positive(line.unpaid);
        let on = line.due_on.filter(|_| open || late.is_some())?;
        let is_late = late.is_some() || on < self.today();
        (period.has(on) || is_late && period.from() == self.today()).then(|| Due {
            account: line.account.clone(),
            direction: Direction::Out,
            payee: None,
            kind: None,
            on,
            amount: DueAmount::Exact(if open { line.unpaid } else { late.unwrap_or(line.unpaid) }),
            minimum: line.minimum,
            source: DueSource::Statement,
            arrangement: None,
            rows: line.payments.clone(),
        })
    }
}
