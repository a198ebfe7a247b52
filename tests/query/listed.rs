//! Transactions by a filter, against SQL.

use saldo::bank::{
    AccountChoice, AccountKind, Answer, Direction, Filter, Metric, Order, PeriodChoice, Question,
    TransactionKind, TransactionStatus, Unit,
};
use saldo::basics::Currency;

use crate::ledger::{Ledger, Span, day, plus, today};
use crate::totals::all_rows;
use crate::world::World;

const LATEST: &str = "made_at_ms DESC, account_id || '', transaction_id";

/// A filter, and the same in SQL.
fn filters() -> Vec<(Filter, &'static str)> {
    let amount = |text: &str| Some(text.parse().unwrap());
    let none = Filter::default;
    vec![
        (none(), "1"),
        (Filter { over: amount("50"), ..none() }, "ABS(m) > 5000"),
        (Filter { under: amount("12.34"), ..none() }, "ABS(m) < 1234"),
        (
            Filter { at_least: amount("10"), at_most: amount("20"), ..none() },
            "ABS(m) BETWEEN 1000 AND 2000",
        ),
        (Filter { over: amount("19.99"), under: amount("20"), ..none() }, "0"),
        (Filter { kind: Some(TransactionKind::Refund), ..none() }, "k = 'refund'"),
        (Filter { direction: Some(Direction::In), ..none() }, "m > 0"),
        (Filter { direction: Some(Direction::Out), ..none() }, "m <= 0"),
        (Filter { status: Some(TransactionStatus::Pending), ..none() }, "is_posted = 0"),
        (Filter { status: Some(TransactionStatus::Posted), ..none() }, "is_posted = 1"),
        (Filter { currency: Some(Currency::EUR), ..none() }, "c = 'EUR'"),
        (
            Filter {
                kind: Some(TransactionKind::Purchase),
                over: amount("30"),
                status: Some(TransactionStatus::Posted),
                ..none()
            },
            "k = 'purchase' AND ABS(m) > 3000 AND is_posted = 1",
        ),
    ]
}

#[test]
fn rows_are_those_of_sql_in_their_order() {
    let world = World::of(18);
    let ledger = Ledger::new(world.file());
    let choice = PeriodChoice::Last { unit: Unit::Day, count: 45 };
    for customer in &world.customers {
        let today = today(ledger.zone(customer), world.now.utc());
        let days = Span::new(customer, plus(today, 1) - chrono::Days::new(45), plus(today, 1));
        for (filter, sql) in filters() {
            let orders = [
                (Order::Latest, LATEST.to_owned()),
                (Order::Largest, format!("ABS(m) DESC, {LATEST}")),
                (Order::Smallest, format!("ABS(m), {LATEST}")),
            ];
            for (order, sql_order) in orders {
                let question = Question {
                    filter: filter.clone(),
                    period: Some(choice.clone()),
                    order,
                    ..Question::new(Metric::Transactions, AccountChoice::all())
                };
                let told: Vec<String> = all_rows(&world, customer, &question)
                    .iter()
                    .map(|line| format!("{} {}", line.account.id.as_str(), line.id.as_str()))
                    .collect();
                let expected = ledger.ids(&days.where_also(sql), &sql_order);
                assert_eq!(told, expected, "{} {filter:?} {order:?}", customer.name);
            }
        }
    }
}

#[test]
fn holds_that_posted_are_never_told() {
    let world = World::of(18);
    let file = world.file();
    let sql = "SELECT COUNT(*) FROM transactions WHERE replaced_by IS NOT NULL";
    let replaced: i64 = file.query_row(sql, [], |row| row.get(0)).unwrap();
    assert!(replaced > 0, "the bank has no hold that posted: nothing is proved");
    for customer in &world.customers {
        let question = Question {
            period: Some(PeriodChoice::Since(day("2025-08-01"))),
            ..Question::new(Metric::Transactions, AccountChoice::all())
        };
        for line in all_rows(&world, customer, &question) {
            let sql = "SELECT replaced_by IS NULL FROM transactions
                       WHERE customer_id = ?1 AND account_id = ?2 AND transaction_id = ?3";
            let key = [customer.customer.as_str(), line.account.id.as_str(), line.id.as_str()];
            let is_told: bool = file.query_row(sql, key, |row| row.get(0)).unwrap();
            assert!(is_told, "{}", customer.name);
        }
    }
}

#[test]
fn closed_accounts_are_left_out_and_named() {
    let world = World::of(27);
    let mut closed = 0;
    for customer in &world.customers {
        let question = Question::new(Metric::Spending, AccountChoice::default());
        let Answer::Totals(told) = world.ask(customer, &question) else { continue };
        let sql = "SELECT account_id FROM account WHERE customer_id = ?1 AND status = 'closed'";
        let file = world.file();
        let mut statement = file.prepare(sql).unwrap();
        let rows = statement.query_map([customer.customer.as_str()], |row| row.get::<_, i64>(0));
        let mut expected: Vec<String> = rows.unwrap().map(|id| id.unwrap().to_string()).collect();
        let mut named: Vec<String> =
            told.left_out.closed.iter().map(|name| name.id.as_str().to_owned()).collect();
        expected.sort();
        named.sort();
        assert_eq!(named, expected, "{}", customer.name);
        assert!(told.covered.iter().all(|id| !expected.contains(&id.as_str().to_owned())));
        closed += expected.len();
    }
    assert!(closed > 0, "nobody has a closed account");
}

#[test]
fn credit_is_told_of_cards_and_nets_are_sums_of_balances() {
    let world = World::of(27);
    let file = world.file();
    for customer in &world.customers {
        let credit = Question::new(Metric::Credit, AccountChoice::default());
        match world.ask(customer, &credit) {
            Answer::Balances(told) => {
                assert_eq!(told.metric, Metric::Credit);
                assert!(told.lines.iter().all(|line| line.account.kind == AccountKind::CreditCard));
                assert!(
                    told.lines.iter().all(|line| line.figures.as_ref().unwrap().limit.is_some())
                );
            }
            Answer::NoSuchAccount { missing, .. } => {
                assert_eq!(missing, Some(AccountKind::CreditCard));
            }
            Answer::Closed(name) => assert_eq!(name.kind, AccountKind::CreditCard),
            other => panic!("{other:?}"),
        }
        let sql = "SELECT currency, SUM(MAX(current_minor, 0)), -SUM(MIN(current_minor, 0)),
                     SUM(current_minor)
                   FROM account WHERE customer_id = ?1 AND status <> 'closed'
                   GROUP BY currency ORDER BY currency";
        let mut statement = file.prepare(sql).unwrap();
        let rows = statement.query_map([customer.customer.as_str()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        });
        let expected: Vec<(String, i64, i64, i64)> = rows.unwrap().map(Result::unwrap).collect();
        let net = Question::new(Metric::Net, AccountChoice::default());
        let Answer::Net(told) = world.ask(customer, &net) else { panic!("no net") };
        let mut lines: Vec<(String, i64, i64, i64)> = told
            .lines
            .iter()
            .map(|it| {
                let code = it.currency.code().to_owned();
                (code, it.held.minor(), it.owed.minor(), it.net.minor())
            })
            .collect();
        lines.sort();
        assert_eq!(lines, expected, "{}", customer.name);
    }
}
