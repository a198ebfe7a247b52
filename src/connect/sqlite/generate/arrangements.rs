//! What the bank knows of the future: obligations, statements, cards.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::ledger::{Entry, Figures, State};
use super::parties::Parties;
use super::plan::{AccountPlan, Cards, Household, Sum};
use super::planned::{Planned, cadence, routine};
use super::random::Dice;
use crate::bank::{AccountKind, AccountStatus, CardStatus, Frequency, ObligationKind};

/// Days between a card's statement and the day by which it must be paid.
const DUE_DAYS: u64 = 25;

/// The least that must be paid of a card's statement: this, or two of a hundred parts, in minor
/// units.
const MINIMUM: i64 = 2500;

/// A row of `obligation`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ObligationRow {
    /// What sort of arrangement it is.
    pub(super) kind: ObligationKind,
    /// Who is paid.
    pub(super) payee: String,
    /// How much, where that is always the same.
    pub(super) amount: Option<i64>,
    /// When next, where the bank knows.
    pub(super) next_on: Option<NaiveDate>,
    /// How often; `None` for once.
    pub(super) frequency: Option<Frequency>,
}

/// A row of `account_statement`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StatementRow {
    /// The day on which it was drawn up.
    pub(super) closed_on: NaiveDate,
    /// What was owed.
    pub(super) balance: i64,
    /// The least that must be paid.
    pub(super) minimum: i64,
    /// The day by which it must be paid.
    pub(super) due_on: NaiveDate,
    /// What should have been paid earlier.
    pub(super) past_due: Option<i64>,
}

/// A row of `card`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CardRow {
    /// The last four digits.
    pub(super) last_four: u16,
    /// Whether it can be paid with.
    pub(super) status: CardStatus,
    /// The last day on which it is valid.
    pub(super) valid_until: NaiveDate,
}

/// One account at the end of the span.
pub(super) struct Ended<'a> {
    /// The household it belongs to.
    pub(super) plan: &'a Household,
    /// Its index.
    pub(super) index: usize,
    /// Its figures.
    pub(super) figures: Figures,
    /// What happened on it.
    pub(super) entries: &'a [Entry],
    /// The last day, where the household lives.
    pub(super) today: NaiveDate,
}

