//! What can be asked.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::account::{AccountKind, LastFour};
use super::category::Category;
use super::flow::Flow;
use super::payment::Pick;
use super::period_choice::PeriodChoice;
use super::selection::{Direction, Order, Position};
use super::transaction::{TransactionKind, TransactionStatus};
use crate::basics::Currency;
use crate::consent::{DataClass, DataClasses};

/// How many items are told at a time: more than three are not kept in mind by ear.
pub const PAGE_ITEMS_MAX: usize = 3;

/// What is asked about the chosen accounts. How many days are meant, such as
/// `BILLS_DAYS`, stands among the constants of [`crate::bank`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// How much there is, available first.
    Balance,
    /// How much is owed.
    Owed,
    /// Which accounts there are, without amounts.
    Accounts,
    /// The latest transactions, pending ones included.
    Recent,
    /// The transactions among them that are not final yet.
    Pending,
    /// What is due next: what the bank knows of, card and loan statements, and what is expected
    /// because it keeps coming. Without a period, in the next `BILLS_DAYS` days; of one payee or
    /// category the next time of each, within `BILL_DAYS`.
    Bills,
    /// The latest statement of cards and loans: balance, least payment, day due, past due.
    CardBill,
    /// Recurring card payments, what they come to a month, and whose price rose.
    Subscriptions,
    /// The last pay: whether it came, and when the next one is expected.
    Payday,
    /// Why the booked balance changed. Without a period, over the last `EXPLAIN_DAYS` days; of
    /// a period that is over, since its end ("than yesterday"), else since its beginning.
    Explain,
    /// Whether [`Question::amount`] can be spent before the next pay: what is available less the
    /// bills until then, or for `AFFORD_DAYS` days where no pay is expected.
    Afford,
    /// The balance to come, without everyday spending. Without a period, in `FORECAST_DAYS`
    /// days; of a period, at its end.
    Forecast,
    /// Whether cards can be paid with.
    CardStatus,
    /// The transactions that the filter holds, in the order that was asked for. Without a period
    /// they are those of the last `RECENT_DAYS` days, or, where a merchant was named, of the
    /// last `LOOK_BACK_MONTHS` months: "when did I last pay the gym" has no other bound.
    Transactions,
    /// What was spent: [`Flow::Spending`]. Without a period, in this month; so are the next three.
    Spending,
    /// What came in: [`Flow::Income`].
    Income,
    /// What the bank charged: [`Flow::Fees`].
    Fees,
    /// What was given back: [`Flow::Refunds`].
    Refunds,
    /// How much credit is left on cards, and their limit. Without a choice of accounts, on all
    /// cards.
    Credit,
    /// What is held, what is owed, and the difference, each currency by itself.
    Net,
}

impl Metric {
    /// Every metric, in the order in which they are documented.
    pub const ALL: [Self; 20] = [
        Self::Balance,
        Self::Owed,
        Self::Accounts,
        Self::Recent,
        Self::Pending,
        Self::Transactions,
        Self::Spending,
        Self::Income,
        Self::Fees,
        Self::Refunds,
        Self::Credit,
        Self::Net,
        Self::Bills,
        Self::CardBill,
        Self::Subscriptions,
        Self::Payday,
        Self::Explain,
        Self::Afford,
        Self::Forecast,
        Self::CardStatus,
    ];

