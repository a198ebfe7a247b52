//! English words about days.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use super::holiday::Holiday;
use super::said::{Cut, Length, Season, TimeUnit, When};
use super::term::Term;

/// Phrases, several with a comma between them, and what they do.
pub(super) fn rows() -> Vec<(&'static str, Term)> {
    let mut rows = names();
    rows.extend(holidays());
    rows.extend(relations());
    rows
}

fn names() -> Vec<(&'static str, Term)> {
    vec![
        ("today, tonight, now, right now, this morning, this afternoon", Term::Day(0)),
        ("this evening, todays, at the moment", Term::Day(0)),
        ("yesterday, yesterdays, last night", Term::Day(-1)),
        ("the day before yesterday, day before yesterday", Term::Day(-2)),
        ("tomorrow, tomorrows", Term::Day(1)),
        ("the day after tomorrow, day after tomorrow", Term::Day(2)),
        ("day, days", Term::Unit(TimeUnit::Day)),
        ("week, weeks, wk, wks", Term::Unit(TimeUnit::Week)),
        ("weekend, weekends", Term::Unit(TimeUnit::Weekend)),
        ("month, months", Term::Unit(TimeUnit::Month)),
        ("quarter, quarters", Term::Unit(TimeUnit::Quarter)),
        ("half year, half years", Term::Unit(TimeUnit::Half)),
        ("year, years, yr, yrs, calendar year", Term::Unit(TimeUnit::Year)),
        ("calendar month", Term::Unit(TimeUnit::Month)),
        ("calendar week", Term::Unit(TimeUnit::Week)),
        ("week number", Term::WeekNumber),
        ("calendar quarter", Term::Unit(TimeUnit::Quarter)),
        ("fortnight", Term::Days(14)),
        ("half a year", Term::Months(6)),
        ("year and a half, a year and a half", Term::Months(18)),
        ("monday, mondays, mon", Term::Weekday(Mon)),
        ("tuesday, tuesdays, tue, tues", Term::Weekday(Tue)),
        ("wednesday, wednesdays, wed", Term::Weekday(Wed)),
        ("thursday, thursdays, thu, thur, thurs", Term::Weekday(Thu)),
        ("friday, fridays, fri", Term::Weekday(Fri)),
        ("saturday, saturdays, sat", Term::Weekday(Sat)),
        ("sunday, sundays, sun", Term::Weekday(Sun)),
        ("january, jan", Term::Month(1)),
        ("february, feb", Term::Month(2)),
        ("march", Term::Month(3)),
        ("mar", Term::MayBeMonth(3)),
        ("april, apr", Term::Month(4)),
        ("may", Term::MayBeMonth(5)),
        ("june, jun", Term::Month(6)),
        ("july, jul", Term::Month(7)),
        ("august, aug", Term::Month(8)),
        ("september, sep, sept", Term::Month(9)),
        ("october, oct", Term::Month(10)),
        ("november, nov", Term::Month(11)),
        ("december, dec", Term::Month(12)),
        ("spring, springtime", Term::Season(Season::Spring)),
        ("summer, summertime", Term::Season(Season::Summer)),
        ("autumn, fall", Term::Season(Season::Autumn)),
        ("winter, wintertime", Term::Season(Season::Winter)),
        ("payday, paydays, pay day, i got paid, i was paid", Term::Payday),
        ("my paycheck, the paycheck, paycheck", Term::Payday),
    ]
}

fn holidays() -> Vec<(&'static str, Term)> {
    vec![
        ("new year, new years, new years day, new year day", Term::Holiday(Holiday::NewYear)),
        ("epiphany", Term::Holiday(Holiday::Epiphany)),
        ("valentine, valentines, valentine day, valentines day", Term::Holiday(Holiday::Valentine)),
        ("good friday", Term::Holiday(Holiday::GoodFriday)),
        ("easter, easter sunday", Term::Holiday(Holiday::Easter)),
        ("pentecost, whitsun", Term::Holiday(Holiday::Pentecost)),
        ("memorial day", Term::Holiday(Holiday::MemorialDay)),
        ("independence day, the fourth of july", Term::Holiday(Holiday::FourthOfJuly)),
        ("labor day", Term::Holiday(Holiday::LaborDay)),
        ("halloween", Term::Holiday(Holiday::Halloween)),
        ("thanksgiving, thanksgiving day", Term::Holiday(Holiday::Thanksgiving)),
        ("black friday", Term::Holiday(Holiday::BlackFriday)),
        ("christmas eve", Term::Holiday(Holiday::ChristmasEve)),
        ("christmas, christmas day, xmas", Term::Holiday(Holiday::Christmas)),
        ("boxing day", Term::Holiday(Holiday::BoxingDay)),
        ("new years eve, new year eve", Term::Holiday(Holiday::NewYearsEve)),
    ]
}

