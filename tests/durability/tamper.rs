//! Whatever is done to the record behind Saldo's back, an audit finds it: on the file itself, with
//! records of every version, erased ones and what operators did among them.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use saldo::basics::{CustomerId, Now, Secret, digest_of};
use saldo::connect::sqlite::vault::{CheckpointPlace, Checkpoints, DisclosureLog, SqliteVault};
use saldo::disclosure::{Actor, CheckpointKey, Disclosure, Receipt, read_checkpoint};
use saldo::vault::{AuthorizationVault, Vault};

use crate::fixture::{Place, at, chain_key, disclosure, new_link, text_before};

const CASES: usize = 3_000;

/// Numbers that are the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 += 1;
        let bytes = *digest_of(&self.0.to_be_bytes()).as_bytes();
        let number = u64::from_be_bytes(bytes[..8].try_into().unwrap());
        (number % end as u64) as usize
    }
}

fn checkpoint_key() -> CheckpointKey {
    CheckpointKey::new(&Secret::new([5; 32])).unwrap()
}

/// A vault with such a record, and where its chain was known to stand.
async fn written(place: &Place) -> Vec<Receipt> {
    drop(place.open());
    let (key, mut head) = (chain_key(), Receipt::genesis());
    for (number, of) in [(1, "gone"), (2, "17"), (3, "gone")] {
        let text = text_before(of, "link-from-before", at(number));
        head = key.seal(head, &text);
        let of = key.customer_pseudonym(&CustomerId::new(of).unwrap());
        let sql = "INSERT INTO disclosure (sequence, hash, body, customer) VALUES (?1, ?2, ?3, ?4)";
        let values = rusqlite::params![number, head.hash.as_bytes(), text, of];
        place.sql().execute(sql, values).unwrap();
    }
    let file = place.folder().join("checkpoints");
    let checkpoints = Checkpoints::new(checkpoint_key(), CheckpointPlace::File(file.clone()));
    let clock = || Now::at(at(0));
    let open = SqliteVault::open_checked(&place.file(), chain_key(), clock, Some(checkpoints));
    let vault = open.unwrap();
    vault.link(new_link("one", "17")).await.unwrap();
    for second in 0..20 {
        let (customer, link) = (CustomerId::new("17").unwrap(), new_link("one", "17").link);
        let own = Disclosure { customer, link, at: at(second), ..disclosure("one") };
        let told = if second % 2 == 0 { own } else { disclosure("other") };
        vault.disclose(told).await.unwrap();
        if second == 9 {
            let gone = CustomerId::new("gone").unwrap();
            assert_eq!(vault.erase(gone, Actor::operator("anna"), at(9)).await, Ok(true));
        }
    }
    drop(vault);
    let public = checkpoint_key().public();
    let text = fs::read_to_string(file).unwrap();
    text.lines().map(|line| read_checkpoint(line, public).unwrap().unwrap().head).collect()
}

fn flip(connection: &Connection, column: &str, draw: &mut Draw, count: usize) {
    let at = 1 + draw.below(count) as i64;
    let sql = format!("SELECT CAST({column} AS BLOB) FROM disclosure WHERE sequence = ?1");
    let mut bytes: Vec<u8> = connection.query_row(&sql, [at], |row| row.get(0)).unwrap();
    let place = draw.below(bytes.len());
    bytes[place] ^= 1 << draw.below(if column == "hash" { 8 } else { 7 });
    let kind = if column == "hash" { "BLOB" } else { "TEXT" };
    let sql = format!("UPDATE disclosure SET {column} = CAST(?2 AS {kind}) WHERE sequence = ?1");
    connection.execute(&sql, rusqlite::params![at, bytes]).unwrap();
}

/// Moves what follows `after` by `by`.
fn shift(connection: &Connection, after: i64, by: i64) {
    let away = "UPDATE disclosure SET sequence = -(sequence + ?2) WHERE sequence > ?1";
    connection.execute(away, [after, by]).unwrap();
    connection
        .execute("UPDATE disclosure SET sequence = -sequence WHERE sequence < 0", [])
        .unwrap();
}

/// Does one thing to the record. What it was.
fn tamper(connection: &Connection, draw: &mut Draw, count: usize) -> &'static str {
    let at = 1 + draw.below(count) as i64;
    let other = 1 + (at as usize + draw.below(count - 1)) as i64 % count as i64;
    let run = |sql: &str, values: &[i64]| {
        connection.execute(sql, rusqlite::params_from_iter(values)).unwrap();
    };
    match draw.below(7) {
        0 => {
            flip(connection, "hash", draw, count);
            "a bit of a hash"
        }
        1 => {
            flip(connection, "body", draw, count);
            "a bit of a text"
        }
        2 => {
            run("DELETE FROM disclosure WHERE sequence = ?1", &[at]);
            if draw.below(2) == 0 {
                shift(connection, at, -1);
            }
            "one dropped"
        }
        3 => {
            run("UPDATE disclosure SET sequence = -1 WHERE sequence = ?1", &[at]);
            run("UPDATE disclosure SET sequence = ?1 WHERE sequence = ?2", &[at, other]);
            run("UPDATE disclosure SET sequence = ?1 WHERE sequence = -1", &[other]);
            "two swapped"
        }
        4 => {
            shift(connection, at, 1);
            let sql = "INSERT INTO disclosure (sequence, hash, body, customer)
                SELECT ?1, hash, body, customer FROM disclosure WHERE sequence = ?2";
            let source = if other > at { other + 1 } else { other };
            run(sql, &[at + 1, source]);
            "one inserted"
        }
        5 => {
            run("DELETE FROM disclosure WHERE sequence >= ?1", &[at]);
            "the end cut off"
        }
        _ => {
            let sql = "UPDATE disclosure SET body = (SELECT body FROM disclosure
                WHERE sequence = ?2) WHERE sequence = ?1";
            run(sql, &[at, other]);
            "a text in another's place"
        }
    }
}

fn verified(file: &Path, known: &[Receipt]) -> Result<u64, String> {
    let log = DisclosureLog::open(file).unwrap();
    let head = log.verify(&chain_key(), known.iter().copied(), |_| {});
    head.map(|head| head.sequence).map_err(|failure| failure.to_string())
}

#[tokio::test]
async fn an_audit_finds_every_change() {
    let place = Place::new();
    let known = written(&place).await;
    let count = 3 + 20 + 1;
    assert_eq!(known.last().unwrap().sequence, count as u64, "the last checkpoint is of the end");
    assert_eq!(verified(&place.file(), &known), Ok(count as u64));
    let (sound, mut draw) = (fs::read(place.file()).unwrap(), Draw(0));
    let copy = place.folder().join("copy.db");
    for case in 0..CASES {
        fs::write(&copy, &sound).unwrap();
        let connection = Connection::open(&copy).unwrap();
        // Nothing of it has to last.
        connection.pragma_update(None, "synchronous", "off").unwrap();
        let what = tamper(&connection, &mut draw, count);
        drop(connection);
        let verdict = verified(&copy, &known);
        assert!(verdict.is_err(), "case {case}, {what}: {verdict:?}");
    }
}
