//! All groups, in the order of reports.

use super::{
    cards, consent, gate, intents, linking, manner, model, person, policy, session, speech, store,
    suggestions,
};
use crate::certify::requirement::Row;

/// Every group of rows.
pub(in crate::certify) const ROWS: &[&[Row]] = &[
    policy::ROWS,
    gate::ROWS,
    linking::ROWS,
    consent::ROWS,
    store::ROWS,
    cards::ROWS,
    session::ROWS,
    intents::ROWS,
    suggestions::ROWS,
    model::ROWS,
    manner::ROWS,
    speech::ROWS,
    person::ROWS,
];
