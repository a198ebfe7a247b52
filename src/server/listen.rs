//! Connections: accepting, limits, TLS, HTTP/1.1 and HTTP/2, draining.

use std::convert::Infallible;
use std::error::Error;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::{CONNECTION, HeaderValue, TRANSFER_ENCODING};
use hyper::service::service_fn;
use hyper::{Request, Version};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use socket2::{Domain, Protocol, Socket, Type};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use super::answer::HttpAnswer;
use super::connections::{Connections, Seat};
use super::lines::{LoneFeed, Watched};
use super::tls::Tls;
use crate::observe::trouble;

/// Connections the kernel holds for us while we are busy: a second's worth under full load.
const BACKLOG: i32 = 1_024;
/// Header fields of one request; platforms send about fifteen.
const HEADERS_MAX: usize = 64;
/// The request head, in bytes: an access token never travels in it.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// Streams one HTTP/2 peer may have open.
const STREAMS_MAX: u32 = 100;
/// Streams an HTTP/2 peer may reset before we accept them (rapid reset, CVE-2023-44487).
const PENDING_RESETS_MAX: usize = 20;
/// Pause after the system refused a connection (out of files), so as not to spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// What answers requests. A handler must not fail: every outcome is an answer.
pub(super) trait Answering: Send + Sync + 'static {
    /// Answers one request that came from `address`, or in IPv6 from that network.
    fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        address: IpAddr,
    ) -> impl Future<Output = HttpAnswer> + Send;
}

/// Why a listener could not start.
#[derive(Debug, Error)]
#[error("cannot listen on {address}: {source}; is another server running there?")]
pub struct ListenError {
    address: SocketAddr,
    source: io::Error,
}

/// How one listener treats its connections.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    /// TLS, or `None` for plain HTTP.
    pub tls: Option<Arc<Tls>>,
    /// The cap on connections.
    pub connections: Arc<Connections>,
    /// How long a handshake, and the head of a request, may take.
    pub head_time_max: Duration,
    /// How long a connection may be open without a request, at least; twice that at most.
    pub idle_time_max: Duration,
    /// How long open requests may take once the listener stops.
    pub drain_time_max: Duration,
}

/// Binds `address` with a sensible backlog; port 0 takes a free port.
///
/// # Errors
///
/// [`ListenError`] with the address and the system's reason.
pub(super) fn bind(address: SocketAddr) -> Result<TcpListener, ListenError> {
    let listener = || -> io::Result<TcpListener> {
        let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
        socket.set_reuse_address(true)?;
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        socket.listen(BACKLOG)?;
        TcpListener::from_std(socket.into())
    };
    listener().map_err(|source| ListenError { address, source })
}

/// Serves connections until `stop` turns true, then lets open requests finish.
pub(super) async fn serve<A: Answering>(
    listener: TcpListener,
    terms: Terms,
    answering: Arc<A>,
    mut stop: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    let http = Arc::new(http(&terms));
    let mut stopped = pin!(async move {
        // An error means that the sender is gone, which is a stop, too.
        let _ = stop.wait_for(|stop| *stop).await;
    });
    loop {
        let (stream, peer) = tokio::select! {
            biased;
            () = &mut stopped => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    trouble("accept", &error.kind().to_string());
                    sleep(ACCEPT_PAUSE).await;
                    continue;
                }
            },
        };
        if let Some(seat) = terms.connections.seat(peer.ip()) {
            let connection = Connection {
                http: Arc::clone(&http),
                terms: terms.clone(),
                answering: Arc::clone(&answering),
                watcher: graceful.watcher(),
                seat,
            };
            tokio::spawn(connection.run(stream));
        }
    }
    drop(listener);
    // Connections that are still open after that are cut.
    let _ = timeout(terms.drain_time_max, graceful.shutdown()).await;
}

