//! Why balances changed, what can be spent and what will be left, against SQL.

use chrono::{Datelike, Days, Months, NaiveDate};
use rusqlite::params;
use saldo::bank::{
    AccountChoice, Afforded, Answer, Bank, Due, DueSource, Explained, Forecast, Metric,
    PeriodChoice, Question, Transaction, TransactionFilter, TransactionKind, Unit,
};
use saldo::connect::sqlite::{DemoAccount, DemoCustomer};

use crate::ledger::{Ledger, Span, key, plus, today};
use crate::world::{World, ready};

/// How many customers the world has: every persona, twice.
const CUSTOMERS: u64 = 22;

/// The question about the one account `id`.
fn about(metric: Metric, id: &str, period: Option<PeriodChoice>) -> Question {
    let among = vec![id.to_owned()];
    let accounts = AccountChoice { among, position: Some(1), ..AccountChoice::default() };
    Question { period, ..Question::new(metric, accounts) }
}

fn open_accounts<'a>(world: &World, customer: &'a DemoCustomer) -> Vec<&'a DemoAccount> {
    let sql = "SELECT status <> 'closed' FROM account WHERE customer_id = ?1 AND account_id = ?2";
    let is_open = |account: &&DemoAccount| {
        let id: i64 = account.account.as_str().parse().unwrap();
        world.file().query_row(sql, params![key(customer), id], |row| row.get(0)).unwrap()
    };
    customer.accounts.iter().filter(is_open).collect()
}

/// Current, available and holds of an account as the file has them.
fn figures(world: &World, customer: &DemoCustomer, id: &str) -> (i64, Option<i64>, i64) {
    let sql = "SELECT current_minor, available_minor, holds_minor FROM account
               WHERE customer_id = ?1 AND account_id = ?2";
    let id: i64 = id.parse().unwrap();
    let row = world.file().query_row(sql, params![key(customer), id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    });
    row.unwrap()
}

/// The rows that `filter` holds.
fn rows(world: &World, customer: &DemoCustomer, filter: &TransactionFilter) -> Vec<Transaction> {
    let linked = world.linked(customer);
    let page = ready(world.bank.transactions(&linked, filter, None, u16::MAX)).unwrap();
    assert_eq!(page.total, page.rows.len() as u64);
    page.rows
}

/// Count and sum of what `filter` holds.
fn fetched(world: &World, customer: &DemoCustomer, filter: &TransactionFilter) -> (u64, i64) {
    let rows = rows(world, customer, filter);
    (rows.len() as u64, rows.iter().map(|row| row.amount.minor()).sum())
}

/// The first day that counts for each choice, on `today`, in weeks that begin on Sunday.
fn choices(today: NaiveDate) -> Vec<(Option<PeriodChoice>, NaiveDate)> {
    let whole = |unit, back| Some(PeriodChoice::Whole { unit, back });
    let week = today - Days::new(today.weekday().num_days_from_sunday().into());
    let month = today.with_day(1).unwrap();
    vec![
        (None, today - Days::new(6)),
        (whole(Unit::Day, 1), today),
        (whole(Unit::Week, 1), week),
        (whole(Unit::Month, 0), month),
        (whole(Unit::Month, 1), month),
        (Some(PeriodChoice::Last { unit: Unit::Month, count: 3 }), {
            let next = plus(today, 1);
            next.checked_sub_months(Months::new(3)).unwrap()
        }),
    ]
}

#[test]
fn causes_and_the_rest_are_the_change() {
    let world = World::of(CUSTOMERS);
    let ledger = Ledger::new(world.file());
    let (mut asked, mut moved) = (0, 0);
    for customer in &world.customers {
        let today = today(ledger.zone(customer), world.now.utc());
        for account in open_accounts(&world, customer) {
            for (choice, since) in choices(today) {
                let question = about(Metric::Explain, account.account.as_str(), choice.clone());
                let Answer::Explained(told) = world.ask(customer, &question) else {
                    panic!("{}: {choice:?}", customer.name);
                };
                asked += 1;
                moved += usize::from(!told.causes.is_empty());
                assert_eq!(told.since, since, "{choice:?}");
                let also = format!("account_id = {} AND is_posted = 1", account.account.as_str());
                let span = Span { also, ..Span::new(customer, since, plus(today, 1)) };
                check_explained(&world, customer, &told, ledger.sum(&span));
            }
        }
    }
    assert!(asked > 300 && moved > 150, "{moved} of {asked}");
}

fn check_explained(world: &World, customer: &DemoCustomer, told: &Explained, sum: (u64, i64)) {
    let (count, change) = sum;
    let (current, _, holds) = figures(world, customer, told.account.id.as_str());
    assert_eq!(told.change.minor(), change, "{}", customer.name);
    assert_eq!((told.now.minor(), told.holds.minor()), (current, holds));
    assert_eq!(told.then.minor(), current - change);
    let causes: i64 = told.causes.iter().map(|cause| cause.sum.minor()).sum();
    assert_eq!(causes + told.rest.minor(), change);
    assert_eq!(told.causes.iter().map(|it| it.count).sum::<u64>() + told.rest_count, count);
    assert_eq!(fetched(world, customer, &told.rows), (count, change));
    for cause in &told.causes {
        let all = rows(world, customer, &told.rows);
        let own = all.iter().filter(|row| cause.rows.contains(&row.id));
        let sum: i64 = own.map(|row| row.amount.minor()).sum();
        assert_eq!((cause.rows.len() as u64, sum), (cause.count, cause.sum.minor()));
        assert_eq!(cause.sum.is_negative(), change < 0);
    }
    let sizes: Vec<u64> = told.causes.iter().map(|it| it.sum.minor().unsigned_abs()).collect();
    assert!(sizes.is_sorted_by(|one, other| one >= other), "{sizes:?}");
}

