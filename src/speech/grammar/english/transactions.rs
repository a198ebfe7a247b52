//! Recent transactions: date, merchant, amount, with the direction in the verb.

use chrono::NaiveDate;

use super::compose::Style;
use super::dates::day;
use super::money::Exactness;
use super::names::{account, account_within, kind_counted, spoken};
use super::phrase::{Phrase, one_breath};
use super::talk::{count, page_end};
use crate::bank::{Recent, TransactionKind, TransactionLine, TransactionStatus};
use crate::speech::render::Draft;
use crate::speech::suggestions::BALANCE;

/// Tells one page of transactions.
pub(super) fn told(recent: &Recent, style: Style<'_>) -> Draft {
    let mut said = if recent.told == 0 { opening(recent, style) } else { Phrase::default() };
    let mut named_last = None;
    for line in &recent.lines {
        // One account is named once, at the beginning; of several, each time it changes.
        let changes = recent.account.is_none() && named_last != Some(&line.account);
        let names_account = changes && style.exactness == Exactness::Exact;
        named_last = Some(&line.account);
        let told = Told { today: recent.today, pending_only: recent.pending_only, names_account };
        said = said.item(sentences(line, told, style));
    }
    let told = recent.told + recent.lines.len() as u64;
    page_end(said, [recent.told, told, recent.total], recent.next.is_some(), BALANCE)
}

/// "I found twelve transactions in your checking in the last thirty days."
fn opening(recent: &Recent, style: Style<'_>) -> Phrase {
    let what = if recent.total == 1 { "transaction" } else { "transactions" };
    let number = match recent.total {
        0 => "no".to_owned(),
        total => count(total),
    };
    let pending = if recent.pending_only { "pending " } else { "" };
    let found = Phrase::of(&format!("I found {number} {pending}{what}"));
    let span = match recent.days {
        _ if style.exactness == Exactness::Short => String::new(),
        1 => " in the last day".to_owned(),
        days => format!(" in the last {} days", count(days.unsigned_abs())),
    };
    match &recent.account {
        None => {
            let place = recent.kind.map(|kind| {
                let on = if kind.is_debt() { "on" } else { "in" };
                format!(" {on} your {}s", kind_counted(kind))
            });
            Phrase::default().sentence(found.text(&place.unwrap_or_default()).text(&span))
        }
        Some(name) => {
            let place = account_within(name);
            let whole = found.clone().text(" ").phrase(place).text(&span);
            one_breath(whole, || {
                Phrase::default().sentence(account(name)).sentence(found.text(&span))
            })
        }
    }
}

/// What the answer says already, and what each transaction must say.
#[derive(Clone, Copy)]
pub(super) struct Told {
    /// The day it is for the customer.
    pub(super) today: NaiveDate,
    /// Whether all of them are pending.
    pub(super) pending_only: bool,
    /// Whether the account is named.
    pub(super) names_account: bool,
}

/// What is said of one transaction.
pub(super) fn sentences(line: &TransactionLine, told: Told, style: Style<'_>) -> Phrase {
    let Told { today, pending_only, names_account } = told;
    let other = line.counterparty.as_ref().filter(|_| style.names).and_then(spoken);
    let act = act(line, other.as_deref());
    let amount = style.amount(line.amount, line.account.currency.is_some());
    let date = day(line.made_on, today);
    let pending = match line.status {
        TransactionStatus::Pending if !pending_only => ", still pending",
        TransactionStatus::Pending | TransactionStatus::Posted => "",
    };
    let Act { head, tail, bare } = act;
    let told = Phrase::of(&format!("{date}, {head}{amount}{tail}"));
    let whole = if names_account {
        let gap = if pays_off(line) { " " } else { ", " };
        told.text(gap).phrase(account_moved(line)).text(pending)
    } else {
        told.text(pending)
    };
    one_breath(whole, || {
        let split = Phrase::default()
            .sentence(Phrase::of(&format!("{date}, {bare}")))
            .sentence(Phrase::of(&format!("it was {amount}{pending}")));
        match names_account {
            true => split.sentence(Phrase::of("the account is ").phrase(account(&line.account))),
            false => split,
        }
    })
}

