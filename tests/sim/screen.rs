//! On a terminal: editing, completion, history, colours.

use std::path::Path;
use std::process::Command;

use crate::SALDO;

#[test]
fn a_terminal_completes_calls_back_and_shows_colours() {
    let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sim/terminal.py");
    let output = Command::new("python3").arg(driver).arg(SALDO).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}\n{failed}");
}
