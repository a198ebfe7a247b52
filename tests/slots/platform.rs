//! Platform slot values.

use proptest::prelude::*;
use saldo::nlu::when::{Lean, platform_days};

use crate::clock::{clock, written};

fn read(value: &str, locale: &str, today: &str, lean: Lean) -> String {
    match platform_days(value) {
        Some(when) => written(&when, clock(locale, today, lean)),
        None => "none".to_owned(),
    }
}

/// Saturday, 21 November 2026, in the week of the ISO number 47.
const TODAY: &str = "2026-11-21";

#[test]
fn what_happened_lies_in_the_past() {
    for (value, days) in [
        ("2026-11-21", "2026-11-21"),
        ("2026-11-20", "2026-11-20"),
        ("PRESENT_REF", "2026-11-21"),
        (" 2026-11-20 ", "2026-11-20"),
        ("2026-11-20T10:15:00+01:00", "2026-11-20"),
        // "Monday" said on a Saturday is sent as the coming one.
        ("2026-11-23", "2026-11-16"),
        ("2026-11-28", "2026-11-21"),
        // "The third" is sent as the third of next month.
        ("2026-12-03", "2026-11-03"),
        ("2026-11-30", "2026-10-30"),
        // "November third" said after it is sent as next year's.
        ("2027-11-03", "2026-11-03"),
        ("2027-03-03", "2026-03-03"),
        ("2028-02-29", "2024-02-29"),
        ("2026-11", "2026-11-01..2026-11-21"),
        ("2026-10", "2026-10-01..2026-10-31"),
        ("2026-10-XX", "2026-10-01..2026-10-31"),
        ("2027-03", "2026-03-01..2026-03-31"),
        ("2026-12", "2025-12-01..2025-12-31"),
        ("2026", "2026-01-01..2026-11-21"),
        ("2025", "2025-01-01..2025-12-31"),
        ("2018-XX-XX", "2018-01-01..2018-12-31"),
        ("2018-XX", "2018-01-01..2018-12-31"),
        ("201X", "2010-01-01..2019-12-31"),
        ("20XX", "2000-01-01..2099-12-31"),
        ("2XXX", "2000-01-01..2999-12-31"),
        ("2026-W46", "2026-11-08..2026-11-14"),
        ("2026-W47", "2026-11-15..2026-11-21"),
        ("2026-W41-WE", "2026-10-10..2026-10-11"),
        ("2026-W47-WE", "2026-11-21"),
        ("2026-W48-WE", "2026-11-21"),
        ("2026-Q3", "2026-07-01..2026-09-30"),
        ("2027-Q1", "2026-01-01..2026-03-31"),
        ("2026-H1", "2026-01-01..2026-06-30"),
        ("2026-FA", "2026-09-01..2026-11-21"),
        ("2026-SU", "2026-06-01..2026-08-31"),
        ("2027-SP", "2026-03-01..2026-05-31"),
        ("2026-WI", "2025-12-01..2026-02-28"),
        ("2023-WI", "2023-12-01..2024-02-29"),
        ("XXXX-11-03", "2026-11-03"),
        ("XXXX-12-24", "2025-12-24"),
        ("XXXX-03", "2026-03-01..2026-03-31"),
        ("XXXX-WXX-5", "2026-11-20"),
        ("P2W", "2026-11-08..2026-11-21"),
        ("P1M", "2026-10-22..2026-11-21"),
        ("P1Y2M3D", "2025-09-19..2026-11-21"),
        ("PT5H10M", "2026-11-21"),
        ("PT48H", "2026-11-20..2026-11-21"),
        ("P2YT3H10", "2024-11-22..2026-11-21"),
        ("p30d", "2026-10-23..2026-11-21"),
    ] {
        assert_eq!(read(value, "en-US", TODAY, Lean::Past), days, "{value}");
    }
}

#[test]
fn what_is_due_lies_ahead() {
    for (value, days) in [
        ("2026-11-23", "2026-11-23"),
        ("2026-12-03", "2026-12-03"),
        ("2026-11", "2026-11-01..2026-11-30"),
        ("2026-12", "2026-12-01..2026-12-31"),
        ("2026-W48", "2026-11-22..2026-11-28"),
        ("2026-W47-WE", "2026-11-21..2026-11-22"),
        ("2026-WI", "2026-12-01..2027-02-28"),
        ("XXXX-03", "2027-03-01..2027-03-31"),
    ] {
        assert_eq!(read(value, "en-US", TODAY, Lean::Ahead), days, "{value}");
    }
}

#[test]
fn weeks_are_those_of_the_locale() {
    // On a Sunday an American week has begun, which the platform counts as the old one.
    assert_eq!(read("2026-W47", "en-US", "2026-11-22", Lean::Past), "2026-11-22");
    assert_eq!(read("2026-W47", "de-DE", "2026-11-22", Lean::Past), "2026-11-16..2026-11-22");
    assert_eq!(read("2026-W46", "en-US", "2026-11-22", Lean::Past), "2026-11-15..2026-11-21");
    assert_eq!(read("2026-W46", "en-GB", TODAY, Lean::Past), "2026-11-09..2026-11-15");
    assert_eq!(read("2026-W53", "en-GB", "2027-01-06", Lean::Past), "2026-12-28..2027-01-03");
    assert_eq!(read("2027-W01", "en-GB", "2027-01-06", Lean::Past), "2027-01-04..2027-01-06");
}

#[test]
fn anything_else_asks_again() {
    for value in [
        "",
        " ",
        "?",
        "today",
        "2026-13",
        "2026-00",
        "2026-02-30",
        "2026-W54",
        "2026-Q5",
        "2026-H3",
        "20261121",
        "2026-1-1",
        "2026/11/21",
        "P",
        "PT",
        "PX",
        "P3",
        "P99999999999D",
        "-5",
        "XXXX",
        "X",
        "2026-W41-8",
        "2026-W41-0",
        "2026-11-21-01",
        "２０２６-11",
        "2026-11-XY",
        "T10:00",
        "FUTURE_REF",
        "0000-00-00",
    ] {
        assert_eq!(read(value, "en-US", TODAY, Lean::Past), "none", "{value}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_value_is_too_odd(value in "[0-9XPTWEQHDYMS:-]{0,14}|\\PC{0,50}", ahead: bool) {
        let lean = if ahead { Lean::Ahead } else { Lean::Past };
        for today in ["2026-11-21", "2024-02-29", "-262143-01-01", "+262142-12-31"] {
            read(&value, "en-US", today, lean);
        }
    }

    #[test]
    fn a_day_that_is_past_stays(back in 0_u64..20_000) {
        let today = crate::clock::day(TODAY);
        let said = today - chrono::Days::new(back);
        prop_assert_eq!(read(&said.to_string(), "en-US", TODAY, Lean::Past), said.to_string());
    }

    #[test]
    fn nothing_that_happened_is_ahead(ahead in 1_u64..3_000) {
        let today = crate::clock::day(TODAY);
        let said = today + chrono::Days::new(ahead);
        let when = platform_days(&said.to_string()).unwrap();
        let span = when.span(clock("en-US", TODAY, Lean::Past)).unwrap();
        prop_assert!(span.last.unwrap() <= today, "{:?}", span);
    }
}
