//! How much was spent, earned, charged or given back.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::asked::{Asked, account_of, ids};
use super::earlier::earlier;
use super::meaning::{Meaning, Understood};
use super::sift::Sift;
use super::span::{self, Spans};
use super::sums::{Running, mean_of, too_much};
use crate::bank::account::Account;
use crate::bank::answer::Answer;
use crate::bank::flow::Flow;
use crate::bank::period_choice::{PeriodChoice, Unit};
use crate::bank::port::BankFailure;
use crate::bank::question::{Aspect, Comparison, Grouping, Metric, Page, Question};
use crate::bank::selection::Order;
use crate::bank::tally::Tally;
use crate::bank::totals::{Compared, LeftOut, Sum, Totals};
use crate::bank::untrusted::SpokenName;
use crate::basics::{Currency, Period};
use crate::consent::DataClass;

/// The days of a total when nothing is said of time: those of this month so far.
pub(super) const BY_DEFAULT: PeriodChoice = PeriodChoice::Whole { unit: Unit::Month, back: 0 };

/// Who is meant, or the answer that there is to give instead.
pub(super) enum Found {
    Meaning(Meaning),
    Answer(Box<Answer>),
}

/// What of a bank's tally belongs to a total, and in which time.
pub(super) struct Counted<'a> {
    pub(super) flow: Flow,
    pub(super) accounts: &'a [&'a Account],
    pub(super) spans: &'a Spans,
    /// All that is meant, also of the periods that the total is compared with.
    pub(super) tallies: &'a [Tally],
    pub(super) period: Period,
    pub(super) meaning: &'a Meaning,
}

impl Counted<'_> {
    /// The currencies of the accounts, in their order.
    pub(super) fn currencies(&self) -> Vec<Currency> {
        let mut currencies = Vec::new();
        for account in self.accounts {
            if !currencies.contains(&account.currency) {
                currencies.push(account.currency);
            }
        }
        currencies
    }

    /// What belongs to `period`.
    pub(super) fn within(&self, period: Period) -> impl Iterator<Item = &Tally> + Clone {
        let buckets = self.spans.buckets(period);
        self.tallies.iter().filter(move |tally| buckets.contains(&tally.bucket))
    }

    /// What belongs to `period`, summed up in `currency`.
    fn sum(&self, period: Period, currency: Currency) -> Result<Running, BankFailure> {
        let mut running = Running::new(self.flow, currency);
        for tally in self.within(period) {
            if tally.sum.currency() == currency {
                running.add(tally)?;
            }
        }
        Ok(running)
    }
}

