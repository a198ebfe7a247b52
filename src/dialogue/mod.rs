//! The talk: what was said, what it is about, what is replied.
//!
//! [`plan`] turns an intent and the frame into a reply or a question to the bank; [`conclude`]
//! turns the answer into a reply and the next frame. Both are plain functions.

mod about;
mod conclude;
mod conclude_card;
mod conclude_sharing;
mod flow;
mod frame;
mod intent;
mod pended;
mod plan;
mod reply;
mod sharing;
mod step_up;
mod switch;
mod turn;
mod wish;

pub use about::{About, Way};
pub use conclude::{barred, conclude, kept_quiet, out_of_voice, switched_off, unavailable};
pub use conclude_card::{barred_card, conclude_card, switched_off_card, unavailable_card};
pub use conclude_sharing::{conclude_sharing, unavailable_sharing};
pub use frame::{FRAME_BYTES_MAX, Frame, Last, MISSES_MAX, Open};
pub use intent::{Concern, Intent, Shape};
pub use pended::Pended;
pub use plan::{Plan, plan};
pub use reply::{PinReply, Reply, Waiting};
pub use sharing::{STOPPED_ACCOUNTS_MAX, Shared, SharingAnswer, SharingWish, Told, WHO_ASKED_DAYS};
pub use step_up::{ask_for_pin, locked_pin, unset_pin, wrong_pin};
pub use switch::Switch;
pub use turn::{Event, Said, Screen, Turn};
pub use wish::{Wish, Wished};
