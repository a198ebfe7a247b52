//! The record of every fact that left, and the chain that proves it complete.
//!
//! Which fact, about which account, to whom, under which grant: never the amount itself.

mod record;

pub use record::{Disclosure, Fact, FactKind, Recipient};