    /// The name in written questions.
    pub fn name(self) -> &'static str {
        match self {
            Self::Balance => "balance",
            Self::Owed => "owed",
            Self::Accounts => "accounts",
            Self::Recent => "recent",
            Self::Pending => "pending",
            Self::Transactions => "transactions",
            Self::Spending => "spending",
            Self::Income => "income",
            Self::Fees => "fees",
            Self::Refunds => "refunds",
            Self::Credit => "credit",
            Self::Net => "net",
            Self::Bills => "bills",
            Self::CardBill => "card-bill",
            Self::Subscriptions => "subscriptions",
            Self::Payday => "payday",
            Self::Explain => "explain",
            Self::Afford => "afford",
            Self::Forecast => "forecast",
            Self::CardStatus => "card-status",
        }
    }

    /// Whether transactions are told or summed up, not accounts.
    pub fn is_of_transactions(self) -> bool {
        matches!(self, Self::Recent | Self::Pending | Self::Transactions) || self.flow().is_some()
    }

    /// Whether its transactions can be chosen by merchant, category and time.
    pub fn is_filtered(self) -> bool {
        self == Self::Transactions || self.flow().is_some()
    }

    /// Whether one merchant, payee or category can be asked for.
    pub fn is_by_party(self) -> bool {
        self.is_filtered() || self == Self::Bills
    }

    /// Whether it is about days that can be chosen, past or to come, and not about filtered
    /// transactions.
    pub fn is_of_days(self) -> bool {
        matches!(self, Self::Bills | Self::Explain | Self::Afford | Self::Forecast)
    }

    /// The flow of money that is summed up, where one is.
    pub fn flow(self) -> Option<Flow> {
        match self {
            Self::Spending => Some(Flow::Spending),
            Self::Income => Some(Flow::Income),
            Self::Fees => Some(Flow::Fees),
            Self::Refunds => Some(Flow::Refunds),
            _ => None,
        }
    }

    /// Whether it is of every open account when nothing was said of accounts, not of one.
    pub fn is_of_every_account(self) -> bool {
        self.is_of_transactions()
            || matches!(
                self,
                Self::Net
                    | Self::Bills
                    | Self::CardBill
                    | Self::Subscriptions
                    | Self::Payday
                    | Self::CardStatus
            )
    }

    /// Whether it is of one account at a time: of several it is asked which.
    pub fn is_of_one_account(self) -> bool {
        matches!(self, Self::Explain | Self::Afford | Self::Forecast)
    }
}

/// A kind of account, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindChoice {
    /// Every account.
    All,
    /// Accounts of one kind.
    Only(AccountKind),
}

/// How the customer named the accounts. Everything given must fit; nothing given means any.
///
/// Resolved against the holdings in this order: nickname, kind, last four digits, position.
///
/// `Debug` leaves out what the customer called it and which accounts were offered.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AccountChoice {
    /// "checking", "my cards", "all accounts".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindChoice>,
    /// What the customer called it: "rainy day".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What money is spent on where the name that was said is a name for that, too: "groceries".
    /// Means something only where transactions are asked about; not kept with a question.
    #[serde(skip)]
    pub category: Option<Category>,
    /// "ending one zero zero one".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_four: Option<LastFour>,
    /// "the second one", counted from 1 among those just offered, else in the customer's order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u16>,
    /// Whether `position` counts closed accounts too, as the list of accounts does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub among_closed: bool,
    /// Whether more was said that could not be made out: the account is asked for, none is told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unclear: bool,
    /// The accounts just offered in a question, by id: tried before all others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<String>,
}

impl fmt::Debug for AccountChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountChoice")
            .field("kind", &self.kind)
            .field("is_named", &self.name.is_some())
            .field("has_last_four", &self.last_four.is_some())
            .field("position", &self.position)
            .field("unclear", &self.unclear)
            .finish_non_exhaustive()
    }
}

impl AccountChoice {
    /// The choice of every account.
    pub fn all() -> Self {
        Self { kind: Some(KindChoice::All), ..Self::default() }
    }

    /// The choice of every account of `kind`.
    pub fn of_kind(kind: AccountKind) -> Self {
        Self { kind: Some(KindChoice::Only(kind)), ..Self::default() }
    }

    /// Whether nothing was said about which account.
    pub fn is_open(&self) -> bool {
        self.kind.is_none()
            && self.name.is_none()
            && self.last_four.is_none()
            && self.position.is_none()
            && !self.unclear
    }
}

/// Which part of the answer is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// From the beginning.
    #[default]
    First,
    /// Accounts, leaving out this many.
    Skip(u16),
    /// Transactions after this one; `told` have been told so far.
    After {
        /// The last one told.
        position: Position,
        /// How many have been told.
        told: u16,
    },
}

/// Which transactions a question is about. Everything given must hold; nothing given means any.
///
/// `Debug` leaves out whom and how much the customer asked about.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// The merchant or payee as the customer said it, to be matched with theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchant: Option<String>,
    /// Which of several merchants that fit about equally, counted from 1 as they were offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchant_at: Option<u16>,
    /// The category, or the family of categories.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// Only what is of the category itself, and of none within it: the rows of a part of a total.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub category_itself: bool,
    /// Amounts above this, in the account's currency, zero or positive; never this itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Decimal>,
    /// Amounts below this, in the account's currency, zero or positive; never this itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<Decimal>,
    /// The smallest amount that is meant, as in "between": itself included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Decimal>,
    /// The largest amount that is meant, as in "between": itself included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Decimal>,
    /// Only pending or only posted ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<TransactionStatus>,
    /// Only one way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Only one kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<TransactionKind>,
    /// Only accounts of this currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Only what belongs to this flow: how the rows behind a total are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<Flow>,
    /// Only those behind which nobody is known whose name can be told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unnamed: bool,
}

