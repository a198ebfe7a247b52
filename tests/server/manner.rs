//! What a customer said of how Saldo shall speak holds in the next talk, too.

use hyper::StatusCode;

use crate::platform::{Answer, asks, post, with_token};
use crate::world::World;

const SLOW: &str = "<prosody rate=\"slow\">";

fn is_slow(answer: &Answer) -> bool {
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.speech().contains(SLOW)
}

#[tokio::test]
async fn slower_is_kept_until_it_is_taken_back() {
    let world = World::new().await;
    let server = world.plan().serve();
    let say = async |intent: &str| post(server.public, &asks(intent)).await;
    assert!(!is_slow(&say("BalanceIntent").await));
    assert!(is_slow(&say("SlowerIntent").await));
    // Each of these begins a talk of its own.
    assert!(is_slow(&say("BalanceIntent").await));
    assert!(is_slow(&say("AMAZON.HelpIntent").await));
    // Nobody else's talk is slower for it.
    let stranger = with_token(asks("AMAZON.HelpIntent"), None);
    assert!(!is_slow(&post(server.public, &stranger).await));
    assert!(!is_slow(&say("NormalSpeedIntent").await));
    assert!(!is_slow(&say("BalanceIntent").await));
}

#[tokio::test]
async fn who_is_not_linked_is_heard_for_one_talk() {
    let world = World::new().await;
    let server = world.plan().serve();
    let asked = async |intent: &str| {
        post(server.public, &with_token(asks(intent), Some("nobody's token"))).await
    };
    let answer = asked("SlowerIntent").await;
    assert!(is_slow(&answer), "{answer:?}");
    assert!(answer.speech().contains("more slowly"), "{answer:?}");
    assert!(!is_slow(&asked("AMAZON.HelpIntent").await));
}

#[tokio::test]
async fn guests_are_forgotten_when_the_talk_ends() {
    let world = World::new().await;
    let server = world.plan().serve();
    let answer = post(server.public, &asks("GuestsIntent")).await;
    assert!(answer.speech().contains("won't tell any balances"), "{answer:?}");
    assert_eq!(answer.body["response"]["shouldEndSession"], false);
    let next = post(server.public, &asks("BalanceIntent")).await;
    assert!(next.speech().contains("dollar"), "{next:?}");
}
