//! Whether cards can be paid with.

use chrono::NaiveDate;

use super::card_wish::CardActed;
use super::view::ids;
use crate::bank::account::{Account, LastFour};
use crate::bank::answer::{AccountName, Answer};
use crate::bank::card::CardStatus;
use crate::bank::port::BankFailure;
use crate::bank::query::{Asked, damaged};

/// The longest id of a card, in bytes: it travels in the talk's state, as ids of accounts do.
const CARD_ID_BYTES_MAX: usize = 255;

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

/// A card with the digits that a customer may know it by.
pub(super) struct SharedCard {
    pub(super) line: CardLine,
    /// Those on the card.
    pub(super) last_four: Option<LastFour>,
    /// Those of the account it draws on.
    pub(super) account_last_four: Option<LastFour>,
}

impl Asked<'_> {
    pub(super) async fn cards(&self, accounts: &[&Account]) -> Result<Answer, BankFailure> {
        let Some(shared) = self.shared_cards(accounts).await? else {
            return Ok(Answer::CardActed(CardActed::NotOffered));
        };
        let lines: Vec<CardLine> = shared.into_iter().map(|card| card.line).collect();
        let total = lines.len();
        let (skipped, lines) = self.paged(lines);
        Ok(Answer::Cards(Cards { lines, skipped, total, today: self.today() }))
    }

    /// Every card of `accounts`; `None` where the bank does not say which there are.
    pub(super) async fn shared_cards(
        &self,
        accounts: &[&Account],
    ) -> Result<Option<Vec<SharedCard>>, BankFailure> {
        if accounts.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let Some(mut cards) = self.bank.cards(self.customer, &ids(accounts)).await? else {
            return Ok(None);
        };
        if cards.iter().any(|card| card.id.len() > CARD_ID_BYTES_MAX) {
            return Err(damaged("a card whose id is too long"));
        }
        cards.sort_by(|one, other| one.id.cmp(&other.id));
        let mut shared = Vec::new();
        for account in accounts {
            let of_account: Vec<_> =
                cards.iter().filter(|card| card.account == account.id).collect();
            for card in &of_account {
                let line = CardLine {
                    id: card.id.clone(),
                    account: self.naming.name(account),
                    last_four: card.last_four.filter(|_| of_account.len() > 1),
                    status: card.status,
                    valid_until: card.valid_until,
                };
                let account_last_four = account.last_four;
                shared.push(SharedCard { line, last_four: card.last_four, account_last_four });
            }
        }
        Ok(Some(shared))
    }
}
