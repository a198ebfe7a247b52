//! What is pushed down to SQL is what the plain port gives.
//!
//! Random questions to random banks are answered twice: by the embedded bank as it is, and by the
//! same bank behind [`Plain`], which is only ever asked for all rows of some accounts in some span.

use std::fs;
use std::num::NonZeroUsize;

use chrono::{DateTime, Days, NaiveDate, Weekday};
use rust_decimal::Decimal;
use saldo::bank::{
    AccountChoice, AccountKind, Answer, Balance, Bank, BankFailure, Card, CardLock, Category,
    Comparison, Direction, Filter, Flow, Grouping, Holdings, KindChoice, Merchants, Metric,
    Obligations, Order, Page, PeriodChoice, Position, Question, TransactionFilter, TransactionKind,
    TransactionPage, TransactionStatus, Unit, ask,
};
use saldo::basics::{AccountId, Now, Pending};
use saldo::connect::sqlite::SqliteBank;
use saldo::consent::LinkedCustomer;

use crate::random_bank::{Dice, empty_bank, fill};
use crate::world::{AS_OF_S, linked, ready};

/// How many banks are made, and how many questions each is asked: 10,000 pairs.
const BANKS: u64 = 200;
const QUESTIONS: u64 = 50;

/// A bank that can give all rows of some accounts in some span, and nothing finer.
struct Plain<'a>(&'a SqliteBank);

impl Bank for Plain<'_> {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        self.0.holdings(customer)
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        self.0.balances(customer, accounts)
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        Box::pin(async move {
            let whole =
                TransactionFilter::within(filter.accounts.clone(), filter.from, filter.until);
            let all = self.0.transactions(customer, &whole, None, u16::MAX).await?;
            assert_eq!(all.rows.len() as u64, all.total);
            Ok(filter.page_of(all.rows, after, rows_max))
        })
    }

    fn obligations<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Obligations, BankFailure>> {
        self.0.obligations(customer, accounts)
    }

    fn cards<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Option<Vec<Card>>, BankFailure>> {
        self.0.cards(customer, accounts)
    }

    fn lock_card<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        card: &'a str,
    ) -> Pending<'a, Result<CardLock, BankFailure>> {
        self.0.lock_card(customer, card)
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        self.0.ready()
    }
}

fn period(dice: &mut Dice, today: NaiveDate) -> PeriodChoice {
    let units = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year];
    let small = |dice: &mut Dice| u32::try_from(dice.between(0, 4)).unwrap();
    let day = |dice: &mut Dice| {
        today.checked_sub_days(Days::new(dice.between(0, 400).unsigned_abs())).unwrap()
    };
    match dice.between(0, 5) {
        0 | 1 => PeriodChoice::Whole { unit: dice.pick(&units), back: small(dice) },
        2 => PeriodChoice::Last { unit: dice.pick(&units), count: 1 + small(dice) },
        3 => PeriodChoice::MonthNamed(1 + small(dice) * 2),
        4 => PeriodChoice::Since(day(dice)),
        _ => PeriodChoice::Between(day(dice), day(dice)),
    }
}

fn accounts(dice: &mut Dice) -> AccountChoice {
    match dice.between(0, 5) {
        0..=2 => AccountChoice::all(),
        3 => AccountChoice::default(),
        _ => AccountChoice {
            kind: Some(KindChoice::Only(dice.pick(&AccountKind::ALL))),
            ..AccountChoice::default()
        },
    }
}

fn category(id: &str) -> Category {
    Category::named(id).unwrap()
}

fn filter(dice: &mut Dice) -> Filter {
    if dice.chance(40) {
        return Filter::default();
    }
    // In ten-thousandths: finer than a cent.
    let amount = |dice: &mut Dice| {
        let scale = dice.pick(&[0, 0, 2, 4]);
        let whole = dice.between(0, 120);
        let fine = dice.between(0, 10_i64.pow(scale) - 1);
        dice.chance(20).then(|| Decimal::new(whole * 10_i64.pow(scale) + fine, scale))
    };
    let merchants = ["blue kettle", "harvest lane", "northwind", "riverbend water", "greenhollow"];
    let categories = ["groceries", "restaurants", "food", "utilities", "income", "leisure"];
    let statuses = [TransactionStatus::Pending, TransactionStatus::Posted];
    let merchant = dice.maybe(25, &merchants).map(str::to_owned);
    Filter {
        category: dice.maybe(if merchant.is_some() { 0 } else { 25 }, &categories).map(category),
        merchant,
        over: amount(dice),
        under: amount(dice),
        at_least: amount(dice),
        at_most: amount(dice),
        status: dice.maybe(20, &statuses),
        direction: dice.maybe(20, &[Direction::In, Direction::Out]),
        kind: dice.maybe(20, &TransactionKind::ALL),
        currency: dice.maybe(10, &["USD", "EUR", "JPY"]).map(|code| code.parse().unwrap()),
        flow: dice.maybe(10, &[Flow::Spending, Flow::Income, Flow::Fees, Flow::Refunds]),
        ..Filter::default()
    }
}

