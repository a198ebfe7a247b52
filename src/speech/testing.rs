//! What the tests of this room share: seeded dice, and what may stand in a sentence.

/// Seeded dice (SplitMix64): the same seed throws the same numbers.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// An index into something with `length` items.
    pub(super) fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }

    pub(super) fn flip(&mut self) -> bool {
        self.next().is_multiple_of(2)
    }

    /// An amount of any size, small ones as often as huge ones.
    pub(super) fn amount(&mut self) -> i64 {
        match self.below(40) {
            0 => i64::MIN,
            1 => i64::MAX,
            2 => 0,
            _ => (self.next().cast_signed()) >> self.below(64),
        }
    }

    /// Up to `characters_max` characters, many of them odd.
    pub(super) fn text(&mut self, characters_max: usize) -> String {
        const ODD: &str = "aZ kq0179.,-'&<>\"$%@+#*/\u{2019}é漢\u{200d}\u{7}ß😀?!:;()";
        let odd: Vec<char> = ODD.chars().collect();
        (0..self.index(characters_max + 1)).map(|_| odd[self.index(odd.len())]).collect()
    }
}

/// Whether only letters, spaces and the punctuation of speech stand in `text`.
pub(super) fn is_speakable(text: &str) -> bool {
    text.chars().all(|c| c.is_alphabetic() || " ,.?'-".contains(c))
}
