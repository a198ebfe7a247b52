//! Spans of days, as an answer says again what it counted.

use chrono::{Datelike, NaiveDate};

use crate::bank::{Compared, Comparison, PeriodChoice, Totals, Unit};
use crate::basics::Period;
use crate::speech::grammar::english::dates::{date, day, month};
use crate::speech::grammar::english::numbers::{count, ordinal, year};

/// The days of an answer: "this month", "in October", "in the last thirty days".
pub(super) fn within(choice: &PeriodChoice, period: Period, today: NaiveDate) -> String {
    let first = period.from();
    match *choice {
        PeriodChoice::Whole { unit, back } => whole(unit, back, first, today),
        PeriodChoice::Last { unit, count } => format!("in the last {}", units(unit, count)),
        PeriodChoice::Next { unit, count } => format!("in the next {}", units(unit, count)),
        PeriodChoice::MonthNamed(_) => in_month(first, today),
        PeriodChoice::Since(_) if first == today => "today".to_owned(),
        PeriodChoice::Since(_) => format!("since {}", date(first, today)),
        PeriodChoice::Between(..) => between(period, today),
    }
}

fn whole(unit: Unit, back: u32, first: NaiveDate, today: NaiveDate) -> String {
    match (unit, back) {
        (Unit::Day, _) => day(first, today),
        (_, 0) => format!("this {}", name(unit)),
        (Unit::Month, _) => in_month(first, today),
        (Unit::Week | Unit::Quarter | Unit::Year, 1) => format!("last {}", name(unit)),
        (Unit::Week, _) => format!("in the week from {}", date(first, today)),
        (Unit::Quarter, _) => {
            let quarter = ordinal(u64::from(first.month0() / 3 + 1));
            format!("in the {quarter} quarter of {}", year(first.year()))
        }
        (Unit::Year, _) => format!("in {}", year(first.year())),
    }
}

fn between(period: Period, today: NaiveDate) -> String {
    let (first, last) = (period.from(), period.last());
    let begins = |day: NaiveDate| day.day() == 1;
    if last <= first {
        return day(first, today);
    }
    if begins(first) && begins(period.until()) {
        if same_month(first, last) {
            return in_month(first, today);
        }
        if first.month() == 1 && last.month() == 12 && first.year() == last.year() {
            return format!("in {}", year(first.year()));
        }
    }
    format!("from {} to {}", date(first, today), date(last, today))
}

fn same_month(one: NaiveDate, other: NaiveDate) -> bool {
    (one.year(), one.month()) == (other.year(), other.month())
}

/// "in October", with the year when it is another one.
pub(super) fn in_month(first: NaiveDate, today: NaiveDate) -> String {
    if first.year() == today.year() {
        format!("in {}", month(first))
    } else {
        format!("in {} {}", month(first), year(first.year()))
    }
}

/// What a total was compared with, after "than": "in September", "usual".
pub(super) fn compared(totals: &Totals, compared: &Compared) -> String {
    let Some(then) = compared.periods.first().copied() else { return "before".to_owned() };
    // Cut to as much of it as has passed of this one.
    let is_cut = then.days() < whole_days(&totals.choice, then);
    match (compared.with, &totals.choice) {
        (Comparison::Usual, _) if is_cut => "usual by this time".to_owned(),
        (Comparison::Usual, _) => "usual".to_owned(),
        (Comparison::YearBefore, _) if is_cut => "in the same days a year before".to_owned(),
        (Comparison::YearBefore, _) => "a year before".to_owned(),
        (Comparison::Previous, choice) => match (named(choice, then, totals.today), is_cut) {
            (Some(name), true) => format!("in the same days of {name}"),
            (Some(name), false) => format!("in {name}"),
            (None, true) => format!("by the same time {}", before(choice)),
            (None, false) => before(choice),
        },
    }
}

/// The month's name where `then` is one, or the beginning of one.
fn named(choice: &PeriodChoice, then: Period, today: NaiveDate) -> Option<String> {
    let is_of_months = match choice {
        PeriodChoice::Whole { unit, .. } => *unit == Unit::Month,
        PeriodChoice::MonthNamed(_) => true,
        PeriodChoice::Between(first, last) => first.day() == 1 && same_month(*first, *last),
        _ => false,
    };
    let first = then.from();
    let is_month = is_of_months && first.day() == 1;
    is_month.then(|| in_month(first, today).trim_start_matches("in ").to_owned())
}

fn before(choice: &PeriodChoice) -> String {
    match choice {
        PeriodChoice::Whole { unit, .. } => format!("the {} before", name(*unit)),
        PeriodChoice::Last { unit, count } => format!("in the {} before", units(*unit, *count)),
        _ => "in as many days before".to_owned(),
    }
}

/// How many days there are in the unit of `choice` that begins with `then`.
fn whole_days(choice: &PeriodChoice, then: Period) -> u64 {
    let months = |count: u32| {
        let end = then.from().checked_add_months(chrono::Months::new(count));
        end.map_or(0, |end| Period::new(then.from(), end).days())
    };
    match choice {
        PeriodChoice::Whole { unit: Unit::Week, .. } => 7,
        PeriodChoice::Whole { unit: Unit::Quarter, .. } => months(3),
        PeriodChoice::Whole { unit: Unit::Year, .. } => months(12),
        PeriodChoice::Whole { unit: Unit::Month, .. } | PeriodChoice::MonthNamed(_) => months(1),
        PeriodChoice::Between(first, last) if first.day() == 1 && same_month(*first, *last) => {
            months(1)
        }
        _ => 0,
    }
}

fn units(unit: Unit, number: u32) -> String {
    match number {
        0 | 1 => name(unit).to_owned(),
        _ => format!("{} {}s", count(number.into()), name(unit)),
    }
}

fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    }
}
