//! The authorization server over HTTP: where a customer links a platform, sees what is shared, and
//! makes it less.
//!
//! A platform sends the customer to `authorize`; they log in, choose, and are sent back with a
//! code; the platform redeems it at `token` and answers carry the access token from then on.
//! Read `server.rs` first. What is allowed is decided in `crate::oauth`; what must not be lost is
//! the Vault's.

mod answers;
mod authorize;
mod consent;
mod erase;
mod heard;
mod limits;
mod login;
mod pages;
mod passwords;
mod provider;
mod server;
mod sharing;
mod tokens;
mod visit;
mod voice_code;

pub(in crate::server) use passwords::Passwords;
pub use server::{AuthorizationParts, AuthorizationServer, AuthorizationServerError};
