//! What the operator switches off is told by no server from the very next answer on.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

use rusqlite::Connection;
use serde_json::json;

use crate::platform::{APOLOGY, Answer, asks, post, with_token};
use crate::world::{Server, World};

const PAUSED: &str = "because the bank has paused it";

fn saldo(world: &World, arguments: &[&str]) -> Output {
    let key = world.folder().join("chain.key");
    fs::write(&key, "07".repeat(32)).unwrap();
    fs::set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_saldo"));
    command.arg("switch").args(arguments).arg("--vault").arg(world.vault_file());
    command.output().unwrap()
}

fn switch(world: &World, state: &str, name: &str) {
    let output = saldo(world, &[state, name, "--by", "anna"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("{name}: {state}\n"));
}

async fn says(server: &Server, intent: &str) -> Answer {
    post(server.public, &asks(intent)).await
}

async fn is_paused(server: &Server, intent: &str) -> bool {
    let answer = says(server, intent).await;
    let paused = answer.speech().contains(PAUSED);
    assert!(!paused || !answer.speech().contains("dollar"), "{answer:?}");
    paused
}

#[tokio::test]
async fn the_very_next_answer_of_every_server_keeps_to_a_switch() {
    let world = World::new().await;
    let servers = [world.plan().serve(), world.plan().serve()];
    for (name, shut, open) in [
        ("intent:balance", "BalanceIntent", "RecentTransactionsIntent"),
        ("class:transactions.read", "RecentTransactionsIntent", "BalanceIntent"),
        ("intent:card-lock", "CardLockIntent", "CardStatusIntent"),
        ("channel:alexa", "BalanceIntent", "RoutingNumberIntent"),
    ] {
        for server in &servers {
            assert!(!is_paused(server, shut).await, "{name}");
        }
        switch(&world, "off", name);
        for server in &servers {
            assert!(is_paused(server, shut).await, "{name}");
            assert!(!is_paused(server, open).await, "{name}");
        }
        switch(&world, "on", name);
        for server in &servers {
            assert!(!is_paused(server, shut).await, "{name}");
        }
    }
}

#[tokio::test]
async fn what_needs_no_account_goes_on_and_the_talk_too() {
    let world = World::new().await;
    let server = world.plan().serve();
    switch(&world, "off", "channel:alexa");
    for intent in ["AMAZON.HelpIntent", "RoutingNumberIntent", "ContactIntent"] {
        assert!(!is_paused(&server, intent).await, "{intent}");
    }
    let goodbye = says(&server, "AMAZON.StopIntent").await;
    assert_eq!(goodbye.body["response"]["shouldEndSession"], json!(true));
    let launch = crate::platform::envelope(json!({"type": "LaunchRequest"}));
    assert!(post(server.public, &launch).await.speech().contains("Welcome"));
    let paused = says(&server, "BalanceIntent").await;
    assert_eq!(paused.body["response"]["shouldEndSession"], json!(false), "{paused:?}");
    // What is shared is told no more either; ending the link is never switched off.
    for intent in ["WhatSharedIntent", "WhatHeardIntent", "WhoAskedIntent"] {
        assert!(is_paused(&server, intent).await, "{intent}");
    }
    assert!(says(&server, "StopSharingIntent").await.speech().contains("Shall I stop"));
    // Who has lost a card is not told about switches, and who is not linked is asked to link.
    assert!(!is_paused(&server, "LostCardIntent").await);
    let stranger = post(server.public, &with_token(asks("BalanceIntent"), None)).await;
    assert!(stranger.speech().contains("please link"), "{stranger:?}");
    for (locale, words) in
        [("es-ES", "porque el banco lo ha suspendido"), ("de-DE", "abgeschaltet")]
    {
        let mut envelope = asks("BalanceIntent");
        envelope["request"]["locale"] = json!(locale);
        let answer = post(server.public, &envelope).await;
        assert!(answer.speech().contains(words), "{answer:?}");
    }
}

#[tokio::test]
async fn who_switched_is_on_record_and_a_name_nobody_knows_shuts_everything() {
    let world = World::new().await;
    let server = world.plan().serve();
    switch(&world, "off", "intent:balance");
    let again = saldo(&world, &["off", "intent:balance"]);
    assert_eq!(again.status.code(), Some(1), "{again:?}");
    assert_eq!(String::from_utf8(again.stdout).unwrap(), "intent:balance: off already\n");
    let unknown = saldo(&world, &["off", "intent:everything"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("class:balance.read"));
    let listed = String::from_utf8(saldo(&world, &["list"]).stdout).unwrap();
    assert!(listed.contains("intent:balance: off\n") && listed.contains("intent:owed: on\n"));
    let vault = Connection::open(world.vault_file()).unwrap();
    let sql = "SELECT body FROM disclosure WHERE body LIKE '%switched_off%'";
    let acts: Vec<String> = vault
        .prepare(sql)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(acts.len(), 1, "{acts:?}");
    let said = r#""act":"switched_off","what":"intent:balance","by":"operator","who":"anna"}"#;
    assert!(acts[0].ends_with(said), "{acts:?}");

    assert!(!is_paused(&server, "RecentTransactionsIntent").await);
    vault.execute("INSERT INTO switched_off (name) VALUES ('intent:telepathy')", []).unwrap();
    let answer = says(&server, "RecentTransactionsIntent").await;
    assert!(answer.speech().contains(APOLOGY), "{answer:?}");
}
