//! Chance that repeats itself.

/// The same rolls every time (SplitMix64): training must not depend on the machine or the day.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Self(0x5a1d_0001)
    }
}

impl Dice {
    /// A number below `sides`; 0 when there are none.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // The high bits: as many as fit the widest index without a cast that could lose any.
        usize::try_from(mixed >> 33).unwrap_or_default() % sides.max(1)
    }

    /// Brings `order` into another order.
    pub(super) fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            order.swap(last, self.roll(last + 1));
        }
    }
}
