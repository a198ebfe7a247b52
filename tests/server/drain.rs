//! Stopping: readiness first, then the listener, then the requests that are open.

use std::time::Duration;

use serde_json::Value;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::doubles::Doorman;
use crate::platform::{asks, post, wire};
use crate::raw::{exchange, one_answer, statuses};
use crate::world::World;

/// What a probe hears: the status, and the body.
pub(crate) async fn probe(admin: std::net::SocketAddr, path: &str) -> (u16, String) {
    let asked = format!("GET {path} HTTP/1.1\r\nHost: saldo\r\nConnection: close\r\n\r\n");
    let answer = exchange(admin, asked.as_bytes()).await;
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    (statuses(&answer)[0], body.to_owned())
}

#[tokio::test]
async fn an_open_request_is_answered_and_no_new_one_is_taken() {
    let world = World::new().await;
    let bank = Doorman::shut(world.bank());
    let mut plan = world.plan();
    plan.bank = bank.clone();
    let server = plan.serve();
    let (public, admin) = (server.public, server.admin);
    assert_eq!(probe(admin, "/readyz").await.0, 200);
    let mut open = TcpStream::connect(public).await.unwrap();
    open.write_all(wire(&asks("BalanceIntent")).as_bytes()).await.unwrap();
    bank.came().await;

    let stopping = tokio::spawn(server.running.stop());
    while TcpStream::connect(public).await.is_ok() {
        sleep(Duration::from_millis(10)).await;
    }
    let (status, body) = probe(admin, "/readyz").await;
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, &body["ready"], &body["draining"]), (503, &false.into(), &true.into()));
    assert_eq!(probe(admin, "/livez").await.0, 200);
    assert!(!stopping.is_finished());

    bank.open();
    let answer = one_answer(&mut open).await;
    assert!(answer.contains("dollar"), "{answer}");
    stopping.await.unwrap();
    assert!(TcpStream::connect(admin).await.is_err());
}

#[tokio::test]
async fn readiness_turns_before_the_listener_closes() {
    let world = World::new().await;
    let mut plan = world.plan();
    plan.settings.server.drain_notice_seconds = 2;
    let server = plan.serve();
    let (public, admin) = (server.public, server.admin);
    let stopping = tokio::spawn(server.running.stop());
    while probe(admin, "/readyz").await.0 == 200 {
        sleep(Duration::from_millis(10)).await;
    }
    // Who has not noticed yet is answered.
    assert!(post(public, &asks("BalanceIntent")).await.speech().contains("dollar"));
    stopping.await.unwrap();
    assert!(TcpStream::connect(public).await.is_err());
}

#[tokio::test]
async fn a_request_that_does_not_end_is_cut() {
    let world = World::new().await;
    let bank = Doorman::shut(world.bank());
    let mut plan = world.plan();
    plan.bank = bank.clone();
    plan.settings.server.drain_seconds_max = 1;
    let server = plan.serve();
    let mut open = TcpStream::connect(server.public).await.unwrap();
    open.write_all(wire(&asks("BalanceIntent")).as_bytes()).await.unwrap();
    bank.came().await;
    // Returns although nobody opens the door.
    tokio::time::timeout(crate::raw::GUARD, server.running.stop()).await.unwrap();
}
