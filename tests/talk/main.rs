//! Whole talks: intents in, replies out, over a bank in memory.

mod bank;
mod hostile;
mod random;
mod shorthand;
mod stories;
mod talk;
