//! The commands over a vault: `saldo link`, `links`, `unlink` and `audit`.
//!
//! They work beside a running server, which sees a link or its end at the very next request.

mod audit;
mod failure;
mod link;
mod links;
mod unlink;

pub use audit::{AuditCommand, audit};
pub use failure::CommandFailure;
pub use link::{LinkArguments, link};
pub use links::{LinksArguments, links};
pub use unlink::{UnlinkArguments, unlink};
