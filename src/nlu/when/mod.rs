//! Days as people and platforms say them.
//!
//! Reading and counting are two steps. [`platform_days`] and the grammars make a [`When`], which
//! says what was meant ("two weeks back", "March, whichever"); [`When::span`] counts it out for
//! a given today, leaning to the past for what happened and ahead for what is due. Spans name
//! their last day, and leave an end open where the words did.

mod calendar;
mod english;
mod german;
mod grammar;
mod holiday;
mod literal;
mod piece;
mod platform;
mod point;
mod read;
mod said;
mod spanish;
mod term;
mod year;

pub use calendar::{Clock, Lean, Span};
pub use holiday::Holiday;
pub use platform::platform_days;
pub(super) use read::{DayReading, day_readings, length_readings};
pub use read::{find_days, read_days};
pub use said::{Cut, Length, Part, Pick, Season, TimeUnit, Turn, When, Year};
