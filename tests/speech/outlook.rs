//! Answers about what is to come: some by hand, and random ones beyond anything real.

use chrono::Days;
use saldo::bank::{
    AccountKind as Kind, AccountName, Afforded, Answer, Bills, CardActed, CardBill, CardLine,
    CardStatus, Cards, Category, Cause, Direction, Due, DueAmount, DueSource, DueTotal, Explained,
    Forecast, Frequency, LastFour, ObligationKind, Pay, PayState, Payday, PriceRise, SpokenName,
    StatementLine, Subscription, Subscriptions, TransactionFilter, TransactionKind, Untrusted,
};
use saldo::basics::{Currency, Period, TransactionId};
use saldo::consent::Assurance;
use saldo::dialogue::Reply;

use crate::replies::{Dice, TODAY, account, called, date, home, now, transaction};
use crate::transcript::Row;

fn spoken(name: &str) -> Option<SpokenName> {
    Untrusted::new(name).spoken()
}

fn about(typical: i64, least: i64, most: i64) -> DueAmount {
    DueAmount::About { typical: home(typical), least: home(least), most: home(most) }
}

fn due(payee: &str, on: &str, amount: DueAmount, source: DueSource) -> Due {
    Due {
        account: account(if source == DueSource::Statement {
            Kind::CreditCard
        } else {
            Kind::Checking
        }),
        direction: Direction::Out,
        payee: spoken(payee),
        kind: Some(TransactionKind::Bill),
        on: date(on),
        amount,
        minimum: None,
        source,
        arrangement: None,
        rows: vec![TransactionId::new("t").unwrap()],
    }
}

fn total(cents: i64, is_about: bool, payments: usize) -> DueTotal {
    DueTotal { amount: home(cents), is_about, payments }
}

fn bills(lines: Vec<Due>, totals: Vec<DueTotal>, skipped: usize, total: usize) -> Reply {
    let today = date(TODAY);
    let without_amount = lines.iter().filter(|it| it.amount == DueAmount::Unknown).count();
    Reply::Tell(Answer::Bills(Bills {
        period: Period::new(today, today + Days::new(30)),
        today,
        lines,
        skipped,
        total,
        totals,
        without_amount,
        closed: Vec::new(),
        some_only: false,
        category: None,
        each_once: false,
        known_only: false,
    }))
}

/// Bills of one payee or category.
fn bills_of(lines: Vec<Due>, totals: Vec<DueTotal>, each_once: bool) -> Reply {
    let number = lines.len();
    let category = each_once.then_some(Category::Home);
    match bills(lines, totals, 0, number) {
        Reply::Tell(Answer::Bills(all)) => {
            Reply::Tell(Answer::Bills(Bills { some_only: true, category, each_once, ..all }))
        }
        other => other,
    }
}

fn bill_rows() -> Vec<Row> {
    let exact = |cents| DueAmount::Exact(home(cents));
    let debit = DueSource::Arranged(ObligationKind::DirectDebit);
    let rent = || due("Riverside Lofts", "2026-03-06", exact(125_149), debit);
    let power = || due("City Power", "2026-03-14", about(6_140, 5_800, 7_020), DueSource::Expected);
    let stream = || due("Streamhaus", "2026-03-09", exact(1_599), DueSource::Expected);
    let mut card = due("", "2026-03-25", exact(34_012), DueSource::Statement);
    card.minimum = Some(home(3_500));
    let late = Due { on: date("2026-02-25"), ..card.clone() };
    let letter = || due("Clearbrook Water", "2026-03-20", DueAmount::Unknown, debit);
    vec![
        ("bills", bills(vec![rent(), stream(), power()], vec![total(132_888, true, 3)], 0, 3)),
        ("the rent", bills_of(vec![rent()], vec![total(125_149, false, 1)], true)),
        ("two of a kind", bills_of(vec![rent(), power()], vec![total(131_289, true, 2)], true)),
        ("no such bill", bills_of(Vec::new(), Vec::new(), true)),
        ("no such bill in these days", bills_of(Vec::new(), Vec::new(), false)),
        (
            "bills, more",
            bills(vec![rent(), stream(), power()], vec![total(166_900, true, 4)], 0, 5),
        ),
        ("bills, the rest", bills(vec![card, letter()], vec![total(166_900, true, 4)], 3, 5)),
        ("one bill, not known how much", bills(vec![letter()], vec![], 0, 1)),
        ("a bill past due", bills(vec![late], vec![total(34_012, false, 1)], 0, 1)),
        ("a bill to nobody", bills(vec![due("", "2026-03-05", exact(700), debit)], vec![], 0, 1)),
        ("no bills", bills(vec![], vec![], 0, 0)),
    ]
}

