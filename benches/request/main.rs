//! What one request costs: Saldo next to the least that could answer at all.
//!
//! The parent signs requests as the platform, sends each batch to four servers in turn, checks
//! every answer and reads how much CPU time each server's process took. The servers are child
//! processes of this same program; see `servers.rs` for what each does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::float_arithmetic,
    reason = "a benchmark prints ratios, and stops where it cannot measure"
)]

mod children;
mod floor;
mod load;
mod people;
mod report;
mod requests;
mod servers;
mod world;

use std::path::PathBuf;

use clap::Parser;
use mimalloc::MiMalloc;
use tokio::runtime::{Builder, Runtime};

use crate::children::Child;
use crate::report::{Report, Sample};
use crate::servers::Kind;
use crate::world::World;

/// As in the `saldo` program; the other servers have it, too.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Worker threads of every server.
const WORKERS: usize = 2;
/// Requests that each server answers before anything is measured.
const WARM_UP: usize = 500;
/// The most requests a round: they must be signed and sent four times within the 150 seconds for
/// which a timestamp is fresh.
const REQUESTS_MAX: usize = 25_000;

/// Measures the CPU time of one request.
#[derive(Parser)]
#[command(name = "scripts/bench request")]
struct Arguments {
    /// Requests a round, each sent once to each server.
    #[arg(long, default_value_t = 10_000)]
    requests: usize,
    /// Rounds; the median of them is told.
    #[arg(long, default_value_t = 10)]
    rounds: usize,
    /// Connections, each with one request under way.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// A short run that shows whether everything works: its figures mean little.
    #[arg(long)]
    quick: bool,
    /// Measures these servers only.
    #[arg(long, value_name = "SERVER")]
    only: Vec<Kind>,
    /// For the children: which server to be.
    #[arg(long, hide = true, requires = "folder")]
    serve: Option<Kind>,
    /// For the children: where the world lies.
    #[arg(long, hide = true)]
    folder: Option<PathBuf>,
    /// Given by `cargo bench`.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let mut arguments = Arguments::parse();
    if let (Some(kind), Some(folder)) = (arguments.serve, &arguments.folder) {
        return runtime().block_on(servers::serve(kind, folder));
    }
    if arguments.quick {
        (arguments.requests, arguments.rounds) = (1_000, 2);
    }
    assert!(arguments.requests <= REQUESTS_MAX, "--requests: at most {REQUESTS_MAX}");
    let kinds = match arguments.only.as_slice() {
        [] => Kind::ALL.to_vec(),
        only => only.to_vec(),
    };
    measure(&arguments, &kinds);
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(WORKERS).enable_all().build().unwrap()
}

fn measure(arguments: &Arguments, kinds: &[Kind]) {
    eprintln!("making a bank of {} customers, their links and keys", world::CUSTOMERS);
    let world = runtime().block_on(World::make());
    let children: Vec<Child> =
        kinds.iter().map(|kind| Child::start(*kind, world.folder())).collect();
    let mut report = Report::default();
    let warm_up = requests::signed(&world, WARM_UP, 0);
    for child in &children {
        load::run(child, &warm_up, arguments.connections);
    }
    for round in 0..arguments.rounds {
        eprint!("round {} of {}: signing", round + 1, arguments.rounds);
        let first = WARM_UP + round * arguments.requests;
        let batch = requests::signed(&world, arguments.requests, first);
        // Who comes first changes, so that nobody always has the coldest or the warmest machine.
        for turn in 0..children.len() {
            let child = &children[(round + turn) % children.len()];
            eprint!(", {}", child.kind().name());
            let before = child.cpu_time();
            let ran = load::run(child, &batch, arguments.connections);
            let cpu = child.cpu_time().saturating_sub(before);
            report.add(child.kind(), Sample { requests: batch.len(), cpu, ran });
        }
        eprintln!();
    }
    report.print(&children, arguments.connections, &world);
}
