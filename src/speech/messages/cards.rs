//! Whether cards can be paid with.

use super::names::{ACCOUNT, APP, BANK};
use crate::speech::wording::messages;

/// What a card can be.
pub(in crate::speech) const STATES: &[&str] = &[
    "active",
    "locked",
    "locked_now",
    "locked_already",
    "unlocked_now",
    "blocked",
    "not_activated",
    "expired",
];

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
    /// Nothing was locked.
    NOT_DONE = "cards-not-done" {};
    /// Nothing was unlocked.
    NOT_UNLOCKED = "cards-not-unlocked" {};
    /// Nobody knows here whether it was locked.
    UNKNOWN = "cards-unknown" {};
    /// Where it can be done by telephone.
    BY_PHONE = "cards-by-phone" { phone: Words };
    /// Which card is going to be locked, if the customer says so.
    CONFIRM = "cards-confirm" (apart) { card: Forms(CARD) };
    /// The same for a lost card.
    CONFIRM_LOST = "cards-confirm-lost" (apart) { card: Forms(CARD) };
    /// A person at the bank has to know of a lost card.
    REPORT_PHONE = "cards-report-phone" { bank: Forms(BANK), phone: Words };
    /// The same, without a telephone number.
    REPORT_APP = "cards-report-app" { app: Forms(APP) };
    /// No card fits.
    NO_SUCH = "cards-no-such" {};
    /// How many cards fit.
    FIT = "cards-fit" { count: Count };
}
