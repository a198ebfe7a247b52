//! The terminal simulator, driven as scripts and people drive it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that meets the unexpected fails")]

mod journey;
mod mistakes;
mod screen;
mod shell;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The binary.
pub(crate) const SALDO: &str = env!("CARGO_BIN_EXE_saldo");

/// Runs `saldo sim` with `arguments` on a script of lines.
pub(crate) fn sim(arguments: &[&str], script: &[&str]) -> Output {
    let mut child = Command::new(SALDO)
        .arg("sim")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let text: String = script.iter().map(|line| format!("{line}\n")).collect();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// Everything it printed, each line a JSON object.
pub(crate) fn objects(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(!text.contains('\x1b'), "a colour without a terminal: {text}");
    let object = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap();
        assert!(value.is_object(), "{line}");
        value
    };
    text.lines().map(object).collect()
}

/// What it complained of to the one who started it.
pub(crate) fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
