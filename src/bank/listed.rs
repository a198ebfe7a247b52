//! Transactions by a filter, as they are answered.

use chrono::NaiveDate;

use super::account::AccountKind;
use super::answer::{AccountName, TransactionLine};
use super::category::Category;
use super::period_choice::PeriodChoice;
use super::question::{Filter, Page};
use super::selection::Order;
use super::totals::LeftOut;
use super::untrusted::SpokenName;
use crate::basics::{AccountId, Period};

/// Transactions that a filter holds, one page of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The days in which was looked.
    pub period: Period,
    /// How these days were chosen, by the customer or by default.
    pub choice: PeriodChoice,
    /// The day it is for the customer.
    pub today: NaiveDate,
    /// The accounts on which was looked.
    pub covered: Vec<AccountId>,
    /// The one account, or `None` for several.
    pub account: Option<AccountName>,
    /// The kind of the several accounts, when they were asked for by it.
    pub kind: Option<AccountKind>,
    /// The merchant or payee, where one was asked for.
    pub merchant: Option<SpokenName>,
    /// The category, where one was asked for, be it in the place of a merchant.
    pub category: Option<Category>,
    /// The filter as it was asked.
    pub filter: Filter,
    /// In which order they are.
    pub order: Order,
    /// Whether the first of them was meant and no other.
    pub single: bool,
    /// At most [`super::PAGE_ITEMS_MAX`] transactions.
    pub lines: Vec<TransactionLine>,
    /// How many have been told before this page.
    pub told: u64,
    /// How many there are in all.
    pub total: u64,
    /// What was not looked at.
    pub left_out: LeftOut,
    /// The page after this one; `None` when this is the last.
    pub next: Option<Page>,
}
