//! Transactions and how they are asked for.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::selection::Direction;
use super::untrusted::Untrusted;
use crate::basics::{AccountId, Money, TransactionId};

/// What sort of movement a transaction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionKind {
    /// Paid with a card, at a till or online.
    Purchase,
    /// A merchant gave money back.
    Refund,
    /// Cash from a machine or a counter.
    Cash,
    /// A bill collected or paid: direct debit, standing order, bill payment.
    Bill,
    /// Money received: salary, benefit, a payment from somebody.
    Deposit,
    /// Between the customer's own accounts, card payments included.
    OwnTransfer,
    /// A fee the bank charged.
    Fee,
    /// Interest paid or charged, by sign.
    Interest,
}

impl TransactionKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Purchase,
        Self::Refund,
        Self::Cash,
        Self::Bill,
        Self::Deposit,
        Self::OwnTransfer,
        Self::Fee,
        Self::Interest,
    ];

    /// The name in storage and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Purchase => "purchase",
            Self::Refund => "refund",
            Self::Cash => "cash",
            Self::Bill => "bill",
            Self::Deposit => "deposit",
            Self::OwnTransfer => "own_transfer",
            Self::Fee => "fee",
            Self::Interest => "interest",
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Whether a transaction is final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionStatus {
    /// Authorised but not booked; may still change or vanish.
    Pending,
    /// Booked.
    Posted,
}

/// One movement on one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// The bank's name for it, unique within the account.
    pub id: TransactionId,
    /// The account it moved.
    pub account: AccountId,
    /// When it was made (not when it was booked).
    pub made_at: DateTime<Utc>,
    /// Whether it is final.
    pub status: TransactionStatus,
    /// What sort of movement it is.
    pub kind: TransactionKind,
    /// The amount, positive when money came in, negative when it went out.
    pub amount: Money,
    /// The merchant or the other party, where the bank has a clean name.
    pub counterparty: Option<Untrusted>,
    /// The raw text on the statement.
    pub descriptor: Untrusted,
    /// Merchant category code (ISO 18245), four digits.
    pub mcc: Option<u16>,
}

impl Transaction {
    /// Which way the money went; an amount of zero went out.
    pub fn direction(&self) -> Direction {
        if self.amount.amount() > Decimal::ZERO { Direction::In } else { Direction::Out }
    }
}
