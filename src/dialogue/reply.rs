//! What is replied, in no language yet.

use crate::bank::{Answer, Metric};
use crate::consent::Barrier;

/// Everything Saldo can reply. `speech` puts it into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Welcomes and asks what the customer would like to know.
    Welcome,
    /// Says two things that can be asked now, fit for what the talk is about, and asks.
    Help {
        /// What the talk is about.
        about: Option<Metric>,
    },
    /// Says goodbye and closes.
    Goodbye,
    /// Asks what the customer would like to know ("yes" to "anything else?", "start over").
    WhatElse,
    /// Was not understood: rephrases, then gives examples, then closes politely.
    NotUnderstood {
        /// How often in a row, from 1; at 3 the talk is closed.
        misses: u8,
    },
    /// "Repeat" with nothing to repeat.
    NothingToRepeat,
    /// "More" or "previous" with nothing there.
    NothingMore,
    /// "Yes" or "no" to no question.
    NothingAsked,
    /// "What about savings" with no question before.
    RefineWhat,
    /// Tells an answer.
    Tell(Answer),
    /// The caller may not hear it.
    Barred(Barrier),
    /// The bank's data cannot be had just now.
    Unavailable,
    /// Too many are asking at once.
    Busy,
    /// The bank's routing number.
    RoutingNumber,
    /// The bank's opening hours.
    OpeningHours,
    /// The bank's telephone number.
    Contact,
}
