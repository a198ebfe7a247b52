//! What Open Banking answers say, checked and typed: for the live connector and for files alike.
//!
//! Everything is read from fields that may be missing, so that what is wrong is told by the name
//! of its field. Codes that are not known never fail where nothing depends on them: the standard
//! leaves every list open.

mod account;
mod arrangement;
mod balance;
mod field;
mod frequency;
mod statement;
mod transaction;
pub(in crate::connect) mod wire;

pub(in crate::connect) use account::{AccountRecord, last_four_of};
pub(in crate::connect) use arrangement::{direct_debit, scheduled_payment, standing_order};
pub(in crate::connect) use balance::{BalanceRecord, BalanceSort, balance_of};
pub(in crate::connect) use field::document;
use field::{is_credit, money, said};
pub(in crate::connect) use statement::latest;
pub(in crate::connect) use transaction::{TransactionRecord, row_name};
