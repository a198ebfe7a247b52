//! Totals, their parts, comparisons and rows against SQL.

use chrono::NaiveDate;
use saldo::bank::{
    AccountChoice, Answer, Comparison, Figure, Flow, GroupKey, Grouping, Metric, Page,
    PeriodChoice, Question, Totals, TransactionLine, Unit,
};
use saldo::connect::sqlite::DemoCustomer;

use crate::ledger::{Ledger, Line, Span, day, plus, today};
use crate::world::World;

const METRICS: [Metric; 4] = [Metric::Spending, Metric::Income, Metric::Fees, Metric::Refunds];

/// How many customers the world has: every persona, twice and more.
const CUSTOMERS: u64 = 27;

fn question(metric: Metric, choice: Option<PeriodChoice>) -> Question {
    Question { period: choice, ..Question::new(metric, AccountChoice::all()) }
}

fn totals(world: &World, customer: &DemoCustomer, question: &Question) -> Totals {
    match world.ask(customer, question) {
        Answer::Totals(totals) => *totals,
        other => panic!("{}: {other:?}", customer.name),
    }
}

fn line(currency: &str, figure: &Figure) -> Line {
    let minor = [figure.total, figure.gross, figure.back, figure.pending].map(|it| it.minor());
    let [total, gross, back, pending] = minor;
    (currency.to_owned(), total, gross, back, pending, figure.count, figure.back_count)
}

fn told(totals: &Totals) -> Vec<Line> {
    let counted = totals.sums.iter().filter(|sum| sum.figure.count > 0);
    let mut lines: Vec<Line> = counted.map(|sum| line(sum.currency.code(), &sum.figure)).collect();
    lines.sort();
    lines
}

/// Every transaction that `rows` lists, page by page.
pub(crate) fn all_rows(
    world: &World,
    customer: &DemoCustomer,
    rows: &Question,
) -> Vec<TransactionLine> {
    let mut lines = Vec::new();
    let mut question = rows.clone();
    loop {
        let Answer::Listed(listed) = world.ask(customer, &question) else {
            return lines;
        };
        assert_eq!(listed.told, lines.len() as u64);
        lines.extend(listed.lines);
        let Some(next) = listed.next else {
            assert_eq!(listed.total, lines.len() as u64, "{}", customer.name);
            return lines;
        };
        question.page = next;
    }
}

/// That the rows behind a figure are as many as it says and sum to it.
fn check_rows(
    world: &World,
    customer: &DemoCustomer,
    flow: Flow,
    figure: &Figure,
    rows: &Question,
) {
    let lines = all_rows(world, customer, rows);
    let sign = if flow.is_out() { -1 } else { 1 };
    let sum: i64 = lines.iter().map(|line| line.amount.minor()).sum();
    assert_eq!(sign * sum, figure.total.minor(), "{} {rows:?}", customer.name);
    assert_eq!(lines.len() as u64, figure.count, "{}", customer.name);
}

/// Each choice of days with the days it comes to on `today`, a Monday or the Sunday before.
fn choices(today: NaiveDate) -> Vec<(Option<PeriodChoice>, NaiveDate, NaiveDate)> {
    let tomorrow = plus(today, 1);
    let whole = |unit, back| Some(PeriodChoice::Whole { unit, back });
    let between = |from, last| Some(PeriodChoice::Between(day(from), day(last)));
    vec![
        (None, day("2026-09-01"), tomorrow),
        (whole(Unit::Day, 0), today, tomorrow),
        (whole(Unit::Month, 1), day("2026-08-01"), day("2026-09-01")),
        (whole(Unit::Year, 0), day("2026-01-01"), tomorrow),
        (whole(Unit::Week, 1), day("2026-09-13"), day("2026-09-20")),
        (Some(PeriodChoice::MonthNamed(2)), day("2026-02-01"), day("2026-03-01")),
        // Clocks change in the first two, month ends are crossed in the third.
        (between("2026-03-08", "2026-03-08"), day("2026-03-08"), day("2026-03-09")),
        (between("2025-10-26", "2025-11-02"), day("2025-10-26"), day("2025-11-03")),
        (between("2026-01-30", "2026-03-01"), day("2026-01-30"), day("2026-03-02")),
        (between("2026-05-05", "2026-05-04"), day("2026-05-05"), day("2026-05-05")),
    ]
}

#[test]
fn totals_are_those_of_sql_and_open_into_their_rows() {
    let world = World::of(CUSTOMERS);
    let ledger = Ledger::new(world.file());
    let mut counted = 0;
    for customer in &world.customers {
        let today = today(ledger.zone(customer), world.now.utc());
        for metric in METRICS {
            for (choice, from, until) in choices(today) {
                let told = totals(&world, customer, &question(metric, choice.clone()));
                assert_eq!((told.period.from(), told.period.until()), (from, until));
                let flow = metric.flow().unwrap();
                let days = Span::new(customer, from, until);
                let expected = ledger.totals(flow.name(), &days);
                assert_eq!(self::told(&told), expected, "{} {choice:?}", customer.name);
                if until.signed_duration_since(from).num_days() < 40 {
                    for sum in &told.sums {
                        check_rows(&world, customer, flow, &sum.figure, &sum.rows);
                        counted += sum.figure.count;
                    }
                }
            }
        }
    }
    assert!(counted > 1_000, "{counted} transactions are too few to prove anything");
}

