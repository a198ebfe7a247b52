//! What understanding costs: training a model once, and reading a text, whole.
//!
//! Texts are the shipped phrases that people said, as they are (most are no sample, yet a sample
//! says them after respelling or without filler), and the same phrased freely, which the
//! classifier decides. Time is measured on the clock and on the processor: on a busy machine only
//! the second tells what the work costs. Hardware counters need rights that benchmarks rarely
//! have, so instructions are counted by valgrind, when they are asked for.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a benchmark prints ratios, and stops where it cannot measure"
)]

mod instructions;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Parser, ValueEnum};
use mimalloc::MiMalloc;
use saldo::basics::Locale;
use saldo::models::{AlexaModel, shipped};
use saldo::nlu::{Model, Recognizer, Why};

/// As in the `saldo` program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Rounds over all texts before anything counts.
const WARM_UP_ROUNDS: usize = 3;

/// Measures how fast text is understood.
#[derive(Parser)]
#[command(name = "scripts/bench understand")]
struct Arguments {
    /// An interaction model in Alexa's format; without it, the shipped words.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Texts to read, one a line; without it, the shipped phrases that people said.
    #[arg(long, value_name = "FILE")]
    texts: Option<PathBuf>,
    /// Rounds over all texts.
    #[arg(long, default_value_t = 40)]
    rounds: usize,
    /// Counts instructions, too, in further runs under valgrind: some minutes.
    #[arg(long)]
    instructions: bool,
    /// Only reads these texts and prints nothing: what is counted.
    #[arg(long, hide = true, value_name = "KIND")]
    only: Option<Kind>,
    /// Given by `cargo bench`.
    #[arg(long, hide = true)]
    bench: bool,
}

/// How the texts are worded.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Said,
    Free,
}

impl Kind {
    /// As on the command line.
    fn name(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Free => "free",
        }
    }
}

fn main() {
    let arguments = Arguments::parse();
    let words = shipped().words(Locale::EN_US).unwrap();
    let model = match &arguments.model {
        Some(path) => AlexaModel::parse(&fs::read_to_string(path).unwrap()).unwrap().to_model(),
        None => words.model(),
    };
    let recognizer = compile(model, arguments.only.is_none());
    let said: Vec<String> = match &arguments.texts {
        Some(path) => fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect(),
        None => words.heard.iter().map(|phrase| phrase.text.clone()).collect(),
    };
    let free = said.iter().map(|text| format!("i was kind of wondering {text} at the moment"));
    let free: Vec<String> = free.collect();
    if let Some(kind) = arguments.only {
        let texts = if kind == Kind::Said { &said } else { &free };
        for text in (0..arguments.rounds).flat_map(|_| texts) {
            black_box(recognizer.recognize(black_box(text), &[]));
        }
        return;
    }
    println!(
        "\n{:<22}{:>7}{:>12}{:>10}{:>10}{:>13}",
        "texts", "count", "classified", "p50 us", "p99 us", "mean CPU us"
    );
    measure("as people said them", &recognizer, &said, arguments.rounds);
    measure("phrased freely", &recognizer, &free, arguments.rounds);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/nlu/data");
    let bytes: u64 = fs::read_dir(data)
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension != "md"))
        .map(|entry| entry.metadata().unwrap().len())
        .sum();
    println!("\nshipped data: {} kB of background sentences, thesaurus and meanings", bytes / 1000);
    if arguments.instructions {
        instructions::print(&arguments, said.len());
    }
}

fn compile(model: Model, is_told: bool) -> Recognizer {
    let samples: usize = model.intents.iter().map(|intent| intent.samples.len()).sum();
    let intents = model.intents.len();
    let (began, cpu) = (Instant::now(), processor_time());
    let recognizer = Recognizer::compile(model, Locale::EN_US).unwrap();
    let matched = (began.elapsed(), processor_time() - cpu);
    recognizer.train();
    if !is_told {
        return recognizer;
    }
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    println!("model: {intents} intents, {samples} samples");
    println!("matcher compiled in {:.0} ms, {:.0} ms CPU", millis(matched.0), millis(matched.1));
    println!(
        "with the classifier in {:.0} ms, {:.0} ms CPU",
        millis(began.elapsed()),
        millis(processor_time() - cpu)
    );
    recognizer
}

/// Prints one line about reading `texts`.
fn measure(name: &str, recognizer: &Recognizer, texts: &[String], rounds: usize) {
    let read = |text: &String| black_box(recognizer.recognize(black_box(text), &[]));
    let classified = texts.iter().filter(|t| matches!(read(t).why, Why::Pieces(_))).count();
    for _ in 0..WARM_UP_ROUNDS {
        texts.iter().for_each(|text| drop(read(text)));
    }
    let mut took = Vec::with_capacity(rounds * texts.len());
    let cpu = processor_time();
    for _ in 0..rounds {
        for text in texts {
            let began = Instant::now();
            read(text);
            took.push(began.elapsed());
        }
    }
    let cpu = processor_time() - cpu;
    took.sort_unstable();
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let at = |percent: usize| micros(took[(took.len() - 1) * percent / 100]);
    println!(
        "{name:<22}{:>7}{classified:>12}{:>10.1}{:>10.1}{:>13.1}",
        texts.len(),
        at(50),
        at(99),
        micros(cpu) / took.len() as f64
    );
}

/// What this thread had of the processor; the clock where the system does not tell.
fn processor_time() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| Instant::now().duration_since(*started()), Duration::from_nanos)
}

fn started() -> &'static Instant {
    static STARTED: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    STARTED.get_or_init(Instant::now)
}
