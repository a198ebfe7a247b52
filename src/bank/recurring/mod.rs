//! What comes again and again: bills, subscriptions and pay found in past transactions.
//!
//! ```text
//! transactions > group (account, way, who) > cluster (amounts) > fit (schedules) > judge > Stream
//! ```
//!
//! Nothing is learnt and nothing is weighed in secret: a [`Stream`] names the rows it was found
//! in, the schedule they keep and the days on which one was missing. It is a guess all the same;
//! what the bank knows ([`super::Obligation`]) always wins over it.

mod amounts;
mod cluster;
mod detect;
mod fit;
mod judge;
mod schedule;
mod stream;

pub use detect::detect;
pub use schedule::{Schedule, Shift};
pub use stream::{Expected, PriceRise, Stream, StreamStatus};
