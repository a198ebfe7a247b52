//! The disk fails: every failure is told, nothing that was acknowledged is missing.

use std::env;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use saldo::vault::{Vault, VaultFailure};

use crate::fixture::{Place, at, disclosure, new_link, takes_effect, token, try_open};

const CHILD_FILE: &str = "SALDO_TEST_FAULT_FILE";

/// A table that is gone makes its writes fail. Those that share their batch are not drawn in.
#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_fails_does_not_take_others_with_it() {
    let place = Place::new();
    let vault = place.open();
    place.sql().execute_batch("ALTER TABLE disclosure RENAME TO mislaid").unwrap();
    let tasks = (0..300).map(|number| {
        let vault = Arc::clone(&vault);
        tokio::spawn(async move {
            let name = format!("link-{number}");
            match number % 3 {
                0 => {
                    let refused = vault.disclose(disclosure(&name)).await;
                    assert!(matches!(refused, Err(VaultFailure::Unusable { .. })), "{refused:?}");
                }
                1 => vault.link(new_link(&name, "17")).await.unwrap(),
                _ => assert!(takes_effect(&*vault, token(&name), at(0), at(60)).await),
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    for number in (1..300).step_by(3) {
        assert!(vault.grant_of(token(&format!("link-{number}"))).await.unwrap().is_some());
    }
    place.sql().execute_batch("ALTER TABLE mislaid RENAME TO disclosure").unwrap();
    assert_eq!(vault.disclose(disclosure("request")).await.unwrap().sequence, 1);
}

/// The disk is full after ever so many bytes: the shell forbids a child process to write files
/// beyond a size, so that SQLite's writes fail for real, in the middle of a commit.
#[test]
fn a_full_disk_acknowledges_nothing_that_is_not_there() {
    let (mut failures, mut acknowledged) = (0, 0);
    // In blocks of 512 bytes, from where the schema just fits to where the log is tidied.
    for blocks in (100..1000).step_by(75) {
        let place = Place::new();
        drop(place.open());
        let (written, failed) = run_child(&place.file(), blocks);
        let head = place.verified_head();
        assert!(head.sequence >= written, "{blocks} blocks: {written} > {}", head.sequence);
        let vault = place.open();
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            assert_eq!(
                vault.disclose(disclosure("after")).await.unwrap().sequence,
                head.sequence + 1
            );
        });
        failures += failed;
        acknowledged += written;
    }
    assert!(failures > 0 && acknowledged > 0, "{failures} failures, {acknowledged} written");
}

/// The highest number that was acknowledged, and how many disclosures failed.
fn run_child(file: &Path, blocks: usize) -> (u64, u64) {
    // The signal is ignored, so that the write fails instead of ending the process.
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &script])
        .arg(env::current_exe().unwrap())
        .args(["faults::child_that_fills_the_disk", "--exact", "--nocapture"])
        .env(CHILD_FILE, file)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    let numbers = |word: &str| -> Vec<u64> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(word));
        lines.map(|number| number.parse().unwrap()).collect()
    };
    (numbers("ack ").into_iter().max().unwrap_or(0), numbers("failed ").len() as u64)
}

/// Does nothing unless started by the test above.
#[tokio::test(flavor = "multi_thread")]
async fn child_that_fills_the_disk() {
    let Some(file) = env::var_os(CHILD_FILE) else { return };
    let vault = match try_open(Path::new(&file)) {
        Ok(vault) => Arc::new(vault),
        Err(failure) => return println!("\nnot opened: {failure}"),
    };
    // Several at a time, so that batches are hit, until it has failed for a while.
    let tasks = (0..8).map(|task| {
        let vault = Arc::clone(&vault);
        tokio::spawn(async move {
            let mut failures = 0;
            for number in 0..400 {
                let line = match vault.disclose(disclosure(&format!("{task}-{number}"))).await {
                    Ok(receipt) => format!("ack {}", receipt.sequence),
                    Err(_) => {
                        failures += 1;
                        format!("failed {failures}")
                    }
                };
                std::io::stdout().write_all(format!("\n{line}\n").as_bytes()).unwrap();
                if failures == 20 {
                    return;
                }
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
}