impl fmt::Debug for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Filter")
            .field("has_merchant", &self.merchant.is_some())
            .field("status", &self.status)
            .field("direction", &self.direction)
            .field("kind", &self.kind)
            .field("currency", &self.currency)
            .finish_non_exhaustive()
    }
}

/// How a total is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// By who was paid or paid.
    Merchant,
    /// By category.
    Category,
    /// By calendar month.
    Month,
    /// By account.
    Account,
}

/// What a total is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The period right before. Of one that still runs, as much of it as has passed of this one.
    Previous,
    /// The same period a year earlier, cut in the same way.
    YearBefore,
    /// The mean of the three periods before, each cut in the same way.
    Usual,
}

/// Which figure of a total is told first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// What it comes to.
    #[default]
    Total,
    /// What one of its transactions comes to on average.
    Average,
    /// How many transactions they are.
    Count,
}

/// One question to the bank's data about one customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub metric: Metric,
    /// About which accounts.
    pub accounts: AccountChoice,
    /// Which part of the answer.
    #[serde(default)]
    pub page: Page,
    /// Which transactions it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub filter: Filter,
    /// In which time; `None` where nothing was said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<PeriodChoice>,
    /// In which order rows are told.
    #[serde(default, skip_serializing_if = "is_default")]
    pub order: Order,
    /// How a total is split.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grouping: Option<Grouping>,
    /// What a total is compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// Which figure of a total is told first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aspect: Aspect,
    /// Whether the first of the rows is meant and no other: "when did I last pay the gym". The
    /// others are told when they are asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub single: bool,
    /// Which of the transactions of this page is meant and no other; only where they are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pick: Option<Pick>,
    /// What the customer would like to spend, in the account's currency, above zero. Only for
    /// [`Metric::Afford`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Decimal>,
    /// The account chosen earlier in the talk when several fitted, by id: breaks the next tie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<String>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Question {
    /// The question for `metric` of `accounts`, from the first page.
    pub fn new(metric: Metric, accounts: AccountChoice) -> Self {
        Self {
            metric,
            accounts,
            page: Page::First,
            filter: Filter::default(),
            period: None,
            order: Order::Latest,
            grouping: None,
            comparison: None,
            aspect: Aspect::Total,
            single: false,
            pick: None,
            amount: None,
            preferred: None,
        }
    }

    /// The data classes an answer needs. What is asked or split by merchant needs their names:
    /// that there was a payment to somebody tells who they are.
    pub fn needs(&self) -> DataClasses {
        let names = self.grouping == Some(Grouping::Merchant)
            || self.filter.merchant.is_some()
            || self.filter.unnamed;
        DataClasses::of(match self.metric {
            Metric::Balance | Metric::Owed | Metric::Credit | Metric::Net => {
                &[DataClass::BalanceRead, DataClass::SpeakAmounts]
            }
            Metric::Accounts => &[DataClass::AccountsList],
            Metric::Recent | Metric::Pending => {
                &[DataClass::TransactionsRead, DataClass::SpeakAmounts]
            }
            // What is only expected is told as far as transactions may be searched, too.
            Metric::Bills if names => {
                &[DataClass::BillsRead, DataClass::SpeakAmounts, DataClass::SpeakNames]
            }
            Metric::Bills | Metric::CardBill => &[DataClass::BillsRead, DataClass::SpeakAmounts],
            Metric::Subscriptions => {
                &[DataClass::TransactionsSearch, DataClass::BillsRead, DataClass::SpeakAmounts]
            }
            Metric::Payday => &[DataClass::TransactionsSearch, DataClass::SpeakAmounts],
            Metric::Explain => {
                &[DataClass::BalanceRead, DataClass::TransactionsSearch, DataClass::SpeakAmounts]
            }
            Metric::Afford | Metric::Forecast => &[
                DataClass::BalanceRead,
                DataClass::TransactionsSearch,
                DataClass::BillsRead,
                DataClass::SpeakAmounts,
            ],
            Metric::CardStatus => &[DataClass::CardStatus],
            _ if names => {
                &[DataClass::TransactionsSearch, DataClass::SpeakAmounts, DataClass::SpeakNames]
            }
            _ => &[DataClass::TransactionsSearch, DataClass::SpeakAmounts],
        })
    }
}
