//! The `Bank` port over the interface.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use futures_util::future::join_all;
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::call::{Call, refusal};
use super::endpoint::Endpoint;
use super::failure::{Missed, damaged, misread, unreachable};
use super::records::{AccountRecord, BalanceRecord, balance_of};
use super::tokens::Tokens;
use crate::bank::{
    Account, AccountKind, AccountStatus, Balance, Bank, BankFailure, Holdings, Obligations,
    Position, Tally, TransactionFilter, TransactionPage, Untrusted, tally_of,
};
use crate::basics::{AccountId, Now, Pending};
use crate::connect::http::Host;
use crate::connect::import::when::Calendar;
use crate::connect::import::{Fault, Problem};
use crate::consent::LinkedCustomer;

/// A bank that is asked over its Open Banking interface, live: nothing of a customer is kept
/// from one call to the next.
///
/// The standard has no page size, no order and no filter but days, so a call fetches all rows of
/// the days in question and chooses among them here. It knows neither dormant accounts nor cards
/// nor what replaced a hold; a bank takes a hold off its list when it books it.
pub struct OpenBankingBank {
    pub(super) host: Host,
    pub(super) base: Url,
    pub(super) tokens: Tokens,
    pub(super) time_zone: Tz,
    pub(super) call_time_max: Duration,
}

/// One call of the port on its way.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) call: Call<'a>,
    pub(super) customer: &'a LinkedCustomer,
    pub(super) calendar: Calendar,
}

impl OpenBankingBank {
    /// What a call for `customer` needs; `None` for one who never consented at the bank.
    fn asking<'a>(&'a self, customer: &'a LinkedCustomer) -> Option<Asking<'a>> {
        let name = customer.customer().as_str();
        let held = self.tokens.of(name)?;
        let zone = held.time_zone.unwrap_or(self.time_zone);
        let call = Call {
            host: &self.host,
            base: &self.base,
            tokens: &self.tokens,
            customer: name,
            deadline: Instant::now() + self.call_time_max,
        };
        Some(Asking { call, customer, calendar: Calendar { zone, now: Now::at(Utc::now()) } })
    }
}

impl Bank for OpenBankingBank {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        Box::pin(async move {
            let Some(asking) = self.asking(customer) else {
                return Ok(Holdings {
                    time_zone: self.time_zone,
                    accounts: Vec::new(),
                    balances: None,
                });
            };
            let accounts = asking.accounts().await?;
            Ok(Holdings { time_zone: asking.calendar.zone, accounts, balances: None })
        })
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        Box::pin(async move {
            let Some(asking) = self.asking(customer) else { return Ok(Vec::new()) };
            asking.balances(&asking.covered(accounts)).await
        })
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        Box::pin(async move {
            let Some(asking) = self.asking(customer) else {
                return Ok(TransactionPage { rows: Vec::new(), total: 0 });
            };
            Ok(filter.page_of(asking.rows(filter).await?, after, rows_max))
        })
    }

    fn tally<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        edges: &'a [DateTime<Utc>],
    ) -> Pending<'a, Result<Vec<Tally>, BankFailure>> {
        Box::pin(async move {
            let Some(asking) = self.asking(customer) else { return Ok(Vec::new()) };
            let rows = asking.rows(filter).await?;
            tally_of(rows.into_iter().filter(|row| filter.admits(row)), edges)
        })
    }

    fn obligations<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Obligations, BankFailure>> {
        Box::pin(async move {
            let Some(asking) = self.asking(customer) else { return Ok(Obligations::default()) };
            asking.obligations(&asking.covered(accounts)).await
        })
    }

    /// Whether the bank accepts a connection; what it answers is known only with a customer.
    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        Box::pin(async move {
            let deadline = Instant::now() + self.call_time_max;
            let what = "the interface";
            match timeout_at(deadline, self.host.reach()).await {
                Ok(reached) => reached.map_err(|error| unreachable(what, &error.to_string())),
                Err(_) => Err(unreachable(what, "no connection in time")),
            }
        })
    }
}

