//! What is answered: typed facts, ready to be told, in no language yet.

use chrono::{DateTime, NaiveDate, Utc};

use super::account::{AccountKind, LastFour};
use super::listed::Listed;
use super::net::Net;
use super::outlook::{
    Afforded, Bills, CardActed, CardBill, Cards, Explained, Forecast, Payday, Subscriptions,
};
use super::payment::Payment;
use super::period_choice::PeriodChoice;
use super::question::{Metric, Page};
use super::totals::Totals;
use super::transaction::{TransactionKind, TransactionStatus};
use super::untrusted::SpokenName;
use crate::basics::{AccountId, Currency, Money, Period, TransactionId};

/// How an account is called in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountName {
    /// Which account it is.
    pub id: AccountId,
    /// What kind it is.
    pub kind: AccountKind,
    /// What the customer calls it, cleaned.
    pub nickname: Option<SpokenName>,
    /// The last four digits, only when needed to tell it from another one of the customer's.
    pub last_four: Option<LastFour>,
    /// Its currency, only when the customer has accounts in more than one.
    pub currency: Option<Currency>,
}

/// The figures of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceFigures {
    /// Booked; negative when owed or overdrawn.
    pub current: Money,
    /// To spend now; on a card, credit left.
    pub available: Option<Money>,
    /// Pending debits that `available` leaves out, zero or positive.
    pub holds: Money,
    /// Credit limit or arranged overdraft.
    pub limit: Option<Money>,
    /// The time at which the figures were true, when that is long enough ago to be said.
    pub stale_since: Option<DateTime<Utc>>,
}

/// One account in an answer about balances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceLine {
    /// Which account.
    pub account: AccountName,
    /// Its figures; `None` when they could not be had just now.
    pub figures: Option<BalanceFigures>,
}

/// Balances of some accounts, one page of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balances {
    /// [`Metric::Owed`] when owing was asked of accounts that owe, [`Metric::Credit`] when credit
    /// was, else [`Metric::Balance`].
    pub metric: Metric,
    /// At most [`super::PAGE_ITEMS_MAX`] accounts.
    pub lines: Vec<BalanceLine>,
    /// How many accounts come before this page.
    pub skipped: usize,
    /// How many accounts the answer has in all.
    pub total: usize,
}

/// One account in a list without amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// Which account.
    pub account: AccountName,
    /// Whether it is closed.
    pub closed: bool,
}

/// One transaction in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransactionLine {
    /// Which transaction.
    pub id: TransactionId,
    /// The account it moved.
    pub account: AccountName,
    /// The day it was made, in the customer's time zone.
    pub made_on: NaiveDate,
    /// Whether it is final.
    pub status: TransactionStatus,
    /// What sort of movement it is.
    pub kind: TransactionKind,
    /// Positive when money came in.
    pub amount: Money,
    /// The other party, cleaned; `None` when unknown, unfit to be read aloud or not consented.
    pub counterparty: Option<SpokenName>,
}

/// Recent transactions, one page of them, latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// The one account they are of, or `None` for several.
    pub account: Option<AccountName>,
    /// The kind of the several accounts they are of, when they were asked for by it.
    pub kind: Option<AccountKind>,
    /// Whether only pending ones were asked for.
    pub pending_only: bool,
    /// At most [`super::PAGE_ITEMS_MAX`] transactions.
    pub lines: Vec<TransactionLine>,
    /// How many have been told before this page.
    pub told: u64,
    /// How many there are in all.
    pub total: u64,
    /// The day it is for the customer: decides what "yesterday" is.
    pub today: NaiveDate,
    /// How many days it is about, today included.
    pub days: i64,
    /// The page after this one; `None` when this is the last.
    pub next: Option<Page>,
}

/// The answer to a question. Not knowing is one of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Balances, or amounts owed.
    Balances(Balances),
    /// The accounts, without amounts.
    Accounts {
        /// At most [`super::PAGE_ITEMS_MAX`] accounts.
        lines: Vec<AccountLine>,
        /// How many accounts come before this page.
        skipped: usize,
        /// How many there are in all.
        total: usize,
    },
    /// Recent transactions.
    Recent(Recent),
    /// What is due next.
    Bills(Bills),
    /// Card and loan statements.
    CardBill(CardBill),
    /// Recurring card payments.
    Subscriptions(Subscriptions),
    /// The last pay, and the next.
    Payday(Payday),
    /// Why a balance changed.
    Explained(Explained),
    /// Whether something can be spent before the next pay.
    Afforded(Afforded),
    /// The balance to come.
    Forecast(Forecast),
    /// Whether cards can be paid with.
    Cards(Cards),
    /// What became of a wish about a card.
    CardActed(CardActed),
    /// The account that was meant cannot be reached just now, and nothing can be said without it.
    OutOfReach(AccountName),
    /// Transactions by a filter.
    Listed(Box<Listed>),
    /// One of the transactions just told.
    Payment(Box<Payment>),
    /// How much was spent, earned, charged or given back.
    Totals(Box<Totals>),
    /// What is held and owed in all.
    Net(Net),
    /// Several of the customer's merchants fit what was said about equally.
    WhichMerchant {
        /// Two or three of them, the likeliest first.
        candidates: Vec<SpokenName>,
        /// Whether there are more.
        more: bool,
        /// The accounts on which was looked.
        covered: Vec<AccountId>,
    },
    /// None of the customer's merchants fits what was said.
    NoSuchMerchant {
        /// What was said, where it can be said again.
        said: Option<SpokenName>,
        /// The days in which was looked.
        period: Period,
        /// How these days were chosen.
        choice: PeriodChoice,
    },
    /// Several accounts fit and one must be chosen.
    WhichAccount {
        /// At most [`super::PAGE_ITEMS_MAX`] of them, in the customer's order.
        candidates: Vec<AccountName>,
        /// How many fit in all.
        total: usize,
    },
    /// No account fits what was said.
    NoSuchAccount {
        /// The first of the customer's open accounts, at most [`super::PAGE_ITEMS_MAX`].
        offered: Vec<AccountName>,
        /// Whether there are more than those.
        more: bool,
        /// The kind asked for, when nothing else was said and there is none of it.
        missing: Option<AccountKind>,
    },
    /// It was asked about a time further back than the customer agreed to be told of.
    BeyondLookBack {
        /// How many days they agreed to, today among them.
        days: u16,
    },
    /// The account that was meant is closed.
    Closed(AccountName),
    /// What is owed was asked, and no open account is a debt or overdrawn.
    NothingOwed,
    /// Nothing was said about which account, and all of several are closed.
    AllClosed,
    /// The grant covers no account, or the customer has none.
    NoAccounts,
}
