//! One file per intent, or per pair of intents that mirror each other.

mod accounts;
mod asked;
mod card;
mod change;
mod compare;
mod fallback;
mod help;
mod launch;
mod paging;
mod published;
mod refine;
mod repeat;
mod rows;
mod shaped;
mod sought;
mod start_over;
mod stop;
mod yes_no;

pub(crate) use accounts::accounts;
pub(crate) use asked::asked;
pub(crate) use card::{card, lost_card};
pub(crate) use change::change;
pub(crate) use compare::compare;
pub(crate) use fallback::fallback;
pub(crate) use help::help;
pub(crate) use launch::launch;
pub(crate) use paging::{more, previous};
pub(crate) use published::published;
pub(crate) use refine::refine;
pub(crate) use repeat::repeat;
pub(crate) use rows::rows;
pub(crate) use shaped::shaped;
pub(crate) use sought::sought;
pub(crate) use start_over::start_over;
pub(crate) use stop::stop;
pub(crate) use yes_no::{no, yes};