/// The account with the direction: "from your checking", "on your credit card".
fn account_moved(line: &TransactionLine) -> Phrase {
    let way = match (line.account.kind.is_debt(), is_incoming(line)) {
        (true, _) => "on ",
        (false, true) => "to ",
        (false, false) => "from ",
    };
    Phrase::of(way).phrase(account(&line.account))
}

/// What happened, around the amount.
pub(super) struct Act {
    /// Before the amount: "you paid Blue Bottle ".
    pub(super) head: String,
    /// After it: " from Blue Bottle".
    pub(super) tail: String,
    /// The whole without an amount: "you paid Blue Bottle".
    pub(super) bare: String,
}

/// The verb for the kind and the direction, with the other party where it is known.
pub(super) fn act(line: &TransactionLine, other: Option<&str>) -> Act {
    use TransactionKind as Kind;
    match (line.kind, is_incoming(line), other) {
        (Kind::Purchase | Kind::Bill, false, Some(other)) => {
            around(&format!("you paid {other} "), "", &format!("you paid {other}"))
        }
        (Kind::Purchase, false, None) => of("you made a card purchase"),
        (Kind::Bill, false, None) => of("you paid a bill"),
        (Kind::Purchase | Kind::Refund, true, other) => of_from("you got a refund", other),
        (Kind::Refund, false, other) => taken_back("a refund", other),
        (Kind::Bill, true, other) => of_from("you got back a payment", other),
        (Kind::Cash, false, _) => around("you took out ", " in cash", "you took out cash"),
        (Kind::Cash, true, _) => of("you made a cash deposit"),
        (Kind::Deposit, true, None) => around("you received ", "", "you received a payment"),
        (Kind::Deposit, true, Some(other)) => {
            let tail = format!(" from {other}");
            around("you received ", &tail, &format!("you received a payment{tail}"))
        }
        (Kind::Deposit, false, other) => taken_back("a payment", other),
        (Kind::OwnTransfer, false, _) => {
            around("you moved ", " to another of your accounts", "you made a transfer")
        }
        // Money that comes to a debt pays it off.
        (Kind::OwnTransfer, true, _) if pays_off(line) => {
            around("you paid ", "", "you made a payment")
        }
        (Kind::OwnTransfer, true, _) => {
            around("you moved ", " over from another of your accounts", "you made a transfer")
        }
        (Kind::Fee, false, _) => of("you were charged a fee"),
        (Kind::Fee, true, _) => of("you got back a fee"),
        (Kind::Interest, true, _) => of("you earned interest"),
        (Kind::Interest, false, _) => of("you were charged interest"),
    }
}

/// Whether the customer's own money came to a debt.
fn pays_off(line: &TransactionLine) -> bool {
    line.kind == TransactionKind::OwnTransfer && line.account.kind.is_debt() && is_incoming(line)
}

/// Whether money came in.
fn is_incoming(line: &TransactionLine) -> bool {
    !line.amount.is_negative() && !line.amount.is_zero()
}

fn around(head: &str, tail: &str, bare: &str) -> Act {
    Act { head: head.to_owned(), tail: tail.to_owned(), bare: bare.to_owned() }
}

fn of(what: &str) -> Act {
    around(&format!("{what} of "), "", what)
}

fn of_from(what: &str, other: Option<&str>) -> Act {
    let tail = from(other);
    around(&format!("{what} of "), &tail, &format!("{what}{tail}"))
}

/// Money that came in earlier and went out again.
fn taken_back(what: &str, other: Option<&str>) -> Act {
    let tail = format!("{} was taken back", from(other));
    around(&format!("{what} of "), &tail, &format!("{what}{tail}"))
}

fn from(other: Option<&str>) -> String {
    other.map_or(String::new(), |other| format!(" from {other}"))
}
