//! An invented bank: believable people and what their accounts went through.
//!
//! The model is pure (a [`BankPlan`] in, rows out); only the last step writes. The same plan
//! gives the same data for good. Customers live in households of one or two, and the kinds of
//! household take turns, so that the first eleven customers show them all.

mod arrangements;
mod bank_plan;
mod calendar;
mod command;
mod file;
mod founder;
mod ledger;
mod life;
mod parties;
mod personas;
mod plan;
mod planned;
mod random;
mod rows;
mod schedules;
mod trades;
mod world;
#[cfg(test)]
mod world_tests;

pub use bank_plan::{BadBankPlan, BankPlan, CUSTOMERS_MAX, MONTHS_MAX};
pub use command::{GenerateArguments, GenerateCommandError, run_generate};
pub use file::{GenerateError, Generated, generate};
pub use schedules::{Schedule, Weekends, schedules};
