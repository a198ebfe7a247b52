//! Sending a batch over kept-alive connections, and checking every answer.
//!
//! One thread asks its connections in turn and sleeps a moment when none has news. It is never
//! waiting for a socket when an answer comes: waking it would be the server's work, which it is
//! not where answers leave over a network card.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::children::Child;
use crate::floor::FIXED;
use crate::requests::Signed;
use crate::servers::Kind;

/// How long nobody is asked when no connection had news.
const PAUSE: Duration = Duration::from_micros(100);
/// How long a server may take for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// How one batch went.
pub(crate) struct Ran {
    /// From the first request to the last answer.
    pub(crate) wall: Duration,
    /// From each request to its answer, sorted.
    pub(crate) latencies: Vec<Duration>,
}

/// Sends `batch` once to `child`, one request at a time on each of `connections`.
pub(crate) fn run(child: &Child, batch: &[Signed], connections: usize) -> Ran {
    let mut lines: Vec<Line<'_>> = (0..connections).map(|_| Line::open(child)).collect();
    let mut waiting = batch.iter();
    let mut latencies = Vec::with_capacity(batch.len());
    let began = Instant::now();
    let mut news_at = began;
    while latencies.len() < batch.len() {
        let told = latencies.len();
        for line in &mut lines {
            latencies.extend(line.hear());
            if line.asked.is_none()
                && let Some(request) = waiting.next()
            {
                line.ask(request);
            }
        }
        if latencies.len() > told {
            news_at = Instant::now();
        } else {
            let name = child.kind().name();
            assert!(news_at.elapsed() < PATIENCE, "{name} has stopped answering");
            sleep(PAUSE);
        }
    }
    let wall = began.elapsed();
    latencies.sort_unstable();
    Ran { wall, latencies }
}

/// One connection.
struct Line<'a> {
    stream: TcpStream,
    kind: Kind,
    asked: Option<(&'a Signed, Instant)>,
    answer: Vec<u8>,
    buffer: Box<[u8]>,
}

impl<'a> Line<'a> {
    fn open(child: &Child) -> Self {
        let stream = TcpStream::connect(child.address()).unwrap();
        stream.set_nodelay(true).unwrap();
        stream.set_nonblocking(true).unwrap();
        let buffer = vec![0; 32 * 1024].into();
        Self { stream, kind: child.kind(), asked: None, answer: Vec::new(), buffer }
    }

    fn ask(&mut self, request: &'a Signed) {
        self.answer.clear();
        self.asked = Some((request, Instant::now()));
        // A few kilobytes on an idle connection: they always fit.
        self.stream.write_all(&request.bytes).unwrap();
    }

    /// How long the answer took, once it is whole. It is checked.
    fn hear(&mut self) -> Option<Duration> {
        let (request, began) = self.asked?;
        match self.stream.read(&mut self.buffer) {
            Ok(read) => {
                assert_ne!(read, 0, "{} closed the connection", self.kind.name());
                self.answer.extend_from_slice(&self.buffer[..read]);
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => return None,
            Err(error) => panic!("{}: {error}", self.kind.name()),
        }
        let body = whole(&self.answer)?;
        let took = began.elapsed();
        self.check(request, body);
        self.asked = None;
        Some(took)
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

/// Where the body of an answer begins, once all of it is there.
fn whole(answer: &[u8]) -> Option<usize> {
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let fields = std::str::from_utf8(&answer[..head]).unwrap();
    let length = fields.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse::<usize>().unwrap())
    });
    let body = head + 4;
    (answer.len() >= body + length.expect("an answer without Content-Length")).then_some(body)
}
