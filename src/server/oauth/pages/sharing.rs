//! The pages on which customers see what they share, and make it less.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::layout::{Choice, Group, Site};
use super::terms::{
    AccountChoice, Amounts, Chosen, Fields, Offered, Unchosen, class_words, look_back_words,
};
use crate::consent::{AccountScope, DataClass, Length, Pace};
use crate::oauth::Endpoint;
use crate::vault::SharedLink;

/// What was just done, said at the top of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server::oauth) enum Done {
    /// A link was made less.
    Narrowed,
    /// A link was ended.
    Stopped,
    /// How the customer wants to be told was kept.
    VoiceKept,
    /// A voice code was set.
    CodeKept,
    /// The voice code was removed.
    CodeRemoved,
}

impl Done {
    /// What the address calls it.
    pub(in crate::server::oauth) fn key(self) -> &'static str {
        match self {
            Self::Narrowed => "narrowed",
            Self::Stopped => "stopped",
            Self::VoiceKept => "voice-kept",
            Self::CodeKept => "code-kept",
            Self::CodeRemoved => "code-removed",
        }
    }

    /// The one that an address calls `key`.
    pub(in crate::server::oauth) fn keyed(key: &str) -> Option<Self> {
        let all =
            [Self::Narrowed, Self::Stopped, Self::VoiceKept, Self::CodeKept, Self::CodeRemoved];
        all.into_iter().find(|done| done.key() == key)
    }
}

/// A link and what customers call its platform.
pub(in crate::server::oauth) struct LinkShown<'a> {
    /// The link.
    pub(in crate::server::oauth) link: &'a SharedLink,
    /// What customers call the platform.
    pub(in crate::server::oauth) client: &'a str,
    /// Whether the customer is to link again soon.
    pub(in crate::server::oauth) is_due: bool,
}

/// Everything a customer shares.
pub(in crate::server::oauth) struct SharingPage<'a> {
    /// What all pages share.
    pub(in crate::server::oauth) site: Site<'a>,
    /// Ties the forms to the visit.
    pub(in crate::server::oauth) csrf: &'a str,
    /// The links that live.
    pub(in crate::server::oauth) live: &'a [LinkShown<'a>],
    /// The links that do not.
    pub(in crate::server::oauth) ended: &'a [LinkShown<'a>],
    /// The customer's accounts.
    pub(in crate::server::oauth) accounts: &'a [AccountChoice],
    /// How long and how fast the customer wants to be told.
    pub(in crate::server::oauth) voice: (Length, Pace),
    /// Whether the bank has voice codes.
    pub(in crate::server::oauth) has_voice_code: bool,
    /// Whether the customer's voice code is locked.
    pub(in crate::server::oauth) is_code_locked: bool,
    /// Where the customer lives in time.
    pub(in crate::server::oauth) time_zone: Tz,
    /// What was just done.
    pub(in crate::server::oauth) done: Option<Done>,
}

