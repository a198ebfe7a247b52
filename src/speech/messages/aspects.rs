//! What is told first of a total where that is not what it comes to.

use crate::speech::wording::messages;

/// What was summed up.
pub(in crate::speech) const FLOWS: &[&str] = &["spending", "income", "fees", "refunds"];

messages! { "aspects.ftl";
    /// What a transaction comes to on average.
    AVERAGE = "aspects-average" { flow: Key(FLOWS), amount: Amount };
    /// How often.
    TIMES = "aspects-times" { flow: Key(FLOWS), count: Count };
    /// What an average is of.
    OF = "aspects-of" { amount: Amount, count: Count };
    /// What they come to.
    IN_ALL = "aspects-in-all" { amount: Amount };
}
