//! The pages: HTML from the server, no script, one stylesheet.
//!
//! Every text that is put into a page is escaped by the template; the words come from
//! `interaction-models/source/<language>/pages/`.

mod consent;
mod erase;
mod heard;
mod language;
mod layout;
mod login;
mod sharing;
mod stopped;
mod terms;
mod voice_code;
mod words;

pub(super) use consent::ConsentPage;
pub(super) use erase::{ErasePage, erased_page};
pub(super) use heard::{HEARD_DAYS, HeardChosen, HeardPage, heard_amounts};
pub(super) use language::Language;
pub(super) use layout::{STYLE, Site};
pub(super) use login::{LoginFault, LoginPage};
pub(super) use sharing::{Done, LinkPage, LinkShown, SharingPage};
pub(super) use stopped::Stopped;
pub(super) use terms::{
    AMOUNTS, AccountChoice, Amounts, Chosen, Offered, Unchosen, class_key, look_back_key,
};
pub(super) use voice_code::{CodeFault, NewCodePage, VoiceCodePage};