impl SharingPage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let site = self.site;
        let text = |id: &str| site.language.text(id);
        let main = html! {
            @if let Some(done) = self.done {
                p class="done" role="status" { (text(&format!("sharing-{}", done.key()))) }
            }
            @for shown in self.live.iter().filter(|shown| shown.is_due) {
                p class="notice" { (self.due(shown)) }
            }
            @if self.is_code_locked {
                p class="notice" {
                    (text("sharing-code-locked")) " "
                    a href={ (site.base) (Endpoint::VoiceCode.path()) } { (text("code-title")) }
                }
            }
            p { (text("sharing-intro")) }
            @if self.live.is_empty() { p { (text("sharing-none")) } }
            @for shown in self.live { (self.live_link(shown)) }
            p {
                a class="button" href={ (site.base) (Endpoint::Heard.path()) } {
                    (text("sharing-heard"))
                }
            }
            @if self.has_voice_code {
                p {
                    a class="button" href={ (site.base) (Endpoint::VoiceCode.path()) } {
                        (text("code-title"))
                    }
                }
            }
            (self.voice())
            @if !self.ended.is_empty() {
                h2 { (text("sharing-ended")) }
                ul class="plain" {
                    @for shown in self.ended { li { (self.ended_link(shown)) } }
                }
            }
            p {
                a href={ (site.base) (Endpoint::SharingErase.path()) } { (text("sharing-erase")) }
            }
            (log_out(site, self.csrf))
        };
        site.page(&text("sharing-title"), &main)
    }

    /// How the customer wants to be told, to be changed.
    fn voice(&self) -> Markup {
        let (length, pace) = self.voice;
        let lengths = Length::ALL.map(|one| (one.name(), one == length));
        let paces = Pace::ALL.map(|one| (one.name(), one == pace));
        html! {
            h2 { (self.site.language.text("voice-title")) }
            form method="post" action={ (self.site.base) (Endpoint::SharingVoice.path()) } {
                input type="hidden" name="csrf" value=(self.csrf);
                (self.voice_group("length", &lengths))
                (self.voice_group("pace", &paces))
                div class="actions" {
                    button class="go" type="submit" { (self.site.language.text("narrow-save")) }
                }
            }
        }
    }

    fn voice_group(&self, name: &str, choices: &[(&str, bool)]) -> Markup {
        let text = |id: &str| self.site.language.text(id);
        let (heading, hint) = (text(&format!("voice-{name}")), text(&format!("voice-{name}-hint")));
        Group { id: name, heading: &heading, hint: &hint, wrong: None }.around(&html! {
            @for (value, is_chosen) in choices {
                (Choice {
                    kind: "radio", id: &format!("{name}.{value}"), name, value,
                    is_chosen: *is_chosen, label: &text(&format!("voice-{name}-{value}")),
                    hint: None,
                }.shown())
            }
        })
    }

    fn live_link(&self, shown: &LinkShown<'_>) -> Markup {
        let (site, link) = (self.site, shown.link);
        let text = |id: &str| site.language.text(id);
        let id = format!("link-{}", link.link.as_str());
        let day = |at| self.day(at);
        let told = link.told_at.map_or_else(|| text("sharing-never-told"), day);
        let amounts = Amounts::of(link.classes, link.aloud);
        let classes = link.classes.iter().filter(|class| *class != DataClass::SpeakAmounts);
        html! {
            article class="link" aria-labelledby=(id) {
                h2 id=(id) { (shown.client) }
                dl {
                    dt { (text("sharing-accounts")) }
                    dd { (self.accounts(&link.accounts)) }
                    dt { (text("sharing-kinds")) }
                    dd { ul { @for class in classes { li { (text(&class_words(class))) } } } }
                    dt { (text("sharing-amounts")) }
                    dd { (text(&format!("amounts-{}", amounts.key()))) }
                    dt { (text("sharing-back")) }
                    dd { (look_back_words(site.language, link.look_back)) }
                    dt { (text("sharing-since")) }
                    dd { (day(link.granted_at)) }
                    dt { (text("sharing-told")) }
                    dd { (told) }
                    dt { (text("sharing-until")) }
                    dd { (day(link.expires_at)) }
                }
                p {
                    a class="button" href={
                        (site.base) (Endpoint::SharingLink.path()) "?id=" (link.link.as_str())
                    } {
                        (site.language.words("sharing-change", &[("client", shown.client)]))
                    }
                }
            }
        }
    }

    fn accounts(&self, scope: &AccountScope) -> Markup {
        let covered = self.accounts.iter().filter(|account| scope.covers(&account.id));
        html! {
            ul {
                @for account in covered { li { (account.shown) } }
                @if *scope == AccountScope::All {
                    li { (self.site.language.text("sharing-accounts-new")) }
                }
            }
        }
    }

    fn ended_link(&self, shown: &LinkShown<'_>) -> String {
        let ended = shown.link.revoked_at.unwrap_or(shown.link.expires_at);
        let day = self.day(ended);
        let given = [("client", shown.client), ("day", day.as_str())];
        self.site.language.words("sharing-ended-on", &given)
    }

    fn due(&self, shown: &LinkShown<'_>) -> String {
        let day = self.day(shown.link.expires_at);
        let given = [("client", shown.client), ("day", day.as_str())];
        self.site.language.words("sharing-due", &given)
    }

    fn day(&self, at: DateTime<Utc>) -> String {
        self.site.language.day(at.with_timezone(&self.time_zone).date_naive())
    }
}

/// The way out.
pub(super) fn log_out(site: Site<'_>, csrf: &str) -> Markup {
    html! {
        form method="post" action={ (site.base) (Endpoint::SharingEnd.path()) } class="out" {
            input type="hidden" name="csrf" value=(csrf);
            button class="no" type="submit" { (site.language.text("sharing-log-out")) }
        }
    }
}

/// The page on which one link is made less, or ended.
pub(in crate::server::oauth) struct LinkPage<'a> {
    /// What all pages share.
    pub(in crate::server::oauth) site: Site<'a>,
    /// Ties the form to the visit.
    pub(in crate::server::oauth) csrf: &'a str,
    /// The link's id.
    pub(in crate::server::oauth) id: &'a str,
    /// What customers call the platform.
    pub(in crate::server::oauth) client: &'a str,
    /// What can be kept.
    pub(in crate::server::oauth) offered: &'a Offered,
    /// What is kept so far.
    pub(in crate::server::oauth) chosen: &'a Chosen,
    /// What must be kept or ended.
    pub(in crate::server::oauth) unchosen: Unchosen,
}

impl LinkPage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let Self { site, client, offered, chosen, unchosen, .. } = *self;
        let text = |id: &str| site.language.words(id, &[("client", client)]);
        let (language, kinds_hint) = (site.language, "narrow-kinds-hint");
        let fields = Fields { language, client, offered, chosen, unchosen, kinds_hint };
        let main = html! {
            (site.problems(&fields.missing()))
            p { (text("narrow-intro")) }
            form method="post" action={ (site.base) (Endpoint::SharingLink.path()) } novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                input type="hidden" name="id" value=(self.id);
                (fields.shown())
                div class="actions" {
                    button class="go" type="submit" name="decision" value="narrow" {
                        (text("narrow-save"))
                    }
                    button class="no" type="submit" name="decision" value="stop" {
                        (text("narrow-stop"))
                    }
                }
            }
            p { a href={ (site.base) (Endpoint::Sharing.path()) } { (text("narrow-back")) } }
        };
        site.page(&text("narrow-title"), &main)
    }
}
