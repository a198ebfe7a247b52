//! Pay, what can be spent, and the balance to come. The figure first, then what it rests on.

use chrono::NaiveDate;

use super::bills::{about, joined, uncounted};
use super::names::{account, account_within, spoken};
use super::style::Style;
use super::talk::anything_else;
use crate::bank::{Afforded, DueAmount, Forecast, Pay, PayState, Payday};
use crate::basics::Money;
use crate::speech::grammar::Exactness;
use crate::speech::grammar::english::dates::{ago, day, day_ahead, day_expected};
use crate::speech::grammar::english::numbers::count;
use crate::speech::phrase::{Phrase, one_breath};
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;

/// Tells the last pay and the next.
pub(super) fn payday(payday: &Payday, style: Style<'_>) -> Draft {
    let mut said = Phrase::default();
    match (&payday.last, payday.pays.as_slice()) {
        (None, []) => said = said.sentence(Phrase::of("I found no pay and no other deposits")),
        (Some(line), []) => {
            let named = line.account.currency.is_some();
            let when = day(line.made_on, payday.today);
            said = said.sentences(joined(vec![
                Phrase::of(&format!("your last deposit came {when}")),
                Phrase::of(&style.amount(line.amount, named)),
            ]));
            said = said.sentence(Phrase::of("I see no regular pay"));
        }
        (_, pays) => {
            for pay in pays {
                said = said.item(one_pay(pay, payday, style));
            }
            if payday.total > pays.len() {
                let more = count((payday.total - pays.len()) as u64);
                said = said.sentence(Phrase::of(&format!("there are {more} more")));
            }
        }
    }
    anything_else(style.words, said, Suggestion::Recent)
}

fn one_pay(pay: &Pay, payday: &Payday, style: Style<'_>) -> Phrase {
    let named = pay.account.currency.is_some();
    let who = pay.payer.as_ref().filter(|_| style.names).and_then(|name| spoken(style.words, name));
    let from = who.map_or(String::new(), |who| format!(" from {who}"));
    let amount = match pay.amount {
        DueAmount::Unknown => None,
        DueAmount::Exact(amount) => Some(about(amount, false, named, style)),
        // What comes in is never rounded up.
        DueAmount::About { least, .. } => Some(format!("at least {}", style.amount(least, named))),
    };
    let came = payday.last.as_ref().filter(|line| pay.rows.last() == Some(&line.id));
    match pay.state {
        PayState::Awaited(on) => {
            let due = day_ahead(on, payday.today);
            let said =
                Phrase::default().sentence(Phrase::of(&format!("your pay{from} hasn't come yet")));
            said.sentence(Phrase::of(&format!("it was expected {due}")))
        }
        PayState::Came(on) => {
            let mut clauses =
                vec![Phrase::of(&format!("your pay{from} came {}", day(on, payday.today)))];
            if let Some(line) = came {
                clauses.push(Phrase::of(&style.amount(line.amount, named)));
            }
            let said = joined(clauses);
            let Some(next) = pay.next_on else { return said };
            let mut clauses = vec![Phrase::of(&format!(
                "the next is expected {}",
                day_expected(next, payday.today)
            ))];
            // The same amount is not told twice.
            let is_same = came.is_some_and(|line| pay.amount == DueAmount::Exact(line.amount));
            clauses.extend(amount.filter(|_| !is_same).map(|amount| Phrase::of(&amount)));
            said.sentences(joined(clauses))
        }
    }
}

/// Tells whether something can be spent before the next pay.
pub(super) fn afforded(it: &Afforded, style: Style<'_>) -> Draft {
    let named = it.account.currency.is_some();
    let amount = |money: Money| style.amount(money, named);
    let until = until(it);
    let verdict = match (it.wish, it.is_enough()) {
        (Some(wish), true) => Phrase::default()
            .sentence(Phrase::of(&format!("yes, there is enough for {}", amount(wish)))),
        (Some(wish), false) => Phrase::default()
            .sentence(Phrase::of(&format!("no, there is not enough for {}", amount(wish)))),
        (None, _) => Phrase::default(),
    };
    let left = match (it.wish, it.is_enough()) {
        (Some(_), true) => format!("{} would be left", amount(it.left)),
        (Some(_), false) => format!("you would be short by {}", amount(it.left)),
        (None, true) => format!("you can spend {}", amount(it.left)),
        (None, false) => format!("you will be short by {}", amount(it.left)),
    };
    let said = verdict.sentences(timed(&left, &until)).sentences(basis(it, style));
    anything_else(style.words, said.sentences(stale(it.as_of, style)), Suggestion::Recent)
}

