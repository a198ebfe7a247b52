//! What the size of a bank costs: the latency of a balance from each given bank file.
//!
//! Every question goes the way of a request, gate, bank, answer, without HTTP and without words;
//! customers are drawn by chance from the whole bank.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a benchmark prints ratios, and stops where it cannot measure"
)]

#[path = "../customers/linked.rs"]
mod linked;

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::Utc;
use clap::Parser;
use mimalloc::MiMalloc;
use rusqlite::Connection;
use saldo::bank::{AccountChoice, AccountKind, Answer, Merchants, Metric, Question, ask};
use saldo::basics::Now;
use saldo::connect::sqlite::SqliteBank;
use saldo::consent::{AccountScope, LookBack};
use tokio::runtime::Builder;

use crate::linked::linked;

/// As in the `saldo` program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Measures the latency of a balance.
#[derive(Parser)]
#[command(name = "scripts/bench bank")]
struct Arguments {
    /// Bank files, the smallest first; `saldo bank generate` makes them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Customers that are asked about, drawn by chance.
    #[arg(long, default_value_t = 10_000)]
    questions: usize,
    /// Given by `cargo bench`.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments = Arguments::parse();
    println!(
        "{:>10}{:>10}{:>12}{:>12}{:>12}{:>12}",
        "customers", "file MB", "cold p50 us", "cold p99 us", "warm p50 us", "warm p99 us"
    );
    let measured: Vec<Duration> =
        arguments.files.iter().map(|file| measure(file, arguments.questions)).collect();
    if let ([first, ..], [.., last]) = (measured.as_slice(), measured.as_slice())
        && measured.len() > 1
    {
        let growth = last.as_secs_f64() / first.as_secs_f64();
        println!("\nthe last file's warm median is {growth:.2} times the first file's");
    }
}

/// Prints one file's line; returns its warm median.
fn measure(path: &Path, questions: usize) -> Duration {
    let customers: i64 = Connection::open(path)
        .unwrap()
        .query_row("SELECT count(*) FROM customer", [], |row| row.get(0))
        .unwrap();
    let customers = u64::try_from(customers).unwrap();
    let bank = SqliteBank::open(path, NonZeroUsize::MIN).unwrap();
    // The first pass meets most customers for the first time, the second knows them all.
    let [cold, warm] = [(); 2].map(|()| pass(&bank, customers, questions));
    let micros = |sorted: &[Duration], percent: usize| {
        sorted[(sorted.len() - 1) * percent / 100].as_secs_f64() * 1e6
    };
    println!(
        "{customers:>10}{:>10}{:>12.1}{:>12.1}{:>12.1}{:>12.1}",
        fs::metadata(path).unwrap().len() / 1_000_000,
        micros(&cold, 50),
        micros(&cold, 99),
        micros(&warm, 50),
        micros(&warm, 99)
    );
    warm[(warm.len() - 1) / 2]
}

/// How long each of so many questions took, sorted. Every pass asks the same ones.
fn pass(bank: &SqliteBank, customers: u64, questions: usize) -> Vec<Duration> {
    let runtime = Builder::new_current_thread().build().unwrap();
    let merchants = Merchants::new(None).unwrap();
    let question = Question::new(Metric::Balance, AccountChoice::of_kind(AccountKind::Checking));
    let now = Now::at(Utc::now());
    let mut draw = 0x5a1d_0000_u64;
    let mut took = Vec::with_capacity(questions);
    let mut told = 0_usize;
    for _ in 0..questions {
        // Knuth's MMIX generator; the high bits are the random ones.
        draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let id = (1 + (draw >> 33) % customers).to_string();
        let customer = linked(&id, AccountScope::All, LookBack::Unlimited, now);
        let began = Instant::now();
        let answer = runtime
            .block_on(ask(bank, &merchants, &customer, &question, now, chrono::Weekday::Sun))
            .unwrap();
        took.push(began.elapsed());
        told += usize::from(matches!(answer, Answer::Balances(_)));
    }
    // Some have several checking accounts, or a closed one: the others must have heard a balance.
    assert!(told * 2 > questions, "only {told} of {questions} answers are balances");
    took.sort_unstable();
    took
}
