//! Questions written down and read back.

use proptest::prelude::*;
use rust_decimal::Decimal;
use saldo::bank::notation::{question, written};
use saldo::bank::{
    AccountChoice, AccountKind, Category, Comparison, Direction, Filter, Flow, Grouping,
    KindChoice, LastFour, Metric, Order, Page, PeriodChoice, Position, Question, TransactionKind,
    TransactionStatus, Unit,
};
use saldo::basics::Currency;

#[test]
fn questions_are_read_as_documented() {
    let amount = |text: &str| Some(text.parse().unwrap());
    let groceries = Question {
        filter: Filter { category: Some(Category::Groceries), ..Filter::default() },
        period: Some(PeriodChoice::Between(
            "2026-10-01".parse().unwrap(),
            "2026-10-31".parse().unwrap(),
        )),
        comparison: Some(Comparison::Previous),
        ..Question::new(Metric::Spending, AccountChoice::default())
    };
    assert_eq!(
        question("spending category=groceries period=2026-10 compare=previous"),
        Ok(groceries)
    );
    let bottle = Question {
        filter: Filter {
            merchant: Some("blue bottle".to_owned()),
            over: amount("20"),
            ..Filter::default()
        },
        order: Order::Largest,
        ..Question::new(Metric::Transactions, AccountChoice::default())
    };
    let text = "transactions  merchant=\"blue bottle\" over=20\torder=Largest ";
    assert_eq!(question(text), Ok(bottle));
    let savings = AccountChoice {
        kind: Some(KindChoice::Only(AccountKind::Savings)),
        last_four: LastFour::new("1001"),
        position: Some(2),
        name: Some("all".to_owned()),
        ..AccountChoice::default()
    };
    let text = "balance account=savings account=1001 account=#2 account=\"all\"";
    assert_eq!(question(text), Ok(Question::new(Metric::Balance, savings)));
    let between = question("fees between=10..50").unwrap().filter;
    assert_eq!((between.at_least, between.at_most), (amount("10"), amount("50")));
    assert_eq!(question("fees between=..50").unwrap().filter.at_least, None);
}

#[test]
fn what_is_wrong_is_named_with_what_is_possible() {
    for (text, told) in [
        ("", "one of balance, owed"),
        ("   ", "no question"),
        ("spendin", "did you mean \"spending\""),
        ("spending=1", "nothing that can be asked"),
        ("spending groceries", "\"groceries\" is no key=value pair"),
        ("spending perid=today", "did you mean \"period\""),
        ("spending period=yesterdy", "did you mean \"yesterday\""),
        ("spending period=2026-13", "2026-10-01..2026-10-15"),
        ("spending category=grocries", "did you mean \"groceries\""),
        ("spending over=-1", "a number like 12.50"),
        ("spending over=x", "over=\"x\""),
        ("spending between=5", "two amounts"),
        ("spending between=..", "two amounts"),
        ("spending currency=dollars", "as in USD"),
        ("spending by=week", "merchant, category, month, account"),
        ("spending by=month by=month", "given twice"),
        ("balance account=savings account=loan", "given twice"),
        ("transactions by=month", "by says nothing about transactions"),
        ("balance period=today", "period says nothing about balance"),
        ("spending order=largest", "order says nothing about spending"),
        ("transactions merchant=\"blue", "quotes"),
        ("transactions merchant=\"a\"b", "quotes"),
        ("transactions merchant=a\"b", "quotes"),
        ("transactions merchant=\"\"", "a merchant's name"),
        ("transactions page=after:1:2", "no such page"),
        ("transactions page=after:1:2:99:ab", "no such page"),
        ("transactions merchant-at=0", "1, 2 or 3"),
    ] {
        let error = question(text).unwrap_err().to_string();
        assert!(error.contains(told), "{text}: {error}");
    }
    let long = format!("spending merchant={}", "x".repeat(9_000));
    assert!(question(&long).unwrap_err().to_string().contains("8192"));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("all".to_owned()),
        Just("1001".to_owned()),
        Just("#2".to_owned()),
        Just("savings".to_owned()),
        Just(" \"\\ \u{a0}=".to_owned()),
        "[a-zA-Z0-9 \"\\\\=#'é\u{2003}]{1,20}",
    ]
    .prop_filter("a name is not blank", |text| !text.trim().is_empty())
}

fn of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(all.to_vec())
}

fn some<T: Clone + std::fmt::Debug + 'static>(
    all: &[T],
) -> impl Strategy<Value = Option<T>> + use<T> {
    prop::option::of(of(all))
}

fn amount() -> impl Strategy<Value = Option<Decimal>> {
    prop::option::of((0_i64..9_999_999, 0_u32..5).prop_map(|(digits, at)| Decimal::new(digits, at)))
}

