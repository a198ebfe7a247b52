//! The outgoing client against servers that misbehave.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use rustls::ServerConfig;
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use saldo::basics::Secret;
use saldo::server::{FetchError, Fetched, HttpsClient, Limits};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

const LIMITS: Limits = Limits { body_bytes_max: 1000, deadline: Duration::from_secs(20) };

/// What the server does after it has read a request's head.
#[derive(Clone)]
enum Act {
    /// Sends these bytes and hangs up.
    Send(Vec<u8>),
    /// Sends the start, then the rest again and again until the client hangs up.
    Flood(&'static [u8], Vec<u8>),
    /// Sends these bytes and then keeps the connection in silence.
    Stall(&'static [u8]),
    /// Answers 200 with the request's own bytes.
    Echo,
}

struct Server {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
}

impl Server {
    async fn start(act: Act, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let (act, tls) = (act.clone(), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        None => serve(stream, act).await,
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                serve(stream, act).await;
                            }
                        }
                    }
                });
            }
        });
        Self { address, connections }
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    fn url(&self, scheme: &str, host: &str) -> String {
        format!("{scheme}://{host}:{}/echo.api/x.pem", self.address.port())
    }
}

async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin, act: Act) {
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return,
            Ok(count) => request.extend_from_slice(&piece[..count]),
        }
    }
    let answer = match act {
        Act::Send(bytes) => bytes,
        Act::Echo => {
            let mut answer = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
            answer.extend_from_slice(&request);
            answer
        }
        Act::Flood(start, rest) => {
            let mut sent = stream.write_all(start).await;
            while sent.is_ok() {
                sent = stream.write_all(&rest).await;
            }
            return;
        }
        Act::Stall(start) => {
            let _ = stream.write_all(start).await;
            return std::future::pending().await;
        }
    };
    let _ = stream.write_all(&answer).await;
    let _ = stream.shutdown().await;
}

async fn get(act: Act, limits: Limits) -> Result<Fetched, FetchError> {
    let server = Server::start(act, None).await;
    let client = HttpsClient::for_development(b"").unwrap();
    client.get(&server.url("http", "127.0.0.1"), limits).await
}

