//! Dice that fall the same way every time.

/// A SplitMix64 generator (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
///
/// Written out here because the data of a bank are a function of its seed for good: a crate's
/// generators may change with its versions. Not for secrets.
pub(super) struct Dice(u64);

/// The increment of SplitMix64, 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Dice {
    /// The dice of one household: independent of all others, so that a bank of more customers
    /// begins with the same ones.
    pub(super) fn of(seed: u64, household: u64) -> Self {
        let mut dice = Self(seed);
        let bank = dice.roll();
        Self(bank ^ household.wrapping_mul(GOLDEN).rotate_left(17))
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `count` - 1; 0 when `count` is 0.
    pub(super) fn below(&mut self, count: u64) -> u64 {
        // The product's upper half is spread evenly up to one part in 2^64 / count.
        let spread = (u128::from(self.roll()) * u128::from(count)) >> 64;
        u64::try_from(spread).unwrap_or(0)
    }

    /// An index into something `count` long.
    pub(super) fn index(&mut self, count: usize) -> usize {
        usize::try_from(self.below(count as u64)).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included; `low` when the span is empty.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.saturating_sub(low).saturating_add(1).max(0).unsigned_abs();
        low.saturating_add_unsigned(self.below(span))
    }

    /// Like [`Dice::between`], small numbers more often: how prices are spread.
    pub(super) fn skewed(&mut self, low: i64, high: i64) -> i64 {
        let one = self.between(low, high);
        one.min(self.between(low, high))
    }

    /// True in `per_mille` of 1000 cases.
    pub(super) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < u64::from(per_mille)
    }

    /// One of `choices`.
    pub(super) fn pick<T: Copy>(&mut self, choices: &[T; 4]) -> T {
        choices[self.index(choices.len()) % choices.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_splitmix64() {
        // Published first outputs for the seed 1234567.
        let mut dice = Dice(1_234_567);
        assert_eq!(dice.roll(), 6_457_827_717_110_365_317);
        assert_eq!(dice.roll(), 3_203_168_211_198_807_973);
        assert_eq!(dice.roll(), 9_817_491_932_198_370_423);
    }

    #[test]
    fn bounds_are_reached_and_kept() {
        let mut dice = Dice::of(1, 2);
        let rolls: Vec<i64> = (0..500).map(|_| dice.between(-3, 3)).collect();
        assert_eq!((rolls.iter().min(), rolls.iter().max()), (Some(&-3), Some(&3)));
        assert_eq!(dice.between(5, 4), 5);
        assert_eq!(dice.below(0), 0);
    }

    #[test]
    fn households_differ() {
        let first = |seed, household| Dice::of(seed, household).below(u64::MAX);
        assert_ne!(first(1, 1), first(1, 2));
        assert_ne!(first(1, 1), first(2, 1));
        assert_eq!(first(1, 1), first(1, 1));
    }
}