/// What will be, and when: in one sentence where that is one breath.
fn timed(state: &str, when: &str) -> Phrase {
    one_breath(Phrase::of(&format!("{state} {when}")), || {
        let state = Phrase::default().sentence(Phrase::of(state));
        state.sentence(Phrase::of(&format!("that is {when}")))
    })
}

/// "Before payday, around Friday", "in the next fourteen days".
fn until(it: &Afforded) -> String {
    match it.payday.filter(|on| *on == it.until) {
        Some(on) => format!("by payday, {}", day_expected(on, it.today)),
        None => {
            let days = it.until.signed_duration_since(it.today).num_days().unsigned_abs() + 1;
            format!("in the next {} days", count(days))
        }
    }
}

/// On what it rests: what is available, and the bills that are taken off.
fn basis(it: &Afforded, style: Style<'_>) -> Phrase {
    let named = it.account.currency.is_some();
    let state = if it.available.is_negative() { "you are overdrawn by" } else { "you have" };
    let available = Phrase::of(&format!("{state} {}", style.amount(it.available, named)));
    let within = account_within(style.words, &it.account).text(", ").phrase(available.clone());
    let said = one_breath(within, || {
        Phrase::default().sentence(account(style.words, &it.account).phrase("")).sentence(available)
    });
    let bills = match it.bills.len() - it.without_amount.min(it.bills.len()) {
        0 => Phrase::of("no bills are expected until then"),
        1 => {
            Phrase::of(&format!("one bill of {} is expected", style.amount(it.bills_total, named)))
        }
        number => Phrase::of(&format!(
            "{} bills come to {}",
            count(number as u64),
            style.amount(it.bills_total, named)
        )),
    };
    let said = said.sentence(bills);
    if style.exactness == Exactness::Short {
        return said;
    }
    said.sentences(uncounted(it.without_amount))
}

/// Tells the balance to come.
pub(super) fn forecast(it: &Forecast, style: Style<'_>) -> Draft {
    let named = it.account.currency.is_some();
    let amount = |money: Money| style.amount(money, named);
    let when = on(it.on, it.today);
    let owes = it.account.kind.is_debt();
    let state = match (owes, it.projected.is_negative()) {
        (true, true) => format!("you will owe {}", amount(it.projected)),
        (false, true) => format!("you will be overdrawn by {}", amount(it.projected)),
        (_, false) => format!("you will have {}", amount(it.projected)),
    };
    let clause = Phrase::of(&format!("{state} {when}"));
    let whole = account_within(style.words, &it.account).text(", ").phrase(clause);
    let said = one_breath(whole, || {
        Phrase::default()
            .sentence(account(style.words, &it.account).phrase(""))
            .sentences(timed(&state, &when))
    });
    let mut clauses = Vec::new();
    for (number, total, way) in
        [(it.bills.len(), it.bills_total, "out"), (it.incomes.len(), it.incomes_total, "in")]
    {
        if number > 0 && !total.is_zero() {
            clauses.push(Phrase::of(&format!("{} {way}", amount(total))));
        }
    }
    let rests = match clauses.len() {
        0 => Phrase::of("Nothing is expected to come in or go out."),
        _ => {
            let lead = Phrase::of("I expect ");
            let rest =
                clauses.iter().cloned().reduce(|one, other| one.text(", and ").phrase(other));
            one_breath(lead.phrase(rest.unwrap_or_default()), || {
                clauses.into_iter().fold(Phrase::default(), |said, clause| {
                    said.sentence(Phrase::of("I expect ").phrase(clause))
                })
            })
        }
    };
    let said = said.sentences(rests).sentences(uncounted(it.without_amount));
    let said = said.sentence(Phrase::of("everyday spending is not counted"));
    anything_else(style.words, said.sentences(stale(it.as_of, style)), Suggestion::Balance)
}

fn on(day: NaiveDate, today: NaiveDate) -> String {
    match day.signed_duration_since(today).num_days() {
        0 => "by the end of today".to_owned(),
        7 => "in seven days".to_owned(),
        _ => day_ahead(day, today),
    }
}

/// From when the balance is, where it is old.
fn stale(as_of: chrono::DateTime<chrono::Utc>, style: Style<'_>) -> Phrase {
    const FRESH_HOURS: i64 = 24;
    let now = style.telling.now;
    if now.utc().signed_duration_since(as_of).num_hours() < FRESH_HOURS {
        return Phrase::default();
    }
    Phrase::default().sentence(Phrase::of(&format!("the balance is as of {}", ago(as_of, now))))
}
