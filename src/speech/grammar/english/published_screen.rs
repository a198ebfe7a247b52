//! What the bank tells anybody, as it is shown.

use super::dates::written_day;
use super::money::written;
use crate::bank::{Branch, PublicQuestion};
use crate::basics::Money;
use crate::speech::render::Telling;

/// The most lines that are shown.
const LINES_MAX: usize = 10;

/// The title and the lines for `question`; `None` where the settings say nothing of it.
pub(super) fn lines(
    question: &PublicQuestion,
    telling: &Telling<'_>,
) -> Option<(&'static str, Vec<String>)> {
    let facts = telling.facts;
    let today = telling.now.utc().date_naive();
    let branches = |wanted: &Option<String>| -> Vec<&Branch> {
        wanted.as_deref().map_or_else(Vec::new, |wanted| facts.branches_called(wanted))
    };
    Some(match question {
        PublicQuestion::RoutingNumber => ("Routing number", vec![facts.routing_number.clone()?]),
        PublicQuestion::Contact => ("Telephone", vec![facts.phone.clone()?]),
        PublicQuestion::Hours { branch } => match branches(branch).as_slice() {
            [branch] if branch.opening_hours.is_some() => {
                let hours = branch.opening_hours.clone()?;
                ("Opening hours", vec![format!("{}: {hours}", branch.name)])
            }
            _ => ("Opening hours", vec![facts.opening_hours.clone()?]),
        },
        PublicQuestion::Branches { branch } => {
            let found = branches(branch);
            let all = facts.branches.iter().collect();
            let shown = if found.is_empty() { all } else { found };
            let line = |branch: &&Branch| format!("{}: {}", branch.name, branch.address);
            ("Branches", shown.iter().take(LINES_MAX).map(line).collect())
        }
        PublicQuestion::Holidays => {
            let ahead = facts.holidays_from(today).into_iter().take(LINES_MAX);
            let line =
                |it: &crate::bank::Holiday| format!("{}: {}", written_day(it.on, today), it.name);
            ("Closed", ahead.map(line).collect())
        }
        PublicQuestion::Exchange { currency } => {
            let published = facts.exchange.as_ref()?;
            let rate = facts.rate_of((*currency)?)?;
            let units = Money::new(rate.units.into(), rate.currency).ok()?;
            let day = written_day(published.on, today);
            let worth = format!("{} = {} {}", written(units), rate.rate, published.home);
            ("Exchange rate", vec![worth, format!("{}, {day}", published.source)])
        }
    })
}