impl Ended<'_> {
    fn account(&self) -> &AccountPlan {
        &self.plan.accounts[self.index]
    }

    /// What is going to leave the account, as far as the bank knows; `member` is told.
    pub(super) fn obligations(&self, parties: &Parties, member: usize) -> Vec<ObligationRow> {
        if self.account().status == AccountStatus::Closed {
            return Vec::new();
        }
        let recurring = routine(self.plan, self.index).filter_map(|it| {
            let kind = it.arranged?;
            let amount = it.amounts.fixed();
            // Who collects what varies says the day in a letter, not to the bank.
            let next_on = amount.and(it.next_on(self.today, self.entries, self.plan.zone));
            let frequency = cadence(it.when).map(|(frequency, _)| frequency);
            Some(ObligationRow {
                kind,
                payee: self.payee(&it, parties, member),
                amount,
                next_on,
                frequency,
            })
        });
        let scheduled = self.plan.routine.scheduled.iter().filter(|it| it.from == self.index);
        let once = scheduled.map(|it| ObligationRow {
            kind: ObligationKind::ScheduledPayment,
            payee: name(parties, it.to),
            amount: Some(it.amount),
            next_on: Some(it.on),
            frequency: None,
        });
        recurring.chain(once).collect()
    }

    /// Whom `member` sees paid: of their own accounts, what they call it.
    fn payee(&self, it: &Planned, parties: &Parties, member: usize) -> String {
        let Some(to) = it.to.map(|to| &self.plan.accounts[to]) else {
            return name(parties, it.party);
        };
        let called = to.holders.iter().find(|holder| holder.member == member);
        let kind = match to.kind {
            AccountKind::Savings => "Savings",
            _ => "Checking",
        };
        called.and_then(|holder| holder.nickname).unwrap_or(kind).to_owned()
    }

    /// The latest statement of a card or loan: of the month before.
    pub(super) fn statement(&self) -> Option<StatementRow> {
        let account = self.account();
        if account.status == AccountStatus::Closed {
            return None;
        }
        let month = self.today.with_day(1)?;
        let closed_on = month.pred_opt()?;
        let before = self
            .entries
            .iter()
            .take_while(|entry| entry.day(self.plan.zone).is_some_and(|day| day < month));
        let posted = before.filter(|entry| entry.state == State::Posted);
        let balance = -(self.figures.opening + posted.map(|entry| entry.amount).sum::<i64>());
        let (minimum, due_on) = match account.kind {
            AccountKind::CreditCard => {
                let minimum = MINIMUM.max(balance * 2 / 100).min(balance).max(0);
                (minimum, closed_on.checked_add_days(Days::new(DUE_DAYS))?)
            }
            AccountKind::Loan | AccountKind::Mortgage => self.installment(month)?,
            AccountKind::Checking | AccountKind::Savings => return None,
        };
        let past_due = account.is_past_due.then_some(minimum).filter(|minimum| *minimum > 0);
        Some(StatementRow { closed_on, balance, minimum, due_on, past_due })
    }

    /// What is paid on a loan in the month that begins on `first`, and when.
    fn installment(&self, first: NaiveDate) -> Option<(i64, NaiveDate)> {
        let mut into = self.plan.routine.transfers.iter().filter(|it| it.to == self.index);
        let (when, amount) = into.find_map(|it| match it.sum {
            Sum::Fixed(amount) => Some((it.when, amount)),
            _ => None,
        })?;
        let due_on = first.iter_days().take(62).find(|day| when.falls_on(*day))?;
        Some((amount, due_on))
    }

    /// The cards that one holder carries; `taken` are digits of the household's accounts and
    /// cards, and gets theirs.
    pub(super) fn cards(&self, dice: &mut Dice, taken: &mut Vec<u16>) -> Vec<CardRow> {
        let account = self.account();
        let digits = match (account.status, account.kind) {
            (AccountStatus::Closed, _) => return Vec::new(),
            // The number of a credit card's account is the card's.
            (_, AccountKind::CreditCard) => account.last_four,
            (_, AccountKind::Checking) => fresh(dice, taken),
            _ => return Vec::new(),
        };
        let status = match account.cards {
            Cards::Active | Cards::Renewed => CardStatus::Active,
            Cards::Locked => CardStatus::Locked,
        };
        let (ahead, behind) = (dice.below(50), dice.below(10));
        let mut cards = Vec::with_capacity(2);
        if let Some(valid_until) = month_end(self.today, ahead as i32) {
            cards.push(CardRow { last_four: digits, status, valid_until });
        }
        if account.cards == Cards::Renewed
            && let Some(valid_until) = month_end(self.today, -1 - behind as i32)
        {
            let last_four = fresh(dice, taken);
            cards.push(CardRow { last_four, status: CardStatus::Expired, valid_until });
        }
        cards
    }
}

fn name(parties: &Parties, id: u32) -> String {
    parties.texts(id).map_or_else(String::new, |(name, text)| name.unwrap_or(text).to_owned())
}

fn fresh(dice: &mut Dice, taken: &mut Vec<u16>) -> u16 {
    loop {
        let digits = u16::try_from(dice.below(10_000)).unwrap_or(0);
        if !taken.contains(&digits) {
            taken.push(digits);
            return digits;
        }
    }
}

/// The last day of the month that is `months` after that of `day`.
fn month_end(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let first = day.with_day(1)?;
    let next = Months::new((months + 1).unsigned_abs());
    let after = if months < -1 {
        first.checked_sub_months(next)?
    } else {
        first.checked_add_months(next)?
    };
    after.pred_opt()
}
