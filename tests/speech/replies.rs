//! Replies to put into words: some by hand, and random ones beyond anything real.

use std::cell::Cell;
use std::sync::OnceLock;

use chrono::{DateTime, Days, NaiveDate, Utc};
use saldo::bank::{
    AccountKind, AccountLine, AccountName, Answer, BalanceFigures, BalanceLine, Balances, Branch,
    ExchangeRate, ExchangeRates, Holiday, LastFour, Metric, PAGE_ITEMS_MAX, Page, PublicFacts,
    PublicQuestion, Recent, SpokenName, TransactionKind, TransactionLine, TransactionStatus,
    Untrusted,
};
use saldo::basics::{AccountId, Currency, Locale, Money, Now, TransactionId};
use saldo::consent::{Barrier, DataClass, Manner};
use saldo::dialogue::{Concern, PinReply, Reply, Waiting};
use saldo::models::shipped;
use saldo::nlu::Customs;
use saldo::speech::{Telling, VisualPolicy};

pub(crate) const TODAY: &str = "2026-03-05";

pub(crate) fn now() -> Now {
    Now::at(instant("2026-03-05T15:00:00Z"))
}

pub(crate) fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn facts() -> PublicFacts {
    PublicFacts {
        bank_name: "Saldo Bank".to_owned(),
        routing_number: Some("991234561".to_owned()),
        opening_hours: Some("Monday to Friday, nine to five".to_owned()),
        phone: Some("5551234567".to_owned()),
        branches: branches(),
        holidays: vec![
            Holiday { on: date("2026-12-25"), name: "Christmas Day".to_owned() },
            Holiday { on: date("2026-03-16"), name: "Founders' Day".to_owned() },
        ],
        exchange: Some(ExchangeRates {
            on: date("2026-03-11"),
            source: "our own desk".to_owned(),
            home: Currency::USD,
            rates: [
                ("EUR", 1, "1.0850"),
                ("GBP", 1, "1.27"),
                ("JPY", 100, "0.6512"),
                ("MXN", 1, "0.058"),
            ]
            .map(|(code, units, rate)| ExchangeRate {
                currency: code.parse().unwrap(),
                units,
                rate: rate.parse().unwrap(),
            })
            .into(),
        }),
    }
}

fn branches() -> Vec<Branch> {
    let branch = |name: &str, address: &str, hours: Option<&str>, near: &str| Branch {
        name: name.to_owned(),
        address: format!("{address}, Springfield"),
        opening_hours: hours.map(str::to_owned),
        phone: hours.map(|_| "5559876543".to_owned()),
        near: vec![near.to_owned()],
    };
    vec![
        branch("Main Street", "12 Main Street", None, "downtown"),
        branch("Harbor", "1 Quay Road", Some("every day, ten to four"), "the ferry"),
        branch("Airport", "Terminal 2", None, "the airport"),
        branch("University", "90 College Road", None, "campus"),
    ]
}

/// The locales that Saldo ships.
pub(crate) fn locales() -> impl Iterator<Item = Locale> {
    shipped().locales()
}

/// The facts as an operator writes them for `locale`.
pub(crate) fn facts_in(locale: Locale) -> PublicFacts {
    let hours = match &locale.to_string()[..2] {
        "es" => "de lunes a viernes, de nueve a cinco",
        "de" => "Montag bis Freitag, neun bis siebzehn Uhr",
        _ => "Monday to Friday, nine to five",
    };
    PublicFacts { opening_hours: Some(hours.to_owned()), ..facts() }
}

thread_local! {
    /// The currency of the replies that are made.
    static HOME: Cell<Currency> = const { Cell::new(Currency::USD) };
}

/// Makes replies in the currency that is at home in `locale`.
pub(crate) fn settle_in(locale: Locale) {
    HOME.set(Customs::of(locale).and_then(|customs| customs.home).unwrap_or(Currency::USD));
}

pub(crate) fn home(minor: i64) -> Money {
    Money::from_minor(minor, HOME.get())
}

pub(crate) fn account(kind: AccountKind) -> AccountName {
    let id = AccountId::new("acc-1").unwrap();
    AccountName { id, kind, nickname: None, last_four: None, currency: None }
}

