//! What is shown next to the speech: the same facts, in figures, under the visual policy.

use chrono::NaiveDate;

use super::categories::called;
use super::dates::ago;
use super::names::written_account;
use super::outlook_screen::lines;
use super::published_screen;
use super::transactions::shown;
use crate::bank::{
    AccountKind, AccountLine, AccountName, Answer, BalanceLine, Balances, Flow, Group, GroupKey,
    Metric, NetLine, PublicQuestion, Sum, Totals, TransactionLine, TransactionStatus,
};
use crate::basics::Money;
use crate::dialogue::Reply;
use crate::models::ReplyMessage;
use crate::speech::messages::screen::{
    AS_OF, AVAILABLE, BOOKED, CLOSED, CREDIT, DAYS, LEFT, NET, NOTHING_AVAILABLE, NOTHING_OWED,
    OVER_LIMIT, OVERDRAWN, OWED, PENDING, STILL_PENDING, TITLE, UNNAMED,
};
use crate::speech::render::Telling;
use crate::speech::spoken::{Visual, VisualPolicy};
use crate::speech::wording::{Amount, Value, Wording};

/// A title and the lines below it.
pub(super) type Shown = (String, Vec<String>);

/// What is shown for `reply`; nothing for replies without facts.
pub(super) fn visual(words: &Wording, reply: &Reply, telling: &Telling<'_>) -> Option<Visual> {
    if telling.visual == VisualPolicy::Nothing {
        return None;
    }
    let full = telling.visual == VisualPolicy::Full;
    let (title, lines) = match reply {
        Reply::Tell(answer) | Reply::TellThenBack(answer, _) => {
            answered(words, answer, telling, full)?
        }
        Reply::Published(question) => published_screen::shown(words, question, telling)?,
        // Who has lost a card may want to read the number.
        Reply::LostCard(_) => published_screen::shown(words, &PublicQuestion::Contact, telling)?,
        _ => return None,
    };
    (!lines.is_empty()).then_some(Visual { title, lines })
}

/// The title of what is shown, by its name in the message.
pub(super) fn title(words: &Wording, of: &'static str) -> String {
    words.written(&TITLE, None, [("of", Value::Key(of))])
}

fn answered(words: &Wording, answer: &Answer, telling: &Telling<'_>, full: bool) -> Option<Shown> {
    let title = |of| title(words, of);
    let names = |accounts: &[AccountName]| {
        accounts.iter().map(|name| written_account(words, name)).collect()
    };
    Some(match answer {
        Answer::Balances(balances) => {
            let of = match balances.metric {
                Metric::Owed => "owed",
                Metric::Credit => "credit",
                _ => "balances",
            };
            let line = |line| balance_line(words, line, balances, telling, full);
            (title(of), balances.lines.iter().map(line).collect())
        }
        Answer::Recent(recent) => {
            let line = |line| transaction_line(words, line, recent.today, full);
            let of = if recent.pending_only { "pending" } else { "recent" };
            (title(of), recent.lines.iter().map(line).collect())
        }
        Answer::Listed(listed) => {
            let line = |line| transaction_line(words, line, listed.today, full);
            (title("transactions"), listed.lines.iter().map(line).collect())
        }
        Answer::Payment(payment) => {
            let line = |line| transaction_line(words, line, payment.today, full);
            (title("transactions"), payment.lines.iter().map(line).collect())
        }
        Answer::Totals(totals) => totals_shown(words, totals, full),
        Answer::Net(net) => {
            let line = |line| net_line(words, line, full);
            (title("net"), net.lines.iter().map(line).collect())
        }
        Answer::WhichMerchant { candidates, .. } => {
            let shown = candidates.iter().filter(|_| full).map(|name| name.as_str().to_owned());
            (title("merchants"), shown.collect())
        }
        Answer::Accounts { lines, .. } => {
            let line = |line: &AccountLine| {
                let name = written_account(words, &line.account);
                match line.closed {
                    true => words.written(&CLOSED, None, [("account", Value::words(name))]),
                    false => name,
                }
            };
            (title("accounts"), lines.iter().map(line).collect())
        }
        Answer::WhichAccount { candidates, .. } => (title("which_account"), names(candidates)),
        Answer::NoSuchAccount { offered, .. } => (title("accounts"), names(offered)),
        Answer::NoSuchMerchant { .. }
        | Answer::Closed(_)
        | Answer::NothingOwed
        | Answer::BeyondLookBack { .. }
        | Answer::AllClosed
        | Answer::NoAccounts => return None,
        other => return lines(words, other, full),
    })
}

