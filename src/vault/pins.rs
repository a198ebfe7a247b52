//! Voice PINs: what must be known of them before one is checked, and kept when one was.

use chrono::{DateTime, Utc};

use super::links::VaultFailure;
use crate::basics::{CustomerId, Pending, Secret};
use crate::consent::{PinPolicy, PinVerdict};

/// How a customer's voice PIN stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinStanding {
    /// There is none.
    Unset,
    /// It can be said.
    Usable {
        /// Which one it is: another number for every PIN that the customer sets.
        set: u32,
        /// When it was set.
        since: DateTime<Utc>,
    },
    /// It is locked until a new one is set.
    Locked {
        /// When it was set.
        since: DateTime<Utc>,
    },
}

/// Whether a PIN that was said is to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PinAttempt {
    /// There is none to check it against.
    Unset,
    /// It is locked: what was said is not looked at.
    Locked,
    /// The attempt is counted, durably; it is to be checked and settled.
    Begun {
        /// Its number.
        attempt: u32,
        /// Which PIN it is checked against ([`PinStanding::Usable`]).
        set: u32,
        /// The hash of that PIN.
        hash: Secret<String>,
    },
}

/// Customers' voice PINs. A PIN belongs to one customer of the bank, and so to one person: each
/// voice that has a link of its own has a PIN of its own. Its attempts are counted over all
/// channels, links and talks.
///
/// Every write is durable when it returns.
pub trait PinVault: Send + Sync {
    /// How the customer's PIN stands at `at`.
    fn pin_of<'a>(
        &'a self,
        customer: CustomerId,
        policy: PinPolicy,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<PinStanding, VaultFailure>>;

    /// Counts an attempt, as [`PinAttempts::begin`](crate::consent::PinAttempts::begin) rules. When
    /// it returns, the attempt counts as wrong whatever happens, until it is settled as right.
    fn begin_pin_attempt<'a>(
        &'a self,
        customer: CustomerId,
        policy: PinPolicy,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<PinAttempt, VaultFailure>>;

    /// Settles an attempt that was begun, as
    /// [`PinAttempts::settle`](crate::consent::PinAttempts::settle) rules.
    fn settle_pin_attempt<'a>(
        &'a self,
        customer: CustomerId,
        attempt: u32,
        right: bool,
        policy: PinPolicy,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<PinVerdict, VaultFailure>>;

    /// Sets a new PIN, by its hash; a lock ends.
    fn set_pin<'a>(
        &'a self,
        customer: CustomerId,
        hash: Secret<String>,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<(), VaultFailure>>;

    /// Removes the PIN, if there is one.
    fn remove_pin<'a>(&'a self, customer: CustomerId) -> Pending<'a, Result<(), VaultFailure>>;
}
