//! Transactions by a filter, in an order, three at a time.

use super::asked::{Asked, ids};
use super::meaning::Meaning;
use super::recent::ROWS_MAX;
use super::sift::Sift;
use super::span::{self, Spans};
use super::totals::Found;
use crate::bank::account::Account;
use crate::bank::answer::Answer;
use crate::bank::horizon::{LOOK_BACK_MONTHS, RECENT_DAYS};
use crate::bank::listed::Listed;
use crate::bank::period_choice::{PeriodChoice, Unit};
use crate::bank::port::BankFailure;
use crate::bank::question::{PAGE_ITEMS_MAX, Page};
use crate::bank::selection::{Position, place_of};
use crate::bank::tally::Tally;
use crate::bank::transaction::Transaction;

/// Rows asked for at a time where the bank gives more than is meant: what is dropped is rare, so
/// that one call nearly always fills a page.
const SIFTED_ROWS: u16 = 64;

impl Asked<'_> {
    /// The transactions of the filter on `accounts`.
    pub(in crate::bank) async fn listed(
        &self,
        accounts: &[&Account],
    ) -> Result<Answer, BankFailure> {
        let choice = self.question.period.clone().unwrap_or_else(|| self.look_back());
        let period = span::days(self.calendar, &choice);
        let spans = Spans::new(period, &[], self.time_zone);
        let (accounts, left_out) = self.of_currency(accounts);
        let mut sift = Sift::new(self.question, ids(&accounts), spans.from, spans.until);
        // Whom the customer means can be told only from all who are there.
        let tallies = match self.says_who() || !sift.is_exact() {
            true => self.tally(&sift, &accounts, &spans).await?,
            false => Vec::new(),
        };
        let meaning = match self.found(&accounts, &tallies, &choice, period) {
            Found::Meaning(meaning) => meaning,
            Found::Answer(answer) => return Ok(*answer),
        };
        if meaning.says_something() {
            sift.narrow(self.merchants, &meaning, &tallies);
        }
        let (after, told) = match &self.question.page {
            Page::After { position, told } => (Some(position), *told),
            Page::First | Page::Skip(_) => (None, 0),
        };
        let (rows, total) = self.sifted(&sift, &meaning, &tallies, after).await?;
        let page = self.told_page(&accounts, rows, told, total)?;
        if let Some(payment) = self.picked(&page) {
            return Ok(payment);
        }
        Ok(Answer::Listed(Box::new(Listed {
            period,
            choice,
            today: self.calendar.today,
            covered: ids(&accounts),
            account: self.only(&accounts),
            kind: self.kind_of(&accounts),
            merchant: meaning.merchant,
            category: meaning.category,
            filter: self.question.filter.clone(),
            order: self.question.order,
            single: self.question.single && told == 0,
            lines: page.lines,
            told: u64::from(told),
            total: page.total,
            left_out,
            next: page.next,
        })))
    }

    /// How far back is looked when nothing is said of time.
    fn look_back(&self) -> PeriodChoice {
        let days = u32::try_from(RECENT_DAYS).unwrap_or(u32::MAX);
        let usual = match self.question.filter.merchant {
            Some(_) => PeriodChoice::Last { unit: Unit::Month, count: LOOK_BACK_MONTHS },
            None => PeriodChoice::Last { unit: Unit::Day, count: days },
        };
        self.within_reach(usual)
    }

    /// The next rows after `after` that are meant, one more than is told where there are so many,
    /// and how many are meant in all.
    async fn sifted(
        &self,
        sift: &Sift,
        meaning: &Meaning,
        tallies: &[Tally],
        after: Option<&Position>,
    ) -> Result<(Vec<Transaction>, u64), BankFailure> {
        if sift.is_empty() {
            return Ok((Vec::new(), 0));
        }
        let (customer, filter) = (self.customer, &sift.filter);
        if sift.is_exact() {
            let page = self.bank.transactions(customer, filter, after, ROWS_MAX).await?;
            return Ok((page.rows, page.total));
        }
        let meant = tallies.iter().filter(|tally| meaning.admits(self.merchants, (*tally).into()));
        let total = meant.map(|tally| tally.count).sum();
        let mut kept = Vec::new();
        let mut after = after.cloned();
        loop {
            let page =
                self.bank.transactions(customer, filter, after.as_ref(), SIFTED_ROWS).await?;
            let is_last = page.rows.len() < usize::from(SIFTED_ROWS);
            after = page.rows.last().map(place_of);
            kept.extend(page.rows.into_iter().filter(|row| sift.keeps(self.merchants, row)));
            if is_last || kept.len() > PAGE_ITEMS_MAX {
                kept.truncate(usize::from(ROWS_MAX));
                return Ok((kept, total));
            }
        }
    }
}