/// What is held, owed and left in one currency.
fn net_line(words: &Wording, line: &NetLine, full: bool) -> String {
    let code = line.currency.code();
    if !full {
        return code.to_owned();
    }
    let given = [
        ("code", Value::words(code)),
        ("held", Value::Amount(Amount::Written(line.held))),
        ("owed", Value::Amount(Amount::Written(line.owed))),
        ("net", Value::words(written_signed(words, line.net))),
    ];
    words.written(&NET, None, given)
}

/// A total and the parts on this page; amounts and merchants only where the policy shows all.
fn totals_shown(words: &Wording, totals: &Totals, full: bool) -> Shown {
    let title = title(
        words,
        match totals.flow {
            Flow::Spending => "spending",
            Flow::Income => "income",
            Flow::Fees => "fees",
            Flow::Refunds => "refunds",
        },
    );
    let day = |day| words.grammar().written_day(day, totals.today);
    let (first, last) = (day(totals.period.from()), day(totals.period.last()));
    let days = match first == last {
        true => first,
        false => {
            let given = [("first", Value::words(first)), ("last", Value::words(last))];
            words.written(&DAYS, None, given)
        }
    };
    if !full {
        return (title, vec![days]);
    }
    let sum = |sum: &Sum| format!("{days}: {}", written_signed(words, sum.figure.total));
    let part = |group: &Group| {
        let name = match &group.key {
            GroupKey::Merchant(name) => name.as_str().to_owned(),
            GroupKey::Unnamed => words.written(&UNNAMED, None, []),
            GroupKey::Category(category) => called(words, *category),
            GroupKey::Month(first) => words.grammar().month(*first).to_owned(),
            GroupKey::Account(name) => written_account(words, name),
        };
        format!("{name}: {}", written_signed(words, group.figure.total))
    };
    (title, totals.sums.iter().map(sum).chain(totals.groups.iter().map(part)).collect())
}

/// An amount that may lie below zero, with its sign.
pub(super) fn written_signed(words: &Wording, money: Money) -> String {
    let sign = if money.is_negative() { "\u{2212}" } else { "" };
    format!("{sign}{}", words.grammar().written(money))
}

/// One account; its figures only where the policy shows everything.
fn balance_line(
    words: &Wording,
    line: &BalanceLine,
    balances: &Balances,
    telling: &Telling<'_>,
    full: bool,
) -> String {
    let name = written_account(words, &line.account);
    let Some(figures) = line.figures.as_ref().filter(|_| full) else { return name };
    let plain = |message: &ReplyMessage| words.written(message, None, []);
    let amount = |message: &ReplyMessage, money| {
        words.written(message, None, [("amount", Value::Amount(Amount::Written(money)))])
    };
    let (current, alone) = (figures.current, balances.total == 1);
    let mut parts = Vec::new();
    parts.push(match (line.account.kind.is_debt(), current.is_negative()) {
        (true, false) if !current.is_zero() => amount(&CREDIT, current),
        (true, _) => amount(&OWED, current),
        (false, true) => amount(&OVERDRAWN, current),
        (false, false) if balances.metric == Metric::Owed => plain(&NOTHING_OWED),
        (false, false) => match figures.available {
            Some(left) if left != current && left.is_negative() => plain(&NOTHING_AVAILABLE),
            Some(left) if left != current => amount(&AVAILABLE, left),
            _ => words.grammar().written(current),
        },
    });
    let is_held = !line.account.kind.is_debt() && !current.is_negative();
    let differs = figures.available.is_some_and(|left| left != current);
    if alone && is_held && differs && balances.metric != Metric::Owed {
        parts.push(amount(&BOOKED, current));
    }
    let overdrawn = !line.account.kind.is_debt() && current.is_negative();
    let card = line.account.kind == AccountKind::CreditCard;
    match figures.available.filter(|_| alone) {
        Some(left) if card && left.is_negative() => parts.push(amount(&OVER_LIMIT, left)),
        Some(left) if card || (overdrawn && left.minor() > 0) => parts.push(amount(&LEFT, left)),
        _ => {}
    }
    if alone && !figures.holds.is_zero() {
        parts.push(amount(&PENDING, figures.holds));
    }
    if let Some(then) = figures.stale_since {
        let ago = Value::words(ago(words, then, telling.now));
        parts.push(words.written(&AS_OF, None, [("ago", ago)]));
    }
    format!("{name}: {}", parts.join(", "))
}

/// One transaction: its day and account, and everything else where the policy shows it.
fn transaction_line(
    words: &Wording,
    line: &TransactionLine,
    today: NaiveDate,
    full: bool,
) -> String {
    let day = words.grammar().written_day(line.made_on, today);
    if !full {
        return format!("{day}: {}", written_account(words, &line.account));
    }
    let told = format!("{day}: {}", shown(words, line, today));
    match line.status {
        TransactionStatus::Pending => {
            format!("{told}, {}", words.written(&STILL_PENDING, None, []))
        }
        TransactionStatus::Posted => told,
    }
}
