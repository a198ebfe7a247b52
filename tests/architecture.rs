//! The rules of the house, as a test: what a reader may rely on without looking.
//!
//! Every finding is `file:line: what is wrong`, and says what to do instead.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own sources has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Rooms from top to bottom: a room imports only rooms above it.
const ROOMS: [&str; 19] = [
    "basics",
    "consent",
    "nlu",
    "models",
    "bank",
    "dialogue",
    "disclosure",
    "oauth",
    "vault",
    "speech",
    "channel",
    "observe",
    "settings",
    "connect",
    "server",
    "simulate",
    "certify",
    "author",
    "main",
];
/// The first room below the border.
const BORDER: &str = "observe";
/// What a room above the border may not touch.
const WORLD: [&str; 14] = [
    "tokio::",
    "hyper::",
    "hyper_util::",
    "rusqlite::",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "SystemRandom",
    "tracing::",
];
/// Words that say nothing about what a thing is.
const EMPTY_NAMES: [&str; 8] =
    ["Manager", "Handler", "Processor", "Service", "utils", "helpers", "common", "Impl"];
/// Names of other people's that hold such a word.
const FOREIGN_NAMES: [&str; 3] = ["service_fn", "tower::Service", "impl "];
const PRODUCTION_LINES_MAX: usize = 500;
const TEST_LINES_MAX: usize = 700;
const COLUMNS_MAX: usize = 100;
const PACKAGES_MAX: usize = 250;

struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    fn shown(&self) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        self.path.strip_prefix(root).unwrap_or(&self.path).display().to_string()
    }

    /// Lines with their numbers, from 1, up to the unit tests.
    fn production(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.take_while(|(_, line)| *line != "#[cfg(test)]")
    }

    fn room(&self) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let first = self.path.strip_prefix(root).unwrap().components().next().unwrap();
        first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(Source { text: fs::read_to_string(&path).unwrap(), path });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no sources below {folder}");
    found
}

