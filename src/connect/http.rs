//! HTTP/1.1 to one host of the bank, over connections that are kept.

use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{HOST, HeaderValue, RETRY_AFTER};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use rustls_pki_types::ServerName;
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::sync::Semaphore;
use tokio_rustls::TlsConnector;
use url::Url;

use crate::settings::BadAddress;

/// The most bytes of an answer's status line and fields, and of what is read ahead.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// The most fields of an answer.
const FIELDS_MAX: usize = 64;
/// The most addresses of a host that are tried, all within the deadline.
const ADDRESSES_MAX: usize = 4;
/// The most bytes of an answer's body: some ten thousand transactions, more than any bank puts
/// on a page.
const BODY_BYTES_MAX: usize = 8 * 1024 * 1024;

/// A whole request.
pub(super) type Asked = Request<Full<Bytes>>;

/// One host, and the connections to it that wait for their next request.
///
/// It follows no redirect, keeps no cookie and reads no proxy settings. Dropping a request half
/// way closes its connection and nothing else.
pub(super) struct Host {
    name: String,
    port: u16,
    field: HeaderValue,
    tls: Option<TlsConnector>,
    idle: Mutex<Vec<SendRequest<Full<Bytes>>>>,
    slots: Semaphore,
}

/// An answer, whatever its status.
pub(super) struct Reply {
    /// The status; a redirect is an answer like any other.
    pub(super) status: StatusCode,
    /// How long to wait before asking again, where the host says so.
    pub(super) retry_after: Option<Duration>,
    /// The whole body.
    pub(super) body: Bytes,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum HttpFailure {
    /// The name, the connection, TLS or HTTP failed.
    #[error("the host cannot be reached or broke off")]
    Unreachable,
    /// More bytes than are taken.
    #[error("the answer has more than {BODY_BYTES_MAX} bytes")]
    TooLarge,
}

impl Host {
    /// The host of `address`, which the settings checked, asked by at most `calls_max` requests at
    /// once.
    ///
    /// # Errors
    ///
    /// [`BadAddress`] for addresses without a host.
    pub(super) fn new(
        address: &Url,
        tls: &TlsConnector,
        calls_max: usize,
    ) -> Result<Self, BadAddress> {
        let is_secure = address.scheme() == "https";
        let shown = address.host_str().ok_or(BadAddress::Malformed)?;
        let field = match address.port() {
            Some(port) => format!("{shown}:{port}"),
            None => shown.to_owned(),
        };
        Ok(Self {
            name: shown.trim_start_matches('[').trim_end_matches(']').to_owned(),
            port: address.port_or_known_default().ok_or(BadAddress::Malformed)?,
            field: HeaderValue::from_str(&field).map_err(|_| BadAddress::Malformed)?,
            tls: is_secure.then(|| tls.clone()),
            idle: Mutex::default(),
            slots: Semaphore::new(calls_max),
        })
    }

    /// Sends `request`, whose address is a path, when it is its turn.
    ///
    /// # Errors
    ///
    /// [`HttpFailure`]. An answer with any status is an answer.
    pub(super) async fn send(&self, mut request: Asked) -> Result<Reply, HttpFailure> {
        let _slot = self.slots.acquire().await.map_err(|_| HttpFailure::Unreachable)?;
        request.headers_mut().insert(HOST, self.field.clone());
        while let Some(mut kept) = self.take() {
            if kept.ready().await.is_err() {
                continue;
            }
            match kept.try_send_request(request).await {
                Ok(answer) => return self.finish(kept, answer).await,
                // Only what was never sent may be sent again without asking whether it matters.
                Err(mut error) => {
                    request = error.take_message().ok_or(HttpFailure::Unreachable)?;
                }
            }
        }
        let mut fresh = self.connect().await?;
        let answer = fresh.send_request(request).await.map_err(|_| HttpFailure::Unreachable)?;
        self.finish(fresh, answer).await
    }

    /// Makes sure of a connection, which waits for the next request.
    ///
    /// # Errors
    ///
    /// [`HttpFailure::Unreachable`].
    pub(super) async fn reach(&self) -> Result<(), HttpFailure> {
        let _slot = self.slots.acquire().await.map_err(|_| HttpFailure::Unreachable)?;
        while let Some(mut kept) = self.take() {
            if kept.ready().await.is_ok() {
                self.keep(kept);
                return Ok(());
            }
        }
        self.keep(self.connect().await?);
        Ok(())
    }

    async fn finish(
        &self,
        sender: SendRequest<Full<Bytes>>,
        answer: Response<Incoming>,
    ) -> Result<Reply, HttpFailure> {
        let status = answer.status();
        let retry_after = answer.headers().get(RETRY_AFTER).and_then(retry_after);
        let collected = Limited::new(answer.into_body(), BODY_BYTES_MAX).collect().await;
        let body = collected.map_err(|error| match error.is::<LengthLimitError>() {
            true => HttpFailure::TooLarge,
            false => HttpFailure::Unreachable,
        })?;
        self.keep(sender);
        Ok(Reply { status, retry_after, body: body.to_bytes() })
    }

    fn take(&self) -> Option<SendRequest<Full<Bytes>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Keeps a connection for the next request. Never more than requests that run at once.
    fn keep(&self, sender: SendRequest<Full<Bytes>>) {
        if !sender.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        }
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>, HttpFailure> {
        let found = lookup_host((self.name.as_str(), self.port)).await;
        let found = found.map_err(|_| HttpFailure::Unreachable)?;
        let addresses: Vec<SocketAddr> = found.take(ADDRESSES_MAX).collect();
        if self.tls.is_none() && !addresses.iter().all(|address| address.ip().is_loopback()) {
            return Err(HttpFailure::Unreachable);
        }
        let stream = TcpStream::connect(&*addresses).await;
        let stream = stream.map_err(|_| HttpFailure::Unreachable)?;
        stream.set_nodelay(true).map_err(|_| HttpFailure::Unreachable)?;
        let Some(tls) = &self.tls else { return open(stream).await };
        let name = ServerName::try_from(self.name.clone());
        let name = name.map_err(|_| HttpFailure::Unreachable)?;
        open(tls.connect(name, stream).await.map_err(|_| HttpFailure::Unreachable)?).await
    }
}

async fn open<S>(stream: S) -> Result<SendRequest<Full<Bytes>>, HttpFailure>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, connection) = http1::Builder::new()
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(FIELDS_MAX)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|_| HttpFailure::Unreachable)?;
    // Ends when the sender is dropped, or the host closes.
    tokio::spawn(connection);
    Ok(sender)
}

/// The wait that `Retry-After` asks for: seconds, or a date (RFC 9110, section 10.2.3).
fn retry_after(field: &HeaderValue) -> Option<Duration> {
    let text = field.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = DateTime::parse_from_rfc2822(text).ok()?;
    Some((date.to_utc() - Utc::now()).to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_seconds_or_a_date() {
        let wait = |text: &'static str| retry_after(&HeaderValue::from_static(text));
        assert_eq!(wait("3"), Some(Duration::from_secs(3)));
        assert_eq!(wait("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        assert_eq!(wait("soon"), None);
        assert_eq!(wait("-1"), None);
    }
}
