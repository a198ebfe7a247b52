//! The ports' implementations: where Saldo meets databases, files and the network.

pub mod key_file;
pub mod mint;
pub mod sqlite;
