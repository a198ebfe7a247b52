//! Why a skill package cannot be read.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why a skill package cannot be read.
#[derive(Debug, Error)]
pub enum PackageError {
    /// A file cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is no JSON, or not of the form it must have.
    #[error("{path}: {reason}")]
    Form {
        /// Which one.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// It holds too much to be a skill package.
    #[error("{path} has more than {max} bytes: this is no skill package")]
    TooLarge {
        /// Which file.
        path: String,
        /// The most that is read.
        max: u64,
    },
    /// It has no `skill.json`.
    #[error("{0}: there is no skill.json: name the folder `skill-package` of a skill")]
    NoManifest(String),
    /// There is no interaction model in it.
    #[error("{0}: there is no interactionModels/custom/LOCALE.json")]
    NoModel(String),
}