fn http(terms: &Terms) -> Builder<TokioExecutor> {
    let mut http = Builder::new(TokioExecutor::new());
    http.http1()
        .timer(TokioTimer::new())
        .header_read_timeout(terms.head_time_max)
        .max_headers(HEADERS_MAX)
        .max_buf_size(HEAD_BYTES_MAX);
    http.http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS_MAX)
        .max_header_list_size(u32::try_from(HEAD_BYTES_MAX).unwrap_or(u32::MAX))
        .max_pending_accept_reset_streams(PENDING_RESETS_MAX)
        .keep_alive_interval(Duration::from_secs(20))
        .keep_alive_timeout(terms.head_time_max);
    http
}

/// Whether a reader in front of us may see the end of this request elsewhere: then nothing that
/// follows on the connection is read. In HTTP/2 there is no such doubt.
fn has_doubtful_end(request: &Request<Incoming>, lone_feed: &LoneFeed) -> bool {
    // hyper hides whether a Content-Length came with it (RFC 9112, section 6.1).
    let chunked = request.headers().contains_key(TRANSFER_ENCODING);
    request.version() < Version::HTTP_2 && (chunked || lone_feed.came())
}

/// Whether hyper refused what came as no HTTP, with an answer of its own.
fn is_unreadable(error: &(dyn Error + Send + Sync + 'static)) -> bool {
    error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse)
}

/// What has happened on a connection.
#[derive(Debug, Default)]
struct Activity {
    requests: AtomicU64,
    open: AtomicUsize,
}

impl Activity {
    /// Whether no request is open and none has come since `heard` of them had.
    fn is_idle_since(&self, heard: &mut u64) -> bool {
        let requests = self.requests.load(Ordering::Relaxed);
        let before = std::mem::replace(heard, requests);
        requests == before && self.open.load(Ordering::Relaxed) == 0
    }
}

/// A request that is being answered, until it is dropped.
struct Open(Arc<Activity>);

impl Open {
    fn begin(activity: &Arc<Activity>) -> Self {
        activity.requests.fetch_add(1, Ordering::Relaxed);
        activity.open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(activity))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Connection<A> {
    http: Arc<Builder<TokioExecutor>>,
    terms: Terms,
    answering: Arc<A>,
    watcher: Watcher,
    seat: Seat,
}

impl<A: Answering> Connection<A> {
    async fn run(self, stream: TcpStream) {
        // Answers are small and must leave at once; a failure only costs latency.
        let _ = stream.set_nodelay(true);
        match &self.terms.tls {
            None => self.speak(stream).await,
            Some(tls) => {
                let handshake = tls.acceptor().accept(stream);
                // A failed or slow handshake is the stranger's affair: the connection ends.
                if let Ok(Ok(stream)) = timeout(self.terms.head_time_max, handshake).await {
                    self.speak(stream).await;
                }
            }
        }
    }

    async fn speak<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(self, stream: S) {
        let Self { http, terms, answering, watcher, seat } = self;
        let activity = Arc::new(Activity::default());
        let address = seat.address();
        let active = Arc::clone(&activity);
        let lone_feed = LoneFeed::default();
        let stream = TokioIo::new(Watched::new(stream, lone_feed.clone()));
        let service = service_fn(move |request: Request<Incoming>| {
            let open = Open::begin(&active);
            let answering = Arc::clone(&answering);
            let lone_feed = lone_feed.clone();
            async move {
                let doubtful = has_doubtful_end(&request, &lone_feed);
                let mut answer = answering.answer(request, address).await;
                drop(open);
                if doubtful {
                    answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
                }
                Ok::<_, Infallible>(answer)
            }
        });
        let connection = http.serve_connection(stream, service).into_owned();
        let mut connection = pin!(watcher.watch(connection));
        // Until the first request hyper waits for the protocol's preface without a limit; after it
        // an HTTP/2 connection may stay open without a request for as long as it likes.
        let mut wait = terms.head_time_max;
        let mut heard = 0;
        loop {
            tokio::select! {
                // How the connection ended is the client's affair: the turn itself was logged.
                ended = &mut connection => {
                    if ended.is_err_and(|error| is_unreadable(error.as_ref())) {
                        terms.connections.unreadable();
                    }
                    break;
                }
                () = sleep(wait) => if activity.is_idle_since(&mut heard) { break },
            }
            wait = terms.idle_time_max;
        }
        drop(seat);
    }
}
