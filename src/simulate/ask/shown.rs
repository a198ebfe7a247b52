//! An answer for a reader at a terminal.

use std::fmt::Write as _;

use super::command::Asked;
use super::facts::{account, of, part, status};
use super::outlook_shown;
use crate::bank::notation::written;
use crate::bank::{
    Answer, BalanceLine, Compared, Figure, LeftOut, Listed, Net, Recent, Totals, TransactionLine,
};
use crate::basics::{Money, Period};

/// Lines of a label and what there is to say.
pub(super) struct Shown(String);

impl Shown {
    /// Adds a line.
    pub(super) fn line(&mut self, label: &str, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{label:<10} {text}");
    }
}

/// The answer with what is behind it.
pub(super) fn show(asked: &Asked) -> String {
    let mut out = Shown(String::new());
    let who = &asked.customer;
    out.line("question", &written(&asked.question));
    let persona = if who.persona.is_empty() { String::new() } else { format!(", {}", who.persona) };
    out.line("customer", &format!("{} [{}]{persona}", who.name, who.customer.as_str()));
    out.line("asked at", &asked.now.utc().to_rfc3339());
    answer(&mut out, &asked.answer);
    for row in &asked.rows {
        out.line("row", &transaction(row));
    }
    if asked.rows_left > 0 {
        out.line("rows left", &format!("{} (see --rows)", asked.rows_left));
    }
    if let Some(next) = &asked.next {
        out.line("next page", &written(next));
    }
    out.line("said", &asked.said);
    let (first, again) = (asked.took.as_micros(), asked.took_again.as_micros());
    out.line("took", &format!("{first} us, asked again {again} us"));
    out.0
}

fn answer(out: &mut Shown, answer: &Answer) {
    match answer {
        Answer::Balances(balances) => {
            for line in &balances.lines {
                out.line("account", &account(&line.account));
                balance(out, line);
            }
            out.line("accounts", &pages(balances.skipped, balances.lines.len(), balances.total));
        }
        Answer::Accounts { lines, skipped, total } => {
            for line in lines {
                let closed = if line.closed { " closed" } else { "" };
                out.line("account", &format!("{}{closed}", account(&line.account)));
            }
            out.line("accounts", &pages(*skipped, lines.len(), *total));
        }
        Answer::Recent(recent) => recently(out, recent),
        Answer::Listed(it) => listed(out, it),
        Answer::Payment(it) => {
            it.lines.iter().for_each(|line| out.line("told", &transaction(line)));
            of(None, it.category).iter().for_each(|of| out.line("of", of));
        }
        Answer::Totals(it) => totals(out, it),
        Answer::Net(it) => net(out, it),
        Answer::WhichMerchant { candidates, more, .. } => {
            let names: Vec<&str> = candidates.iter().map(|name| name.as_str()).collect();
            let more = if *more { ", and more" } else { "" };
            out.line("which", &format!("{}{more}", names.join(", ")));
        }
        Answer::NoSuchMerchant { period, .. } => {
            out.line("merchant", "none of the customer's fits");
            out.line("period", &days(*period));
        }
        Answer::WhichAccount { candidates, total } => {
            candidates.iter().for_each(|name| out.line("which", &account(name)));
            out.line("accounts", &pages(0, candidates.len(), *total));
        }
        Answer::NoSuchAccount { offered, .. } => {
            out.line("account", "none fits");
            offered.iter().for_each(|name| out.line("there is", &account(name)));
        }
        Answer::Closed(name) => out.line("closed", &account(name)),
        Answer::OutOfReach(name) => {
            out.line("account", &format!("{}, out of reach", account(name)))
        }
        Answer::Bills(_)
        | Answer::CardBill(_)
        | Answer::Subscriptions(_)
        | Answer::Payday(_)
        | Answer::Explained(_)
        | Answer::Afforded(_)
        | Answer::Forecast(_)
        | Answer::Cards(_)
        | Answer::CardActed(_) => outlook_shown::answer(out, answer),
        Answer::NothingOwed => out.line("owed", "nothing"),
        Answer::BeyondLookBack { days } => out.line("look back", &format!("{days} days")),
        Answer::AllClosed => out.line("accounts", "all are closed"),
        Answer::NoAccounts => out.line("accounts", "there are none"),
    }
}

