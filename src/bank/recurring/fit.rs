//! Which schedule some rows keep to.

use chrono::{Datelike, NaiveDate};

use super::amounts::median;
use super::schedule::{Schedule, Shift};
use crate::bank::obligation::Frequency;

/// How many days of a schedule in a row may be missed before what comes later is something new:
/// one and a half periods without a sign of life are the end.
const MISSES_MAX: i64 = 1;

/// A transaction on its way to a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// The day it was made, in the customer's time zone.
    pub(super) day: NaiveDate,
    /// Its amount in minor units, without its sign.
    pub(super) minor: i64,
    /// Which one of the transactions it is.
    pub(super) place: usize,
}

/// Rows that keep to a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) schedule: Schedule,
    /// The rows, by day; never two for one day of the schedule.
    pub(super) rows: Vec<Row>,
    /// The number of the last one's day in the schedule.
    pub(super) last_index: i64,
    /// How many there should have been from the first to the last.
    pub(super) expected: usize,
    /// The days between them without one.
    pub(super) missed: Vec<NaiveDate>,
    /// By how many days the rows are off, all together.
    pub(super) days_off: u64,
    /// How many rows there are in all since just before the first.
    pub(super) around: usize,
}

impl Fit {
    /// How well it explains all of `rows` rows, in thousandths: the share of expected days that
    /// have one and the share of rows that have a day, together (their harmonic mean), less what
    /// they are off.
    fn quality(&self, rows: usize) -> i64 {
        /// What one day off costs, in thousandths: more than a miss among a year's rows would
        /// cost only when it happens about every time.
        const DAY_OFF_COST: u64 = 40;
        let hits = self.rows.len() as u64;
        let explained = 2_000 * hits / (self.expected + rows).max(1) as u64;
        let cost = DAY_OFF_COST * self.days_off / hits.max(1);
        i64::try_from(explained).unwrap_or(0) - i64::try_from(cost).unwrap_or(i64::MAX)
    }
}

/// The schedule that explains `rows`, which ascend by day, best; `None` when none explains two.
pub(super) fn best(rows: &[Row], usual: Shift) -> Option<Fit> {
    let mut best: Option<(i64, Fit)> = None;
    for schedule in candidates(rows, usual) {
        let Some(fit) = fitted(rows, schedule) else { continue };
        let quality = fit.quality(rows.len());
        if best.as_ref().is_none_or(|(most, _)| quality > *most) {
            best = Some((quality, fit));
        }
    }
    best.map(|(_, fit)| fit)
}

/// By how many days a row may be off its schedule.
fn tolerance_days(frequency: Frequency) -> i64 {
    match frequency {
        Frequency::Days(0..=7) => 1,
        Frequency::Days(_) | Frequency::SemiMonthly => 2,
        Frequency::Months { every: 0..=1, .. } => 3,
        Frequency::Months { every: 2..=3, .. } => 5,
        Frequency::Months { .. } => 7,
    }
}

/// The latest run of `rows` that keeps to `schedule`.
fn fitted(rows: &[Row], schedule: Schedule) -> Option<Fit> {
    let tolerance = tolerance_days(schedule.frequency());
    let middle = median(rows.iter().map(|row| row.minor));
    let mut hits: Vec<(i64, u64, Row)> = Vec::with_capacity(rows.len());
    let mut days = Days::around(schedule, rows);
    for row in rows {
        let (index, off) = days.nearest(row.day);
        if off > tolerance {
            continue;
        }
        let off = off.unsigned_abs();
        match hits.last_mut() {
            Some(last) if last.0 == index => {
                let farness = |off: u64, row: &Row| (off, (row.minor - middle).abs());
                if farness(off, row) < farness(last.1, &last.2) {
                    *last = (index, off, *row);
                }
            }
            _ => hits.push((index, off, *row)),
        }
    }
    // What came before a pause is another stream.
    let run_starts = |pair: &[(i64, u64, Row)]| pair[1].0 - pair[0].0 > MISSES_MAX + 1;
    let start = hits.windows(2).rposition(run_starts).map_or(0, |place| place + 1);
    let hits = hits.split_off(start);
    let [first, .., last] = hits.as_slice() else { return None };
    let has = |index: i64| hits.binary_search_by_key(&index, |hit| hit.0).is_ok();
    let missed = (first.0..last.0).filter(|index| !has(*index)).map(|index| schedule.day(index));
    let before = schedule.day(first.0 - 1);
    Some(Fit {
        schedule,
        last_index: last.0,
        expected: usize::try_from(last.0 - first.0 + 1).unwrap_or(usize::MAX),
        missed: missed.collect(),
        days_off: hits.iter().map(|hit| hit.1).sum(),
        around: rows.iter().filter(|row| row.day > before).count(),
        rows: hits.iter().map(|hit| hit.2).collect(),
    })
}