pub(crate) fn called(kind: AccountKind, nickname: &str, last_four: &str) -> AccountName {
    AccountName {
        nickname: Untrusted::new(nickname).spoken(),
        last_four: LastFour::new(last_four),
        ..account(kind)
    }
}

pub(crate) fn figures(current: i64, available: Option<i64>, holds: i64) -> BalanceFigures {
    BalanceFigures {
        current: home(current),
        available: available.map(home),
        holds: home(holds),
        limit: None,
        stale_since: None,
    }
}

pub(crate) fn line(account: AccountName, figures: BalanceFigures) -> BalanceLine {
    BalanceLine { account, figures: Some(figures) }
}

pub(crate) fn balances(lines: Vec<BalanceLine>, skipped: usize, total: usize) -> Reply {
    let metric = Metric::Balance;
    Reply::Tell(Answer::Balances(Balances { metric, lines, skipped, total }))
}

pub(crate) fn transaction(
    day: &str,
    kind: TransactionKind,
    cents: i64,
    name: &str,
) -> TransactionLine {
    TransactionLine {
        id: TransactionId::new("t-1").unwrap(),
        account: account(AccountKind::Checking),
        made_on: date(day),
        status: TransactionStatus::Posted,
        kind,
        amount: home(cents),
        counterparty: Untrusted::new(name).spoken(),
    }
}

pub(crate) fn recent(lines: Vec<TransactionLine>, told: u64, total: u64) -> Recent {
    let account = Some(account(AccountKind::Checking));
    let next = (told + (lines.len() as u64) < total).then_some(Page::Skip(3));
    Recent {
        account,
        kind: None,
        pending_only: false,
        lines,
        told,
        total,
        today: date(TODAY),
        days: 30,
        next,
    }
}

