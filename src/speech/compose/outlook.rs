//! Pay, what can be spent, and the balance to come. The figure first, then what it rests on.

use chrono::{DateTime, NaiveDate, Utc};

use super::bills::uncounted;
use super::dates::ago;
use super::names::{account, spoken};
use super::style::Style;
use super::talk::anything_else;
use crate::bank::{
    AccountKind, Afforded, Due, DueAmount, DueSource, Forecast, Pay, PayState, Payday,
};
use crate::basics::Money;
use crate::speech::grammar::Exactness;
use crate::speech::messages::outlook::{
    ALL_OF_CARDS, AVAILABLE, BALANCE_AS_OF, BILLS, BY_PAYDAY, END_OF_TODAY, ENOUGH, EVERYDAY,
    EXPECT_BOTH, EXPECT_IN, EXPECT_OUT, FORECAST, IN_A_WEEK, IN_DAYS, LAST_DEPOSIT, LEFT,
    MORE_PAYS, NO_BILLS, NO_PAY, NO_REGULAR_PAY, NOT_ENOUGH, NOTHING_EXPECTED, ON_DAY,
    PART_OF_CARDS, PAY_AWAITED, PAY_CAME, PAY_CAME_WITH, PAY_NEXT, PAY_NEXT_WITH,
};
use crate::speech::messages::transactions::FROM;
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::Value;

/// Tells the last pay and the next.
pub(super) fn payday(payday: &Payday, style: Style<'_>) -> Draft {
    let words = style.words;
    let said = match (&payday.last, payday.pays.as_slice()) {
        (None, []) => words.say(&NO_PAY, []),
        (Some(line), []) => {
            let day = Value::Day { day: line.made_on, today: payday.today };
            let amount = style.money(line.amount, line.account.currency.is_some());
            let said = words.breath(&LAST_DEPOSIT, [("day", day), ("amount", amount)]);
            said.sentences(words.say(&NO_REGULAR_PAY, []))
        }
        (_, pays) => {
            let each = |said: Phrase, pay| said.item(one_pay(pay, payday, style));
            let said = pays.iter().fold(Phrase::default(), each);
            match payday.total.saturating_sub(pays.len()) {
                0 => said,
                more => {
                    said.sentences(words.say(&MORE_PAYS, [("count", Value::Count(more as u64))]))
                }
            }
        }
    };
    anything_else(words, said, Suggestion::Recent)
}

fn one_pay(pay: &Pay, payday: &Payday, style: Style<'_>) -> Phrase {
    let words = style.words;
    let money = |money: Money| ("amount", style.money(money, pay.account.currency.is_some()));
    let who = pay.payer.as_ref().filter(|_| style.names);
    let who = who.and_then(|name| spoken(words, name));
    let from = who.map(|who| words.clause(&FROM, [("other", Value::words(who))]));
    let from = ("from", Value::phrase(&from.unwrap_or_default()));
    let on = |day| ("day", Value::Day { day, today: payday.today });
    let came = payday.last.as_ref().filter(|line| pay.rows.last() == Some(&line.id));
    let day = match pay.state {
        PayState::Awaited(day) => return words.say(&PAY_AWAITED, [from, on(day)]),
        PayState::Came(day) => day,
    };
    let said = match came {
        None => words.say(&PAY_CAME, [from, on(day)]),
        Some(line) => words.breath(&PAY_CAME_WITH, [from, on(day), money(line.amount)]),
    };
    let Some(next) = pay.next_on else { return said };
    // The same amount is not told twice.
    let is_same = came.is_some_and(|line| pay.amount == DueAmount::Exact(line.amount));
    let told = match pay.amount {
        DueAmount::Exact(amount) if !is_same => Some((amount, "exact")),
        // What comes in is never rounded up.
        DueAmount::About { least, .. } => Some((least, "least")),
        DueAmount::Exact(_) | DueAmount::Unknown => None,
    };
    said.sentences(match told {
        None => words.say(&PAY_NEXT, [on(next)]),
        Some((amount, bound)) => {
            words.breath(&PAY_NEXT_WITH, [on(next), money(amount), ("bound", Value::Key(bound))])
        }
    })
}

/// Tells whether something can be spent before the next pay.
pub(super) fn afforded(it: &Afforded, style: Style<'_>) -> Draft {
    let words = style.words;
    let named = it.account.currency.is_some();
    let spendable = |money| style.spendable(money, named);
    let due = |money| style.due(money, named);
    let verdict = it.wish.map(|wish| {
        let message = if it.is_enough() { &ENOUGH } else { &NOT_ENOUGH };
        words.say(message, [("wish", style.as_said(wish, named))])
    });
    let how = match (it.wish, it.is_enough()) {
        (Some(_), true) => "would_be_left",
        (Some(_), false) => "would_be_short",
        (None, true) => "can_spend",
        (None, false) => "will_be_short",
    };
    let given = [
        ("amount", if it.is_enough() { spendable(it.left) } else { due(it.left) }),
        ("how", Value::Key(how)),
        ("until", Value::phrase(&until(it, style))),
    ];
    let said = verdict.unwrap_or_default().sentences(words.breath(&LEFT, given));
    let said = said.sentences(basis(it, style)).sentences(stale(it.as_of, style));
    anything_else(words, said, Suggestion::Recent)
}

