//! How long random talks go on: as long as CI has time for, or as `scripts/soak` asks.

use std::sync::atomic::{AtomicUsize, Ordering};

use saldo::settings::Settings;

/// Lets answers take as long as they need: what they say is looked at here, on however busy a
/// machine, and not how soon.
pub(crate) fn without_haste(settings: &mut Settings) {
    (settings.deadlines.bank_ms, settings.deadlines.answer_ms) = (120_000, 120_000);
}

/// A random test's size and seed, and how far it has come.
pub(crate) struct Soak {
    name: &'static str,
    /// How many turns are played.
    pub(crate) turns: usize,
    /// Where chance begins.
    pub(crate) seed: u64,
    played: AtomicUsize,
}

impl Soak {
    /// This many turns from this seed, unless `SOAK_TURNS` and `SOAK_SEED` ask for others.
    pub(crate) fn of(name: &'static str, turns: usize, seed: u64) -> Self {
        let asked = |variable: &str| std::env::var(variable).ok();
        let turns = asked("SOAK_TURNS").map_or(turns, |count| count.parse().unwrap());
        let seed = asked("SOAK_SEED").map_or(seed, |seed| seed.parse().unwrap());
        println!("{name}: {turns} turns from seed {seed}");
        Self { name, turns, seed, played: AtomicUsize::new(0) }
    }

    /// Counts turns that were played; tells how far it has come with every twentieth of the way.
    pub(crate) fn played(&self, turns: usize) {
        let before = self.played.fetch_add(turns, Ordering::Relaxed);
        let twentieths = |turns: usize| turns * 20 / self.turns;
        if twentieths(before) < twentieths(before + turns) {
            println!("{}: {} of {} turns", self.name, before + turns, self.turns);
        }
    }
}
