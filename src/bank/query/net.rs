//! What is held and owed in all.

use super::asked::{Asked, in_currency};
use super::sums::too_much;
use crate::bank::account::Account;
use crate::bank::answer::Answer;
use crate::bank::net::{Net, NetLine};
use crate::bank::port::BankFailure;
use crate::basics::{Currency, Money};

impl Asked<'_> {
    /// What is held and owed on `accounts`, each currency by itself.
    pub(in crate::bank) async fn net(&self, accounts: &[&Account]) -> Result<Answer, BankFailure> {
        let (accounts, mut left_out) = self.of_currency(accounts);
        let balances = self.balances_of(&accounts).await?;
        let mut lines: Vec<NetLine> = Vec::new();
        let mut covered = Vec::new();
        let mut oldest = None;
        for account in accounts {
            let Some(balance) = balances.iter().find(|one| one.account == account.id) else {
                left_out.unreachable.push(self.naming.name(account));
                continue;
            };
            in_currency(balance.current, account.currency)?;
            oldest = Some(oldest.map_or(balance.as_of, |then| balance.as_of.min(then)));
            covered.push(account.id.clone());
            let line = line_of(&mut lines, account.currency);
            let size = balance.current.abs();
            if balance.current.is_negative() {
                line.owed = line.owed.plus(size).map_err(too_much)?;
            } else {
                line.held = line.held.plus(size).map_err(too_much)?;
            }
            line.net = line.held.minus(line.owed).map_err(too_much)?;
            line.accounts += 1;
        }
        let stale_since = oldest.and_then(|then| self.stale(then));
        Ok(Answer::Net(Net { lines, covered, left_out, stale_since }))
    }
}

/// The line of `currency`, the last one where there is none yet.
fn line_of(lines: &mut Vec<NetLine>, currency: Currency) -> &mut NetLine {
    let place = lines.iter().position(|line| line.currency == currency).unwrap_or_else(|| {
        let none = Money::zero(currency);
        lines.push(NetLine { currency, held: none, owed: none, net: none, accounts: 0 });
        lines.len() - 1
    });
    &mut lines[place]
}
