//! Bills, statements and subscriptions against the tables and the truth about what recurs.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rusqlite::params;
use saldo::bank::{
    AccountChoice, Answer, Bills, Due, DueAmount, DueSource, Frequency, Metric, Page, Question,
    StatementLine, Subscription, TransactionKind,
};
use saldo::connect::sqlite::DemoCustomer;
use saldo::connect::sqlite::generate::{Schedule, schedules};

use crate::ledger::{Ledger, key, today};
use crate::world::World;

/// How many customers the world has: every persona, three times.
const CUSTOMERS: u64 = 33;

/// A bill as the test expects it: account, day, whether the bank knows it, exact amount.
type Line = (String, NaiveDate, bool, Option<i64>);

/// Every page of an answer to `metric`, in the order of its lines.
fn pages(world: &World, customer: &DemoCustomer, metric: Metric) -> Vec<Answer> {
    let mut answers = Vec::new();
    loop {
        let page = Page::Skip(u16::try_from(answers.len() * 3).unwrap());
        let question = Question { page, ..Question::new(metric, AccountChoice::default()) };
        let answer = world.ask(customer, &question);
        let (told, total) = match &answer {
            Answer::Bills(it) => (it.skipped + it.lines.len(), it.total),
            Answer::CardBill(it) => (it.skipped + it.lines.len(), it.total),
            Answer::Subscriptions(it) => (it.skipped + it.lines.len(), it.total),
            _ => (0, 0),
        };
        answers.push(answer);
        if told >= total {
            return answers;
        }
    }
}

fn bills(world: &World, customer: &DemoCustomer) -> Vec<Bills> {
    let pages = pages(world, customer, Metric::Bills).into_iter();
    pages
        .map(|page| match page {
            Answer::Bills(bills) => bills,
            other => panic!("{}: {other:?}", customer.name),
        })
        .collect()
}

/// Whether a monthly bill that weekends delay is collected on `day`.
fn falls(it: &Schedule, day: NaiveDate) -> bool {
    let Frequency::Months { every: 1, day: of_month } = it.frequency else { panic!("{it:?}") };
    let nominal = |back: u64| {
        let on = day - Days::new(back);
        let is_last = (on + Days::new(1)).month() != on.month();
        on.day() == u32::from(of_month) || on.day() < u32::from(of_month) && is_last
    };
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => false,
        Weekday::Mon => (0..3).any(nominal),
        _ => nominal(0),
    }
}

/// Payments that the bank knows or that recur, according to the makers of the bank.
fn expected(
    world: &World,
    truth: &[Schedule],
    customer: &DemoCustomer,
    today: NaiveDate,
) -> Vec<Line> {
    use TransactionKind::{Bill, Purchase};
    let until = today + Days::new(30);
    let within = |on: &NaiveDate| (today..until).contains(on);
    let recurring = truth.iter().filter(|it| {
        it.customer == customer.customer && matches!(it.kind, Bill | Purchase) && it.times >= 3
    });
    let mut lines: Vec<Line> = recurring
        .flat_map(|it| {
            let fixed = it.amounts.filter(|(low, high)| low == high).map(|(low, _)| low.minor());
            let first = it.next_on.unwrap_or(until);
            let days = first.iter_days().take_while(|on| *on < until).filter(|on| falls(it, *on));
            days.map(move |on| (it.account.as_str().to_owned(), on, it.arranged.is_some(), fixed))
        })
        .collect();
    let sql = "SELECT account_id, next_on, amount_minor FROM obligation
               WHERE customer_id = ?1 AND kind = 'scheduled_payment'";
    let file = world.file();
    let mut statement = file.prepare(sql).unwrap();
    let once = statement
        .query_map(params![key(customer)], |row| {
            let (account, on): (i64, String) = (row.get(0)?, row.get(1)?);
            Ok((account.to_string(), on.parse::<NaiveDate>().unwrap(), true, row.get(2)?))
        })
        .unwrap();
    lines.extend(once.map(Result::unwrap).filter(|(_, on, ..)| within(on)));
    lines.sort();
    lines
}

fn line(due: &Due) -> Line {
    let amount = match due.amount {
        DueAmount::Exact(amount) => Some(amount.minor()),
        DueAmount::About { .. } | DueAmount::Unknown => None,
    };
    let known = matches!(due.source, DueSource::Arranged(_));
    (due.account.id.as_str().to_owned(), due.on, known, amount)
}

#[test]
fn bills_are_those_of_the_bank_and_what_recurs() {
    let world = World::of(CUSTOMERS);
    let ledger = Ledger::new(world.file());
    let truth = schedules(&world.plan).unwrap();
    let (mut wanted, mut found, mut common) = (0, 0, 0);
    for customer in &world.customers {
        let today = today(ledger.zone(customer), world.now.utc());
        let pages = bills(&world, customer);
        let dues: Vec<&Due> = pages.iter().flat_map(|page| &page.lines).collect();
        assert_eq!(dues.len(), pages[0].total, "{}", customer.name);
        assert!(dues.is_sorted_by_key(|due| due.on), "{}", customer.name);
        check_totals(&pages, &dues);
        let payments = dues.iter().filter(|due| due.source != DueSource::Statement);
        let mut told: Vec<Line> = payments.map(|due| line(due)).collect();
        told.sort();
        let expected = expected(&world, &truth, customer, today);
        // What the bank knows is told without exception, and nothing else as known.
        let known =
            |lines: &[Line]| -> Vec<Line> { lines.iter().filter(|line| line.2).cloned().collect() };
        assert_eq!(known(&told), known(&expected), "{} {}", customer.name, customer.persona);
        wanted += expected.len();
        found += told.len();
        common += expected.iter().filter(|line| told.contains(line)).count();
    }
    println!("bills: {common} of {wanted} expected are told, {found} told");
    assert!(wanted > 100 && common * 100 >= wanted * 95 && common * 100 >= found * 95);
}

