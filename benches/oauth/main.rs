//! The token endpoint: how many requests a second and how late the latest, alone and while
//! everybody logs in.
//!
//! Codes are exchanged first, then each refresh token that came back is used, with overlap: every
//! request is sent once, on a connection of its own, and every answer is checked. Server and
//! clients are in one process, on threads of their own.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::float_arithmetic,
    reason = "a benchmark that cannot set its scene has failed, and says so"
)]

mod flood;
#[path = "../../tests/oauth/http.rs"]
mod http;
mod scene;

use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use mimalloc::MiMalloc;
use tokio::runtime::{Builder, Runtime};

use crate::flood::Flood;
use crate::scene::Scene;

/// As in the `saldo` program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Worker threads of the server, and of the clients.
const WORKERS: usize = 2;

/// Measures the token endpoint.
#[derive(Parser)]
#[command(name = "scripts/bench oauth")]
struct Arguments {
    /// Codes that are exchanged in each part; as many refreshes follow.
    #[arg(long, default_value_t = 4_000)]
    requests: usize,
    /// How many requests are under way at a time.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Visitors who log in with a wrong password all the while in the second part: by default more
    /// than may wait for theirs to be checked.
    #[arg(long, default_value_t = 120)]
    visitors: usize,
    /// A short run that shows whether everything works: its figures mean little.
    #[arg(long)]
    quick: bool,
    /// Given by `cargo bench`.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let mut arguments = Arguments::parse();
    if arguments.quick {
        arguments.requests = 200;
    }
    let (server, clients) = (runtime(), runtime());
    let scene = server.block_on(async { Arc::new(Scene::start()) });
    clients.block_on(measure(&scene, &arguments));
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(WORKERS).enable_all().build().unwrap()
}

async fn measure(scene: &Arc<Scene>, arguments: &Arguments) {
    let Arguments { requests, connections, visitors, .. } = *arguments;
    println!(
        "{:<38}{:>12}{:>9}{:>9}{:>9}",
        format!("{requests} each, {connections} at a time"),
        "per second",
        "p50 ms",
        "p99 ms",
        "most ms"
    );
    for (part, visitors) in ["alone", "flooded"].into_iter().zip([0, visitors]) {
        eprintln!("{part}: {requests} customers agree");
        let codes = scene.codes(part, requests).await;
        let flood = Flood::start(scene, visitors).await;
        let name = match visitors {
            0 => "alone".to_owned(),
            visitors => format!("while {visitors} log in"),
        };
        eprintln!("{part}: exchanging codes");
        let forms = codes.iter().map(|code| scene::code_form(code)).collect();
        let (exchanged, tokens) = asked(scene, forms, connections).await;
        print(&format!("codes, {name}"), &exchanged);
        eprintln!("{part}: refreshing");
        let forms = tokens.iter().map(|token| scene::refresh_form(token)).collect();
        let (refreshed, _) = asked(scene, forms, connections).await;
        print(&format!("refreshes, {name}"), &refreshed);
        let flooded = flood.stop().await;
        if visitors > 0 {
            println!(
                "meanwhile {} passwords were checked and {} turned away",
                flooded.checked, flooded.turned_away
            );
        }
    }
}

/// How long all took, and each of them, sorted.
struct Took {
    all: Duration,
    each: Vec<Duration>,
}

/// Sends each form to the token endpoint, so many at a time; the refresh tokens that came back.
async fn asked(scene: &Arc<Scene>, forms: Vec<String>, connections: usize) -> (Took, Vec<String>) {
    let mut shares = vec![Vec::new(); connections];
    for (number, form) in forms.into_iter().enumerate() {
        shares[number % connections].push(form);
    }
    let began = Instant::now();
    let asking: Vec<_> = shares
        .into_iter()
        .map(|share| {
            let scene = Arc::clone(scene);
            tokio::spawn(async move {
                let mut answered = Vec::with_capacity(share.len());
                for form in share {
                    let asked = Instant::now();
                    let token = scene.tokens(form).await;
                    answered.push((asked.elapsed(), token));
                }
                answered
            })
        })
        .collect();
    let (mut each, mut tokens) = (Vec::new(), Vec::new());
    for share in asking {
        for (took, token) in share.await.unwrap() {
            each.push(took);
            tokens.push(token);
        }
    }
    let all = began.elapsed();
    each.sort_unstable();
    (Took { all, each }, tokens)
}

fn print(name: &str, took: &Took) {
    let millis = |percent: usize| {
        let at = (took.each.len() - 1) * percent / 100;
        took.each[at].as_secs_f64() * 1e3
    };
    let per_second = took.each.len() as f64 / took.all.as_secs_f64();
    let [half, late, most] = [50, 99, 100].map(millis);
    println!("{name:<38}{per_second:>12.0}{half:>9.1}{late:>9.1}{most:>9.1}");
}
