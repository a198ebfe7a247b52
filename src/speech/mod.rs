//! Replies in words. The only room with sentences.
//!
//! | Folder | What it owns |
//! |---|---|
//! | `compose` | which sentences answer, and in which order, in any language |
//! | `messages` | the closed list of those sentences, and what each is given |
//! | `wording` | the sentences of one locale, read from its files |
//! | `grammar` | figures, money and days in words, one language each |
//!
//! [`render`] turns a typed reply into spans of words, digits and pauses. Amounts are words before
//! they leave this room: speech engines misread figures and signs.

mod compose;
mod grammar;
mod messages;
mod phrase;
mod render;
mod spoken;
mod suggestions;
#[cfg(test)]
mod testing;
mod wording;

pub use messages::reply_terms;
pub use render::{
    ITEM_PAUSE_MS, REPLY_CHARACTERS_MAX, SENTENCE_WORDS_MAX, Telling, one_moment, render,
};
pub use spoken::{Span, Speech, Visual, VisualPolicy, plain};
pub use suggestions::Suggestion;
