//! `kill -9` at every named point of linking, granting, refreshing, narrowing and ending: what was
//! acknowledged is there, nothing is half done, and what was ended does not revive.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use saldo::basics::{LinkId, Now};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::consent::{Aloud, DataClasses, LookBack};
use saldo::oauth::{RefreshMode, TokenError};
use saldo::vault::{AuthorizationVault, Becomes, LinkChange, Once, Revoke, RevokedBy, Vault};

use crate::authorizations::{
    client, consented, customer, is_open, redemption, refreshment, session,
};
use crate::fixture::{Place, at, chain_key, token};

const CHILD_FILE: &str = "SALDO_TEST_CRASH_FILE";
const CHILD_CYCLE: &str = "SALDO_TEST_CRASH_CYCLE";
/// The operation and the point at which the child stops to be killed; none of that name: it says
/// which points it passes.
const CHILD_POINT: &str = "SALDO_TEST_CRASH_POINT";

const CYCLES: usize = 200;
/// How a link ends, one link after the other.
const ENDINGS: [&str; 4] = ["give back", "revoke", "stop", "replay"];

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_crash_at_every_named_point() {
    let points = points();
    assert!(points.len() >= 50, "{points:?}");
    for operation in ["link", "grant", "refresh", "use", "narrow"].iter().chain(&ENDINGS) {
        for point in ["transaction begun", "written", "committed", "answered"] {
            assert!(points.contains(&format!("{operation}: {point}")), "{operation}: {point}");
        }
    }
    let place = Place::new();
    let (mut ended, mut acknowledgments) = (Vec::new(), 0);
    for cycle in 0..CYCLES {
        let point = &points[cycle % points.len()];
        let text = until_killed(&place.file(), cycle, point);
        let mut links: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in text.lines() {
            if let Some((link, done)) = line.strip_prefix("done ").and_then(|it| it.split_once(' '))
            {
                links.entry(link).or_default().push(done);
                acknowledgments += 1;
            }
        }
        let vault = place.open();
        for ending in 0..ENDINGS.len() {
            let link = format!("{cycle}-{ending}");
            let done = links.remove(link.as_str()).unwrap_or_default();
            check(&place, &vault, &link, &done).await;
            if go_on(&place, &vault, &link, &done).await {
                ended.push(link);
            }
        }
        assert!(links.is_empty(), "{point}: {links:?}");
    }
    let vault = place.open();
    for link in &ended {
        assert!(is_over(&place, &vault, link).await, "revived: {link}");
    }
    println!(
        "{CYCLES} kills at {} named points: {acknowledgments} acknowledgments kept, {} links ended",
        points.len(),
        ended.len()
    );
    // Kills that hit nothing would prove nothing.
    assert!(ended.len() > CYCLES / 2 && acknowledgments > 2 * CYCLES, "{}", ended.len());
}

/// Every point that a whole run passes, as `operation: point`.
fn points() -> Vec<String> {
    let place = Place::new();
    let text = until_killed(&place.file(), 0, "");
    let mut points: Vec<String> = Vec::new();
    for name in text.lines().filter_map(|line| line.strip_prefix("passed ")) {
        if !points.iter().any(|known| known == name) {
            points.push(name.to_owned());
        }
    }
    points
}

/// Starts a child that is killed at `point`, or says which there are; what it printed.
fn until_killed(file: &Path, cycle: usize, point: &str) -> String {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["crash::child_that_is_watched", "--exact", "--nocapture"])
        .env(CHILD_FILE, file)
        .env(CHILD_CYCLE, cycle.to_string())
        .env(CHILD_POINT, point)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let (mut text, mut reached) = (String::new(), false);
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).unwrap() == 0 {
            break;
        }
        text.push_str(&line);
        if line == "reached\n" {
            reached = true;
            child.kill().unwrap();
            output.read_to_string(&mut text).unwrap();
            break;
        }
    }
    let status = child.wait().unwrap();
    assert_eq!(reached, !point.is_empty(), "{point}: {text}");
    assert_eq!(status.success(), point.is_empty(), "{text}");
    // A line that was cut off in the middle acknowledges nothing.
    text.truncate(text.rfind('\n').map_or(0, |end| end + 1));
    text
}

