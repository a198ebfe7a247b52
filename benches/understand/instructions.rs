//! Instructions, counted by valgrind: they are the same on a busy machine.

use std::env;
use std::process::Command;

use super::{Arguments, Kind};

/// Rounds of the shorter and of the longer run. What both do once (training, above all) falls out
/// of their difference.
const ROUNDS: (usize, usize) = (1, 5);

/// Prints for each kind of `texts` texts how many instructions reading one takes.
///
/// # Panics
///
/// When valgrind is not there or the program fails under it.
pub(super) fn print(arguments: &Arguments, texts: usize) {
    println!("\n{:<22}{:>21}", "texts", "instructions a text");
    for kind in [Kind::Said, Kind::Free] {
        let (shorter, longer) = (run(arguments, kind, ROUNDS.0), run(arguments, kind, ROUNDS.1));
        let read = (ROUNDS.1 - ROUNDS.0) * texts;
        println!("{:<22}{:>21}", kind.name(), (longer - shorter) / u64::try_from(read).unwrap());
    }
}

/// The instructions of this program when it reads its texts of one kind for so many rounds.
fn run(arguments: &Arguments, kind: Kind, rounds: usize) -> u64 {
    let mut command = Command::new("valgrind");
    command
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(env::current_exe().unwrap())
        .args(["--only", kind.name(), "--rounds", &rounds.to_string()]);
    if let Some(model) = &arguments.model {
        command.arg("--model").arg(model);
    }
    if let Some(texts) = &arguments.texts {
        command.arg("--texts").arg(texts);
    }
    let done = command.output().unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{told}");
    let total = told.lines().find_map(|line| line.split_once("refs:")).unwrap().1;
    total.trim().replace(',', "").parse().unwrap()
}
