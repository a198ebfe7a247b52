//! Payments to come, and statements.

use futures_util::future::join_all;

use super::bank::{Asking, of, wrong};
use super::endpoint::Endpoint;
use super::failure::Missed;
use super::records::wire::Data;
use super::records::{direct_debit, latest, scheduled_payment, standing_order};
use crate::bank::{Account, BankFailure, Obligation, Obligations, Statement};
use crate::basics::AccountId;
use crate::connect::import::Fault;

/// The lists of payments, which every account may have.
const PAYMENTS: [Endpoint; 3] =
    [Endpoint::DirectDebits, Endpoint::StandingOrders, Endpoint::ScheduledPayments];

impl Asking<'_> {
    /// What will have to be paid from `ids`, as far as the bank says.
    ///
    /// # Errors
    ///
    /// [`BankFailure`] when a list that the bank has cannot be had: a bill left out is a bill
    /// that is not paid.
    pub(super) async fn obligations(&self, ids: &[AccountId]) -> Result<Obligations, BankFailure> {
        if ids.is_empty() {
            return Ok(Obligations::default());
        }
        let accounts = self.accounts().await?;
        let meant: Vec<&Account> = accounts.iter().filter(|it| ids.contains(&it.id)).collect();
        let asked = meant.iter().flat_map(|account| PAYMENTS.map(|list| (*account, list)));
        let payments = join_all(asked.map(|(account, list)| self.payments(&account.id, list)));
        let debts = meant.iter().filter(|account| account.kind.is_debt());
        let statements = join_all(debts.map(|account| self.statement(&account.id)));
        let (payments, statements) = tokio::join!(payments, statements);
        let mut told = Obligations::default();
        for list in payments {
            told.payments.extend(list?);
        }
        for statement in statements {
            told.statements.extend(statement?);
        }
        Ok(told)
    }

    async fn payments(
        &self,
        account: &AccountId,
        endpoint: Endpoint,
    ) -> Result<Vec<Obligation>, BankFailure> {
        let mut told = Vec::new();
        for page in self.pages(account, endpoint).await? {
            let (sort, read) = match endpoint {
                Endpoint::DirectDebits => ("DirectDebit", self.direct_debits(account, &page)),
                Endpoint::StandingOrders => ("StandingOrder", self.standing_orders(account, &page)),
                _ => ("ScheduledPayment", self.scheduled_payments(account, &page)),
            };
            let name = endpoint.name();
            told.extend(read.map_err(|(number, fault)| wrong(name, sort, number, fault))?);
        }
        Ok(told)
    }

    fn direct_debits(&self, account: &AccountId, page: &Data) -> Read {
        each(page.direct_debit.as_deref(), |wire| {
            told_of(account, wire.account_id.as_deref())?;
            direct_debit(wire, account, self.calendar)
        })
    }

    fn standing_orders(&self, account: &AccountId, page: &Data) -> Read {
        each(page.standing_order.as_deref(), |wire| {
            told_of(account, wire.account_id.as_deref())?;
            standing_order(wire, account, self.calendar)
        })
    }

    fn scheduled_payments(&self, account: &AccountId, page: &Data) -> Read {
        each(page.scheduled_payment.as_deref(), |wire| {
            told_of(account, wire.account_id.as_deref())?;
            scheduled_payment(wire, account, self.calendar).map(Some)
        })
    }

    async fn statement(&self, account: &AccountId) -> Result<Option<Statement>, BankFailure> {
        let endpoint = Endpoint::Statements;
        let pages = self.pages(account, endpoint).await?;
        let all: Vec<_> =
            pages.into_iter().flat_map(|it| it.statement.unwrap_or_default()).collect();
        let is_theirs = all.iter().try_for_each(|it| told_of(account, it.account_id.as_deref()));
        let told = is_theirs.and_then(|()| latest(&all, account, self.calendar));
        told.map_err(|fault| super::failure::damaged(endpoint.name(), &fault.to_string()))
    }

    async fn pages(
        &self,
        account: &AccountId,
        endpoint: Endpoint,
    ) -> Result<Vec<Data>, BankFailure> {
        let list = self.call.list(endpoint, Some(account), None).await;
        list.map_err(|missed| match missed {
            Missed::Refused(status) => super::call::refusal(endpoint, status),
            Missed::Failed(failure) => failure,
        })
    }
}

/// What a list says, or the number of the record that makes no sense.
type Read = Result<Vec<Obligation>, (usize, Fault)>;

fn each<T>(wires: Option<&[T]>, read: impl Fn(&T) -> Result<Option<Obligation>, Fault>) -> Read {
    let mut told = Vec::new();
    for (wire, number) in wires.unwrap_or_default().iter().zip(1..) {
        told.extend(read(wire).map_err(|fault| (number, fault))?);
    }
    Ok(told)
}

fn told_of(account: &AccountId, told: Option<&str>) -> Result<(), Fault> {
    of(account, told.ok_or(Fault::Missing("AccountId"))?)
}
