//! Card and loan statements: what has to be paid, and by when.

use chrono::NaiveDate;

use super::due::{sum, unsummable};
use super::view::ids;
use crate::bank::account::{Account, AccountKind};
use crate::bank::answer::AccountName;
use crate::bank::obligation::Statement;
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::bank::selection::Direction;
use crate::bank::transaction::{Transaction, TransactionKind, TransactionStatus};
use crate::basics::{Money, TransactionId};

/// The latest statement of one card or loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementLine {
    /// Of which account.
    pub account: AccountName,
    /// The day on which it was drawn up.
    pub closed_on: NaiveDate,
    /// What was owed then, positive; negative when the bank owed the customer.
    pub balance: Money,
    /// The least that must be paid, zero or positive, payments since not taken off.
    pub minimum: Option<Money>,
    /// The day by which it must be paid.
    pub due_on: Option<NaiveDate>,
    /// What should have been paid earlier and was not, positive.
    pub past_due: Option<Money>,
    /// What was paid since the statement, zero or positive; zero where transactions may not be
    /// searched.
    pub paid: Money,
    /// What is still to be paid for it, zero or positive: on a card what of the balance, on a
    /// loan what of the least payment (else of the balance) has not been paid since.
    pub unpaid: Money,
    /// The payments since the statement, the earliest first.
    pub payments: Vec<TransactionId>,
}

impl StatementLine {
    /// What of the least payment has not been paid since, positive.
    pub fn minimum_left(&self) -> Option<Money> {
        self.without_paid(self.minimum?)
    }

    /// What is past due and has not been paid since, positive.
    pub fn late_left(&self) -> Option<Money> {
        self.without_paid(self.past_due?)
    }

    fn without_paid(&self, amount: Money) -> Option<Money> {
        let left = amount.minus(self.paid).ok()?;
        (!left.is_negative() && !left.is_zero()).then_some(left)
    }
}

/// Card and loan statements, one page of them, in the customer's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardBill {
    /// At most [`crate::bank::PAGE_ITEMS_MAX`] statements.
    pub lines: Vec<StatementLine>,
    /// How many come before this page.
    pub skipped: usize,
    /// How many there are in all.
    pub total: usize,
    /// Cards and loans without a statement, all of them.
    pub without: Vec<AccountName>,
    /// The day it is for the customer.
    pub today: NaiveDate,
}

impl Asked<'_> {
    pub(super) async fn card_bill(&self, accounts: &[&Account]) -> Result<CardBill, BankFailure> {
        let owing = self.billed(accounts);
        let statements = match owing.is_empty() {
            true => Vec::new(),
            false => self.bank.obligations(self.customer, &ids(&owing)).await?.statements,
        };
        let billed: Vec<&Account> = owing
            .iter()
            .copied()
            .filter(|account| statements.iter().any(|it| it.account == account.id))
            .collect();
        let history = self.history(&billed).await?;
        let lines = self.statement_lines(&billed, &statements, &history)?;
        let lacks = |account: &&&Account| !lines.iter().any(|it| it.account.id == account.id);
        let without = owing.iter().filter(lacks).map(|it| self.naming.name(it)).collect();
        let total = lines.len();
        let (skipped, lines) = self.paged(lines);
        Ok(CardBill { lines, skipped, total, without, today: self.today() })
    }

    /// Those of `accounts` that have bills of their own: cards, where there are any and nothing
    /// was said; else every debt.
    fn billed<'b>(&self, accounts: &[&'b Account]) -> Vec<&'b Account> {
        let of = |is: fn(AccountKind) -> bool| {
            accounts.iter().copied().filter(|account| is(account.kind)).collect::<Vec<_>>()
        };
        let cards = of(|kind| kind == AccountKind::CreditCard);
        match self.question.accounts.is_open() && !cards.is_empty() {
            true => cards,
            false => of(AccountKind::is_debt),
        }
    }

    /// The statements of `accounts`, with what was paid since according to `history`.
    pub(super) fn statement_lines(
        &self,
        accounts: &[&Account],
        statements: &[Statement],
        history: &[Transaction],
    ) -> Result<Vec<StatementLine>, BankFailure> {
        let mut lines = Vec::new();
        for account in accounts {
            let of_account = statements.iter().filter(|it| it.account == account.id);
            if let Some(statement) = of_account.max_by_key(|it| it.closed_on) {
                lines.push(self.statement_line(account, statement, history)?);
            }
        }
        Ok(lines)
    }

    fn statement_line(
        &self,
        account: &Account,
        statement: &Statement,
        history: &[Transaction],
    ) -> Result<StatementLine, BankFailure> {
        let zero = Money::zero(account.currency);
        let mut payments: Vec<&Transaction> = history
            .iter()
            .filter(|row| {
                let on = row.made_at.with_timezone(&self.time_zone).date_naive();
                row.account == account.id && on > statement.closed_on && is_payment(row)
            })
            .collect();
        payments.sort_by_key(|row| row.made_at);
        let paid = sum(zero, payments.iter().map(|row| row.amount))?;
        // A loan's balance is all of it; what falls due is the instalment.
        let due = match account.kind {
            AccountKind::CreditCard => statement.balance,
            _ => statement.minimum.unwrap_or(statement.balance),
        };
        let rest = due.minus(paid).map_err(unsummable)?;
        Ok(StatementLine {
            account: self.naming.name(account),
            closed_on: statement.closed_on,
            balance: statement.balance,
            minimum: statement.minimum,
            due_on: statement.due_on,
            past_due: statement.past_due.filter(|late| !late.is_zero()),
            paid,
            unpaid: if rest.is_negative() { zero } else { rest },
            payments: payments.iter().map(|row| row.id.clone()).collect(),
        })
    }
}

/// Whether `row`, of a debt, pays it: booked money from another account or from somebody.
pub(super) fn is_payment(row: &Transaction) -> bool {
    use TransactionKind::{Bill, Deposit, OwnTransfer};
    row.status == TransactionStatus::Posted
        && row.direction() == Direction::In
        && matches!(row.kind, OwnTransfer | Deposit | Bill)
}
