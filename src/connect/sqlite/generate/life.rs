//! A household's life, day by day.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};

use super::calendar::{When, instant_ms, is_last_of_month};
use super::ledger::{Book, State};
use super::parties::{OwnText, Parties, PartyId};
use super::plan::{Bill, Habit, Hold, Household, Income, Interest, Opening, Sum, Transfer};
use super::random::Dice;
use crate::bank::TransactionKind;

const HOUR_S: i64 = 3600;

/// Days between a purchase and its refund, at least and at most.
const REFUND_DAYS: (i64, i64) = (3, 12);

/// Hours for which a card purchase stays pending, at least and at most. The least is longer than
/// since the morning of the day before: [`super::founder::Founder::fills_up_at_last`] relies on it.
const PENDING_HOURS: (i64, i64) = (44, 96);

/// The span of a bank's history.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    /// The first day.
    pub(super) first: NaiveDate,
    /// The first instant that has not happened yet.
    pub(super) as_of: DateTime<Utc>,
}

/// A refund on its way.
struct Refund {
    on: NaiveDate,
    into: usize,
    amount: i64,
    from: PartyId,
}

/// Lives `household` through `span` and returns the book of each account.
pub(super) fn live(household: &Household, span: Span, dice: Dice) -> Vec<Book> {
    let books = household.accounts.iter().map(|_| Book::default()).collect();
    let statements = vec![0; household.accounts.len()];
    let mut life = Life { household, span, dice, books, statements, refunds: Vec::new() };
    let last = span.as_of.with_timezone(&household.zone).date_naive();
    for day in span.first.iter_days().take_while(|day| *day <= last) {
        life.pass(day);
    }
    life.books
}

struct Life<'a> {
    household: &'a Household,
    span: Span,
    dice: Dice,
    books: Vec<Book>,
    /// What each account owed when the month began.
    statements: Vec<i64>,
    refunds: Vec<Refund>,
}

