//! Days and spans in slots: total functions, whatever came.
//!
//! Alexa turns what was said into a calendar form and, without a word for it, looks ahead: "march"
//! said in November is next year's. Questions about money look back, so what lies ahead is the
//! latest one that has begun (reference: slot type reference, `AMAZON.DATE`, `AMAZON.DURATION`).
//! What it has no form for it passes on in words, which the grammar of the locale reads.

use chrono::{Days, NaiveDate};

use crate::bank::{PeriodChoice, Unit};
use crate::basics::Locale;
use crate::nlu::Customs;
use crate::nlu::when::{Clock, Lean, Length, Part, When, Year, platform_days, read_days};

/// The most units of a span: a century of days. More is nothing that was said.
const COUNT_MAX: u32 = 36_600;

/// The longest text that is read, in bytes: no days take more words.
const TEXT_BYTES_MAX: usize = 120;

/// When and where a slot was filled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// The day in UTC.
    pub(super) today: NaiveDate,
    /// The language of words, and where weeks begin.
    pub(super) locale: Locale,
}

/// Which way the times of a question lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bias {
    /// Of what has happened.
    Past,
    /// Of what is to come: as the platform understands dates by itself.
    Future,
}

/// The days that `text`, a value of `AMAZON.DATE`, means; `None` for what is no date, and for
/// what has not begun where the question looks back.
pub(super) fn period(text: &str, moment: Moment, bias: Bias) -> Option<PeriodChoice> {
    let said = days(text, moment)?;
    if let When::Rolling { length, ahead } = said {
        let bias = if ahead { Bias::Future } else { bias };
        return counted(length, bias);
    }
    let clock =
        |lean| Clock { today: moment.today, week_starts: moment.locale.week_starts(), lean };
    let ahead = said.whole_span(clock(Lean::Ahead));
    // The customer's day may be one further than the one in UTC, and the platform knows it.
    let tomorrow = moment.today.checked_add_days(Days::new(1))?;
    let is_of_customers_day =
        is_of_the_calendar(&said) && ahead.is_some_and(|span| span.from == Some(tomorrow));
    let span = match bias {
        Bias::Past if !is_of_customers_day => said.whole_span(clock(Lean::Past))?,
        _ => ahead?,
    };
    match (span.from?, span.last) {
        (from, _) if bias == Bias::Past && from > tomorrow => None,
        (from, Some(last)) => Some(PeriodChoice::Between(from, last)),
        (from, None) => Some(PeriodChoice::Since(from)),
    }
}

/// The days from the beginning of `text`, a value of `AMAZON.DATE`, on.
pub(super) fn since(text: &str, moment: Moment) -> Option<PeriodChoice> {
    match period(text, moment, Bias::Past)? {
        PeriodChoice::Between(from, _) => Some(PeriodChoice::Since(from)),
        other => Some(other),
    }
}

/// The days that end today, or begin with it, as `text`, a value of `AMAZON.DURATION`, counts
/// them.
///
/// Spans of several units are counted in the smallest one that is a day or longer; hours and
/// minutes alone are today.
pub(super) fn span(text: &str, moment: Moment, bias: Bias) -> Option<PeriodChoice> {
    match days(text, moment)? {
        When::Rolling { length, .. } => counted(length, bias),
        _ => None,
    }
}

/// What `text` says, in the platform's form or in words.
fn days(text: &str, moment: Moment) -> Option<When> {
    let words = || {
        let customs = Customs::of(moment.locale).filter(|_| text.len() <= TEXT_BYTES_MAX)?;
        read_days(text, &customs)
    };
    platform_days(text).or_else(words)
}

/// Whether the platform wrote a day or a part of a year that need not lie ahead.
fn is_of_the_calendar(said: &When) -> bool {
    match said {
        When::Filled(_) => true,
        When::Part(part, Year::Filled(_)) => !matches!(part, Part::Week(_) | Part::Weekend(_)),
        _ => false,
    }
}

