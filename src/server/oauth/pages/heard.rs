//! The page on which customers read what was told about them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};
use url::form_urlencoded::Serializer;

use super::layout::Site;
use super::sharing::log_out;
use super::terms::AccountChoice;
use crate::consent::{Aloud, DataClass};
use crate::disclosure::FactKind;
use crate::oauth::Endpoint;
use crate::vault::{self, Heard, HeardAccount};

/// The times that can be looked at, in days up to now; the first unless another is chosen.
pub(in crate::server::oauth) const HEARD_DAYS: [u32; 4] = [30, 7, 90, 365];

/// What was chosen to be shown.
pub(in crate::server::oauth) struct HeardChosen {
    /// One application; `None` for all.
    pub(in crate::server::oauth) application: Option<String>,
    /// One account, by its key in forms; `None` for all.
    pub(in crate::server::oauth) account: Option<String>,
    /// How many days.
    pub(in crate::server::oauth) days: u32,
}

impl HeardChosen {
    /// The query that chooses it.
    fn query(&self, before: Option<u64>) -> String {
        let mut query = Serializer::new(String::new());
        query.append_pair("application", self.application.as_deref().unwrap_or_default());
        query.append_pair("account", self.account.as_deref().unwrap_or_default());
        query.append_pair("days", &self.days.to_string());
        if let Some(number) = before {
            query.append_pair("before", &number.to_string());
        }
        query.finish()
    }
}

/// How amounts were told: `exact`, `rounded`, `relative`, `none`, or `perhaps` where the record is
/// from before that was written down.
pub(in crate::server::oauth) fn heard_amounts(heard: &Heard) -> &'static str {
    let with_amounts = |kind| {
        matches!(
            kind,
            FactKind::Balance
                | FactKind::Transaction
                | FactKind::Payment
                | FactKind::Statement
                | FactKind::Total
        )
    };
    let is_told = heard.classes.has(DataClass::SpeakAmounts)
        && heard.facts.iter().any(|fact| with_amounts(fact.kind));
    match heard.aloud {
        _ if !is_told => "none",
        None => "perhaps",
        Some(Aloud::Silent) => "none",
        Some(level) => level.name(),
    }
}

/// What was told.
pub(in crate::server::oauth) struct HeardPage<'a> {
    /// What all pages share.
    pub(in crate::server::oauth) site: Site<'a>,
    /// Ties the forms to the visit.
    pub(in crate::server::oauth) csrf: &'a str,
    /// The customer's accounts.
    pub(in crate::server::oauth) accounts: &'a [AccountChoice],
    /// What customers call each application that they have linked.
    pub(in crate::server::oauth) applications: &'a BTreeMap<String, String>,
    /// Where the customer lives in time.
    pub(in crate::server::oauth) time_zone: Tz,
    /// What was chosen.
    pub(in crate::server::oauth) chosen: &'a HeardChosen,
    /// The records.
    pub(in crate::server::oauth) heard: &'a vault::HeardPage,
}

impl HeardPage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let site = self.site;
        let text = |id: &str| site.language.text(id);
        let base = site.base;
        let main = html! {
            p { (text("heard-intro")) }
            (self.filters())
            @if self.heard.records.is_empty() { p { (text("heard-none")) } }
            ol class="plain heard" {
                @for record in &self.heard.records { li { (self.record(record)) } }
            }
            @if let Some(before) = self.heard.next {
                p {
                    a class="button" href={
                        (base) (Endpoint::Heard.path()) "?" (self.chosen.query(Some(before)))
                    } { (text("heard-older")) }
                }
            }
            p {
                a href={ (base) (Endpoint::HeardFile.path()) "?" (self.chosen.query(None)) } {
                    (text("heard-download"))
                }
            }
            p { a href={ (base) (Endpoint::Sharing.path()) } { (text("narrow-back")) } }
            (log_out(site, self.csrf))
        };
        site.page(&text("heard-title"), &main)
    }

    fn filters(&self) -> Markup {
        let language = self.site.language;
        let any = language.text("heard-any");
        let applications = self.applications.iter().map(|(id, name)| (id.as_str(), name.as_str()));
        let accounts =
            self.accounts.iter().map(|account| (account.key.as_str(), account.shown.as_str()));
        let days: Vec<(String, String)> = HEARD_DAYS
            .iter()
            .map(|days| (days.to_string(), language.words("heard-span-option", &[("days", *days)])))
            .collect();
        let days = days.iter().map(|(value, text)| (value.as_str(), text.as_str()));
        let (application, account) =
            (self.chosen.application.as_deref(), self.chosen.account.as_deref());
        let first = || std::iter::once(("", any.as_str()));
        html! {
            form method="get" action={ (self.site.base) (Endpoint::Heard.path()) } class="filters" {
                (self.select("application", "heard-application", application,
                    first().chain(applications)))
                (self.select("account", "heard-account", account, first().chain(accounts)))
                (self.select("days", "heard-span", Some(&self.chosen.days.to_string()), days))
                button class="no" type="submit" { (language.text("heard-show")) }
            }
        }
    }

    fn select<'o>(
        &self,
        name: &str,
        label: &str,
        chosen: Option<&str>,
        options: impl Iterator<Item = (&'o str, &'o str)>,
    ) -> Markup {
        html! {
            div class="field" {
                label for=(name) { (self.site.language.text(label)) }
                select id=(name) name=(name) {
                    @for (value, text) in options {
                        option value=(value) selected[chosen == Some(value)] { (text) }
                    }
                }
            }
        }
    }

    fn record(&self, heard: &Heard) -> Markup {
        let language = self.site.language;
        let name = self.applications.get(&heard.application);
        let client = name.map_or(heard.application.as_str(), String::as_str);
        let mut kinds = Vec::new();
        for fact in &heard.facts {
            let kind = language.text(&format!("heard-kind-{}", fact.kind.name()));
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let accounts = self.accounts_of(heard).join(" · ");
        html! {
            p class="when" {
                time datetime=(heard.at.to_rfc3339()) { (self.moment(heard.at)) }
            }
            p { (language.words("heard-told", &[("client", client)])) }
            ul { @for kind in kinds { li { (kind) } } }
            p {
                @if !accounts.is_empty() {
                    (language.words("heard-about", &[("accounts", accounts.as_str())])) ", "
                }
                (language.text(&format!("heard-amounts-{}", heard_amounts(heard)))) "."
                @if heard.recognised { " " (language.text("heard-recognised")) }
            }
        }
    }

    /// The names of the accounts that a record is about, once each.
    fn accounts_of(&self, heard: &Heard) -> Vec<String> {
        let mut names = Vec::new();
        for fact in &heard.facts {
            let name = match &fact.account {
                HeardAccount::None => continue,
                HeardAccount::Former => self.site.language.text("heard-former"),
                HeardAccount::Own(id) => {
                    let found = self.accounts.iter().find(|account| account.id == *id);
                    found.map_or_else(String::new, |account| account.shown.clone())
                }
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn moment(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.time_zone);
        let day = self.site.language.day(local.date_naive());
        let time = local.format("%H:%M").to_string();
        let given = [("date", day.as_str()), ("time", time.as_str())];
        self.site.language.words("date-time", &given)
    }
}
