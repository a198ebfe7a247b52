//! SQLite behind the ports. Bundled, so that it is the version these were tested with.

pub mod vault;