fn statement(kind: Kind, balance: i64, paid: i64, past_due: Option<i64>) -> StatementLine {
    StatementLine {
        account: account(kind),
        closed_on: date("2026-02-28"),
        balance: home(balance),
        minimum: Some(home(3_500)),
        due_on: Some(date("2026-03-25")),
        past_due: past_due.map(home),
        paid: home(paid),
        unpaid: home((balance - paid).max(0)),
        payments: Vec::new(),
    }
}

fn card_bill(lines: Vec<StatementLine>, without: Vec<AccountName>) -> Reply {
    let total = lines.len();
    Reply::Tell(Answer::CardBill(CardBill {
        lines,
        skipped: 0,
        total,
        without,
        today: date(TODAY),
    }))
}

fn subscription(payee: &str, cents: i64, rise: Option<i64>) -> Subscription {
    let on = date("2026-01-10");
    Subscription {
        account: account(Kind::CreditCard),
        payee: spoken(payee),
        amount: DueAmount::Exact(home(cents)),
        frequency: Frequency::Months { every: 1, day: 10 },
        next_on: Some(date("2026-03-10")),
        monthly: home(cents),
        price_rise: rise.map(|from| PriceRise { on, from: home(from), to: home(cents) }),
        is_early: false,
        confidence_permille: 1_000,
        rows: Vec::new(),
    }
}

fn subscriptions(lines: Vec<Subscription>) -> Reply {
    let (total, dearer) = (lines.len(), lines.iter().filter(|it| it.price_rise.is_some()).count());
    let sum = lines.iter().map(|line| line.monthly.minor()).sum();
    let monthly = if total == 0 { vec![] } else { vec![self::total(sum, false, total)] };
    let today = date(TODAY);
    Reply::Tell(Answer::Subscriptions(Subscriptions {
        lines,
        skipped: 0,
        total,
        monthly,
        dearer,
        today,
    }))
}

fn paid_rows() -> Vec<Row> {
    let yearly = Subscription {
        frequency: Frequency::Months { every: 12, day: 3 },
        monthly: home(1_159),
        ..subscription("Prime Delivery", 13_900, None)
    };
    vec![
        ("card bill", card_bill(vec![statement(Kind::CreditCard, 34_012, 0, None)], vec![])),
        (
            "card bill, paid in part",
            card_bill(vec![statement(Kind::CreditCard, 34_012, 10_000, None)], vec![]),
        ),
        (
            "card bill, the least paid in part",
            card_bill(vec![statement(Kind::CreditCard, 34_012, 1_250, Some(1_000))], vec![]),
        ),
        (
            "card bill, paid",
            card_bill(vec![statement(Kind::CreditCard, 34_012, 34_012, None)], vec![]),
        ),
        (
            "card bill, past due",
            card_bill(vec![statement(Kind::CreditCard, 34_012, 0, Some(3_500))], vec![]),
        ),
        (
            "card bill, nothing owed",
            card_bill(vec![statement(Kind::CreditCard, 0, 0, None)], vec![]),
        ),
        ("no statement", card_bill(vec![], vec![account(Kind::CreditCard)])),
        ("no cards to pay", card_bill(vec![], vec![])),
        (
            "subscriptions",
            subscriptions(vec![
                yearly,
                subscription("Streamhaus", 1_599, Some(1_299)),
                subscription("", 499, None),
            ]),
        ),
        ("no subscriptions", subscriptions(vec![])),
    ]
}

fn pay(state: PayState, next: Option<&str>, amount: DueAmount) -> Pay {
    Pay {
        account: account(Kind::Checking),
        payer: spoken("Hollis Manufacturing"),
        state,
        next_on: next.map(date),
        amount,
        rows: vec![TransactionId::new("t").unwrap()],
    }
}

fn payday(last: Option<&str>, pays: Vec<Pay>) -> Reply {
    let last =
        last.map(|on| transaction(on, TransactionKind::Deposit, 379_605, "Hollis Manufacturing"));
    let total = pays.len();
    Reply::Tell(Answer::Payday(Payday { last, pays, total, today: date(TODAY) }))
}

