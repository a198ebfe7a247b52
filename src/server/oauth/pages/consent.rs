//! The page on which a customer chooses what a platform may say.

use maud::html;

use super::layout::Site;
use super::terms::{Chosen, Fields, Offered, Unchosen};
use crate::oauth::Endpoint;

/// The page's content.
pub(in crate::server::oauth) struct ConsentPage<'a> {
    /// What all pages share.
    pub(in crate::server::oauth) site: Site<'a>,
    /// The platform that asks.
    pub(in crate::server::oauth) client: &'a str,
    /// Ties the form to the visit.
    pub(in crate::server::oauth) csrf: &'a str,
    /// What can be chosen.
    pub(in crate::server::oauth) offered: &'a Offered,
    /// What was chosen so far: nothing, the first time.
    pub(in crate::server::oauth) chosen: &'a Chosen,
    /// What is missing.
    pub(in crate::server::oauth) unchosen: Unchosen,
}

impl ConsentPage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let Self { site, client, offered, chosen, unchosen, .. } = *self;
        let text = |id: &str| site.language.words(id, &[("client", client)]);
        let kinds_hint = "consent-kinds-hint";
        let language = site.language;
        let fields = Fields { language, client, offered, chosen, unchosen, kinds_hint };
        let main = html! {
            (site.problems(&fields.missing()))
            p { (text("consent-intro")) }
            p class="notice" { (text("consent-heard")) }
            form method="post" action={ (site.base) (Endpoint::Consent.path()) } novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                (fields.shown())
                p { (text("consent-end")) }
                div class="actions" {
                    @if !offered.accounts.is_empty() {
                        button class="go" type="submit" name="decision" value="allow" {
                            (text("consent-allow"))
                        }
                    }
                    button class="no" type="submit" name="decision" value="refuse" {
                        (text("consent-refuse"))
                    }
                }
            }
        };
        site.page(&text("consent-title"), &main)
    }
}
