//! Answers about what is to come, for a reader at a terminal.

use super::facts::account;
use super::shown::{Shown, days, pages, transaction};
use crate::bank::{
    Afforded, Answer, CardActed, CardLine, Due, DueAmount, DueSource, DueTotal, Explained,
    Forecast, PayState, SpokenName, StatementLine, Subscription,
};

/// The answer, one about what is to come or why things are as they are.
pub(super) fn answer(out: &mut Shown, answer: &Answer) {
    match answer {
        Answer::Bills(it) => {
            out.line("period", &days(it.period));
            it.lines.iter().for_each(|line| out.line("due", &due(line)));
            it.totals.iter().for_each(|it| out.line("together", &total(it)));
            out.line("unknown", &format!("{} without an amount", it.without_amount));
            it.closed
                .iter()
                .for_each(|it| out.line("left out", &format!("{}, closed", account(it))));
            out.line("bills", &pages(it.skipped, it.lines.len(), it.total));
        }
        Answer::CardBill(it) => {
            it.lines.iter().for_each(|line| out.line("statement", &statement(line)));
            it.without.iter().for_each(|name| out.line("without", &account(name)));
            out.line("statements", &pages(it.skipped, it.lines.len(), it.total));
        }
        Answer::Subscriptions(it) => {
            it.lines.iter().for_each(|line| out.line("charged", &subscription(line)));
            it.monthly.iter().for_each(|it| out.line("a month", &total(it)));
            out.line("dearer", &it.dearer.to_string());
            out.line("in all", &pages(it.skipped, it.lines.len(), it.total));
        }
        Answer::Payday(it) => {
            it.last.iter().for_each(|line| out.line("last", &transaction(line)));
            for pay in &it.pays {
                let state = match pay.state {
                    PayState::Came(on) => format!("came {on}"),
                    PayState::Awaited(on) => format!("awaited since {on}"),
                };
                let next = pay.next_on.map(|on| format!(", next {on}")).unwrap_or_default();
                let (amount, from) = (amount(pay.amount), name(pay.payer.as_ref()));
                let (to, rows) = (account(&pay.account), pay.rows.len());
                out.line("pay", &format!("{state}{next} {amount} {from} {to} in {rows} rows"));
            }
        }
        Answer::Explained(it) => explained(out, it),
        Answer::Afforded(it) => afforded(out, it),
        Answer::Forecast(it) => forecast(out, it),
        Answer::Cards(it) => {
            it.lines.iter().for_each(|line| out.line("card", &card(line)));
            out.line("cards", &pages(it.skipped, it.lines.len(), it.total));
        }
        Answer::CardActed(it) => acted(out, it),
        _ => {}
    }
}

fn name(party: Option<&SpokenName>) -> &str {
    party.map_or("-", SpokenName::as_str)
}

fn amount(amount: DueAmount) -> String {
    match amount {
        DueAmount::Exact(amount) => amount.to_string(),
        DueAmount::About { typical, least, most } => {
            format!("about {typical} ({} to {})", least.amount(), most.amount())
        }
        DueAmount::Unknown => "unknown".to_owned(),
    }
}

fn due(due: &Due) -> String {
    let source = match due.source {
        DueSource::Arranged(kind) => kind.name(),
        DueSource::Statement => "statement",
        DueSource::Expected => "expected",
    };
    let (amount, payee) = (amount(due.amount), name(due.payee.as_ref()));
    let (account, rows) = (account(&due.account), due.rows.len());
    format!("{} {amount} {source} {payee} {account} in {rows} rows", due.on)
}

fn total(total: &DueTotal) -> String {
    let about = if total.is_about { "about " } else { "" };
    format!("{about}{} in {}", total.amount, total.payments)
}

fn statement(line: &StatementLine) -> String {
    let due = line.due_on.map(|on| format!(" due {on}")).unwrap_or_default();
    let least = line.minimum.map(|it| format!(", least {it}")).unwrap_or_default();
    let late = line.past_due.map(|it| format!(", past due {it}")).unwrap_or_default();
    let (of, closed, balance) = (account(&line.account), line.closed_on, line.balance);
    let (paid, unpaid) = (line.paid, line.unpaid);
    format!("{of} of {closed}: {balance}, paid {paid}, to pay {unpaid}{due}{least}{late}")
}

fn subscription(line: &Subscription) -> String {
    let next = line.next_on.map(|on| format!(", next {on}")).unwrap_or_default();
    let rise = line.price_rise.map(|it| format!(", {} until {}", it.from, it.on));
    let (amount, payee) = (amount(line.amount), name(line.payee.as_ref()));
    let (monthly, sure, rows) = (line.monthly, line.confidence_permille, line.rows.len());
    let rise = rise.unwrap_or_default();
    format!("{payee} {amount} ({monthly} a month){next}{rise}, {sure}/1000 sure in {rows} rows")
}

fn explained(out: &mut Shown, it: &Explained) {
    out.line("account", &account(&it.account));
    out.line("since", &format!("{}: {} then, {} now", it.since, it.then, it.now));
    out.line("change", &it.change.to_string());
    for cause in &it.causes {
        let (kind, who) = (cause.kind.name(), name(cause.party.as_ref()));
        out.line("cause", &format!("{} {kind} {who} in {} rows", cause.sum, cause.count));
    }
    out.line("rest", &format!("{} in {} rows", it.rest, it.rest_count));
    out.line("pending", &it.holds.to_string());
}

fn afforded(out: &mut Shown, it: &Afforded) {
    out.line("account", &account(&it.account));
    out.line("available", &it.available.to_string());
    it.bills.iter().for_each(|line| out.line("due", &due(line)));
    out.line("bills", &format!("{}, {} unknown", it.bills_total, it.without_amount));
    it.wish.iter().for_each(|wish| out.line("wish", &wish.to_string()));
    let payday = it.payday.map(|on| format!(", payday {on}")).unwrap_or_default();
    out.line("left", &format!("{} after {}{payday}", it.left, it.until));
}

fn forecast(out: &mut Shown, it: &Forecast) {
    out.line("account", &account(&it.account));
    out.line("start", &it.start.to_string());
    it.incomes.iter().for_each(|line| out.line("in", &due(line)));
    it.bills.iter().for_each(|line| out.line("out", &due(line)));
    let (on, left, unknown) = (it.on, it.projected, it.without_amount);
    out.line("projected", &format!("{left} on {on}, {unknown} payments unknown"));
}

fn card(line: &CardLine) -> String {
    let until = line.valid_until.map(|on| format!(" until {on}")).unwrap_or_default();
    format!("{} {}{until} {}", line.id, line.status.name(), account(&line.account))
}

fn acted(out: &mut Shown, it: &CardActed) {
    match it {
        CardActed::Confirm(line) => out.line("to lock", &card(line)),
        CardActed::Locked(line) => out.line("locked", &card(line)),
        CardActed::ConfirmUnlock(line) => out.line("to unlock", &card(line)),
        CardActed::Unlocked(line) => out.line("unlocked", &card(line)),
        CardActed::Unneeded(line) => out.line("unneeded", &card(line)),
        CardActed::StepUp(needs) => out.line("needs", &format!("{needs:?}")),
        CardActed::Which { cards, total } => {
            cards.iter().for_each(|line| out.line("which", &card(line)));
            out.line("cards", &total.to_string());
        }
        CardActed::NoCard => out.line("card", "there is none"),
        CardActed::NotOffered => out.line("card", "cannot be done here"),
        CardActed::NotDone | CardActed::NotUnlocked => out.line("card", "nothing was changed"),
        CardActed::Unknown => out.line("card", "it is not known what became of it"),
    }
}
