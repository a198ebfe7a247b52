//! What every page has around it.

use maud::{DOCTYPE, Markup, html};

use super::words::{LANGUAGE, words};
use crate::oauth::Endpoint;

/// The stylesheet.
pub(in crate::server::oauth) const STYLE: &str = include_str!("style.css");

/// A whole page around `main`. `base` is the issuer's path.
pub(super) fn page(base: &str, bank: &str, title: &str, main: &Markup) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang=(LANGUAGE) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (words("page-title", &[("title", title), ("bank", bank)])) }
                link rel="stylesheet" href={ (base) (Endpoint::Style.path()) };
            }
            body {
                header { p class="bank" { (bank) } }
                main { h1 { (title) } (main) }
            }
        }
    };
    markup.into_string()
}

/// What is wrong with a form, above it, each line leading to its field.
pub(super) fn problems(found: &[(&str, String)]) -> Markup {
    html! {
        @if !found.is_empty() {
            div class="problems" role="alert" {
                h2 { (words("page-problem", &[])) }
                ul {
                    @for (field, text) in found { li { a href={ "#" (field) } { (text) } } }
                }
            }
        }
    }
}

/// What is wrong with one field, beside it.
pub(super) fn fault(id: &str, text: Option<&str>) -> Markup {
    html! { @if let Some(text) = text { p class="fault" id=(id) { (text) } } }
}
