//! The commands over a vault: `saldo link`, `links`, `unlink`, `customer` and `audit`.
//!
//! They work beside a running server, which sees a link or its end at the very next request.

mod audit;
mod customer;
mod failure;
mod link;
mod links;
mod unlink;

pub use audit::{AuditCommand, audit};
pub use customer::{AddCustomerArguments, CustomerCommand, customer, enrol};
pub use failure::CommandFailure;
pub use link::{LinkArguments, link};
pub use links::{LinksArguments, links};
pub use unlink::{UnlinkArguments, Which, unlink};
