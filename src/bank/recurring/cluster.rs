//! From the rows of one other party to its streams.

use super::fit::{Fit, Row, best};
use super::judge::{Sort, believes, confidence_permille};
use super::schedule::Shift;

/// How many streams are looked for among rows of like amounts: nobody has more of one price.
const STREAMS_MAX: usize = 4;

/// The gaps between sorted amounts that part them, each in percent of the smaller one. The finest
/// parts what is not equal.
const GAPS_PERCENT: [i64; 4] = [0, 5, 50, i64::MAX];

/// The fewest rows of one exact amount that are looked at by themselves.
const EQUAL_ROWS_MIN: usize = 3;

/// The streams among `rows`, which ascend by day.
///
/// One merchant may have several: two subscriptions, two payers of one employer. The rows are
/// parted by amount, more and less finely; that way of parting is taken which explains the most
/// rows by the steadiest amounts, and of equals the one with the fewest parts.
pub(super) fn streams_of(rows: &[Row], sort: Sort, usual: Shift) -> Vec<Fit> {
    let mut most: (i64, Vec<Fit>) = (0, Vec::new());
    for gap in GAPS_PERCENT.into_iter().rev() {
        let found: Vec<Fit> =
            parted(rows, gap).iter().flat_map(|part| peeled(part, sort, usual)).collect();
        let worth = found.iter().map(worth).sum();
        // Another stream must explain more than chance does.
        let needed = most.0 + most.0 / 20;
        if worth > needed {
            most = (worth, found);
        }
    }
    most.1
}

/// How much a stream explains: its rows, by how steady they are.
fn worth(fit: &Fit) -> i64 {
    let rows = i64::try_from(fit.rows.len()).unwrap_or(i64::MAX);
    rows * i64::from(confidence_permille(fit))
}

/// Finds a stream among `rows`, takes its rows away and looks again.
fn peeled(rows: &[Row], sort: Sort, usual: Shift) -> Vec<Fit> {
    let mut rest = rows.to_vec();
    let mut found = Vec::new();
    while found.len() < STREAMS_MAX {
        let Some(fit) = best(&rest, usual).filter(|fit| believes(fit, sort)) else { break };
        rest.retain(|row| !fit.rows.contains(row));
        found.push(fit);
    }
    found
}

/// `rows` parted where sorted amounts leave a gap of more than `percent`, each part by day.
fn parted(rows: &[Row], percent: i64) -> Vec<Vec<Row>> {
    if percent == i64::MAX {
        return vec![rows.to_vec()];
    }
    let mut sorted = rows.to_vec();
    sorted.sort_by_key(|row| (row.minor, row.day, row.place));
    let far = |one: &Row, other: &Row| {
        i128::from(other.minor - one.minor) * 100 > i128::from(one.minor) * i128::from(percent)
    };
    let mut parts: Vec<Vec<Row>> =
        sorted.chunk_by(|one, other| !far(one, other)).map(<[Row]>::to_vec).collect();
    if percent == 0 {
        // What is no price of its own is left for one part together.
        let (equal, single): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.len() >= EQUAL_ROWS_MIN);
        parts = equal;
        parts.push(single.concat());
    }
    for part in &mut parts {
        part.sort_by_key(|row| (row.day, row.place));
    }
    parts
}
