//! The client for what Saldo itself asks of other hosts.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue};
use hyper::http::uri::Scheme;
use hyper::{Request, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use crate::basics::Secret;

/// The most bytes of an answer's status line and fields, and of what is read ahead.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// The most fields of an answer.
const FIELDS_MAX: usize = 64;
/// The most addresses of a host that are tried, all within the deadline.
const ADDRESSES_MAX: usize = 4;

/// A client for a few short requests over HTTPS, one connection each.
///
/// It follows no redirect, keeps no cookie, reads no proxy settings and trusts Mozilla's roots.
/// Which hosts may be asked is the caller's decision: every address that reaches this client is
/// one that the caller checked.
pub struct HttpsClient {
    tls: TlsConnector,
    loopback_plain: bool,
}

/// How much an answer may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most bytes of the body.
    pub body_bytes_max: usize,
    /// The longest the whole exchange may take, name resolution included.
    pub deadline: Duration,
}

/// An answer, whatever its status.
#[derive(Clone)]
pub struct Fetched {
    /// The status; a redirect is an answer like any other.
    pub status: StatusCode,
    /// The whole body.
    pub body: Bytes,
}

/// Why there is no answer. None of them holds the address or anything that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FetchError {
    /// Not an absolute address with a host, or a token that no field can carry.
    #[error("the address or the token of an outgoing request is malformed")]
    Malformed,
    /// Not HTTPS (in development: neither that nor HTTP to a loopback address).
    #[error("an outgoing request is not over HTTPS")]
    Insecure,
    /// A root certificate to be trusted in development is not readable.
    #[error("the development root is not a PEM certificate")]
    Root,
    /// The name, the connection, TLS or HTTP failed.
    #[error("the other host cannot be reached")]
    Unreachable,
    /// Not within the deadline.
    #[error("the other host did not answer in time")]
    TimedOut,
    /// More bytes than the caller allowed.
    #[error("the other host's answer is too large")]
    TooLarge,
}

impl HttpsClient {
    /// A client for production.
    ///
    /// # Errors
    ///
    /// [`FetchError::Unreachable`] when TLS cannot be set up at all.
    pub fn new() -> Result<Self, FetchError> {
        Self::trusting(RootCertStore::empty(), false)
    }

    /// A client for development: also trusts the roots of `root_pem`, and speaks plain HTTP to
    /// loopback addresses.
    ///
    /// # Errors
    ///
    /// [`FetchError::Root`] when `root_pem` is not PEM certificates (it may be empty).
    pub fn for_development(root_pem: &[u8]) -> Result<Self, FetchError> {
        let mut roots = RootCertStore::empty();
        for root in CertificateDer::pem_slice_iter(root_pem) {
            roots.add(root.map_err(|_| FetchError::Root)?).map_err(|_| FetchError::Root)?;
        }
        Self::trusting(roots, true)
    }

