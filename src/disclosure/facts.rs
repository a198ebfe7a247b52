//! Which facts an answer tells.

use super::outlook;
use super::record::{Fact, FactKind};
use crate::bank::{AccountName, Answer, GroupKey, LeftOut, Listed, Totals};
use crate::basics::{AccountId, TransactionId};

/// The facts `answer` tells, in its order; each is named once.
///
/// Naming an account is a fact of its own, whatever is said about it: also in a question which
/// account is meant, and in "that one is closed". That there is nothing to tell is a fact, too:
/// the list is never empty.
pub fn facts_of(answer: &Answer) -> Vec<Fact> {
    let mut told = Told::default();
    match answer {
        Answer::Balances(balances) => {
            for line in &balances.lines {
                told.account(&line.account);
                if line.figures.is_some() {
                    told.balance(&line.account.id);
                }
            }
        }
        Answer::Accounts { lines, .. } => {
            lines.iter().for_each(|line| told.account(&line.account));
        }
        Answer::Recent(recent) => {
            recent.account.iter().for_each(|name| told.account(name));
            for line in &recent.lines {
                told.account(&line.account);
                told.transaction(&line.account.id, &line.id);
            }
            if recent.lines.is_empty() {
                told.absence();
            }
        }
        Answer::WhichAccount { candidates: names, .. }
        | Answer::NoSuchAccount { offered: names, .. } => {
            names.iter().for_each(|name| told.account(name));
        }
        Answer::Closed(name) | Answer::OutOfReach(name) => told.account(name),
        Answer::Bills(_)
        | Answer::CardBill(_)
        | Answer::Subscriptions(_)
        | Answer::Payday(_)
        | Answer::Explained(_)
        | Answer::Afforded(_)
        | Answer::Forecast(_)
        | Answer::Cards(_)
        | Answer::CardActed(_) => outlook::facts(answer, &mut told),
        Answer::Listed(listed) => told.listed(listed),
        Answer::Payment(payment) => {
            for line in &payment.lines {
                told.account(&line.account);
                told.transaction(&line.account.id, &line.id);
            }
        }
        Answer::Totals(totals) => told.totals(totals),
        Answer::Net(net) => {
            net.covered.iter().for_each(|account| told.balance(account));
            told.left_out(&net.left_out);
        }
        Answer::WhichMerchant { covered, .. } => {
            covered.iter().for_each(|account| told.add(FactKind::Merchant, account, None));
        }
        Answer::NoSuchMerchant { .. } => {}
        Answer::BeyondLookBack { .. }
        | Answer::NothingOwed
        | Answer::AllClosed
        | Answer::NoAccounts => {}
    }
    if told.facts.is_empty() {
        told.absence();
    }
    told.facts
}

/// Facts on their way into the list.
#[derive(Default)]
pub(super) struct Told {
    facts: Vec<Fact>,
}

impl Told {
    pub(super) fn account(&mut self, name: &AccountName) {
        self.add(FactKind::Account, &name.id, None);
    }

    fn listed(&mut self, listed: &Listed) {
        listed.account.iter().for_each(|name| self.account(name));
        for line in &listed.lines {
            self.account(&line.account);
            self.transaction(&line.account.id, &line.id);
        }
        if listed.lines.is_empty() {
            self.absence();
        }
        self.left_out(&listed.left_out);
    }

    fn totals(&mut self, totals: &Totals) {
        totals.account.iter().for_each(|name| self.account(name));
        let names_merchants = totals.merchant.is_some()
            || totals.groups.iter().any(|group| matches!(group.key, GroupKey::Merchant(_)));
        for account in &totals.covered {
            self.add(FactKind::Total, account, None);
            if names_merchants {
                self.add(FactKind::Merchant, account, None);
            }
        }
        for group in &totals.groups {
            if let GroupKey::Account(name) = &group.key {
                self.account(name);
            }
        }
        self.left_out(&totals.left_out);
    }

    /// That there are closed accounts, and which ones could not be reached.
    fn left_out(&mut self, left_out: &LeftOut) {
        left_out.closed.iter().chain(&left_out.unreachable).for_each(|name| self.account(name));
    }

    pub(super) fn balance(&mut self, account: &AccountId) {
        self.add(FactKind::Balance, account, None);
    }

    pub(super) fn transaction(&mut self, account: &AccountId, id: &TransactionId) {
        self.add(FactKind::Transaction, account, Some(id));
    }

    /// A fact about `account` that `reference` stands for.
    pub(super) fn fact(&mut self, kind: FactKind, account: &AccountId, reference: Option<&str>) {
        let reference = reference.and_then(|text| TransactionId::new(text).ok());
        self.add(kind, account, reference.as_ref());
    }

    /// What something comes to that is not of one account.
    pub(super) fn total(&mut self) {
        self.facts.push(Fact { kind: FactKind::Total, account: None, transaction: None });
    }

    pub(super) fn absence(&mut self) {
        self.facts.push(Fact { kind: FactKind::Absence, account: None, transaction: None });
    }

