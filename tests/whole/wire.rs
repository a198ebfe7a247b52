//! HTTP/1.1 by hand: sends what no proper client would, and reads whatever comes back.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long an answer may take: the server's own limits for head and body are 5 s each.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(20);

/// What came back.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// A final answer.
    Answer { status: u16, body: Vec<u8> },
    /// The connection was closed without one.
    Closed,
}

/// A connection that is kept alive for as long as the server likes.
pub(crate) struct Wire {
    address: SocketAddr,
    stream: Option<TcpStream>,
    pub(crate) connections: usize,
}

impl Wire {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { address, stream: None, connections: 0 }
    }

    /// Sends `request` as it is and reads one answer. `has_body` is false for HEAD.
    pub(crate) async fn send(&mut self, request: &[u8], has_body: bool) -> Outcome {
        // A kept connection may have been closed meanwhile; on a new one that is an outcome.
        if let Some(stream) = self.stream.take() {
            let outcome = self.exchange(stream, request, has_body).await;
            if matches!(outcome, Outcome::Answer { .. }) {
                return outcome;
            }
        }
        let stream = TcpStream::connect(self.address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        self.connections += 1;
        self.exchange(stream, request, has_body).await
    }

    async fn exchange(&mut self, mut s: TcpStream, request: &[u8], has_body: bool) -> Outcome {
        // The server may answer and close before it has taken all of it.
        let sent = s.write_all(request).await.is_ok();
        let read = timeout(ANSWER_TIME_MAX, answer(&mut s, has_body)).await;
        match read.expect("the server leaves a request without an answer") {
            Some((status, body, stays)) => {
                if sent && stays {
                    self.stream = Some(s);
                }
                Outcome::Answer { status, body }
            }
            None => Outcome::Closed,
        }
    }
}

/// Status, body and whether the connection stays; `None` when it was closed before a whole one.
async fn answer(stream: &mut TcpStream, has_body: bool) -> Option<(u16, Vec<u8>, bool)> {
    let mut bytes = Vec::with_capacity(1024);
    loop {
        let end = loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
                return None;
            }
        };
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap().to_lowercase();
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        bytes.drain(..end);
        if (100..200).contains(&status) {
            continue;
        }
        let field = |name: &str| {
            let line = head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            line.map(|value| value.trim().to_owned())
        };
        let length = field("content-length").map_or(0, |length| length.parse().unwrap());
        let wanted = if has_body { length } else { 0 };
        while bytes.len() < wanted {
            if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
                return None;
            }
        }
        // Bytes behind it answer something else that was sent along: it is not asked what.
        let alone = bytes.len() == wanted;
        bytes.truncate(wanted);
        let keeps = head.starts_with("http/1.1") && field("connection").as_deref() != Some("close");
        return Some((status, bytes, keeps && alone));
    }
}
