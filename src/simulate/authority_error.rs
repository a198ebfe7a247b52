//! What can go wrong while making certificates.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why the development authority has no certificates to offer.
#[derive(Debug, Error)]
pub enum AuthorityError {
    /// A key could not be made or read.
    #[error("the development authority's key cannot be made or read; delete its folder and retry")]
    Key,
    /// A certificate could not be made.
    #[error("the development authority cannot make a certificate: {0}")]
    Certificate(#[from] rcgen::Error),
    /// A file of its folder could not be read or written.
    #[error("{}: {source}; give the development authority a folder it may write", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl AuthorityError {
    /// Names the file that an I/O error is about.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}