/// Seeded dice (SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub(crate) fn flip(&mut self) -> bool {
        self.below(2) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[usize::try_from(self.below(items.len() as u64)).unwrap()]
    }

    pub(crate) fn name(&mut self) -> Option<SpokenName> {
        // Cleaning is dear; a few hundred odd names are as good as thousands.
        static NAMES: OnceLock<Vec<Option<SpokenName>>> = OnceLock::new();
        let names = NAMES.get_or_init(|| {
            let mut dice = Dice(97);
            (0..500).map(|_| dice.odd_name()).collect()
        });
        self.pick(names).clone()
    }

    fn odd_name(&mut self) -> Option<SpokenName> {
        const ODD: &str = "aZ kq  0179.,-'&<>\"$%@+#*/\u{2019}é漢ß😀?!:;()";
        let odd: Vec<char> = ODD.chars().collect();
        let text = match self.below(5) {
            0 => (0..self.below(60)).map(|_| *self.pick(&odd)).collect(),
            1 => "Wm".repeat(20),
            2 => "Seven Seventy Seven Seventeen Seventy 777".to_owned(),
            3 => "a b c d e f g h i j k l m n o p q r s t".to_owned(),
            _ => return None,
        };
        Untrusted::new(text).spoken()
    }

    pub(crate) fn account(&mut self) -> AccountName {
        let digits = format!("{:04}", self.below(10_000));
        AccountName {
            id: AccountId::new(&format!("a-{}", self.below(4))).unwrap(),
            kind: *self.pick(&AccountKind::ALL),
            nickname: self.name(),
            last_four: LastFour::new(&digits).filter(|_| self.flip()),
            currency: self.flip().then(|| self.currency()),
        }
    }

    pub(crate) fn currency(&mut self) -> Currency {
        self.pick(&["USD", "USD", "CAD", "XAF", "AFN", "JPY", "KWD", "CRC", "CLF"]).parse().unwrap()
    }

    pub(crate) fn money(&mut self, currency: Currency) -> Money {
        let minor = match self.below(12) {
            0 => 0,
            1 => i64::MIN,
            2 => i64::MAX,
            3 => 77_777_777_777_777_777,
            4 => 77_777_777_777,
            5 => -77_777_777,
            _ => self.next().cast_signed() >> self.below(64),
        };
        Money::from_minor(minor, currency)
    }

    fn figures(&mut self) -> BalanceFigures {
        let currency = self.currency();
        let current = self.money(currency);
        BalanceFigures {
            current,
            available: self.flip().then(|| self.money(currency)),
            holds: self.money(currency).abs(),
            limit: self.flip().then(|| self.money(currency).abs()),
            stale_since: self.flip().then(|| now().utc() - Days::new(self.below(400))),
        }
    }

    pub(crate) fn transaction(&mut self) -> TransactionLine {
        let currency = self.currency();
        TransactionLine {
            id: TransactionId::new("t").unwrap(),
            account: self.account(),
            made_on: date(TODAY) - Days::new(self.below(90)),
            status: *self.pick(&[TransactionStatus::Pending, TransactionStatus::Posted]),
            kind: *self.pick(&TransactionKind::ALL),
            amount: self.money(currency),
            counterparty: self.name(),
        }
    }

    fn facts_text(&mut self) -> Option<String> {
        (0..self.below(30)).map(|_| self.name().map(|name| format!("{} ", name.as_str()))).collect()
    }

    /// Public facts as no sane operator writes them.
    pub(crate) fn facts(&mut self) -> PublicFacts {
        PublicFacts {
            bank_name: self.facts_text().unwrap_or_default(),
            routing_number: self.facts_text(),
            opening_hours: self.facts_text(),
            phone: self.facts_text().or_else(|| Some("5".repeat(15))),
            branches: (0..self.below(6)).map(|_| self.branch()).collect(),
            holidays: (0..self.below(6))
                .map(|day| Holiday {
                    on: now().utc().date_naive() + Days::new(day * 5),
                    name: self.facts_text().unwrap_or_default(),
                })
                .collect(),
            exchange: Some(ExchangeRates {
                on: date("2025-03-11"),
                source: self.facts_text().unwrap_or_default(),
                home: *self.pick(&[Currency::USD, Currency::EUR]),
                rates: (0..self.below(6)).map(|_| self.rate()).collect(),
            }),
        }
    }

    fn branch(&mut self) -> Branch {
        Branch {
            name: self.facts_text().unwrap_or_default(),
            address: self.facts_text().unwrap_or_default(),
            opening_hours: self.facts_text(),
            phone: self.facts_text(),
            near: self.facts_text().into_iter().chain([String::from("downtown")]).collect(),
        }
    }

    fn rate(&mut self) -> ExchangeRate {
        ExchangeRate {
            currency: self.pick(&["EUR", "JPY", "CLF", "MRU", "GBP"]).parse().unwrap(),
            units: *self.pick(&[1, 100, 999_999]),
            rate: self.pick(&["0.000001", "999999.999999", "1.085", "77"]).parse().unwrap(),
        }
    }

    pub(crate) fn items<T>(&mut self, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(PAGE_ITEMS_MAX as u64 + 1)).map(|_| item(self)).collect()
    }

    fn answer(&mut self) -> Answer {
        let skipped = usize::try_from(self.below(9)).unwrap();
        let more = usize::try_from(*self.pick(&[0, 0, 1, 7, 777_777])).unwrap();
        match self.below(7) {
            0 | 1 => {
                let lines = self.items(|dice| BalanceLine {
                    account: dice.account(),
                    figures: (dice.below(9) > 0).then(|| dice.figures()),
                });
                let metric = *self.pick(&[Metric::Balance, Metric::Owed]);
                let skipped = if self.flip() { 0 } else { skipped };
                let total = skipped + lines.len() + more;
                Answer::Balances(Balances { metric, lines, skipped, total })
            }
            2 | 3 => {
                let lines = self.items(Self::transaction);
                let told = if self.flip() { 0 } else { skipped as u64 };
                let total = told + lines.len() as u64 + more as u64;
                let account = self.flip().then(|| self.account());
                let next = (more > 0).then_some(Page::Skip(3));
                let today = date(TODAY);
                let kind = self.flip().then(|| *self.pick(&AccountKind::ALL));
                Answer::Recent(Recent {
                    account,
                    kind,
                    pending_only: self.flip(),
                    lines,
                    told,
                    total,
                    today,
                    days: 30,
                    next,
                })
            }
            4 => {
                let line =
                    |dice: &mut Self| AccountLine { account: dice.account(), closed: dice.flip() };
                let lines = self.items(line);
                let total = skipped + lines.len() + more;
                Answer::Accounts { lines, skipped, total }
            }
            5 => {
                let candidates = self.items(Self::account);
                Answer::WhichAccount { total: candidates.len() + more, candidates }
            }
            _ => match self.below(6) {
                0 => Answer::NoSuchAccount {
                    offered: self.items(Self::account),
                    more: self.flip(),
                    missing: self.flip().then(|| *self.pick(&AccountKind::ALL)),
                },
                1 => Answer::Closed(self.account()),
                2 => Answer::NothingOwed,
                3 => Answer::AllClosed,
                4 => Answer::BeyondLookBack { days: 90 },
                _ => Answer::NoAccounts,
            },
        }
    }

    /// Any reply, answers most often.
    pub(crate) fn reply(&mut self) -> Reply {
        if self.below(10) > 0 {
            let answer = self.answer();
            return match self.below(10) {
                0 => Reply::TellThenBack(answer, *self.pick(&Metric::ALL)),
                _ => Reply::Tell(answer),
            };
        }
        self.pick(&plain_replies()).clone()
    }
}

