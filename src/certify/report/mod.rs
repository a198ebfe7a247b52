//! What came of it: for people, for programs, for continuous integration, for a browser.

mod html;
mod json;
mod junit;
mod markdown;
mod text;
mod value;

pub use value::Report;
