//! Whether cards can be paid with.

use super::names::{ACCOUNT, APP};
use crate::speech::wording::messages;

/// What a card can be.
pub(in crate::speech) const STATES: &[&str] =
    &["active", "locked", "locked_now", "locked_already", "blocked", "not_activated", "expired"];

/// The messages that name a card.
pub(in crate::speech) const CARD: &[&str] =
    &["account-called", "account-credit-card", "account-ending", "cards-of", "cards-digits"];

messages! { "cards.ftl";
    /// The card of an account that is no card.
    OF = "cards-of" { account: Forms(ACCOUNT) };
    /// A card told apart by its digits.
    DIGITS = "cards-digits" { card: Forms(CARD), digits: Words };
    /// What a card is.
    STATE = "cards-state" (apart) { card: Forms(CARD), state: Key(STATES) };
    /// There are no cards.
    NONE = "cards-none" {};
    /// It is not sure who speaks.
    STEP_UP = "cards-step-up" { app: Forms(APP) };
    /// The bank does not offer it here.
    NOT_OFFERED = "cards-not-offered" { app: Forms(APP) };
    /// No card fits.
    NO_SUCH = "cards-no-such" {};
    /// How many cards fit.
    FIT = "cards-fit" { count: Count };
    /// Asks for one of them.
    SAY_WHICH = "cards-say-which" {};
}