fn most(dues: &[Due]) -> i64 {
    dues.iter().filter_map(|due| due.amount.most()).map(|amount| amount.minor()).sum()
}

fn least(dues: &[Due]) -> i64 {
    dues.iter().filter_map(|due| due.amount.least()).map(|amount| amount.minor()).sum()
}

#[test]
fn what_can_be_spent_is_what_is_available_less_the_bills() {
    let world = World::of(CUSTOMERS);
    let (mut with_payday, mut with_bills) = (0, 0);
    for customer in &world.customers {
        for account in open_accounts(&world, customer) {
            let id = account.account.as_str();
            let amount = Some("200".parse().unwrap());
            let question = Question { amount, ..about(Metric::Afford, id, None) };
            let Answer::Afforded(told) = world.ask(customer, &question) else {
                panic!("{}", customer.name);
            };
            let (current, available, holds) = figures(&world, customer, id);
            check_afforded(&told, available.unwrap_or(current - holds));
            with_payday += usize::from(told.payday.is_some());
            with_bills += usize::from(!told.bills.is_empty());
        }
    }
    assert!(with_payday > 12 && with_bills > 15, "{with_payday} {with_bills}");
}

fn check_afforded(told: &Afforded, available: i64) {
    assert_eq!(told.available.minor(), available);
    assert_eq!(told.wish.unwrap().minor(), 20_000);
    assert_eq!(told.bills_total.minor(), most(&told.bills));
    assert_eq!(told.left.minor(), available - most(&told.bills) - 20_000);
    assert_eq!(told.is_enough(), told.left.minor() >= 0);
    let until = told.payday.unwrap_or_else(|| plus(told.today, 13));
    assert_eq!(told.until, until);
    let within = told.bills.iter().all(|due| (told.today..=until).contains(&due.on));
    assert!(within && told.bills.is_sorted_by_key(|due| due.on));
}

#[test]
fn the_balance_to_come_is_its_basis() {
    let world = World::of(CUSTOMERS);
    let mut moving = 0;
    for customer in &world.customers {
        for account in open_accounts(&world, customer) {
            let id = account.account.as_str();
            let Answer::Forecast(told) = world.ask(customer, &about(Metric::Forecast, id, None))
            else {
                panic!("{}", customer.name);
            };
            let (current, _, holds) = figures(&world, customer, id);
            check_forecast(&told, current - holds);
            moving += usize::from(!told.bills.is_empty());
        }
    }
    assert!(moving > 12, "{moving}");
}

fn check_forecast(told: &Forecast, start: i64) {
    assert_eq!(told.start.minor(), start);
    assert_eq!(told.incomes_total.minor(), least(&told.incomes));
    assert_eq!(told.bills_total.minor(), most(&told.bills));
    let projected = start + least(&told.incomes) - most(&told.bills);
    assert_eq!(told.projected.minor(), projected);
    assert_eq!(told.on, plus(told.today, 7));
    let dues = || told.bills.iter().chain(&told.incomes);
    assert!(dues().all(|due| (told.today..=told.on).contains(&due.on)));
}

/// What leaves the first account of the professional before payday, as "day amount source".
fn outgoing(world: &World, change: &str) -> Vec<String> {
    world.file().execute_batch(change).unwrap();
    let customer = world.customers.iter().find(|it| it.persona == "professional").unwrap();
    let id = customer.accounts[0].account.as_str();
    let Answer::Afforded(told) = world.ask(customer, &about(Metric::Afford, id, None)) else {
        panic!("{change}");
    };
    let of_cards = told.bills.iter().filter(|due| {
        due.source == DueSource::Statement || due.kind == Some(TransactionKind::OwnTransfer)
    });
    let line = |due: &Due| format!("{} {} {:?}", due.on, due.amount.most().unwrap(), due.source);
    of_cards.map(line).collect()
}

/// The card is paid whole on the 20th by a transfer from the checking account; payday is October
/// first. Two cards have statements of 31 August that fall due on 25 September.
#[test]
fn a_card_bill_counts_once_and_as_the_bank_says() {
    let world = World::of(11);
    let stated = ["2026-09-25 1433.80 USD Statement", "2026-09-25 106.77 USD Statement"];
    assert_eq!(outgoing(&world, ""), stated);
    let of_cards = "UPDATE account_statement SET";
    let cards = "WHERE customer_id = 11 AND account_id IN (113, 114)";
    // It is due after payday, but usually paid before.
    let later = outgoing(&world, &format!("{of_cards} due_on = '2026-10-05' {cards}"));
    assert_eq!(later, ["2026-09-21 1433.80 USD Statement"]);
    // It is late: what is paid next as usual is for it.
    let late = outgoing(&world, &format!("{of_cards} due_on = '2026-09-05' {cards}"));
    assert_eq!(late, ["2026-09-05 1433.80 USD Statement", "2026-09-05 106.77 USD Statement"]);
    // Nothing is unpaid: nothing is sent, as usual or not.
    let none =
        outgoing(&world, &format!("{of_cards} due_on = '2026-09-25', balance_minor = 0 {cards}"));
    assert_eq!(none, [""; 0]);
    // The bank knows of no statement: what recurs is all there is to know.
    let recurring = outgoing(&world, &format!("DELETE FROM account_statement {cards}"));
    assert_eq!(recurring, ["2026-09-21 1394.30 USD Expected"]);
}
