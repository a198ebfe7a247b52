//! What is shown next to the speech: the same facts, in figures, under the visual policy.

use chrono::NaiveDate;

use super::categories::called;
use super::dates::{ago, month, written_day};
use super::money::written;
use super::names::written_account;
use super::outlook_screen::lines;
use super::published_screen;
use super::transactions::act;
use crate::bank::{
    AccountKind, AccountName, Answer, BalanceLine, Balances, Flow, Group, GroupKey, Metric,
    NetLine, PublicQuestion, Sum, Totals, TransactionLine, TransactionStatus,
};
use crate::basics::Money;
use crate::dialogue::Reply;
use crate::speech::render::Telling;
use crate::speech::spoken::{Visual, VisualPolicy};

/// What is shown for `reply`; nothing for replies without facts.
pub(super) fn visual(reply: &Reply, telling: &Telling<'_>) -> Option<Visual> {
    if telling.visual == VisualPolicy::Nothing {
        return None;
    }
    let full = telling.visual == VisualPolicy::Full;
    let (title, lines) = match reply {
        Reply::Tell(answer) => answered(answer, telling, full)?,
        Reply::Published(question) => published_screen::lines(question, telling)?,
        // Who has lost a card may want to read the number.
        Reply::LostCard(_) => published_screen::lines(&PublicQuestion::Contact, telling)?,
        _ => return None,
    };
    (!lines.is_empty()).then(|| Visual { title: title.to_owned(), lines })
}

fn answered(
    answer: &Answer,
    telling: &Telling<'_>,
    full: bool,
) -> Option<(&'static str, Vec<String>)> {
    let names = |accounts: &[AccountName]| accounts.iter().map(written_account).collect();
    Some(match answer {
        Answer::Balances(balances) => {
            let title = match balances.metric {
                Metric::Owed => "What you owe",
                Metric::Credit => "Credit",
                _ => "Balances",
            };
            let line = |line| balance_line(line, balances, telling, full);
            (title, balances.lines.iter().map(line).collect())
        }
        Answer::Recent(recent) => {
            let line = |line| transaction_line(line, recent.today, full);
            let title =
                if recent.pending_only { "Pending transactions" } else { "Recent transactions" };
            (title, recent.lines.iter().map(line).collect())
        }
        Answer::Listed(listed) => {
            let line = |line| transaction_line(line, listed.today, full);
            ("Transactions", listed.lines.iter().map(line).collect())
        }
        Answer::Totals(totals) => totals_shown(totals, full),
        Answer::Net(net) => {
            let line = |line: &NetLine| {
                let code = line.currency.code();
                if !full {
                    return code.to_owned();
                }
                let (held, owed) = (written(line.held), written(line.owed));
                format!("{code}: {held} held, {owed} owed, {} in all", written_signed(line.net))
            };
            ("In all", net.lines.iter().map(line).collect())
        }
        Answer::WhichMerchant { candidates, .. } => {
            let shown = candidates.iter().filter(|_| full).map(|name| name.as_str().to_owned());
            ("Which one?", shown.collect())
        }
        Answer::Accounts { lines, .. } => {
            let line = |line: &crate::bank::AccountLine| {
                let closed = if line.closed { " (closed)" } else { "" };
                format!("{}{closed}", written_account(&line.account))
            };
            ("Accounts", lines.iter().map(line).collect())
        }
        Answer::WhichAccount { candidates, .. } => ("Which account?", names(candidates)),
        Answer::NoSuchAccount { offered, .. } => ("Accounts", names(offered)),
        Answer::NoSuchMerchant { .. }
        | Answer::Closed(_)
        | Answer::NothingOwed
        | Answer::AllClosed
        | Answer::NoAccounts => return None,
        other => return lines(other, full),
    })
}

/// A total and the parts on this page; amounts and merchants only where the policy shows all.
fn totals_shown(totals: &Totals, full: bool) -> (&'static str, Vec<String>) {
    let title = match totals.flow {
        Flow::Spending => "Spending",
        Flow::Income => "Income",
        Flow::Fees => "Fees and interest",
        Flow::Refunds => "Refunds",
    };
    let (from, last) = (totals.period.from(), totals.period.last());
    let (from, last) = (written_day(from, totals.today), written_day(last, totals.today));
    let days = if from == last { from } else { format!("{from} to {last}") };
    if !full {
        return (title, vec![days]);
    }
    let sum = |sum: &Sum| format!("{days}: {}", written_signed(sum.figure.total));
    let part = |group: &Group| {
        let name = match &group.key {
            GroupKey::Merchant(name) => name.as_str().to_owned(),
            GroupKey::Unnamed => "No name".to_owned(),
            GroupKey::Category(category) => called(*category),
            GroupKey::Month(first) => month(*first).to_owned(),
            GroupKey::Account(name) => written_account(name),
        };
        format!("{name}: {}", written_signed(group.figure.total))
    };
    (title, totals.sums.iter().map(sum).chain(totals.groups.iter().map(part)).collect())
}

/// An amount that may lie below zero.
fn written_signed(money: Money) -> String {
    let sign = if money.is_negative() { "\u{2212}" } else { "" };
    format!("{sign}{}", written(money))
}

/// One account; its figures only where the policy shows everything.
fn balance_line(
    line: &BalanceLine,
    balances: &Balances,
    telling: &Telling<'_>,
    full: bool,
) -> String {
    let name = written_account(&line.account);
    let Some(figures) = line.figures.as_ref().filter(|_| full) else { return name };
    let current = written(figures.current);
    let alone = balances.total == 1;
    let state = match (line.account.kind.is_debt(), figures.current.is_negative()) {
        (true, false) if !figures.current.is_zero() => format!("credit of {current}"),
        (true, _) => format!("you owe {current}"),
        (false, true) => format!("overdrawn by {current}"),
        (false, false) if balances.metric == Metric::Owed => "nothing owed".to_owned(),
        (false, false) => match figures.available {
            Some(left) if left != figures.current => {
                let left = if left.is_negative() { "nothing".to_owned() } else { written(left) };
                let booked = if alone { format!(", balance {current}") } else { String::new() };
                format!("{left} available{booked}")
            }
            _ => current,
        },
    };
    let overdrawn = !line.account.kind.is_debt() && figures.current.is_negative();
    let card = line.account.kind == AccountKind::CreditCard;
    let left = match figures.available.filter(|_| alone) {
        Some(left) if card && left.is_negative() => format!(", {} over the limit", written(left)),
        Some(left) if card || (overdrawn && left.minor() > 0) => {
            format!(", {} left to spend", written(left))
        }
        _ => String::new(),
    };
    let pending = match figures.holds {
        holds if alone && !holds.is_zero() => format!(", {} pending", written(holds)),
        _ => String::new(),
    };
    let age = figures.stale_since.map(|then| format!(", as of {}", ago(then, telling.now)));
    format!("{name}: {state}{left}{pending}{}", age.unwrap_or_default())
}

/// One transaction: its day and account, and everything else where the policy shows it.
fn transaction_line(line: &TransactionLine, today: NaiveDate, full: bool) -> String {
    let day = written_day(line.made_on, today);
    if !full {
        return format!("{day}: {}", written_account(&line.account));
    }
    let act = act(line, line.counterparty.as_ref().map(|name| name.as_str()));
    let pending = match line.status {
        TransactionStatus::Pending => ", still pending",
        TransactionStatus::Posted => "",
    };
    format!("{day}: {}{}{}{pending}", act.head, written(line.amount), act.tail)
}
