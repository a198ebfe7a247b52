//! The shell around the rooms above: sockets, the clock, and what waits for them.
//!
//! [`Pipeline`] is one request from the wire to the wire; read `pipeline.rs` first.

mod admin;
mod answer;
mod assured;
mod bodies;
mod certificates;
mod chain_source;
mod clock;
mod command;
mod connections;
mod converse;
mod converse_sharing;
mod courtesy;
mod event;
mod fetch;
mod lines;
mod listen;
mod oauth;
mod pipeline;
mod public;
mod published;
mod resource_server;
mod start;
mod tls;
mod voice_pins;

pub use certificates::Certificates;
pub use chain_source::{ChainSource, DirectoryChains, HttpsChains};
pub use clock::{Clock, Seen, Witness};
pub use command::{ServeArguments, ServeError, serve};
pub use courtesy::CourtesySender;
pub use fetch::{FetchError, Fetched, HttpsClient, Limits};
pub use oauth::{AuthorizationParts, AuthorizationServer, AuthorizationServerError};
pub use pipeline::{Pipeline, PipelineError, PipelineParts};
pub use resource_server::ResourceServer;
pub use start::{Listeners, Running, Served, StartError, start};
pub use voice_pins::VoicePins;
