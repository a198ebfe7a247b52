//! From raw statement lines to what is said of them: measured on real lines, and held against
//! hostile ones on the whole way to the Alexa response.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot set its scene has failed; figures are printed"
)]

mod categories;
mod hostile;
mod key;
mod spoken;

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use saldo::bank::{Merchants, Party, Transaction, TransactionKind, TransactionStatus, Untrusted};
use saldo::basics::{AccountId, Currency, Money, TransactionId};

static MERCHANTS: LazyLock<Merchants> = LazyLock::new(|| Merchants::new(None).unwrap());

fn made_at() -> DateTime<Utc> {
    "2026-03-04T12:00:00Z".parse().unwrap()
}

/// A purchase of twelve dollars with this line on the statement.
fn purchase(descriptor: &str) -> Transaction {
    Transaction {
        id: TransactionId::new("t-1").unwrap(),
        account: AccountId::new("acc-1").unwrap(),
        made_at: made_at(),
        status: TransactionStatus::Posted,
        kind: TransactionKind::Purchase,
        amount: Money::from_minor(-1_200, Currency::USD),
        counterparty: None,
        descriptor: Untrusted::new(descriptor),
        mcc: None,
    }
}

fn party(descriptor: &str) -> Option<Party> {
    MERCHANTS.party(&purchase(descriptor))
}
