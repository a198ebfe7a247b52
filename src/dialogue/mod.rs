//! The talk: what was said, what it is about, what is replied.
//!
//! `plan` turns an intent and the frame into a reply or a question to the bank; `conclude` turns
//! the answer into a reply and the next frame. Both are plain functions.

mod frame;
mod intent;
mod reply;
mod turn;

pub use frame::{Frame, Open};
pub use intent::Intent;
pub use reply::Reply;
pub use turn::{Event, Said, Screen, Turn};
