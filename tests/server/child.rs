//! The program itself, as a child of the test.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a child may take for anything: a guard against hanging, not a measure.
const CHILD_GUARD: Duration = Duration::from_secs(120);

/// A running child; killed when dropped.
pub(crate) struct Child {
    process: std::process::Child,
    lines: Receiver<String>,
    errors: Option<JoinHandle<String>>,
    /// Every line of its output so far.
    pub(crate) said: Vec<String>,
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saldo"));
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Runs to the end.
pub(crate) fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

/// Runs to the end, well.
pub(crate) fn done(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs to the end with these variables; exit code, output, error output.
pub(crate) fn refused(
    arguments: &[&str],
    variables: &[(&OsStr, &OsStr)],
) -> (Option<i32>, String, String) {
    let mut command = program(arguments);
    command.envs(variables.iter().copied());
    let child = Child::of(command);
    let (status, out, err) = child.end();
    (status.code(), out.join("\n"), err)
}

/// The argument for a path.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

impl Child {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::of(program(arguments))
    }

    fn of(mut command: Command) -> Self {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let (tell, lines) = channel();
        let output = BufReader::new(process.stdout.take().unwrap());
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        let mut errors = process.stderr.take().unwrap();
        let errors = thread::spawn(move || {
            let mut text = String::new();
            let _ = errors.read_to_string(&mut text);
            text
        });
        Self { process, lines, errors: Some(errors), said: Vec::new() }
    }

    /// The next line of its output in which `part` is.
    pub(crate) fn says(&mut self, part: &str) -> String {
        loop {
            match self.lines.recv_timeout(CHILD_GUARD) {
                Ok(line) => {
                    self.said.push(line.clone());
                    if line.contains(part) {
                        return line;
                    }
                }
                Err(fault) => panic!("{fault} waiting for {part:?} after {:#?}", self.said),
            }
        }
    }

    /// Sends a signal by its name: TERM, HUP.
    pub(crate) fn signal(&self, name: &str) {
        let line = format!("kill -{name} {}", self.process.id());
        assert!(Command::new("sh").args(["-c", &line]).status().unwrap().success());
    }

    /// Waits for its end; its status, every line of its output, its error output.
    pub(crate) fn end(mut self) -> (ExitStatus, Vec<String>, String) {
        let began = Instant::now();
        let status = loop {
            match self.process.try_wait().unwrap() {
                Some(status) => break status,
                None if began.elapsed() > CHILD_GUARD => panic!("runs on: {:#?}", self.said),
                None => thread::sleep(Duration::from_millis(10)),
            }
        };
        let mut said = std::mem::take(&mut self.said);
        loop {
            match self.lines.recv_timeout(CHILD_GUARD) {
                Ok(line) => said.push(line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("its output stays open"),
            }
        }
        (status, said, self.errors.take().unwrap().join().unwrap())
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