fn check_totals(pages: &[Bills], dues: &[&Due]) {
    for page in pages {
        assert_eq!(page.totals, pages[0].totals);
    }
    let told: i64 = dues.iter().filter_map(|due| due.amount.told()).map(|it| it.minor()).sum();
    let totals = &pages[0].totals;
    assert_eq!(totals.iter().map(|total| total.amount.minor()).sum::<i64>(), told);
    let unknown = dues.iter().filter(|due| due.amount == DueAmount::Unknown).count();
    assert_eq!(pages[0].without_amount, unknown);
    assert_eq!(totals.iter().map(|total| total.payments).sum::<usize>() + unknown, dues.len());
}

/// A statement of the file: account, balance, minimum, day due, past due, payments since.
type Stated = (String, i64, Option<i64>, Option<String>, Option<i64>, i64);

fn stated(world: &World, ledger: &Ledger, customer: &DemoCustomer) -> Vec<Stated> {
    let sql = "SELECT s.account_id, s.balance_minor, s.minimum_minor, s.due_on, s.past_due_minor,
                 s.closed_on
               FROM account_statement s
               JOIN account a ON a.customer_id = s.customer_id AND a.account_id = s.account_id
               WHERE s.customer_id = ?1 AND a.status <> 'closed' AND a.kind = 'credit_card'
               ORDER BY a.position";
    let file = world.file();
    let mut statement = file.prepare(sql).unwrap();
    let rows = statement.query_map(params![key(customer)], |row| {
        let (id, closed_on): (i64, String) = (row.get(0)?, row.get(5)?);
        let from = closed_on.parse::<NaiveDate>().unwrap() + Days::new(1);
        let also = format!("account_id = {id} AND is_posted = 1 AND m > 0 AND k = 'own_transfer'");
        let now = today(ledger.zone(customer), world.now.utc());
        let span = crate::ledger::Span::new(customer, from, now + Days::new(1)).where_also(&also);
        let paid = ledger.sum(&span).1;
        Ok((id.to_string(), row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, paid))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn statements_are_those_of_the_table() {
    let world = World::of(CUSTOMERS);
    let ledger = Ledger::new(world.file());
    let (mut told_all, mut paid_all) = (0, 0);
    for customer in &world.customers {
        let lines: Vec<StatementLine> = pages(&world, customer, Metric::CardBill)
            .into_iter()
            .flat_map(|page| match page {
                Answer::CardBill(bill) => bill.lines,
                other => panic!("{}: {other:?}", customer.name),
            })
            .collect();
        let told: Vec<Stated> = lines
            .iter()
            .filter(|line| line.account.kind == saldo::bank::AccountKind::CreditCard)
            .map(|line| {
                let minor = |amount: Option<saldo::basics::Money>| amount.map(|it| it.minor());
                let due = line.due_on.map(|on| on.to_string());
                let id = line.account.id.as_str().to_owned();
                let (minimum, late) = (minor(line.minimum), minor(line.past_due));
                (id, line.balance.minor(), minimum, due, late, line.paid.minor())
            })
            .collect();
        assert_eq!(told, stated(&world, &ledger, customer), "{}", customer.persona);
        for line in &lines {
            if line.account.kind == saldo::bank::AccountKind::CreditCard {
                let rest = line.balance.minor() - line.paid.minor();
                assert_eq!(line.unpaid.minor(), rest.max(0));
            }
            told_all += 1;
            paid_all += usize::from(!line.paid.is_zero());
        }
    }
    assert!(told_all > 20 && paid_all > 5, "{told_all} {paid_all}");
}

#[test]
fn subscriptions_are_the_recurring_card_payments() {
    let world = World::of(CUSTOMERS);
    let truth = schedules(&world.plan).unwrap();
    let (mut known, mut right, mut dearer) = (0, 0, 0);
    for customer in &world.customers {
        let answers = pages(&world, customer, Metric::Subscriptions);
        let Answer::Subscriptions(first) = &answers[0] else { panic!("{}", customer.name) };
        let lines: Vec<&Subscription> = answers
            .iter()
            .flat_map(|page| match page {
                Answer::Subscriptions(all) => &all.lines,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(lines.len(), first.total);
        let monthly: i64 = lines.iter().map(|line| line.monthly.minor()).sum();
        assert_eq!(first.monthly.iter().map(|it| it.amount.minor()).sum::<i64>(), monthly);
        assert_eq!(first.dearer, lines.iter().filter(|it| it.price_rise.is_some()).count());
        dearer += first.dearer;
        let truth = truth.iter().filter(|it| {
            it.customer == customer.customer
                && it.kind == TransactionKind::Purchase
                && it.next_on.is_some()
        });
        for it in truth {
            known += 1;
            let price = it.amounts.unwrap().0.minor();
            right += usize::from(lines.iter().any(|line| {
                line.account.id == it.account
                    && line.next_on == it.next_on
                    && line.amount.told().map(|amount| amount.minor()) == Some(price)
            }));
        }
    }
    println!("subscriptions: {right} of {known}, {dearer} dearer");
    assert!(known > 40 && right * 100 >= known * 95 && dearer > 5);
}
