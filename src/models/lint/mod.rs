//! What certification would complain about, found before certification does.

mod finding;
mod language;
mod limits;
mod names;
mod replies;
mod rules;
mod sentences;
mod store;
mod terms;
mod values;

pub use finding::{Finding, Severity};
pub use replies::lint_replies;
pub use rules::{lint, lint_package};
