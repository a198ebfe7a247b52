//! Who the other party of a transaction is, as it may be read aloud.
//!
//! ```text
//! statement line > line (how it was paid, through whom) > tail (store, phone, place, reference)
//!                > book (the bank's names, then ours, then brands) > SpokenName
//! ```
//!
//! Every step only takes words away or puts a name of a checked book in their place; what is
//! left of the stranger's words passes [`SpokenName`](super::SpokenName) like any other text.

mod book;
mod brands;
mod known;
mod line;
mod matching;
mod mention;
mod party;
mod sound;
mod tail;
mod words;

pub use book::MerchantsError;
pub(in crate::bank) use brands::sold_by;
pub use matching::{Meant, meant, merchant_score};
pub(in crate::bank) use mention::Mention;
pub(in crate::bank) use party::Who;
pub use party::{Merchants, Party};
pub(in crate::bank) use words::key;
