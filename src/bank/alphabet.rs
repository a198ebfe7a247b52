//! The letters that may be read aloud, and the characters that are not there.

use unicode_normalization::char::{is_combining_mark, is_public_assigned};

/// A writing system whose letters are read aloud.
///
/// The list is short on purpose. Scripts written from right to left would turn the digits next to
/// them on a screen, and scripts that need combining marks would be mangled by dropping those;
/// both wait for a locale that speaks them. A name in another script is not read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Basic Latin, Latin-1, Latin Extended-A, the Romanian and the Vietnamese letters.
    Latin,
    /// Modern and polytonic Greek.
    Greek,
    /// Cyrillic, without the historic and the phonetic letters.
    Cyrillic,
    /// Chinese, Japanese and Korean, which mix among themselves.
    EastAsian,
}

/// What a character is to the cleaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// A letter of a script that is read aloud.
    Letter(Script),
    /// 0 to 9.
    Digit,
    /// `&`, `'`, `-`, `.`: kept in names.
    Mark,
    /// White space.
    Space,
    /// A visible sign that is not read aloud: punctuation, symbols, emoji.
    Sign,
    /// Nothing that is seen or heard: controls, format characters, variation selectors, tags,
    /// combining marks, private use and unassigned code points.
    Nothing,
    /// A letter or digit that is not read aloud: the name cannot be kept without it.
    Foreign,
}

/// What `c` is. `c` comes from text in NFKC.
pub(super) fn glyph(c: char) -> Glyph {
    match c {
        '0'..='9' => Glyph::Digit,
        '&' | '\'' | '-' | '.' => Glyph::Mark,
        // Ahead of the tables, which cost more than all the rest of the cleaning.
        'A'..='Z' | 'a'..='z' => Glyph::Letter(Script::Latin),
        _ if c.is_whitespace() => Glyph::Space,
        _ if is_nothing(c) => Glyph::Nothing,
        _ => match script(c) {
            Some(script) => Glyph::Letter(script),
            None if c.is_alphanumeric() => Glyph::Foreign,
            None => Glyph::Sign,
        },
    }
}

fn script(c: char) -> Option<Script> {
    if !c.is_alphabetic() {
        return None;
    }
    match u32::from(c) {
        // The rest of Latin holds clicks, tone letters and phonetics: lookalikes of l, b, g.
        0x41..=0x7A | 0xC0..=0x17F | 0x218..=0x21B | 0x1E00..=0x1EFF => Some(Script::Latin),
        0x386..=0x3CE | 0x1F00..=0x1FFF => Some(Script::Greek),
        0x400..=0x45F | 0x490..=0x4F9 => Some(Script::Cyrillic),
        0x3041..=0x3096
        | 0x30A1..=0x30FA
        | 0x30FC
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7A3 => Some(Script::EastAsian),
        _ => None,
    }
}

/// Whether `c` is neither seen nor heard (Unicode general categories Cc, Cf, Co, Cn and M, and
/// the letters that are drawn as nothing).
fn is_nothing(c: char) -> bool {
    c.is_control()
        || is_combining_mark(c)
        || !is_public_assigned(c)
        || matches!(
            u32::from(c),
            0xAD | 0x34F
                | 0x600..=0x605
                | 0x61C
                | 0x6DD
                | 0x70F
                | 0x890..=0x891
                | 0x8E2
                | 0x115F..=0x1160
                | 0x17B4..=0x17B5
                | 0x180B..=0x180F
                | 0x200B..=0x200F
                | 0x202A..=0x202E
                | 0x2060..=0x206F
                | 0x2800
                | 0x3164
                | 0xE000..=0xF8FF
                | 0xFE00..=0xFE0F
                | 0xFEFF
                | 0xFFA0
                | 0xFFF0..=0xFFFB
                | 0x110BD
                | 0x110CD
                | 0x13430..=0x1345F
                | 0x1BCA0..=0x1BCA3
                | 0x1D173..=0x1D17A
                | 0xE0000..=0x10_FFFF
        )
}

/// Whether every letter of `text` could pass for a Latin one although none is: a Cyrillic or
/// Greek name made to look like another on a screen.
pub(super) fn is_disguise(text: &str) -> bool {
    /// Cyrillic and Greek letters drawn like Latin ones (Unicode confusables, by eye).
    const LOOKALIKES: &str = "асԁеһіјӏорԛѕԝхуАВСЕНІЈКМОРЅТХУӀѴЗѡԌгвмнткΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνικτυχα";
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(|c| {
            matches!(glyph(c), Glyph::Letter(Script::Cyrillic | Script::Greek))
                && LOOKALIKES.contains(c)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_part() {
        for (c, part) in [
            ('a', Glyph::Letter(Script::Latin)),
            ('ß', Glyph::Letter(Script::Latin)),
            ('×', Glyph::Sign),
            ('ж', Glyph::Letter(Script::Cyrillic)),
            ('ω', Glyph::Letter(Script::Greek)),
            ('店', Glyph::Letter(Script::EastAsian)),
            ('ש', Glyph::Foreign),
            ('٣', Glyph::Foreign),
            ('ɑ', Glyph::Foreign),
            ('7', Glyph::Digit),
            ('&', Glyph::Mark),
            ('\t', Glyph::Space),
            ('\u{a0}', Glyph::Space),
            ('<', Glyph::Sign),
            ('🍕', Glyph::Sign),
            ('\u{7}', Glyph::Nothing),
            ('\u{202e}', Glyph::Nothing),
            ('\u{200b}', Glyph::Nothing),
            ('\u{336}', Glyph::Nothing),
            ('\u{e000}', Glyph::Nothing),
            ('\u{e0061}', Glyph::Nothing),
            ('\u{10fffe}', Glyph::Nothing),
            ('\u{378}', Glyph::Nothing),
        ] {
            assert_eq!(glyph(c), part, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_disguise_is_a_whole_word_of_lookalikes() {
        assert!(is_disguise("РаураӀ") && is_disguise("раураӏ"));
        assert!(is_disguise("Сосо"));
        assert!(!is_disguise("Пятёрочка"));
        assert!(!is_disguise("Coco"));
        assert!(!is_disguise("24"));
    }
}