fn period() -> impl Strategy<Value = PeriodChoice> {
    let unit = of(&[Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year]);
    let day = (1970_i32..2100, 1_u32..13, 1_u32..29)
        .prop_map(|(y, m, d)| chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap());
    let days = (day, 0_u64..800);
    (unit, 0_u32..50, 1_u32..13, days, 0..6).prop_map(|(unit, count, month, (day, span), which)| {
        match which {
            0 => PeriodChoice::Whole { unit, back: count },
            1 => PeriodChoice::Last { unit, count: count + 1 },
            2 => PeriodChoice::Next { unit, count: count + 1 },
            3 => PeriodChoice::MonthNamed(month),
            4 => PeriodChoice::Since(day),
            _ => PeriodChoice::Between(day, day + chrono::Days::new(span)),
        }
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let who = (
        prop::option::of(text()),
        prop::option::of(1_u16..4),
        some(Category::ALL),
        any::<bool>(),
        any::<bool>(),
    );
    let size = (amount(), amount(), amount(), amount());
    let sort = (
        some(&[TransactionStatus::Pending, TransactionStatus::Posted]),
        some(&[Direction::In, Direction::Out]),
        some(&TransactionKind::ALL),
        some(&[Currency::USD, Currency::EUR]),
    );
    (who, size, sort).prop_map(|(who, size, sort)| {
        let (merchant, merchant_at, category, category_itself, unnamed) = who;
        let (over, under, at_least, at_most) = size;
        let (status, direction, kind, currency) = sort;
        Filter {
            merchant,
            merchant_at,
            category,
            category_itself,
            over,
            under,
            at_least,
            at_most,
            status,
            direction,
            kind,
            currency,
            flow: None,
            unnamed,
        }
    })
}

fn accounts() -> impl Strategy<Value = AccountChoice> {
    let mut kinds = vec![KindChoice::All];
    kinds.extend(AccountKind::ALL.map(KindChoice::Only));
    let digits = prop::option::of("[0-9]{4}".prop_map(|text| LastFour::new(&text).unwrap()));
    let ids = prop::collection::vec(text(), 0..3);
    let said = (some(&kinds), prop::option::of(text()), digits, prop::option::of(any::<u16>()));
    (said, any::<bool>(), any::<bool>(), ids).prop_map(
        |((kind, name, last_four, position), among_closed, unclear, among)| AccountChoice {
            kind,
            name,
            category: None,
            last_four,
            position,
            among_closed,
            unclear,
            among,
        },
    )
}

fn page() -> impl Strategy<Value = Page> {
    prop_oneof![
        Just(Page::First),
        any::<u16>().prop_map(Page::Skip),
        (any::<i64>(), text(), text(), any::<u16>()).prop_map(|(made_at_ms, account, id, told)| {
            Page::After { position: Position { made_at_ms, account, id }, told }
        }),
    ]
}

fn asked() -> impl Strategy<Value = Question> {
    let how = (
        of(&[Order::Latest, Order::Largest, Order::Smallest]),
        some(&Flow::ALL),
        some(&[Grouping::Merchant, Grouping::Category, Grouping::Month, Grouping::Account]),
        some(&[Comparison::Previous, Comparison::YearBefore, Comparison::Usual]),
    );
    let rest = (page(), prop::option::of(text()), prop::option::of(period()));
    (of(&Metric::ALL), accounts(), filter(), how, rest).prop_map(
        |(metric, accounts, filter, (order, flow, grouping, comparison), rest)| {
            let (page, preferred, period) = rest;
            let mut question = Question { page, preferred, ..Question::new(metric, accounts) };
            if metric == Metric::Transactions {
                question =
                    Question { filter: Filter { flow, ..filter }, period, order, ..question };
            } else if metric.flow().is_some() {
                question = Question { filter, period, grouping, comparison, ..question };
            } else if metric.is_of_days() {
                // Any amount of the filter will do.
                let amount = filter.over.filter(|it| metric == Metric::Afford && !it.is_zero());
                question = Question { period, amount, ..question };
            }
            question
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn what_is_written_reads_back(asked in asked()) {
        let text = written(&asked);
        let read = question(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(read == asked, "{text}\n{}", written(&read));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,80}") {
        let _ = question(&text);
        let _ = question(&format!("transactions {text}"));
    }

    #[test]
    fn no_value_makes_it_panic(
        key in of(&["account", "period", "between", "page", "over", "merchant", "category"]),
        value in "[0-9a-zA-Z:.\\-#\"\\\\ _é]{0,30}",
    ) {
        if let Ok(read) = question(&format!("transactions {key}={value}")) {
            prop_assert!(question(&written(&read)).as_ref() == Ok(&read));
        }
    }
}