fn counted(length: Length, bias: Bias) -> Option<PeriodChoice> {
    let Length { months, days } = length;
    let (unit, count) = match (months, days) {
        (0, 1) if bias == Bias::Past => {
            return Some(PeriodChoice::Whole { unit: Unit::Day, back: 0 });
        }
        (months, 0) if months % 12 == 0 => (Unit::Year, months / 12),
        (months, 0) => (Unit::Month, months),
        (0, days) if days % 7 == 0 => (Unit::Week, days / 7),
        // "A month and a half": nearly nobody says it, and days are near enough.
        (months, days) => (Unit::Day, months.checked_mul(30)?.checked_add(days)?),
    };
    let fits = (1..=COUNT_MAX).contains(&count);
    fits.then_some(match bias {
        Bias::Past => PeriodChoice::Last { unit, count },
        Bias::Future => PeriodChoice::Next { unit, count },
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moment() -> Moment {
        Moment { today: "2026-11-21".parse().unwrap(), locale: "en-GB".parse().unwrap() }
    }

    fn between(first: &str, last: &str) -> Option<PeriodChoice> {
        Some(PeriodChoice::Between(first.parse().unwrap(), last.parse().unwrap()))
    }

    #[test]
    fn every_form_is_read_and_looks_back() {
        for (text, first, last) in [
            ("2026-11-20", "2026-11-20", "2026-11-20"),
            ("2026-11-21", "2026-11-21", "2026-11-21"),
            // East of us it is tomorrow already.
            ("2026-11-22", "2026-11-22", "2026-11-22"),
            ("2026-11-25", "2026-11-18", "2026-11-18"),
            ("2026-11-28", "2026-11-21", "2026-11-21"),
            // "The twenty-ninth" is sent as the next one.
            ("2026-11-29", "2026-10-29", "2026-10-29"),
            ("2027-11-03", "2026-11-03", "2026-11-03"),
            ("2026-12-24", "2025-12-24", "2025-12-24"),
            ("2026-10", "2026-10-01", "2026-10-31"),
            ("2026-11", "2026-11-01", "2026-11-30"),
            ("2026-11-XX", "2026-11-01", "2026-11-30"),
            ("2027-03", "2026-03-01", "2026-03-31"),
            ("2026-12", "2025-12-01", "2025-12-31"),
            ("2026", "2026-01-01", "2026-12-31"),
            ("2025-XX-XX", "2025-01-01", "2025-12-31"),
            ("2026-W46", "2026-11-09", "2026-11-15"),
            ("2026-W47", "2026-11-16", "2026-11-22"),
            ("2026-W48-WE", "2026-11-21", "2026-11-22"),
            ("2026-Q3", "2026-07-01", "2026-09-30"),
            ("2027-Q1", "2026-01-01", "2026-03-31"),
            ("2026-SU", "2026-06-01", "2026-08-31"),
            ("2027-WI", "2025-12-01", "2026-02-28"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("PRESENT_REF", "2026-11-21", "2026-11-21"),
            ("last month", "2026-10-01", "2026-10-31"),
            ("between march and may", "2026-03-01", "2026-05-31"),
        ] {
            assert_eq!(period(text, moment(), Bias::Past), between(first, last), "{text}");
        }
        for text in ["", "?", "2030", "2026-13", "2026-02-30", "2026-W60", "2026-Q5", "2026-W48"] {
            assert_eq!(period(text, moment(), Bias::Past), None, "{text}");
        }
        let friday = Some(PeriodChoice::Since("2026-11-20".parse().unwrap()));
        assert_eq!(period("since friday", moment(), Bias::Past), friday);
        assert_eq!(since("2026-11-20", moment()), friday);
    }

    #[test]
    fn words_are_those_of_the_locale() {
        let german = Moment { locale: "de-DE".parse().unwrap(), ..moment() };
        let month = between("2026-10-01", "2026-10-31");
        assert_eq!(period("letzten Monat", german, Bias::Past), month);
        assert_eq!(period("last month", german, Bias::Past), None);
        let french = Moment { locale: "fr-FR".parse().unwrap(), ..moment() };
        assert_eq!(period("last month", french, Bias::Past), None);
        assert_eq!(period("2026-10", french, Bias::Past), month);
    }

    #[test]
    fn spans_end_today() {
        let last = |unit, count| Some(PeriodChoice::Last { unit, count });
        for (text, choice) in [
            ("P2W", last(Unit::Week, 2)),
            ("P30D", last(Unit::Day, 30)),
            ("P1Y", last(Unit::Year, 1)),
            ("P3M", last(Unit::Month, 3)),
            ("P1M15D", last(Unit::Day, 45)),
            ("PT5H", Some(PeriodChoice::Whole { unit: Unit::Day, back: 0 })),
            ("P2YT3H10", last(Unit::Year, 2)),
            ("a fortnight", last(Unit::Week, 2)),
            ("P0D", None),
            ("P", None),
            ("P5", None),
            ("PD", None),
            ("P99999999999D", None),
            ("P4000000Y1D", None),
            ("2W", None),
            ("", None),
            ("?", None),
        ] {
            assert_eq!(span(text, moment(), Bias::Past), choice, "{text}");
        }
    }

    #[test]
    fn what_is_to_come_stays_ahead() {
        let ahead = |text| period(text, moment(), Bias::Future);
        assert_eq!(ahead("2026-W48"), between("2026-11-23", "2026-11-29"));
        assert_eq!(ahead("2027-03"), between("2027-03-01", "2027-03-31"));
        assert_eq!(ahead("2026-11-27"), between("2026-11-27", "2026-11-27"));
        let week = PeriodChoice::Next { unit: Unit::Week, count: 1 };
        assert_eq!(span("P1W", moment(), Bias::Future), Some(week));
        assert_eq!(ahead("soon"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_not(
            text in prop_oneof![any::<String>(), "[0-9XWQPTDMY-]{0,12}", "20[0-9]{2}-[0-9W]{2,5}"],
        ) {
            let tomorrow = moment().today + Days::new(1);
            if let Some(PeriodChoice::Between(first, _)) = period(&text, moment(), Bias::Past) {
                prop_assert!(first <= tomorrow, "{:?}", first);
            }
            span(&text, moment(), Bias::Future);
            for today in [NaiveDate::MIN, NaiveDate::MAX] {
                period(&text, Moment { today, ..moment() }, Bias::Future);
                since(&text, Moment { today, ..moment() });
            }
        }
    }
}
