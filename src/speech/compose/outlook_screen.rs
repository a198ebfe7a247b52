//! What is shown next to answers about what is to come, in figures.

use chrono::NaiveDate;

use super::names::written_account;
use super::screen::{self, Shown};
use crate::bank::{
    AccountName, Afforded, Answer, CardStatus, Due, DueAmount, DueSource, Explained, Forecast,
    PayState, SpokenName,
};
use crate::basics::Money;
use crate::speech::grammar::english::dates::written_day;
use crate::speech::grammar::english::money::written;
use crate::speech::wording::Wording;

/// The title and the lines for `answer`; nothing for the others. Without `full`, no amounts and no
/// names are shown.
pub(super) fn lines(words: &Wording, answer: &Answer, full: bool) -> Option<Shown> {
    let title = |of| screen::title(words, of);
    Some(match answer {
        Answer::Bills(bills) => {
            let line = |due| due_line(words, due, bills.today, full);
            (title("bills"), bills.lines.iter().map(line).collect())
        }
        Answer::CardBill(bill) => {
            let line = |line: &crate::bank::StatementLine| {
                let amount = written(line.unpaid);
                let due = line.due_on.map(|on| written_day(on, bill.today));
                shown([
                    Some(written_account(words, &line.account)),
                    full.then_some(amount),
                    due.map(|due| format!("due {due}")),
                ])
            };
            (title("statements"), bill.lines.iter().map(line).collect())
        }
        Answer::Subscriptions(all) => {
            let line = |line: &crate::bank::Subscription| {
                let payee = name(line.payee.as_ref(), "Card payment", full);
                let next = line.next_on.map(|on| written_day(on, all.today));
                shown([Some(payee), amount(line.amount).filter(|_| full), next])
            };
            (title("subscriptions"), all.lines.iter().map(line).collect())
        }
        Answer::Payday(payday) => {
            let line = |pay: &crate::bank::Pay| {
                let payer = name(pay.payer.as_ref(), "Pay", full);
                let (state, on) = match (pay.state, pay.next_on) {
                    (PayState::Awaited(on), _) => ("expected", on),
                    (PayState::Came(_), Some(on)) => ("next", on),
                    (PayState::Came(on), None) => ("came", on),
                };
                let when = format!("{state} {}", written_day(on, payday.today));
                shown([Some(payer), amount(pay.amount).filter(|_| full), Some(when)])
            };
            (title("payday"), payday.pays.iter().map(line).collect())
        }
        Answer::Cards(cards) => {
            let line = |line: &crate::bank::CardLine| {
                let digits = line.last_four.map(|four| four.as_str().to_owned());
                shown([
                    Some(written_account(words, &line.account)),
                    digits,
                    Some(state(line.status)),
                ])
            };
            (title("cards"), cards.lines.iter().map(line).collect())
        }
        Answer::Explained(it) => (title("changed"), explained(words, it, full)),
        Answer::Afforded(it) => (title("before_payday"), afforded(words, it, full)),
        Answer::Forecast(it) => (title("expected"), forecast(words, it, full)),
        _ => return None,
    })
}

fn explained(words: &Wording, it: &Explained, full: bool) -> Vec<String> {
    if !full {
        return vec![written_account(words, &it.account)];
    }
    let mut lines = vec![title(words, &it.account, it.change)];
    lines.extend(it.causes.iter().map(|cause| {
        let what = name(cause.party.as_ref(), kind(cause.kind), full);
        format!("{what}: {}", signed(cause.sum))
    }));
    if it.rest_count > 0 {
        lines.push(format!("Other: {}", signed(it.rest)));
    }
    lines
}

fn afforded(words: &Wording, it: &Afforded, full: bool) -> Vec<String> {
    if !full {
        return vec![written_account(words, &it.account)];
    }
    vec![
        format!("Available: {}", signed(it.available)),
        format!("Bills: {}", written(it.bills_total)),
        format!("Left: {}", signed(it.left)),
    ]
}

fn forecast(words: &Wording, it: &Forecast, full: bool) -> Vec<String> {
    if !full {
        return vec![written_account(words, &it.account)];
    }
    let on = written_day(it.on, it.today);
    vec![
        format!("Now: {}", signed(it.start)),
        format!("In: {}", written(it.incomes_total)),
        format!("Out: {}", written(it.bills_total)),
        format!("{on}: {}", signed(it.projected)),
    ]
}

fn due_line(words: &Wording, due: &Due, today: NaiveDate, full: bool) -> String {
    let who = match due.source {
        DueSource::Statement => written_account(words, &due.account),
        _ => name(due.payee.as_ref(), "Bill", full),
    };
    let expected = if due.source == DueSource::Expected { "expected " } else { "" };
    let when = format!("{expected}{}", written_day(due.on, today));
    shown([Some(who), amount(due.amount).filter(|_| full), Some(when)])
}

fn title(words: &Wording, account: &AccountName, change: Money) -> String {
    format!("{}: {}", written_account(words, account), signed(change))
}

/// A name, or what stands for it.
fn name(party: Option<&SpokenName>, otherwise: &str, full: bool) -> String {
    let shown = party.filter(|_| full).map(SpokenName::as_str);
    shown.unwrap_or(otherwise).to_owned()
}

fn amount(amount: DueAmount) -> Option<String> {
    match amount {
        DueAmount::Exact(amount) => Some(written(amount)),
        DueAmount::About { typical, .. } => Some(format!("about {}", written(typical))),
        DueAmount::Unknown => None,
    }
}

/// The amount with the sign that says which way it went.
fn signed(amount: Money) -> String {
    let sign = if amount.is_negative() { "-" } else { "" };
    format!("{sign}{}", written(amount))
}

fn kind(kind: crate::bank::TransactionKind) -> &'static str {
    use crate::bank::TransactionKind as Kind;
    match kind {
        Kind::Purchase => "Card payments",
        Kind::Refund => "Refunds",
        Kind::Cash => "Cash",
        Kind::Bill => "Bills",
        Kind::Deposit => "Deposits",
        Kind::OwnTransfer => "Own accounts",
        Kind::Fee => "Fees",
        Kind::Interest => "Interest",
    }
}

fn state(status: CardStatus) -> String {
    let words = match status {
        CardStatus::Active => "active",
        CardStatus::Locked => "locked",
        CardStatus::Blocked => "blocked",
        CardStatus::NotActivated => "not activated",
        CardStatus::Expired => "expired",
    };
    words.to_owned()
}

fn shown<const PARTS: usize>(parts: [Option<String>; PARTS]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
