//! TLS from files, replaced without a restart.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use thiserror::Error;
use tokio_rustls::TlsAcceptor;

use crate::connect::key_file::{KeyFileFailure, refuse_exposed};

/// Why the certificate or the key cannot be used.
#[derive(Debug, Error)]
pub enum TlsError {
    /// A file cannot be read, or holds no PEM of the right kind.
    #[error("{}: {problem}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The key is open to others, or cannot be read.
    #[error(transparent)]
    Key(#[from] KeyFileFailure),
    /// The certificate and the key do not belong together, or rustls refuses them.
    #[error("the certificate and the key cannot be served together: {0}")]
    Pair(#[from] rustls::Error),
}

/// The server's certificate and key. A failed reload keeps those in use.
#[derive(Debug)]
pub(super) struct Tls {
    certificate: PathBuf,
    key: PathBuf,
    config: RwLock<Arc<ServerConfig>>,
}

impl Tls {
    /// Reads the PEM files.
    ///
    /// # Errors
    ///
    /// [`TlsError`] when a file cannot be used.
    pub(super) fn open(certificate: &Path, key: &Path) -> Result<Self, TlsError> {
        let config = RwLock::new(read(certificate, key)?);
        Ok(Self { certificate: certificate.to_owned(), key: key.to_owned(), config })
    }

    /// Reads the files again; new connections get the new certificate.
    ///
    /// # Errors
    ///
    /// [`TlsError`] when a file cannot be used; the certificate in use stays.
    pub(super) fn reload(&self) -> Result<(), TlsError> {
        let fresh = read(&self.certificate, &self.key)?;
        // The lock is held for one assignment only, so it cannot be left half changed.
        *self.config.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = fresh;
        Ok(())
    }

    /// The acceptor for the next connection.
    pub(super) fn acceptor(&self) -> TlsAcceptor {
        let config = self.config.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        TlsAcceptor::from(Arc::clone(&config))
    }
}

fn read(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    let file = |path: &Path, problem: String| TlsError::File { path: path.to_owned(), problem };
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|error| file(certificate, error.to_string()))?;
    if chain.is_empty() {
        return Err(file(certificate, "holds no certificate (-----BEGIN CERTIFICATE-----)".into()));
    }
    let failed = |source| KeyFileFailure::Io { path: key.to_owned(), source };
    let opened = File::open(key).map_err(failed)?;
    refuse_exposed(key, &opened)?;
    let key = PrivateKeyDer::from_pem_reader(BufReader::new(opened))
        .map_err(|error| file(key, error.to_string()))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