fn pay_rows() -> Vec<Row> {
    let came = PayState::Came(date("2026-02-27"));
    let fixed = DueAmount::Exact(home(379_605));
    vec![
        ("payday", payday(Some("2026-02-27"), vec![pay(came, Some("2026-03-30"), fixed)])),
        (
            "payday, the amount varies",
            payday(
                Some("2026-02-27"),
                vec![pay(came, Some("2026-03-06"), about(9_200, 8_800, 9_400))],
            ),
        ),
        (
            "payday, not come yet",
            payday(
                Some("2026-02-27"),
                vec![pay(PayState::Awaited(date("2026-03-04")), None, fixed)],
            ),
        ),
        ("payday, nothing regular", payday(Some("2026-02-27"), vec![])),
        ("payday, nothing at all", payday(None, vec![])),
    ]
}

fn afforded(wish: Option<i64>, available: i64, bills: &[i64], payday: Option<&str>) -> Reply {
    let bills_total: i64 = bills.iter().sum();
    let line = |cents: &i64| {
        due("City Power", "2026-03-06", DueAmount::Exact(home(*cents)), DueSource::Expected)
    };
    Reply::Tell(Answer::Afforded(Afforded {
        account: account(Kind::Checking),
        wish: wish.map(home),
        available: home(available),
        payday: payday.map(date),
        until: date(payday.unwrap_or("2026-03-18")),
        bills: bills.iter().map(line).collect(),
        bills_total: home(bills_total),
        without_amount: 0,
        left: home(available - bills_total - wish.unwrap_or(0)),
        today: date(TODAY),
        as_of: now().utc(),
    }))
}

/// That so much can be spent, with the bills of so many cards taken off, and others.
fn afforded_with_cards(cards: usize, others: &[i64]) -> Reply {
    let each = 34_012;
    let all: Vec<i64> = others.iter().copied().chain(vec![each; cards]).collect();
    let Reply::Tell(Answer::Afforded(plain)) = afforded(None, 124_307, &all, None) else {
        unreachable!()
    };
    let of_card = |_| Due {
        account: account(Kind::CreditCard),
        ..due("", "2026-03-10", DueAmount::Exact(home(each)), DueSource::Statement)
    };
    let others = plain.bills[..others.len()].iter().cloned();
    let bills = others.chain((0..cards).map(of_card)).collect();
    Reply::Tell(Answer::Afforded(Afforded { bills, ..plain }))
}

fn forecast(start: i64, incomes: &[i64], bills: &[i64]) -> Reply {
    let line = |cents: &i64| {
        due("City Power", "2026-03-06", DueAmount::Exact(home(*cents)), DueSource::Expected)
    };
    let (come, go): (i64, i64) = (incomes.iter().sum(), bills.iter().sum());
    Reply::Tell(Answer::Forecast(Forecast {
        account: account(Kind::Checking),
        start: home(start),
        incomes: incomes.iter().map(line).collect(),
        bills: bills.iter().map(line).collect(),
        incomes_total: home(come),
        bills_total: home(go),
        projected: home(start + come - go),
        on: date("2026-03-12"),
        without_amount: 0,
        today: date(TODAY),
        as_of: now().utc(),
    }))
}

fn ahead_rows() -> Vec<Row> {
    vec![
        ("afford, enough", afforded(Some(20_000), 124_307, &[6_200, 1_599], Some("2026-03-13"))),
        ("afford, not enough", afforded(Some(20_000), 22_000, &[6_200], Some("2026-03-13"))),
        ("afford, no pay expected", afforded(Some(20_000), 124_307, &[], None)),
        ("afford, how much", afforded(None, 124_307, &[6_200], Some("2026-03-06"))),
        ("afford, short already", afforded(None, 2_000, &[6_200], Some("2026-03-13"))),
        ("afford, a card's bill", afforded_with_cards(1, &[])),
        ("afford, a card's bill and others", afforded_with_cards(1, &[6_200, 1_599])),
        ("afford, two cards' bills and others", afforded_with_cards(2, &[6_200])),
        ("afford, overdrawn", afforded(Some(20_000), -2_000, &[], Some("2026-03-13"))),
        ("forecast", forecast(44_207, &[200_000], &[125_149, 6_200])),
        ("forecast, overdrawn", forecast(4_207, &[], &[125_149])),
        ("forecast, nothing expected", forecast(4_207, &[], &[])),
    ]
}

