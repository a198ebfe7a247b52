//! A bank in memory, written by hand row by row.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use saldo::bank::{
    Account, AccountKind, AccountStatus, Balance, Bank, BankFailure, Card, CardLock, CardStatus,
    Holdings, LastFour, Position, Transaction, TransactionFilter, TransactionKind, TransactionPage,
    TransactionStatus, Untrusted,
};
use saldo::basics::{AccountId, Currency, Money, Pending, TransactionId};
use saldo::consent::LinkedCustomer;

/// How the bank behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Mood {
    /// As the port says.
    #[default]
    Well,
    /// Every call fails.
    Down,
    /// Hands out what the grant does not cover.
    Leaky,
    /// Counts wrongly, as a bank does that counts at another time than it reads.
    Miscounting,
}

/// One customer's accounts and transactions.
#[derive(Debug, Clone, Default)]
pub(crate) struct MemoryBank {
    pub(crate) accounts: Vec<Account>,
    pub(crate) balances: Vec<Balance>,
    pub(crate) transactions: Vec<Transaction>,
    /// The cards; `None` for a bank that does not say.
    pub(crate) cards: Arc<Mutex<Option<Vec<Card>>>>,
    pub(crate) mood: Mood,
}

/// An instant written as "2026-03-12 17:00".
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    format!("{}:00Z", text.replace(' ', "T")).parse().unwrap()
}

/// Money written as "-12.50".
pub(crate) fn money(text: &str, currency: Currency) -> Money {
    Money::new(text.parse().unwrap(), currency).unwrap()
}

impl MemoryBank {
    /// A bank with accounts written as "status id kind last-four CUR current available nickname".
    ///
    /// "-" stands for nothing (available, nickname), "?" as current for an account out of reach.
    pub(crate) fn new(rows: &[&str]) -> Self {
        let mut bank = Self::default();
        rows.iter().for_each(|row| bank.add(row));
        bank
    }

    /// Adds one account.
    pub(crate) fn add(&mut self, row: &str) {
        let (status, row) = row.split_once(' ').unwrap();
        let status = AccountStatus::named(status).unwrap();
        let words: Vec<&str> = row.splitn(7, ' ').collect();
        let [id, kind, last_four, currency, current, available, nickname] = words[..] else {
            panic!("{row}");
        };
        let currency: Currency = currency.parse().unwrap();
        let id = AccountId::new(id).unwrap();
        if current != "?" && status != AccountStatus::Closed {
            let current = money(current, currency);
            let available = (available != "-").then(|| money(available, currency));
            let is_spendable = kind != "credit_card";
            let holds = available.filter(|_| is_spendable).map(|free| current.minus(free).unwrap());
            self.balances.push(Balance {
                account: id.clone(),
                current,
                available,
                holds: holds.unwrap_or(Money::zero(currency)),
                limit: None,
                as_of: at("2026-03-12 16:00"),
            });
        }
        self.accounts.push(Account {
            id,
            kind: AccountKind::named(kind).unwrap(),
            nickname: (nickname != "-").then(|| Untrusted::new(nickname)),
            last_four: LastFour::new(last_four),
            currency,
            status,
        });
    }

    /// The same bank with transactions written as "id account time kind amount name".
    pub(crate) fn with(mut self, rows: &[&str]) -> Self {
        rows.iter().for_each(|row| self.book(row));
        self
    }

    /// Adds one transaction; "~" before its id makes it pending.
    pub(crate) fn book(&mut self, row: &str) {
        let words: Vec<&str> = row.splitn(7, ' ').collect();
        let [id, account, day, time, kind, amount, name] = words[..] else { panic!("{row}") };
        let account = AccountId::new(account).unwrap();
        let currency = self.accounts.iter().find(|a| a.id == account).unwrap().currency;
        let status = match id.starts_with('~') {
            true => TransactionStatus::Pending,
            false => TransactionStatus::Posted,
        };
        self.transactions.push(Transaction {
            id: TransactionId::new(id).unwrap(),
            account,
            made_at: at(&format!("{day} {time}")),
            status,
            kind: TransactionKind::named(kind).unwrap(),
            amount: money(amount, currency),
            counterparty: (name != "-").then(|| Untrusted::new(name)),
            descriptor: Untrusted::new("POS DEBIT CORNER SHOP #12"),
            mcc: None,
        });
    }

