//! The terms of a consent, as they are chosen on a page.

use maud::{Markup, html};

use super::language::Language;
use super::layout::{Choice, Group};
use crate::bank::{Account, AccountKind};
use crate::basics::{AccountId, digest_of};
use crate::consent::{Aloud, DataClass, DataClasses, LookBack};

/// How many characters of an account's digest name it in the form.
const KEY_CHARS: usize = 16;

/// An account that can be chosen.
pub(in crate::server::oauth) struct AccountChoice {
    /// The account.
    pub(in crate::server::oauth) id: AccountId,
    /// What the form calls it: the bank's id stays with us.
    pub(in crate::server::oauth) key: String,
    /// What the page calls it.
    pub(in crate::server::oauth) shown: String,
}

impl AccountChoice {
    /// How `account` is offered.
    pub(in crate::server::oauth) fn of(account: &Account, language: Language) -> Self {
        let kind = match account.kind {
            AccountKind::Checking => "account-checking",
            AccountKind::Savings => "account-savings",
            AccountKind::CreditCard => "account-credit-card",
            AccountKind::Loan => "account-loan",
            AccountKind::Mortgage => "account-mortgage",
        };
        let own = account.nickname.as_ref().and_then(|name| name.spoken());
        let name = own.map_or_else(|| language.text(kind), |name| name.as_str().to_owned());
        let shown = match &account.last_four {
            Some(digits) => {
                let given = [("name", name.as_str()), ("digits", digits.as_str())];
                language.words("account-ending", &given)
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

/// What the form calls how far back.
pub(in crate::server::oauth) fn look_back_key(look_back: LookBack) -> String {
    look_back.days().map_or_else(|| "all".to_owned(), |days| days.to_string())
}

/// What the page calls how far back.
pub(super) fn look_back_words(language: Language, look_back: LookBack) -> String {
    match look_back.days() {
        None => language.text("consent-back-all"),
        Some(days) => language.words("consent-back-option", &[("days", u32::from(days))]),
    }
}

/// What is said of amounts: the data class that lets them be said, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server::oauth) enum Amounts {
    /// As this level says them.
    Said(Aloud),
    /// Not at all: no answer that tells one is given.
    Unsaid,
}

/// What can be chosen about amounts, from the most open to the most private.
pub(in crate::server::oauth) const AMOUNTS: [Amounts; 4] = [
    Amounts::Said(Aloud::Exact),
    Amounts::Said(Aloud::Rounded),
    Amounts::Said(Aloud::Relative),
    Amounts::Unsaid,
];

impl Amounts {
    /// What a consent to `classes` at this level says of amounts.
    pub(in crate::server::oauth) fn of(classes: DataClasses, level: Aloud) -> Self {
        if classes.has(DataClass::SpeakAmounts) { Self::Said(level) } else { Self::Unsaid }
    }

    /// Whether it tells more than `other`.
    pub(in crate::server::oauth) fn is_more_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Said(one), Self::Said(another)) => one < another,
            (Self::Said(_), Self::Unsaid) => true,
            (Self::Unsaid, _) => false,
        }
    }

    /// What the form calls it.
    pub(in crate::server::oauth) fn key(self) -> &'static str {
        match self {
            Self::Said(level) => level.name(),
            Self::Unsaid => "unsaid",
        }
    }

    /// The level that is kept with the consent: the most private that answers anything where
    /// amounts are not said at all.
    pub(in crate::server::oauth) fn level(self) -> Aloud {
        match self {
            Self::Said(level) => level,
            Self::Unsaid => Aloud::Relative,
        }
    }
}

/// What can be chosen.
pub(in crate::server::oauth) struct Offered {
    /// The accounts.
    pub(in crate::server::oauth) accounts: Vec<AccountChoice>,
    /// The kinds of data; `speak.amounts` is chosen with the amounts.
    pub(in crate::server::oauth) classes: DataClasses,
    /// How amounts are told; empty where no answer may tell one.
    pub(in crate::server::oauth) amounts: Vec<Amounts>,
    /// How far back; empty where nothing of the past can be chosen.
    pub(in crate::server::oauth) look_back: Vec<LookBack>,
    /// How long, in days.
    pub(in crate::server::oauth) days: Vec<u32>,
}

/// What was chosen when the form was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::server::oauth) struct Chosen {
    /// The accounts.
    pub(in crate::server::oauth) accounts: Vec<AccountId>,
    /// The kinds of data, without `speak.amounts`.
    pub(in crate::server::oauth) classes: DataClasses,
    /// How amounts are told.
    pub(in crate::server::oauth) amounts: Option<Amounts>,
    /// How far back.
    pub(in crate::server::oauth) look_back: Option<LookBack>,
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
    /// Nothing said of amounts.
    pub(in crate::server::oauth) amounts: bool,
    /// Not how far back.
    pub(in crate::server::oauth) look_back: bool,
    /// No days.
    pub(in crate::server::oauth) days: bool,
}