/// Every part of a total, page by page.
pub(crate) fn parts(
    world: &World,
    customer: &DemoCustomer,
    mut question: Question,
) -> Vec<(GroupKey, Figure, Question)> {
    let mut parts = Vec::new();
    loop {
        let told = totals(world, customer, &question);
        assert_eq!(told.skipped, parts.len());
        parts.extend(told.groups.into_iter().map(|group| (group.key, group.figure, group.rows)));
        let Some(next) = told.next else {
            assert_eq!(parts.len(), told.group_count);
            return parts;
        };
        assert_eq!(next, Page::Skip(u16::try_from(parts.len()).unwrap()));
        question.page = next;
    }
}

#[test]
fn parts_add_up_to_the_total_and_open_into_their_rows() {
    let world = World::of(CUSTOMERS);
    let month = Some(PeriodChoice::Whole { unit: Unit::Month, back: 1 });
    let mut seen = 0;
    for customer in &world.customers {
        for metric in [Metric::Spending, Metric::Income] {
            for grouping in
                [Grouping::Merchant, Grouping::Category, Grouping::Month, Grouping::Account]
            {
                let question =
                    Question { grouping: Some(grouping), ..question(metric, month.clone()) };
                let whole = totals(&world, customer, &question);
                let parts = parts(&world, customer, question);
                for sum in &whole.sums {
                    let own = parts.iter().filter(|part| part.1.total.currency() == sum.currency);
                    let total: i64 = own.clone().map(|part| part.1.total.minor()).sum();
                    let count: u64 = own.clone().map(|part| part.1.count).sum();
                    assert_eq!(total, sum.figure.total.minor(), "{} {grouping:?}", customer.name);
                    assert_eq!(count, sum.figure.count, "{} {grouping:?}", customer.name);
                    let named = own.filter(|part| part.0 != GroupKey::Unnamed);
                    let sizes: Vec<i64> = named.map(|part| part.1.total.minor()).collect();
                    assert!(sizes.is_sorted_by(|one, other| one >= other), "{grouping:?}");
                }
                for (_, figure, rows) in &parts {
                    check_rows(&world, customer, metric.flow().unwrap(), figure, rows);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 500, "{seen} parts are too few");
}

#[test]
fn months_and_accounts_are_those_of_sql() {
    let world = World::of(CUSTOMERS);
    let ledger = Ledger::new(world.file());
    let year = Some(PeriodChoice::Between(day("2025-11-15"), day("2026-09-10")));
    for customer in &world.customers {
        let by = |grouping| Question {
            grouping: Some(grouping),
            ..question(Metric::Spending, year.clone())
        };
        for (key, figure, _) in parts(&world, customer, by(Grouping::Month)) {
            let GroupKey::Month(first) = key else { panic!("{key:?}") };
            let next = chrono::Datelike::with_day(&first, 1).unwrap() + chrono::Months::new(1);
            let days = Span::new(customer, first, next.min(day("2026-09-11")));
            let code = figure.total.currency();
            let of_currency = days.where_also(&format!("c = '{}'", code.code()));
            let told = vec![line(code.code(), &figure)];
            assert_eq!(told, ledger.totals("spending", &of_currency), "{}", customer.name);
        }
        for (key, figure, _) in parts(&world, customer, by(Grouping::Account)) {
            let GroupKey::Account(name) = key else { panic!("{key:?}") };
            let days = Span::new(customer, day("2025-11-15"), day("2026-09-11"));
            let own = days.where_also(&format!("account_id = {}", name.id.as_str()));
            let told = vec![line(figure.total.currency().code(), &figure)];
            assert_eq!(told, ledger.totals("spending", &own), "{}", customer.name);
        }
    }
}

#[test]
fn comparisons_are_those_of_sql() {
    let world = World::of(CUSTOMERS);
    let ledger = Ledger::new(world.file());
    for customer in &world.customers {
        let today = today(ledger.zone(customer), world.now.utc());
        let passed = today.signed_duration_since(day("2026-09-01")).num_days().unsigned_abs() + 1;
        let so_far = |first: &str| (day(first), plus(day(first), passed));
        let months = vec![so_far("2026-08-01"), so_far("2026-07-01"), so_far("2026-06-01")];
        for (comparison, expected) in [
            (Comparison::Previous, vec![so_far("2026-08-01")]),
            (Comparison::YearBefore, vec![so_far("2025-09-01")]),
            (Comparison::Usual, months),
        ] {
            let question =
                Question { comparison: Some(comparison), ..question(Metric::Spending, None) };
            let told = totals(&world, customer, &question);
            for sum in &told.sums {
                let compared = sum.compared.as_ref().unwrap();
                let days: Vec<_> =
                    compared.periods.iter().map(|one| (one.from(), one.until())).collect();
                assert_eq!(days, expected);
                let code = sum.currency.code();
                let then = expected.iter().map(|(from, until)| {
                    let days = Span::new(customer, *from, *until);
                    let all = ledger.totals("spending", &days);
                    all.iter().find(|line| line.0 == code).map_or(0, |line| line.1)
                });
                let exact: i64 = then.sum();
                let count = i64::try_from(expected.len()).unwrap();
                let off = (compared.base.minor() * count - exact).abs();
                assert!(off * 2 <= count, "{}: {off}", customer.name);
                assert_eq!(
                    compared.change.minor(),
                    sum.figure.total.minor() - compared.base.minor()
                );
            }
        }
    }
}
