//! What the platforms take: files made from the source, never edited by hand.

mod alexa_model;
mod build;
mod manifest;

pub use alexa_model::{AlexaModel, BadAlexaModel};
pub use build::{Drift, build, drift};