    fn trusting(mut roots: RootCertStore, loopback_plain: bool) -> Result<Self, FetchError> {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let mut config =
            ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()
                .map_err(|_| FetchError::Unreachable)?
                .with_root_certificates(roots)
                .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { tls: TlsConnector::from(Arc::new(config)), loopback_plain })
    }

    /// Asks for `address`.
    ///
    /// # Errors
    ///
    /// [`FetchError`]. An answer with any status is an answer.
    pub async fn get(&self, address: &str, limits: Limits) -> Result<Fetched, FetchError> {
        let request = Request::get(address)
            .header(ACCEPT, HeaderValue::from_static("*/*"))
            .body(Full::default())
            .map_err(|_| FetchError::Malformed)?;
        self.send(request, limits).await
    }

    /// Sends the JSON `body` to `address` with `bearer` as proof (RFC 6750, section 2.1).
    ///
    /// # Errors
    ///
    /// [`FetchError`]. An answer with any status is an answer.
    pub async fn post_json(
        &self,
        address: &str,
        bearer: &Secret<String>,
        body: Bytes,
        limits: Limits,
    ) -> Result<Fetched, FetchError> {
        let mut authorization = HeaderValue::try_from(format!("Bearer {}", bearer.expose()))
            .map_err(|_| FetchError::Malformed)?;
        authorization.set_sensitive(true);
        let request = Request::post(address)
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .header(AUTHORIZATION, authorization)
            .body(Full::new(body))
            .map_err(|_| FetchError::Malformed)?;
        self.send(request, limits).await
    }

    /// Sends the JSON `body` to `address` with further fields, as a platform does.
    ///
    /// # Errors
    ///
    /// [`FetchError`]. An answer with any status is an answer.
    pub async fn post_with(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        body: Bytes,
        limits: Limits,
    ) -> Result<Fetched, FetchError> {
        let json = HeaderValue::from_static("application/json;charset=UTF-8");
        let request = Request::post(address).header(CONTENT_TYPE, json);
        let request =
            fields.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let request = request.body(Full::new(body)).map_err(|_| FetchError::Malformed)?;
        self.send(request, limits).await
    }

    async fn send(
        &self,
        request: Request<Full<Bytes>>,
        limits: Limits,
    ) -> Result<Fetched, FetchError> {
        let exchange = self.exchange(request, limits.body_bytes_max);
        timeout(limits.deadline, exchange).await.unwrap_or(Err(FetchError::TimedOut))
    }

    async fn exchange(
        &self,
        mut request: Request<Full<Bytes>>,
        body_bytes_max: usize,
    ) -> Result<Fetched, FetchError> {
        let target = Target::of(request.uri())?;
        if !target.secure && !self.loopback_plain {
            return Err(FetchError::Insecure);
        }
        request.headers_mut().insert(HOST, target.host_field);
        *request.uri_mut() = target.path;
        let stream = connect(&target.host, target.port, !target.secure).await?;
        if target.secure {
            let name = ServerName::try_from(target.host).map_err(|_| FetchError::Malformed)?;
            let stream =
                self.tls.connect(name, stream).await.map_err(|_| FetchError::Unreachable)?;
            talk(stream, request, body_bytes_max).await
        } else {
            talk(stream, request, body_bytes_max).await
        }
    }
}

/// Where a request goes.
struct Target {
    secure: bool,
    host: String,
    port: u16,
    host_field: HeaderValue,
    path: Uri,
}

impl Target {
    fn of(uri: &Uri) -> Result<Self, FetchError> {
        let authority = uri.authority().ok_or(FetchError::Malformed)?;
        let secure = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => true,
            Some(scheme) if *scheme == Scheme::HTTP => false,
            _ => return Err(FetchError::Insecure),
        };
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let host = authority.host();
        if authority.as_str().contains('@') || host.is_empty() {
            return Err(FetchError::Malformed);
        }
        Ok(Self {
            secure,
            host: host.trim_start_matches('[').trim_end_matches(']').to_owned(),
            port: authority.port_u16().unwrap_or(if secure { 443 } else { 80 }),
            host_field: HeaderValue::from_str(authority.as_str())
                .map_err(|_| FetchError::Malformed)?,
            path: path.parse().map_err(|_| FetchError::Malformed)?,
        })
    }
}

/// Connects to the first address of `host` that answers.
async fn connect(host: &str, port: u16, only_loopback: bool) -> Result<TcpStream, FetchError> {
    let addresses: Vec<SocketAddr> = lookup_host((host, port))
        .await
        .map_err(|_| FetchError::Unreachable)?
        .take(ADDRESSES_MAX)
        .collect();
    if only_loopback && !addresses.iter().all(|address| address.ip().is_loopback()) {
        return Err(FetchError::Insecure);
    }
    let stream = TcpStream::connect(&*addresses).await.map_err(|_| FetchError::Unreachable)?;
    stream.set_nodelay(true).map_err(|_| FetchError::Unreachable)?;
    Ok(stream)
}

/// One request and its bounded answer on a fresh connection.
async fn talk<S>(
    stream: S,
    request: Request<Full<Bytes>>,
    body_bytes_max: usize,
) -> Result<Fetched, FetchError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(FIELDS_MAX)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|_| FetchError::Unreachable)?;
    // Ends with this function, also when the deadline drops it half-way.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let answer = sender.send_request(request).await.map_err(|_| FetchError::Unreachable)?;
    let status = answer.status();
    let collected = Limited::new(answer.into_body(), body_bytes_max).collect().await;
    let body = collected.map_err(|error| {
        if error.is::<LengthLimitError>() { FetchError::TooLarge } else { FetchError::Unreachable }
    })?;
    Ok(Fetched { status, body: body.to_bytes() })
}
