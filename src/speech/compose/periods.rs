//! Spans of days, as an answer says again what it counted.

use chrono::{Datelike, Months, NaiveDate};

use crate::bank::{Compared, Comparison, PeriodChoice, Totals, Unit};
use crate::basics::Period;
use crate::speech::messages::periods::{
    BEFORE, COMPARED_MONTH, COMPARED_MONTH_BY_NOW, DAYS_BEFORE, DAYS_BEFORE_BY_NOW, IN_MONTH, LAST,
    LAST_ONE, MONTH, MONTH_OF, NEXT, ON_DAY, QUARTER, SINCE, THIS, UNIT_BEFORE, UNIT_BEFORE_BY_NOW,
    UNITS_BEFORE, UNITS_BEFORE_BY_NOW, USUAL, USUAL_BY_NOW, WEEK_FROM, YEAR, YEAR_BEFORE,
    YEAR_BEFORE_BY_NOW,
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
    let day = || [("day", Value::Day { day: first, today })];
    match *choice {
        PeriodChoice::Whole { unit, back } => whole(words, unit, back, first, today),
        PeriodChoice::Last { unit, count } => words.clause(&LAST, units(unit, count)),
        PeriodChoice::Next { unit, count } => words.clause(&NEXT, units(unit, count)),
        PeriodChoice::MonthNamed(_) => in_month(words, first, today),
        PeriodChoice::Since(_) if first == today => words.clause(&ON_DAY, day()),
        PeriodChoice::Since(_) => words.clause(&SINCE, day()),
        PeriodChoice::Between(..) => between(words, period, today),
    }
}

fn whole(words: &Wording, unit: Unit, back: u32, first: NaiveDate, today: NaiveDate) -> Phrase {
    let day = || [("day", Value::Day { day: first, today })];
    let named = || [("unit", Value::Key(name(unit)))];
    match (unit, back) {
        (Unit::Day, _) => words.clause(&ON_DAY, day()),
        (_, 0) => words.clause(&THIS, named()),
        (Unit::Month, _) => in_month(words, first, today),
        (Unit::Week | Unit::Quarter | Unit::Year, 1) => words.clause(&LAST_ONE, named()),
        (Unit::Week, _) => words.clause(&WEEK_FROM, day()),
        (Unit::Quarter, _) => {
            let quarter = Value::Ordinal(u64::from(first.month0() / 3 + 1));
            words.clause(&QUARTER, [("quarter", quarter), year(words, first)])
        }
        (Unit::Year, _) => words.clause(&YEAR, [year(words, first)]),
    }
}

fn year(words: &Wording, day: NaiveDate) -> (&'static str, Value<'static>) {
    ("year", Value::words(words.grammar().year(day.year())))
}

fn between(words: &Wording, period: Period, today: NaiveDate) -> Phrase {
    let (first, last) = (period.from(), period.last());
    let begins = |day: NaiveDate| day.day() == 1;
    if last <= first {
        return words.clause(&ON_DAY, [("day", Value::Day { day: first, today })]);
    }
    if begins(first) && begins(period.until()) {
        if same_month(first, last) {
            return in_month(words, first, today);
        }
        if first.month() == 1 && last.month() == 12 && first.year() == last.year() {
            return words.clause(&YEAR, [year(words, first)]);
        }
    }
    Phrase::of(&words.grammar().range(first, last, today))
}

fn same_month(one: NaiveDate, other: NaiveDate) -> bool {
    (one.year(), one.month()) == (other.year(), other.month())
}

/// "in October", with the year when it is another one.
pub(super) fn in_month(words: &Wording, first: NaiveDate, today: NaiveDate) -> Phrase {
    words.clause(&IN_MONTH, [month(words, first, today)])
}

/// The month's name, with the year when it is another one.
fn month(words: &Wording, first: NaiveDate, today: NaiveDate) -> (&'static str, Value<'static>) {
    let month = ("month", Value::words(words.grammar().month(first)));
    let name = match first.year() == today.year() {
        true => words.clause(&MONTH, [month]),
        false => words.clause(&MONTH_OF, [month, year(words, first)]),
    };
    ("name", Value::phrase(&name))
}

/// What a total was compared with, after "than": "in September", "usual".
pub(super) fn compared(words: &Wording, totals: &Totals, compared: &Compared) -> Forms {
    let Some(then) = compared.periods.first().copied() else { return words.forms(&BEFORE, []) };
    // Cut to as much of it as has passed of this one.
    let is_cut = then.days() < whole_days(&totals.choice, then);
    let either = |cut, whole| words.forms(if is_cut { cut } else { whole }, []);
    match (compared.with, &totals.choice) {
        (Comparison::Usual, _) => either(&USUAL_BY_NOW, &USUAL),
        (Comparison::YearBefore, _) => either(&YEAR_BEFORE_BY_NOW, &YEAR_BEFORE),
        (Comparison::Previous, choice) if is_month(choice, then) => {
            let message = if is_cut { &COMPARED_MONTH_BY_NOW } else { &COMPARED_MONTH };
            words.forms(message, [month(words, then.from(), totals.today)])
        }
        (Comparison::Previous, PeriodChoice::Whole { unit, .. }) => {
            let message = if is_cut { &UNIT_BEFORE_BY_NOW } else { &UNIT_BEFORE };
            words.forms(message, [("unit", Value::Key(name(*unit)))])
        }
        (Comparison::Previous, PeriodChoice::Last { unit, count }) => {
            let message = if is_cut { &UNITS_BEFORE_BY_NOW } else { &UNITS_BEFORE };
            words.forms(message, units(*unit, *count))
        }
        (Comparison::Previous, _) => either(&DAYS_BEFORE_BY_NOW, &DAYS_BEFORE),
    }
}

/// Whether `then` is a month, or the beginning of one.
fn is_month(choice: &PeriodChoice, then: Period) -> bool {
    let is_of_months = match choice {
        PeriodChoice::Whole { unit, .. } => *unit == Unit::Month,
        PeriodChoice::MonthNamed(_) => true,
        PeriodChoice::Between(first, last) => first.day() == 1 && same_month(*first, *last),
        _ => false,
    };
    is_of_months && then.from().day() == 1
}

/// How many days there are in the unit of `choice` that begins with `then`.
fn whole_days(choice: &PeriodChoice, then: Period) -> u64 {
    let months = |count: u32| {
        let end = then.from().checked_add_months(Months::new(count));
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

/// Some of a unit; none is told as one.
fn units(unit: Unit, number: u32) -> [(&'static str, Value<'static>); 2] {
    [("unit", Value::Key(name(unit))), ("count", Value::Count(number.max(1).into()))]
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
