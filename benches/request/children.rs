//! The servers' processes, and what the system says about them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::servers::Kind;

/// A server in a process of its own; ends with this value.
pub(crate) struct Child {
    kind: Kind,
    process: std::process::Child,
    address: SocketAddr,
}

impl Child {
    /// Starts the server and waits until it listens.
    pub(crate) fn start(kind: Kind, folder: &Path) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--serve", kind.name(), "--folder"])
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().parse().unwrap_or_else(|_| {
            panic!("the {} server did not start: see its message above", kind.name())
        });
        Self { kind, process, address }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The CPU time that all its threads have taken, in user and kernel mode.
    ///
    /// From the scheduler, to the nanosecond; the sums of `/proc/PID/stat` count in hundredths of
    /// a second. A thread that ended is not in it: those of these servers stay.
    pub(crate) fn cpu_time(&self) -> Duration {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.process.id())).unwrap();
        let nanos = tasks.map(|task| {
            let line = fs::read_to_string(task.unwrap().path().join("schedstat"));
            let line = line.unwrap_or_default();
            line.split(' ').next().and_then(|first| first.parse::<u64>().ok()).unwrap_or(0)
        });
        Duration::from_nanos(nanos.sum())
    }

    /// A figure of `/proc/PID/status`, in KiB: `VmRSS`, `RssAnon`, `RssFile`.
    pub(crate) fn memory_kib(&self, name: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap().trim().trim_end_matches(" kB").parse().unwrap()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
