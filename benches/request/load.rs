//! Sending a batch over kept-alive connections, and checking every answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::children::Child;
use crate::floor::FIXED;
use crate::requests::Signed;
use crate::servers::Kind;

/// How one batch went.
pub(crate) struct Ran {
    /// From the first request to the last answer.
    pub(crate) wall: Duration,
    /// From each request to its answer, sorted.
    pub(crate) latencies: Vec<Duration>,
}

/// Sends `batch` once to `child`, one request at a time on each of `connections`.
pub(crate) async fn run(child: &Child, batch: &Arc<Vec<Signed>>, connections: usize) -> Ran {
    let next = Arc::new(AtomicUsize::new(0));
    let mut streams = Vec::with_capacity(connections);
    for _ in 0..connections {
        let stream = TcpStream::connect(child.address()).await.unwrap();
        stream.set_nodelay(true).unwrap();
        streams.push(stream);
    }
    let began = Instant::now();
    let tasks: Vec<_> = streams
        .into_iter()
        .map(|stream| {
            let line = Line { stream, kind: child.kind(), answer: Vec::with_capacity(8_192) };
            tokio::spawn(line.run(Arc::clone(batch), Arc::clone(&next)))
        })
        .collect();
    let mut latencies = Vec::with_capacity(batch.len());
    for task in tasks {
        latencies.extend(task.await.unwrap());
    }
    let wall = began.elapsed();
    assert_eq!(latencies.len(), batch.len());
    latencies.sort_unstable();
    Ran { wall, latencies }
}

/// One connection.
struct Line {
    stream: TcpStream,
    kind: Kind,
    answer: Vec<u8>,
}

impl Line {
    async fn run(mut self, batch: Arc<Vec<Signed>>, next: Arc<AtomicUsize>) -> Vec<Duration> {
        let mut latencies = Vec::new();
        while let Some(request) = batch.get(next.fetch_add(1, Ordering::Relaxed)) {
            let began = Instant::now();
            self.stream.write_all(&request.bytes).await.unwrap();
            let body = self.read().await;
            latencies.push(began.elapsed());
            self.check(request, body);
        }
        latencies
    }

    /// Reads one answer; returns where its body begins.
    async fn read(&mut self) -> usize {
        self.answer.clear();
        loop {
            let read = self.stream.read_buf(&mut self.answer).await.unwrap();
            assert_ne!(read, 0, "{} closed the connection", self.kind.name());
            let Some(head) = self.answer.windows(4).position(|four| four == b"\r\n\r\n") else {
                continue;
            };
            if self.answer.len() >= head + 4 + length(&self.answer[..head]) {
                return head + 4;
            }
        }
    }

    fn check(&self, request: &Signed, body: usize) {
        let answer = std::str::from_utf8(&self.answer).unwrap();
        let good = answer.starts_with("HTTP/1.1 200 ")
            && match self.kind.answers() {
                true => request.expected.iter().all(|words| answer[body..].contains(words)),
                false => answer[body..] == *FIXED,
            };
        let (name, wanted) = (self.kind.name(), &request.expected);
        assert!(good, "{name} should have said {wanted:?} but answered:\n{answer}");
    }
}

fn length(head: &[u8]) -> usize {
    let head = std::str::from_utf8(head).unwrap();
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse().unwrap())
    });
    length.expect("an answer without Content-Length")
}
