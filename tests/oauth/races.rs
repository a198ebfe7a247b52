//! Of many who redeem or refresh over HTTP at the same time, one wins.

use std::sync::Arc;

use hyper::StatusCode;

use crate::browser::{Answer, Browser, is_answered, pair, redeem, refresh, tokens};
use crate::world::{ALEXA, PUBLIC, World};

/// How many try at once.
const MANY: usize = 64;
/// How often; in `tests/durability` many race for a thousand codes and tokens without HTTP.
const ROUNDS: usize = 8;

async fn all<F>(ask: impl Fn() -> F) -> Vec<Answer>
where
    F: Future<Output = Answer> + Send + 'static,
{
    let asking: Vec<_> = (0..MANY).map(|_| tokio::spawn(ask())).collect();
    let mut answers = Vec::new();
    for asked in asking {
        answers.push(asked.await.unwrap());
    }
    answers
}

/// The only answer with tokens; the others are told that there is nothing to be had.
fn winner(answers: &[Answer]) -> &Answer {
    let (won, lost): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.status == StatusCode::OK);
    assert_eq!((won.len(), lost.len()), (1, MANY - 1));
    assert!(lost.iter().all(|answer| answer.error() == "invalid_grant"));
    won[0]
}

#[tokio::test(flavor = "multi_thread")]
async fn must_02_one_of_many_redeems_a_code() {
    let world = Arc::new(World::start());
    for _ in 0..ROUNDS {
        let code = Browser::new(&world).link(ALEXA, &["balance.read"]).await;
        let answers = all(|| {
            let (world, code) = (Arc::clone(&world), code.clone());
            async move { redeem(&world, ALEXA, &code, &[]).await }
        })
        .await;
        let (access, _) = pair(winner(&answers));
        assert!(!is_answered(&world, &access).await, "the others were replays");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn must_02_one_of_many_refreshes() {
    let world = Arc::new(World::start());
    for _ in 0..ROUNDS {
        let (_, strict) = tokens(&world, PUBLIC).await;
        let answers = all(|| {
            let (world, token) = (Arc::clone(&world), strict.clone());
            async move { refresh(&world, PUBLIC, &token).await }
        })
        .await;
        let (access, _) = pair(winner(&answers));
        assert!(!is_answered(&world, &access).await, "the others were replays");

        // A platform's parallel calls: all are answered, one with the next refresh token.
        let (_, first) = tokens(&world, ALEXA).await;
        let answers = all(|| {
            let (world, token) = (Arc::clone(&world), first.clone());
            async move { refresh(&world, ALEXA, &token).await }
        })
        .await;
        let next: Vec<_> = answers.iter().map(|answer| pair(answer).1).collect();
        assert_eq!(next.iter().filter(|token| !token.is_empty()).count(), 1, "{next:?}");
        assert!(is_answered(&world, &pair(&answers[0]).0).await);
    }
}
