//! Spanish.
//!
//! | File | What it words |
//! |---|---|
//! | `numbers` | cardinals, ordinals |
//! | `money`, `currency_names` | amounts |
//! | `dates` | days, years and spans of days |

mod currency_names;
mod dates;
mod money;
mod numbers;

pub(super) use dates::{day, month, range, written_day, year};
pub(super) use money::{currency_name, exact};
pub(super) use numbers::{cardinal, digit, ordinal};