fn verdict(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn rank(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

#[test]
fn rooms_import_only_rooms_above() {
    let mut findings = Vec::new();
    for source in sources("src") {
        let room = source.room();
        if room == "lib" {
            continue;
        }
        let Some(own) = rank(&room) else {
            findings.push(format!("{}: room {room:?} is not on the map", source.shown()));
            continue;
        };
        for (number, line) in source.text.lines().enumerate().map(|(n, line)| (n + 1, line)) {
            for rest in line.split("crate::").skip(1).filter(|_| !is_comment(line)) {
                let name: String =
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if let Some(other) = rank(&name).filter(|other| *other > own) {
                    let (path, below) = (source.shown(), ROOMS[other]);
                    findings.push(format!("{path}:{number}: {room} uses {below}, a room below it"));
                }
            }
        }
    }
    verdict(&findings);
}

#[test]
fn nothing_above_the_border_touches_the_world() {
    let mut findings = Vec::new();
    let border = rank(BORDER).unwrap();
    for source in sources("src") {
        if rank(&source.room()).is_none_or(|rank| rank >= border) {
            continue;
        }
        for (number, line) in source.production().filter(|(_, line)| !is_comment(line)) {
            for word in WORLD.into_iter().filter(|word| line.contains(word)) {
                let path = source.shown();
                findings
                    .push(format!("{path}:{number}: {word} above the border: take an argument"));
            }
        }
    }
    verdict(&findings);
}

#[test]
fn files_and_lines_stay_readable() {
    let mut findings = Vec::new();
    for (folder, tests) in [("src", false), ("tests", true), ("benches", true)] {
        if !Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).exists() {
            continue;
        }
        for source in sources(folder) {
            let path = source.shown();
            let production = source.production().count();
            if !tests && production > PRODUCTION_LINES_MAX {
                findings.push(format!("{path}: {production} lines: split it along a seam"));
            }
            if source.text.lines().count() > TEST_LINES_MAX {
                findings.push(format!("{path}: more than {TEST_LINES_MAX} lines: split it"));
            }
            for (number, line) in source.text.lines().enumerate() {
                if line.chars().count() > COLUMNS_MAX {
                    findings.push(format!("{path}:{}: over {COLUMNS_MAX} columns", number + 1));
                }
            }
        }
    }
    verdict(&findings);
}

#[test]
fn names_say_what_a_thing_is() {
    let mut findings = Vec::new();
    for source in sources("src") {
        let path = source.shown();
        for (number, line) in source.production().filter(|(_, line)| !is_comment(line)) {
            let defines = ["struct ", "enum ", "trait ", "mod ", "fn ", "type "]
                .iter()
                .any(|keyword| line.trim_start().trim_start_matches("pub ").starts_with(keyword));
            let foreign = FOREIGN_NAMES.iter().any(|name| line.contains(name));
            for name in EMPTY_NAMES.into_iter().filter(|name| line.contains(name)) {
                if defines && !foreign {
                    findings.push(format!("{path}:{number}: {name:?} says nothing: rename it"));
                }
            }
        }
    }
    verdict(&findings);
}

#[test]
fn a_mod_file_is_a_map() {
    let mut findings = Vec::new();
    let maps = sources("src").into_iter().filter(|source| source.path.ends_with("mod.rs"));
    for source in maps {
        let mut inside_use = false;
        for (number, line) in source.text.lines().enumerate() {
            let code = match line.strip_prefix("pub(").and_then(|rest| rest.split_once(") ")) {
                Some((_, code)) => code,
                None => line.trim_start_matches("pub "),
            };
            let map = line.is_empty()
                || is_comment(line)
                || line.starts_with("#[")
                || line.starts_with("#![")
                || (code.starts_with("mod ") && code.ends_with(';'))
                || code.starts_with("use ")
                || inside_use;
            if code.starts_with("use ") || inside_use {
                inside_use = !line.trim_end().ends_with(';');
            }
            if !map {
                let path = source.shown();
                findings.push(format!("{path}:{}: code: move it to a file", number + 1));
            }
        }
        if !source.text.starts_with("//!") {
            findings.push(format!("{}: says nothing about the room", source.shown()));
        }
    }
    verdict(&findings);
}

#[test]
fn every_file_is_reachable() {
    let mut findings = Vec::new();
    for source in sources("src") {
        let stem = source.path.file_stem().unwrap().to_string_lossy().into_owned();
        let folder = source.path.parent().unwrap();
        let (name, parent) = match stem.as_str() {
            "lib" | "main" => continue,
            "mod" => {
                let name = folder.file_name().unwrap().to_string_lossy().into_owned();
                (name, folder.parent().unwrap().to_owned())
            }
            _ => (stem, folder.to_owned()),
        };
        let declared = ["mod.rs", "lib.rs", "main.rs"].iter().any(|map| {
            fs::read_to_string(parent.join(map))
                .is_ok_and(|text| text.lines().any(|line| line.ends_with(&format!("mod {name};"))))
        });
        if !declared {
            findings.push(format!("{}: no mod declares it: delete it", source.shown()));
        }
    }
    verdict(&findings);
}

#[test]
fn every_test_file_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let code: String = sources("tests").into_iter().map(|source| source.text).collect();
    let mut findings = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "__pycache__") {
                    folders.push(path);
                }
                continue;
            }
            if path.extension().is_some_and(|extension| extension == "rs") {
                continue;
            }
            // A test names the file itself or reads the whole folder it lies in.
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            let folder_name = folder.file_name().unwrap().to_string_lossy().into_owned();
            let by_folder = folder != root && code.contains(&format!("{folder_name}\""));
            if !code.contains(&name) && !code.contains(&stem) && !by_folder {
                findings.push(format!("{}: no test reads it: delete it", path.display()));
            }
        }
    }
    verdict(&findings);
}

