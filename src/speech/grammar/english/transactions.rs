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
    let page = Page {
        today: recent.today,
        pending_only: recent.pending_only,
        names_accounts: recent.account.is_none() && style.exactness == Exactness::Exact,
    };
    said = page.items(said, &recent.lines, style);
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

/// What holds for all transactions of a page.
#[derive(Clone, Copy)]
pub(super) struct Page {
    /// The day it is for the customer.
    pub(super) today: NaiveDate,
    /// Whether all of them are pending.
    pub(super) pending_only: bool,
    /// Whether accounts are named: of one account alone it is said at the beginning.
    pub(super) names_accounts: bool,
}

impl Page {
    /// Adds what is said of `lines`, one item each; the two sides of a transfer are one.
    pub(super) fn items(
        self,
        mut said: Phrase,
        lines: &[TransactionLine],
        style: Style<'_>,
    ) -> Phrase {
        let Self { today, pending_only, names_accounts } = self;
        let mut named_last = None;
        let mut rest = lines;
        while let [line, others @ ..] = rest {
            rest = others;
            if let [other, others @ ..] = others
                && are_sides(line, other)
            {
                rest = others;
                named_last = None;
                let (from, to) = if is_incoming(line) { (other, line) } else { (line, other) };
                said = said.item(self.transfer(from, to, style));
                continue;
            }
            // Each time it changes.
            let names_account = names_accounts && named_last != Some(&line.account);
            named_last = Some(&line.account);
            said = said.item(sentences(line, Told { today, pending_only, names_account }, style));
        }
        said
    }

    /// "Yesterday, you moved six hundred dollars from your checking to Rainy Day."
    fn transfer(self, from: &TransactionLine, to: &TransactionLine, style: Style<'_>) -> Phrase {
        let date = day(from.made_on, self.today);
        let amount = style.amount(to.amount, to.account.currency.is_some());
        let is_pending = [from, to].iter().any(|it| it.status == TransactionStatus::Pending);
        let pending = if is_pending && !self.pending_only { ", still pending" } else { "" };
        if !self.names_accounts {
            let told = format!("{date}, you moved {amount} between two of your accounts{pending}");
            return Phrase::default().sentence(Phrase::of(&told));
        }
        let (source, target) = (account(&from.account), account(&to.account));
        let whole = match to.account.kind.is_debt() {
            true => Phrase::of(&format!("{date}, you paid {amount} on "))
                .phrase(target.clone())
                .text(" from ")
                .phrase(source.clone()),
            false => Phrase::of(&format!("{date}, you moved {amount} from "))
                .phrase(source.clone())
                .text(" to ")
                .phrase(target.clone()),
        };
        one_breath(whole.text(pending), || {
            Phrase::default()
                .sentence(Phrase::of(&format!("{date}, you moved {amount}{pending}")))
                .sentence(Phrase::of("from ").phrase(source).text(" to ").phrase(target))
        })
    }
}

/// Whether these are the two sides of one transfer between the customer's own accounts. Two
/// transfers of one amount on one day sound the same, whichever sides are put together.
fn are_sides(one: &TransactionLine, other: &TransactionLine) -> bool {
    let is_own = |line: &TransactionLine| line.kind == TransactionKind::OwnTransfer;
    is_own(one)
        && is_own(other)
        && one.account.id != other.account.id
        && one.made_on == other.made_on
        && one.amount == other.amount.negated()
        && !one.amount.is_zero()
}

/// What the answer says already, and what each transaction must say.
#[derive(Clone, Copy)]
struct Told {
    today: NaiveDate,
    pending_only: bool,
    /// Whether the account is named.
    names_account: bool,
}

/// What is said of one transaction.
fn sentences(line: &TransactionLine, told: Told, style: Style<'_>) -> Phrase {
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
