//! "How much did I spend on groceries", "when did I last pay the gym", "which bills are due".

use super::asked::{ask, heard as heard_accounts, text};
use super::fallback::fallback;
use super::how_come::how_come;
use crate::bank::{Filter, Metric, Question};
use crate::dialogue::about::About;
use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;

/// Asks for `metric` of what `said` is about, all of it. It replaces whatever was open.
pub(crate) fn sought(metric: Metric, said: &About, frame: &Frame) -> Plan {
    let said = match metric {
        Metric::Transactions => heard(said).with_amount_as_bounds(),
        _ => heard(said),
    };
    if said.unclear {
        return fallback(frame);
    }
    if metric == Metric::Explain
        && said.is_open()
        && let Some(plan) = how_come(frame)
    {
        return plan;
    }
    let filter = said.refine(&Filter::default());
    let period = said.period.clone();
    let amount = said.amount;
    ask(Question { filter, period, amount, ..Question::new(metric, said.accounts) }, frame)
}

/// What was said, bounded. A merchant whose name cannot be one is not left out, which would mean
/// any: it is unclear.
pub(super) fn heard(said: &About) -> About {
    let merchant = said.merchant.as_deref().and_then(text);
    About {
        accounts: heard_accounts(&said.accounts),
        unclear: said.unclear || said.merchant.is_some() && merchant.is_none(),
        merchant,
        ..said.clone()
    }
}
