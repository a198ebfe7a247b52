//! Words and quoted values.

use super::error::NotationError;

/// The longest question, in characters: a frame's questions have half as many.
const CHARACTERS_MAX: usize = 8_192;

/// One word: `key=value`, or a bare one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What stands before the first sign of equality; the whole of a bare word.
    pub(super) key: String,
    /// What stands after it.
    pub(super) value: Option<String>,
    /// Whether the value was in quotes: then it is a name, whatever it looks like.
    pub(super) is_quoted: bool,
}

/// The words of `text`.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, NotationError> {
    let characters = text.chars().count();
    if characters > CHARACTERS_MAX {
        return Err(NotationError::TooLong { characters, characters_max: CHARACTERS_MAX });
    }
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = token(rest)?;
        tokens.push(token);
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn token(text: &str) -> Result<(Token, &str), NotationError> {
    let word = text.split_whitespace().next().unwrap_or_default();
    let wrong = || NotationError::Quotes { word: word.to_owned() };
    let Some((key, _)) = word.split_once('=') else {
        if word.contains('"') {
            return Err(wrong());
        }
        let token = Token { key: word.to_owned(), value: None, is_quoted: false };
        return Ok((token, &text[word.len()..]));
    };
    let value = &text[key.len() + 1..];
    let Some(quoted) = value.strip_prefix('"') else {
        let value = &word[key.len() + 1..];
        if word.contains('"') {
            return Err(wrong());
        }
        let token = Token { key: key.to_owned(), value: Some(value.to_owned()), is_quoted: false };
        return Ok((token, &text[word.len()..]));
    };
    let (value, after) = unquoted(quoted).ok_or_else(wrong)?;
    if key.contains('"') || after.chars().next().is_some_and(|next| !next.is_whitespace()) {
        return Err(wrong());
    }
    Ok((Token { key: key.to_owned(), value: Some(value), is_quoted: true }, after))
}

/// The text up to the closing quote, and what comes after it.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((value, &text[at + 1..])),
            '\\' => value.push(letters.next().filter(|(_, it)| matches!(it, '"' | '\\'))?.1),
            other => value.push(other),
        }
    }
    None
}

/// `text` in quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out.push('"');
    out
}

/// `text`, in quotes where it needs them.
pub(super) fn plain(text: &str) -> String {
    let needs = text.is_empty() || text.contains(|c: char| c.is_whitespace() || c == '"');
    if needs { quoted(text) } else { text.to_owned() }
}
