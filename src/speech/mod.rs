//! Replies in words. The only room with sentences.

mod spoken;

pub use spoken::{Span, Speech, Visual, VisualPolicy};