fn cause(kind: TransactionKind, cents: i64, party: &str) -> Cause {
    let direction = if cents > 0 { Direction::In } else { Direction::Out };
    let rows = Vec::new();
    Cause { kind, direction, party: spoken(party), sum: home(cents), count: 1, rows }
}

fn explained(kind: Kind, since: &str, causes: Vec<Cause>, rest: (i64, u64)) -> Reply {
    let told: i64 = causes.iter().map(|cause| cause.sum.minor()).sum();
    let change = told + rest.0;
    Reply::Tell(Answer::Explained(Explained {
        account: account(kind),
        since: date(since),
        today: date(TODAY),
        then: home(50_000),
        now: home(50_000 + change),
        change: home(change),
        causes,
        rest: home(rest.0),
        rest_count: rest.1,
        rows: TransactionFilter::within(vec![], now().utc(), now().utc()),
        holds: home(0),
        as_of: now().utc(),
    }))
}

fn why_rows() -> Vec<Row> {
    use TransactionKind::{Bill, Cash, Deposit, OwnTransfer, Purchase};
    let spent = || {
        vec![
            cause(Bill, -125_149, "Riverside Lofts"),
            cause(OwnTransfer, -60_000, ""),
            cause(Cash, -6_000, ""),
        ]
    };
    vec![
        ("explain, less", explained(Kind::Checking, "2026-02-27", spent(), (-12_345, 9))),
        (
            "explain, less than yesterday",
            explained(
                Kind::Checking,
                "2026-03-05",
                vec![cause(Purchase, -450, "Blue Bottle")],
                (0, 0),
            ),
        ),
        (
            "explain, more",
            explained(
                Kind::Checking,
                "2026-03-01",
                vec![cause(Deposit, 200_000, "Hollis Manufacturing")],
                (-3_000, 1),
            ),
        ),
        (
            "explain, a card",
            explained(Kind::CreditCard, "2026-03-01", vec![cause(Purchase, -4_500, "")], (0, 0)),
        ),
        ("explain, the same", explained(Kind::Checking, "2026-03-01", vec![], (0, 4))),
    ]
}

fn card_line(kind: Kind, status: CardStatus, last_four: Option<&str>) -> CardLine {
    CardLine {
        id: "c".to_owned(),
        account: account(kind),
        last_four: last_four.and_then(LastFour::new),
        status,
        valid_until: Some(date("2028-03-31")),
    }
}

fn card_rows() -> Vec<Row> {
    let cards = |lines: Vec<CardLine>| {
        let (total, today) = (lines.len(), date(TODAY));
        Reply::Tell(Answer::Cards(Cards { lines, skipped: 0, total, today }))
    };
    let acted = |acted| Reply::Tell(Answer::CardActed(acted));
    let lost = Reply::LostCard;
    let card = |status| card_line(Kind::CreditCard, status, None);
    let two = || {
        vec![
            card_line(Kind::Checking, CardStatus::Active, Some("4821")),
            card_line(Kind::Checking, CardStatus::Active, Some("7710")),
        ]
    };
    let all = CardStatus::ALL.map(card);
    vec![
        ("cards", cards(two())),
        ("cards in every state", cards(all[..3].to_vec())),
        ("cards in the other states", cards(all[3..].to_vec())),
        ("no cards", cards(vec![])),
        ("card locked", acted(CardActed::Locked(card(CardStatus::Locked)))),
        ("card locked before", acted(CardActed::Unneeded(card(CardStatus::Locked)))),
        ("card that has expired", acted(CardActed::Unneeded(card(CardStatus::Expired)))),
        ("card to be unlocked", acted(CardActed::StepUp(Assurance::VoicePin))),
        (
            "card to be unlocked after the code",
            acted(CardActed::ConfirmUnlock(card(CardStatus::Locked))),
        ),
        ("card unlocked", acted(CardActed::Unlocked(card(CardStatus::Active)))),
        ("card that could not be unlocked", acted(CardActed::NotUnlocked)),
        ("which card", acted(CardActed::Which { cards: two(), total: 2 })),
        ("card to be locked", acted(CardActed::Confirm(card(CardStatus::Active)))),
        ("card lost", lost(CardActed::Confirm(card(CardStatus::Active)))),
        ("card lost and locked", lost(CardActed::Locked(card(CardStatus::Locked)))),
        ("card lost and blocked", lost(CardActed::Unneeded(card(CardStatus::Blocked)))),
        ("one of two cards lost", lost(CardActed::Which { cards: two(), total: 2 })),
        ("card lost where cards are not offered", lost(CardActed::NotOffered)),
        ("no such card", acted(CardActed::NoCard)),
        ("cards not offered", acted(CardActed::NotOffered)),
        ("card that could not be locked", acted(CardActed::NotDone)),
        ("card of which nothing is known", acted(CardActed::Unknown)),
        ("card lost that could not be locked", lost(CardActed::NotDone)),
        ("card lost of which nothing is known", lost(CardActed::Unknown)),
        (
            "account out of reach",
            Reply::Tell(Answer::OutOfReach(called(Kind::Checking, "Studio", ""))),
        ),
    ]
}

