//! The record of every fact that left, and the chain that proves it complete.
//!
//! Which fact, about which account, to whom, under which grant: never the amount itself. Customers,
//! accounts and transactions appear under keyed pseudonyms only, so that an auditor can be given
//! the record without being given the bank's ids. What is personal is sealed under a key of the
//! customer's own: without it nobody knows any more whom a record was about, and the chain holds.

mod act;
mod canonical;
mod chain;
mod checkpoint;
mod customer_key;
mod erased;
mod facts;
mod outlook;
mod reading;
mod record;

pub use act::{Act, Actor, Deed, act_text};
pub use canonical::canonical_text;
pub use chain::{Break, ChainKey, ChainRecord, Receipt, Verifier};
pub use checkpoint::{BadCheckpoint, BadCheckpointKey, Checkpoint, CheckpointKey, read_checkpoint};
pub use customer_key::{CustomerKey, RECORD_NONCE_BYTES, SealFailure};
pub use erased::erased_text;
pub use facts::facts_of;
pub use outlook::{facts_of_sharing, facts_of_wish};
pub use reading::{ReadRecord, RecordHead, read_record, record_head};
pub use record::{Disclosure, Fact, FactKind, Recipient};