impl Asking<'_> {
    /// Those of `accounts` that the grant covers, each once.
    pub(super) fn covered(&self, accounts: &[AccountId]) -> Vec<AccountId> {
        let once: BTreeSet<&AccountId> =
            accounts.iter().filter(|id| self.customer.may_see(id)).collect();
        once.into_iter().cloned().collect()
    }

    /// The customer's accounts that the grant covers, in the bank's order.
    pub(super) async fn accounts(&self) -> Result<Vec<Account>, BankFailure> {
        let endpoint = Endpoint::Accounts;
        let what = endpoint.name();
        let pages = self.call.list(endpoint, None, None).await.map_err(|missed| match missed {
            Missed::Refused(status) => refusal(endpoint, status),
            Missed::Failed(failure) => failure,
        })?;
        let wires = pages.into_iter().flat_map(|page| page.account.unwrap_or_default());
        let mut accounts: Vec<Account> = Vec::new();
        for (wire, number) in wires.zip(1..) {
            let account = AccountRecord::read(&wire).and_then(account);
            let account = account.map_err(|fault| wrong(what, "Account", number, fault))?;
            let is_known = accounts.iter().any(|known| known.id == account.id);
            if !is_known && self.customer.may_see(&account.id) {
                accounts.push(account);
            }
        }
        Ok(accounts)
    }

    /// The balances of `ids`; those that cannot be had are left out unless none can.
    async fn balances(&self, ids: &[AccountId]) -> Result<Vec<Balance>, BankFailure> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let records = join_all(ids.iter().map(|id| self.balance_records(id)));
        let (accounts, records) = tokio::join!(self.accounts(), records);
        let accounts = accounts?;
        let mut told = Vec::with_capacity(ids.len());
        let mut missed = None;
        for (id, records) in ids.iter().zip(records) {
            let open = |it: &&Account| it.id == *id && it.status != AccountStatus::Closed;
            let Some(account) = accounts.iter().find(open) else { continue };
            let records = match records {
                Ok(records) => records,
                Err(Missed::Refused(status)) => {
                    missed.get_or_insert(refusal(Endpoint::Balances, status));
                    continue;
                }
                Err(Missed::Failed(failure @ BankFailure::Unreachable { .. })) => {
                    missed.get_or_insert(failure);
                    continue;
                }
                Err(Missed::Failed(failure)) => return Err(failure),
            };
            let balance = balance_of(id, account.kind, &records);
            let what = Endpoint::Balances.name();
            told.extend(balance.map_err(|fault| damaged(what, &fault.to_string()))?);
        }
        match missed {
            Some(failure) if told.is_empty() => Err(failure),
            _ => Ok(told),
        }
    }

    async fn balance_records(&self, account: &AccountId) -> Result<Vec<BalanceRecord>, Missed> {
        let endpoint = Endpoint::Balances;
        let what = endpoint.name();
        let mut records = Vec::new();
        for page in self.call.list(endpoint, Some(account), None).await? {
            let missing = Fault::Missing("Data.Balance");
            let wires = page.balance.ok_or_else(|| misread(what, &Problem::of_file(missing)))?;
            for (wire, number) in wires.iter().zip(1..) {
                let record = BalanceRecord::read(wire, self.calendar);
                let record = record.and_then(|it| of(account, &it.account).map(|()| it));
                records.push(record.map_err(|fault| wrong(what, "Balance", number, fault))?);
            }
        }
        Ok(records)
    }
}

/// What of an answer is read for the account `asked`: an answer about another is none.
pub(super) fn of(asked: &AccountId, told: &str) -> Result<(), Fault> {
    let allowed = "those that were asked for";
    if asked.as_str() == told { Ok(()) } else { Err(Fault::Code { field: "AccountId", allowed }) }
}

/// A record of `what` that makes no sense.
pub(super) fn wrong(what: &str, sort: &'static str, number: usize, fault: Fault) -> BankFailure {
    misread(what, &Problem::of_file(fault).within(sort, number))
}

/// An account as the port tells it. A code that is none of those people tell apart is an account
/// that money is held on, which is what all but loans are.
fn account(record: AccountRecord) -> Result<Account, Fault> {
    let allowed = "1 to 255 characters of visible ASCII";
    let id = AccountId::new(&record.id);
    Ok(Account {
        id: id.map_err(|_| Fault::Code { field: "AccountId", allowed })?,
        kind: record.kind.unwrap_or(AccountKind::Checking),
        nickname: record.nickname.map(Untrusted::new),
        last_four: record.last_four,
        currency: record.currency.ok_or(Fault::Missing("Currency"))?,
        status: record.status.unwrap_or(AccountStatus::Open),
    })
}
