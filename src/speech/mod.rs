//! Replies in words. The only room with sentences.
//!
//! [`render`] picks the grammar of the locale; the grammar turns a typed reply into spans of
//! words, digits and pauses. Amounts are words before they leave this room: speech engines
//! misread figures and signs.

mod grammar;
mod render;
mod spoken;
pub mod suggestions;
#[cfg(test)]
mod testing;

pub use render::{
    ITEM_PAUSE_MS, REPLY_CHARACTERS_MAX, SENTENCE_WORDS_MAX, Telling, one_moment, render,
};
pub use spoken::{Span, Speech, Visual, VisualPolicy, plain};