/// "By payday, around Friday", "in the next fourteen days".
fn until(it: &Afforded, style: Style<'_>) -> Phrase {
    match it.payday.filter(|on| *on == it.until) {
        Some(day) => style.words.clause(&BY_PAYDAY, [("day", Value::Day { day, today: it.today })]),
        None => {
            let days = it.until.signed_duration_since(it.today).num_days().unsigned_abs() + 1;
            style.words.clause(&IN_DAYS, [("count", Value::Count(days))])
        }
    }
}

/// On what it rests: what is available, and the bills that are taken off.
fn basis(it: &Afforded, style: Style<'_>) -> Phrase {
    let words = style.words;
    let named = it.account.currency.is_some();
    let (state, amount) = match it.available.is_negative() {
        true => ("overdrawn", style.due(it.available, named)),
        false => ("have", style.spendable(it.available, named)),
    };
    let given = [
        ("account", Value::Forms(account(words, &it.account))),
        ("amount", amount),
        ("state", Value::Key(state)),
    ];
    let said = words.breath(&AVAILABLE, given);
    let said = said.sentences(match it.bills.len() - it.without_amount.min(it.bills.len()) {
        0 => words.say(&NO_BILLS, []),
        number => {
            let count = Value::Count(number as u64);
            words.say(&BILLS, [("count", count), ("amount", style.due(it.bills_total, named))])
        }
    });
    let said = said.sentences(of_cards(&it.bills, named, style));
    match style.exactness {
        Exactness::Short => said,
        Exactness::Exact | Exactness::About => said.sentences(uncounted(words, it.without_amount)),
    }
}

/// What of `bills` is for cards: their statements count with all that is unpaid of them.
fn of_cards(bills: &[Due], named: bool, style: Style<'_>) -> Phrase {
    let words = style.words;
    let is_of_card = |due: &&Due| {
        due.source == DueSource::Statement && due.account.kind == AccountKind::CreditCard
    };
    let amounts = |dues: &mut dyn Iterator<Item = &Due>| {
        let mut told = dues.filter_map(|due| due.amount.most());
        let first = told.next()?;
        told.try_fold(first, |sum, amount| sum.plus(amount).ok())
    };
    let of_cards = bills.iter().filter(is_of_card);
    let count = ("count", Value::Count(of_cards.clone().count() as u64));
    let others = bills.iter().filter(|due| !is_of_card(due));
    match amounts(&mut of_cards.clone()) {
        None => Phrase::default(),
        Some(_) if others.count() == 0 => words.say(&ALL_OF_CARDS, [count]),
        Some(sum) => words.breath(&PART_OF_CARDS, [count, ("amount", style.due(sum, named))]),
    }
}

/// Tells the balance to come.
pub(super) fn forecast(it: &Forecast, style: Style<'_>) -> Draft {
    let words = style.words;
    let money = |money: Money| style.money(money, it.account.currency.is_some());
    let owes = it.account.kind.is_debt();
    let state = match (owes, it.projected.is_negative()) {
        (true, true) => "owe",
        (false, true) => "overdrawn",
        (_, false) => "have",
    };
    let given = [
        ("account", Value::Forms(account(words, &it.account))),
        ("amount", money(it.projected)),
        ("state", Value::Key(state)),
        ("when", Value::phrase(&when(it.on, it.today, style))),
    ];
    let said = words.breath(&FORECAST, given);
    let told = |number: usize, total: Money| number > 0 && !total.is_zero();
    let (bills, incomes) = (it.bills_total, it.incomes_total);
    let rests = match (told(it.bills.len(), bills), told(it.incomes.len(), incomes)) {
        (false, false) => words.say(&NOTHING_EXPECTED, []),
        (true, false) => words.say(&EXPECT_OUT, [("amount", money(bills))]),
        (false, true) => words.say(&EXPECT_IN, [("amount", money(incomes))]),
        (true, true) => {
            words.breath(&EXPECT_BOTH, [("bills", money(bills)), ("incomes", money(incomes))])
        }
    };
    let named = it.account.currency.is_some();
    let said = said.sentences(rests).sentences(of_cards(&it.bills, named, style));
    let said = said.sentences(uncounted(words, it.without_amount));
    let said = said.sentences(words.say(&EVERYDAY, [])).sentences(stale(it.as_of, style));
    anything_else(words, said, Suggestion::Balance)
}

fn when(day: NaiveDate, today: NaiveDate, style: Style<'_>) -> Phrase {
    match day.signed_duration_since(today).num_days() {
        0 => style.words.clause(&END_OF_TODAY, []),
        7 => style.words.clause(&IN_A_WEEK, []),
        _ => style.words.clause(&ON_DAY, [("day", Value::Day { day, today })]),
    }
}

/// From when the balance is, where it is old.
fn stale(as_of: DateTime<Utc>, style: Style<'_>) -> Phrase {
    const FRESH_HOURS: i64 = 24;
    let now = style.telling.now;
    if now.utc().signed_duration_since(as_of).num_hours() < FRESH_HOURS {
        return Phrase::default();
    }
    style.words.say(&BALANCE_AS_OF, [("ago", Value::words(ago(style.words, as_of, now)))])
}
