//! What the bank tells anybody, as it is shown.

use super::screen::Shown;
use crate::bank::{Branch, Holiday, PublicQuestion};
use crate::basics::Money;
use crate::speech::messages::branches::{BRANCHES_SHOWN, HOLIDAYS_SHOWN, OPENING_HOURS_SHOWN};
use crate::speech::messages::exchange::SHOWN as EXCHANGE_SHOWN;
use crate::speech::messages::published::{PHONE_SHOWN, ROUTING_NUMBER_SHOWN};
use crate::speech::render::Telling;
use crate::speech::wording::Wording;

/// The most lines that are shown.
const LINES_MAX: usize = 10;

/// The title and the lines for `question`; `None` where the settings say nothing of it.
pub(super) fn shown(
    words: &Wording,
    question: &PublicQuestion,
    telling: &Telling<'_>,
) -> Option<Shown> {
    let facts = telling.facts;
    let today = telling.now.utc().date_naive();
    let written_day = |day| words.grammar().written_day(day, today);
    let branches = |wanted: &Option<String>| -> Vec<&Branch> {
        wanted.as_deref().map_or_else(Vec::new, |wanted| facts.branches_called(wanted))
    };
    let (title, lines) = match question {
        PublicQuestion::RoutingNumber => {
            (&ROUTING_NUMBER_SHOWN, vec![facts.routing_number.clone()?])
        }
        PublicQuestion::Contact => (&PHONE_SHOWN, vec![facts.phone.clone()?]),
        PublicQuestion::Hours { branch } => {
            let own = match branches(branch).as_slice() {
                [branch] => {
                    branch.opening_hours.as_ref().map(|it| format!("{}: {it}", branch.name))
                }
                _ => None,
            };
            (&OPENING_HOURS_SHOWN, vec![own.or_else(|| facts.opening_hours.clone())?])
        }
        PublicQuestion::Branches { branch } => {
            let found = branches(branch);
            let all = facts.branches.iter().collect();
            let told = if found.is_empty() { all } else { found };
            let line = |branch: &&Branch| format!("{}: {}", branch.name, branch.address);
            (&BRANCHES_SHOWN, told.iter().take(LINES_MAX).map(line).collect())
        }
        PublicQuestion::Holidays => {
            let ahead = facts.holidays_from(today).into_iter().take(LINES_MAX);
            let line = |it: &Holiday| format!("{}: {}", written_day(it.on), it.name);
            (&HOLIDAYS_SHOWN, ahead.map(line).collect())
        }
        PublicQuestion::Exchange { currency } => {
            let published = facts.exchange.as_ref()?;
            let rate = facts.rate_of((*currency)?)?;
            let units = Money::new(rate.units.into(), rate.currency).ok()?;
            let units = words.grammar().written(units);
            let worth = format!("{units} = {} {}", rate.rate, published.home);
            let source = format!("{}, {}", published.source, written_day(published.on));
            (&EXCHANGE_SHOWN, vec![worth, source])
        }
    };
    Some((words.written(title, None, []), lines))
}
