//! Balances, what is owed, credit, and accounts without amounts.

use super::asked::{Asked, first_page, in_currency};
use crate::bank::account::{Account, AccountStatus, Balance};
use crate::bank::answer::{AccountLine, Answer, BalanceFigures, BalanceLine, Balances};
use crate::bank::fitting::{Known, is_about_all_owed};
use crate::bank::port::BankFailure;
use crate::bank::question::{AccountChoice, KindChoice, Metric};
use crate::basics::AccountId;

impl Asked<'_> {
    /// The balances of all open accounts: they say which ones are overdrawn.
    pub(in crate::bank) async fn all_balances(&self) -> Result<Vec<Balance>, BankFailure> {
        let open: Vec<&Account> = self
            .accounts
            .iter()
            .filter(|account| account.status != AccountStatus::Closed)
            .collect();
        self.balances_of(&open).await
    }

    /// Tells the balances of `accounts`; those in `had` were asked for before.
    pub(in crate::bank) async fn balances(
        &self,
        accounts: &[&Account],
        known: Known<'_>,
        had: Vec<Balance>,
    ) -> Result<Answer, BankFailure> {
        let (skipped, page) = self.page_of(accounts);
        let balances = match is_about_all_owed(self.question) {
            true => had,
            false => self.balances_of(page).await?,
        };
        let mut lines = Vec::with_capacity(page.len());
        for account in page {
            let balance = balances.iter().find(|balance| balance.account == account.id);
            let figures = balance.map(|balance| self.figures(account, balance)).transpose()?;
            lines.push(BalanceLine { account: self.naming.name(account), figures });
        }
        let metric = match self.question.metric {
            Metric::Owed if !accounts.iter().all(|account| known.owes(account)) => Metric::Balance,
            metric => metric,
        };
        Ok(Answer::Balances(Balances { metric, lines, skipped, total: accounts.len() }))
    }

    fn figures(&self, account: &Account, balance: &Balance) -> Result<BalanceFigures, BankFailure> {
        let amounts =
            [Some(balance.current), Some(balance.holds), balance.available, balance.limit];
        for amount in amounts.into_iter().flatten() {
            in_currency(amount, account.currency)?;
        }
        Ok(BalanceFigures {
            current: balance.current,
            available: balance.available,
            holds: balance.holds,
            limit: balance.limit,
            stale_since: self.stale(balance.as_of),
        })
    }

    /// Lists `accounts` without amounts.
    pub(in crate::bank) fn list(&self, accounts: &[&Account]) -> Answer {
        let (skipped, page) = self.page_of(accounts);
        let line = |account: &&Account| AccountLine {
            account: self.naming.name(account),
            closed: account.status == AccountStatus::Closed,
        };
        Answer::Accounts { lines: page.iter().map(line).collect(), skipped, total: accounts.len() }
    }

    /// Offers the first of the open accounts, where none fits what was said.
    pub(in crate::bank) fn offer(&self) -> Answer {
        let open: Vec<&Account> = self
            .accounts
            .iter()
            .filter(|account| account.status != AccountStatus::Closed)
            .collect();
        let missing = match self.question.accounts {
            AccountChoice {
                kind: Some(KindChoice::Only(kind)),
                name: None,
                last_four: None,
                position: None,
                ..
            } => Some(kind),
            _ => None,
        };
        let offered = self.naming.names(first_page(&open));
        Answer::NoSuchAccount { more: open.len() > offered.len(), offered, missing }
    }

    /// Asks which of `accounts` is meant.
    pub(in crate::bank) fn which(&self, accounts: &[&Account]) -> Answer {
        Answer::WhichAccount {
            candidates: self.naming.names(first_page(accounts)),
            total: accounts.len(),
        }
    }
}

/// The open accounts that hold money in order and do not, or may not: one that is out of reach is
/// told as that, rather than that nothing is owed there.
pub(in crate::bank) fn overdrawn(accounts: &[Account], balances: &[Balance]) -> Vec<AccountId> {
    let may_owe = |account: &&Account| {
        let balance = balances.iter().find(|balance| balance.account == account.id);
        !account.kind.is_debt() && balance.is_none_or(|balance| balance.current.is_negative())
    };
    accounts.iter().filter(may_owe).map(|account| account.id.clone()).collect()
}