    /// Answers have a few lines at most, so that looking through them is the cheapest.
    fn add(&mut self, kind: FactKind, account: &AccountId, transaction: Option<&TransactionId>) {
        let told = |fact: &Fact| {
            fact.kind == kind
                && fact.account.as_ref() == Some(account)
                && fact.transaction.as_ref() == transaction
        };
        if !self.facts.iter().any(told) {
            let (account, transaction) = (Some(account.clone()), transaction.cloned());
            self.facts.push(Fact { kind, account, transaction });
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::bank::{
        AccountKind, AccountLine, Aspect, BalanceFigures, BalanceLine, Balances, Flow, Metric, Net,
        PeriodChoice, Recent, TransactionKind, TransactionLine, TransactionStatus, Unit, Untrusted,
    };
    use crate::basics::{Currency, Money, Period};

    fn name(id: &str) -> AccountName {
        AccountName {
            id: AccountId::new(id).unwrap(),
            kind: AccountKind::Checking,
            nickname: None,
            last_four: None,
            currency: None,
        }
    }

    fn told(answer: &Answer) -> Vec<String> {
        let show = |fact: &Fact| {
            let transaction = fact.transaction.as_ref().map_or("", |id| id.as_str());
            let account = fact.account.as_ref().map_or("", |id| id.as_str());
            format!("{} {account} {transaction}", fact.kind.name())
        };
        facts_of(answer).iter().map(|fact| show(fact).trim_end().to_owned()).collect()
    }

    fn money() -> Money {
        Money::from_minor(1, Currency::USD)
    }

    #[test]
    fn a_balance_is_told_only_with_its_figures() {
        let figures = BalanceFigures {
            current: money(),
            available: None,
            holds: money(),
            limit: None,
            stale_since: None,
        };
        let lines = vec![
            BalanceLine { account: name("1"), figures: Some(figures) },
            BalanceLine { account: name("2"), figures: None },
        ];
        let answer =
            Answer::Balances(Balances { metric: Metric::Balance, lines, skipped: 0, total: 2 });
        assert_eq!(told(&answer), ["account 1", "balance 1", "account 2"]);
    }

    #[test]
    fn each_transaction_is_told_and_each_account_once() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 21).unwrap();
        let line = |id: &str| TransactionLine {
            id: TransactionId::new(id).unwrap(),
            account: name("1"),
            made_on: day,
            status: TransactionStatus::Posted,
            kind: TransactionKind::Purchase,
            amount: money(),
            counterparty: None,
        };
        let recent = Recent {
            kind: None,
            pending_only: false,
            account: Some(name("1")),
            lines: vec![line("a"), line("b")],
            told: 0,
            total: 2,
            today: day,
            days: 30,
            next: None,
        };
        let answer = Answer::Recent(recent.clone());
        assert_eq!(told(&answer), ["account 1", "transaction 1 a", "transaction 1 b"]);
        let none = Answer::Recent(Recent { lines: Vec::new(), ..recent });
        assert_eq!(told(&none), ["account 1", "absence"]);
    }

    #[test]
    fn a_total_is_told_of_every_account_it_is_of() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 21).unwrap();
        let (one, other) = (name("1"), name("2"));
        let left_out = LeftOut { closed: vec![name("3")], ..LeftOut::default() };
        let month = PeriodChoice::Whole { unit: Unit::Month, back: 0 };
        let totals = Totals {
            flow: Flow::Spending,
            period: Period::day(day),
            choice: month.clone(),
            today: day,
            covered: vec![one.id.clone(), other.id.clone()],
            account: None,
            kind: None,
            merchant: None,
            category: None,
            aspect: Aspect::Total,
            sums: Vec::new(),
            grouping: None,
            groups: Vec::new(),
            skipped: 0,
            group_count: 0,
            left_out: left_out.clone(),
            stale_since: None,
            next: None,
        };
        let plain = Answer::Totals(Box::new(totals.clone()));
        assert_eq!(told(&plain), ["total 1", "total 2", "account 3"]);
        let merchant = Untrusted::new("Shell").spoken();
        let of_merchant = Answer::Totals(Box::new(Totals {
            merchant: merchant.clone(),
            covered: vec![one.id.clone()],
            account: Some(one.clone()),
            left_out: LeftOut::default(),
            ..totals
        }));
        assert_eq!(told(&of_merchant), ["account 1", "total 1", "merchant 1"]);
        let covered = vec![one.id.clone()];
        let candidates = merchant.into_iter().collect();
        let which = Answer::WhichMerchant { candidates, more: false, covered: covered.clone() };
        assert_eq!(told(&which), ["merchant 1"]);
        let net = Net { lines: Vec::new(), covered, left_out, stale_since: None };
        assert_eq!(told(&Answer::Net(net)), ["balance 1", "account 3"]);
        let nobody = Answer::NoSuchMerchant { said: None, period: Period::day(day), choice: month };
        assert_eq!(told(&nobody), ["absence"]);
    }

    #[test]
    fn naming_an_account_is_a_fact() {
        let lines = vec![AccountLine { account: name("1"), closed: true }];
        assert_eq!(told(&Answer::Accounts { lines, skipped: 0, total: 1 }), ["account 1"]);
        let candidates = vec![name("1"), name("2")];
        let which = Answer::WhichAccount { candidates, total: 2 };
        assert_eq!(told(&which), ["account 1", "account 2"]);
        let offered = vec![name("3")];
        let none_fits = Answer::NoSuchAccount { offered, more: false, missing: None };
        assert_eq!(told(&none_fits), ["account 3"]);
        assert_eq!(told(&Answer::Closed(name("4"))), ["account 4"]);
        assert_eq!(told(&Answer::NoAccounts), ["absence"]);
        assert_eq!(told(&Answer::AllClosed), ["absence"]);
        assert_eq!(told(&Answer::BeyondLookBack { days: 30 }), ["absence"]);
        assert_eq!(told(&Answer::NothingOwed), ["absence"]);
        assert_eq!(
            told(&Answer::NoSuchAccount { offered: Vec::new(), more: false, missing: None }),
            ["absence"]
        );
    }
}