impl Asked<'_> {
    /// The totals of `accounts`, in one call to the bank, and a second one for how old
    /// its data are where the period is not over.
    pub(in crate::bank) async fn totals(
        &self,
        accounts: &[&Account],
    ) -> Result<Answer, BankFailure> {
        let flow = self.question.metric.flow().unwrap_or(Flow::Spending);
        let choice = self.question.period.clone().unwrap_or_else(|| self.within_reach(BY_DEFAULT));
        let period = span::days(self.calendar, &choice);
        let before = match self.question.comparison {
            Some(comparison) => earlier(self.calendar, &choice, comparison),
            None => Vec::new(),
        };
        let mut others = before.clone();
        if self.question.grouping == Some(Grouping::Month) {
            others.extend(span::months(period));
        }
        let spans = Spans::new(period, &others, self.time_zone);
        let (accounts, mut left_out) = self.of_currency(accounts);
        let sift = Sift::new(self.question, ids(&accounts), spans.from, spans.until);
        let mut tallies = self.tally(&sift, &accounts, &spans).await?;
        let meaning = match self.found(&accounts, &tallies, &choice, period) {
            Found::Meaning(meaning) => meaning,
            Found::Answer(answer) => return Ok(*answer),
        };
        if meaning.says_something() {
            tallies.retain(|tally| meaning.admits(self.merchants, tally.into()));
        }
        let stale_since = self.data_as_of(&accounts, period, &mut left_out).await?;
        let counted = Counted {
            flow,
            accounts: &accounts,
            spans: &spans,
            tallies: &tallies,
            period,
            meaning: &meaning,
        };
        let sums = self.sums(&counted, &before)?;
        let groups = match self.question.grouping {
            Some(grouping) => self.groups(&counted, grouping)?,
            None => Vec::new(),
        };
        let (skipped, page) = self.page_of(&groups);
        let told = skipped + page.len();
        let next = u16::try_from(told).ok().filter(|_| told < groups.len()).map(Page::Skip);
        Ok(Answer::Totals(Box::new(Totals {
            flow,
            period,
            choice,
            today: self.calendar.today,
            covered: ids(&accounts),
            account: self.only(&accounts),
            kind: self.kind_of(&accounts),
            merchant: meaning.merchant,
            category: meaning.category,
            aspect: self.question.aspect,
            sums,
            grouping: self.question.grouping,
            skipped,
            group_count: groups.len(),
            groups: page.to_vec(),
            left_out,
            stale_since,
            next,
        })))
    }

    /// Those of `accounts` that are of the currency asked for, and what is left out with the
    /// others.
    pub(super) fn of_currency<'b>(&self, accounts: &[&'b Account]) -> (Vec<&'b Account>, LeftOut) {
        let mut left_out = LeftOut { closed: self.closed(), ..LeftOut::default() };
        let Some(currency) = self.question.filter.currency else {
            return (accounts.to_vec(), left_out);
        };
        let (meant, others): (Vec<&Account>, Vec<&Account>) =
            accounts.iter().partition(|account| account.currency == currency);
        let currencies: HashSet<Currency> = others.iter().map(|other| other.currency).collect();
        left_out.currencies = currencies.into_iter().collect();
        left_out.currencies.sort();
        (meant, left_out)
    }

    /// The bank's tally of what `sift` keeps, every account and currency checked.
    pub(super) async fn tally(
        &self,
        sift: &Sift,
        accounts: &[&Account],
        spans: &Spans,
    ) -> Result<Vec<Tally>, BankFailure> {
        if sift.is_empty() {
            return Ok(Vec::new());
        }
        let all = self.bank.tally(self.customer, &sift.filter, &spans.edges).await?;
        for tally in &all {
            account_of(accounts, &tally.account, tally.sum)?;
        }
        let mut all = all;
        all.retain(|tally| sift.has(tally.kind, tally.direction));
        Ok(all)
    }

    /// Whether the question says who must be behind a movement, or what it must be for.
    pub(super) fn says_who(&self) -> bool {
        let filter = &self.question.filter;
        filter.merchant.is_some() || filter.category.is_some() || filter.unnamed
    }

    /// Who is meant of those behind `tallies`, or the answer that asks for it.
    pub(super) fn found(
        &self,
        accounts: &[&Account],
        tallies: &[Tally],
        choice: &PeriodChoice,
        period: Period,
    ) -> Found {
        let filter = &self.question.filter;
        if !self.says_who() {
            return Found::Meaning(Meaning::default());
        }
        Found::Answer(Box::new(match Meaning::of(self.merchants, filter, tallies.iter()) {
            Understood::Meaning(meaning) => return Found::Meaning(meaning),
            Understood::OneOf(candidates, more) => {
                Answer::WhichMerchant { candidates, more, covered: ids(accounts) }
            }
            Understood::Nobody => Answer::NoSuchMerchant {
                said: filter.merchant.as_deref().and_then(SpokenName::clean),
                period,
                choice: choice.clone(),
            },
        }))
    }

    /// How old the data on `accounts` are, where `period` is not over; those out of reach are
    /// left out. Who may not hear balances is not told of their age either.
    pub(super) async fn data_as_of(
        &self,
        accounts: &[&Account],
        period: Period,
        left_out: &mut LeftOut,
    ) -> Result<Option<DateTime<Utc>>, BankFailure> {
        let may_ask = self.customer.classes().has(DataClass::BalanceRead);
        if !may_ask || period.until() <= self.calendar.today {
            return Ok(None);
        }
        let balances = self.balances_of(accounts).await?;
        let has = |account: &&&Account| balances.iter().any(|one| one.account == account.id);
        let missing = accounts.iter().filter(|account| !has(account));
        left_out.unreachable = missing.map(|account| self.naming.name(account)).collect();
        Ok(balances.iter().map(|one| one.as_of).min().and_then(|then| self.stale(then)))
    }

    fn sums(&self, counted: &Counted<'_>, before: &[Period]) -> Result<Vec<Sum>, BankFailure> {
        let mut currencies = counted.currencies();
        if let (true, Some(asked)) = (currencies.is_empty(), self.question.filter.currency) {
            currencies.push(asked);
        }
        let mut sums = Vec::with_capacity(currencies.len());
        for currency in currencies {
            let now = counted.sum(counted.period, currency)?;
            let compared = match self.question.comparison {
                Some(with) => Some(compared(counted, with, before, currency, &now)?),
                None => None,
            };
            let mut rows = self.rows(counted, counted.period);
            rows.filter.currency = Some(currency);
            sums.push(Sum { currency, figure: now.figure()?, compared, rows });
        }
        Ok(sums)
    }

    /// The question for the transactions in `period` of what is `counted`.
    pub(super) fn rows(&self, counted: &Counted<'_>, period: Period) -> Question {
        let mut rows = Question {
            metric: Metric::Transactions,
            page: Page::First,
            period: Some(PeriodChoice::Between(period.from(), period.last())),
            order: Order::Latest,
            grouping: None,
            comparison: None,
            aspect: Aspect::Total,
            single: false,
            ..self.question.clone()
        };
        rows.filter.flow = Some(counted.flow);
        // As understood: of another time, what was heard might mean somebody else.
        rows.filter.merchant =
            counted.meaning.merchant.as_ref().map(|name| name.as_str().to_owned());
        rows.filter.merchant_at = None;
        rows.filter.category = counted.meaning.category;
        rows
    }
}

fn compared(
    counted: &Counted<'_>,
    with: Comparison,
    before: &[Period],
    currency: Currency,
    now: &Running,
) -> Result<Compared, BankFailure> {
    let mut totals = Vec::with_capacity(before.len());
    for period in before {
        totals.push(counted.sum(*period, currency)?.total()?);
    }
    let base = mean_of(&totals, currency);
    let change = now.total()?.minus(base).map_err(too_much)?;
    Ok(Compared { with, periods: before.to_vec(), base, change })
}
