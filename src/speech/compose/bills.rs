//! Bills, statements and subscriptions: who, when, how much, soonest first.

use chrono::NaiveDate;

use super::categories::called;
use super::names::{account, spoken};
use super::style::Style;
use super::talk::{anything_else, page_end};
use crate::bank::{
    Bills, CardBill, Due, DueAmount, DueSource, DueTotal, Frequency, SpokenName, StatementLine,
    Subscription, Subscriptions,
};
use crate::models::ReplyMessage;
use crate::speech::grammar::Exactness;
use crate::speech::messages::bills::{
    CARD_PAYMENT, DUE_ON, FOUND, FOUND_FOR, MINIMUM, MINIMUM_LEFT, MINIMUM_PAID, NO_CARDS,
    NO_STATEMENT, NO_SUBSCRIPTIONS, NONE_SUCH, NOTHING_DUE, OFTEN, PAID, PAST_DUE, PAYEE,
    PAYEE_UNKNOWN, PAYMENT, PAYMENT_OF, ROSE, SPAN, STATEMENT, SUBSCRIPTION, SUBSCRIPTION_OF,
    SUBSCRIPTIONS, TOTAL, UNCOUNTED, WAS_DUE, WHEN,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Forms, Value, Wording};

/// How many totals are told: one for each currency that people hold.
const TOTALS_MAX: usize = 2;

/// Tells one page of bills.
pub(super) fn told(bills: &Bills, style: Style<'_>) -> Draft {
    let words = style.words;
    let mut said = Phrase::default();
    if bills.some_only && bills.total == 0 {
        let of = Value::Key(if bills.each_once { "any" } else { "days" });
        let given = [("of", of), ("span", Value::phrase(&span(words, bills)))];
        return anything_else(words, words.say(&NONE_SUCH, given), Suggestion::Balance);
    }
    if let Some(category) = bills.category.filter(|_| bills.skipped == 0 && bills.total > 1) {
        let given = [
            ("count", Value::Count(bills.total as u64)),
            ("category", Value::words(called(words, category))),
        ];
        said = words.say(&FOUND_FOR, given);
    } else if bills.total == 0 || bills.skipped == 0 && !bills.some_only {
        let given = [
            ("count", Value::Count(bills.total as u64)),
            ("span", Value::phrase(&span(words, bills))),
        ];
        said = words.say(&FOUND, given);
    }
    if bills.total == 0 {
        return anything_else(words, said, Suggestion::Balance);
    }
    // One bill is its own total.
    if bills.skipped == 0 && bills.total > 1 && style.exactness == Exactness::Exact {
        said = said.sentences(totals(&bills.totals, "bills", style));
        said = said.sentences(uncounted(words, bills.without_amount));
    }
    let said =
        bills.lines.iter().fold(said, |said, due| said.item(payment(due, bills.today, style)));
    let told = bills.skipped + bills.lines.len();
    let pages = [bills.skipped, told, bills.total].map(|n| n as u64);
    page_end(words, said, pages, told < bills.total, Suggestion::Balance)
}

/// "In the next thirty days", "until March third".
fn span(words: &Wording, bills: &Bills) -> Phrase {
    let (first, last) = (bills.period.from(), bills.period.last());
    let days = bills.period.days();
    let kind = match (first == bills.today, days) {
        (true, 0..=1) => "today",
        (true, days) if days <= 99 => "days",
        (true, _) => "until",
        (false, _) => "between",
    };
    let range = words.grammar().range(first, last, bills.today);
    let given = [
        ("kind", Value::Key(kind)),
        ("days", Value::Count(days)),
        ("last", Value::Day { day: last, today: bills.today }),
        ("range", Value::words(range)),
    ];
    words.clause(&SPAN, given)
}

/// "They come to about sixty dollars a month": one sentence a currency.
fn totals(totals: &[DueTotal], of: &'static str, style: Style<'_>) -> Phrase {
    let named = totals.len() > 1;
    totals.iter().take(TOTALS_MAX).fold(Phrase::default(), |said, total| {
        let (amount, bound) = match total.is_about {
            true => (style.money_up(total.amount, named), "about"),
            false => (style.due(total.amount, named), "exact"),
        };
        let given = [("amount", amount), ("bound", Value::Key(bound)), ("of", Value::Key(of))];
        said.sentences(style.words.say(&TOTAL, given))
    })
}

/// How many payments do not count.
pub(super) fn uncounted(words: &Wording, number: usize) -> Phrase {
    match number {
        0 => Phrase::default(),
        number => words.say(&UNCOUNTED, [("count", Value::Count(number as u64))]),
    }
}

/// An amount that is due, "about" and rounded up where it varies; nothing where it is not known.
fn amount(
    due: DueAmount,
    named: bool,
    style: Style<'_>,
) -> Option<[(&'static str, Value<'static>); 2]> {
    let (amount, bound) = match due {
        DueAmount::Unknown => return None,
        DueAmount::Exact(amount) => (style.due(amount, named), "exact"),
        DueAmount::About { typical, .. } => (style.money_up(typical, named), "about"),
    };
    Some([("amount", amount), ("bound", Value::Key(bound))])
}

/// Whom something is paid to, by name where it is known and may be said.
fn payee(name: Option<&SpokenName>, unknown: &ReplyMessage, style: Style<'_>) -> Forms {
    let words = style.words;
    match name.filter(|_| style.names).and_then(|name| spoken(words, name)) {
        Some(name) => words.forms(&PAYEE, [("name", Value::words(name))]),
        None => words.forms(unknown, []),
    }
}

