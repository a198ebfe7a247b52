//! One file per intent, or per pair of intents that mirror each other.

mod accounts;
mod asked;
mod change;
mod compare;
mod fallback;
mod help;
mod launch;
mod paging;
mod public_fact;
mod refine;
mod repeat;
mod rows;
mod sought;
mod start_over;
mod stop;
mod yes_no;

pub(crate) use accounts::accounts;
pub(crate) use asked::asked;
pub(crate) use change::change;
pub(crate) use compare::compare;
pub(crate) use fallback::fallback;
pub(crate) use help::help;
pub(crate) use launch::launch;
pub(crate) use paging::{more, previous};
pub(crate) use public_fact::public_fact;
pub(crate) use refine::refine;
pub(crate) use repeat::repeat;
pub(crate) use rows::rows;
pub(crate) use sought::sought;
pub(crate) use start_over::start_over;
pub(crate) use stop::stop;
pub(crate) use yes_no::{no, yes};
