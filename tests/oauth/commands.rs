//! `saldo customer` and `saldo client`, as an operator calls them.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use saldo::basics::digest_of;
use saldo::settings::{check, load};

fn saldo(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_saldo"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that refuses its arguments ends without reading.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_customer_is_added_once_and_the_password_stays_out_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault.db");
    let vault = vault.to_str().unwrap();
    let add = |user: &str, input: &str| {
        let user = ["customer", "add", "--vault", vault, "--user", user, "--customer", "17"];
        saldo(&user, input)
    };
    let short = add("ada", "short\n");
    assert_eq!(short.status.code(), Some(2));
    assert!(text(&short.stderr).contains("at least 8 characters"), "{}", text(&short.stderr));
    assert_eq!(add("a b", "long enough\n").status.code(), Some(2));
    let long = "x".repeat(513);
    assert_eq!(add("ada", &long).status.code(), Some(2));

    let added = add("Ada", "CANARY password\r\n");
    assert_eq!((added.status.code(), text(&added.stdout)), (Some(0), "added: ada\n"));
    let again = add("ADA", "another password\n");
    assert_eq!(again.status.code(), Some(1), "{}", text(&again.stdout));
    for file in std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
        let content = std::fs::read(file).unwrap();
        assert!(!content.windows(6).any(|window| window == b"CANARY"));
    }
}

#[test]
fn a_client_is_made_listed_and_given_another_secret() {
    let redirect = "https://pitangui.amazon.com/api/skill/link/M1";
    let arguments = [
        "client",
        "add",
        "--id",
        "alexa",
        "--name",
        "Alexa",
        "--application",
        "skill",
        "--redirect-uri",
        redirect,
    ];
    let made = saldo(&arguments, "");
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let lines = text(&made.stdout);
    let secret = lines.split_once("# saldo_cs_").unwrap().1.lines().next().unwrap();
    let digest = digest_of(format!("saldo_cs_{secret}").as_bytes()).to_hex();
    assert!(lines.contains(&digest));

    // What was printed is what the settings take.
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("saldo.toml");
    let head = "[alexa]\nskill_ids = [\"skill\"]\n[oauth]\nissuer = \"https://bank.example\"\n\
                embedded_login = true\n";
    std::fs::write(&config, format!("{head}{lines}")).unwrap();
    let settings = load(Some(&config), std::iter::empty()).unwrap();
    let found = check(&settings);
    assert!(!found.iter().any(|finding| finding.setting.starts_with("oauth")), "{found:?}");

    let config = config.to_str().unwrap();
    let listed = saldo(&["client", "list", "--config", config], "");
    assert!(text(&listed.stdout).contains(&format!("alexa\tAlexa\talexa\tskill\t1\t{redirect}")));
    let rotated = saldo(&["client", "rotate", "--config", config, "--id", "alexa"], "");
    assert!(text(&rotated.stdout).contains(&format!(", \"{digest}\"]")));
    assert_ne!(rotated.stdout, made.stdout);
    let unknown = saldo(&["client", "rotate", "--config", config, "--id", "nobody"], "");
    assert_eq!(unknown.status.code(), Some(2));

    let mut bad = arguments;
    bad[9] = "http://pitangui.amazon.com/";
    assert_eq!(saldo(&bad, "").status.code(), Some(2));
}
