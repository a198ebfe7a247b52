//! What a customer asks about their own sharing, and what they stop.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::bank::{AccountChoice, AccountName, PeriodChoice};
use crate::consent::{Aloud, DataClasses, LinkedCustomer};

/// The most accounts that one yes stops: as many as are named before it.
pub const STOPPED_ACCOUNTS_MAX: usize = 3;

/// How far back it is told who asked for a balance, in days.
pub const WHO_ASKED_DAYS: u32 = 30;

/// What is asked or wanted of one's own sharing.
///
/// `Debug` leaves out which accounts it is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SharingWish {
    /// "What can you share": what this link opens.
    Tell,
    /// "What did Alexa hear about me this week"; without a time, in the last seven days.
    Heard(Option<PeriodChoice>),
    /// "Who asked for my balance": in the last [`WHO_ASKED_DAYS`] days, on every channel.
    WhoAsked,
    /// "Stop sharing savings."
    Stop {
        /// The accounts, as the customer named them.
        accounts: AccountChoice,
        /// Those that the customer was asked about, by id; empty before.
        chosen: Vec<String>,
        /// The link through which the customer was asked, and said yes.
        agreed: Option<String>,
    },
    /// "Stop sharing with Alexa": ends this link.
    End {
        /// The link through which the customer was asked, and said yes.
        agreed: Option<String>,
    },
    /// "Forget me": ends every link of the customer.
    Forget {
        /// The link through which the customer was asked, and said yes.
        agreed: Option<String>,
    },
}

impl fmt::Debug for SharingWish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (changes: {})", self.name(), self.changes())
    }
}

impl SharingWish {
    /// The name in logs and metrics.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Tell => "what_shared",
            Self::Heard(_) => "what_heard",
            Self::WhoAsked => "who_asked",
            Self::Stop { .. } => "stop_accounts",
            Self::End { .. } => "stop_sharing",
            Self::Forget { .. } => "forget_me",
        }
    }

    /// Whether carrying it out changes something: the customer said yes to exactly this.
    pub fn changes(&self) -> bool {
        match self {
            Self::Tell | Self::Heard(_) | Self::WhoAsked => false,
            Self::Stop { agreed, .. } | Self::End { agreed } | Self::Forget { agreed } => {
                agreed.is_some()
            }
        }
    }

    /// Whether it tells something of the customer's: the question which accounts to share no more
    /// names them.
    pub fn tells(&self) -> bool {
        match self {
            Self::Tell | Self::Heard(_) | Self::WhoAsked => true,
            Self::Stop { .. } => !self.changes(),
            Self::End { .. } | Self::Forget { .. } => false,
        }
    }

    /// What is left of it where `customer` speaks: a yes to what was asked through another link,
    /// that of another person of the house, is none.
    #[must_use]
    pub fn of(&self, customer: &LinkedCustomer) -> Self {
        match self {
            Self::Stop { agreed: Some(link), .. }
            | Self::End { agreed: Some(link) }
            | Self::Forget { agreed: Some(link) }
                if link != customer.link().as_str() =>
            {
                self.unconfirmed()
            }
            _ => self.clone(),
        }
    }

    /// The same before the customer was asked.
    #[must_use]
    pub(super) fn unconfirmed(&self) -> Self {
        match self {
            Self::Stop { accounts, .. } => {
                Self::Stop { accounts: accounts.clone(), chosen: Vec::new(), agreed: None }
            }
            Self::End { .. } => Self::End { agreed: None },
            Self::Forget { .. } => Self::Forget { agreed: None },
            other => other.clone(),
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SharingAnswer {
    /// What this link opens.
    Shared(Box<Shared>),
    /// What was told in a time.
    Heard(Told),
    /// How often a balance was told, and to whom.
    Asked(Told),
    /// Nothing was changed yet: asks whether these shall be shared no more.
    ConfirmStop(Vec<AccountName>),
    /// Nothing was changed yet: asks whether the link shall end.
    ConfirmEnd,
    /// Nothing was changed yet: asks whether every link shall end.
    ConfirmForget,
    /// Nothing was changed yet: every link was meant, and this one alone shall end, because it is
    /// not sure enough who speaks; asks whether it shall.
    ConfirmEndHere,
    /// Nothing was changed: no account that is shared fits what was said.
    NoSuchAccount,
    /// Nothing was changed: this many accounts fit, more than one yes stops.
    TooMany(usize),
    /// The accounts are shared no more.
    Stopped,
    /// The link ended; the talk closes.
    Ended,
    /// Every link ended; the talk closes.
    Forgotten,
    /// Nothing was changed: something failed before.
    NotDone,
    /// It is not known whether it was changed.
    Unknown,
}

/// What one link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The kinds of data.
    pub classes: DataClasses,
    /// How many accounts.
    pub accounts: usize,
    /// How much of amounts is said aloud; [`Aloud::Silent`] where none may be.
    pub aloud: Aloud,
    /// The last day on which the consent holds.
    pub until: NaiveDate,
    /// The day it is for the customer.
    pub today: NaiveDate,
}

/// How often something was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// In how many answers.
    pub answers: usize,
    /// In how many of them the platform recognised who was speaking.
    pub recognised: usize,
    /// Which kinds of data it was.
    pub classes: DataClasses,
    /// The first day that was looked at.
    pub since: NaiveDate,
    /// The day on which it was told last; `None` where it was not.
    pub last: Option<NaiveDate>,
    /// The day it is for the customer.
    pub today: NaiveDate,
}
