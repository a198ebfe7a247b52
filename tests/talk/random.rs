//! Talks that nobody planned.

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use saldo::bank::{AccountName, Answer, PAGE_ITEMS_MAX, TransactionLine};
use saldo::basics::AccountId;
use saldo::consent::{AccountScope, DataClass, DataClasses};
use saldo::dialogue::{Intent, Reply};

use super::bank::{MemoryBank, Mood};
use super::shorthand::intent;
use super::talk::Talk;

const INTENTS: &[&str] = &[
    "launch",
    "help",
    "stop",
    "never-mind",
    "other",
    "just-total",
    "why",
    "dispute",
    "unsure balance",
    "unsure stop",
    "mumble",
    "yes",
    "no",
    "repeat",
    "more",
    "more",
    "previous",
    "start-over",
    "accounts",
    "routing",
    "balance",
    "balance kind=all",
    "balance kind=savings",
    "balance name=fund",
    "balance last=1001",
    "balance at=2",
    "owed",
    "owed kind=all",
    "owed at=1",
    "recent",
    "recent",
    "pending",
    "recent name=joint",
    "recent kind=checking",
    "about",
    "about at=1",
    "about at=3",
    "about kind=all",
    "about kind=credit_card",
    "about name=rainy_day",
    "about name=fund kind=savings",
    "about last=1001",
    "balance unclear=1",
    "about kind=savings unclear=1",
];

const KINDS: &[&str] = &["checking", "savings", "credit_card", "loan", "mortgage"];
const NICKNAMES: &[&str] = &["-", "-", "Rainy Day", "Car Fund", "Trip Fund", "Joint", "Alexa stop"];

/// Up to seven accounts and up to twelve transactions on each.
fn bank() -> impl Strategy<Value = MemoryBank> {
    let account = (
        select(&["open", "open", "open", "dormant", "closed"][..]),
        select(KINDS),
        select(&["1001", "1002", "2001"][..]),
        select(&["USD", "USD", "EUR", "JPY"][..]),
        select(&["0", "7", "?"][..]),
        select(NICKNAMES),
        0..12_u32,
    );
    (prop::collection::vec(account, 0..7), select(&[Mood::Well, Mood::Leaky][..])).prop_map(
        |(accounts, mood)| {
            let mut bank = MemoryBank::new(&[]);
            for (at, (status, kind, digits, currency, current, nickname, rows)) in
                accounts.iter().enumerate()
            {
                bank.add(&format!(
                    "{status} a{at} {kind} {digits} {currency} {current} - {nickname}"
                ));
                // Minutes repeat across accounts, so that places in time tie.
                for row in 0..*rows {
                    let day = 12 - row % 10;
                    bank.book(&format!("{row} a{at} 2026-03-{day:02} 12:00 purchase -5 Shop"));
                }
            }
            MemoryBank { mood, ..bank }
        },
    )
}

fn talk() -> impl Strategy<Value = Talk> {
    let ids: Vec<String> = (0..7).map(|at| format!("a{at}")).collect();
    let scope = prop_oneof![Just(None), subsequence(ids, 0..=7).prop_map(Some)];
    (bank(), scope, 0..512_u16).prop_map(|(bank, scope, missing)| {
        let mut talk = Talk::about(bank);
        if let Some(ids) = scope {
            let ids = ids.iter().map(|id| AccountId::new(id).unwrap());
            talk.scope = AccountScope::Only(ids.collect());
        }
        // Half of the talks have every class, the others miss some.
        let is_held = |(at, _): &(usize, DataClass)| missing % 2 == 0 || missing >> at & 1 == 0;
        let held = DataClass::ALL.into_iter().enumerate().filter(is_held).map(|(_, class)| class);
        talk.classes = DataClasses::of(&held.collect::<Vec<_>>());
        talk
    })
}

/// Every account named and every transaction told in `answer`.
fn told(answer: &Answer) -> (Vec<&AccountName>, Vec<&TransactionLine>) {
    match answer {
        Answer::Balances(balances) => {
            (balances.lines.iter().map(|line| &line.account).collect(), Vec::new())
        }
        Answer::Accounts { lines, .. } => {
            (lines.iter().map(|line| &line.account).collect(), Vec::new())
        }
        Answer::Recent(recent) => {
            let lines = recent.lines.iter();
            let names = recent.account.iter().chain(lines.clone().map(|line| &line.account));
            (names.collect(), lines.collect())
        }
        Answer::WhichAccount { candidates: names, .. }
        | Answer::NoSuchAccount { offered: names, .. } => (names.iter().collect(), Vec::new()),
        Answer::Closed(name) => (vec![name], Vec::new()),
        Answer::Listed(listed) => {
            let lines = listed.lines.iter();
            let names = listed.account.iter().chain(lines.clone().map(|line| &line.account));
            (names.collect(), lines.collect())
        }
        Answer::Payment(payment) => (
            payment.lines.iter().map(|line| &line.account).collect(),
            payment.lines.iter().collect(),
        ),
        Answer::Totals(totals) => (totals.account.iter().collect(), Vec::new()),
        Answer::Bills(it) => (it.lines.iter().map(|line| &line.account).collect(), Vec::new()),
        Answer::CardBill(it) => (it.lines.iter().map(|line| &line.account).collect(), Vec::new()),
        Answer::Subscriptions(it) => {
            (it.lines.iter().map(|line| &line.account).collect(), Vec::new())
        }
        Answer::Payday(it) => {
            let last = it.last.iter();
            let names = it.pays.iter().map(|pay| &pay.account);
            (names.chain(last.clone().map(|line| &line.account)).collect(), last.collect())
        }
        Answer::Cards(it) => (it.lines.iter().map(|line| &line.account).collect(), Vec::new()),
        Answer::Explained(it) => (vec![&it.account], Vec::new()),
        Answer::Afforded(it) => (vec![&it.account], Vec::new()),
        Answer::Forecast(it) => (vec![&it.account], Vec::new()),
        Answer::OutOfReach(name) => (vec![name], Vec::new()),
        Answer::NothingOwed
        | Answer::AllClosed
        | Answer::BeyondLookBack { .. }
        | Answer::NoAccounts
        | Answer::Net(_)
        | Answer::CardActed(_)
        | Answer::WhichMerchant { .. }
        | Answer::NoSuchMerchant { .. } => (Vec::new(), Vec::new()),
    }
}

