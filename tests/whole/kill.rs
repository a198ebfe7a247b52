//! `kill -9` while answering: no answer was sent whose disclosure record is missing afterwards.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use saldo::basics::digest_of;
use saldo::connect::key_file;
use saldo::connect::sqlite::vault::DisclosureLog;
use saldo::disclosure::ChainKey;
use saldo::simulate::Client;
use tokio::sync::Notify;

use crate::demo::{Answered, Asking, Demo, Platform, intent_with, recorded};
use crate::dice::Dice;

const CYCLES: usize = 100;
/// Connections that ask at the same time: their records share syncs.
const CONNECTIONS: usize = 4;
/// The latest moment of a kill by the clock, in microseconds after the first connection.
const KILL_AFTER_US_MAX: u64 = 80_000;
/// The most answers after which a kill follows at once.
const ANSWERS_MAX: usize = 60;
const SEED: u64 = 5;

/// The answers that arrived whole, told a fact, and so must be on record.
#[derive(Default)]
struct Told {
    requests: BTreeSet<String>,
    /// Requests that were sent and broke off with the connection.
    broken: usize,
}

/// One cycle: start, ask on every connection, kill at a random moment.
///
/// Every other kill follows an answer at once: one that left before its record would be caught
/// with nothing behind it.
async fn cycle(folder: &Path, dice: &mut Dice) -> (Told, Duration) {
    let mut demo = Demo::start_in(folder);
    let answers = Arc::new(AtomicUsize::new(0));
    let arrived = Arc::new(Notify::new());
    let platform = Arc::new(demo.platform());
    let customers = demo.about.customers.clone();
    let asking: Vec<_> = (0..CONNECTIONS)
        .map(|number| {
            let customer =
                customers[(dice.below(customers.len()) + number) % customers.len()].clone();
            let (platform, answers) = (Arc::clone(&platform), Arc::clone(&answers));
            let arrived = Arc::clone(&arrived);
            tokio::spawn(async move {
                let mut via = platform.client();
                let mut told = Told::default();
                loop {
                    let question = intent_with("BalanceIntent", &[("account_kind", "all", "ALL")]);
                    let asking = Asking::by(&customer, question);
                    match heard(&platform, &mut via, &asking).await {
                        None => {
                            told.broken += 1;
                            return told;
                        }
                        Some(false) => {}
                        Some(true) => {
                            told.requests.insert(digest_of(asking.id.as_bytes()).to_hex());
                            answers.fetch_add(1, Ordering::Relaxed);
                            arrived.notify_one();
                        }
                    }
                }
            })
        })
        .collect();
    if dice.one_in(2) {
        tokio::time::sleep(Duration::from_micros(dice.next() % KILL_AFTER_US_MAX)).await;
    } else {
        let wanted = 1 + dice.below(ANSWERS_MAX);
        while answers.load(Ordering::Relaxed) < wanted {
            arrived.notified().await;
        }
    }
    demo.kill();
    let mut all = Told::default();
    for asking in asking {
        let told = asking.await.unwrap();
        all.requests.extend(told.requests);
        all.broken += told.broken;
    }
    (all, demo.start_up)
}

/// Whether the answer told a fact; `None` when the connection broke off before its end.
async fn heard(platform: &Platform, via: &mut Client, asking: &Asking<'_>) -> Option<bool> {
    let reply = platform.post(via, asking.envelope(&platform.skill).to_string()).await.ok()?;
    assert_eq!(reply.status, 200);
    let answer = Answered(serde_json::from_slice(&reply.body).unwrap());
    // An apology tells no fact: none is expected, but it would not be wrong.
    Some(answer.tells_amount())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_left_before_its_record() {
    let own = tempfile::tempdir().unwrap();
    let (mut dice, mut told, mut broken) = (Dice::new(SEED), BTreeSet::new(), 0);
    let mut start_ups = Vec::new();
    let began = Instant::now();
    for number in 0..CYCLES {
        let (cycle, start_up) = cycle(own.path(), &mut dice).await;
        start_ups.push(start_up);
        broken += cycle.broken;
        let recorded = recorded(&own.path().join("vault.db"));
        let lost: Vec<_> = cycle.requests.difference(&recorded).collect();
        assert!(lost.is_empty(), "cycle {number}: no record of {lost:?}");
        told.extend(cycle.requests);
    }
    let took = began.elapsed();

    let recorded = recorded(&own.path().join("vault.db"));
    assert!(told.is_subset(&recorded), "records that were there are gone");
    let vault = own.path().join("vault.db");
    let key = ChainKey::new(&key_file::read(&own.path().join("chain.key")).unwrap());
    let head = DisclosureLog::open(&vault).unwrap().verify(&key, None, |_| {}).unwrap();
    let demo = Demo::start_in(own.path());
    let audit = demo.saldo(&["audit", "verify", "--vault", demo.vault_file()]);
    assert_eq!(audit.status.code(), Some(0), "{audit:?}");

    start_ups[1..].sort();
    println!(
        "{CYCLES} kills in {took:.1?}: {} answers heard, all on record; {broken} cut off; {} \
         records, chain intact; start-up first {:.0?}, then median {:.0?}, most {:.0?}",
        told.len(),
        head.sequence,
        start_ups[0],
        start_ups[CYCLES / 2],
        start_ups[CYCLES - 1],
    );
    // Kills that hit nobody would prove nothing.
    assert!(told.len() >= 10 * CYCLES && broken >= CYCLES, "{} told, {broken} cut", told.len());
}
