//! The record of every fact that left, and the chain that proves it complete.
//!
//! Which fact, about which account, to whom, under which grant: never the amount itself. Customers,
//! accounts and transactions appear under keyed pseudonyms only, so that an auditor can be given
//! the record without being given the bank's ids.

mod canonical;
mod chain;
mod facts;
mod outlook;
mod reading;
mod record;

pub use canonical::canonical_text;
pub use chain::{Break, ChainKey, ChainRecord, Receipt, Verifier};
pub use facts::facts_of;
pub use outlook::facts_of_wish;
pub use reading::{ReadRecord, read_record};
pub use record::{Disclosure, Fact, FactKind, Recipient};