#[test]
fn the_supply_chain_stays_small() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal,build", "--prefix", "none"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let text = String::from_utf8(tree.stdout).unwrap();
    let packages: BTreeSet<&str> =
        text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(packages.len() > 10, "the tree was not read");
    assert!(packages.len() <= PACKAGES_MAX, "{} packages: leave one out", packages.len());
}

#[test]
fn licences_and_sources_are_on_the_list() {
    let policy =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).unwrap();
    let policy: toml::Table = policy.parse().unwrap();
    let allowed: BTreeSet<&str> = policy["licenses"]["allow"]
        .as_array()
        .unwrap()
        .iter()
        .map(|licence| licence.as_str().unwrap())
        .collect();
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let mut findings = Vec::new();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 10, "the metadata was not read");
    for package in packages {
        let name = package["name"].as_str().unwrap();
        // One of the alternatives must be allowed, and all that hold at once.
        let licence = package["license"].as_str().unwrap_or("").replace('/', " OR ");
        let fits = licence.split(" AND ").all(|part| {
            let part = part.trim_matches(['(', ')', ' ']);
            part.split(" OR ").any(|one| allowed.contains(one.trim()))
        });
        if !fits {
            findings.push(format!("{name}: licence {licence:?} is not on the list in deny.toml"));
        }
        let source = package["source"].as_str();
        if source.is_some_and(|source| !source.starts_with("registry+")) {
            findings.push(format!("{name}: comes from {source:?}: use the registry"));
        }
    }
    verdict(&findings);
}

/// Row 14 of what an OAuth server must do: no secret is compared in a time that tells how much of
/// it was right. What is looked up is a digest; what is compared goes through `subtle`.
#[test]
fn must_14_secrets_are_compared_in_constant_time() {
    let mut findings = Vec::new();
    for source in sources("src") {
        let path = source.shown();
        for (number, line) in source.production().filter(|(_, line)| !is_comment(line)) {
            let secret = |text: &str, is_it: fn(&str, &str) -> bool| {
                ["expose()", "csrf()", "secret_der()"].iter().any(|name| is_it(text, name))
            };
            let compared = [" == ", " != "].iter().any(|operator| {
                line.split_once(operator).is_some_and(|(left, right)| {
                    secret(left, |text, name| text.ends_with(name))
                        || secret(right, |text, name| text.contains(name))
                })
            });
            if compared {
                findings.push(format!("{path}:{number}: a secret is compared: use ct_eq"));
            }
        }
    }
    verdict(&findings);
    let of = |file: &str| {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file)).unwrap()
    };
    for file in ["oauth/client_authentication.rs", "oauth/pkce.rs", "server/oauth/visit.rs"] {
        assert!(of(file).contains(".ct_eq("), "{file} compares what is secret");
    }
}

/// Files that open connections to others: the client for what platforms and developers name, whose
/// callers check the host, and the one for hosts in the settings; beside them the simulator's,
/// which speak to this machine.
const CALLERS: [&str; 4] =
    ["src/connect/http.rs", "src/server/fetch.rs", "src/simulate/http.rs", "src/simulate/say.rs"];

#[test]
fn nothing_leaves_but_through_the_clients_that_are_named() {
    const WAYS_OUT: [&str; 9] = [
        "TcpStream::connect",
        "UdpSocket",
        "UnixStream",
        "UnixDatagram",
        "TcpSocket",
        "lookup_host",
        "ToSocketAddrs",
        "HttpConnector",
        "legacy::Client",
    ];
    let (mut findings, mut found) = (Vec::new(), BTreeSet::new());
    for source in sources("src") {
        for (number, line) in source.production().filter(|(_, line)| !is_comment(line)) {
            if WAYS_OUT.iter().any(|way| line.contains(way)) {
                found.insert(source.shown());
                if !CALLERS.contains(&source.shown().as_str()) {
                    findings.push(format!("{}:{number}: opens a connection", source.shown()));
                }
            }
        }
    }
    verdict(&findings);
    assert_eq!(found, CALLERS.iter().map(|file| (*file).to_owned()).collect());
}
