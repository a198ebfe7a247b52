//! Recent transactions: date, merchant, amount, with the direction in the verb.

use chrono::NaiveDate;

use super::names::{account, kinds_within, spoken};
use super::style::Style;
use super::talk::{anything_else, transactions_end};
use crate::bank::{Recent, TransactionKind, TransactionLine, TransactionStatus, told_items};
use crate::models::ReplyMessage;
use crate::speech::grammar::Exactness;
use crate::speech::messages::transactions::{
    ACCOUNT_IS, BEYOND, BILL, BILL_BACK, BOUGHT, CASH_IN, CASH_OUT, DEPOSIT, DEPOSIT_TAKEN, FEE,
    FEE_BACK, FOUND, FOUND_WITHIN, FROM, FROM_ACCOUNT, INTEREST_CHARGED, INTEREST_EARNED, MOVED_IN,
    MOVED_OUT, ON_ACCOUNT, PAID, PAID_OFF, PAID_ON_ACCOUNT, PURCHASE, REFUND, REFUND_TAKEN, SPAN,
    STILL_PENDING, TO_ACCOUNT, TRANSFER, TRANSFER_PAYS, TRANSFER_UNNAMED, WITH_ACCOUNT,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{APART, Amount, Value, Wording};

/// The attribute of a transaction's message that is shown.
const SHOWN: &str = "shown";

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
    let pages = [recent.told, told, recent.total];
    transactions_end(style.words, said, pages, recent.next.is_some())
}

/// Says how far back may be told, and not of which accounts.
pub(super) fn beyond(words: &Wording, days: u16) -> Draft {
    let days = Value::Count(days.into());
    anything_else(words, words.say(&BEYOND, [("days", days)]), Suggestion::Recent)
}

/// "I found twelve transactions in your checking in the last thirty days."
fn opening(recent: &Recent, style: Style<'_>) -> Phrase {
    let words = style.words;
    let count = ("count", Value::Count(recent.total));
    let state = ("state", Value::Key(if recent.pending_only { "pending" } else { "any" }));
    let days = Value::Count(recent.days.unsigned_abs());
    let span = (style.exactness == Exactness::Exact).then(|| words.clause(&SPAN, [("days", days)]));
    let span = ("span", after(span));
    match &recent.account {
        None => {
            let place = recent.kind.map(|kind| kinds_within(words, kind));
            words.say(&FOUND, [count, state, ("place", after(place)), span])
        }
        Some(name) => {
            let account = ("account", Value::Forms(account(words, name)));
            words.breath(&FOUND_WITHIN, [count, state, account, span])
        }
    }
}

/// A part of a sentence with the space before it, or nothing.
pub(super) fn after(part: Option<Phrase>) -> Value<'static> {
    match part.filter(|part| !part.is_empty()) {
        None => Value::words(""),
        Some(part) => Value::phrase(&Phrase::of(" ").phrase(part)),
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
        let mut named_last = None;
        for item in told_items(lines) {
            if let [one, other] = item {
                named_last = None;
                let (from, to) = if is_incoming(one) { (other, one) } else { (one, other) };
                said = said.item(self.transfer(from, to, style));
                continue;
            }
            for line in item {
                // Each time it changes.
                let names_account = self.names_accounts && named_last != Some(&line.account);
                named_last = Some(&line.account);
                said = said.item(self.sentences(line, names_account, style));
            }
        }
        said
    }

    /// "Yesterday, you moved six hundred dollars from your checking to Rainy Day."
    fn transfer(self, from: &TransactionLine, to: &TransactionLine, style: Style<'_>) -> Phrase {
        let words = style.words;
        let is_pending = [from, to].iter().any(|it| it.status == TransactionStatus::Pending);
        let amount = style.money(to.amount, to.account.currency.is_some());
        let told = [("day", self.day(from)), ("amount", amount), self.pending(is_pending, words)];
        if !self.names_accounts {
            return words.say(&TRANSFER_UNNAMED, told);
        }
        let [day, amount, pending] = told;
        let source = ("source", Value::Forms(account(words, &from.account)));
        let target = ("target", Value::Forms(account(words, &to.account)));
        let message = if to.account.kind.is_debt() { &TRANSFER_PAYS } else { &TRANSFER };
        words.breath(message, [day, amount, source, target, pending])
    }

    /// What is said of one transaction.
    fn sentences(self, line: &TransactionLine, names_account: bool, style: Style<'_>) -> Phrase {
        let words = style.words;
        let name = account(words, &line.account);
        let moved = match names_account {
            true => {
                let given = [("account", Value::Forms(name.clone()))];
                Value::phrase(&words.clause(account_moved(line), given))
            }
            false => Value::words(""),
        };
        let other = line.counterparty.as_ref().filter(|_| style.names);
        let other = other.and_then(|name| spoken(words, name));
        let is_pending = line.status == TransactionStatus::Pending;
        let given = [
            ("day", self.day(line)),
            ("amount", style.money(line.amount, line.account.currency.is_some())),
            ("from", from(words, other.as_deref())),
            ("account", moved),
            self.pending(is_pending, words),
        ];
        let message = act(line, other.is_some());
        let [day, amount, from, account, pending] = given;
        let given = [
            day,
            amount,
            ("other", Value::words(other.unwrap_or_default())),
            from,
            account,
            pending,
        ];
        let whole = words.say(message, given.clone());
        if whole.longest_sentence() <= SENTENCE_WORDS_MAX {
            return whole;
        }
        let split = words.say_attribute(message, APART, given);
        match names_account {
            true => split.sentences(words.say(&ACCOUNT_IS, [("account", Value::Forms(name))])),
            false => split,
        }
    }

    fn day(self, line: &TransactionLine) -> Value<'static> {
        Value::Day { day: line.made_on, today: self.today }
    }

    /// Whether it is still pending, where not all of them are.
    fn pending(self, is_pending: bool, words: &Wording) -> (&'static str, Value<'static>) {
        let said = (is_pending && !self.pending_only).then(|| words.clause(&STILL_PENDING, []));
        ("pending", Value::phrase(&said.unwrap_or_default()))
    }
}

