//! What questions cost, and what the size of a bank adds: the latency of typical questions about
//! typical and about heavy customers, from each given bank file.
//!
//! Every question goes the way of a request, gate, bank, answer, without HTTP and without words,
//! on a runtime as the server has one. Typical customers are drawn by chance from the whole bank;
//! heavy ones are those with some 2,000 transactions a month (`saldo bank generate --heavy`).

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a benchmark prints ratios, and stops where it cannot measure"
)]

#[path = "../customers/linked.rs"]
mod linked;
mod people;

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Weekday};
use clap::Parser;
use mimalloc::MiMalloc;
use rusqlite::Connection;
use saldo::bank::{
    AccountChoice, AccountKind, Answer, Bank, Grouping, Merchants, Metric, PeriodChoice, Question,
    RECENT_DAYS, TransactionFilter, Unit, ask,
};
use saldo::basics::Now;
use saldo::connect::sqlite::SqliteBank;
use saldo::consent::LinkedCustomer;
use tokio::runtime::{Builder, Runtime};

use people::{drawn, heavy};

/// As in the `saldo` program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Measures the latency of questions.
#[derive(Parser)]
#[command(name = "scripts/bench query")]
struct Arguments {
    /// Bank files, the smallest first; `saldo bank generate` makes them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Typical customers that are asked about, drawn by chance.
    #[arg(long, default_value_t = 2000)]
    customers: usize,
    /// How often each customer is asked after everything has been read once.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Given by `cargo bench`.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What is asked.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Balances,
    LastFive,
    CategoryLastMonth,
    MerchantTwelveMonths,
    Explain,
}

impl Asked {
    const ALL: [Self; 5] = [
        Self::Balances,
        Self::LastFive,
        Self::CategoryLastMonth,
        Self::MerchantTwelveMonths,
        Self::Explain,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Balances => "balances",
            Self::LastFive => "last five",
            Self::CategoryLastMonth => "spend by category, last month",
            Self::MerchantTwelveMonths => "spend by merchant, 12 months",
            Self::Explain => "explain, since last week",
        }
    }

    /// The question; the last five are no question but a call, for a page has three.
    fn question(self) -> Question {
        let spending = |grouping, period| Question {
            grouping: Some(grouping),
            period: Some(period),
            ..Question::new(Metric::Spending, AccountChoice::default())
        };
        match self {
            Self::Balances | Self::LastFive => {
                Question::new(Metric::Balance, AccountChoice::of_kind(AccountKind::Checking))
            }
            Self::CategoryLastMonth => {
                spending(Grouping::Category, PeriodChoice::Whole { unit: Unit::Month, back: 1 })
            }
            Self::MerchantTwelveMonths => {
                spending(Grouping::Merchant, PeriodChoice::Last { unit: Unit::Month, count: 12 })
            }
            // Of their first account: with several, they would be asked which one.
            Self::Explain => Question::new(
                Metric::Explain,
                AccountChoice { position: Some(1), ..AccountChoice::default() },
            ),
        }
    }
}

fn main() {
    let arguments = Arguments::parse();
    let measured: Vec<Vec<Duration>> =
        arguments.files.iter().map(|file| measure(file, &arguments)).collect();
    if let ([first, ..], [.., last]) = (measured.as_slice(), measured.as_slice())
        && measured.len() > 1
    {
        println!("growth of the medians from the first file to the last");
        let rows = Asked::ALL.iter().flat_map(|asked| [(asked, "typical"), (asked, "heavy")]);
        for ((asked, who), (first, last)) in rows.zip(first.iter().zip(last)) {
            let growth = last.as_secs_f64() / first.as_secs_f64();
            println!("  {:<32}{who:<10}{growth:>8.2}", asked.name());
        }
    }
}

/// Prints one file's table; returns the medians, row by row.
fn measure(path: &Path, arguments: &Arguments) -> Vec<Duration> {
    let file = Connection::open(path).unwrap();
    let one = |sql: &str| file.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let as_of_ms = one("SELECT as_of_ms FROM account WHERE customer_id = 1 LIMIT 1");
    let now = Now::at(DateTime::from_timestamp_millis(as_of_ms).unwrap());
    let bench = Bench {
        bank: SqliteBank::open(path, NonZeroUsize::MIN).unwrap(),
        merchants: Merchants::new(None).unwrap(),
        runtime: Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap(),
        now,
    };
    println!(
        "{}: {} customers, {} MB",
        path.display(),
        one("SELECT COUNT(*) FROM customer"),
        fs::metadata(path).unwrap().len() / 1_000_000
    );
    println!("  {:<32}{:<10}{:>10}{:>10}", "", "customer", "p50 us", "p99 us");
    let crowds =
        [("typical", drawn(&file, arguments.customers, now)), ("heavy", heavy(&file, now))];
    let mut medians = Vec::new();
    for asked in Asked::ALL {
        for (who, customers) in &crowds {
            let took = bench.times(asked, customers, arguments.rounds);
            let micros =
                |percent: usize| took[(took.len() - 1) * percent / 100].as_secs_f64() * 1e6;
            let (middle, most) = (micros(50), micros(99));
            println!("  {:<32}{who:<10}{middle:>10.1}{most:>10.1}", asked.name());
            medians.push(took[(took.len() - 1) / 2]);
        }
    }
    println!();
    medians
}

struct Bench {
    bank: SqliteBank,
    merchants: Merchants,
    runtime: Runtime,
    now: Now,
}

impl Bench {
    /// How long each question took, sorted, once everything has been read before.
    fn times(&self, asked: Asked, customers: &[LinkedCustomer], rounds: usize) -> Vec<Duration> {
        let mut took = Vec::with_capacity(customers.len() * rounds);
        let mut told = 0;
        self.runtime.block_on(async {
            for round in 0..=rounds {
                for customer in customers {
                    let began = Instant::now();
                    let is_told = self.ask(asked, customer).await;
                    if round > 0 {
                        took.push(began.elapsed());
                        told += usize::from(is_told);
                    }
                }
            }
        });
        // Some have several checking accounts, closed ones, or spent nothing.
        assert!(told * 2 > took.len(), "only {told} of {} questions were answered", took.len());
        took.sort_unstable();
        took
    }

    async fn ask(&self, asked: Asked, customer: &LinkedCustomer) -> bool {
        if asked == Asked::LastFive {
            return self.last_five(customer).await;
        }
        let question = asked.question();
        let (bank, merchants) = (&self.bank, &self.merchants);
        let answer = ask(bank, merchants, customer, &question, self.now, Weekday::Sun).await;
        match answer.unwrap() {
            Answer::Balances(_) => true,
            Answer::Totals(totals) => totals.group_count > 0,
            Answer::Explained(_) => true,
            _ => false,
        }
    }

    async fn last_five(&self, customer: &LinkedCustomer) -> bool {
        let holdings = self.bank.holdings(customer).await.unwrap();
        let accounts = holdings.accounts.into_iter().map(|account| account.id).collect();
        let until = self.now.utc();
        let from = until - chrono::Duration::days(RECENT_DAYS);
        let filter = TransactionFilter::within(accounts, from, until);
        self.bank.transactions(customer, &filter, None, 5).await.unwrap().rows.len() == 5
    }
}