/// A reply told in American English, as everybody is told, with all that may be shown.
pub(crate) fn telling(facts: &PublicFacts) -> Telling<'_> {
    let (locale, visual) = (Locale::EN_US, VisualPolicy::Full);
    Telling { locale, visual, facts, now: now(), manner: Manner::default(), ends_in: None }
}

/// Every reply that tells no customer fact.
pub(crate) fn plain_replies() -> Vec<Reply> {
    let all = [
        Waiting::Anything,
        Waiting::More,
        Waiting::Which,
        Waiting::WhichMerchant,
        Waiting::WhichCard,
        Waiting::ConfirmCard,
        Waiting::ConfirmSharing,
        Waiting::ConfirmUnlock,
        Waiting::VoicePin,
        Waiting::Meant(Metric::Spending),
        Waiting::Back(Metric::Explain),
    ];
    let mut replies = vec![Reply::Welcome, Reply::Help { about: None, waiting: Waiting::Anything }];
    for waiting in all {
        replies.extend(Metric::ALL.map(|metric| Reply::Help { about: Some(metric), waiting }));
        let missed = |misses, about| Reply::NotUnderstood { misses, about, waiting };
        replies.extend((1..=3).map(|misses| missed(misses, None)));
        replies.push(missed(2, Some(Metric::Spending)));
    }
    replies.extend([
        Reply::Goodbye,
        Reply::WhatElse,
        Reply::NothingToRepeat,
        Reply::NothingMore,
        Reply::NothingAsked,
        Reply::Beginning { more: true },
        Reply::Beginning { more: false },
        Reply::Okay,
        Reply::SwitchedOff,
        Reply::Unavailable,
        Reply::Busy,
    ]);
    replies.extend(PinReply::ALL.map(Reply::VoicePin));
    replies.extend(PublicQuestion::ALL.map(Reply::Published));
    let named = |name: &str| Some(name.to_owned());
    let exchange = |code: &str| PublicQuestion::Exchange { currency: code.parse().ok() };
    let about = [
        PublicQuestion::Hours { branch: named("harbor") },
        PublicQuestion::Hours { branch: named("the moon") },
        PublicQuestion::Branches { branch: named("downtown") },
        PublicQuestion::Branches { branch: named("springfield") },
        PublicQuestion::Branches { branch: named("the moon") },
        exchange("EUR"),
        exchange("JPY"),
        exchange("USD"),
        exchange("CHF"),
    ];
    replies.extend(about.map(Reply::Published));
    replies.extend(Metric::ALL.map(Reply::DidYouMean));
    replies.extend(Concern::ALL.map(Reply::Concern));
    let barriers =
        [Barrier::NotLinked, Barrier::Expired, Barrier::Revoked, Barrier::ManagedPremises];
    replies.extend(barriers.map(Reply::Barred));
    replies.extend(DataClass::ALL.map(|class| Reply::Barred(Barrier::Missing(class))));
    replies
}
