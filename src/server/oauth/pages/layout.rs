//! What every page has around it.

use maud::{DOCTYPE, Markup, html};
use url::form_urlencoded;

use super::language::Language;
use crate::oauth::Endpoint;

/// The stylesheet.
pub(in crate::server::oauth) const STYLE: &str = include_str!("style.css");

/// What all pages of one visitor share.
#[derive(Debug, Clone, Copy)]
pub(in crate::server::oauth) struct Site<'a> {
    /// The issuer's path, empty for most.
    pub(in crate::server::oauth) base: &'a str,
    /// The bank's name.
    pub(in crate::server::oauth) bank: &'a str,
    /// The visitor's language.
    pub(in crate::server::oauth) language: Language,
    /// The query of the page's address: the page in another language is about the same.
    pub(in crate::server::oauth) query: &'a str,
}

impl Site<'_> {
    /// A whole page around `main`.
    pub(super) fn page(&self, title: &str, main: &Markup) -> String {
        let language = self.language;
        let whole = language.words("page-title", &[("title", title), ("bank", self.bank)]);
        let markup = html! {
            (DOCTYPE)
            html lang=(language.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    title { (whole) }
                    link rel="stylesheet" href={ (self.base) (Endpoint::Style.path()) };
                }
                body {
                    header { p class="bank" { (self.bank) } }
                    main { h1 { (title) } (main) }
                    footer { (self.languages()) }
                }
            }
        };
        markup.into_string()
    }

    fn languages(&self) -> Markup {
        html! {
            nav aria-label=(self.language.text("page-languages")) {
                ul {
                    @for language in Language::ALL {
                        @let code = language.code();
                        li {
                            @if language == self.language {
                                span lang=(code) aria-current="true" { (language.own_name()) }
                            } @else {
                                a href=(self.address_in(language)) lang=(code) hreflang=(code) {
                                    (language.own_name())
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The address of this page in `language`, whatever else it says kept.
    fn address_in(&self, language: Language) -> String {
        let kept = form_urlencoded::parse(self.query.as_bytes()).filter(|(name, _)| name != "lang");
        let mut query = form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
        query.extend_pairs(kept).append_pair("lang", language.code());
        query.finish()
    }

    /// What is wrong with a form, above it, each line leading to its field.
    pub(super) fn problems(&self, found: &[(&str, String)]) -> Markup {
        html! {
            @if !found.is_empty() {
                div class="problems" role="alert" {
                    h2 { (self.language.text("page-problem")) }
                    ul {
                        @for (field, text) in found { li { a href={ "#" (field) } { (text) } } }
                    }
                }
            }
        }
    }
}

/// What is wrong with one field, beside it.
pub(super) fn fault(id: &str, text: Option<&str>) -> Markup {
    html! { @if let Some(text) = text { p class="fault" id=(id) { (text) } } }
}

/// A group of choices under a heading of its own.
pub(super) struct Group<'a> {
    /// The group's id on the page.
    pub(super) id: &'a str,
    /// Its heading.
    pub(super) heading: &'a str,
    /// What is said in small below it.
    pub(super) hint: &'a str,
    /// What is wrong with it.
    pub(super) wrong: Option<&'a str>,
}

impl Group<'_> {
    /// The group around `choices`.
    pub(super) fn around(&self, choices: &Markup) -> Markup {
        let (hint_id, fault_id) = (format!("{}-hint", self.id), format!("{}-fault", self.id));
        let described = match self.wrong {
            Some(_) => format!("{hint_id} {fault_id}"),
            None => hint_id.clone(),
        };
        html! {
            fieldset id=(self.id) tabindex="-1" aria-describedby=(described) {
                legend { (self.heading) }
                p class="hint" id=(hint_id) { (self.hint) }
                (fault(&fault_id, self.wrong))
                (choices)
            }
        }
    }
}

/// One box to tick or one button to choose, with its label.
pub(super) struct Choice<'a> {
    /// `checkbox` or `radio`.
    pub(super) kind: &'a str,
    /// Its id on the page.
    pub(super) id: &'a str,
    /// Its name in the form.
    pub(super) name: &'a str,
    /// What is sent for it.
    pub(super) value: &'a str,
    /// Whether it is chosen.
    pub(super) is_chosen: bool,
    /// Its label.
    pub(super) label: &'a str,
    /// What is said in small below the label.
    pub(super) hint: Option<&'a str>,
}

impl Choice<'_> {
    /// The choice as it stands on the page.
    pub(super) fn shown(&self) -> Markup {
        html! {
            div class="choice" {
                input type=(self.kind) id=(self.id) name=(self.name) value=(self.value)
                    checked[self.is_chosen];
                label for=(self.id) {
                    (self.label)
                    @if let Some(hint) = self.hint { span class="hint" { (hint) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_is_the_same_page() {
        for (query, expected) in [
            ("", "?lang=de"),
            ("lang=en", "?lang=de"),
            ("id=lnk_1&lang=en&days=30", "?id=lnk_1&days=30&lang=de"),
            ("x=%22%3E%3Cb&y=a%26lang%3Den", "?x=%22%3E%3Cb&y=a%26lang%3Den&lang=de"),
            ("to=https://evil.example/", "?to=https%3A%2F%2Fevil.example%2F&lang=de"),
        ] {
            let site = Site { base: "", bank: "Bank", language: Language::English, query };
            assert_eq!(site.address_in(Language::German), expected);
        }
    }
}
