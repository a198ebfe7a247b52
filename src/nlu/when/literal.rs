//! Dates in figures.

use chrono::NaiveDate;

use super::said::{Part, When, Year};
use super::term::Term;
use crate::nlu::customs::{Customs, Tongue};
use crate::nlu::token::{Shape, Token};

/// Two-digit years from here on are of the last century.
const CENTURY_TURNS: i32 = 70;

/// What a token of figures says about days, when it has the marks of a date.
pub(super) fn written(token: &Token, customs: &Customs) -> Option<Term> {
    let text = token.text.as_str();
    if token.shape != Shape::Figures || text.len() > 24 || token.digits().is_some() {
        return None;
    }
    if let Some(when) = date(text, token.period, customs) {
        return Some(Term::Written(when));
    }
    let (from, last) = text.split_once('-')?;
    if let (Some(from), Some(last)) = (date(from, true, customs), date(last, true, customs)) {
        return Some(Term::Written(When::Range(Box::new(from), Box::new(last))));
    }
    let day = |text: &str| text.parse().ok().filter(|day| (1..=31).contains(day));
    Some(Term::DayRange(day(from)?, day(last)?))
}

/// "2026-11-25", "2026-11", "25.11.2026", "11/25", by the order of the locale.
fn date(text: &str, period: bool, customs: &Customs) -> Option<When> {
    let mark = text.chars().find(|char| !char.is_ascii_digit())?;
    let mut parts = text.split(mark);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    let rest_is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some()
        || !"-/.".contains(mark)
        || ![first, second]
            .iter()
            .all(|text| rest_is_digits(text) && !text.is_empty() && text.len() <= 4)
    {
        return None;
    }
    let number = |text: &str| text.parse::<u32>().ok();
    if first.len() == 4 {
        let year = first.parse().ok()?;
        let month = number(second)?;
        return match third {
            Some(day) => NaiveDate::from_ymd_opt(year, month, number(day)?).map(When::Day),
            None if mark != '.' && second.len() == 2 => {
                let fits = (1..=12).contains(&month);
                fits.then_some(When::Part(Part::Month(month), Year::Of(year)))
            }
            None => None,
        };
    }
    let (day, month) = ordered(number(first)?, number(second)?, mark, customs)?;
    match third {
        Some(year) => NaiveDate::from_ymd_opt(year_of(year)?, month, day).map(When::Day),
        // "3.4" is a fraction where dates are not written with points.
        None if mark == '.' && !(customs.tongue == Tongue::German || period) => None,
        // "3-4" is the third to the fourth.
        None if mark == '-' => None,
        None => {
            NaiveDate::from_ymd_opt(2_000, month, day)?;
            Some(When::Part(Part::Date { month, day }, Year::Latest))
        }
    }
}

/// Day and month: in the locale's order, or in the only one that there can be.
fn ordered(first: u32, second: u32, mark: char, customs: &Customs) -> Option<(u32, u32)> {
    let day_first = customs.day_first || mark == '.';
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    let fits = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    if fits(day, month) { Some((day, month)) } else { fits(month, day).then_some((month, day)) }
}

fn year_of(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year < CENTURY_TURNS => Some(2_000 + year),
        2 => Some(1_900 + year),
        _ => None,
    }
}