/// The fields of a form on which terms are chosen.
pub(super) struct Fields<'a> {
    pub(super) language: Language,
    /// The platform that the terms are about.
    pub(super) client: &'a str,
    pub(super) offered: &'a Offered,
    pub(super) chosen: &'a Chosen,
    pub(super) unchosen: Unchosen,
    /// The message that is said in small below the kinds of data.
    pub(super) kinds_hint: &'a str,
}

/// The message that names a data class.
pub(super) fn class_words(class: DataClass) -> String {
    format!("class-{}", class.scope().replace('.', "-"))
}

impl Fields<'_> {
    /// What is missing, each with the group that it is missing from.
    pub(super) fn missing(&self) -> Vec<(&'static str, String)> {
        let unchosen = self.unchosen;
        let all = [
            (unchosen.accounts, "accounts", "consent-account-missing"),
            (unchosen.classes, "classes", "consent-kind-missing"),
            (unchosen.amounts, "amounts", "consent-amounts-missing"),
            (unchosen.look_back, "look_back", "consent-back-missing"),
            (unchosen.days, "days", "consent-days-missing"),
        ];
        let missing = all.into_iter().filter(|(is_missing, ..)| *is_missing);
        missing.map(|(_, group, message)| (group, self.words(message))).collect()
    }

    /// All groups of choices.
    pub(super) fn shown(&self) -> Markup {
        let offered = self.offered;
        html! {
            (self.group(
                "accounts", "consent-accounts", "consent-accounts-hint", &self.accounts()
            ))
            (self.group("classes", "consent-kinds", self.kinds_hint, &self.classes()))
            @if !offered.amounts.is_empty() {
                (self.group("amounts", "consent-amounts", "consent-amounts-hint", &self.amounts()))
            }
            @if !offered.look_back.is_empty() {
                (self.group("look_back", "consent-back", "consent-back-hint", &self.look_back()))
            }
            @if !offered.days.is_empty() {
                (self.group("days", "consent-days", "consent-days-hint", &self.days()))
            }
        }
    }

    fn words(&self, id: &str) -> String {
        self.language.words(id, &[("client", self.client)])
    }

    fn group(&self, id: &str, heading: &str, hint: &str, choices: &Markup) -> Markup {
        let missing = self.missing();
        let wrong = missing.iter().find(|(group, _)| *group == id).map(|(_, text)| text.as_str());
        let (hint, heading) = (self.words(hint), self.words(heading));
        Group { id, heading: &heading, hint: &hint, wrong }.around(choices)
    }

    fn accounts(&self) -> Markup {
        html! {
            @for account in &self.offered.accounts {
                @let name = format!("account.{}", account.key);
                (Choice {
                    kind: "checkbox", id: &name, name: &name, value: "on",
                    is_chosen: self.chosen.accounts.contains(&account.id),
                    label: &account.shown, hint: None,
                }.shown())
            }
            @if self.offered.accounts.is_empty() {
                p { (self.language.text("consent-accounts-none")) }
            }
        }
    }

    fn classes(&self) -> Markup {
        html! {
            @for class in self.offered.classes.iter() {
                @let (name, words) = (format!("class.{}", class_key(class)), class_words(class));
                (Choice {
                    kind: "checkbox", id: &name, name: &name, value: "on",
                    is_chosen: self.chosen.classes.has(class),
                    label: &self.language.text(&words),
                    hint: Some(&self.language.hint(&words)),
                }.shown())
            }
        }
    }

    fn amounts(&self) -> Markup {
        html! {
            @for amounts in &self.offered.amounts {
                @let (id, words) =
                    (format!("amounts.{}", amounts.key()), format!("amounts-{}", amounts.key()));
                (Choice {
                    kind: "radio", id: &id, name: "amounts", value: amounts.key(),
                    is_chosen: self.chosen.amounts == Some(*amounts),
                    label: &self.language.text(&words),
                    hint: Some(&self.language.hint(&words)),
                }.shown())
            }
        }
    }

    fn look_back(&self) -> Markup {
        html! {
            @for reach in &self.offered.look_back {
                @let key = look_back_key(*reach);
                (Choice {
                    kind: "radio", id: &format!("look_back.{key}"), name: "look_back", value: &key,
                    is_chosen: self.chosen.look_back == Some(*reach),
                    label: &look_back_words(self.language, *reach), hint: None,
                }.shown())
            }
        }
    }

    fn days(&self) -> Markup {
        let label = |days| self.language.words("consent-days-option", &[("days", days)]);
        html! {
            @for days in self.offered.days.iter().copied() {
                (Choice {
                    kind: "radio", id: &format!("days.{days}"), name: "days",
                    value: &days.to_string(), is_chosen: self.chosen.days == Some(days),
                    label: &label(days), hint: None,
                }.shown())
            }
        }
    }
}
