//! Bills, statements and subscriptions.

use super::names::ACCOUNT;
use crate::speech::wording::messages;

/// The spans of time in which bills are looked for.
pub(in crate::speech) const SPANS: &[&str] = &["today", "days", "until", "between"];

/// Whether bills of some days were asked for.
pub(in crate::speech) const TIMES: &[&str] = &["any", "days"];

/// What a total is of.
pub(in crate::speech) const TOTALS: &[&str] = &["bills", "monthly"];

/// How sure an amount is.
pub(in crate::speech) const BOUNDS: &[&str] = &["exact", "about"];

/// How sure a day is, and what it is.
pub(in crate::speech) const DAYS: &[&str] = &["expected", "due", "due_since", "arranged"];

/// How often something is paid.
pub(in crate::speech) const FREQUENCIES: &[&str] =
    &["weekly", "weeks", "days", "monthly", "yearly", "months", "semimonthly"];

messages! { "bills.ftl";
    /// How many bills there are.
    FOUND = "bills-found" { count: Count, span: Words };
    /// How many bills there are of one category.
    FOUND_FOR = "bills-found-for" { count: Count, category: Words };
    /// That there is no bill of the payee or category that was asked for.
    NONE_SUCH = "bills-none-such" { of: Key(TIMES), span: Words };
    /// The days that were looked at, in a sentence.
    SPAN = "bills-span" { kind: Key(SPANS), days: Count, last: Day, range: Words };
    /// What all of them come to.
    TOTAL = "bills-total" { amount: Amount, bound: Key(BOUNDS), of: Key(TOTALS) };
    /// How many have an amount that is not known.
    UNCOUNTED = "bills-uncounted" { count: Count };
    /// One payment, its amount not known.
    PAYMENT = "bills-payment" (apart) { who: Forms(PAYEES), when: Words };
    /// One payment.
    PAYMENT_OF = "bills-payment-of" (apart)
        { who: Forms(PAYEES), when: Words, amount: Amount, bound: Key(BOUNDS) };
    /// The day of a payment, in a sentence.
    WHEN = "bills-when" { kind: Key(DAYS), day: Day };
    /// A payee by name.
    PAYEE = "bills-payee" { name: Words };
    /// A payee without a name.
    PAYEE_UNKNOWN = "bills-payee-unknown" {};
    /// There is nothing that could have a statement.
    NO_CARDS = "bills-no-cards" {};
    /// There is no statement.
    NO_STATEMENT = "bills-no-statement" {};
    /// Nothing is due.
    NOTHING_DUE = "bills-nothing-due" { account: Forms(ACCOUNT) };
    /// The last statement is paid.
    PAID = "bills-paid" { account: Forms(ACCOUNT) };
    /// What a statement asks for.
    STATEMENT = "bills-statement" (apart) { account: Forms(ACCOUNT), amount: Amount };
    /// By when.
    DUE_ON = "bills-due-on" { day: Day };
    /// By when it should have been.
    WAS_DUE = "bills-was-due" { day: Day };
    /// The least that must be paid.
    MINIMUM = "bills-minimum" { amount: Amount };
    /// What of the least is still to be paid.
    MINIMUM_LEFT = "bills-minimum-left" { amount: Amount };
    /// The least has been paid.
    MINIMUM_PAID = "bills-minimum-paid" {};
    /// What is late.
    PAST_DUE = "bills-past-due" { amount: Amount };
    /// There are no subscriptions.
    NO_SUBSCRIPTIONS = "bills-no-subscriptions" {};
    /// How many subscriptions there are.
    SUBSCRIPTIONS = "bills-subscriptions" { count: Count };
    /// One subscription, its amount not known.
    SUBSCRIPTION = "bills-subscription" (apart) { who: Forms(PAYEES), often: Words };
    /// One subscription.
    SUBSCRIPTION_OF = "bills-subscription-of" (apart)
        { who: Forms(PAYEES), often: Words, amount: Amount, bound: Key(BOUNDS) };
    /// A subscription without a name.
    CARD_PAYMENT = "bills-card-payment" {};
    /// How often, in a sentence.
    OFTEN = "bills-often" { kind: Key(FREQUENCIES), count: Count };
    /// What it cost before.
    ROSE = "bills-rose" (apart) { was: Amount, day: Day };
}

/// The messages that name whom a bill is paid to.
pub(in crate::speech) const PAYEES: &[&str] = &[
    "account-called",
    "account-checking",
    "account-credit-card",
    "account-ending",
    "account-loan",
    "account-mortgage",
    "account-savings",
    "bills-card-payment",
    "bills-payee",
    "bills-payee-unknown",
];
