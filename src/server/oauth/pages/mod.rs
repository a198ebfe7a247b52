//! The pages: HTML from the server, no script, one stylesheet.
//!
//! Every text that is put into a page is escaped by the template; the words come from
//! `interaction-models/source/<language>/pages/`.

mod consent;
mod layout;
mod login;
mod stopped;
mod words;

pub(super) use consent::{AccountChoice, Chosen, ConsentPage, Unchosen, class_key};
pub(super) use layout::STYLE;
pub(super) use login::{LoginFault, LoginPage};
pub(super) use stopped::Stopped;
pub(super) use words::{LANGUAGE, version};
