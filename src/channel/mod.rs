//! What each platform's requests and answers look like.
//!
//! A channel verifies, decodes and encodes; it reads no clock and opens no connection.

mod inbound;

pub mod alexa;

pub use inbound::Inbound;
