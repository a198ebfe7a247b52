//! The fuzz targets on the stable compiler: every seed, and seeded mutants of the seeds.
//!
//! `FUZZ_MUTANTS` sets the number of mutants per target; `scripts/fuzz` raises it.

use std::fs;
use std::path::Path;

use crate::world::Dice;

#[path = "../../fuzz/targets.rs"]
mod targets;

/// Mutants per target when nothing else is asked for.
const MUTANTS: usize = 20_000;

/// The same for targets that weigh every word: as many take minutes.
const SLOW_MUTANTS: usize = 2_000;

fn run(name: &str, target: fn(&[u8]), mutants: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(seeds.len() >= 5, "{name} has too few seeds");
    seeds.iter().for_each(|seed| target(seed));
    let mutants = std::env::var("FUZZ_MUTANTS").map_or(mutants, |count| count.parse().unwrap());
    let mut dice = Dice(mutants as u64);
    for _ in 0..mutants {
        let first = &seeds[dice.below(seeds.len())];
        let mutant = if dice.below(8) == 0 {
            // Half of one seed and half of another.
            let second = &seeds[dice.below(seeds.len())];
            let (end, start) = (dice.below(first.len()), dice.below(second.len()));
            [&first[..end], &second[start..]].concat()
        } else {
            dice.mutate(first)
        };
        target(&mutant);
    }
}

#[test]
fn certificate_url() {
    run("certificate_url", targets::certificate_url, MUTANTS);
}

#[test]
fn chain_build() {
    run("chain_build", targets::chain_build, MUTANTS);
}

#[test]
fn envelope_decode() {
    run("envelope_decode", targets::envelope_decode, MUTANTS);
}

#[test]
fn slots() {
    run("slots", targets::slots, SLOW_MUTANTS);
}

#[test]
fn template() {
    run("template", targets::template, MUTANTS);
}

#[test]
fn understand() {
    run("understand", targets::understand, SLOW_MUTANTS);
}
