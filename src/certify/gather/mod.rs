//! Asking: the gate first, then a tour of everything that can be said, locale by locale.

mod gate;
mod slot_values;
mod states;
mod talk;
mod tour;
mod tour_people;

pub(super) use gate::ask_gate;
pub(super) use tour::{PARTS, Tour, tour};
