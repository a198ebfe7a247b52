//! Every message that a reply is made of, and what each is given: one file a theme.
//!
//! The words are in `interaction-models/source/`, in the folder `replies` of each language.

pub(super) mod accounts;
mod all;
pub(super) mod aspects;
pub(super) mod balances;
pub(super) mod barriers;
pub(super) mod bills;
pub(super) mod branches;
pub(super) mod cards;
pub(super) mod categories;
pub(super) mod dates;
pub(super) mod exchange;
pub(super) mod explain;
pub(super) mod listed;
pub(super) mod lists;
pub(super) mod names;
pub(super) mod net;
pub(super) mod outlook;
pub(super) mod periods;
pub(super) mod published;
pub(super) mod screen;
pub(super) mod sharing;
pub(super) mod suggestions;
pub(super) mod talk;
pub(super) mod totals;
pub(super) mod transactions;

pub use all::reply_terms;
