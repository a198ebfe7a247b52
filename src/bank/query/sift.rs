//! From a question's filter to a connector's, and what a connector's filter cannot say.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rust_decimal::{Decimal, RoundingStrategy};

use super::meaning::Meaning;
use crate::bank::flow::Flow;
use crate::bank::merchant::{Mention, Merchants};
use crate::bank::question::{Filter, Question};
use crate::bank::selection::{Direction, Kinds, PartyRef, TransactionFilter};
use crate::bank::tally::Tally;
use crate::bank::transaction::{Transaction, TransactionKind};
use crate::basics::AccountId;

/// The finest decimals that any currency has (ISO 4217: CLF, UYW): amounts are multiples of it.
const DECIMALS_MAX: u32 = 4;

/// Which transactions are meant: what the connector filters, and the rest.
pub(super) struct Sift {
    /// All that are meant, and perhaps some more.
    pub(super) filter: TransactionFilter,
    /// The flow they must belong to.
    flow: Option<Flow>,
    /// Who must be behind them, where parties do not say it all.
    meaning: Option<Meaning>,
}

impl Sift {
    /// What `question` means among `accounts` from `from` on and before `until`, whoever is
    /// behind it.
    pub(super) fn new(
        question: &Question,
        accounts: Vec<AccountId>,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Self {
        let Filter { over, under, at_least, at_most, status, direction, kind, .. } =
            question.filter;
        let flow = question.metric.flow().or(question.filter.flow);
        let step = Decimal::new(1, DECIMALS_MAX);
        let towards = |amount: Decimal, way| amount.round_dp_with_strategy(DECIMALS_MAX, way);
        let over =
            over.map(|it| towards(it, RoundingStrategy::ToNegativeInfinity).saturating_add(step));
        let under =
            under.map(|it| towards(it, RoundingStrategy::ToPositiveInfinity).saturating_sub(step));
        let kinds = flow.map_or(Kinds::ALL, Flow::kinds);
        let meant = |it: &TransactionKind| kind.is_none_or(|kind| kind == *it);
        let kinds: Vec<TransactionKind> = kinds.iter().filter(meant).collect();
        let filter = TransactionFilter {
            status,
            direction,
            kinds: Kinds::of(&kinds),
            amount_min: over.max(at_least),
            amount_max: [under, at_most].into_iter().flatten().min(),
            order: question.order,
            ..TransactionFilter::within(accounts, from, until)
        };
        Self { filter, flow, meaning: None }
    }

    /// Narrows it to what is `meant`; `seen` is all that there is of it.
    pub(super) fn narrow(&mut self, merchants: &Merchants, meant: &Meaning, seen: &[Tally]) {
        let mut parties: HashMap<PartyRef, (bool, bool)> = HashMap::new();
        let mut kinds = Vec::new();
        for tally in seen {
            let is_meant = meant.admits(merchants, tally.into());
            let (some, all) = parties.entry(tally.party).or_insert((false, true));
            *some |= is_meant;
            *all &= is_meant;
            if is_meant {
                kinds.push(tally.kind);
            }
        }
        parties.retain(|_, (some, _)| *some);
        let is_whole = parties.values().all(|(_, all)| *all);
        let mut meant_parties: Vec<PartyRef> = parties.into_keys().collect();
        meant_parties.sort();
        self.filter.kinds = Kinds::of(&kinds);
        self.filter.parties = Some(meant_parties);
        self.meaning = (!is_whole).then(|| meant.clone());
    }

    /// Whether nothing at all can be meant.
    pub(super) fn is_empty(&self) -> bool {
        let is_crossed =
            self.filter.amount_min.zip(self.filter.amount_max).is_some_and(|(min, max)| min > max);
        self.filter.accounts.is_empty()
            || self.filter.from >= self.filter.until
            || self.filter.kinds.iter().next().is_none()
            || self.filter.parties.as_ref().is_some_and(Vec::is_empty)
            || is_crossed
    }

    /// Whether the connector's filter says it all.
    pub(super) fn is_exact(&self) -> bool {
        let ways: &[Direction] = match self.filter.direction {
            Some(Direction::In) => &[Direction::In],
            Some(Direction::Out) => &[Direction::Out],
            None => &[Direction::In, Direction::Out],
        };
        let belongs = |kind: TransactionKind| ways.iter().all(|way| self.has(kind, *way));
        self.meaning.is_none() && self.filter.kinds.iter().all(belongs)
    }

    /// Whether movements of `kind` that went this way are meant, whoever is behind them.
    pub(super) fn has(&self, kind: TransactionKind, direction: Direction) -> bool {
        self.flow.is_none_or(|flow| flow.side(kind, direction).is_some())
    }

    /// Whether `row`, which passed the connector's filter, is meant.
    pub(super) fn keeps(&self, merchants: &Merchants, row: &Transaction) -> bool {
        let admits = |meaning: &Meaning| meaning.admits(merchants, Mention::from(row));
        self.has(row.kind, row.direction()) && self.meaning.as_ref().is_none_or(admits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::question::{AccountChoice, Metric};

    fn sift(metric: Metric, filter: Filter) -> Sift {
        let instant = |s| DateTime::from_timestamp(s, 0).unwrap();
        let question = Question { filter, ..Question::new(metric, AccountChoice::all()) };
        let accounts = vec![AccountId::new("a").unwrap()];
        Sift::new(&question, accounts, instant(0), instant(9))
    }

    #[test]
    fn bounds_that_are_left_out_are_a_step_away() {
        let amount = |text: &str| Some(text.parse::<Decimal>().unwrap());
        for (over, at_least, min) in [
            ("50", "0", "50.0001"),
            ("50.00005", "0", "50.0001"),
            ("50", "60", "60"),
            ("0", "0", "0.0001"),
        ] {
            let filter =
                Filter { over: amount(over), at_least: amount(at_least), ..Filter::default() };
            assert_eq!(sift(Metric::Spending, filter).filter.amount_min, amount(min), "{over}");
        }
        let filter = Filter { under: amount("0.00005"), ..Filter::default() };
        assert_eq!(sift(Metric::Spending, filter).filter.amount_max, amount("0"));
        let crossed = Filter { over: amount("5"), under: amount("5"), ..Filter::default() };
        assert!(sift(Metric::Spending, crossed).is_empty());
        let most = Filter { over: Some(Decimal::MAX), ..Filter::default() };
        assert!(!sift(Metric::Spending, most).is_empty());
    }

    #[test]
    fn a_filter_is_exact_where_no_kind_is_split_by_its_sign() {
        let out = || Filter { direction: Some(Direction::Out), ..Filter::default() };
        assert!(!sift(Metric::Spending, Filter::default()).is_exact());
        assert!(sift(Metric::Spending, out()).is_exact());
        assert!(!sift(Metric::Refunds, out()).is_exact());
        assert!(sift(Metric::Transactions, Filter::default()).is_exact());
    }
}
