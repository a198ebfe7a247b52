//! How each metric is answered over the port.
//!
//! | File | What it answers |
//! |---|---|
//! | `asked` | a question on its way: what all answers share |
//! | `balances`, `recent` | balances, credit and lists of accounts; the latest transactions |
//! | `totals`, `groups`, `sums` | sums, their parts, and the arithmetic of both |
//! | `listed` | transactions by a filter |
//! | `net` | what is held and owed in all |
//! | `span`, `earlier` | which days and instants; what a period is compared with |
//! | `reach` | how far back the customer agreed that is looked |
//! | `sift` | from a question's filter to a connector's, and what that cannot say |
//! | `meaning` | which of the customer's merchants and categories are meant |

mod asked;
mod balances;
mod earlier;
mod groups;
mod listed;
mod meaning;
mod net;
mod pick;
mod reach;
mod recent;
mod sift;
mod span;
mod sums;
mod totals;

pub(super) use asked::{Asked, damaged};
pub(super) use balances::overdrawn;
pub(super) use reach::{Reaching, beyond};
pub(super) use span::{since, start_of};
