//! "The other one": the other of two accounts.

use super::asked::ask;
use super::fallback::fallback;
use crate::bank::{AccountChoice, Page, Question};
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;

/// Asks the question before about the other of the two accounts that were offered; where there were
/// not two, or neither was chosen, it is not understood.
pub(crate) fn other(frame: &Frame) -> Plan {
    let (Some(topic), Open::AnythingElse | Open::More | Open::Back(_)) =
        (&frame.topic, &frame.open)
    else {
        return fallback(frame);
    };
    let AccountChoice { among, position, .. } = &topic.accounts;
    let chosen = position.map(usize::from).or_else(|| {
        let preferred = frame.preferred.as_ref()?;
        among.iter().position(|account| account == preferred).map(|place| place + 1)
    });
    let position = match (among.len(), chosen) {
        (2, Some(1)) => 2,
        (2, Some(2)) => 1,
        _ => return fallback(frame),
    };
    let among = among.clone();
    let accounts = AccountChoice { among, position: Some(position), ..AccountChoice::default() };
    ask(Question { accounts, page: Page::First, ..topic.clone() }, frame)
}
