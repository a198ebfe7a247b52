//! How old the login may be that a link was made with: told about in time, and held to.

use chrono::{Duration, Utc};
use saldo::basics::{ApplicationId, LinkId, digest_of};
use saldo::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack};
use saldo::vault::{NewLink, Vault};
use serde_json::{Value, json};

use crate::platform::{Answer, asks, post, with_token};
use crate::world::{SKILL, Server, World};

const TOKEN: &str = "saldo_at_CANARYTOKEN7Q_old";

/// Links the customer with a login of so long ago, for another year.
async fn link(world: &World, ago: Duration) {
    let new = NewLink {
        link: LinkId::new("old").unwrap(),
        customer: world.person().customer,
        channel: Channel::Alexa,
        application: ApplicationId::new(SKILL).unwrap(),
        user: None,
        classes: DataClasses::ALL,
        accounts: AccountScope::Only([world.person().accounts[0].account.clone()].into()),
        token: digest_of(TOKEN.as_bytes()),
        aloud: Aloud::default(),
        look_back: LookBack::Unlimited,
        granted_at: Utc::now() - ago,
        expires_at: Utc::now() + Duration::days(365),
        token_expires_at: Utc::now() + Duration::days(365),
    };
    world.vault.link(new).await.unwrap();
}

async fn say(server: &Server, intent: &str, attributes: Value) -> Answer {
    let mut envelope = with_token(asks(intent), Some(TOKEN));
    if attributes.is_object() {
        envelope["session"]["attributes"] = attributes;
    }
    post(server.public, &envelope).await
}

fn warns(answer: &Answer) -> bool {
    answer.speech().contains("your link ends")
}

#[tokio::test]
async fn in_the_last_two_weeks_it_is_said_once_a_talk() {
    let world = World::new().await;
    link(&world, Duration::days(170)).await;
    let server = world.plan().serve();
    let welcome = say(&server, "AMAZON.HelpIntent", Value::Null).await;
    assert!(!warns(&welcome), "nothing is told yet: {welcome:?}");
    let attributes = |answer: &Answer| answer.body["sessionAttributes"].clone();
    let told = say(&server, "BalanceIntent", attributes(&welcome)).await;
    assert!(told.speech().contains("dollar"), "{told:?}");
    let said = "By the way, your link ends in nine days. To renew it, link again in the Alexa app.";
    assert!(told.speech().contains(said), "{told:?}");
    assert_eq!(told.body["response"]["shouldEndSession"], json!(false));
    for intent in ["BalanceIntent", "AMAZON.HelpIntent", "RecentTransactionsIntent"] {
        let next = say(&server, intent, attributes(&told)).await;
        assert!(!warns(&next), "{intent}: {next:?}");
        let after = say(&server, "BalanceIntent", attributes(&next)).await;
        assert!(!warns(&after), "after {intent}: {after:?}");
    }
    // Another talk has not heard it. What is shared holds until then, not for another year.
    assert!(warns(&say(&server, "BalanceIntent", Value::Null).await));
    let until = (Utc::now() + Duration::days(10)).format("%B").to_string();
    let shared = say(&server, "WhatSharedIntent", Value::Null).await;
    assert!(shared.speech().contains(&until), "{until} in {shared:?}");
}

#[tokio::test]
async fn before_that_nothing_is_said_and_after_180_days_nothing_is_told() {
    for (ago, told, warned) in [
        (Duration::days(166) - Duration::minutes(5), true, false),
        (Duration::days(166) + Duration::minutes(5), true, true),
        (Duration::days(180) - Duration::minutes(5), true, true),
        (Duration::days(180), false, false),
    ] {
        let world = World::new().await;
        link(&world, ago).await;
        let server = world.plan().serve();
        let answer = say(&server, "BalanceIntent", Value::Null).await;
        assert_eq!(answer.speech().contains("dollar"), told, "{ago}: {answer:?}");
        assert_eq!(warns(&answer), warned, "{ago}: {answer:?}");
        if !told {
            assert!(answer.speech().contains("time to renew your link"), "{answer:?}");
            assert_eq!(answer.body["response"]["card"]["type"], json!("LinkAccount"));
        }
    }
}

#[tokio::test]
async fn a_bank_may_ask_for_it_earlier_or_later() {
    for (days, told) in [(90, false), (365, true)] {
        let world = World::new().await;
        link(&world, Duration::days(200)).await;
        let mut plan = world.plan();
        plan.settings.oauth.login_days_max = days;
        let answer = say(&plan.serve(), "BalanceIntent", Value::Null).await;
        assert_eq!(answer.speech().contains("dollar"), told, "{days}: {answer:?}");
    }
}
