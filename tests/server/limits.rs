//! What strangers can make the server hold, and for how long.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use hyper::StatusCode;
use socket2::{Domain, Socket, Type};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::platform::{PATH, asks, post, post_text, wire};
use crate::raw::{GUARD, exchange, one_answer, statuses, until_closed};
use crate::world::{Plan, Server, World};

/// One second for heads and for bodies.
fn impatient(mut plan: Plan) -> Plan {
    plan.settings.server.header_seconds_max = 1;
    plan.settings.server.body_seconds_max = 1;
    plan
}

async fn still_answers(server: &Server) {
    let answer = post(server.public, &asks("BalanceIntent")).await;
    assert!(answer.speech().contains("dollar"), "{answer:?}");
}

fn rejected(server: &Server, reason: &str, count: u32) {
    let text = server.metrics.text();
    let line = format!("saldo_http_rejections_total{{reason=\"{reason}\"}} {count}");
    assert!(text.contains(&line), "no {line} in {text}");
}

#[tokio::test]
async fn a_client_that_says_nothing_is_left() {
    let world = World::new().await;
    let server = impatient(world.plan()).serve();
    for begin in ["", "P", "PRI * HTTP/2.0\r\n\r\nSM", "POST / HTTP/1.1\r\nHost: saldo\r\n"] {
        let mut stream = TcpStream::connect(server.public).await.unwrap();
        stream.write_all(begin.as_bytes()).await.unwrap();
        let said = until_closed(&mut stream).await;
        assert!(statuses(&said).iter().all(|status| *status < 500), "{begin:?}: {said}");
    }
    // So is one that has had its answer.
    let mut stream = TcpStream::connect(server.public).await.unwrap();
    stream.write_all(wire(&asks("BalanceIntent")).as_bytes()).await.unwrap();
    assert_eq!(statuses(&one_answer(&mut stream).await), [200]);
    assert_eq!(until_closed(&mut stream).await, "");
    still_answers(&server).await;
}

#[tokio::test]
async fn a_head_in_drops_is_cut_off() {
    let world = World::new().await;
    let server = impatient(world.plan()).serve();
    let (mut reading, mut writing) = TcpStream::connect(server.public).await.unwrap().into_split();
    let dripping = tokio::spawn(async move {
        let head = format!("POST {PATH} HTTP/1.1\r\nHost: saldo\r\nX-Drops: ");
        let mut drops = 0_u32;
        if writing.write_all(head.as_bytes()).await.is_err() {
            return drops;
        }
        while writing.write_all(b"x").await.is_ok() {
            drops += 1;
            sleep(Duration::from_millis(50)).await;
        }
        drops
    });
    until_closed(&mut reading).await;
    assert!(timeout(GUARD, dripping).await.unwrap().unwrap() > 0);
    still_answers(&server).await;
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let world = World::new().await;
    let server = impatient(world.plan()).serve();
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: saldo\r\n");
    for rest in
        ["Content-Length: 100\r\n\r\nten bytes.", "Transfer-Encoding: chunked\r\n\r\n5\r\nab"]
    {
        let said = exchange(server.public, format!("{head}{rest}").as_bytes()).await;
        assert_eq!(statuses(&said), [408], "{said}");
    }
    rejected(&server, "body_late", 2);
    still_answers(&server).await;
}

#[tokio::test]
async fn large_bodies_are_refused_however_they_come() {
    let world = World::new().await;
    let server = world.plan().serve();
    let max = 128 * 1024;
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: saldo\r\n");
    // The length alone is enough: no byte of it is sent.
    let said = format!("{head}Content-Length: {}\r\n\r\n", max + 1);
    assert_eq!(statuses(&exchange(server.public, said.as_bytes()).await), [413]);
    let said = format!("{head}Content-Length: {}\r\n\r\n", u64::MAX - 2);
    assert_eq!(statuses(&exchange(server.public, said.as_bytes()).await), [413]);
    let chunk = "x".repeat(max / 2);
    let chunk = format!("{:x}\r\n{chunk}\r\n", chunk.len());
    let said = format!("{head}Transfer-Encoding: chunked\r\n\r\n{chunk}{chunk}1\r\nx\r\n0\r\n\r\n");
    assert_eq!(statuses(&exchange(server.public, said.as_bytes()).await), [413]);
    rejected(&server, "body_too_large", 3);
    // The largest one is answered.
    let mut body = asks("BalanceIntent").to_string();
    body.push_str(&" ".repeat(max - body.len()));
    assert_eq!(post_text(server.public, body).await.status, StatusCode::OK);
    still_answers(&server).await;
}

