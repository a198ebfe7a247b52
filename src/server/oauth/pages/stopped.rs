//! The pages on which a visit ends without an answer to the platform.

use maud::html;

use super::layout::Site;
use crate::oauth::Endpoint;

/// Why a visit ends here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server::oauth) enum Stopped {
    /// The platform's request is none.
    BadLink,
    /// There is no visit that still holds.
    Over,
    /// Too many tries from one place.
    TooMany,
    /// There is no visit to the customer's own pages that still holds.
    OverSharing,
    /// The bank or the Vault cannot be used.
    Busy,
}

impl Stopped {
    /// The page as HTML.
    pub(in crate::server::oauth) fn html(self, site: Site<'_>) -> String {
        let (title, text) = match self {
            Self::BadLink => ("stopped-link-title", "stopped-link"),
            Self::Over => ("stopped-over-title", "stopped-over"),
            Self::TooMany => ("stopped-many-title", "stopped-many"),
            Self::OverSharing => ("stopped-own-title", "stopped-own"),
            Self::Busy => ("stopped-busy-title", "stopped-busy"),
        };
        let main = html! {
            p { (site.language.text(text)) }
            @if self == Self::OverSharing {
                p {
                    a class="button" href={ (site.base) (Endpoint::Sharing.path()) } {
                        (site.language.text("stopped-own-link"))
                    }
                }
            }
        };
        site.page(&site.language.text(title), &main)
    }
}
