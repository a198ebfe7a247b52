//! The `Bank` contract on SQLite, and what only the embedded bank promises.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::task::{Context, Poll, Waker};

use chrono::DateTime;
use rusqlite::{Connection, params};
use saldo::bank::{AccountKind, Bank, BankFailure, Order, TransactionFilter, TransactionKind};
use saldo::basics::AccountId;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::{SqliteBank, demo_customers};
use saldo::consent::AccountScope;
use tempfile::TempDir;

use crate::bank_contract::{AS_OF_MS, Fixture, Says, fixture, page};
use crate::linked::{linked, ready};
use crate::{bank_contract, bank_paging, bank_selection};

const READERS: NonZeroUsize = NonZeroUsize::new(2).unwrap();

/// An empty bank: a generated one, for the tables, without its customers.
fn empty_bank() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    let as_of = DateTime::from_timestamp_millis(AS_OF_MS).unwrap();
    let plan = BankPlan { customers: 1, heavy: 0, months: 1, seed: 1, as_of };
    generate(&plan, &path, false, &mut |_| ()).unwrap();
    let file = Connection::open(&path).unwrap();
    let tables =
        ["customer", "account", "transactions", "party", "obligation", "account_statement", "card"];
    for table in tables {
        file.execute(&format!("DELETE FROM {table}"), []).unwrap();
    }
    (folder, path)
}

/// The numbers of `transaction_kind`, as the documentation gives them.
fn kind_id(kind: TransactionKind) -> i64 {
    1 + TransactionKind::ALL.into_iter().position(|known| known == kind).unwrap() as i64
}

/// Writes `fixture` with SQL of its own: what any program may do that keeps to the schema.
fn fill(file: &Connection, fixture: &Fixture) {
    file.execute_batch("BEGIN").unwrap();
    for it in &fixture.customers {
        let sql = "INSERT INTO customer VALUES (?1, 'Somebody', 'fixture', ?2)";
        file.execute(sql, params![it.id, it.time_zone]).unwrap();
    }
    for it in &fixture.accounts {
        let sql = "INSERT INTO account VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)";
        let (kind, status) = (it.kind.name(), it.status.name());
        let row = params![
            it.customer,
            it.id,
            it.position,
            kind,
            it.nickname,
            it.last_four,
            it.currency,
            status,
            it.current,
            it.available,
            it.holds,
            it.limit,
            AS_OF_MS
        ];
        file.execute(sql, row).unwrap();
    }
    for (it, party) in fixture.transactions.iter().zip(1..) {
        let sql = "INSERT INTO party VALUES (?1, ?2, ?3, ?4)";
        file.execute(sql, params![party, it.name, it.descriptor, it.mcc]).unwrap();
        for holder in fixture.accounts.iter().filter(|account| account.id == it.account) {
            let sql = "INSERT INTO transactions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
            let row = params![
                holder.customer,
                it.account,
                it.made_at_ms,
                it.id,
                it.posted,
                kind_id(it.kind),
                it.amount,
                party,
                it.replaced_by
            ];
            file.execute(sql, row).unwrap();
        }
    }
    file.execute_batch("COMMIT").unwrap();
}

/// A bank, and the folder that it lies in as long as it is used.
pub(crate) struct Embedded {
    pub(crate) bank: SqliteBank,
    pub(crate) path: PathBuf,
    folder: TempDir,
}

impl Embedded {
    pub(crate) fn of(fixture: &Fixture) -> Self {
        let (folder, path) = empty_bank();
        fill(&Connection::open(&path).unwrap(), fixture);
        Self { bank: SqliteBank::open(&path, READERS).unwrap(), path, folder }
    }
}

#[test]
fn the_contract_holds() {
    bank_contract::run(&Embedded::of(&fixture()).bank, Says::ALL);
}

#[test]
fn pages_equal_a_naive_sort() {
    bank_paging::run(|rows| {
        let Embedded { bank, path: _, folder } = Embedded::of(rows);
        (bank, folder)
    });
}

#[test]
fn filters_orders_and_sums_equal_those_in_memory() {
    bank_selection::run(|rows| {
        let Embedded { bank, path: _, folder } = Embedded::of(rows);
        (bank, folder)
    });
}

#[test]
fn a_row_that_makes_no_sense_is_damage_and_told_without_it() {
    let one = linked("1", AccountScope::All);
    let breaks = [
        ("UPDATE account SET kind = 'treasure'", "account.kind"),
        ("UPDATE account SET currency = 'XAU'", "account.currency"),
        ("UPDATE account SET current_minor = 'much'", "current_minor"),
        ("UPDATE customer SET time_zone = 'Mars/Olympus'", "customer.time_zone"),
    ];
    for (sql, column) in breaks {
        let embedded = Embedded::of(&fixture());
        Connection::open(&embedded.path).unwrap().execute(sql, []).unwrap();
        let told = ready(embedded.bank.holdings(&one)).unwrap_err();
        assert!(matches!(&told, BankFailure::Damaged { logged } if logged.contains(column)));
        let secret = ["treasure", "XAU", "much", "Mars"];
        assert!(!secret.iter().any(|word| told.to_string().contains(word)), "{told}");
    }
    let embedded = Embedded::of(&fixture());
    Connection::open(&embedded.path).unwrap().execute("DELETE FROM party", []).unwrap();
    let filter = TransactionFilter::within(
        vec![AccountId::new("11").unwrap()],
        DateTime::UNIX_EPOCH,
        DateTime::from_timestamp_millis(AS_OF_MS).unwrap(),
    );
    let told = ready(embedded.bank.transactions(&one, &filter, None, 3));
    assert!(matches!(told, Err(BankFailure::Damaged { .. })));
}

