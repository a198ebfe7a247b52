//! What a household is and does: the plan of a life, before it is lived.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::calendar::{Season, When};
use super::parties::PartyId;
use crate::bank::{AccountKind, AccountStatus, ObligationKind, TransactionKind};
use crate::basics::Currency;

/// People who share accounts, and their accounts.
pub(super) struct Household {
    /// Where they live in time.
    pub(super) zone: Tz,
    /// The people; one or two.
    pub(super) members: Vec<Member>,
    /// All accounts, at most [`ACCOUNTS_MAX`].
    pub(super) accounts: Vec<AccountPlan>,
    /// What they do.
    pub(super) routine: Routine,
}

/// The most accounts of one household: their ids are the first member's id and one digit.
pub(super) const ACCOUNTS_MAX: usize = 9;

/// One person, a customer of the bank.
pub(super) struct Member {
    /// First and last name.
    pub(super) name: String,
    /// What is special about them.
    pub(super) persona: &'static str,
}

/// An account as it is opened.
pub(super) struct AccountPlan {
    /// What kind it is.
    pub(super) kind: AccountKind,
    /// The currency of all its amounts.
    pub(super) currency: Currency,
    /// Whether it is in use at the end.
    pub(super) status: AccountStatus,
    /// What may be owed on a card, in minor units.
    pub(super) limit: Option<i64>,
    /// How the balance before the first transaction is found.
    pub(super) opening: Opening,
    /// The last four digits, 0 to 9999.
    pub(super) last_four: u16,
    /// Who holds it, and what they call it.
    pub(super) holders: Vec<Holder>,
    /// The cards that draw on it.
    pub(super) cards: Cards,
    /// Whether the last statement was not paid in time.
    pub(super) is_past_due: bool,
}

/// The cards that draw on an account, where there are any: each holder has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cards {
    /// They can be paid with.
    Active,
    /// They are locked.
    Locked,
    /// They can be paid with, and their forerunners have expired.
    Renewed,
}

/// One holder of an account.
pub(super) struct Holder {
    /// Index of the member.
    pub(super) member: usize,
    /// What they call it.
    pub(super) nickname: Option<&'static str>,
}

/// How the balance before the first transaction is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// It is this.
    At(i64),
    /// It makes this the lowest that current less holds ever gets.
    Lowest(i64),
    /// It makes this what current less holds is in the end.
    Ending(i64),
}

/// What happens again and again.
#[derive(Default)]
pub(super) struct Routine {
    /// Money in.
    pub(super) incomes: Vec<Income>,
    /// Money out on known days, fees included.
    pub(super) bills: Vec<Bill>,
    /// Shopping and the like.
    pub(super) habits: Vec<Habit>,
    /// Between the household's accounts.
    pub(super) transfers: Vec<Transfer>,
    /// Interest by month.
    pub(super) interest: Vec<Interest>,
    /// Money that is going to leave once, after the end of the span.
    pub(super) scheduled: Vec<Scheduled>,
}

/// A payment that has been ordered and not made.
pub(super) struct Scheduled {
    /// Index of the account it is going to leave.
    pub(super) from: usize,
    /// When.
    pub(super) on: NaiveDate,
    /// How much.
    pub(super) amount: i64,
    /// To whom.
    pub(super) to: PartyId,
}

/// Money that comes in.
pub(super) struct Income {
    /// Index of the account.
    pub(super) into: usize,
    /// When it comes.
    pub(super) when: When,
    /// The least, in minor units.
    pub(super) low: i64,
    /// The most, in minor units.
    pub(super) high: i64,
    /// From whom; one of them each time.
    pub(super) from: [PartyId; 4],
}

/// Money that goes out on a known day.
pub(super) struct Bill {
    /// Index of the account.
    pub(super) from: usize,
    /// When.
    pub(super) when: When,
    /// A bill, a fee, interest, or a purchase when a card is charged.
    pub(super) kind: TransactionKind,
    /// How much, in minor units, before season and variation.
    pub(super) amount: i64,
    /// Which months cost more.
    pub(super) season: Season,
    /// By how much the amount varies either way, in percent.
    pub(super) varies_percent: i64,
    /// The new price, and the first day it holds.
    pub(super) rise: Option<(NaiveDate, i64)>,
    /// To whom.
    pub(super) to: PartyId,
    /// What the bank knows it as; `None` for what it only sees happen.
    pub(super) arranged: Option<ObligationKind>,
}

/// Spending now and then.
pub(super) struct Habit {
    /// Index of the account.
    pub(super) from: usize,
    /// Card purchases, or cash.
    pub(super) kind: TransactionKind,
    /// When.
    pub(super) when: When,
    /// The least, in minor units.
    pub(super) low: i64,
    /// The most, in minor units.
    pub(super) high: i64,
    /// Where; one of them each time.
    pub(super) at: [PartyId; 4],
    /// What the merchant holds first.
    pub(super) hold: Hold,
    /// How many of 1000 purchases are given back, whole or in part.
    pub(super) refund_per_mille: u32,
    /// What must be left in the account afterwards, when the customer watches the balance.
    pub(super) leave: Option<i64>,
}

/// What a card purchase holds before it posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// Nothing: it posts at once.
    Never,
    /// The amount itself; the hold becomes the posted row.
    Same,
    /// The amount before the tip: more is posted, as another row.
    BeforeTip,
    /// This round sum: what was pumped is posted, as another row.
    Round(i64),
}

/// Money between two of the household's accounts.
pub(super) struct Transfer {
    /// Index of the account it leaves.
    pub(super) from: usize,
    /// Index of the account it reaches.
    pub(super) to: usize,
    /// When.
    pub(super) when: When,
    /// How much.
    pub(super) sum: Sum,
    /// The statement text where it leaves.
    pub(super) text_out: PartyId,
    /// The statement text where it arrives.
    pub(super) text_in: PartyId,
    /// The last day on which it happens.
    pub(super) last: NaiveDate,
    /// What the bank knows it as; `None` for what it only sees happen.
    pub(super) arranged: Option<ObligationKind>,
}

/// How much a transfer moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum {
    /// This much, in minor units.
    Fixed(i64),
    /// This much leaves, and `per_mille` of 1000 parts of it arrive in the other currency.
    Exchanged {
        /// What leaves, in minor units.
        amount: i64,
        /// The rate.
        per_mille: i64,
    },
    /// What the target, a card, owed at the beginning of the month.
    Statement,
    /// What the account it leaves can spend beyond this.
    Above(i64),
    /// All that is in the account it leaves.
    Everything,
    /// All that the target, a card, owes.
    AllOwed,
}

/// Interest at the end of each month on what the balance then is: paid on savings, charged on
/// debt.
pub(super) struct Interest {
    /// Index of the account.
    pub(super) account: usize,
    /// The yearly rate, in hundredths of a percent.
    pub(super) yearly_bp: i64,
    /// The last day on which it happens.
    pub(super) last: NaiveDate,
}
