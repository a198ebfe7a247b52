//! What is replied, as data: Fluent messages in the folder `replies` of a language.
//!
//! Which messages there must be, and what each of them is given, is a closed list that the room
//! `speech` writes down; here are its terms, and the files.

use super::source::Files;
use crate::basics::Locale;

/// A message that every language must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyMessage {
    /// The file inside the folder `replies`: `accounts.ftl`.
    pub file: &'static str,
    /// Its name inside the file.
    pub id: &'static str,
    /// The attributes it must have: other ways of saying it.
    pub attributes: &'static [&'static str],
    /// What it is given, by name.
    pub variables: &'static [(&'static str, VariableKind)],
}

/// What a message is given under one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableKind {
    /// Somebody's name, or words of another message.
    Words,
    /// One of the listed words, to select by.
    Key(&'static [&'static str]),
    /// How many: to select by and to say.
    Count,
    /// An amount of money.
    Amount,
    /// A day.
    Day,
    /// A place in a row, from 1.
    Ordinal,
    /// A name with its forms: the attributes of the message, of these, that makes it.
    Forms(&'static [&'static str]),
}

/// All that replies are made of: the terms that the lint holds every language to.
#[derive(Debug, Clone)]
pub struct ReplyTerms {
    /// Every message that there must be, and no other.
    pub messages: Vec<&'static ReplyMessage>,
    /// What a message can ask a value to be like: the names of its words, and the words.
    pub asked: &'static [(&'static str, &'static [&'static str])],
}

/// The texts of `locale`'s replies with their paths: those of its language, then its own.
pub fn reply_files(files: &Files, locale: Locale) -> impl Iterator<Item = (&str, &str)> {
    let name = locale.to_string();
    let language = name.split('-').next().unwrap_or_default();
    let folders = [format!("source/{language}/replies/"), format!("source/{name}/replies/")];
    folders.into_iter().flat_map(move |folder| {
        files.iter().filter_map(move |(path, text)| {
            let name = path.strip_prefix(&folder)?;
            (name.ends_with(".ftl") && !name.contains('/')).then_some((&**path, &**text))
        })
    })
}