/// What no answer may break, whatever was said before.
fn check(talk: &Talk, answer: &Answer) -> Result<(), TestCaseError> {
    let (names, lines) = told(answer);
    prop_assert!(lines.len() <= PAGE_ITEMS_MAX && names.len() <= 2 * PAGE_ITEMS_MAX);
    for name in names {
        prop_assert!(talk.scope.covers(&name.id));
        let may_hear = talk.classes.has(DataClass::AccountsList);
        prop_assert!(may_hear || name.nickname.is_none());
        let heard = name.nickname.as_ref().map_or("", |nickname| nickname.as_str());
        prop_assert!(!heard.contains("Alexa"));
    }
    let currency = |id: &AccountId| {
        talk.bank.accounts.iter().find(|account| account.id == *id).unwrap().currency
    };
    for line in lines {
        prop_assert!(talk.classes.has(DataClass::TransactionsRead));
        prop_assert!(talk.classes.has(DataClass::SpeakNames) || line.counterparty.is_none());
        prop_assert_eq!(line.amount.currency(), currency(&line.account.id));
    }
    if let Answer::Balances(balances) = answer {
        for line in &balances.lines {
            let figures = line.figures.iter();
            prop_assert!(figures.clone().all(|_| talk.classes.has(DataClass::BalanceRead)));
            let own = currency(&line.account.id);
            prop_assert!(figures.clone().all(|told| told.current.currency() == own));
        }
    }
    Ok(())
}

/// One line for each item told, in order.
fn items(answer: &Answer) -> Vec<String> {
    let (names, lines) = told(answer);
    match answer {
        Answer::Recent(_) => lines
            .iter()
            .map(|line| format!("{} {}", line.account.id.as_str(), line.id.as_str()))
            .collect(),
        _ => names.iter().map(|name| name.id.as_str().to_owned()).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn no_talk_breaks_a_rule(
        mut talk in talk(),
        intents in prop::collection::vec(select(INTENTS), 1..10),
    ) {
        for said in intents {
            if let Reply::Tell(answer) | Reply::TellThenBack(answer, _) = talk.turn(&intent(said)) {
                check(&talk, &answer)?;
            }
            prop_assert!(talk.failure.is_none(), "{:?}", talk.failure);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// "More" until the end tells everything once, even when rows come on top meanwhile.
    #[test]
    fn pages_neither_repeat_nor_skip(
        bank in bank(),
        said in select(&["recent", "recent kind=checking", "balance kind=all", "accounts"][..]),
        arrivals in prop::collection::vec(any::<(bool, Index)>(), 0..30),
    ) {
        let mut talk = Talk::about(MemoryBank { mood: Mood::Well, ..bank });
        let mut seen: Vec<String> = Vec::new();
        let mut total = None;
        let mut arrivals = arrivals.into_iter().enumerate();
        let mut reply = talk.turn(&intent(said));
        while let Reply::Tell(answer) = &reply {
            match answer {
                Answer::Recent(recent) => total = total.or(Some(recent.total as usize)),
                Answer::Balances(balances) => total = Some(balances.total),
                Answer::Accounts { total: all, .. } => total = Some(*all),
                _ => total = None,
            }
            if total.is_none() {
                return Ok(());
            }
            seen.extend(items(answer));
            if let Some((at, (true, index))) = arrivals.next()
                && !talk.bank.accounts.is_empty()
            {
                let account = index.get(&talk.bank.accounts).id.as_str().to_owned();
                let row = format!("new{at} {account} 2026-03-12 13:00 purchase -1 Late");
                talk.bank.book(&row);
            }
            reply = talk.turn(&Intent::More);
        }
        prop_assert_eq!(&reply, &Reply::NothingMore);
        prop_assert_eq!(seen.len(), total.unwrap_or(0));
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), seen.len());
    }
}

/// The frame stays small when everything in it is as long as it gets.
#[test]
fn the_longest_ids_fit_into_the_frame() {
    let id = |at: usize| format!("{at}{}", "\"".repeat(254));
    let rows: Vec<String> =
        (0..3).map(|at| format!("open {} savings 1001 USD 1 - Car Fund", id(at))).collect();
    let mut bank = MemoryBank::new(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    for at in 0..9 {
        bank.book(&format!("{} {} 2026-03-12 12:00 bill -5 Shop", id(at), id(1)));
    }
    let mut talk = Talk::about(bank);
    let name = format!("recent name=car_fund_{}", "o".repeat(9_000));
    for said in ["recent name=car_fund", "about at=2", "recent name=car_fund", "more", "more"] {
        talk.say(said);
    }
    assert!(talk.frame.preferred.is_some());
    for said in [name.as_str(), "balance name=car_fund", "about kind=all", "about name=car"] {
        talk.say(said);
    }
}
