//! Spans of days, as an answer says again what it counted.

use chrono::{Datelike, NaiveDate};

use crate::bank::{Compared, Comparison, PeriodChoice, Totals, Unit};
use crate::basics::Period;
use crate::speech::grammar::Link;
use crate::speech::messages::periods::{
    AS_MANY_DAYS_BEFORE, BEFORE, COMING, LAST, MONTH, MONTH_OF_YEAR, NAMED_MONTH, QUARTER, ROLLING,
    SAME_DAYS_OF_MONTH, SAME_DAYS_YEAR_BEFORE, SAME_TIME_OF_UNIT_BEFORE, THAN_MONTH, THIS,
    UNIT_BEFORE, UNITS_BEFORE, USUAL, USUAL_BY_NOW, WEEK_FROM, YEAR, YEAR_BEFORE,
};
use crate::speech::phrase::Phrase;
use crate::speech::wording::{Forms, Value, Wording};

/// The days of an answer: "this month", "in October", "in the last thirty days".
pub(super) fn within(
    words: &Wording,
    choice: &PeriodChoice,
    period: Period,
    today: NaiveDate,
) -> Phrase {
    let first = period.from();
    let counted = |unit, count: u32| [unit_of(unit), ("count", Value::Count(count.into()))];
    match *choice {
        PeriodChoice::Whole { unit, back } => whole(words, unit, back, first, today),
        PeriodChoice::Last { unit, count } => words.clause(&ROLLING, counted(unit, count)),
        PeriodChoice::Next { unit, count } => words.clause(&COMING, counted(unit, count)),
        PeriodChoice::MonthNamed(_) => in_month(words, first, today),
        PeriodChoice::Since(_) if first == today => day(words, first, today, Link::On),
        PeriodChoice::Since(_) => day(words, first, today, Link::SinceDate),
        PeriodChoice::Between(..) => between(words, period, today),
    }
}

fn day(words: &Wording, day: NaiveDate, today: NaiveDate, link: Link) -> Phrase {
    Phrase::of(&words.grammar().day(day, today, link))
}

fn whole(words: &Wording, unit: Unit, back: u32, first: NaiveDate, today: NaiveDate) -> Phrase {
    match (unit, back) {
        (Unit::Day, _) => day(words, first, today, Link::On),
        (_, 0) => words.clause(&THIS, [unit_of(unit)]),
        (Unit::Month, _) => in_month(words, first, today),
        (Unit::Week | Unit::Quarter | Unit::Year, 1) => words.clause(&LAST, [unit_of(unit)]),
        (Unit::Week, _) => words.clause(&WEEK_FROM, [("day", Value::Day { day: first, today })]),
        (Unit::Quarter, _) => {
            let quarter = Value::Ordinal(u64::from(first.month0() / 3 + 1));
            let given = [("quarter", quarter), year_of(words, first)];
            words.clause(&QUARTER, given)
        }
        (Unit::Year, _) => words.clause(&YEAR, [year_of(words, first)]),
    }
}

fn between(words: &Wording, period: Period, today: NaiveDate) -> Phrase {
    let (first, last) = (period.from(), period.last());
    let begins = |day: NaiveDate| day.day() == 1;
    if last <= first {
        return day(words, first, today, Link::On);
    }
    if begins(first) && begins(period.until()) {
        if same_month(first, last) {
            return in_month(words, first, today);
        }
        if first.month() == 1 && last.month() == 12 && first.year() == last.year() {
            return words.clause(&YEAR, [year_of(words, first)]);
        }
    }
    Phrase::of(&words.grammar().range(first, last, today))
}

fn same_month(one: NaiveDate, other: NaiveDate) -> bool {
    (one.year(), one.month()) == (other.year(), other.month())
}

/// "in October", with the year when it is another one.
pub(super) fn in_month(words: &Wording, first: NaiveDate, today: NaiveDate) -> Phrase {
    if first.year() == today.year() {
        words.clause(&MONTH, [month_of(words, first)])
    } else {
        words.clause(&MONTH_OF_YEAR, [month_of(words, first), year_of(words, first)])
    }
}

fn unit_of(unit: Unit) -> (&'static str, Value<'static>) {
    let name = match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    };
    ("unit", Value::Key(name))
}

fn month_of(words: &Wording, day: NaiveDate) -> (&'static str, Value<'static>) {
    ("month", Value::words(words.grammar().month(day)))
}

fn year_of(words: &Wording, day: NaiveDate) -> (&'static str, Value<'static>) {
    ("year", Value::words(words.grammar().year(day.year())))
}

/// What a total was compared with, after "than": "in September", "usual".
pub(super) fn compared(words: &Wording, totals: &Totals, compared: &Compared) -> Forms {
    let Some(then) = compared.periods.first().copied() else { return words.forms(&BEFORE, []) };
    // Cut to as much of it as has passed of this one.
    let is_cut = then.days() < whole_days(&totals.choice, then);
    match (compared.with, is_cut) {
        (Comparison::Usual, true) => words.forms(&USUAL_BY_NOW, []),
        (Comparison::Usual, false) => words.forms(&USUAL, []),
        (Comparison::YearBefore, true) => words.forms(&SAME_DAYS_YEAR_BEFORE, []),
        (Comparison::YearBefore, false) => words.forms(&YEAR_BEFORE, []),
        (Comparison::Previous, _) => previous(words, totals, then, is_cut),
    }
}

fn previous(words: &Wording, totals: &Totals, then: Period, is_cut: bool) -> Forms {
    if let Some(month) = named(words, &totals.choice, then, totals.today) {
        let message = if is_cut { &SAME_DAYS_OF_MONTH } else { &THAN_MONTH };
        return words.forms(message, [("month", month)]);
    }
    match totals.choice {
        PeriodChoice::Whole { unit, .. } => {
            let message = if is_cut { &SAME_TIME_OF_UNIT_BEFORE } else { &UNIT_BEFORE };
            words.forms(message, [unit_of(unit)])
        }
        PeriodChoice::Last { unit, count } => {
            let given = [unit_of(unit), ("count", Value::Count(count.into()))];
            words.forms(&UNITS_BEFORE, given)
        }
        _ => words.forms(&AS_MANY_DAYS_BEFORE, []),
    }
}

/// The month's name where `then` is one, or the beginning of one.
fn named(
    words: &Wording,
    choice: &PeriodChoice,
    then: Period,
    today: NaiveDate,
) -> Option<Value<'static>> {
    let is_of_months = match choice {
        PeriodChoice::Whole { unit, .. } => *unit == Unit::Month,
        PeriodChoice::MonthNamed(_) => true,
        PeriodChoice::Between(first, last) => first.day() == 1 && same_month(*first, *last),
        _ => false,
    };
    let first = then.from();
    if !is_of_months || first.day() != 1 {
        return None;
    }
    let (_, month) = month_of(words, first);
    if first.year() == today.year() {
        return Some(month);
    }
    let given = [("month", month), year_of(words, first)];
    Some(Value::phrase(&words.clause(&NAMED_MONTH, given)))
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
