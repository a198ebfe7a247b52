//! Failures as the port knows them, told without a customer's facts.

use hyper::StatusCode;

use crate::bank::BankFailure;
use crate::connect::import::Problem;

/// Why a list was not had.
pub(super) enum Missed {
    /// The bank refuses: there is no such account, or the consent does not cover it.
    Refused(StatusCode),
    /// Anything else.
    Failed(BankFailure),
}

impl From<BankFailure> for Missed {
    fn from(failure: BankFailure) -> Self {
        Self::Failed(failure)
    }
}

/// What `what` did not give.
pub(super) fn unreachable(what: &str, why: &str) -> BankFailure {
    BankFailure::Unreachable { logged: format!("{what}: {why}") }
}

/// What `what` gave makes no sense.
pub(super) fn damaged(what: &str, why: &str) -> BankFailure {
    BankFailure::Damaged { logged: format!("{what}: {why}") }
}

/// A record of `what` makes no sense.
pub(super) fn misread(what: &str, problem: &Problem) -> BankFailure {
    damaged(what, &problem.to_string())
}
