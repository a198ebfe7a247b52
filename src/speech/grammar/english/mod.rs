//! American English.
//!
//! | File | What it words |
//! |---|---|
//! | `numbers`, `money`, `currency_names`, `dates` | figures |
//! | `phrase`, `names` | sentences, and the names that stand in them |
//! | `balances`, `transactions`, `accounts` | answers |
//! | `barriers`, `talk`, `published` | everything else that is replied |
//! | `screen` | what is shown next to it |
//! | `compose` | picks among them and keeps replies short |

mod accounts;
mod balances;
mod barriers;
mod compose;
mod currency_names;
mod dates;
mod money;
mod names;
mod numbers;
mod phrase;
mod published;
mod screen;
mod talk;
mod transactions;

pub(crate) use compose::compose;
pub(crate) use talk::ONE_MOMENT;