    /// The same bank with cards written as "id account last-four status".
    pub(crate) fn carrying(self, rows: &[&str]) -> Self {
        let card = |row: &&str| {
            let words: Vec<&str> = row.split(' ').collect();
            let [id, account, digits, status] = words[..] else { panic!("{row}") };
            Card {
                account: AccountId::new(account).unwrap(),
                id: id.to_owned(),
                last_four: LastFour::new(digits),
                status: CardStatus::named(status).unwrap(),
                valid_until: None,
            }
        };
        let cards = rows.iter().map(card).collect();
        Self { cards: Arc::new(Mutex::new(Some(cards))), ..self }
    }

    fn works(&self) -> Result<(), BankFailure> {
        match self.mood {
            Mood::Down => Err(BankFailure::Unreachable { logged: "down".to_owned() }),
            Mood::Well | Mood::Leaky | Mood::Miscounting => Ok(()),
        }
    }

    fn shows(&self, customer: &LinkedCustomer, account: &AccountId) -> bool {
        self.mood == Mood::Leaky || customer.may_see(account)
    }

    fn page(
        &self,
        customer: &LinkedCustomer,
        filter: &TransactionFilter,
        after: Option<&Position>,
        rows_max: u16,
    ) -> TransactionPage {
        let shown = self.transactions.iter().filter(|t| self.shows(customer, &t.account));
        let mut page = filter.page_of(shown.cloned(), after, rows_max);
        if self.mood == Mood::Miscounting {
            page.total = 2;
        }
        page
    }
}

impl Bank for MemoryBank {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        Box::pin(async move {
            self.works()?;
            let shown = self.accounts.iter().filter(|a| self.shows(customer, &a.id));
            let time_zone = "America/New_York".parse().unwrap();
            Ok(Holdings { time_zone, accounts: shown.cloned().collect(), balances: None })
        })
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        Box::pin(async move {
            self.works()?;
            let is_asked =
                |b: &&Balance| accounts.contains(&b.account) && self.shows(customer, &b.account);
            Ok(self.balances.iter().rev().filter(is_asked).cloned().collect())
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
            self.works()?;
            assert!(!filter.accounts.is_empty(), "the filter names no account");
            Ok(self.page(customer, filter, after, rows_max))
        })
    }

    fn cards<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Option<Vec<Card>>, BankFailure>> {
        Box::pin(async move {
            self.works()?;
            let is_asked = |card: &Card| {
                accounts.contains(&card.account) && self.shows(customer, &card.account)
            };
            let cards = self.cards.lock().unwrap().clone();
            Ok(cards.map(|cards| cards.into_iter().filter(is_asked).collect()))
        })
    }

    fn lock_card<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        card: &'a str,
    ) -> Pending<'a, Result<CardLock, BankFailure>> {
        Box::pin(async move {
            self.works()?;
            let mut cards = self.cards.lock().unwrap();
            let Some(cards) = cards.as_mut() else { return Ok(CardLock::NotOffered) };
            let mut of_customer = cards.iter_mut().filter(|it| self.shows(customer, &it.account));
            let Some(card) = of_customer.find(|it| it.id == card) else {
                return Ok(CardLock::NoSuchCard);
            };
            if card.status != CardStatus::Active {
                return Ok(CardLock::Unneeded(card.status));
            }
            card.status = CardStatus::Locked;
            Ok(CardLock::Locked)
        })
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        Box::pin(async { Ok(()) })
    }
}
