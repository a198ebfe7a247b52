//! American English.
//!
//! | File | What it words |
//! |---|---|
//! | `numbers`, `money`, `currency_names`, `dates`, `periods` | figures |
//! | `phrase`, `names` | sentences, and the names that stand in them |
//! | `balances`, `transactions`, `accounts`, `totals`, `aspects`, `listed`, `net` | answers |
//! | `bills`, `outlook`, `explain`, `cards` | answers about what is to come, and why |
//! | `barriers`, `talk`, `published`, `branches`, `exchange` | everything else that is replied |
//! | `screen`, `outlook_screen`, `published_screen` | what is shown next to it |
//! | `compose` | picks among them and keeps replies short |

mod accounts;
mod aspects;
mod balances;
mod barriers;
mod bills;
mod branches;
mod cards;
mod categories;
mod compose;
mod currency_names;
mod dates;
mod exchange;
mod explain;
mod listed;
mod money;
mod names;
mod net;
mod numbers;
mod outlook;
mod outlook_screen;
mod periods;
mod phrase;
mod published;
mod published_screen;
#[cfg(test)]
mod read_back;
mod screen;
mod talk;
mod totals;
mod transactions;

pub(crate) use compose::compose;
pub(crate) use talk::ONE_MOMENT;
