//! Amazon Alexa, custom skills.

pub mod verify;
