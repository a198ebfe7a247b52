//! The whole run: gather, then judge.

use futures_util::future::join_all;

use super::checks::ROWS;
use super::gather::{PARTS, Tour, ask_gate, tour};
use super::gathered::Gathered;
use super::package::Package;
use super::report::Report;
use super::requirement::{Row, RowResult};
use super::target::Target;

/// How thoroughly a locale is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Every subset of slots, every odd value, every state of the talk.
    Whole,
    /// A few of each: for tests on small machines.
    Sample,
}

/// What is certified, and how thoroughly.
pub struct Plan<'a> {
    /// The endpoint and its world; none to look at the package alone.
    pub target: Option<Target<'a>>,
    /// The package; none where only the gate of an endpoint is tried.
    pub package: Option<Package>,
    /// How thoroughly each locale of the package is asked, in their order; whole where it says
    /// nothing.
    pub depths: Vec<Depth>,
    /// Told that so many parts of the work are done, of so many.
    pub on_progress: &'a (dyn Fn(u64, u64) + Sync),
}

/// Every row there is, in the order of reports.
pub fn rows() -> impl Iterator<Item = Row> {
    ROWS.iter().flat_map(|group| group.iter().copied())
}

/// Asks everything that can be asked, and judges it.
pub async fn certify(plan: Plan<'_>) -> Report {
    let gathered = gather(&plan).await;
    let judged = |row: Row| RowResult { row, verdict: (row.judge)(&gathered) };
    let results = rows().map(judged).collect();
    Report { results, gathered }
}

async fn gather(plan: &Plan<'_>) -> Gathered {
    let mut gathered = Gathered { package: plan.package.clone(), ..Gathered::default() };
    let Some(target) = &plan.target else { return gathered };
    gathered.has_endpoint = true;
    gathered.is_signed = target.endpoint.signing.is_some();
    gathered.endpoint = target.endpoint.address().to_owned();
    gathered.can_fail = target.down.is_some();
    gathered.can_take_back = target.links.is_some();
    let locales = plan.package.as_ref().map(|package| package.locales.as_slice());
    let locales = locales.filter(|_| gathered.is_signed).unwrap_or_default();
    let all = 1 + PARTS * u64::try_from(locales.len()).unwrap_or(u64::MAX);
    let done = std::sync::atomic::AtomicU64::new(0);
    let on_part = || {
        let before = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        (plan.on_progress)(before + 1, all);
    };
    let caller = target.callers.first().cloned().unwrap_or_default();
    let locale = locales.first().map_or("en-US", |locale| locale.name.as_str());
    gathered.gate = ask_gate(&target.endpoint, &caller, locale).await;
    on_part();
    let tours: Vec<Tour<'_>> = locales
        .iter()
        .enumerate()
        .map(|(place, locale)| Tour {
            target,
            locale,
            place,
            depth: plan.depths.get(place).copied().unwrap_or(Depth::Whole),
            on_part: &on_part,
        })
        .collect();
    for toured in join_all(tours.iter().map(tour)).await {
        gathered.turns.extend(toured.turns);
        gathered.unvisited += toured.unvisited;
    }
    gathered
}
