//! The page on which a customer chooses what a platform may say.

use maud::{Markup, html};

use super::layout::{fault, page, problems};
use super::words::{days, hint, words};
use crate::bank::{Account, AccountKind};
use crate::basics::{AccountId, digest_of};
use crate::consent::{DataClass, DataClasses};
use crate::oauth::Endpoint;

/// How many characters of an account's digest name it in the form.
const KEY_CHARS: usize = 16;

/// An account that can be chosen.
pub(in crate::server::oauth) struct AccountChoice {
    /// The account.
    pub(in crate::server::oauth) id: AccountId,
    /// What the form calls it: the bank's id stays with us.
    pub(in crate::server::oauth) key: String,
    shown: String,
}

impl AccountChoice {
    /// How `account` is offered.
    pub(in crate::server::oauth) fn of(account: &Account) -> Self {
        let kind = match account.kind {
            AccountKind::Checking => "account-checking",
            AccountKind::Savings => "account-savings",
            AccountKind::CreditCard => "account-credit-card",
            AccountKind::Loan => "account-loan",
            AccountKind::Mortgage => "account-mortgage",
        };
        let own = account.nickname.as_ref().and_then(|name| name.spoken());
        let name = own.map_or_else(|| words(kind, &[]), |name| name.as_str().to_owned());
        let shown = match &account.last_four {
            Some(digits) => {
                words("account-ending", &[("name", &name), ("digits", digits.as_str())])
            }
            None => name,
        };
        let key = digest_of(account.id.as_str().as_bytes()).to_hex()[..KEY_CHARS].to_owned();
        Self { id: account.id.clone(), key, shown }
    }
}

/// What the form calls a data class.
pub(in crate::server::oauth) fn class_key(class: DataClass) -> &'static str {
    class.scope()
}

/// What was chosen when the form was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::server::oauth) struct Chosen {
    /// The accounts.
    pub(in crate::server::oauth) accounts: Vec<AccountId>,
    /// The kinds of data.
    pub(in crate::server::oauth) classes: DataClasses,
    /// The days.
    pub(in crate::server::oauth) days: Option<u32>,
}

/// What was left unchosen when the form was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::server::oauth) struct Unchosen {
    /// No account.
    pub(in crate::server::oauth) accounts: bool,
    /// No kind of data.
    pub(in crate::server::oauth) classes: bool,
    /// No days.
    pub(in crate::server::oauth) days: bool,
}

/// The page's content.
pub(in crate::server::oauth) struct ConsentPage<'a> {
    /// The issuer's path.
    pub(in crate::server::oauth) base: &'a str,
    /// The bank's name.
    pub(in crate::server::oauth) bank: &'a str,
    /// The platform that asks.
    pub(in crate::server::oauth) client: &'a str,
    /// Ties the form to the visit.
    pub(in crate::server::oauth) csrf: &'a str,
    /// What can be chosen.
    pub(in crate::server::oauth) accounts: &'a [AccountChoice],
    /// What can be chosen.
    pub(in crate::server::oauth) classes: DataClasses,
    /// How long it can be chosen for, in days.
    pub(in crate::server::oauth) days: &'a [u32],
    /// What was chosen so far: nothing, the first time.
    pub(in crate::server::oauth) chosen: &'a Chosen,
    /// What is missing.
    pub(in crate::server::oauth) unchosen: Unchosen,
}

/// The message that names a data class.
fn class_words(class: DataClass) -> String {
    format!("class-{}", class.scope().replace('.', "-"))
}

impl ConsentPage<'_> {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(&self) -> String {
        let text = |id: &str| words(id, &[("client", self.client)]);
        let missing = |is: bool, id: &str| is.then(|| text(id));
        let accounts = missing(self.unchosen.accounts, "consent-account-missing");
        let classes = missing(self.unchosen.classes, "consent-kind-missing");
        let length = missing(self.unchosen.days, "consent-days-missing");
        let mut found = Vec::new();
        found.extend(accounts.clone().map(|text| ("accounts", text)));
        found.extend(classes.clone().map(|text| ("classes", text)));
        found.extend(length.clone().map(|text| ("days", text)));
        let boxes = [self.account_boxes(), self.class_boxes(), self.day_choices()];
        let main = html! {
            (problems(&found))
            p { (text("consent-intro")) }
            p class="notice" { (text("consent-heard")) }
            form method="post" action={ (self.base) (Endpoint::Consent.path()) } novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                (self.group("accounts", "consent-accounts", accounts.as_deref(), &boxes[0]))
                (self.group("classes", "consent-kinds", classes.as_deref(), &boxes[1]))
                (self.group("days", "consent-days", length.as_deref(), &boxes[2]))
                p { (text("consent-end")) }
                div class="actions" {
                    @if !self.accounts.is_empty() {
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
        page(self.base, self.bank, &text("consent-title"), &main)
    }

    /// A group of choices under a heading of its own.
    fn group(&self, id: &str, heading: &str, wrong: Option<&str>, choices: &Markup) -> Markup {
        let given = [("client", self.client)];
        let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
        let described = match wrong {
            Some(_) => format!("{hint_id} {fault_id}"),
            None => hint_id.clone(),
        };
        html! {
            fieldset id=(id) tabindex="-1" aria-describedby=(described) {
                legend { (words(heading, &given)) }
                p class="hint" id=(hint_id) { (words(&format!("{heading}-hint"), &given)) }
                (fault(&fault_id, wrong))
                (choices)
            }
        }
    }

    fn account_boxes(&self) -> Markup {
        html! {
            @for account in self.accounts {
                @let name = format!("account.{}", account.key);
                div class="choice" {
                    input type="checkbox" id=(name) name=(name)
                        checked[self.chosen.accounts.contains(&account.id)];
                    label for=(name) { (account.shown) }
                }
            }
            @if self.accounts.is_empty() { p { (words("consent-accounts-none", &[])) } }
        }
    }

    fn class_boxes(&self) -> Markup {
        html! {
            @for class in self.classes.iter() {
                @let name = format!("class.{}", class_key(class));
                div class="choice" {
                    input type="checkbox" id=(name) name=(name)
                        checked[self.chosen.classes.has(class)];
                    label for=(name) {
                        (words(&class_words(class), &[]))
                        span class="hint" { (hint(&class_words(class))) }
                    }
                }
            }
        }
    }

    fn day_choices(&self) -> Markup {
        html! {
            @for count in self.days {
                @let id = format!("days.{count}");
                div class="choice" {
                    input type="radio" id=(id) name="days" value=(count)
                        checked[self.chosen.days == Some(*count)];
                    label for=(id) { (days("consent-days-option", *count)) }
                }
            }
        }
    }
}