/// Every answer about what is to come that the transcript holds.
pub(crate) fn rows() -> Vec<Row> {
    [bill_rows(), paid_rows(), pay_rows(), ahead_rows(), why_rows(), card_rows()].concat()
}

impl Dice {
    fn due(&mut self) -> Due {
        let currency = self.currency();
        let source = *self.pick(&[
            DueSource::Expected,
            DueSource::Statement,
            DueSource::Arranged(ObligationKind::StandingOrder),
        ]);
        Due {
            account: self.account(),
            direction: Direction::Out,
            payee: self.name(),
            kind: None,
            on: date(TODAY) - Days::new(20) + Days::new(self.below(500)),
            amount: self.due_amount(currency),
            minimum: None,
            source,
            arrangement: None,
            rows: Vec::new(),
        }
    }

    fn due_amount(&mut self, currency: Currency) -> DueAmount {
        let amount = self.money(currency).abs();
        match self.below(3) {
            0 => DueAmount::Unknown,
            1 => DueAmount::Exact(amount),
            _ => DueAmount::About { typical: amount, least: amount, most: amount },
        }
    }

    fn due_total(&mut self) -> DueTotal {
        let currency = self.currency();
        DueTotal { amount: self.money(currency).abs(), is_about: self.flip(), payments: 3 }
    }

    fn cause(&mut self, currency: Currency) -> Cause {
        let kind = *self.pick(&TransactionKind::ALL);
        let mut cause = cause(kind, 1, "");
        cause.direction = *self.pick(&[Direction::In, Direction::Out]);
        (cause.party, cause.sum) = (self.name(), self.money(currency));
        cause
    }

    fn card_line(&mut self) -> CardLine {
        let four = format!("{:04}", self.below(10_000));
        let status = *self.pick(&CardStatus::ALL);
        let digits = if self.flip() { Some(four.as_str()) } else { None };
        CardLine { account: self.account(), ..card_line(Kind::Loan, status, digits) }
    }

    /// Any answer about what is to come.
    pub(crate) fn outlook(&mut self) -> Answer {
        let skipped = usize::try_from(self.below(9)).unwrap();
        let more = usize::try_from(*self.pick(&[0, 0, 1, 777_777])).unwrap();
        let currency = self.currency();
        let today = date(TODAY);
        match self.below(10) {
            0 | 1 => self.random_bills(skipped, more),
            2 => self.random_card_bill(currency, skipped, more),
            3 => {
                let lines = self.items(|dice| Subscription {
                    account: dice.account(),
                    payee: dice.name(),
                    amount: dice.due_amount(currency),
                    price_rise: dice.flip().then(|| PriceRise {
                        on: today - Days::new(dice.below(400)),
                        from: dice.money(currency).abs(),
                        to: dice.money(currency).abs(),
                    }),
                    ..subscription("", 1, None)
                });
                let total = skipped + lines.len() + more;
                let monthly = self.items(Self::due_total);
                let (dearer, today) = (1, today);
                Answer::Subscriptions(Subscriptions {
                    lines,
                    skipped,
                    total,
                    monthly,
                    dearer,
                    today,
                })
            }
            4 => self.random_payday(currency, more),
            5 => self.random_explained(currency),
            6 => self.random_afforded(currency),
            7 => self.random_forecast(currency),
            8 => {
                let lines = self.items(Self::card_line);
                let total = skipped + lines.len() + more;
                Answer::Cards(Cards { lines, skipped, total, today })
            }
            _ => Answer::CardActed(self.random_acted(more)),
        }
    }

