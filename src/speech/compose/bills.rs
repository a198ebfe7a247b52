//! Bills, statements and subscriptions: who, when, how much, soonest first.

use chrono::NaiveDate;

use super::names::{account, spoken};
use super::style::Style;
use super::talk::{anything_else, page_end};
use crate::bank::{
    Bills, CardBill, Due, DueAmount, DueSource, DueTotal, Frequency, StatementLine, Subscription,
    Subscriptions,
};
use crate::basics::Money;
use crate::speech::grammar::Exactness;
use crate::speech::grammar::english::dates::{day, day_ahead, day_expected};
use crate::speech::grammar::english::numbers::count;
use crate::speech::phrase::{Phrase, one_breath};
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;

/// How many totals are told: one for each currency that people hold.
const TOTALS_MAX: usize = 2;

/// Tells one page of bills.
pub(super) fn told(bills: &Bills, style: Style<'_>) -> Draft {
    let span = span(bills);
    if bills.total == 0 {
        let none = Phrase::default();
        return anything_else(
            style.words,
            none.sentence(Phrase::of(&format!("you have no bills {span}"))),
            Suggestion::Balance,
        );
    }
    let mut said = Phrase::default();
    if bills.skipped == 0 {
        let plural = if bills.total == 1 { "bill" } else { "bills" };
        let number = count(bills.total as u64);
        said = said.sentence(Phrase::of(&format!("you have {number} {plural} {span}")));
        // One bill is its own total.
        if bills.total > 1 && style.exactness == Exactness::Exact {
            said = said.sentences(totals(&bills.totals, "", style));
            said = said.sentences(uncounted(bills.without_amount));
        }
    }
    let said =
        bills.lines.iter().fold(said, |said, due| said.item(payment(due, bills.today, style)));
    let told = bills.skipped + bills.lines.len();
    let pages = [bills.skipped, told, bills.total].map(|n| n as u64);
    page_end(style.words, said, pages, told < bills.total, Suggestion::Balance)
}

/// "In the next thirty days", "until March third".
fn span(bills: &Bills) -> String {
    let days = bills.period.days();
    match (bills.period.from() == bills.today, days) {
        (true, 0..=1) => "today".to_owned(),
        (true, days) if days <= 99 => format!("in the next {} days", count(days)),
        (true, _) => format!("until {}", date(bills.period.last(), bills)),
        (false, _) => {
            let first = date(bills.period.from(), bills);
            format!("from {first} to {}", date(bills.period.last(), bills))
        }
    }
}

fn date(on: NaiveDate, bills: &Bills) -> String {
    let told = day(on, bills.today);
    told.strip_prefix("on ").map_or(told.clone(), str::to_owned)
}

/// "They come to about sixty dollars a month": one sentence a currency.
fn totals(totals: &[DueTotal], each: &str, style: Style<'_>) -> Phrase {
    let named = totals.len() > 1;
    totals.iter().take(TOTALS_MAX).fold(Phrase::default(), |said, total| {
        let amount = about(total.amount, total.is_about, named, style);
        said.sentence(Phrase::of(&format!("they come to {amount}{each}")))
    })
}

/// An amount, "about" and rounded up where it varies.
pub(super) fn about(amount: Money, is_about: bool, named: bool, style: Style<'_>) -> String {
    match is_about {
        true => format!("about {}", style.rounded_up(amount, named)),
        false => style.amount(amount, named),
    }
}

/// How many payments do not count.
pub(super) fn uncounted(number: usize) -> Phrase {
    match number {
        0 => Phrase::default(),
        1 => Phrase::of("The amount of one is not known."),
        _ => Phrase::of(&format!("The amounts of {} are not known.", count(number as u64))),
    }
}

/// One payment: "Tern Mobile, on Friday, fifty-five dollars".
fn payment(due: &Due, today: NaiveDate, style: Style<'_>) -> Phrase {
    let named = due.account.currency.is_some();
    let who = match (
        &due.source,
        due.payee.as_ref().filter(|_| style.names).and_then(|name| spoken(style.words, name)),
    ) {
        (DueSource::Statement, _) => account(style.words, &due.account).phrase(""),
        (_, Some(name)) => Phrase::of(&name),
        (_, None) => Phrase::of("a bill"),
    };
    let when = match due.source {
        DueSource::Expected => format!("expected {}", day_expected(due.on, today)),
        DueSource::Statement if due.on < today => format!("due since {}", since(due.on, today)),
        DueSource::Statement => format!("due {}", day_ahead(due.on, today)),
        DueSource::Arranged(_) => day_ahead(due.on, today),
    };
    let mut clauses = vec![who, Phrase::of(&when)];
    match due.amount {
        DueAmount::Unknown => {}
        DueAmount::Exact(amount) => clauses.push(Phrase::of(&about(amount, false, named, style))),
        DueAmount::About { typical, .. } => {
            clauses.push(Phrase::of(&about(typical, true, named, style)));
        }
    }
    joined(clauses)
}

fn since(on: NaiveDate, today: NaiveDate) -> String {
    let told = day(on, today);
    told.strip_prefix("on ").map_or(told.clone(), str::to_owned)
}

/// The clauses as one sentence, or, when that is more than a breath, the last for itself.
pub(super) fn joined(clauses: Vec<Phrase>) -> Phrase {
    let whole = clauses.iter().cloned().reduce(|whole, clause| whole.text(", ").phrase(clause));
    one_breath(whole.unwrap_or_default(), || {
        clauses.into_iter().fold(Phrase::default(), Phrase::sentence)
    })
}

