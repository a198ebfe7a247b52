//! A program that shares no code with Saldo asks the demo, and tries what must be refused.

use std::path::Path;
use std::process::Command;

use crate::demo::Demo;

/// How many checks `ask.py` makes at the least: one that lost most of them proves nothing.
const CHECKS_MIN: u32 = 500;

#[test]
fn an_independent_program_gets_correct_answers_and_no_others() {
    let demo = Demo::start();
    let file = demo.about.bank_file.with_file_name("demo.json");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/ask.py");
    let output = Command::new("python3")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .arg(script)
        .arg(file)
        .output()
        .expect("this test runs a Python program: install python3 (apt-get install -y python3)");
    let text = String::from_utf8_lossy(&output.stdout);
    let failed: Vec<_> = text.lines().filter(|line| !line.starts_with("ok ")).collect();
    println!("{}", failed.join("\n"));
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{why}", failed.join("\n"));
    let last = text.lines().last().unwrap_or("");
    let passed: u32 = last.split(' ').next().unwrap_or("").parse().unwrap();
    assert!(passed >= CHECKS_MIN && last.ends_with(" passed, 0 failed"), "{last}");
}
