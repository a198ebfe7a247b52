//! Bills, statements and subscriptions against the tables and the truth about what recurs.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rusqlite::params;
use saldo::bank::{
    AccountChoice, AccountKind, Answer, Bills, Category, Due, DueAmount, DueSource, Filter,
    Frequency, Metric, Page, PeriodChoice, Question, StatementLine, Subscription, TransactionKind,
    Unit,
};
use saldo::connect::sqlite::DemoCustomer;
use saldo::connect::sqlite::generate::{Schedule, schedules};

use crate::ledger::{Ledger, key, today};
use crate::world::World;

/// How many customers a world has with every persona once.
const PERSONAS: u64 = 11;

/// How many customers the world has: every persona, three times.
const CUSTOMERS: u64 = 33;

/// A bill as the test expects it: account, day, whether the bank knows it, exact amount.
type Line = (String, NaiveDate, bool, Option<i64>);

/// Every page of an answer to `question`, in the order of its lines.
fn pages(world: &World, customer: &DemoCustomer, question: &Question) -> Vec<Answer> {
    let mut answers = Vec::new();
    loop {
        let page = Page::Skip(u16::try_from(answers.len() * 3).unwrap());
        let question = Question { page, ..question.clone() };
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

fn of(metric: Metric) -> Question {
    Question::new(metric, AccountChoice::default())
}

fn bills(world: &World, customer: &DemoCustomer, question: &Question) -> Vec<Bills> {
    let pages = pages(world, customer, question).into_iter();
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
        let pages = bills(&world, customer, &of(Metric::Bills));
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

#[test]
fn bills_of_one_payee_or_category_are_a_part_of_all() {
    let world = World::of(PERSONAS);
    let ahead = PeriodChoice::Next { unit: Unit::Day, count: 30 };
    let file = world.file();
    let (mut rents, mut payees) = (0, 0);
    for customer in &world.customers {
        let lines = |filter: Filter, period: Option<PeriodChoice>| -> Vec<Due> {
            let question = Question { filter, period, ..of(Metric::Bills) };
            bills(&world, customer, &question).into_iter().flat_map(|page| page.lines).collect()
        };
        let within = |category| {
            let filter = Filter { category: Some(category), ..Filter::default() };
            lines(filter, Some(ahead.clone()))
        };
        let all = lines(Filter::default(), Some(ahead.clone()));
        // Each belongs to exactly one family of categories; what is owed on a card to none.
        let families = Category::ALL.iter().filter(|category| category.parent().is_none());
        let parts = families.flat_map(|family| within(*family)).collect::<Vec<Due>>();
        let is_of_card = |due: &&Due| due.account.kind == AccountKind::CreditCard;
        let is_payment = |due: &&Due| due.source != DueSource::Statement || !is_of_card(due);
        assert_eq!(
            sorted(&parts.iter().collect::<Vec<_>>()),
            sorted(&all.iter().filter(is_payment).collect::<Vec<_>>()),
            "{}",
            customer.name
        );
        for due in within(Category::Rent) {
            let of_landlord = "SELECT count(*) FROM transactions JOIN party USING (party_id)
                WHERE customer_id = ?1 AND account_id = ?3 AND transaction_id = ?2
                  AND mcc = 6513";
            for row in &due.rows {
                let found = file.query_row(
                    of_landlord,
                    params![key(customer), row.as_str(), due.account.id.as_str()],
                    |it| it.get::<_, i64>(0),
                );
                assert_eq!(found, Ok(1), "{}: {row:?}", customer.name);
            }
            rents += 1;
        }
        for name in all.iter().filter_map(|due| due.payee.as_ref()) {
            let filter = Filter { merchant: Some(name.as_str().to_owned()), ..Filter::default() };
            let told = lines(filter, None);
            assert!(told.iter().all(|due| due.payee.as_ref() == Some(name)), "{}", customer.name);
            let first = |lines: &[Due]| {
                let of_payee = lines.iter().filter(|due| due.payee.as_ref() == Some(name));
                of_payee.map(|due| due.on).min()
            };
            assert_eq!(first(&told), first(&all), "{}: {name:?}", customer.name);
            payees += 1;
        }
        let filter = Filter { merchant: Some("zzyzx".to_owned()), ..Filter::default() };
        assert!(lines(filter, None).is_empty());
    }
    println!("bills: {rents} of rent, {payees} asked for by payee");
    assert!(rents > 0 && payees > 30);
}

/// Lines that can be compared, in an order of their own.
fn sorted(dues: &[&Due]) -> Vec<(Line, Option<String>)> {
    let name = |due: &Due| due.payee.as_ref().map(|payee| payee.as_str().to_owned());
    let mut lines: Vec<_> = dues.iter().map(|due| (line(due), name(due))).collect();
    lines.sort();
    lines
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
        let lines: Vec<StatementLine> = pages(&world, customer, &of(Metric::CardBill))
            .into_iter()
            .flat_map(|page| match page {
                Answer::CardBill(bill) => bill.lines,
                other => panic!("{}: {other:?}", customer.name),
            })
            .collect();
        let told: Vec<Stated> = lines
            .iter()
            .filter(|line| line.account.kind == AccountKind::CreditCard)
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
            if line.account.kind == AccountKind::CreditCard {
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
        let answers = pages(&world, customer, &of(Metric::Subscriptions));
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
