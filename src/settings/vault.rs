//! `[vault]`: Saldo's own store and its keys.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Where Saldo keeps links and disclosures, and the files of its keys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VaultSettings {
    /// The Vault's SQLite file; made when it is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// File with the 32-byte key of the disclosure chain, in hexadecimal, readable by us alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain_key_file: Option<PathBuf>,
    /// File with the 32-byte key that seals session frames.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_key_file: Option<PathBuf>,
    /// File with the session key before the last change: opens frames sealed until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_key_previous_file: Option<PathBuf>,
    /// File with the 32-byte key that signs checkpoints of the record, in hexadecimal, readable by
    /// us alone. Without it there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint_key_file: Option<PathBuf>,
    /// The file to whose end checkpoints go, best on another machine; without it they go to the
    /// standard output.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint_file: Option<PathBuf>,
    /// File with the 32-byte key that peppers voice PINs. Without it customers can set none, and
    /// what needs one is done in the bank's app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pin_key_file: Option<PathBuf>,
}