/// The days of a schedule, walked along once while rows ascend.
struct Days {
    schedule: Schedule,
    index: i64,
    here: NaiveDate,
    next: NaiveDate,
}

impl Days {
    /// Begins at the last day before the first of `rows`.
    fn around(schedule: Schedule, rows: &[Row]) -> Self {
        let first = rows.first().map(|row| row.day).unwrap_or_default();
        let index = schedule.first_from(first) - 1;
        Self { schedule, index, here: schedule.day(index), next: schedule.day(index + 1) }
    }

    /// The number of the day that is nearest to `day`, the later of two, and how far it is.
    fn nearest(&mut self, day: NaiveDate) -> (i64, i64) {
        while self.next <= day {
            self.index += 1;
            self.here = self.next;
            self.next = self.schedule.day(self.index + 1);
        }
        let off = |it: NaiveDate| it.signed_duration_since(day).num_days().abs();
        let (behind, ahead) = (off(self.here), off(self.next));
        if behind < ahead { (self.index, behind) } else { (self.index + 1, ahead) }
    }
}

/// The schedules that are worth trying for `rows`: those whose days of the week or of the month
/// have about as many rows as any.
fn candidates(rows: &[Row], usual: Shift) -> Vec<Schedule> {
    let [first, .., last] = rows else { return Vec::new() };
    let span = last.day.signed_duration_since(first.day).num_days();
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    // A schedule must explain a quarter of the rows, and be no finer than they are.
    let fine = |period: i64| span / period + 1 >= count / 4;
    let gap = median(rows.windows(2).map(|pair| (pair[1].day - pair[0].day).num_days()));
    let worth = |period: i64| fine(period) && period * 3 >= gap * 2;
    let mut shifts = Shift::ALL;
    // Of shifts that explain as much, the usual one is found first and kept.
    shifts.sort_by_key(|shift| *shift != usual);
    let mut found = Vec::new();
    for period in [7, 14] {
        if worth(period) {
            let anchors = anchors(rows, period);
            let days = Frequency::Days(u16::try_from(period).unwrap_or(7));
            found.extend(anchors.map(|day| Schedule::new(days, day, Shift::Stays)));
        }
    }
    if worth(15) {
        let twice = |shift: &Shift| Schedule::new(Frequency::SemiMonthly, first.day, *shift);
        found.extend(shifts.iter().map(twice));
    }
    for every in [1_u8, 3, 12] {
        if !worth(i64::from(every) * 30) {
            continue;
        }
        for day in days_of_month(rows) {
            for shift in shifts {
                let frequency = Frequency::Months { every, day };
                let phases = if every == 1 { 1 } else { rows.len().min(usize::from(every)) };
                // Each of the latest rows may be the one that gives the month.
                let anchors = rows.iter().rev().take(phases);
                found.extend(anchors.map(|row| Schedule::new(frequency, row.day, shift)));
            }
        }
    }
    found
}

/// The share of the most rows that any day has which a day must have to be tried, in percent.
const WORTH_PERCENT: usize = 80;

/// Days from which periods of `period` days can be counted.
fn anchors(rows: &[Row], period: i64) -> impl Iterator<Item = NaiveDate> {
    let phase = |row: &Row| i64::from(row.day.num_days_from_ce()).rem_euclid(period);
    let counts = move |at: i64| rows.iter().filter(|row| phase(row) == at).count();
    let mut firsts: Vec<(usize, NaiveDate)> = Vec::new();
    for at in 0..period {
        if let Some(row) = rows.iter().find(|row| phase(row) == at) {
            firsts.push((counts(at), row.day));
        }
    }
    let most = firsts.iter().map(|(count, _)| *count).max().unwrap_or(0);
    firsts
        .into_iter()
        .filter(move |(count, _)| *count * 100 >= most * WORTH_PERCENT)
        .map(|(_, day)| day)
}

/// Days of the month on or near which most rows lie.
fn days_of_month(rows: &[Row]) -> Vec<u8> {
    const DAYS: i64 = 31;
    let near = |day: i64| {
        let off = |row: &&Row| {
            let apart = (i64::from(row.day.day()) - day).rem_euclid(DAYS);
            apart.min(DAYS - apart) <= 3
        };
        rows.iter().filter(off).count()
    };
    let counts: Vec<(i64, usize)> = (1..=DAYS).map(|day| (day, near(day))).collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let worth = counts.into_iter().filter(|(_, count)| *count * 100 >= most * WORTH_PERCENT);
    worth.filter_map(|(day, _)| u8::try_from(day).ok()).collect()
}
