//! `saldo sim`: a terminal to ask Saldo anything, in any state of the world.
//!
//! What is typed is played as the turn of a story, in a story's world, over the same signed HTTP.
//! So every conversation can be taken back turn by turn, split in two, and saved as a story.
//!
//! | File | What it owns |
//! |---|---|
//! | `command.rs` | the arguments, and one world after the other |
//! | `session.rs` | the conversation in one world |
//! | `book.rs` | conversations as they were had so far |
//! | `input.rs` | what a line asks for |
//! | `orders.rs` | the commands, one entry each |
//! | `channel.rs` | the channels, one entry each |
//! | `lines.rs`, `completion.rs` | where lines come from, and what completes them |
//! | `turn_told.rs`, `inspect.rs` | what is told of a turn, and when asked for |
//! | `stages.rs` | where a turn's time went |
//! | `page.rs` | text with colours, or JSON |

mod book;
mod channel;
mod command;
mod completion;
mod input;
mod inspect;
mod lines;
mod orders;
mod page;
mod session;
mod stages;
mod turn_told;

pub use command::{SimArguments, SimError, SimFormat, run_sim};