/// What the tables hold of one link.
#[derive(Debug, PartialEq, Eq)]
struct Rows {
    link: i64,
    ended: bool,
    consents: [i64; 3],
    narrowed: i64,
    before: i64,
    used: bool,
    generation: i64,
    predecessor: Option<i64>,
    tokens: [i64; 2],
}

fn rows(place: &Place, link: &str) -> Rows {
    let sql = place.sql();
    let number = |query: &str| -> Option<i64> {
        let query = query.replace("?", &format!("'{link}'"));
        sql.query_row(&query, [], |row| row.get(0)).unwrap()
    };
    let count =
        |table: &str| number(&format!("SELECT count(*) FROM {table} WHERE link_id = ?")).unwrap();
    Rows {
        link: count("link"),
        ended: number("SELECT max(revoked_at_ms) FROM link WHERE link_id = ?").is_some(),
        consents: ["consent", "consent_text", "authorization_code"].map(count),
        narrowed: number("SELECT max(revision) FROM consent WHERE link_id = ?").unwrap_or(0),
        before: count("consent_before"),
        used: number("SELECT max(used_at_ms) FROM authorization_code WHERE link_id = ?").is_some(),
        generation: number("SELECT max(current_generation) FROM token_family WHERE link_id = ?")
            .unwrap_or(0),
        predecessor: number(
            "SELECT max(predecessor_generation) FROM token_family WHERE link_id = ?",
        ),
        tokens: ["access_token", "refresh_token"].map(count),
    }
}

/// Everything that was acknowledged is there, and nothing is half done.
async fn check(place: &Place, vault: &SqliteVault, link: &str, done: &[&str]) {
    let found = rows(place, link);
    let said = |what: &str| done.contains(&what);
    let mut wrong = String::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            let _ = write!(wrong, "{what}; ");
        }
    };
    must(found.consents == [found.link; 3], "a link, its consent and its code are one");
    must(found.used == (found.generation > 0), "a code is used when there is a family");
    must(found.tokens == [found.generation; 2], "each generation has its two tokens");
    must(found.narrowed == found.before, "what a consent said before is kept");
    must(!said("link") || found.link == 1, "the link is lost");
    must(!said("grant") || found.used, "the grant is lost");
    must(!said("refresh") || found.generation == 2, "the refresh is lost");
    must(!said("use") || found.predecessor.is_none(), "the predecessor holds again");
    must(!said("narrow") || found.narrowed == 1, "the consent is wide again");
    let over = ENDINGS.iter().any(|ending| said(ending));
    must(!over || found.ended, "the link is open again");
    assert_eq!(wrong, "", "{link} {done:?} {found:?}");
    if said("narrow") {
        let grant = vault.grant_of(token(&format!("{link} access"))).await.unwrap().unwrap();
        assert_eq!(grant.classes, DataClasses::NONE, "{link}");
    }
}

/// The client goes on with what it was told last, as clients do after an answer that was lost.
/// Whether the link has ended then.
async fn go_on(place: &Place, vault: &SqliteVault, link: &str, done: &[&str]) -> bool {
    let said = |what: &str| done.contains(&what);
    if is_over(place, vault, link).await {
        return true;
    }
    if said("grant") {
        let last = if said("refresh") { format!("{link} next") } else { link.to_owned() };
        let asked = refreshment(&last, &format!("{link} after"), RefreshMode::Overlap, 20);
        let issued = vault.refresh(asked).await.unwrap();
        assert!(issued.is_ok(), "{link} {done:?}: its last token holds no more");
        // A platform that heard nothing reports once more that the skill was switched off.
        end(vault, link, "revoke").await;
        assert!(is_over(place, vault, link).await, "{link} {done:?}: asked twice, it does not end");
        return true;
    }
    if !said("link") {
        return false;
    }
    // The code is good, or it was used up and the answer was lost: then shown again, it ends all.
    let again = vault.redeem(redemption(link, &format!("{link} again"))).await.unwrap();
    assert!(again.is_ok() != is_over(place, vault, link).await, "{link} {done:?} {again:?}");
    again.is_err()
}

