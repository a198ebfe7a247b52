//! Requests whose end two readers may see in two places.

use crate::platform::{PATH, asks, post};
use crate::raw::{exchange, statuses};
use crate::world::World;

/// What an attacker wants to be answered as a request of its own.
const SMUGGLED: &str = "GET /smuggled HTTP/1.1\r\nHost: saldo\r\n\r\n";

/// Framings in which a reader who believes the other field sees [`SMUGGLED`] begin at the end.
fn framings() -> Vec<(&'static str, String)> {
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: saldo\r\n");
    let length = 5 + SMUGGLED.len();
    let chunked = "Transfer-Encoding: chunked\r\n";
    let cases = [
        ("length, then chunked", format!("Content-Length: {length}\r\n{chunked}\r\n0\r\n\r\n")),
        ("chunked, then length", format!("{chunked}Content-Length: {length}\r\n\r\n0\r\n\r\n")),
        ("two lengths", format!("Content-Length: 0\r\nContent-Length: {}\r\n\r\n", length - 5)),
        ("two lengths in one", format!("Content-Length: 0, {}\r\n\r\n", length - 5)),
        ("a signed length", "Content-Length: +0\r\n\r\n".to_owned()),
        ("a negative length", "Content-Length: -1\r\n\r\n".to_owned()),
        ("a hexadecimal length", "Content-Length: 0x0\r\n\r\n".to_owned()),
        ("an empty length", "Content-Length: \r\n\r\n".to_owned()),
        ("a space before the colon", format!("Content-Length : {length}\r\n\r\n")),
        ("chunked, misspelt", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n".to_owned()),
        ("chunked twice", format!("{chunked}{chunked}Content-Length: 9\r\n\r\n0\r\n\r\n")),
        ("chunked, then identity", {
            format!("{chunked}Transfer-Encoding: identity\r\n\r\n0\r\n\r\n")
        }),
        ("chunked not last", "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n".to_owned()),
        ("vertical tab", "Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n".to_owned()),
        ("a folded line", "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n".to_owned()),
        ("a chunk size that is none", format!("{chunked}\r\nzz\r\n")),
        ("a chunk size with a sign", format!("{chunked}\r\n+0\r\n\r\n")),
        ("a chunk size with 0x", format!("{chunked}\r\n0x0\r\n\r\n")),
        ("a chunk size too large", format!("{chunked}\r\nffffffffffffffffff\r\n")),
        ("a chunk without its end", format!("{chunked}\r\n1\r\nab\r\n0\r\n\r\n")),
        ("a chunk ended by a line feed", format!("{chunked}\r\n1\nx\n0\n\n")),
        ("line feeds alone", "X: y\nContent-Length: 0\n\n".to_owned()),
        ("a line feed inside", format!("X: y\n{chunked}\r\n0\r\n\r\n")),
        ("a carriage return inside", format!("X: y\r{chunked}\r\n0\r\n\r\n")),
        ("a nul inside", format!("X: y\0{chunked}\r\n0\r\n\r\n")),
    ];
    cases.map(|(name, rest)| (name, format!("{head}{rest}"))).into()
}

#[tokio::test]
async fn one_request_has_one_answer() {
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.header_seconds_max = 1;
    plan.settings.server.body_seconds_max = 1;
    let server = plan.serve();
    for (name, request) in framings() {
        let said = exchange(server.public, format!("{request}{SMUGGLED}").as_bytes()).await;
        let answers = statuses(&said);
        assert!(answers.len() <= 1, "{name}: {said}");
        assert!(answers.iter().all(|status| (400..500).contains(status)), "{name}: {said}");
    }
    let answer = post(server.public, &asks("BalanceIntent")).await;
    assert!(answer.speech().contains("dollar"), "{answer:?}");
}

#[tokio::test]
async fn requests_one_after_the_other_are_each_answered() {
    // So that the test above cannot pass because the second is never read.
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.header_seconds_max = 1;
    let server = plan.serve();
    let first = format!("POST {PATH} HTTP/1.1\r\nHost: saldo\r\nContent-Length: 0\r\n\r\n");
    let said = exchange(server.public, format!("{first}{SMUGGLED}").as_bytes()).await;
    assert_eq!(statuses(&said), [400, 404], "{said}");
}

#[tokio::test]
async fn first_lines_that_are_none_are_refused() {
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.header_seconds_max = 1;
    let server = plan.serve();
    for line in [
        "POST",
        "POST /",
        "POST / HTTP/1.1 x",
        "POST / HTTP/9.9",
        "POST  / HTTP/1.1",
        "P\u{f6}ST / HTTP/1.1",
        "CONNECT saldo:443 HTTP/1.1",
        "GET http://other/livez HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "\0\0\0\0",
        "\u{16}\u{3}\u{1}",
    ] {
        let request = format!("{line}\r\nHost: saldo\r\n\r\n");
        let said = exchange(server.public, request.as_bytes()).await;
        let answers = statuses(&said);
        assert!(answers.len() <= 1, "{line}: {said}");
        assert!(answers.iter().all(|status| (400..500).contains(status)), "{line}: {said}");
    }
}
