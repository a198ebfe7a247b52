//! Which sentences answer, and in which order: the same in every language.
//!
//! | File | What it composes |
//! |---|---|
//! | `replies` | picks among the others and keeps replies short |
//! | `style` | how much of an answer is said |
//! | `names`, `lists` | accounts, merchants, the bank; several of them |
//! | `categories`, `dates`, `periods` | what was counted, and when |
//! | `balances`, `transactions`, `accounts`, `totals`, `listed`, `net` | answers |
//! | `bills`, `outlook`, `explain`, `cards` | answers about what is to come, and why |
//! | `barriers`, `talk`, `published` | everything else that is replied |
//! | `screen`, `outlook_screen` | what is shown next to it |

mod accounts;
mod balances;
mod barriers;
mod bills;
mod cards;
mod categories;
mod dates;
mod explain;
mod listed;
mod lists;
mod names;
mod net;
mod outlook;
mod outlook_screen;
mod periods;
mod published;
mod replies;
mod screen;
mod style;
mod talk;
mod totals;
mod transactions;

pub(super) use replies::{compose, one_moment};
