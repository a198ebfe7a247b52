//! The table at the end.

use std::time::Duration;

use crate::children::Child;
use crate::load::Ran;
use crate::requests::RECENT_EVERY;
use crate::servers::Kind;
use crate::world::World;

/// One server's part of one round.
pub(crate) struct Sample {
    pub(crate) requests: usize,
    pub(crate) cpu: Duration,
    pub(crate) ran: Ran,
}

impl Sample {
    /// CPU time of one request, in microseconds.
    fn cpu_us(&self) -> f64 {
        self.cpu.as_secs_f64() * 1e6 / self.requests as f64
    }

    fn per_second(&self) -> f64 {
        self.requests as f64 / self.ran.wall.as_secs_f64()
    }

    /// The latency that `percent` of the requests did not exceed, in milliseconds.
    fn latency_ms(&self, percent: usize) -> f64 {
        let last = self.ran.latencies.len() - 1;
        self.ran.latencies[last * percent / 100].as_secs_f64() * 1e3
    }
}

/// All samples, in the order of the rounds.
#[derive(Default)]
pub(crate) struct Report {
    samples: Vec<(Kind, Sample)>,
}

impl Report {
    pub(crate) fn add(&mut self, kind: Kind, sample: Sample) {
        self.samples.push((kind, sample));
    }

    /// Prints servers, ratios and memory.
    pub(crate) fn print(&self, children: &[Child], connections: usize, world: &World) {
        let all = self.samples.iter().map(|(_, sample)| sample.requests);
        println!(
            "{} customers; at most one request in {RECENT_EVERY} asks for recent transactions, \
             the others for one account's balance.\n{connections} connections, {} requests sent, \
             every answer checked.\n",
            world.people.len(),
            all.sum::<usize>()
        );
        println!(
            "{:<12}{:>14}{:>20}{:>12}{:>10}{:>10}",
            "server", "CPU us each", "per CPU second", "per second", "p50 ms", "p99 ms"
        );
        for child in children {
            let kind = child.kind();
            println!(
                "{:<12}{:>14.1}{:>20.0}{:>12.0}{:>10.2}{:>10.2}",
                kind.name(),
                self.median(kind, Sample::cpu_us),
                1e6 / self.median(kind, Sample::cpu_us),
                self.median(kind, Sample::per_second),
                self.median(kind, |sample| sample.latency_ms(50)),
                self.median(kind, |sample| sample.latency_ms(99)),
            );
        }
        println!("\n{:<20}{:>8}{:>18}", "ratio", "median", "of the rounds");
        self.ratio("saldo/limit", Kind::Saldo, Kind::Limit);
        self.ratio("saldo/hello", Kind::Saldo, Kind::Hello);
        self.ratio("unrecorded/limit", Kind::Unrecorded, Kind::Limit);
        println!();
        for child in children {
            let [all, own, files] =
                ["VmRSS", "RssAnon", "RssFile"].map(|name| child.memory_kib(name) as f64 / 1024.0);
            let name = child.kind().name();
            println!("{name:<12}{all:>8.1} MiB resident, {own:.1} its own, {files:.1} of files");
        }
    }

    fn values(&self, kind: Kind, value: impl Fn(&Sample) -> f64) -> Vec<f64> {
        self.samples.iter().filter(|(of, _)| *of == kind).map(|(_, s)| value(s)).collect()
    }

    fn median(&self, kind: Kind, value: impl Fn(&Sample) -> f64) -> f64 {
        median(self.values(kind, value))
    }

    /// How many of `of`'s requests per CPU second `server` reaches.
    fn ratio(&self, name: &str, server: Kind, of: Kind) {
        let pairs = self.values(of, Sample::cpu_us).into_iter();
        let ratios: Vec<f64> =
            pairs.zip(self.values(server, Sample::cpu_us)).map(|(of, own)| of / own).collect();
        if ratios.is_empty() {
            return;
        }
        let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        let most = ratios.iter().copied().fold(0.0, f64::max);
        println!("{name:<20}{:>8.2}{:>18}", median(ratios), format!("{least:.2} to {most:.2}"));
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}