impl Life<'_> {
    fn pass(&mut self, day: NaiveDate) {
        let routine = &self.household.routine;
        if day.day() == 1 || day == self.span.first {
            self.statements = (0..self.books.len()).map(|account| self.owed(account)).collect();
        }
        for income in &routine.incomes {
            self.receive(income, day);
        }
        for bill in &routine.bills {
            self.pay(bill, day);
        }
        for transfer in &routine.transfers {
            self.transfer(transfer, day);
        }
        for habit in &routine.habits {
            self.spend(habit, day);
        }
        self.give_back(day);
        if is_last_of_month(day) {
            for interest in &routine.interest {
                self.accrue(interest, day);
            }
        }
    }

    /// The balance so far; only for accounts whose opening balance is known beforehand.
    fn balance(&self, account: usize) -> i64 {
        let opening = match self.household.accounts[account].opening {
            Opening::At(amount) => amount,
            Opening::Lowest(_) | Opening::Ending(_) => 0,
        };
        opening + self.books[account].posted()
    }

    fn owed(&self, account: usize) -> i64 {
        (-self.balance(account)).max(0)
    }

    /// An instant of `day` between two hours, or none when that is still to come.
    fn instant(&mut self, day: NaiveDate, hours: (i64, i64)) -> Option<i64> {
        let second = self.dice.between(hours.0 * HOUR_S, hours.1 * HOUR_S - 1);
        let second = u32::try_from(second).unwrap_or(0);
        let instant = instant_ms(day, second, self.household.zone);
        (instant < self.span.as_of.timestamp_millis()).then_some(instant)
    }

    fn due(&mut self, when: When, day: NaiveDate) -> bool {
        match when {
            When::Irregular(per_mille) => self.dice.chance(per_mille),
            other => other.falls_on(day),
        }
    }

    fn receive(&mut self, income: &Income, day: NaiveDate) {
        if !self.due(income.when, day) {
            return;
        }
        let amount = self.dice.between(income.low, income.high);
        let from = self.dice.pick(&income.from);
        if let Some(at) = self.instant(day, (4, 7)) {
            let book = &mut self.books[income.into];
            book.enter(at, TransactionKind::Deposit, amount, from, State::Posted);
        }
    }

    fn pay(&mut self, bill: &Bill, day: NaiveDate) {
        if !self.due(bill.when, day) {
            return;
        }
        let price =
            bill.rise.filter(|(first, _)| day >= *first).map_or(bill.amount, |(_, new)| new);
        let varies = self.dice.between(100 - bill.varies_percent, 100 + bill.varies_percent);
        let amount = price * bill.season.percent(day) / 100 * varies / 100;
        if let Some(at) = self.instant(day, (6, 11)) {
            self.books[bill.from].enter(at, bill.kind, -amount, bill.to, State::Posted);
        }
    }

    fn transfer(&mut self, transfer: &Transfer, day: NaiveDate) {
        if day > transfer.last || !self.due(transfer.when, day) {
            return;
        }
        let (out, into) = match transfer.sum {
            Sum::Fixed(amount) => (amount, amount),
            Sum::Exchanged { amount, per_mille } => (amount, amount * per_mille / 1000),
            Sum::Statement => (self.statements[transfer.to], self.statements[transfer.to]),
            Sum::Above(kept) => {
                let rest = (self.room(transfer.from) - kept).max(0);
                (rest, rest)
            }
            Sum::Everything => {
                let all = self.balance(transfer.from).max(0);
                (all, all)
            }
            Sum::AllOwed => (self.owed(transfer.to), self.owed(transfer.to)),
        };
        if out <= 0 {
            return;
        }
        if let Some(at) = self.instant(day, (12, 14)) {
            let kind = TransactionKind::OwnTransfer;
            self.books[transfer.from].enter(at, kind, -out, transfer.text_out, State::Posted);
            self.books[transfer.to].enter(at, kind, into, transfer.text_in, State::Posted);
        }
    }

    fn spend(&mut self, habit: &Habit, day: NaiveDate) {
        if !self.due(habit.when, day) {
            return;
        }
        let amount = self.dice.skewed(habit.low, habit.high);
        let at = self.dice.pick(&habit.at);
        let held = match habit.hold {
            Hold::Never | Hold::Same => amount,
            Hold::BeforeTip => amount * 100 / self.dice.between(115, 125),
            Hold::Round(sum) => sum,
        };
        if habit.leave.is_some_and(|leave| self.room(habit.from) - amount.max(held) < leave) {
            return;
        }
        let Some(made_at) = self.instant(day, (8, 22)) else { return };
        let settles = made_at + self.dice.between(PENDING_HOURS.0, PENDING_HOURS.1) * HOUR_S * 1000;
        let settled = settles <= self.span.as_of.timestamp_millis();
        let book = &mut self.books[habit.from];
        if habit.hold != Hold::Never && !settled {
            book.enter(made_at, habit.kind, -held, at, State::Pending);
            return;
        }
        if held != amount {
            book.enter(made_at, habit.kind, -held, at, State::Replaced);
        }
        book.enter(made_at, habit.kind, -amount, at, State::Posted);
        if self.dice.chance(habit.refund_per_mille) {
            let days = self.dice.between(REFUND_DAYS.0, REFUND_DAYS.1).unsigned_abs();
            let part = if self.dice.chance(600) { 100 } else { self.dice.between(20, 80) };
            if let Some(on) = day.checked_add_days(Days::new(days)) {
                let amount = (amount * part / 100).max(1);
                self.refunds.push(Refund { on, into: habit.from, amount, from: at });
            }
        }
    }

    /// What could be spent, for accounts whose opening balance is known beforehand.
    fn room(&self, account: usize) -> i64 {
        self.balance(account) - self.books[account].held()
    }

    fn give_back(&mut self, day: NaiveDate) {
        let (due, later) = std::mem::take(&mut self.refunds).into_iter().partition(|r| r.on <= day);
        self.refunds = later;
        for Refund { into, amount, from, .. } in due {
            if let Some(at) = self.instant(day, (9, 18)) {
                let book = &mut self.books[into];
                book.enter(at, TransactionKind::Refund, amount, from, State::Posted);
            }
        }
    }

    fn accrue(&mut self, interest: &Interest, day: NaiveDate) {
        let balance = self.balance(interest.account);
        let amount = balance * interest.yearly_bp / 10_000 / 12;
        if day > interest.last || amount == 0 {
            return;
        }
        let text = if amount > 0 { OwnText::InterestPaid } else { OwnText::InterestCharged };
        if let Some(at) = self.instant(day, (22, 23)) {
            let kind = TransactionKind::Interest;
            let book = &mut self.books[interest.account];
            book.enter(at, kind, amount, Parties::own(text), State::Posted);
        }
    }
}
