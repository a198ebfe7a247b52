//! A generated bank and its customers, linked.

use std::future::Future;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chrono::{DateTime, Weekday};
use rusqlite::Connection;
use saldo::bank::{Answer, Merchants, Question, ask};
use saldo::basics::Now;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::{DemoCustomer, SqliteBank, demo_customers};
use saldo::consent::{AccountScope, LinkedCustomer, LookBack};

#[path = "../../benches/customers/linked.rs"]
mod customers;

/// When the bank's figures are true, and when it is asked: 2026-09-21 13:33:20 UTC, a Monday.
pub(crate) const AS_OF_S: i64 = 1_790_000_000;

/// An invented bank in a folder that is gone with it.
pub(crate) struct World {
    pub(crate) bank: SqliteBank,
    pub(crate) merchants: Merchants,
    pub(crate) customers: Vec<DemoCustomer>,
    pub(crate) now: Now,
    pub(crate) plan: BankPlan,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl World {
    /// `customers` customers with thirteen months of transactions.
    pub(crate) fn of(customers: u64) -> Self {
        Self::seeded(customers, 7)
    }

    /// The same with other dice.
    pub(crate) fn seeded(customers: u64, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let as_of = DateTime::from_timestamp(AS_OF_S, 0).unwrap();
        let plan = BankPlan { customers, heavy: 0, months: 13, seed, as_of };
        generate(&plan, &path, false, &mut |_| ()).unwrap();
        Self {
            bank: SqliteBank::open(&path, NonZeroUsize::MIN).unwrap(),
            merchants: Merchants::new(None).unwrap(),
            customers: demo_customers(&path, u16::try_from(customers).unwrap()).unwrap(),
            now: Now::at(as_of),
            plan,
            path,
            _folder: folder,
        }
    }

    /// Another connection to the file, for SQL of the test's own.
    pub(crate) fn file(&self) -> Connection {
        Connection::open(&self.path).unwrap()
    }

    /// The customer, linked with a grant for everything.
    pub(crate) fn linked(&self, customer: &DemoCustomer) -> LinkedCustomer {
        linked(customer.customer.as_str(), self.now)
    }

    /// The answer to `question` of `customer`.
    pub(crate) fn ask(&self, customer: &DemoCustomer, question: &Question) -> Answer {
        let linked = self.linked(customer);
        let asked = ask(&self.bank, &self.merchants, &linked, question, self.now, Weekday::Sun);
        ready(asked).unwrap()
    }
}

/// The customer `id`, linked with a grant for everything.
pub(crate) fn linked(id: &str, now: Now) -> LinkedCustomer {
    linked_within(id, LookBack::Unlimited, now)
}

/// The same with a grant that reaches only so far back.
pub(crate) fn linked_within(id: &str, look_back: LookBack, now: Now) -> LinkedCustomer {
    customers::linked(id, AccountScope::All, look_back, now)
}

/// What a future of an embedded connector is ready with at once.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("an embedded connector never waits"),
    }
}
