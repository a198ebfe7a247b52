//! `kill -9` at any moment: what was acknowledged is there, what was ended stays ended.

use std::collections::HashMap;
use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use saldo::basics::{CustomerId, Digest, LinkId, Secret};
use saldo::connect::sqlite::vault::DisclosureLog;
use saldo::consent::{Aloud, DataClasses, LookBack, PinPolicy};
use saldo::vault::{
    Becomes, LinkChange, PinAttempt, PinStanding, PinVault, Revoke, RevokedBy, Vault,
};

use crate::fixture::{Place, at, chain_key, disclosure, new_link, token, try_open};

const CHILD_FILE: &str = "SALDO_TEST_KILL_FILE";
const CHILD_CYCLE: &str = "SALDO_TEST_KILL_CYCLE";

const CYCLES: u64 = 30;

#[test]
fn what_was_acknowledged_outlives_the_process() {
    let place = Place::new();
    let (mut receipts, mut linked, mut ended) = (HashMap::new(), Vec::new(), Vec::new());
    let (mut narrowed, mut pins) = (Vec::new(), HashMap::<String, u32>::new());
    for cycle in 0..CYCLES {
        for line in acknowledged_until_killed(&place.file(), cycle).lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["told", sequence, hash] => {
                    receipts.insert(sequence.parse::<u64>().unwrap(), hash.to_owned());
                }
                ["linked", link] => linked.push(link.to_owned()),
                ["ended", link] => ended.push(link.to_owned()),
                ["narrowed", link] => narrowed.push(link.to_owned()),
                ["tried", customer, attempt] => {
                    pins.insert(customer.to_owned(), attempt.parse().unwrap());
                }
                _ => {}
            }
        }
    }
    assert!(receipts.len() > 100, "only {} receipts", receipts.len());
    assert!(!linked.is_empty() && !ended.is_empty() && !narrowed.is_empty());
    assert!(pins.values().any(|tried| *tried == 3), "{pins:?}");
    let log = DisclosureLog::open(&place.file()).unwrap();
    log.verify(&chain_key(), None, |_| {}).unwrap();
    let mut after = None;
    loop {
        let page = log.page(after).unwrap();
        for record in &page {
            if let Some(hash) = receipts.remove(&record.sequence) {
                assert_eq!(Digest::from_hex(&hash), Some(record.hash), "{}", record.sequence);
            }
        }
        match page.last() {
            Some(last) => after = Some(last.sequence),
            None => break,
        }
    }
    assert!(receipts.is_empty(), "lost: {:?}", receipts.keys());
    let vault = place.open();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        for link in linked {
            assert!(vault.grant_of(token(&link)).await.unwrap().is_some(), "lost: {link}");
        }
        for link in ended {
            let grant = vault.grant_of(token(&link)).await.unwrap().unwrap();
            assert!(grant.revoked_at.is_some(), "revived: {link}");
        }
        for link in narrowed {
            let grant = vault.grant_of(token(&link)).await.unwrap().unwrap();
            assert_eq!(grant.classes, DataClasses::NONE, "widened: {link}");
        }
        for (customer, tried) in pins {
            let customer = CustomerId::new(&customer).unwrap();
            let mut left = 0;
            let begin = || vault.begin_pin_attempt(customer.clone(), PinPolicy::default(), at(2));
            while let PinAttempt::Begun { .. } = begin().await.unwrap() {
                left += 1;
            }
            assert!(tried + left <= 3, "forgotten: {tried} and {left} more");
            let standing = vault.pin_of(customer.clone(), PinPolicy::default(), at(2)).await;
            assert!(matches!(standing, Ok(PinStanding::Locked { .. })), "{standing:?}");
        }
    });
}

/// Starts a child that writes, kills it at some moment and returns what it printed until then.
///
/// Even cycles kill after some time, which is spread over opening, writing and tidying the log.
/// Odd ones kill the instant an acknowledgment is read: one that came before its sync would be
/// caught with nothing behind it.
fn acknowledged_until_killed(file: &Path, cycle: u64) -> String {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["kill::child_that_writes", "--exact", "--nocapture"])
        .env(CHILD_FILE, file)
        .env(CHILD_CYCLE, cycle.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut text = String::new();
    if cycle.is_multiple_of(2) {
        thread::sleep(Duration::from_millis(5 + (cycle * 37) % 170));
    } else {
        let mut acknowledged = 0;
        while acknowledged < cycle * 5 {
            assert!(output.read_line(&mut text).unwrap() > 0, "the child ended: {text}");
            acknowledged +=
                u64::from(text.lines().next_back().is_some_and(|line| !line.is_empty()));
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    output.read_to_string(&mut text).unwrap();
    // A line that was cut off in the middle acknowledges nothing.
    text.truncate(text.rfind('\n').map_or(0, |end| end + 1));
    text
}

/// Does nothing unless started by the test above.
#[tokio::test(flavor = "multi_thread")]
async fn child_that_writes() {
    let Some(file) = env::var_os(CHILD_FILE) else { return };
    let cycle = env::var(CHILD_CYCLE).unwrap();
    let vault = Arc::new(try_open(Path::new(&file)).unwrap());
    let say = |line: String| {
        std::io::stdout().write_all(format!("\n{line}\n").as_bytes()).unwrap();
    };
    let tasks = (0..4).map(|task| {
        let (vault, cycle) = (Arc::clone(&vault), cycle.clone());
        tokio::spawn(async move {
            // Far more than it comes to, so that it ends if nobody kills it.
            for number in 0..100_000 {
                let name = format!("{cycle}-{task}-{number}");
                let receipt = vault.disclose(disclosure(&name)).await.unwrap();
                say(format!("told {} {}", receipt.sequence, receipt.hash.to_hex()));
                vault.link(new_link(&name, &cycle)).await.unwrap();
                say(format!("linked {name}"));
                if number % 8 == 0 {
                    // Three attempts, none of which is settled: the kill comes before a check.
                    let customer = CustomerId::new(&format!("pin-{name}")).unwrap();
                    let hash = Secret::new("hash".to_owned());
                    vault.set_pin(customer.clone(), hash, at(1)).await.unwrap();
                    for _ in 0..3 {
                        let policy = PinPolicy::default();
                        let begun = vault.begin_pin_attempt(customer.clone(), policy, at(1));
                        let PinAttempt::Begun { attempt, .. } = begun.await.unwrap() else {
                            panic!("locked too early")
                        };
                        say(format!("tried {} {attempt}", customer.as_str()));
                    }
                }
                let link = LinkId::new(&name).unwrap();
                if number % 2 == 0 {
                    let link = Revoke::Link(link);
                    vault.revoke(link, RevokedBy::Operator, at(1), None).await.unwrap();
                    say(format!("ended {name}"));
                } else {
                    let customer = CustomerId::new(&cycle).unwrap();
                    let what = Becomes::Narrowed {
                        classes: DataClasses::NONE,
                        accounts: Vec::new(),
                        aloud: Aloud::Rounded,
                        look_back: LookBack::Days(30),
                    };
                    let change = LinkChange { customer, link, what, at: at(1) };
                    vault.change_link(change).await.unwrap();
                    say(format!("narrowed {name}"));
                }
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
}
