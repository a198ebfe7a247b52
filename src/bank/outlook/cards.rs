//! Whether cards can be paid with.

use chrono::NaiveDate;

use super::view::ids;
use crate::bank::account::{Account, LastFour};
use crate::bank::answer::AccountName;
use crate::bank::card::CardStatus;
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;

/// One card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLine {
    /// The bank's name for the card.
    pub id: String,
    /// The account it draws on.
    pub account: AccountName,
    /// The last four digits on it, only where the account has several cards.
    pub last_four: Option<LastFour>,
    /// Whether it can be paid with.
    pub status: CardStatus,
    /// The last day on which it is valid.
    pub valid_until: Option<NaiveDate>,
}

/// Cards, one page of them, in the customer's order of accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cards {
    /// At most [`crate::bank::PAGE_ITEMS_MAX`] cards.
    pub lines: Vec<CardLine>,
    /// How many come before this page.
    pub skipped: usize,
    /// How many there are in all.
    pub total: usize,
    /// The day it is for the customer.
    pub today: NaiveDate,
}

impl Asked<'_> {
    pub(super) async fn cards(&self, accounts: &[&Account]) -> Result<Cards, BankFailure> {
        let lines = self.card_lines(accounts).await?;
        let total = lines.len();
        let (skipped, lines) = self.paged(lines);
        Ok(Cards { lines, skipped, total, today: self.today() })
    }

    /// Every card of `accounts`.
    pub(super) async fn card_lines(
        &self,
        accounts: &[&Account],
    ) -> Result<Vec<CardLine>, BankFailure> {
        if accounts.is_empty() {
            return Ok(Vec::new());
        }
        let mut cards = self.bank.cards(self.customer, &ids(accounts)).await?;
        cards.sort_by(|one, other| one.id.cmp(&other.id));
        let mut lines = Vec::new();
        for account in accounts {
            let of_account: Vec<_> =
                cards.iter().filter(|card| card.account == account.id).collect();
            for card in &of_account {
                lines.push(CardLine {
                    id: card.id.clone(),
                    account: self.naming.name(account),
                    last_four: card.last_four.filter(|_| of_account.len() > 1),
                    status: card.status,
                    valid_until: card.valid_until,
                });
            }
        }
        Ok(lines)
    }
}
