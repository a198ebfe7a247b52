//! One record: what one answer told.

use chrono::{DateTime, Utc};

use crate::basics::{AccountId, ApplicationId, CustomerId, Digest, LinkId, TransactionId};
use crate::consent::{Aloud, Channel, DataClasses};

/// What sort of fact was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// That the account exists, and what it is called.
    Account,
    /// What is in it, or owed on it.
    Balance,
    /// One of its transactions.
    Transaction,
    /// A payment that is to come, in or out, named by the arrangement, else by the last
    /// transaction in which it was found to recur.
    Payment,
    /// What a statement of it says.
    Statement,
    /// Whether one of its cards can be paid with.
    Card,
    /// That one of its cards is to be locked because the customer said so: a change, on record
    /// before the bank is asked to make it.
    CardLock,
    /// That one of its cards is to be unlocked, likewise.
    CardUnlock,
    /// A sum of its transactions or payments, alone or with those of others.
    Total,
    /// Who is behind its transactions.
    Merchant,
    /// What the customer shares, or what was told of them.
    Sharing,
    /// That an account, or without one everything, is to be shared no more because the customer
    /// said so: a change, on record before it is made.
    SharingStopped,
    /// That there is none of what was asked for: no debt, no transaction, no account; or that the
    /// consent does not reach it.
    Absence,
}

impl FactKind {
    /// Every sort.
    pub const ALL: [Self; 13] = [
        Self::Account,
        Self::Balance,
        Self::Transaction,
        Self::Payment,
        Self::Statement,
        Self::Card,
        Self::CardLock,
        Self::CardUnlock,
        Self::Total,
        Self::Merchant,
        Self::Sharing,
        Self::SharingStopped,
        Self::Absence,
    ];

    /// The sort called `name` in the record.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Balance => "balance",
            Self::Transaction => "transaction",
            Self::Payment => "payment",
            Self::Statement => "statement",
            Self::Card => "card",
            Self::CardLock => "card_lock",
            Self::CardUnlock => "card_unlock",
            Self::Total => "total",
            Self::Merchant => "merchant",
            Self::Sharing => "sharing",
            Self::SharingStopped => "sharing_stopped",
            Self::Absence => "absence",
        }
    }
}

/// A reference to one fact that was told. The amount stays in the bank's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What sort of fact.
    pub kind: FactKind,
    /// The account it is about; `None` only for [`FactKind::Absence`], for a [`FactKind::Total`] of
    /// several, and where all sharing is meant.
    pub account: Option<AccountId>,
    /// The transaction, for [`FactKind::Transaction`]; what stands for the payment or the card, for
    /// [`FactKind::Payment`], [`FactKind::Card`], [`FactKind::CardLock`] and
    /// [`FactKind::CardUnlock`].
    pub transaction: Option<TransactionId>,
}

/// Who was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The platform.
    pub channel: Channel,
    /// The application on it.
    pub application: ApplicationId,
    /// Digest of the recognised speaker, when the platform named one.
    pub person: Option<Digest>,
}

/// What one answer told, to whom, and by which right: written before the answer leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// When.
    pub at: DateTime<Utc>,
    /// Digest of the platform's request id.
    pub request: Digest,
    /// Whose data.
    pub customer: CustomerId,
    /// The link that admitted the caller.
    pub link: LinkId,
    /// Who was told.
    pub recipient: Recipient,
    /// How often the consent had been changed when the gate saw it. Not in the record: the Vault
    /// holds it against the consent as it writes.
    pub revision: u32,
    /// The data classes the answer needed.
    pub classes: DataClasses,
    /// How much of amounts is said aloud.
    pub aloud: Aloud,
    /// What was told; never empty.
    pub facts: Vec<Fact>,
}
