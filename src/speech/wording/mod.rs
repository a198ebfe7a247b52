//! Messages with what they are given, put into the words of one locale.
//!
//! | File | What it owns |
//! |---|---|
//! | `bundle` | the messages of one locale, ready to be said |
//! | `value` | what a message can be given, and how it declines |
//! | `spans` | digits inside a message's text, and sentences that begin large |
//! | `list` | how a theme lists its messages |

mod bundle;
mod functions;
mod list;
mod spans;
mod value;

pub(super) use bundle::{APART, Wording};
pub(super) use list::messages;
pub(super) use value::{Amount, Forms, Value};