fn question(dice: &mut Dice, today: NaiveDate) -> Question {
    let groupings = [Grouping::Merchant, Grouping::Category, Grouping::Month, Grouping::Account];
    let comparisons = [Comparison::Previous, Comparison::YearBefore, Comparison::Usual];
    // Rows and sums are what can be pushed down: they are asked for most.
    let metric = match dice.between(0, 3) {
        0 => dice.pick(&Metric::ALL),
        1 => Metric::Transactions,
        _ => dice.pick(&[Metric::Spending, Metric::Income, Metric::Fees, Metric::Refunds]),
    };
    Question {
        filter: filter(dice),
        period: dice.chance(80).then(|| period(dice, today)),
        order: dice.pick(&[Order::Latest, Order::Latest, Order::Largest, Order::Smallest]),
        grouping: dice.maybe(50, &groupings),
        comparison: dice.maybe(30, &comparisons),
        ..Question::new(metric, accounts(dice))
    }
}

/// The page after `answer`, where it has one.
fn next(answer: &Answer) -> Option<Page> {
    match answer {
        Answer::Recent(it) => it.next.clone(),
        Answer::Listed(it) => it.next.clone(),
        Answer::Totals(it) => it.next.clone(),
        _ => None,
    }
}

/// The questions behind the figures of `answer`.
fn rows(answer: &Answer) -> Vec<Question> {
    let Answer::Totals(totals) = answer else { return Vec::new() };
    let sums = totals.sums.iter().map(|sum| sum.rows.clone());
    sums.chain(totals.groups.iter().map(|group| group.rows.clone())).collect()
}

#[test]
fn what_is_pushed_down_is_what_the_plain_port_gives() {
    let folder = tempfile::tempdir().unwrap();
    let empty = empty_bank(folder.path());
    let path = folder.path().join("bank.db");
    let merchants = Merchants::new(None).unwrap();
    let now = Now::at(DateTime::from_timestamp(AS_OF_S, 0).unwrap());
    let today = now.utc().date_naive();
    let customer = linked("1", now);
    let (mut pairs, mut told, mut pages) = (0, 0, 0);
    for seed in 0..BANKS {
        let mut dice = Dice(seed);
        fs::copy(&empty, &path).unwrap();
        fill(&path, &mut dice);
        let bank = SqliteBank::open(&path, NonZeroUsize::MIN).unwrap();
        let plain = Plain(&bank);
        for number in 0..QUESTIONS {
            pairs += 1;
            let mut open = vec![question(&mut dice, today)];
            // The pages that follow, and the rows behind figures, of some.
            let mut further = 6;
            while let Some(question) = open.pop() {
                let of = |bank: &dyn Bank| {
                    ready(ask(bank, &merchants, &customer, &question, now, Weekday::Sun))
                };
                let (answer, wanted) = (of(&bank), of(&plain));
                assert!(
                    answer == wanted,
                    "bank {seed}, question {number}: {question:?}\n{answer:?}\n{wanted:?}"
                );
                let Ok(answer) = answer else { continue };
                let is_told = matches!(&answer, Answer::Totals(it) if it.sums[0].figure.count > 0);
                told += u64::from(is_told);
                if further == 0 {
                    continue;
                }
                further -= 1;
                if let Some(page) = next(&answer) {
                    pages += 1;
                    open.push(Question { page, ..question });
                } else if number % 5 == 0 {
                    open.extend(rows(&answer));
                }
            }
        }
        drop(bank);
        for suffix in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{suffix}", path.display()));
        }
    }
    assert_eq!(pairs, 10_000);
    // Questions about nothing would prove nothing.
    assert!(told > 1500 && pages > 1500, "{told} totals, {pages} further pages");
}
