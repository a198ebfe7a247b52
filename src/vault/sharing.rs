//! What a customer sees and changes of their own links.

use chrono::{DateTime, Utc};

use crate::basics::{AccountId, ApplicationId, CustomerId, LinkId};
use crate::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack};
use crate::disclosure::FactKind;

/// A link as its customer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedLink {
    /// Which link.
    pub link: LinkId,
    /// The channel it is good for.
    pub channel: Channel,
    /// The application it is good for.
    pub application: ApplicationId,
    /// The kinds of data opted in to.
    pub classes: DataClasses,
    /// The accounts opted in.
    pub accounts: AccountScope,
    /// How much of amounts is said aloud.
    pub aloud: Aloud,
    /// How far back transactions are told.
    pub look_back: LookBack,
    /// When the customer agreed.
    pub granted_at: DateTime<Utc>,
    /// When the customer last logged in with the bank for it.
    pub authenticated_at: DateTime<Utc>,
    /// First instant at which the consent no longer holds.
    pub expires_at: DateTime<Utc>,
    /// When it was ended, if it was.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When something was told by it last; not looked for where it was ended.
    pub told_at: Option<DateTime<Utc>>,
}

/// What a customer does with a link of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkChange {
    /// Whose link it must be.
    pub customer: CustomerId,
    /// Which link.
    pub link: LinkId,
    /// What becomes of it.
    pub what: Becomes,
    /// When.
    pub at: DateTime<Utc>,
}

/// What becomes of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// It opens no more than this. Whatever else is said here than it opens already stays shut: a
    /// link is never widened.
    Narrowed {
        /// The kinds of data that are kept.
        classes: DataClasses,
        /// The accounts that are kept.
        accounts: Vec<AccountId>,
        /// How much of amounts is said aloud, at most.
        aloud: Aloud,
        /// How far back transactions are told, at most.
        look_back: LookBack,
    },
    /// It ends.
    Ended,
}

/// Which records of what was told to a customer's platforms are wanted: what is given must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardFilter {
    /// Whose records.
    pub customer: CustomerId,
    /// The customer's accounts: records name them by pseudonyms, which are found only by trying.
    pub accounts: Vec<AccountId>,
    /// Only what this application was told.
    pub application: Option<ApplicationId>,
    /// Only what is about this account.
    pub account: Option<AccountId>,
    /// First instant that is wanted.
    pub from: DateTime<Utc>,
    /// First instant that is not wanted any more.
    pub until: DateTime<Utc>,
    /// Only records before the one with this number.
    pub before: Option<u64>,
    /// How many records at most.
    pub records_max: usize,
}

/// Records of what was told, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardPage {
    /// The records.
    pub records: Vec<Heard>,
    /// The number before which to go on; `None` where there are no more.
    pub next: Option<u64>,
}

/// What one answer told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The record's number in the chain.
    pub sequence: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// The channel.
    pub channel: String,
    /// The application.
    pub application: String,
    /// The link that admitted the caller.
    pub link: String,
    /// Whether the platform recognised who was speaking.
    pub recognised: bool,
    /// The data classes that the answer needed.
    pub classes: DataClasses,
    /// How much of amounts was said aloud; `None` in records from before it was written down.
    pub aloud: Option<Aloud>,
    /// What was told.
    pub facts: Vec<HeardFact>,
}

/// One fact that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardFact {
    /// What sort of fact.
    pub kind: FactKind,
    /// The account it is about.
    pub account: HeardAccount,
}

/// Which account a fact is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeardAccount {
    /// None in particular.
    None,
    /// This one.
    Own(AccountId),
    /// One that is not among the accounts that were tried, such as one that was given up.
    Former,
}
