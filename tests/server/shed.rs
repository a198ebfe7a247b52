//! More turns than there are places for.

use std::time::Duration;

use hyper::StatusCode;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::doubles::Doorman;
use crate::platform::{BROWN_OUT, asks, post, wire};
use crate::world::{Server, World};

async fn idle(server: &Server) {
    for _ in 0..500 {
        if server.metrics.in_flight().get() == 0 {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("still {} in flight", server.metrics.in_flight().get());
}

#[tokio::test]
async fn the_second_caller_hears_that_many_are_asking() {
    let world = World::new().await;
    let bank = Doorman::shut(world.bank());
    let mut plan = world.plan();
    plan.settings.server.turns_max = 1;
    plan.bank = bank.clone();
    let server = plan.serve();
    let public = server.public;
    let first = tokio::spawn(async move { post(public, &asks("BalanceIntent")).await });
    bank.came().await;
    assert_eq!(server.metrics.in_flight().get(), 1);

    let second = post(public, &asks("BalanceIntent")).await;
    assert_eq!(second.status, StatusCode::OK);
    assert!(second.speech().contains(BROWN_OUT), "{second:?}");
    // What needs no bank needs no place.
    let third = post(public, &asks("RoutingNumberIntent")).await;
    assert!(third.speech().contains("routing number of"), "{third:?}");

    bank.open();
    assert!(first.await.unwrap().speech().contains("dollar"));
    idle(&server).await;
    bank.open();
    assert!(post(public, &asks("BalanceIntent")).await.speech().contains("dollar"));
    let metrics = server.metrics.text();
    assert!(metrics.contains("intent=\"balance\",outcome=\"Busy\"} 1"), "{metrics}");
}

#[tokio::test]
async fn a_client_that_goes_away_gives_its_place_back() {
    let world = World::new().await;
    let bank = Doorman::shut(world.bank());
    let mut plan = world.plan();
    plan.settings.server.turns_max = 1;
    plan.bank = bank.clone();
    let server = plan.serve();
    for _ in 0..3 {
        let mut stream = TcpStream::connect(server.public).await.unwrap();
        stream.write_all(wire(&asks("BalanceIntent")).as_bytes()).await.unwrap();
        bank.came().await;
        assert_eq!(server.metrics.in_flight().get(), 1);
        drop(stream);
        // The door stays shut: only its end can have ended the turn.
        idle(&server).await;
    }
    bank.open();
    assert!(post(server.public, &asks("BalanceIntent")).await.speech().contains("dollar"));
}
