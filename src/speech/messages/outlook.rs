//! Pay, what can be spent, and the balance to come.

use super::names::ACCOUNT;
use crate::speech::wording::messages;

/// How sure an amount is.
pub(in crate::speech) const BOUNDS: &[&str] = &["exact", "least"];

/// What is left, with and without a wish.
pub(in crate::speech) const LEFTS: &[&str] =
    &["would_be_left", "would_be_short", "can_spend", "will_be_short"];

/// What an account will be.
pub(in crate::speech) const STATES: &[&str] = &["have", "owe", "overdrawn"];

messages! { "outlook.ftl";
    /// Nothing came in.
    NO_PAY = "outlook-no-pay" {};
    /// The last that came in, where it is no pay.
    LAST_DEPOSIT = "outlook-last-deposit" (apart) { day: Day, amount: Amount };
    /// There is no regular pay.
    NO_REGULAR_PAY = "outlook-no-regular-pay" {};
    /// How many more pays there are.
    MORE_PAYS = "outlook-more-pays" { count: Count };
    /// A pay is late.
    PAY_AWAITED = "outlook-pay-awaited" { from: Words, day: Day };
    /// A pay came.
    PAY_CAME = "outlook-pay-came" { from: Words, day: Day };
    /// A pay came, and how much.
    PAY_CAME_WITH = "outlook-pay-came-with" (apart) { from: Words, day: Day, amount: Amount };
    /// The next pay.
    PAY_NEXT = "outlook-pay-next" { day: Day };
    /// The next pay, and how much.
    PAY_NEXT_WITH = "outlook-pay-next-with" (apart)
        { day: Day, amount: Amount, bound: Key(BOUNDS) };
    /// There is enough.
    ENOUGH = "outlook-enough" { wish: Amount };
    /// There is not enough.
    NOT_ENOUGH = "outlook-not-enough" { wish: Amount };
    /// What is left until then.
    LEFT = "outlook-left" (apart) { amount: Amount, how: Key(LEFTS), until: Words };
    /// Until the next pay, in a sentence.
    BY_PAYDAY = "outlook-by-payday" { day: Day };
    /// Some days ahead, in a sentence.
    IN_DAYS = "outlook-in-days" { count: Count };
    /// What there is now.
    AVAILABLE = "outlook-available" (apart)
        { account: Forms(ACCOUNT), amount: Amount, state: Key(STATES) };
    /// No bills until then.
    NO_BILLS = "outlook-no-bills" {};
    /// The bills until then.
    BILLS = "outlook-bills" { count: Count, amount: Amount };
    /// That it is all for the statements of some cards.
    ALL_OF_CARDS = "outlook-all-of-cards" { count: Count };
    /// What of it is for the statements of some cards.
    PART_OF_CARDS = "outlook-part-of-cards" (apart) { count: Count, amount: Amount };
    /// What there will be.
    FORECAST = "outlook-forecast" (apart)
        { account: Forms(ACCOUNT), amount: Amount, state: Key(STATES), when: Words };
    /// Today, in a sentence.
    END_OF_TODAY = "outlook-end-of-today" {};
    /// In a week, in a sentence.
    IN_A_WEEK = "outlook-in-a-week" {};
    /// On a day to come, in a sentence.
    ON_DAY = "outlook-on-day" { day: Day };
    /// Nothing comes in or goes out.
    NOTHING_EXPECTED = "outlook-nothing-expected" {};
    /// What goes out.
    EXPECT_OUT = "outlook-expect-out" { amount: Amount };
    /// What comes in.
    EXPECT_IN = "outlook-expect-in" { amount: Amount };
    /// Both.
    EXPECT_BOTH = "outlook-expect-both" (apart) { bills: Amount, incomes: Amount };
    /// What it leaves out.
    EVERYDAY = "outlook-everyday" {};
    /// From when the balance is.
    BALANCE_AS_OF = "outlook-balance-as-of" { ago: Words };
}
