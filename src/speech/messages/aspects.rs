//! What is told first of a total where that is not what it comes to.

use super::totals::FLOWS;
use crate::speech::wording::messages;

messages! { "aspects.ftl";
    /// What a transaction comes to on average. What narrows it begins with a space, or is nothing.
    AVERAGE = "aspects-average" {
        amount: Amount, flow: Key(FLOWS), merchant: Words, category: Words, place: Words,
        span: Words,
    };
    /// How often.
    TIMES = "aspects-times" {
        count: Count, flow: Key(FLOWS), merchant: Words, category: Words, place: Words,
        span: Words,
    };
    /// What an average is of.
    OF = "aspects-of" { amount: Amount, count: Count };
    /// What they come to.
    IN_ALL = "aspects-in-all" { amount: Amount };
}