/// One payment: "Tern Mobile, on Friday, fifty-five dollars".
fn payment(due: &Due, today: NaiveDate, style: Style<'_>) -> Phrase {
    let words = style.words;
    let who = match due.source {
        DueSource::Statement => account(words, &due.account),
        _ => payee(due.payee.as_ref(), &PAYEE_UNKNOWN, style),
    };
    let kind = match due.source {
        DueSource::Expected => "expected",
        DueSource::Statement if due.on < today => "due_since",
        DueSource::Statement => "due",
        DueSource::Arranged(_) => "arranged",
    };
    let day = Value::Day { day: due.on, today };
    let when = words.clause(&WHEN, [("kind", Value::Key(kind)), ("day", day)]);
    let (who, when) = (("who", Value::Forms(who)), ("when", Value::phrase(&when)));
    match amount(due.amount, due.account.currency.is_some(), style) {
        None => words.breath(&PAYMENT, [who, when]),
        Some([amount, bound]) => words.breath(&PAYMENT_OF, [who, when, amount, bound]),
    }
}

/// Tells card and loan statements.
pub(super) fn statements(bill: &CardBill, style: Style<'_>) -> Draft {
    let words = style.words;
    if bill.total == 0 {
        let none = if bill.without.is_empty() { &NO_CARDS } else { &NO_STATEMENT };
        return anything_else(words, words.say(none, []), Suggestion::Balance);
    }
    let each = |said: Phrase, line| said.item(statement(line, bill.today, style));
    let said = bill.lines.iter().fold(Phrase::default(), each);
    let told = bill.skipped + bill.lines.len();
    let pages = [bill.skipped, told, bill.total].map(|n| n as u64);
    page_end(words, said, pages, told < bill.total, Suggestion::Balance)
}

fn statement(line: &StatementLine, today: NaiveDate, style: Style<'_>) -> Phrase {
    let words = style.words;
    let money = |money| ("amount", style.due(money, line.account.currency.is_some()));
    let account = ("account", Value::Forms(account(words, &line.account)));
    let is_exact = style.exactness == Exactness::Exact;
    if line.unpaid.is_zero() && line.late_left().is_none() {
        let owes_nothing = line.balance.is_zero() || line.balance.is_negative();
        return words.say(if owes_nothing { &NOTHING_DUE } else { &PAID }, [account]);
    }
    let mut said = words.breath(&STATEMENT, [account, money(line.unpaid)]);
    if !is_exact {
        return said;
    }
    if let Some(on) = line.due_on {
        let message = if on < today { &WAS_DUE } else { &DUE_ON };
        said = said.sentences(words.say(message, [("day", Value::Day { day: on, today })]));
    }
    // Where the least is all that is to be paid, it was told.
    let is_all = [line.minimum, line.minimum_left()].contains(&Some(line.unpaid));
    if let Some(least) = line.minimum.filter(|it| !it.is_zero() && !is_all) {
        said = said.sentences(match line.minimum_left() {
            None => words.say(&MINIMUM_PAID, []),
            Some(left) if left == least => words.say(&MINIMUM, [money(least)]),
            Some(left) => words.say(&MINIMUM_LEFT, [money(left)]),
        });
    }
    match line.late_left() {
        Some(late) => said.sentences(words.say(&PAST_DUE, [money(late)])),
        None => said,
    }
}

/// Tells one page of subscriptions.
pub(super) fn subscriptions(all: &Subscriptions, style: Style<'_>) -> Draft {
    let words = style.words;
    if all.total == 0 {
        return anything_else(words, words.say(&NO_SUBSCRIPTIONS, []), Suggestion::Balance);
    }
    let mut said = Phrase::default();
    if all.skipped == 0 {
        said = words.say(&SUBSCRIPTIONS, [("count", Value::Count(all.total as u64))]);
        if all.total > 1 && style.exactness == Exactness::Exact {
            said = said.sentences(totals(&all.monthly, "monthly", style));
        }
    }
    let said =
        all.lines.iter().fold(said, |said, line| said.item(subscription(line, all.today, style)));
    let told = all.skipped + all.lines.len();
    let pages = [all.skipped, told, all.total].map(|n| n as u64);
    page_end(words, said, pages, told < all.total, Suggestion::Balance)
}

fn subscription(line: &Subscription, today: NaiveDate, style: Style<'_>) -> Phrase {
    let words = style.words;
    let named = line.account.currency.is_some();
    let who = ("who", Value::Forms(payee(line.payee.as_ref(), &CARD_PAYMENT, style)));
    let often = ("often", Value::phrase(&often(words, line.frequency)));
    let said = match amount(line.amount, named, style) {
        None => words.breath(&SUBSCRIPTION, [who, often]),
        Some([amount, bound]) => words.breath(&SUBSCRIPTION_OF, [who, often, amount, bound]),
    };
    match line.price_rise.filter(|_| style.exactness == Exactness::Exact) {
        None => said,
        Some(rise) => {
            let was = ("was", style.money(rise.from, named));
            let day = ("day", Value::Day { day: rise.on, today });
            said.sentences(words.breath(&ROSE, [was, day]))
        }
    }
}

fn often(words: &Wording, frequency: Frequency) -> Phrase {
    let (kind, count) = match frequency {
        Frequency::Days(7) => ("weekly", 1),
        Frequency::Days(days) if days % 7 == 0 => ("weeks", days / 7),
        Frequency::Days(days) => ("days", days),
        Frequency::Months { every: 0 | 1, .. } => ("monthly", 1),
        Frequency::Months { every: 12, .. } => ("yearly", 1),
        Frequency::Months { every, .. } => ("months", every.into()),
        Frequency::SemiMonthly => ("semimonthly", 1),
    };
    words.clause(&OFTEN, [("kind", Value::Key(kind)), ("count", Value::Count(count.into()))])
}
