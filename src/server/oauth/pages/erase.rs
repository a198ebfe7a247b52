//! The pages on which customers have everything about them erased.

use maud::html;

use super::layout::{Choice, Site, fault};
use crate::oauth::Endpoint;

/// The box that must be ticked, as it is called in the form.
const SURE: &str = "sure";

/// Says what is erased, and asks whether that is meant.
pub(in crate::server::oauth) struct ErasePage<'a> {
    /// What all pages share.
    pub(in crate::server::oauth) site: Site<'a>,
    /// Ties the form to the visit.
    pub(in crate::server::oauth) csrf: &'a str,
    /// Whether the form was sent without its box ticked.
    pub(in crate::server::oauth) unconfirmed: bool,
}

impl ErasePage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let site = self.site;
        let text = |id: &str| site.language.text(id);
        let wrong = self.unconfirmed.then(|| text("erase-unconfirmed"));
        let problems: Vec<(&str, String)> = wrong.iter().map(|it| (SURE, it.clone())).collect();
        let main = html! {
            (site.problems(&problems))
            p { (text("erase-intro")) }
            p { (text("erase-last")) }
            form method="post" action={ (site.base) (Endpoint::SharingErase.path()) } novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                (fault("sure-fault", wrong.as_deref()))
                (Choice {
                    kind: "checkbox", id: SURE, name: SURE, value: "on", is_chosen: false,
                    label: &text("erase-confirm"), hint: None,
                }.shown())
                div class="actions" {
                    button class="no" type="submit" { (text("erase-now")) }
                }
            }
            p { a href={ (site.base) (Endpoint::Heard.path()) } { (text("sharing-heard")) } }
            p { a href={ (site.base) (Endpoint::Sharing.path()) } { (text("narrow-back")) } }
        };
        site.page(&text("erase-title"), &main)
    }
}

/// Says that it was done.
pub(in crate::server::oauth) fn erased_page(site: Site<'_>) -> String {
    let main = html! { p role="status" { (site.language.text("erased")) } };
    site.page(&site.language.text("erased-title"), &main)
}
