//! The platform's ear for short messages sent ahead of an answer.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, mpsc};

use super::plain::plain_text;

/// Messages kept until they are heard; one is sent a turn.
const UNHEARD_MAX: usize = 16;
/// The largest message, in bytes: Alexa takes 600 characters of speech.
const BODY_BYTES_MAX: usize = 4 * 1024;

/// Takes what is posted to `/v1/directives` on a loopback address, as Alexa's own host does.
#[derive(Debug)]
pub(super) struct Directives {
    address: SocketAddr,
    heard: Mutex<mpsc::Receiver<String>>,
}

impl Directives {
    /// Listens on a free loopback port for as long as the runtime lives.
    ///
    /// # Errors
    ///
    /// When no port can be had.
    pub(super) async fn listen() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (tell, heard) = mpsc::channel(UNHEARD_MAX);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, tell.clone()));
            }
        });
        Ok(Self { address, heard: Mutex::new(heard) })
    }

    /// What requests name as `apiEndpoint`.
    pub(super) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The next message's words, when one comes.
    pub(super) async fn next(&self) -> Option<String> {
        self.heard.lock().await.recv().await
    }
}

async fn answer(stream: TcpStream, tell: mpsc::Sender<String>) {
    let service = service_fn(|request: Request<Incoming>| {
        let tell = tell.clone();
        async move {
            let status = take(request, &tell).await;
            let mut answer = Response::new(Full::<Bytes>::default());
            *answer.status_mut() = status;
            Ok::<_, hyper::Error>(answer)
        }
    });
    // How it ended is the sender's affair.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn take(request: Request<Incoming>, tell: &mpsc::Sender<String>) -> StatusCode {
    if request.method() != Method::POST || request.uri().path() != "/v1/directives" {
        return StatusCode::NOT_FOUND;
    }
    let body = Limited::new(request.into_body(), BODY_BYTES_MAX).collect().await;
    let Ok(body) = body else { return StatusCode::PAYLOAD_TOO_LARGE };
    let message: Option<Value> = serde_json::from_slice(&body.to_bytes()).ok();
    match message.as_ref().and_then(|message| message["directive"]["speech"].as_str()) {
        Some(speech) => {
            // Nobody listens any more, or not fast enough: then nobody misses it.
            let _ = tell.try_send(plain_text(speech));
            StatusCode::NO_CONTENT
        }
        None => StatusCode::BAD_REQUEST,
    }
}
