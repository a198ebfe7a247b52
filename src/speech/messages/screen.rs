//! What is shown next to the speech.

use crate::speech::wording::messages;

/// What can be shown.
pub(in crate::speech) const TITLES: &[&str] = &[
    "balances",
    "owed",
    "credit",
    "recent",
    "pending",
    "transactions",
    "spending",
    "income",
    "fees",
    "refunds",
    "net",
    "merchants",
    "accounts",
    "which_account",
    "bills",
    "statements",
    "subscriptions",
    "payday",
    "cards",
    "changed",
    "before_payday",
    "expected",
];

/// Who or what a line is about, where there is no name.
pub(in crate::speech) const PARTIES: &[&str] = &[
    "payment",
    "pay",
    "bill",
    "purchases",
    "refunds",
    "cash",
    "bills",
    "deposits",
    "own",
    "fees",
    "interest",
];

/// What a card can be.
pub(in crate::speech) const CARD_STATES: &[&str] =
    &["active", "locked", "blocked", "not_activated", "expired"];

/// The figures of an outlook.
pub(in crate::speech) const FIGURES: &[&str] =
    &["other", "available", "bills", "left", "now", "in", "out"];

messages! { "screen.ftl";
    /// The title.
    TITLE = "screen-title" { of: Key(TITLES) };
    /// A debt that was overpaid.
    CREDIT = "screen-credit" { amount: Amount };
    /// A debt.
    OWED = "screen-owed" { amount: Amount };
    /// An account below zero.
    OVERDRAWN = "screen-overdrawn" { amount: Amount };
    /// No debt.
    NOTHING_OWED = "screen-nothing-owed" {};
    /// What can be spent.
    AVAILABLE = "screen-available" { amount: Amount };
    /// Nothing can be spent.
    NOTHING_AVAILABLE = "screen-nothing-available" {};
    /// What is booked.
    BOOKED = "screen-booked" { amount: Amount };
    /// A limit that is exceeded.
    OVER_LIMIT = "screen-over-limit" { amount: Amount };
    /// What is left of a limit.
    LEFT = "screen-left" { amount: Amount };
    /// What is pending.
    PENDING = "screen-pending" { amount: Amount };
    /// From when it is.
    AS_OF = "screen-as-of" { ago: Words };
    /// A transaction that is pending.
    STILL_PENDING = "screen-still-pending" {};
    /// What is held, owed and left in one currency.
    NET = "screen-net" { code: Words, held: Amount, owed: Amount, net: Words };
    /// A closed account.
    CLOSED = "screen-closed" { account: Words };
    /// The days of a total.
    DAYS = "screen-days" { first: Words, last: Words };
    /// A merchant without a name.
    UNNAMED = "screen-unnamed" {};
    /// An amount that varies.
    ABOUT = "screen-about" { amount: Amount };
    /// When something is due.
    DUE = "screen-due" { day: Words };
    /// When something is expected.
    EXPECTED = "screen-expected" { day: Words };
    /// When something comes again.
    NEXT = "screen-next" { day: Words };
    /// When something came.
    CAME = "screen-came" { day: Words };
    /// Who, where there is no name.
    PARTY = "screen-party" { of: Key(PARTIES) };
    /// What a card is.
    CARD = "screen-card" { state: Key(CARD_STATES) };
    /// A figure with its name.
    FIGURE = "screen-figure" { of: Key(FIGURES), amount: Words };
}
