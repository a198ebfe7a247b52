//! Totals, listings and nets to put into words.

use saldo::bank::{
    AccountChoice, AccountKind, Answer, BalanceLine, Balances, Category, Compared, Comparison,
    Figure, Filter, Flow, Group, GroupKey, Grouping, LeftOut, Listed, Metric, Net, NetLine, Order,
    PAGE_ITEMS_MAX, Page, PeriodChoice, Question, Sum, Totals, TransactionKind, TransactionStatus,
    Unit, Untrusted,
};
use saldo::basics::{Currency, Money, Period};
use saldo::dialogue::Reply;

use crate::replies::{Dice, TODAY, account, called, date, figures, home, instant, transaction};

type Row = (&'static str, Reply);

fn figure(total: i64, count: u64) -> Figure {
    Figure {
        total: home(total),
        gross: home(total),
        back: home(0),
        pending: home(0),
        count,
        back_count: 0,
        average: None,
    }
}

fn rows() -> Question {
    Question::new(Metric::Transactions, AccountChoice::all())
}

fn sum(figure: Figure) -> Sum {
    Sum { currency: figure.total.currency(), figure, compared: None, rows: rows() }
}

fn period(from: &str, until: &str) -> Period {
    Period::new(date(from), date(until))
}

const THIS_MONTH: PeriodChoice = PeriodChoice::Whole { unit: Unit::Month, back: 0 };

fn totals(flow: Flow, sums: Vec<Sum>) -> Totals {
    Totals {
        flow,
        period: period("2026-03-01", "2026-03-06"),
        choice: THIS_MONTH,
        today: date(TODAY),
        covered: vec![account(AccountKind::Checking).id],
        account: None,
        kind: None,
        merchant: None,
        category: None,
        sums,
        grouping: None,
        groups: Vec::new(),
        skipped: 0,
        group_count: 0,
        left_out: LeftOut::default(),
        stale_since: None,
        next: None,
    }
}

fn tell(totals: Totals) -> Reply {
    Reply::Tell(Answer::Totals(Box::new(totals)))
}

fn one(flow: Flow, total: i64, count: u64) -> Totals {
    totals(flow, vec![sum(figure(total, count))])
}

fn group(key: GroupKey, total: i64) -> Group {
    Group { key, figure: figure(total, 3), rows: rows() }
}

fn merchant(name: &str) -> GroupKey {
    GroupKey::Merchant(Untrusted::new(name).spoken().unwrap())
}

fn euros(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

/// Totals by flow, with all that explains them.
pub(crate) fn single_totals() -> Vec<Row> {
    let split = Figure {
        gross: home(12_050),
        back: home(1_550),
        back_count: 1,
        pending: home(450),
        ..figure(10_500, 12)
    };
    let in_euros = Figure { total: euros(5_000), gross: euros(5_000), ..figure(0, 2) };
    let starbucks = || Untrusted::new("Starbucks").spoken();
    let left_out = LeftOut {
        closed: vec![called(AccountKind::Savings, "Old", "")],
        unreachable: vec![called(AccountKind::CreditCard, "Blue", "")],
        ..LeftOut::default()
    };
    vec![
        ("spending", tell(one(Flow::Spending, 41_207, 1))),
        ("spending with refunds and pending", tell(totals(Flow::Spending, vec![sum(split)]))),
        ("spending, none", tell(one(Flow::Spending, 0, 0))),
        ("spending, more came back", tell(one(Flow::Spending, -2_000, 2))),
        ("spending at a merchant, on a card", {
            let account = Some(account(AccountKind::CreditCard));
            tell(Totals { account, merchant: starbucks(), ..one(Flow::Spending, 3_150, 7) })
        }),
        ("spending of a category, last month", {
            tell(Totals {
                category: Some(Category::Groceries),
                choice: PeriodChoice::Whole { unit: Unit::Month, back: 1 },
                period: period("2026-02-01", "2026-03-01"),
                ..one(Flow::Spending, 68_639, 6)
            })
        }),
        ("spending on all cards", {
            let kind = Some(AccountKind::CreditCard);
            tell(Totals { kind, ..one(Flow::Spending, 68_639, 6) })
        }),
        ("spending in two currencies", {
            tell(totals(Flow::Spending, vec![sum(figure(4_000, 2)), sum(in_euros)]))
        }),
        ("spending, some left out", {
            let stale_since = Some(instant("2026-03-02T11:00:00Z"));
            tell(Totals { left_out, stale_since, ..one(Flow::Spending, 9_900, 1) })
        }),
        ("income", tell(one(Flow::Income, 664_910, 4))),
        ("income, more was taken back", tell(one(Flow::Income, -100, 2))),
        ("fees", tell(one(Flow::Fees, 3_500, 1))),
        ("fees, more came back", tell(one(Flow::Fees, -3_500, 2))),
        ("refunds", tell(one(Flow::Refunds, 2_499, 1))),
        ("refunds that were taken back", tell(one(Flow::Refunds, -2_499, 1))),
    ]
}

/// Each way to say which days were counted.
pub(crate) fn spans() -> Vec<Row> {
    let whole = |unit, back| PeriodChoice::Whole { unit, back };
    let last = |unit, count| PeriodChoice::Last { unit, count };
    let between = |from, last| PeriodChoice::Between(date(from), date(last));
    let choices = [
        (whole(Unit::Day, 0), "2026-03-05", "2026-03-06"),
        (whole(Unit::Day, 1), "2026-03-04", "2026-03-05"),
        (whole(Unit::Day, 9), "2026-02-24", "2026-02-25"),
        (whole(Unit::Week, 1), "2026-02-22", "2026-03-01"),
        (whole(Unit::Week, 3), "2026-02-08", "2026-02-15"),
        (whole(Unit::Month, 4), "2025-11-01", "2025-12-01"),
        (whole(Unit::Quarter, 1), "2025-10-01", "2026-01-01"),
        (whole(Unit::Quarter, 2), "2025-07-01", "2025-10-01"),
        (whole(Unit::Year, 0), "2026-01-01", "2026-03-06"),
        (whole(Unit::Year, 2), "2024-01-01", "2025-01-01"),
        (last(Unit::Day, 30), "2026-02-04", "2026-03-06"),
        (last(Unit::Week, 1), "2026-02-27", "2026-03-06"),
        (PeriodChoice::Next { unit: Unit::Week, count: 2 }, "2026-03-05", "2026-03-19"),
        (PeriodChoice::MonthNamed(2), "2026-02-01", "2026-03-01"),
        (PeriodChoice::Since(date("2026-02-14")), "2026-02-14", "2026-03-06"),
        (between("2026-02-01", "2026-02-28"), "2026-02-01", "2026-03-01"),
        (between("2025-01-01", "2025-12-31"), "2025-01-01", "2026-01-01"),
        (between("2025-12-24", "2026-01-02"), "2025-12-24", "2026-01-03"),
        (between("2026-02-14", "2026-02-14"), "2026-02-14", "2026-02-15"),
    ];
    let row = |(choice, from, until)| {
        let period = period(from, until);
        ("span", tell(Totals { choice, period, ..one(Flow::Fees, 100, 1) }))
    };
    choices.into_iter().map(row).collect()
}

/// What totals are compared with.
pub(crate) fn comparisons() -> Vec<Row> {
    let compared = |with, change, from, until| {
        let compared = Compared {
            with,
            periods: vec![period(from, until)],
            base: home(1),
            change: home(change),
        };
        Some(compared)
    };
    let told = |choice, compared| {
        let sum = Sum { compared, ..sum(figure(41_207, 3)) };
        ("compared", tell(Totals { choice, ..totals(Flow::Spending, vec![sum]) }))
    };
    let last_month = PeriodChoice::Whole { unit: Unit::Month, back: 1 };
    let week = |back| PeriodChoice::Whole { unit: Unit::Week, back };
    let days = PeriodChoice::Last { unit: Unit::Day, count: 30 };
    use Comparison::{Previous, Usual, YearBefore};
    vec![
        told(THIS_MONTH, compared(Previous, 1_500, "2026-02-01", "2026-02-06")),
        told(THIS_MONTH, compared(Usual, -1_500, "2026-02-01", "2026-02-06")),
        told(THIS_MONTH, compared(YearBefore, 0, "2025-03-01", "2025-03-06")),
        told(last_month.clone(), compared(Previous, -250, "2026-01-01", "2026-02-01")),
        told(last_month.clone(), compared(Usual, 250, "2026-01-01", "2026-02-01")),
        told(last_month, compared(YearBefore, 250, "2025-02-01", "2025-03-01")),
        told(week(0), compared(Previous, 250, "2026-02-22", "2026-02-27")),
        told(week(1), compared(Previous, 250, "2026-02-15", "2026-02-22")),
        told(days, compared(Previous, 250, "2026-01-05", "2026-02-04")),
    ]
}

/// Parts of totals, page by page.
pub(crate) fn parts() -> Vec<Row> {
    let by = |grouping, groups: Vec<Group>, skipped, group_count| {
        let told = skipped + groups.len();
        let next = (told < group_count).then_some(Page::Skip(3));
        let grouping = Some(grouping);
        Totals { grouping, groups, skipped, group_count, next, ..one(Flow::Spending, 41_207, 9) }
    };
    let merchants = || {
        vec![
            group(merchant("Trader Joe's"), 21_000),
            group(merchant("Shell"), 9_950),
            group(GroupKey::Unnamed, 257),
        ]
    };
    let categories = vec![
        group(GroupKey::Category(Category::Groceries), 21_000),
        group(GroupKey::Category(Category::Shopping), -1_299),
    ];
    let months = vec![
        group(GroupKey::Month(date("2026-03-01")), 21_000),
        group(GroupKey::Month(date("2025-12-01")), 9_950),
    ];
    let accounts = vec![group(GroupKey::Account(called(AccountKind::Savings, "", "1001")), 1)];
    vec![
        ("spending by merchant", tell(by(Grouping::Merchant, merchants(), 0, 11))),
        ("spending by merchant, second page", tell(by(Grouping::Merchant, merchants(), 3, 11))),
        ("spending by merchant, last page", tell(by(Grouping::Merchant, merchants(), 8, 11))),
        ("spending by category", tell(by(Grouping::Category, categories, 0, 2))),
        ("spending by month", tell(by(Grouping::Month, months, 0, 2))),
        ("spending by account", tell(by(Grouping::Account, accounts, 0, 1))),
    ]
}

fn listed(lines: usize, told: u64, total: u64) -> Listed {
    let all = [
        transaction("2026-03-04", TransactionKind::Purchase, -8_210, "Starbucks"),
        transaction("2026-02-27", TransactionKind::Purchase, -450, "Starbucks"),
        transaction("2025-12-30", TransactionKind::Refund, 450, "Starbucks"),
    ];
    let next = (told + (lines as u64) < total).then_some(Page::Skip(3));
    Listed {
        period: period("2024-03-06", "2026-03-06"),
        choice: PeriodChoice::Last { unit: Unit::Month, count: 24 },
        today: date(TODAY),
        covered: vec![account(AccountKind::Checking).id],
        account: Some(account(AccountKind::Checking)),
        kind: None,
        merchant: Untrusted::new("Starbucks").spoken(),
        category: None,
        filter: Filter::default(),
        order: Order::Latest,
        lines: all.into_iter().take(lines).collect(),
        told,
        total,
        left_out: LeftOut::default(),
        next,
    }
}

/// Transactions by a filter, nets, credit, and merchants that are not clear.
pub(crate) fn listings() -> Vec<Row> {
    let tell = |listed| Reply::Tell(Answer::Listed(Box::new(listed)));
    let pending = Filter { status: Some(TransactionStatus::Pending), ..Filter::default() };
    let line = |minor: [i64; 3]| NetLine {
        currency: home(0).currency(),
        held: home(minor[0]),
        owed: home(minor[1]),
        net: home(minor[2]),
        accounts: 2,
    };
    let net = |lines| {
        let net = Net { lines, covered: vec![], left_out: LeftOut::default(), stale_since: None };
        Reply::Tell(Answer::Net(net))
    };
    let abroad = NetLine {
        currency: Currency::EUR,
        held: euros(500),
        owed: euros(0),
        net: euros(500),
        accounts: 1,
    };
    let mut card = figures(-12_050, Some(87_950), 0);
    card.limit = Some(home(100_000));
    let card = BalanceLine { account: account(AccountKind::CreditCard), figures: Some(card) };
    let credit = Balances { metric: Metric::Credit, lines: vec![card], skipped: 0, total: 1 };
    let names = |names: &[&str]| -> Vec<_> {
        names.iter().filter_map(|name| Untrusted::new(*name).spoken()).collect()
    };
    let which =
        |candidates, more| Reply::Tell(Answer::WhichMerchant { candidates, more, covered: vec![] });
    let nothing = |said: &str| {
        let period = period("2026-03-01", "2026-03-06");
        let said = Untrusted::new(said).spoken();
        Reply::Tell(Answer::NoSuchMerchant { said, period, choice: THIS_MONTH })
    };
    vec![
        ("transactions of a merchant", tell(listed(3, 0, 12))),
        ("transactions of a merchant, one", tell(listed(1, 0, 1))),
        ("transactions of a merchant, none", tell(listed(0, 0, 0))),
        ("transactions of a merchant, last page", tell(listed(2, 9, 11))),
        ("the largest", tell(Listed { order: Order::Largest, ..listed(3, 0, 12) })),
        ("pending of a category", {
            let category = Some(Category::Restaurants);
            tell(Listed { filter: pending, category, merchant: None, ..listed(1, 0, 1) })
        }),
        ("net", net(vec![line([8_453_219, 13_852_655, -5_399_436])])),
        ("net, nothing owed", net(vec![line([8_453_219, 0, 8_453_219])])),
        ("net, nothing held", net(vec![line([0, 100, -100])])),
        ("net in two currencies", net(vec![line([5_000, 1_000, 4_000]), abroad])),
        ("net, nothing to be had", net(vec![])),
        ("credit", Reply::Tell(Answer::Balances(credit))),
        ("which merchant", which(names(&["Star Market", "Starbucks"]), false)),
        ("which of many merchants", which(names(&["Shell", "Shell Cafe", "Shelby"]), true)),
        ("no such merchant", nothing("quantum zebra")),
        ("no such merchant, and not to be said", nothing("<b>")),
    ]
}

impl Dice {
    fn figure(&mut self, currency: Currency) -> Figure {
        Figure {
            total: self.money(currency),
            gross: self.money(currency),
            back: self.money(currency),
            pending: self.money(currency),
            count: self.next() >> self.below(64),
            back_count: self.below(3),
            average: None,
        }
    }

    fn days(&mut self) -> (PeriodChoice, Period) {
        let from = date(TODAY) - chrono::Days::new(self.below(900));
        let days = Period::new(from, from + chrono::Days::new(self.below(400)));
        let units = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year];
        let (unit, count) = (*self.pick(&units), u32::try_from(self.below(99_999)).unwrap());
        let choice = match self.below(6) {
            0 => PeriodChoice::Whole { unit, back: count % 5 },
            1 => PeriodChoice::Last { unit, count },
            2 => PeriodChoice::Next { unit, count },
            3 => PeriodChoice::MonthNamed(count),
            4 => PeriodChoice::Since(from),
            _ => PeriodChoice::Between(from, days.last()),
        };
        (choice, days)
    }

    fn left_out(&mut self) -> LeftOut {
        if self.flip() {
            return LeftOut::default();
        }
        let (closed, unreachable) = (self.items(Self::account), self.items(Self::account));
        LeftOut { closed, unreachable, currencies: Vec::new() }
    }

    fn sum(&mut self) -> Sum {
        let currency = self.currency();
        let comparisons = [Comparison::Previous, Comparison::YearBefore, Comparison::Usual];
        let compared = self.flip().then(|| Compared {
            with: *self.pick(&comparisons),
            periods: vec![self.days().1],
            base: self.money(currency),
            change: self.money(currency),
        });
        Sum { currency, figure: self.figure(currency), compared, rows: rows() }
    }

    fn group(&mut self) -> Group {
        let key = match self.below(5) {
            0 => self.name().map_or(GroupKey::Unnamed, GroupKey::Merchant),
            1 => GroupKey::Category(*self.pick(Category::ALL)),
            2 => GroupKey::Month(self.days().1.from()),
            3 => GroupKey::Account(self.account()),
            _ => GroupKey::Unnamed,
        };
        let currency = self.currency();
        Group { key, figure: self.figure(currency), rows: rows() }
    }

    fn totals(&mut self) -> Totals {
        let (choice, period) = self.days();
        let mut sums = self.items(Self::sum);
        sums.push(self.sum());
        let groups = self.items(Self::group);
        let skipped = usize::try_from(self.below(2) * self.below(9)).unwrap();
        let group_count = skipped + groups.len() + usize::try_from(self.below(2) * 9).unwrap();
        let told = skipped + groups.len();
        Totals {
            choice,
            period,
            account: self.flip().then(|| self.account()),
            kind: self.flip().then(|| *self.pick(&AccountKind::ALL)),
            merchant: self.name(),
            category: self.flip().then(|| *self.pick(Category::ALL)),
            grouping: self.flip().then_some(Grouping::Merchant),
            groups,
            skipped,
            group_count,
            left_out: self.left_out(),
            next: (told < group_count).then_some(Page::Skip(3)),
            ..totals(*self.pick(&Flow::ALL), sums)
        }
    }

    /// An answer about sums, listings or merchants.
    pub(crate) fn summed(&mut self) -> Answer {
        match self.below(6) {
            0..=2 => Answer::Totals(Box::new(self.totals())),
            3 => {
                let (choice, period) = self.days();
                let lines = self.items(Self::transaction);
                let told = if self.flip() { 0 } else { self.below(9) };
                let more = self.below(2) * 7;
                Answer::Listed(Box::new(Listed {
                    choice,
                    period,
                    account: self.flip().then(|| self.account()),
                    merchant: self.name(),
                    category: self.flip().then(|| *self.pick(Category::ALL)),
                    order: *self.pick(&[Order::Latest, Order::Largest, Order::Smallest]),
                    told,
                    total: told + lines.len() as u64 + more,
                    next: (more > 0).then_some(Page::Skip(3)),
                    lines,
                    left_out: self.left_out(),
                    ..listed(0, 0, 0)
                }))
            }
            4 => {
                let mut lines = self.items(|dice| {
                    let currency = dice.currency();
                    NetLine {
                        currency,
                        held: dice.money(currency).abs(),
                        owed: dice.money(currency).abs(),
                        net: dice.money(currency),
                        accounts: 2,
                    }
                });
                lines.extend(lines.clone());
                let left_out = self.left_out();
                Answer::Net(Net { lines, covered: vec![], left_out, stale_since: None })
            }
            _ if self.flip() => Answer::WhichMerchant {
                candidates: (0..PAGE_ITEMS_MAX).filter_map(|_| self.name()).collect(),
                more: self.flip(),
                covered: vec![],
            },
            _ => {
                let (choice, period) = self.days();
                Answer::NoSuchMerchant { said: self.name(), period, choice }
            }
        }
    }
}