#[test]
fn a_writer_is_seen_between_calls() {
    let embedded = Embedded::of(&fixture());
    let one = linked("1", AccountScope::All);
    let current = || {
        let accounts = [AccountId::new("11").unwrap()];
        ready(embedded.bank.balances(&one, &accounts)).unwrap()[0].current.minor()
    };
    assert_eq!(current(), 124_307);
    let writer = Connection::open(&embedded.path).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    writer.execute("UPDATE account SET current_minor = 5 WHERE account_id = 11", []).unwrap();
    // Not committed yet: nobody waits, nobody sees it.
    assert_eq!(current(), 124_307);
    writer.execute_batch("COMMIT").unwrap();
    assert_eq!(current(), 5);
}

#[test]
fn many_threads_get_their_own_answers() {
    let embedded = Embedded::of(&fixture());
    std::thread::scope(|scope| {
        for (customer, accounts) in [("1", 4), ("2", 2), ("3", 0), ("1", 4)] {
            let bank = &embedded.bank;
            scope.spawn(move || {
                let customer = linked(customer, AccountScope::All);
                for _ in 0..300 {
                    assert_eq!(ready(bank.holdings(&customer)).unwrap().accounts.len(), accounts);
                }
            });
        }
    });
}

/// Everything a customer of a generated bank is told equals SQL of another hand.
#[test]
fn a_generated_bank_answers_like_sql() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    let as_of = DateTime::from_timestamp_millis(AS_OF_MS).unwrap();
    let plan = BankPlan { customers: 12, heavy: 0, months: 6, seed: 3, as_of };
    generate(&plan, &path, false, &mut |_| ()).unwrap();
    let bank = SqliteBank::open(&path, READERS).unwrap();
    let file = Connection::open(&path).unwrap();
    let customers = demo_customers(&path, 50).unwrap();
    assert_eq!(customers.len(), 12);
    let savings = customers[0].accounts.iter().find(|it| it.kind == AccountKind::Savings).unwrap();
    assert_eq!(savings.last_four.unwrap().as_str(), "1001");
    let personas: std::collections::BTreeSet<_> = customers.iter().map(|c| &c.persona).collect();
    assert_eq!(personas.len(), 9);
    for customer in &customers {
        let proof = linked(customer.customer.as_str(), AccountScope::All);
        let holdings = ready(bank.holdings(&proof)).unwrap();
        let listed: Vec<_> = customer.accounts.iter().map(|it| &it.account).collect();
        assert_eq!(listed, holdings.accounts.iter().map(|it| &it.id).collect::<Vec<_>>());
        for account in &holdings.accounts {
            let filter =
                TransactionFilter::within(vec![account.id.clone()], DateTime::UNIX_EPOCH, as_of);
            let told = page(&bank, &proof, &filter, None, u16::MAX);
            let sum: i64 = told.rows.iter().map(|row| row.amount.minor()).sum();
            let sql = "SELECT COUNT(*), COALESCE(SUM(amount_minor), 0) FROM transactions
                WHERE customer_id = ?1 AND account_id = ?2 AND replaced_by IS NULL";
            let keys = [customer.customer.as_str(), account.id.as_str()];
            let (count, wanted): (i64, i64) =
                file.query_row(sql, keys, |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            assert_eq!((told.total, sum), (count.unsigned_abs(), wanted));
        }
    }
}

/// A customer with very many transactions keeps nobody else waiting: what takes long runs on
/// another thread, and gives the same answer as it does where there is no other.
#[test]
fn long_reads_leave_the_thread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    let as_of = DateTime::from_timestamp_millis(AS_OF_MS).unwrap();
    let plan = BankPlan { customers: 1, heavy: 1, months: 6, seed: 3, as_of };
    generate(&plan, &path, false, &mut |_| ()).unwrap();
    let bank = SqliteBank::open(&path, READERS).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for (customer, is_long) in [("1", false), ("2", true)] {
        let customer = linked(customer, AccountScope::All);
        let holdings = ready(bank.holdings(&customer)).unwrap();
        let accounts = holdings.accounts.into_iter().map(|account| account.id).collect();
        let mut filter = TransactionFilter::within(accounts, DateTime::UNIX_EPOCH, as_of);
        filter.order = Order::Largest;
        let here = ready(bank.tally(&customer, &filter, &[])).unwrap();
        let page_here = ready(bank.transactions(&customer, &filter, None, 5)).unwrap();
        assert_eq!(page_here.total > 5000, is_long, "{}", page_here.total);
        let (sums, told) = runtime.block_on(async {
            let mut first_look = Context::from_waker(Waker::noop());
            let mut sums = bank.tally(&customer, &filter, &[]);
            let mut told = bank.transactions(&customer, &filter, None, 5);
            match (sums.as_mut().poll(&mut first_look), told.as_mut().poll(&mut first_look)) {
                (Poll::Ready(sums), Poll::Ready(told)) => {
                    assert!(!is_long, "the thread was kept");
                    (sums, told)
                }
                (Poll::Pending, Poll::Pending) => {
                    assert!(is_long, "handed over for nothing");
                    (sums.await, told.await)
                }
                _ => panic!("one is long and the other is not"),
            }
        });
        assert!(sums.unwrap() == here);
        assert!(told.unwrap() == page_here);
    }
}
