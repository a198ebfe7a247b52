//! What will leave one account, the bills of cards and loans that it pays among it.

use chrono::{NaiveDate, TimeDelta};

use super::commitments::{Commitment, sort};
use super::due::Due;
use super::statements::{StatementLine, is_payment};
use crate::bank::account::{Account, AccountKind, AccountStatus};
use crate::bank::obligation::Obligations;
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::bank::recurring::Stream;
use crate::bank::selection::Direction;
use crate::bank::transaction::{Transaction, TransactionKind};
use crate::basics::{AccountId, Period, TransactionId};

/// How many days may lie between the two sides of one payment to a card or loan.
const TWIN_DAYS: i64 = 3;

/// How many days after a statement falls due a payment may still be the one for it.
const LATE_DAYS: i64 = 10;

/// How many of the last payments that recur say what they pay.
const LATE_ROWS: usize = 3;

/// The past and the future of one account, and of the debts that may be paid from it.
pub(super) struct Ahead {
    pub(super) history: Vec<Transaction>,
    pub(super) streams: Vec<Stream>,
    known: Obligations,
    commitments: Vec<Commitment>,
}

impl Asked<'_> {
    /// What is known and expected of `account`.
    pub(super) async fn ahead_of(&self, account: &Account) -> Result<Ahead, BankFailure> {
        let mut accounts = vec![account];
        accounts.extend(self.debts(account));
        let known = self.bank.obligations(self.customer, &super::view::ids(&accounts)).await?;
        let history = self.history(&accounts).await?;
        let streams = self.streams(&history);
        let commitments = self.commitments(&[account], &known.payments, &streams);
        Ok(Ahead { history, streams, known, commitments })
    }

    /// What will come in on `account` within `period`, soonest first.
    pub(super) fn incoming(&self, ahead: &Ahead, period: Period) -> Vec<Due> {
        self.dues(ahead.commitments.iter().filter(|it| it.direction == Direction::In), period)
    }

    /// What will leave `account` within `period`, soonest first.
    ///
    /// The statement of a card or loan that is paid from it counts once, with what of it is
    /// unpaid: a recurring payment to the same card or loan is the way in which that happens, and
    /// what the bank says has to be paid wins over what it was before. Which account pays, the
    /// latest payment says; where there is none, any checking account might have to.
    ///
    /// # Errors
    ///
    /// [`BankFailure::Damaged`] for amounts that cannot be summed up.
    pub(super) fn outgoing(
        &self,
        account: &Account,
        ahead: &Ahead,
        period: Period,
    ) -> Result<Vec<Due>, BankFailure> {
        let paid: Vec<&Account> =
            self.debts(account).filter(|debt| self.is_payer(account, debt, ahead)).collect();
        let lines = self.statement_lines(&paid, &ahead.known.statements, &ahead.history)?;
        let out = ahead.commitments.iter().filter(|it| it.direction == Direction::Out);
        let mut dues = Vec::new();
        for commitment in out {
            // What comes after the time of these statements pays others, which nobody knows yet.
            let of_it = lines.iter().filter(|line| pays(commitment, line, ahead));
            let last = of_it.filter_map(|line| self.paid_until(line, commitment)).max();
            let own = self.dues([commitment], period).into_iter();
            dues.extend(own.filter(|due| last.is_none_or(|last| due.on > last)));
        }
        dues.extend(lines.iter().filter_map(|line| self.bill_of(line, ahead, period)));
        sort(&mut dues);
        Ok(dues)
    }

    /// What is unpaid of a statement, when it is due within `period`, was before, or is usually
    /// paid within it.
    fn bill_of(&self, line: &StatementLine, ahead: &Ahead, period: Period) -> Option<Due> {
        if let Some(due) = self.statement_due(line, period) {
            return Some(due);
        }
        let paying = ahead.commitments.iter().filter(|it| pays(it, line, ahead));
        let days = paying.flat_map(|it| {
            let last = self.paid_until(line, it);
            it.days(period).into_iter().filter(move |day| last.is_some_and(|last| *day <= last))
        });
        let on = days.min()?;
        let until_due = Period::new(self.today(), line.due_on?.succ_opt()?);
        Some(Due { on, ..self.statement_due(line, until_due)? })
    }

    /// The open cards and loans that may be paid from `account`.
    fn debts<'s>(&'s self, account: &Account) -> impl Iterator<Item = &'s Account> {
        let (currency, is_debt) = (account.currency, account.kind.is_debt());
        self.accounts.iter().filter(move |debt| {
            !is_debt
                && debt.kind.is_debt()
                && debt.status != AccountStatus::Closed
                && debt.currency == currency
        })
    }

    /// The last day on which `commitment` can pay `line`. Where it is late, the next payment does,
    /// whenever that comes.
    fn paid_until(&self, line: &StatementLine, commitment: &Commitment) -> Option<NaiveDate> {
        let due_on = line.due_on?;
        let usual = due_on.checked_add_signed(TimeDelta::days(LATE_DAYS))?;
        let is_late = due_on < self.today() && !line.unpaid.is_zero();
        Some(commitment.next().filter(|_| is_late).map_or(usual, |next| usual.max(next)))
    }

    /// Whether `debt` is paid from `account`.
    fn is_payer(&self, account: &Account, debt: &Account, ahead: &Ahead) -> bool {
        match payments_to(&debt.id, ahead).max_by_key(|row| row.made_at) {
            Some(latest) => {
                let mut own = ahead.history.iter().filter(|row| row.account == account.id);
                own.any(|row| is_twin(row, latest))
            }
            None => account.kind == AccountKind::Checking,
        }
    }
}

/// Whether what recurs as `commitment` is how the card or loan of `line` is paid.
fn pays(commitment: &Commitment, line: &StatementLine, ahead: &Ahead) -> bool {
    if commitment.kind != Some(TransactionKind::OwnTransfer) {
        return false;
    }
    let late: Vec<&TransactionId> = commitment.rows().iter().rev().take(LATE_ROWS).collect();
    let sent = |row: &&Transaction| commitment.is_of(&row.account) && late.contains(&&row.id);
    ahead
        .history
        .iter()
        .filter(sent)
        .any(|row| payments_to(&line.account.id, ahead).any(|payment| is_twin(row, payment)))
}

/// What was paid to the card or loan `debt`.
fn payments_to<'h>(debt: &'h AccountId, ahead: &'h Ahead) -> impl Iterator<Item = &'h Transaction> {
    ahead.history.iter().filter(move |row| row.account == *debt && is_payment(row))
}

/// Whether `sent` and `received` are the two sides of one payment.
fn is_twin(sent: &Transaction, received: &Transaction) -> bool {
    let days = (sent.made_at - received.made_at).num_days().abs();
    sent.kind == TransactionKind::OwnTransfer
        && sent.direction() == Direction::Out
        && sent.amount.minor().unsigned_abs() == received.amount.minor().unsigned_abs()
        && days <= TWIN_DAYS
}