fn relations() -> Vec<(&'static str, Term)> {
    vec![
        ("last, lasts", Term::Last),
        ("previous, prior, preceding", Term::Previous),
        ("past, trailing, this past, this last", Term::Past),
        ("this, current, the current", Term::This),
        ("next, coming, upcoming, following, this coming, the coming", Term::Next),
        ("before last, before the last", Term::BeforeLast),
        ("after next", Term::AfterNext),
        ("ago, back, earlier", Term::Ago),
        ("from now, from today", Term::FromNow),
        ("since, ever since, starting, beginning on, starting from", Term::Since),
        ("starting on, as of, beginning from", Term::Since),
        ("after", Term::After),
        ("until, till, up to, up until, through to, not later than", Term::Until),
        ("through, thru", Term::Until),
        ("before, prior to, earlier than", Term::Before),
        ("between", Term::Between),
        ("from", Term::From),
        ("to", Term::To),
        ("on, onward, onwards, forward", Term::Onward),
        ("and", Term::And),
        ("of", Term::Of),
        ("the, that", Term::The),
        ("in, at, over, during, within, for, throughout, all, whole, entire", Term::In),
        ("full, all of, over the course of, just, only, my, our", Term::In),
        ("a couple of, a couple, couple of, couple", Term::Number(2)),
        ("a few, few", Term::Number(3)),
        ("a, an", Term::Number(1)),
        ("morning, afternoon, evening, night, noon", Term::DayPart),
        ("to date, so far, until now, up to now, up to today", Term::ToDate),
        ("to now, till now, thus far", Term::ToDate),
        ("wtd", Term::UnitToDate(TimeUnit::Week)),
        ("mtd", Term::UnitToDate(TimeUnit::Month)),
        ("qtd", Term::UnitToDate(TimeUnit::Quarter)),
        ("ytd", Term::UnitToDate(TimeUnit::Year)),
        ("month end", Term::UnitPiece(TimeUnit::Month, Cut::End)),
        ("quarter end", Term::UnitPiece(TimeUnit::Quarter, Cut::End)),
        ("year end", Term::UnitPiece(TimeUnit::Year, Cut::End)),
        ("inclusive, inclusively, both inclusive, included, both included", Term::Inclusive),
        ("beginning, the beginning, start, the start, early", Term::Piece(Cut::Start)),
        ("the middle, middle, mid", Term::Piece(Cut::Middle)),
        ("end, the end, late", Term::Piece(Cut::End)),
        ("rest, the rest, remainder, the remainder, what is left", Term::Piece(Cut::Rest)),
        ("same, very same", Term::Same),
        ("this time last year, same time last year, about this time last year", year_ago()),
        ("the same time last year, at this time last year", year_ago()),
        ("last 24 hours, past 24 hours, last twenty four hours", hours(1)),
        ("past twenty four hours", hours(1)),
        ("last 48 hours, past 48 hours, last forty eight hours", hours(2)),
        ("past forty eight hours", hours(2)),
        ("half", Term::HalfWord),
        ("q", Term::QuarterLetter),
        ("h", Term::HalfLetter),
        ("oh, o", Term::Oh),
    ]
}

/// The day it is, a year ago.
pub(super) fn year_ago() -> Term {
    Term::Written(When::Away { length: Length::of(1, TimeUnit::Year), ahead: false })
}

/// So many times 24 hours up to now: they begin on an earlier day.
pub(super) fn hours(days: u32) -> Term {
    let length = Length::of(days + 1, TimeUnit::Day);
    Term::Written(When::Rolling { length, ahead: false })
}
