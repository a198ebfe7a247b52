//! Which sentences answer, and in which order: the same in every language.
//!
//! | File | What it composes |
//! |---|---|
//! | `replies` | picks among the others and keeps replies short |
//! | `style` | how much of an answer is said, and how exact |
//! | `spelled` | the names in an answer, letter by letter |
//! | `names`, `lists` | accounts, merchants, the bank; several of them |
//! | `categories`, `dates`, `periods` | what was counted, and when |
//! | `balances`, `transactions`, `accounts`, `totals`, `aspects`, `listed`, `net` | answers |
//! | `bills`, `outlook`, `explain`, `cards` | answers about what is to come, and why |
//! | `barriers`, `talk`, `published`, `branches`, `exchange` | everything else that is replied |
//! | `screen`, `outlook_screen`, `published_screen` | what is shown next to it |

mod accounts;
mod aspects;
mod balances;
mod barriers;
mod bills;
mod branches;
mod cards;
mod categories;
mod dates;
mod exchange;
mod explain;
mod listed;
mod lists;
mod names;
mod net;
mod outlook;
mod outlook_screen;
mod periods;
mod published;
mod published_screen;
mod replies;
mod screen;
mod sharing;
mod spelled;
mod style;
mod talk;
mod totals;
mod transactions;

pub(super) use replies::{compose, one_moment};