fn balance(out: &mut Shown, line: &BalanceLine) {
    let Some(figures) = &line.figures else {
        out.line("", "cannot be reached");
        return;
    };
    out.line("current", &figures.current.to_string());
    let optional = [("available", figures.available), ("limit", figures.limit)];
    for (label, amount) in optional {
        amount.iter().for_each(|amount| out.line(label, &amount.to_string()));
    }
    out.line("holds", &figures.holds.to_string());
    figures.stale_since.iter().for_each(|then| out.line("as of", &then.to_rfc3339()));
}

fn recently(out: &mut Shown, recent: &Recent) {
    recent.lines.iter().for_each(|line| out.line("told", &transaction(line)));
    let told = recent.told + recent.lines.len() as u64;
    out.line("count", &format!("{told} of {} told", recent.total));
}

fn listed(out: &mut Shown, listed: &Listed) {
    out.line("period", &days(listed.period));
    out.line("accounts", &listed.covered.len().to_string());
    of(listed.merchant.as_ref(), listed.category).iter().for_each(|of| out.line("of", of));
    listed.lines.iter().for_each(|line| out.line("told", &transaction(line)));
    let told = listed.told + listed.lines.len() as u64;
    out.line("count", &format!("{told} of {} told", listed.total));
    left_out(out, &listed.left_out);
}

fn totals(out: &mut Shown, totals: &Totals) {
    out.line("period", &days(totals.period));
    out.line("accounts", &totals.covered.len().to_string());
    of(totals.merchant.as_ref(), totals.category).iter().for_each(|of| out.line("of", of));
    for sum in &totals.sums {
        out.line(totals.flow.name(), &figure(&sum.figure));
        sum.compared.iter().for_each(|it| out.line("compared", &compared(it)));
        out.line("rows by", &written(&sum.rows));
    }
    for group in &totals.groups {
        let (sort, name) = part(&group.key);
        out.line(sort, &format!("{name}: {}", figure(&group.figure)));
        out.line("rows by", &written(&group.rows));
    }
    if totals.grouping.is_some() {
        out.line("parts", &pages(totals.skipped, totals.groups.len(), totals.group_count));
    }
    left_out(out, &totals.left_out);
    totals.stale_since.iter().for_each(|then| out.line("as of", &then.to_rfc3339()));
}

fn net(out: &mut Shown, net: &Net) {
    for line in &net.lines {
        let (held, owed, accounts) = (line.held, line.owed, line.accounts);
        let net = line.net;
        out.line("net", &format!("{net} (held {held}, owed {owed}, {accounts} accounts)"));
    }
    left_out(out, &net.left_out);
    net.stale_since.iter().for_each(|then| out.line("as of", &then.to_rfc3339()));
}

fn left_out(out: &mut Shown, left_out: &LeftOut) {
    for name in &left_out.closed {
        out.line("left out", &format!("{}, closed", account(name)));
    }
    for name in &left_out.unreachable {
        out.line("left out", &format!("{}, cannot be reached", account(name)));
    }
    for currency in &left_out.currencies {
        out.line("left out", &format!("accounts in {currency}"));
    }
}

fn figure(figure: &Figure) -> String {
    let Figure { total, gross, back, pending, count, back_count, average } = figure;
    let average = average.map(|it| format!(", on average {it}")).unwrap_or_default();
    format!(
        "{total} (gross {}, back {} in {back_count}, pending {}, {count} transactions{average})",
        bare(*gross),
        bare(*back),
        bare(*pending)
    )
}

fn compared(compared: &Compared) -> String {
    let periods: Vec<String> = compared.periods.iter().map(|period| days(*period)).collect();
    format!("{} then, {} more now ({})", compared.base, compared.change, periods.join(", "))
}

fn bare(money: Money) -> String {
    money.amount().to_string()
}

pub(super) fn transaction(line: &TransactionLine) -> String {
    let other = line.counterparty.as_ref().map_or("-", |name| name.as_str());
    format!(
        "{} {:>14} {} {} {other} {} {}",
        line.made_on,
        line.amount.to_string(),
        status(line.status),
        line.kind.name(),
        account(&line.account),
        line.id.as_str()
    )
}

pub(super) fn days(period: Period) -> String {
    match period.days() {
        0 => format!("no day ({})", period.from()),
        1 => period.from().to_string(),
        days => format!("{}..{} ({days} days)", period.from(), period.last()),
    }
}

pub(super) fn pages(skipped: usize, told: usize, total: usize) -> String {
    format!("{} of {total} told", skipped + told)
}
