//! English, as in America and as in Britain.
//!
//! | File | What it words |
//! |---|---|
//! | `numbers` | cardinals, ordinals, years |
//! | `money`, `currency_names` | amounts |
//! | `dates` | days and spans of days |

mod currency_names;
mod dates;
mod money;
mod numbers;

pub(super) use dates::{day, month, range, written_day};
pub(super) use money::{currency_name, exact};
pub(super) use numbers::{cardinal, digit, ordinal, year};