/// The account with the direction: "from your checking", "with your credit card".
fn account_moved(line: &TransactionLine) -> &'static ReplyMessage {
    match (line.account.kind.is_debt(), is_incoming(line)) {
        _ if pays_off(line) => &PAID_ON_ACCOUNT,
        (true, false) if line.kind == TransactionKind::Purchase => &WITH_ACCOUNT,
        (true, _) => &ON_ACCOUNT,
        (false, true) => &TO_ACCOUNT,
        (false, false) => &FROM_ACCOUNT,
    }
}

/// "From Blue Bottle", where it is known.
fn from(words: &Wording, other: Option<&str>) -> Value<'static> {
    match other {
        None => Value::words(""),
        Some(other) => {
            Value::phrase(&words.clause(&FROM, [("other", Value::words(other.to_owned()))]))
        }
    }
}

/// One transaction as it is shown after its day: "you paid Blue Bottle $4.50".
pub(super) fn shown(words: &Wording, line: &TransactionLine, today: NaiveDate) -> String {
    let other = line.counterparty.as_ref().map(|name| name.as_str().to_owned());
    let given = [
        ("day", Value::Day { day: line.made_on, today }),
        ("amount", Value::Amount(Amount::Written(line.amount))),
        ("from", from(words, other.as_deref())),
        ("account", Value::words("")),
        ("pending", Value::words("")),
    ];
    let message = act(line, other.is_some());
    let [day, amount, from, account, pending] = given;
    let other = ("other", Value::words(other.unwrap_or_default()));
    words.written(message, Some(SHOWN), [day, amount, other, from, account, pending])
}

/// What happened, by the kind and the direction, and by whether the other party is known.
fn act(line: &TransactionLine, knows_other: bool) -> &'static ReplyMessage {
    use TransactionKind as Kind;
    match (line.kind, is_incoming(line)) {
        (Kind::Purchase, false) if knows_other => &BOUGHT,
        (Kind::Bill, false) if knows_other => &PAID,
        (Kind::Purchase, false) => &PURCHASE,
        (Kind::Bill, false) => &BILL,
        (Kind::Purchase | Kind::Refund, true) => &REFUND,
        (Kind::Refund, false) => &REFUND_TAKEN,
        (Kind::Bill, true) => &BILL_BACK,
        (Kind::Cash, false) => &CASH_OUT,
        (Kind::Cash, true) => &CASH_IN,
        (Kind::Deposit, true) => &DEPOSIT,
        (Kind::Deposit, false) => &DEPOSIT_TAKEN,
        (Kind::OwnTransfer, false) => &MOVED_OUT,
        // Money that comes to a debt pays it off.
        (Kind::OwnTransfer, true) if pays_off(line) => &PAID_OFF,
        (Kind::OwnTransfer, true) => &MOVED_IN,
        (Kind::Fee, false) => &FEE,
        (Kind::Fee, true) => &FEE_BACK,
        (Kind::Interest, true) => &INTEREST_EARNED,
        (Kind::Interest, false) => &INTEREST_CHARGED,
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
