//! The rows, in the groups of the platform's own list. A row judges what was gathered and nothing
//! else; its id is the platform's number, with a letter where one number holds several demands.

mod cards;
mod consent;
mod gate;
mod intents;
mod linking;
mod manner;
mod model;
mod person;
mod policy;
mod session;
mod speech;
mod store;
mod suggestions;
mod table;
mod turns;

pub(super) use table::ROWS;
