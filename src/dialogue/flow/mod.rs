//! One file per intent, or per pair of intents that mirror each other.

mod accounts;
mod asked;
mod fallback;
mod help;
mod launch;
mod paging;
mod public_fact;
mod refine;
mod repeat;
mod start_over;
mod stop;
mod yes_no;

pub(super) use accounts::accounts;
pub(super) use asked::asked;
pub(super) use fallback::fallback;
pub(super) use help::help;
pub(super) use launch::launch;
pub(super) use paging::{more, previous};
pub(super) use public_fact::public_fact;
pub(super) use refine::refine;
pub(super) use repeat::repeat;
pub(super) use start_over::start_over;
pub(super) use stop::stop;
pub(super) use yes_no::{no, yes};
