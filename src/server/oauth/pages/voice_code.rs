//! The pages of the voice code.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::layout::{Site, fault};
use crate::consent::{VoicePin, WeakPin};
use crate::oauth::Endpoint;
use crate::vault::PinStanding;

/// Why a code that was typed is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server::oauth) enum CodeFault {
    /// It is not four to six digits.
    Missing,
    /// It is guessed too easily.
    Weak(WeakPin),
}

impl CodeFault {
    fn words(self) -> &'static str {
        match self {
            Self::Missing => "code-missing",
            Self::Weak(WeakPin::Repeats) => "code-weak-repeats",
            Self::Weak(WeakPin::Counts) => "code-weak-counts",
            Self::Weak(WeakPin::Date) => "code-weak-date",
            Self::Weak(WeakPin::Line) => "code-weak-line",
            Self::Weak(WeakPin::OwnNumber) => "code-weak-own",
            Self::Weak(WeakPin::LeadingZero) => "code-weak-zero",
        }
    }
}

/// Where a voice code is set, replaced and removed. What was typed is never shown again.
pub(in crate::server::oauth) struct VoiceCodePage<'a> {
    /// What all pages share.
    pub(in crate::server::oauth) site: Site<'a>,
    /// Ties the forms to the visit.
    pub(in crate::server::oauth) csrf: &'a str,
    /// How the customer's code stands.
    pub(in crate::server::oauth) standing: PinStanding,
    /// Where the customer lives in time.
    pub(in crate::server::oauth) time_zone: Tz,
    /// What is wrong with what was typed.
    pub(in crate::server::oauth) fault: Option<CodeFault>,
}

impl VoiceCodePage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let site = self.site;
        let text = |id: &str| site.language.text(id);
        let wrong = self.fault.map(|fault| text(fault.words()));
        let found: Vec<(&str, String)> = wrong.clone().map(|it| ("code", it)).into_iter().collect();
        let (is_wrong, described) = match wrong {
            Some(_) => (Some("true"), "code-hint code-fault"),
            None => (None, "code-hint"),
        };
        let main = html! {
            (site.problems(&found))
            p { (text("code-intro")) }
            p class="notice" { (self.stands()) }
            h2 { (text("code-random")) }
            p { (text("code-random-hint")) }
            (self.form("random", &html! {}, &text("code-random-go")))
            h2 { (text("code-own")) }
            (self.form("own", &html! {
                div class="field" {
                    label for="code" { (text("code-own-label")) }
                    p class="hint" id="code-hint" { (text("code-own-hint")) }
                    (fault("code-fault", wrong.as_deref()))
                    input type="password" id="code" name="code" maxlength="16" inputmode="numeric"
                        autocomplete="off" aria-invalid=[is_wrong] aria-describedby=(described);
                }
            }, &text("code-own-go")))
            @if self.standing != PinStanding::Unset {
                h2 { (text("code-remove")) }
                (self.form("remove", &html! {}, &text("code-remove-go")))
            }
            p { a href={ (site.base) (Endpoint::Sharing.path()) } { (text("narrow-back")) } }
        };
        site.page(&text("code-title"), &main)
    }

    fn form(&self, decision: &str, fields: &Markup, go: &str) -> Markup {
        html! {
            form method="post" action={ (self.site.base) (Endpoint::VoiceCode.path()) } novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                (fields)
                div class="actions" {
                    button class=(if decision == "remove" { "no" } else { "go" }) type="submit"
                        name="decision" value=(decision) { (go) }
                }
            }
        }
    }

    fn stands(&self) -> String {
        let language = self.site.language;
        match self.standing {
            PinStanding::Unset => language.text("code-none"),
            PinStanding::Locked { .. } => language.text("code-locked"),
            PinStanding::Usable { since, .. } => {
                let day = language.day(since.with_timezone(&self.time_zone).date_naive());
                language.words("code-set", &[("day", day.as_str())])
            }
        }
    }
}

/// A code that was just drawn, shown this once.
pub(in crate::server::oauth) struct NewCodePage<'a> {
    /// What all pages share.
    pub(in crate::server::oauth) site: Site<'a>,
    /// The code.
    pub(in crate::server::oauth) pin: &'a VoicePin,
}

impl NewCodePage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let site = self.site;
        let text = |id: &str| site.language.text(id);
        let main = html! {
            p class="code" { (self.pin.expose()) }
            p { (text("code-new-once")) }
            p {
                a class="button" href={ (site.base) (Endpoint::Sharing.path()) } {
                    (text("narrow-back"))
                }
            }
        };
        site.page(&text("code-new-title"), &main)
    }
}