/// Tells card and loan statements.
pub(super) fn statements(bill: &CardBill, style: Style<'_>) -> Draft {
    if bill.total == 0 {
        let said = match bill.without.is_empty() {
            true => Phrase::of("You have no cards or loans here."),
            false => Phrase::of("I have no statement for your cards and loans."),
        };
        return anything_else(style.words, said, Suggestion::Balance);
    }
    let said = bill
        .lines
        .iter()
        .fold(Phrase::default(), |said, line| said.item(statement(line, bill.today, style)));
    let told = bill.skipped + bill.lines.len();
    let pages = [bill.skipped, told, bill.total].map(|n| n as u64);
    page_end(style.words, said, pages, told < bill.total, Suggestion::Balance)
}

fn statement(line: &StatementLine, today: NaiveDate, style: Style<'_>) -> Phrase {
    let named = line.account.currency.is_some();
    let name = || account(style.words, &line.account).phrase("");
    let late =
        line.past_due.map(|late| Phrase::of(&format!("{} is past due", style.amount(late, named))));
    if line.unpaid.is_zero() && late.is_none() {
        let paid = if line.balance.is_zero() || line.balance.is_negative() {
            Phrase::of("nothing is due on ").phrase(name())
        } else {
            Phrase::of("the last bill is paid on ").phrase(name())
        };
        return Phrase::default().sentence(paid);
    }
    let amount = style.amount(line.unpaid, named);
    let due_on = line.due_on.filter(|_| style.exactness == Exactness::Exact);
    let by = due_on.map(|on| match on < today {
        true => format!("it was due {}", day(on, today)),
        false => format!("it is due {}", day_ahead(on, today)),
    });
    let due = Phrase::of(&format!("{amount} is to be paid"));
    let mut said = one_breath(name().text(", ").phrase(due.clone()), || {
        Phrase::default().sentence(name()).sentence(due)
    });
    if let Some(by) = by {
        said = said.sentence(Phrase::of(&by));
    }
    let least = line.minimum.filter(|it| !it.is_zero() && *it != line.unpaid);
    if let Some(least) = least.filter(|_| style.exactness == Exactness::Exact) {
        let least = style.amount(least, named);
        said = said.sentence(Phrase::of(&format!("the minimum payment is {least}")));
    }
    match late.filter(|_| style.exactness == Exactness::Exact) {
        Some(late) => said.sentence(late),
        None => said,
    }
}

/// Tells one page of subscriptions.
pub(super) fn subscriptions(all: &Subscriptions, style: Style<'_>) -> Draft {
    if all.total == 0 {
        return anything_else(
            style.words,
            Phrase::of("I found no subscriptions on your cards."),
            Suggestion::Balance,
        );
    }
    let mut said = Phrase::default();
    if all.skipped == 0 {
        let plural = if all.total == 1 { "subscription" } else { "subscriptions" };
        let number = count(all.total as u64);
        said = said.sentence(Phrase::of(&format!("I found {number} {plural}")));
        if all.total > 1 && style.exactness == Exactness::Exact {
            said = said.sentences(totals(&all.monthly, " a month", style));
        }
    }
    let said =
        all.lines.iter().fold(said, |said, line| said.item(subscription(line, all.today, style)));
    let told = all.skipped + all.lines.len();
    let pages = [all.skipped, told, all.total].map(|n| n as u64);
    page_end(style.words, said, pages, told < all.total, Suggestion::Balance)
}

fn subscription(line: &Subscription, today: NaiveDate, style: Style<'_>) -> Phrase {
    let named = line.account.currency.is_some();
    let who =
        line.payee.as_ref().filter(|_| style.names).and_then(|name| spoken(style.words, name));
    let who = who.unwrap_or_else(|| "a card payment".to_owned());
    let often = often(line.frequency);
    let amount = match line.amount {
        DueAmount::Unknown => often,
        DueAmount::Exact(amount) => format!("{} {often}", about(amount, false, named, style)),
        DueAmount::About { typical, .. } => {
            format!("{} {often}", about(typical, true, named, style))
        }
    };
    let said = joined(vec![Phrase::of(&who), Phrase::of(&amount)]);
    match line.price_rise.filter(|_| style.exactness == Exactness::Exact) {
        None => said,
        Some(rise) => {
            let was = style.amount(rise.from, named);
            let on = since(rise.on, today);
            let whole = Phrase::of(&format!("it was {was} until {on}"));
            said.sentences(one_breath(whole, || {
                let rose = day(rise.on, today);
                let rose = Phrase::of(&format!("it rose {rose}"));
                let said = Phrase::default().sentence(rose);
                said.sentence(Phrase::of(&format!("it was {was}")))
            }))
        }
    }
}

fn often(frequency: Frequency) -> String {
    let every = |number: u16, unit: &str| format!("every {} {unit}", count(number.into()));
    match frequency {
        Frequency::Days(7) => "a week".to_owned(),
        Frequency::Days(days) if days % 7 == 0 => every(days / 7, "weeks"),
        Frequency::Days(days) => every(days, "days"),
        Frequency::Months { every: 0 | 1, .. } => "a month".to_owned(),
        Frequency::Months { every: 12, .. } => "a year".to_owned(),
        Frequency::Months { every: months, .. } => every(months.into(), "months"),
        Frequency::SemiMonthly => "twice a month".to_owned(),
    }
}
