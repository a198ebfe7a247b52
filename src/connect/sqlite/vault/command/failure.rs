//! Why a command over a vault was not carried out.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::connect::key_file::KeyFileFailure;
use crate::connect::mint::MintFailure;
use crate::connect::password::PasswordFailure;
use crate::connect::sqlite::vault::OpenFailure;
use crate::disclosure::BadCheckpointKey;
use crate::vault::VaultFailure;

/// Why a command over a vault was not carried out. Nothing was half done.
#[derive(Debug, Error)]
pub enum CommandFailure {
    /// The vault cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenFailure),
    /// The vault cannot be read or written.
    #[error(transparent)]
    Vault(#[from] VaultFailure),
    /// There is no usable key.
    #[error(transparent)]
    Key(#[from] KeyFileFailure),
    /// No token or id could be made.
    #[error(transparent)]
    Mint(#[from] MintFailure),
    /// The password cannot be kept.
    #[error(transparent)]
    Password(#[from] PasswordFailure),
    /// The key of checkpoints cannot be used.
    #[error(transparent)]
    CheckpointKey(#[from] BadCheckpointKey),
    /// The file of checkpoints cannot be read.
    #[error("the checkpoints {path}: {source}")]
    Checkpoints {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// A line of it was altered, or signed with another key.
    #[error("the checkpoints {path}: line {number} is none that was signed with this key")]
    Checkpoint {
        /// The file.
        path: PathBuf,
        /// The number of the line, from 1.
        number: usize,
    },
    /// The arguments do not go together.
    #[error("{0}")]
    Arguments(&'static str),
    /// What was done or found could not be printed, or nothing could be read.
    #[error("the terminal cannot be used: {0}")]
    Print(#[from] io::Error),
}
