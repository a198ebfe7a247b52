//! Where certificate files come from.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use hyper::StatusCode;
use tokio::io::AsyncReadExt;

use super::fetch::{FetchError, HttpsClient, Limits};
use crate::basics::Pending;
use crate::channel::alexa::verify::{CHAIN_BYTES_MAX, CertificateUrl, FetchFault};

/// The longest one fetch may take. Alexa waits eight seconds for everything.
const FETCH_TIME_MAX: Duration = Duration::from_secs(2);

/// A source of certificate files: Alexa's host, or a folder of the demo.
pub trait ChainSource: Send + Sync {
    /// The file at `url`, at most [`CHAIN_BYTES_MAX`] bytes of it.
    fn fetch<'a>(&'a self, url: &'a CertificateUrl) -> Pending<'a, Result<Bytes, FetchFault>>;
}

/// Certificate files from Alexa's host, over HTTPS.
///
/// A [`CertificateUrl`] can name no other host, and nothing inside a certificate is followed.
pub struct HttpsChains {
    client: Arc<HttpsClient>,
}

impl HttpsChains {
    /// Fetches with `client`.
    pub fn new(client: Arc<HttpsClient>) -> Self {
        Self { client }
    }
}

impl ChainSource for HttpsChains {
    fn fetch<'a>(&'a self, url: &'a CertificateUrl) -> Pending<'a, Result<Bytes, FetchFault>> {
        Box::pin(async move {
            let limits = Limits { body_bytes_max: CHAIN_BYTES_MAX, deadline: FETCH_TIME_MAX };
            let fetched = self.client.get(url.as_str(), limits).await.map_err(fault_of)?;
            match fetched.status {
                StatusCode::OK => Ok(fetched.body),
                // The host is out of order, not the address: tried again, and soon.
                status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
                    Err(FetchFault::Unreachable)
                }
                _ => Err(FetchFault::Status),
            }
        })
    }
}

fn fault_of(error: FetchError) -> FetchFault {
    match error {
        FetchError::TimedOut => FetchFault::TimedOut,
        FetchError::TooLarge => FetchFault::TooLarge,
        FetchError::Malformed
        | FetchError::Insecure
        | FetchError::Root
        | FetchError::Unreachable => FetchFault::Unreachable,
    }
}

/// Certificate files from a folder, for the demo and for test programs of any language:
/// `https://s3.amazonaws.com/echo.api/NAME.pem` is the file `NAME.pem` in it.
pub struct DirectoryChains {
    folder: PathBuf,
}

impl DirectoryChains {
    /// Reads from `folder`.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }
}

impl ChainSource for DirectoryChains {
    fn fetch<'a>(&'a self, url: &'a CertificateUrl) -> Pending<'a, Result<Bytes, FetchFault>> {
        Box::pin(async move {
            if !is_file_name(url.name()) {
                return Err(FetchFault::Status);
            }
            let path = self.folder.join(url.name());
            let file = tokio::fs::File::open(path).await.map_err(|_| FetchFault::Status)?;
            let mut bytes = Vec::new();
            // One byte more than allowed tells a file of the size from a larger one.
            let mut bounded = file.take(CHAIN_BYTES_MAX as u64 + 1);
            bounded.read_to_end(&mut bytes).await.map_err(|_| FetchFault::Status)?;
            if bytes.len() > CHAIN_BYTES_MAX {
                return Err(FetchFault::TooLarge);
            }
            Ok(bytes.into())
        })
    }
}

/// A plain name with the ending `.pem`: no folder, nothing hidden, no way up.
fn is_file_name(name: &str) -> bool {
    name.ends_with(".pem")
        && !name.starts_with('.')
        && !name.contains("..")
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_files() {
        for good in ["echo-api-cert.pem", "A_1.b.pem"] {
            assert!(is_file_name(good), "{good}");
        }
        for bad in ["", ".pem", "a/b.pem", "a..pem", "a.PEM", "a", "a~.pem", "../a.pem"] {
            assert!(!is_file_name(bad), "{bad}");
        }
    }

    #[tokio::test]
    async fn a_folder_gives_its_files_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.pem"), "chain").unwrap();
        std::fs::write(folder.path().join("big.pem"), vec![b'x'; CHAIN_BYTES_MAX + 1]).unwrap();
        std::fs::write(folder.path().join("secret.txt"), "key").unwrap();
        let chains = DirectoryChains::new(folder.path().to_owned());
        for (path, expected) in [
            ("a.pem", Ok(Bytes::from_static(b"chain"))),
            ("big.pem", Err(FetchFault::TooLarge)),
            ("secret.txt", Err(FetchFault::Status)),
            ("missing.pem", Err(FetchFault::Status)),
            ("sub/a.pem", Err(FetchFault::Status)),
        ] {
            let url = format!("https://s3.amazonaws.com/echo.api/{path}");
            let url = CertificateUrl::parse(url.as_bytes()).unwrap();
            assert_eq!(chains.fetch(&url).await, expected, "{path}");
        }
    }
}