#[tokio::test]
async fn all_bodies_together_have_a_bound() {
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.bodies_bytes_max = 128 * 1024;
    let server = plan.serve();
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: saldo\r\n");
    // One stranger holds nearly everything and does not go on.
    let mut hog = TcpStream::connect(server.public).await.unwrap();
    let most = "x".repeat(127 * 1024);
    let said = format!("{head}Content-Length: {}\r\n\r\n{most}", 128 * 1024);
    hog.write_all(said.as_bytes()).await.unwrap();
    let next =
        format!("{head}Content-Length: 4096\r\nConnection: close\r\n\r\n{}", "x".repeat(4096));
    let mut refused = false;
    for _ in 0..200 {
        // The hog's bytes take a moment to arrive.
        let status = statuses(&exchange(server.public, next.as_bytes()).await);
        refused = status == [503];
        if refused {
            break;
        }
        assert_eq!(status, [400]);
        sleep(Duration::from_millis(20)).await;
    }
    assert!(refused, "there was always room");
    drop(hog);
    // What it held is given back.
    for _ in 0..200 {
        if statuses(&exchange(server.public, next.as_bytes()).await) == [400] {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("what the first one held is still held");
}

#[tokio::test]
async fn heads_are_bounded() {
    let world = World::new().await;
    let server = world.plan().serve();
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: saldo\r\n");
    let large = format!("{head}X-Large: {}\r\n\r\n", "x".repeat(20 * 1024));
    assert_eq!(statuses(&exchange(server.public, large.as_bytes()).await), [431]);
    let many: String = (0..65).map(|n| format!("X-{n}: x\r\n")).collect();
    let many = format!("{head}{many}\r\n");
    assert_eq!(statuses(&exchange(server.public, many.as_bytes()).await), [431]);
    let long = format!("POST /{} HTTP/1.1\r\nHost: saldo\r\n\r\n", "x".repeat(70_000));
    let status = statuses(&exchange(server.public, long.as_bytes()).await);
    assert!(status == [414] || status == [431], "{status:?}");
    assert_eq!(statuses(&exchange(server.public, b"HELLO\r\n\r\n").await), [400]);
    // What is refused before Saldo sees it is counted, too, once the connection is let go.
    while !server.metrics.text().contains("reason=\"unreadable\"} 4") {
        sleep(Duration::from_millis(2)).await;
    }
    still_answers(&server).await;
}

fn connect_from(source: [u8; 4], server: SocketAddr) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.bind(&SocketAddr::from((source, 0)).into()).unwrap();
    socket.connect(&server.into()).unwrap();
    socket.set_nonblocking(true).unwrap();
    TcpStream::from_std(socket.into()).unwrap()
}

/// Whether the server talks on this connection, which it is asked to.
async fn is_served(stream: &mut TcpStream) -> bool {
    let asked = b"GET / HTTP/1.1\r\nHost: saldo\r\n\r\n";
    let _ = stream.write_all(asked).await;
    let mut piece = [0; 1024];
    matches!(timeout(GUARD, stream.read(&mut piece)).await.unwrap(), Ok(1..))
}

#[tokio::test]
async fn connections_are_capped_in_all_and_by_address() {
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.connections_max = 3;
    plan.settings.server.connections_per_address_max = 2;
    let server = plan.serve();
    let (here, there) = ([127, 0, 0, 1], [127, 0, 0, 2]);
    assert_eq!(IpAddr::from(here), server.public.ip());
    let mut open = Vec::new();
    for (source, served) in
        [(here, true), (here, true), (here, false), (there, true), (there, false)]
    {
        let mut stream = connect_from(source, server.public);
        assert_eq!(is_served(&mut stream).await, served, "{source:?} after {}", open.len());
        if served {
            open.push(stream);
        }
    }
    rejected(&server, "connections", 2);
    assert_eq!(server.metrics.connections().get(), 3);
    drop(open.remove(0));
    for _ in 0..200 {
        let mut stream = connect_from(here, server.public);
        if is_served(&mut stream).await {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("a closed connection's place is not given back");
}

#[tokio::test]
async fn deep_json_is_answered_like_any_other() {
    let world = World::new().await;
    let server = world.plan().serve();
    let good = asks("BalanceIntent").to_string();
    let deep = 30_000;
    let nests = [
        format!("{}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("{}0{}", r#"{"a":"#.repeat(deep / 2), "}".repeat(deep / 2)),
        "[".repeat(deep),
    ];
    let places = [
        ("\"version\":", "\"new\":DEEP,\"version\":"),
        ("\"slots\":{}", "\"slots\":{\"account_kind\":DEEP}"),
        ("\"slots\":{}", "\"slots\":DEEP"),
        ("\"attributes\":{", "\"attributes\":{\"saldo\":DEEP,"),
        ("\"supportedInterfaces\":{}", "\"supportedInterfaces\":DEEP"),
        ("\"context\":{", "\"context\":DEEP,\"ignored\":{"),
    ];
    let mut answered = 0;
    for nest in &nests {
        for (old, new) in places {
            assert!(good.contains(old), "{old}");
            let body = good.replacen(old, &new.replacen("DEEP", nest, 1), 1);
            let answer = post_text(server.public, body).await;
            let fine = [StatusCode::OK, StatusCode::BAD_REQUEST].contains(&answer.status);
            assert!(fine, "{new}: {answer:?}");
            answered += u32::from(answer.status == StatusCode::OK);
        }
        let status = post_text(server.public, nest.clone()).await.status;
        assert_eq!(status, StatusCode::BAD_REQUEST);
    }
    // An unknown property is accepted, however deep it is.
    assert!(answered > 0);
    still_answers(&server).await;
}
