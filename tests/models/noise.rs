//! Text as fingers and microphones spoil it, always in the same way.

/// Words and what speech recognition writes for them.
const SOUND_ALIKES: [(&str, &str); 36] = [
    ("a", "uh"),
    ("an", "and"),
    ("are", "our"),
    ("bill", "bell"),
    ("bin", "been"),
    ("book", "books"),
    ("by", "buy"),
    ("card", "cart"),
    ("check", "cheque"),
    ("data", "date a"),
    ("do", "due"),
    ("due", "do"),
    ("fine", "find"),
    ("for", "four"),
    ("have", "half"),
    ("how", "how's"),
    ("is", "as"),
    ("know", "no"),
    ("mail", "male"),
    ("my", "mine"),
    ("need", "knead"),
    ("new", "knew"),
    ("note", "not"),
    ("one", "won"),
    ("plan", "plans"),
    ("road", "rode"),
    ("shop", "chop"),
    ("sim", "sin"),
    ("the", "a"),
    ("there", "their"),
    ("to", "two"),
    ("week", "weak"),
    ("what", "watt"),
    ("where", "wear"),
    ("would", "wood"),
    ("your", "you're"),
];

/// Of a hundred words, how many are not heard.
const DROPPED_PERCENT: usize = 10;

/// Of a hundred words that sound like another, how many are taken for it.
const SWAPPED_PERCENT: usize = 40;

/// Shorter texts lose no word: nothing would be left.
const WORDS_KEPT: usize = 3;

/// The same accidents every time.
pub(crate) struct Noise(u64);

impl Default for Noise {
    fn default() -> Self {
        Self(7)
    }
}

impl Noise {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        usize::try_from(self.0 >> 40).unwrap() % sides
    }
}

/// `text` with one letter dropped, added, changed or swapped, in a word of four and more.
pub(crate) fn mistyped(text: &str, noise: &mut Noise) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].len() >= 4).collect();
    if long.is_empty() {
        return text.to_owned();
    }
    let word = &mut words[long[noise.roll(long.len())]];
    let mut letters: Vec<char> = word.chars().collect();
    let at = noise.roll(letters.len() - 1);
    let letter = char::from(b'a' + u8::try_from(noise.roll(26)).unwrap());
    match noise.roll(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => letters.swap(at, at + 1),
    }
    *word = letters.into_iter().collect();
    words.join(" ")
}

/// `text` with words dropped and taken for others.
pub(crate) fn misheard(text: &str, noise: &mut Noise) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut heard = Vec::new();
    for word in &words {
        let alike = SOUND_ALIKES.iter().find(|(said, _)| said == word);
        match (noise.roll(100), alike) {
            (0..DROPPED_PERCENT, _) if words.len() > WORDS_KEPT => {}
            (_, Some((_, other))) if noise.roll(100) < SWAPPED_PERCENT => heard.push(*other),
            _ => heard.push(word),
        }
    }
    heard.join(" ")
}
