//! What is to come and why things are as they are: bills, pay, forecasts, explanations, cards.
//!
//! | File | What it answers |
//! |---|---|
//! | `view` | which of the others answers; what they share |
//! | `due`, `commitments`, `history` | what will move money: known to the bank, else recurring |
//! | `bills`, `statements`, `subscriptions` | what has to be paid |
//! | `outgoing` | what will leave one account, card and loan bills among it |
//! | `payday` | what comes in |
//! | `explain` | why a balance changed |
//! | `afford`, `forecast` | what will be left |
//! | `cards`, `card_wish` | whether cards can be paid with; locking one |

mod afford;
mod bills;
mod card_wish;
mod cards;
mod commitments;
mod due;
mod explain;
mod forecast;
mod history;
mod outgoing;
mod payday;
mod statements;
mod subscriptions;
mod view;
mod wanted;

pub use afford::Afforded;
pub use bills::Bills;
pub use card_wish::{CardActed, CardAction, CardWish, Decision, act_on_card, decide};
pub use cards::{CardLine, Cards};
pub use due::{Due, DueAmount, DueSource, DueTotal};
pub use explain::{Cause, Explained};
pub use forecast::Forecast;
pub use payday::{Pay, PayState, Payday};
pub use statements::{CardBill, StatementLine};
pub use subscriptions::{Subscription, Subscriptions};
