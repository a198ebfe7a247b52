//! Completions and manual pages, made of the same definition as the commands.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::SALDO;

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = Command::new(SALDO).args(["completions", shell]).output().unwrap();
        assert!(output.status.success(), "{shell}");
        let script = String::from_utf8(output.stdout).unwrap();
        for part in ["sim", "certify", "--skill-package", "--shuffle"] {
            let part = if shell == "fish" { part.trim_start_matches("--") } else { part };
            assert!(script.contains(part), "{part} in {shell}");
        }
        if shell == "bash" {
            let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().unwrap();
            bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
            assert!(bash.wait().unwrap().success(), "bash cannot read it");
        }
    }
    let output = Command::new(SALDO).args(["completions", "abacus"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("bash"));
}

#[test]
fn every_command_gets_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man1");
    let write = || Command::new(SALDO).arg("man").arg(&pages).output().unwrap();
    let output = write();
    assert!(output.status.success(), "{output:?}");
    for page in ["saldo.1", "saldo-sim.1", "saldo-test.1", "saldo-audit-verify.1"] {
        let text = fs::read_to_string(pages.join(page)).unwrap();
        assert!(text.contains(".TH saldo"), "{page}: {text}");
    }
    let sim = fs::read_to_string(pages.join("saldo-sim.1")).unwrap();
    assert!(sim.contains("STORY") && sim.contains("format"), "{sim}");
    fs::remove_dir_all(&pages).unwrap();
    fs::write(&pages, "in the way").unwrap();
    assert_eq!(write().status.code(), Some(2), "a file is no folder");
}