#[tokio::test]
async fn an_answer_is_status_and_body() {
    let full = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nchain".to_vec();
    let chunked =
        b"HTTP/1.1 404 Gone\r\ntransfer-encoding: chunked\r\n\r\n3\r\ncha\r\n2\r\nin\r\n0\r\n\r\n";
    for (bytes, status) in [(full, 200), (chunked.to_vec(), 404)] {
        let fetched = get(Act::Send(bytes), LIMITS).await.ok().unwrap();
        assert_eq!(fetched.status.as_u16(), status);
        assert_eq!(fetched.body, "chain");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let sink = Server::start(Act::Echo, None).await;
    let location = sink.url("http", "127.0.0.1");
    let answer = format!("HTTP/1.1 302 Found\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n");
    let fetched = get(Act::Send(answer.into_bytes()), LIMITS).await.ok().unwrap();
    assert_eq!(fetched.status.as_u16(), 302);
    assert_eq!(sink.connections(), 0);
}

#[tokio::test]
async fn what_is_too_large_or_broken_is_no_answer() {
    let announced = b"HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n";
    let endless = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let close = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n";
    let fields = b"HTTP/1.1 200 OK\r\n";
    for (act, error) in [
        (Act::Flood(announced, vec![b'x'; 1001]), FetchError::TooLarge),
        (
            Act::Flood(
                endless,
                b"100\r\n".iter().chain(&[b'x'; 256]).chain(b"\r\n").copied().collect(),
            ),
            FetchError::TooLarge,
        ),
        (Act::Flood(close, vec![b'x'; 100]), FetchError::TooLarge),
        (Act::Flood(fields, b"x-more: and more\r\n".to_vec()), FetchError::Unreachable),
        (
            Act::Send(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nchain".to_vec()),
            FetchError::Unreachable,
        ),
        (Act::Send(b"SSH-2.0-x\r\n".to_vec()), FetchError::Unreachable),
        (Act::Send(Vec::new()), FetchError::Unreachable),
    ] {
        assert_eq!(get(act, LIMITS).await.err(), Some(error));
    }
    let exact = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".iter().chain(&[b'x'; 1000]);
    assert!(get(Act::Send(exact.copied().collect()), LIMITS).await.is_ok());
}

#[tokio::test]
async fn silence_ends_at_the_deadline() {
    let limits = Limits { deadline: Duration::from_millis(100), ..LIMITS };
    let half: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n";
    let hung = get(Act::Stall(b""), limits).await;
    assert_eq!(hung.err(), Some(FetchError::TimedOut));
    let slow = get(Act::Stall(half), limits).await;
    assert_eq!(slow.err(), Some(FetchError::TimedOut));
}

#[tokio::test]
async fn nothing_is_sent_in_the_clear_but_to_loopback_in_development() {
    let server = Server::start(Act::Echo, None).await;
    let production = HttpsClient::new().unwrap();
    let development = HttpsClient::for_development(b"").unwrap();
    let local = server.url("http", "127.0.0.1");
    assert_eq!(production.get(&local, LIMITS).await.err(), Some(FetchError::Insecure));
    assert_eq!(server.connections(), 0);
    assert!(development.get(&local, LIMITS).await.is_ok());
    assert!(development.get(&server.url("http", "localhost"), LIMITS).await.is_ok());
    for (address, error) in [
        ("http://192.0.2.1/", FetchError::Insecure),
        ("ftp://127.0.0.1/", FetchError::Insecure),
        ("/echo.api/x.pem", FetchError::Malformed),
        ("https://user@127.0.0.1/", FetchError::Malformed),
        ("", FetchError::Malformed),
    ] {
        let result = development.get(address, LIMITS).await;
        assert_eq!(result.err(), Some(error), "{address}");
    }
}

#[tokio::test]
async fn a_post_carries_body_and_bearer() {
    let server = Server::start(Act::Echo, None).await;
    let client = HttpsClient::for_development(b"").unwrap();
    let url = format!("http://127.0.0.1:{}/v1/directives", server.address.port());
    let token = Secret::new(String::from("t0ken"));
    let body = Bytes::from_static(b"{}");
    let fetched = client.post_json(&url, &token, body.clone(), LIMITS).await.ok().unwrap();
    let sent = String::from_utf8(fetched.body.to_vec()).unwrap().to_lowercase();
    assert!(sent.starts_with("post /v1/directives http/1.1\r\n"), "{sent}");
    assert!(sent.contains(&format!("host: 127.0.0.1:{}\r\n", server.address.port())));
    assert!(sent.contains("authorization: bearer t0ken\r\n"));
    assert!(sent.contains("content-type: application/json\r\n"));
    assert!(sent.contains("content-length: 2\r\n"));
    let broken = Secret::new(String::from("a\r\nb: c"));
    let refused = client.post_json(&url, &broken, body, LIMITS).await;
    assert_eq!(refused.err(), Some(FetchError::Malformed));
}

#[tokio::test]
async fn https_needs_a_trusted_certificate_of_the_right_name() {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], PrivateKeyDer::Pkcs8(key))
            .unwrap();
    let server = Server::start(Act::Echo, Some(TlsAcceptor::from(Arc::new(config)))).await;
    let url = server.url("https", "localhost");
    let trusting = HttpsClient::for_development(made.cert.pem().as_bytes()).unwrap();
    assert!(trusting.get(&url, LIMITS).await.is_ok());
    let other_name = server.url("https", "127.0.0.1");
    let unreachable = Some(FetchError::Unreachable);
    assert_eq!(trusting.get(&other_name, LIMITS).await.err(), unreachable);
    let production = HttpsClient::new().unwrap();
    assert_eq!(production.get(&url, LIMITS).await.err(), unreachable);
    let hollow = b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
    assert_eq!(HttpsClient::for_development(hollow).err(), Some(FetchError::Root));
}
