//! The shell around the rooms above: sockets, the clock, and what waits for them.

mod certificates;
mod chain_source;
mod fetch;

pub use certificates::Certificates;
pub use chain_source::{ChainSource, DirectoryChains, HttpsChains};
pub use fetch::{FetchError, Fetched, HttpsClient, Limits};
