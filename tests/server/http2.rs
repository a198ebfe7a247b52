//! HTTP/2: that it works, and what its frames can be made to cost.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper::{Request, Version};
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::doubles::Doorman;
use crate::platform::{Answer, PATH, asks, post, proof};
use crate::raw::{GUARD, until_closed};
use crate::world::World;

type Sender = SendRequest<Full<Bytes>>;

/// An HTTP/2 client that knows beforehand.
pub(crate) async fn client(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Sender {
    let (sender, connection) = handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    sender
}

fn request(envelope: &Value) -> Request<Full<Bytes>> {
    let body = envelope.to_string();
    let mut request = Request::post(format!("http://saldo{PATH}"));
    for (name, value) in proof(body.as_bytes()) {
        request = request.header(name, value);
    }
    request.body(Full::new(body.into())).unwrap()
}

pub(crate) async fn ask(sender: &mut Sender, envelope: &Value) -> Answer {
    let answer = timeout(GUARD, sender.send_request(request(envelope))).await.unwrap().unwrap();
    assert_eq!(answer.version(), Version::HTTP_2);
    let status = answer.status();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    Answer { status, body: serde_json::from_slice(&body).unwrap_or(Value::Null) }
}

#[tokio::test]
async fn many_requests_share_one_connection() {
    let world = World::new().await;
    let server = world.plan().serve();
    let sender = client(TcpStream::connect(server.public).await.unwrap()).await;
    let asking = (0..20).map(|_| {
        let mut sender = sender.clone();
        tokio::spawn(async move { ask(&mut sender, &asks("BalanceIntent")).await })
    });
    for asked in asking.collect::<Vec<_>>() {
        let answer = asked.await.unwrap();
        assert!(answer.speech().contains("dollar"), "{answer:?}");
    }
    assert_eq!(server.metrics.connections().get(), 1);
}

#[tokio::test]
async fn a_stream_that_is_reset_gives_its_place_back() {
    let world = World::new().await;
    let bank = Doorman::shut(world.bank());
    let mut plan = world.plan();
    plan.bank = bank.clone();
    let server = plan.serve();
    let mut sender = client(TcpStream::connect(server.public).await.unwrap()).await;
    let mut kept = sender.clone();
    for _ in 0..5 {
        let asking = tokio::spawn(sender.send_request(request(&asks("BalanceIntent"))));
        bank.came().await;
        asking.abort();
    }
    for _ in 0..500 {
        if server.metrics.in_flight().get() == 0 {
            bank.open();
            let answer = ask(&mut kept, &asks("BalanceIntent")).await;
            assert!(answer.speech().contains("dollar"), "{answer:?}");
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("still {} in flight", server.metrics.in_flight().get());
}

#[tokio::test]
async fn a_connection_without_requests_is_closed() {
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.idle_seconds_max = 1;
    plan.settings.server.header_seconds_max = 1;
    let server = plan.serve();
    let mut sender = client(TcpStream::connect(server.public).await.unwrap()).await;
    ask(&mut sender, &asks("BalanceIntent")).await;
    // An open request keeps it open; nothing does not.
    for _ in 0..1000 {
        if sender.is_closed() {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("an idle connection stays open");
}

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const CONTINUATION: u8 = 9;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut frame = length[1..].to_vec();
    frame.extend_from_slice(&[kind, flags]);
    frame.extend_from_slice(&stream.to_be_bytes());
    frame.extend_from_slice(payload);
    frame
}

/// `POST /` over plain HTTP: entries of HPACK's static table, and an authority.
const HEAD: &[u8] = b"\x83\x86\x84\x41\x05saldo";

fn opening() -> Vec<u8> {
    [&b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"[..], &frame(SETTINGS, 0, 0, &[])].concat()
}

/// Sends `opening` and then `flood(0)`, `flood(1)`... until the server closes the connection, at
/// most `pieces_max` of them. What the server sent.
async fn drown(
    address: SocketAddr,
    begin: Vec<u8>,
    pieces_max: u32,
    flood: impl Fn(u32) -> Vec<u8> + Send + 'static,
) -> (u32, Vec<u8>) {
    let (mut reading, mut writing) = TcpStream::connect(address).await.unwrap().into_split();
    let flooding = tokio::spawn(async move {
        writing.write_all(&begin).await.unwrap();
        for piece in 0..pieces_max {
            if writing.write_all(&flood(piece)).await.is_err() {
                return piece;
            }
        }
        // Left open: it is for the server to end this.
        sleep(GUARD).await;
        pieces_max
    });
    let mut heard = Vec::new();
    let mut piece = [0; 4096];
    while let Ok(Ok(count @ 1..)) = timeout(GUARD, reading.read(&mut piece)).await {
        heard.extend_from_slice(&piece[..count]);
    }
    flooding.abort();
    (flooding.await.unwrap_or(pieces_max), heard)
}

/// The error codes of the GOAWAY frames in `heard`.
fn farewells(mut heard: &[u8]) -> Vec<u8> {
    let mut codes = Vec::new();
    while heard.len() >= 9 {
        let length = usize::from(heard[1]) * 256 + usize::from(heard[2]);
        if heard[3] == GOAWAY {
            codes.push(heard[9 + 7]);
        }
        heard = heard.get(9 + length..).unwrap_or_default();
    }
    codes
}

const ENHANCE_YOUR_CALM: u8 = 11;

#[tokio::test]
async fn rapid_resets_end_the_connection() {
    let world = World::new().await;
    let server = world.plan().serve();
    // Hundreds in one packet: they are reset before they can be accepted.
    let flood = |piece: u32| {
        (0..500).fold(Vec::new(), |mut all, n| {
            let stream = (piece * 500 + n) * 2 + 1;
            all.extend(frame(HEADERS, END_HEADERS | END_STREAM, stream, HEAD));
            all.extend(frame(RST_STREAM, 0, stream, &8_u32.to_be_bytes()));
            all
        })
    };
    let (_, heard) = drown(server.public, opening(), 200, flood).await;
    assert!(farewells(&heard).contains(&ENHANCE_YOUR_CALM), "{:?}", farewells(&heard));
    let answer = post(server.public, &asks("BalanceIntent")).await;
    assert!(answer.speech().contains("dollar"), "{answer:?}");
}

#[tokio::test]
async fn endless_heads_end_the_connection() {
    let world = World::new().await;
    let server = world.plan().serve();
    let begin = [opening(), frame(HEADERS, END_STREAM, 1, HEAD)].concat();
    // A literal field without indexing, and nothing at all.
    let field = [&b"\x00\x01x\x7f\x7e"[..], &[b'y'; 253]].concat();
    for payload in [field.repeat(50), Vec::new()] {
        let flood = move |_| frame(CONTINUATION, 0, 1, &payload);
        let (_, heard) = drown(server.public, begin.clone(), 10_000, flood).await;
        let codes = farewells(&heard);
        assert!(codes.contains(&ENHANCE_YOUR_CALM), "{codes:?}");
    }
    let answer = post(server.public, &asks("BalanceIntent")).await;
    assert!(answer.speech().contains("dollar"), "{answer:?}");
}

#[tokio::test]
async fn empty_data_is_no_way_to_stay() {
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.body_seconds_max = 1;
    plan.settings.server.idle_seconds_max = 1;
    plan.settings.server.header_seconds_max = 1;
    let server = plan.serve();
    let begin = [opening(), frame(HEADERS, END_HEADERS, 1, HEAD)].concat();
    let flood = |_| frame(DATA, 0, 1, &[]).repeat(100);
    let (_, heard) = drown(server.public, begin, 10_000, flood).await;
    assert!(!heard.is_empty());
    let answer = post(server.public, &asks("BalanceIntent")).await;
    assert!(answer.speech().contains("dollar"), "{answer:?}");
}

#[tokio::test]
async fn a_preface_without_a_request_is_left() {
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.header_seconds_max = 1;
    let server = plan.serve();
    let mut stream = TcpStream::connect(server.public).await.unwrap();
    stream.write_all(&opening()).await.unwrap();
    until_closed(&mut stream).await;
}
