//! The transcript: one reply a paragraph.

use std::fmt::Write as _;
use std::path::Path;

use saldo::bank::{
    AccountKind as Kind, AccountLine, Answer, Balances, Metric, TransactionKind as T,
};
use saldo::bank::{AccountName, Category, Payment, Recent, TransactionLine, TransactionStatus};
use saldo::basics::{AccountId, Currency, Locale, Money};
use saldo::consent::Manner;
use saldo::dialogue::Reply;
use saldo::speech::{Telling, VisualPolicy, plain, render};

use crate::replies::{
    self, account, balances, called, facts_in, figures, home, instant, line, locales,
    plain_replies, recent, settle_in, transaction,
};
use crate::sums::{comparisons, listings, parts, single_totals, spans};
use crate::{manners, outlook};

/// A name for the reader, and the reply.
pub(crate) type Row = (&'static str, Reply);

pub(crate) fn single_balances() -> Vec<Row> {
    let one = |account, figures| balances(vec![line(account, figures)], 0, 1);
    let checking = || account(Kind::Checking);
    let card = || account(Kind::CreditCard);
    let limited = |current, available, limit| {
        let mut figures = figures(current, Some(available), 0);
        figures.limit = Some(home(limit));
        figures
    };
    let mut stale = figures(41_207, Some(41_207), 0);
    stale.stale_since = Some(instant("2026-03-05T11:20:00Z"));
    let mut dollars = called(Kind::Checking, "", "");
    dollars.currency = Some(Currency::USD);
    let mut euros = called(Kind::Savings, "Paris", "");
    euros.currency = Some(Currency::EUR);
    let mut in_euros = figures(0, None, 0);
    in_euros.current = Money::from_minor(50_007, Currency::EUR);
    in_euros.holds = Money::zero(Currency::EUR);
    vec![
        ("checking", one(checking(), figures(124_307, Some(124_307), 0))),
        ("checking with pending payments", one(checking(), figures(44_207, Some(41_207), 3_000))),
        ("checking, a check not cleared yet", one(checking(), figures(44_207, Some(41_207), 0))),
        ("checking with an overdraft", one(checking(), limited(44_200, 144_200, 100_000))),
        ("checking without money", one(checking(), figures(0, Some(0), 0))),
        ("checking held up whole", one(checking(), figures(3_000, Some(-1_200), 4_200))),
        ("overdrawn", one(checking(), figures(-1_200, Some(-1_200), 0))),
        ("overdrawn within the limit", one(checking(), limited(-1_200, 98_800, 100_000))),
        (
            "savings with a nickname",
            one(called(Kind::Savings, "Rainy day", ""), figures(99, None, 0)),
        ),
        (
            "savings by its digits",
            one(called(Kind::Savings, "", "1001"), figures(1_00, Some(1_00), 0)),
        ),
        ("card", one(card(), figures(-12_050, Some(87_950), 0))),
        ("card with pending payments", one(card(), figures(-12_050, Some(80_000), 7_950))),
        ("card over its limit", one(card(), figures(-101_000, Some(-1_000), 0))),
        ("card paid off", one(card(), figures(0, Some(100_000), 0))),
        ("card with a credit", one(card(), figures(2_500, Some(102_500), 0))),
        ("mortgage", one(account(Kind::Mortgage), figures(-25_000_000, None, 0))),
        ("stale", one(checking(), stale)),
        ("dollars, where there are euros too", one(dollars, figures(500, Some(500), 0))),
        ("euros", one(euros, in_euros)),
        ("out of reach", {
            let line = saldo::bank::BalanceLine { account: card(), figures: None };
            balances(vec![line], 0, 1)
        }),
    ]
}

pub(crate) fn lists() -> Vec<Row> {
    let lines = || {
        vec![
            line(account(Kind::Checking), figures(44_207, Some(41_207), 3_000)),
            line(called(Kind::Savings, "Rainy day", ""), figures(500_000, Some(500_000), 0)),
            line(called(Kind::CreditCard, "", "1001"), figures(-12_050, Some(87_950), 0)),
        ]
    };
    let partial = {
        let mut lines = lines();
        lines[2].figures = None;
        lines
    };
    let owed = Balances { metric: Metric::Owed, lines: lines(), skipped: 0, total: 3 };
    let closed = |account, closed| AccountLine { account, closed };
    let accounts = vec![
        closed(account(Kind::Checking), false),
        closed(called(Kind::Savings, "", "1001"), false),
        closed(called(Kind::Savings, "Rainy day", ""), true),
    ];
    let no_such =
        |offered, more, missing| Reply::Tell(Answer::NoSuchAccount { offered, more, missing });
    let names: Vec<_> = accounts.iter().map(|line| line.account.clone()).collect();
    vec![
        ("three accounts", balances(lines(), 0, 3)),
        ("first page of eleven", balances(lines(), 0, 11)),
        ("second page of eleven", balances(lines(), 3, 11)),
        ("last page", balances(lines(), 8, 11)),
        ("one of three out of reach", balances(partial, 0, 3)),
        ("what is owed", Reply::Tell(Answer::Balances(owed))),
        ("accounts", Reply::Tell(Answer::Accounts { lines: accounts, skipped: 0, total: 3 })),
        ("which of three", {
            Reply::Tell(Answer::WhichAccount { candidates: names.clone(), total: 3 })
        }),
        ("which of five", {
            Reply::Tell(Answer::WhichAccount { candidates: names.clone(), total: 5 })
        }),
        ("no such account", no_such(names.clone(), false, None)),
        ("no such account, of many", no_such(names.clone(), true, None)),
        ("no such kind", no_such(names, false, Some(Kind::Loan))),
        ("no such account, and none", no_such(vec![], false, None)),
        ("closed", Reply::Tell(Answer::Closed(called(Kind::Savings, "Rainy day", "")))),
        ("nothing owed", Reply::Tell(Answer::NothingOwed)),
        ("too far back", Reply::Tell(Answer::BeyondLookBack { days: 90 })),
        ("all closed", Reply::Tell(Answer::AllClosed)),
        ("no accounts", Reply::Tell(Answer::NoAccounts)),
    ]
}

/// One of a list that was told.
fn payments(lines: &[TransactionLine]) -> Vec<Row> {
    let tell = |line: usize, category| {
        let lines = vec![lines[line].clone()];
        let today = "2026-03-05".parse().unwrap();
        Reply::Tell(Answer::Payment(Box::new(Payment { lines, category, today })))
    };
    vec![
        ("the first one, pending", tell(0, Some(Category::Restaurants))),
        ("the second one", tell(1, Some(Category::Clothing))),
        ("the third one, of no category", tell(2, None)),
    ]
}

pub(crate) fn transactions() -> Vec<Row> {
    let tell = |recent| Reply::Tell(Answer::Recent(recent));
    let pending = TransactionLine {
        status: TransactionStatus::Pending,
        ..transaction("2026-03-05", T::Purchase, -450, "Blue Bottle")
    };
    let lines = || {
        vec![
            pending.clone(),
            transaction("2026-03-04", T::Purchase, -8_210, "H&M"),
            transaction("2026-02-27", T::Deposit, 250_000, "Acme Payroll"),
        ]
    };
    let mut rows = vec![
        ("transactions, first page", tell(recent(lines(), 0, 12))),
        ("transactions, last page", tell(recent(lines(), 9, 12))),
        ("transactions, none", tell(recent(vec![], 0, 0))),
        ("transactions of several accounts", {
            let mut lines = lines();
            lines[2].account = called(Kind::Savings, "Rainy day", "");
            tell(Recent { account: None, ..recent(lines, 0, 3) })
        }),
    ];
    rows.push(("transactions of several savings accounts", {
        let kind = Some(Kind::Savings);
        tell(Recent { account: None, kind, ..recent(lines(), 0, 3) })
    }));
    rows.push(("pending on credit cards", {
        let kind = Some(Kind::CreditCard);
        let lines = vec![pending.clone()];
        tell(Recent { account: None, kind, pending_only: true, ..recent(lines, 0, 1) })
    }));
    rows.extend(payments(&lines()));
    rows.push(("pending, none", tell(Recent { pending_only: true, ..recent(vec![], 0, 0) })));
    rows.push(("own transfer to a card", {
        let mut line = transaction("2026-03-04", T::OwnTransfer, 21_300, "");
        line.account = called(Kind::CreditCard, "Miles Card", "");
        tell(Recent { account: None, ..recent(vec![line], 0, 1) })
    }));
    let side = |cents, kind, nickname| {
        let line = transaction("2026-03-04", T::OwnTransfer, cents, "");
        let id = AccountId::new(&format!("a-{}", cents < 0)).unwrap();
        TransactionLine { account: AccountName { id, ..called(kind, nickname, "") }, ..line }
    };
    let whole = |kind, nickname| {
        let other = side(-60_000, Kind::Checking, "Household");
        let lines = vec![side(60_000, kind, nickname), other, pending.clone()];
        tell(Recent { account: None, ..recent(lines, 0, 3) })
    };
    rows.push(("both sides of an own transfer", whole(Kind::Savings, "Rainy Day")));
    rows.push(("both sides of a card payment", whole(Kind::CreditCard, "Miles Card")));
    for (name, kind) in [
        ("purchase", T::Purchase),
        ("refund", T::Refund),
        ("cash", T::Cash),
        ("bill", T::Bill),
        ("deposit", T::Deposit),
        ("own transfer", T::OwnTransfer),
        ("fee", T::Fee),
        ("interest", T::Interest),
    ] {
        for (cents, other) in [(-1_234, "City Power"), (-1_234, ""), (1_234, "City Power")] {
            let line = transaction("2025-12-30", kind, cents, other);
            rows.push((name, tell(recent(vec![line], 1, 2))));
        }
    }
    rows
}

/// The whole transcript of one locale.
fn written(locale: Locale) -> String {
    settle_in(locale);
    let facts = facts_in(locale);
    let telling = Telling { locale, ..replies::telling(&facts) };
    let mut text = format!(
        "# What Saldo says in {locale}. One reply a paragraph: its name, what is said,\n\
         # ~ what is said after silence, - what is shown masked, = in full,\n\
         # & the link card.\n",
    );
    let named = plain_replies().into_iter().map(|reply| (format!("{reply:?}"), reply));
    let totals = [single_totals(), comparisons(), spans(), parts(), listings()].concat();
    let rows = [single_balances(), lists(), transactions(), totals, outlook::rows()].concat();
    let rows = rows.into_iter().map(|(name, reply)| (name.to_owned(), reply)).chain(named);
    let rows = rows.map(|(name, reply)| (name, reply, Manner::default())).chain(manners::rows());
    for (name, reply, manner) in rows {
        let telling = Telling { manner, ..telling };
        let speech = render(&reply, &telling);
        let masked = render(&reply, &Telling { visual: VisualPolicy::Masked, ..telling });
        writeln!(text, "\n## {name}\n{}", speech.plain_text()).unwrap();
        if let Some(reprompt) = &speech.reprompt {
            writeln!(text, "~ {}", plain(reprompt)).unwrap();
        }
        for (mark, visual) in [('-', &masked.visual), ('=', &speech.visual)] {
            let Some(visual) = visual else { continue };
            let lines = visual.lines.join(" / ");
            writeln!(text, "{mark} {} / {lines}", visual.title).unwrap();
        }
        if speech.offer_link {
            writeln!(text, "&").unwrap();
        }
    }
    let (_, reply) = single_balances().remove(0);
    for days in [0, 1, 9] {
        let speech = render(&reply, &Telling { ends_in: Some(days), ..telling });
        writeln!(text, "\n## the link ends in {days} days\n{}", speech.plain_text()).unwrap();
    }
    text
}

#[test]
fn saldo_says_what_the_transcripts_say() {
    for locale in locales() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/speech/{locale}.txt"));
        let written = written(locale);
        if std::env::var_os("SALDO_ACCEPT").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        let accepted = std::fs::read_to_string(&path).unwrap();
        for (number, (said, expected)) in written.lines().zip(accepted.lines()).enumerate() {
            assert_eq!(said, expected, "{locale}, line {}", number + 1);
        }
        assert_eq!(written.lines().count(), accepted.lines().count(), "{locale}");
    }
}