/// Whether a link has ended, and with it everything that it had.
async fn is_over(place: &Place, vault: &SqliteVault, link: &str) -> bool {
    let over = rows(place, link).ended;
    if over {
        for name in [link.to_owned(), format!("{link} next"), format!("{link} again")] {
            assert!(!is_open(vault, &name, 30).await, "{name}");
            let asked = refreshment(&name, "never", RefreshMode::Overlap, 30);
            assert_eq!(vault.refresh(asked).await, Ok(Err(TokenError::InvalidGrant)), "{name}");
        }
    }
    over
}

async fn end(vault: &SqliteVault, link: &str, ending: &str) {
    let id = LinkId::new(link).unwrap();
    match ending {
        "give back" => {
            let given = token(&format!("{link} next access"));
            vault.give_back(given, client("alexa"), at(13)).await.unwrap();
        }
        "revoke" => {
            let once = Once { key: token(&format!("{link} once")), until: at(1_000) };
            vault.revoke(Revoke::Link(id), RevokedBy::Platform, at(13), Some(once)).await.unwrap();
        }
        "stop" => {
            let change =
                LinkChange { customer: customer(), link: id, what: Becomes::Ended, at: at(13) };
            let _ = vault.change_link(change).await;
        }
        _ => {
            let again = vault.redeem(redemption(link, &format!("{link} again"))).await.unwrap();
            assert_eq!(again, Err(TokenError::InvalidGrant));
        }
    }
}

/// Does nothing unless started by the test above.
#[tokio::test(flavor = "multi_thread")]
async fn child_that_is_watched() {
    let Some(file) = env::var_os(CHILD_FILE) else { return };
    let (cycle, point) = (env::var(CHILD_CYCLE).unwrap(), env::var(CHILD_POINT).unwrap());
    let operation = Arc::new(Mutex::new("none"));
    let watched = Arc::clone(&operation);
    let taken = Mutex::new("none");
    let watch = move |name: &'static str| {
        // Whoever was answered may begin the next operation before this one passes its last point.
        if name == "taken from the queue" {
            *taken.lock().unwrap() = *watched.lock().unwrap();
        }
        let name = format!("{}: {name}", *taken.lock().unwrap());
        if name == point {
            say("reached");
            // Killed from outside.
            loop {
                thread::park();
            }
        }
        if point.is_empty() {
            say(&format!("passed {name}"));
        }
    };
    let clock = || Now::at(at(0));
    let vault =
        SqliteVault::open_watched(Path::new(&file), chain_key(), clock, Box::new(watch)).unwrap();
    for (number, ending) in ENDINGS.into_iter().enumerate() {
        let link = format!("{cycle}-{number}");
        let doing = |name: &'static str| *operation.lock().unwrap() = name;
        let done = |name: &str| say(&format!("done {link} {name}"));
        doing("visit");
        vault.begin_session(session(&link)).await.unwrap();
        doing("sign in");
        let (planted, renewed) = (session(&link).key, consented(&link).session);
        vault.sign_in(planted, renewed, (customer(), at(1)), at(1), at(601)).await.unwrap();
        doing("link");
        vault.consent(consented(&link)).await.unwrap();
        done("link");
        doing("grant");
        vault.redeem(redemption(&link, &link)).await.unwrap().unwrap();
        done("grant");
        doing("refresh");
        let next = format!("{link} next");
        let asked = refreshment(&link, &next, RefreshMode::Overlap, 10);
        vault.refresh(asked).await.unwrap().unwrap();
        done("refresh");
        doing("use");
        vault.retire_predecessor(token(&format!("{next} access"))).await.unwrap();
        done("use");
        doing("narrow");
        let what = Becomes::Narrowed {
            classes: DataClasses::NONE,
            accounts: Vec::new(),
            aloud: Aloud::Rounded,
            look_back: LookBack::Days(30),
        };
        let id = LinkId::new(&link).unwrap();
        let change = LinkChange { customer: customer(), link: id, what, at: at(12) };
        vault.change_link(change).await.unwrap();
        done("narrow");
        doing(ending);
        end(&vault, &link, ending).await;
        done(ending);
    }
}

fn say(line: &str) {
    std::io::stdout().write_all(format!("\n{line}\n").as_bytes()).unwrap();
}
