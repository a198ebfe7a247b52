//! The commands over a vault: `saldo link`, `links`, `unlink`, `customer`, `switch` and
//! `audit`.
//!
//! They work beside a running server, which sees a link or its end at the very next request.

mod audit;
mod books;
mod customer;
mod failure;
mod link;
mod links;
mod switch;
mod unlink;

pub use audit::{AuditCommand, CustomerArguments, ExportArguments, VerifyArguments, audit};
pub use books::OperatorArguments;
pub use customer::{
    AddCustomerArguments, CustomerCommand, EraseCustomerArguments, customer, enrol,
};
pub use failure::CommandFailure;
pub use link::{LinkArguments, link};
pub use links::{LinksArguments, links};
pub use switch::{ListArguments, SwitchArguments, SwitchCommand, run_switch};
pub use unlink::{UnlinkArguments, Which, unlink};
