//! "Which accounts do I have."

use super::asked::asked;
use crate::bank::{AccountChoice, Metric};
use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;

/// Asks for the accounts, all of them, without amounts.
pub(crate) fn accounts(frame: &Frame) -> Plan {
    asked(Metric::Accounts, &AccountChoice::default(), frame)
}