    fn random_acted(&mut self, more: usize) -> CardActed {
        match self.below(11) {
            10 => CardActed::ConfirmUnlock(self.card_line()),
            9 => CardActed::Unlocked(self.card_line()),
            8 => CardActed::NotUnlocked,
            7 => CardActed::NotDone,
            6 => CardActed::Unknown,
            5 => CardActed::Confirm(self.card_line()),
            0 => CardActed::Locked(self.card_line()),
            1 => CardActed::Unneeded(self.card_line()),
            2 => CardActed::StepUp(Assurance::VoicePin),
            3 => CardActed::Which { cards: self.items(Self::card_line), total: more },
            _ => CardActed::NoCard,
        }
    }

    fn random_bills(&mut self, skipped: usize, more: usize) -> Answer {
        let today = date(TODAY);
        let lines = self.items(Self::due);
        let from = today + Days::new(self.below(3) * 40);
        Answer::Bills(Bills {
            period: Period::new(from, from + Days::new(self.below(300))),
            today,
            total: skipped + lines.len() + more,
            skipped,
            lines,
            totals: self.items(Self::due_total),
            without_amount: more,
            closed: self.items(Self::account),
            some_only: self.flip(),
            category: self.flip().then(|| *self.pick(Category::ALL)),
            each_once: self.flip(),
            known_only: self.flip(),
        })
    }

    fn random_card_bill(&mut self, currency: Currency, skipped: usize, more: usize) -> Answer {
        let today = date(TODAY);
        let lines = self.items(|dice| StatementLine {
            account: dice.account(),
            balance: dice.money(currency),
            minimum: dice.flip().then(|| dice.money(currency).abs()),
            past_due: dice.flip().then(|| dice.money(currency).abs()),
            unpaid: dice.money(currency).abs(),
            ..statement(Kind::Loan, 0, 0, None)
        });
        let (total, without) = (skipped + lines.len() + more, self.items(Self::account));
        Answer::CardBill(CardBill { lines, skipped, total, without, today })
    }

    fn random_payday(&mut self, currency: Currency, more: usize) -> Answer {
        let today = date(TODAY);
        let last = self.flip().then(|| self.transaction());
        let pays = self.items(|dice| {
            let on = today - Days::new(dice.below(60));
            let state = *dice.pick(&[PayState::Came(on), PayState::Awaited(on)]);
            Pay {
                account: dice.account(),
                payer: dice.name(),
                next_on: dice.flip().then(|| today + Days::new(dice.below(60))),
                ..pay(state, None, dice.due_amount(currency))
            }
        });
        Answer::Payday(Payday { last, total: pays.len() + more, pays, today })
    }

    fn random_explained(&mut self, currency: Currency) -> Answer {
        let today = date(TODAY);
        let causes = self.items(|dice| dice.cause(currency));
        let Reply::Tell(Answer::Explained(plain)) = explained(Kind::Loan, TODAY, vec![], (0, 0))
        else {
            unreachable!()
        };
        Answer::Explained(Explained {
            account: self.account(),
            since: today - Days::new(self.below(400)),
            change: self.money(currency),
            rest: self.money(currency),
            rest_count: self.below(3) * 999,
            holds: self.money(currency).abs(),
            causes,
            ..plain
        })
    }

    fn random_afforded(&mut self, currency: Currency) -> Answer {
        let Reply::Tell(Answer::Afforded(plain)) = afforded(None, 0, &[], None) else {
            unreachable!()
        };
        let until = date(TODAY) + Days::new(self.below(60));
        Answer::Afforded(Afforded {
            account: self.account(),
            wish: self.flip().then(|| self.money(currency).abs()),
            available: self.money(currency),
            payday: self.flip().then_some(until),
            until,
            bills: self.items(Self::due),
            bills_total: self.money(currency).abs(),
            left: self.money(currency),
            without_amount: 2,
            as_of: now().utc() - Days::new(self.below(50)),
            ..plain
        })
    }

    fn random_forecast(&mut self, currency: Currency) -> Answer {
        let Reply::Tell(Answer::Forecast(plain)) = forecast(0, &[], &[]) else { unreachable!() };
        Answer::Forecast(Forecast {
            account: self.account(),
            projected: self.money(currency),
            incomes: self.items(Self::due),
            bills: self.items(Self::due),
            incomes_total: self.money(currency).abs(),
            bills_total: self.money(currency).abs(),
            on: date(TODAY) + Days::new(self.below(60)),
            as_of: now().utc() - Days::new(self.below(50)),
            ..plain
        })
    }
}
