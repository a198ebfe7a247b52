//! Why a caller hears no account.

use super::names::{APP, BANK};
use crate::speech::wording::messages;

/// The data classes of a grant.
pub(in crate::speech) const CLASSES: &[&str] = &[
    "accounts_list",
    "balance_read",
    "transactions_read",
    "transactions_search",
    "bills_read",
    "card_status",
    "alerts_subscribe",
    "speak_amounts",
    "speak_names",
];

messages! { "barriers.ftl";
    /// Nothing is linked.
    NOT_LINKED = "barrier-not-linked" { bank: Forms(BANK) };
    /// The link is too old.
    EXPIRED = "barrier-expired" { bank: Forms(BANK) };
    /// The link was taken back.
    REVOKED = "barrier-revoked" { bank: Forms(BANK) };
    /// The grant leaves out what was asked for.
    MISSING = "barrier-missing" { class: Key(CLASSES) };
    /// The link ends in so many days.
    ENDS_SOON = "link-ends-soon" { days: Count };
    /// The device belongs to a hotel or the like.
    SHARED_PLACE = "barrier-shared-place" { app: Forms(APP) };
}
