//! Transactions by a filter.

use super::transactions::STATES;
use crate::speech::wording::messages;

/// What one of many can be.
pub(in crate::speech) const RANKS: &[&str] = &["largest", "smallest"];

messages! { "listed.ftl";
    /// How many there are. What narrows the search begins with a space, or is nothing.
    FOUND = "listed-found" {
        count: Count, state: Key(STATES), merchant: Words, category: Words, place: Words,
        span: Words,
    };
    /// What narrows the search, in a sentence of its own.
    THAT = "listed-that" { part: Words };
    /// The merchant.
    AT = "listed-at" { merchant: Words };
    /// The category.
    FOR = "listed-for" { category: Words };
    /// In which order they are told.
    LARGEST_FIRST = "listed-largest-first" {};
    /// In which order they are told.
    SMALLEST_FIRST = "listed-smallest-first" {};
    /// One is final.
    POSTED = "listed-posted" {};
    /// What one counts as.
    FILED = "listed-filed" { category: Words };
    /// Among how many one is the largest or smallest.
    RANK = "listed-rank" { rank: Key(RANKS), count: Count, span: Words };
}
