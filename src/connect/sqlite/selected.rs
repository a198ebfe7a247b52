//! A filter in the numbers of the bank file.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Rows, Statement};
use rust_decimal::{Decimal, RoundingStrategy};

use super::held::{Held, HeldAccount};
use super::rows::failure;
use super::schema::kind_id;
use crate::bank::{
    BankFailure, Direction, Kinds, TransactionFilter, TransactionKind, TransactionStatus,
};
use crate::basics::{AccountId, Currency, Money};
use crate::consent::LinkedCustomer;

/// Every kind, those included that nobody has thought of: a row of such a kind is damage, and
/// must not vanish silently.
const EVERY_KIND: i64 = -1;

/// What a filter means of the accounts that the customer holds and the grant covers.
pub(super) struct Selected {
    /// One for each account, by the text of their ids; no two are of one account.
    pub(super) slices: Vec<Slice>,
    customer: i64,
    from_ms: i64,
    until_ms: i64,
    posted: [i64; 2],
    kinds: i64,
    parties: Option<String>,
}

/// One account's part.
pub(super) struct Slice {
    /// The account.
    pub(super) account: AccountId,
    /// The currency of its amounts.
    pub(super) currency: Currency,
    key: i64,
    /// The least and the greatest amount, with their signs.
    amounts: [i64; 2],
    /// Amounts between minus this and this are too small.
    too_small: i64,
}

/// A half-open span of time, in milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SpanMs {
    /// The first instant.
    pub(super) from: i64,
    /// The first instant after it.
    pub(super) until: i64,
}

impl Selected {
    /// Reads what must be known of the accounts.
    ///
    /// # Errors
    ///
    /// [`BankFailure`] when the file cannot be read, or an account makes no sense.
    pub(super) fn of(
        file: &Connection,
        customer: &LinkedCustomer,
        filter: &TransactionFilter,
    ) -> Result<Self, BankFailure> {
        let mut selected = Self {
            slices: Vec::new(),
            customer: 0,
            from_ms: first_ms_not_before(filter.from),
            until_ms: first_ms_not_before(filter.until),
            posted: match filter.status {
                None => [0, 1],
                Some(TransactionStatus::Pending) => [0, 0],
                Some(TransactionStatus::Posted) => [1, 1],
            },
            kinds: bits(filter.kinds),
            parties: filter.parties.as_ref().map(|parties| {
                let numbers: Vec<String> =
                    parties.iter().map(|party| party.0.cast_signed().to_string()).collect();
                format!("[{}]", numbers.join(","))
            }),
        };
        let Some(held) = Held::of(file, customer, &filter.accounts)? else { return Ok(selected) };
        selected.customer = held.customer;
        let slices = held.accounts.into_iter().filter_map(|account| Slice::of(account, filter));
        selected.slices.extend(slices);
        selected.slices.sort_by(|one, other| one.account.cmp(&other.account));
        Ok(selected)
    }

    /// The whole span of the filter.
    pub(super) fn span(&self) -> SpanMs {
        SpanMs { from: self.from_ms, until: self.until_ms }
    }

    /// Runs `statement` on the part of `slice` within `span`; `further` are its parameters from
    /// the twelfth on.
    ///
    /// # Errors
    ///
    /// [`BankFailure`] when the file cannot be read.
    pub(super) fn run<'a>(
        &self,
        statement: &'a mut Statement<'_>,
        slice: &Slice,
        span: SpanMs,
        further: &[i64],
    ) -> Result<Rows<'a>, BankFailure> {
        let own = [
            self.customer,
            slice.key,
            span.from.max(self.from_ms),
            span.until.min(self.until_ms),
            self.posted[0],
            self.posted[1],
            slice.amounts[0],
            slice.amounts[1],
            slice.too_small,
            self.kinds,
        ];
        let mut bind = |place: usize, value: i64| statement.raw_bind_parameter(place, value);
        let bound = (1..).zip(own).chain((12..).zip(further.iter().copied()));
        for (place, value) in bound {
            bind(place, value).map_err(|error| failure(&error))?;
        }
        statement
            .raw_bind_parameter(11, self.parties.as_deref())
            .map_err(|error| failure(&error))?;
        Ok(statement.raw_query())
    }
}

impl Slice {
    /// `None` when no amount in `currency` can be meant.
    fn of(held: HeldAccount, filter: &TransactionFilter) -> Option<Self> {
        let HeldAccount { key, id: account, currency } = held;
        // Whole minor units that are not below the least, and not above the most.
        let least = match filter.amount_min {
            Some(least) => minor(least, currency, RoundingStrategy::ToPositiveInfinity)?,
            None => 0,
        };
        let most = filter
            .amount_max
            .and_then(|most| minor(most, currency, RoundingStrategy::ToNegativeInfinity));
        let (low, high) = (most.map_or(i64::MIN, i64::saturating_neg), most.unwrap_or(i64::MAX));
        let amounts = match filter.direction {
            None => [low, high],
            Some(Direction::In) => [low.max(1), high],
            Some(Direction::Out) => [low, high.min(0)],
        };
        Some(Self { account, currency, key, amounts, too_small: least.max(0) })
    }
}

/// `bound` in minor units of `currency`, made whole as `strategy` says; `None` beyond them all.
fn minor(bound: Decimal, currency: Currency, strategy: RoundingStrategy) -> Option<i64> {
    let whole = bound.round_dp_with_strategy(currency.decimals(), strategy);
    Money::new(whole, currency).ok().map(Money::minor)
}

fn bits(kinds: Kinds) -> i64 {
    if kinds == Kinds::ALL {
        return EVERY_KIND;
    }
    kinds.iter().fold(0, |bits, kind: TransactionKind| bits | 1 << kind_id(kind))
}

/// The first whole millisecond that is not before `instant`: rows are kept to the millisecond.
pub(super) fn first_ms_not_before(instant: DateTime<Utc>) -> i64 {
    let whole = instant.timestamp_millis();
    let cut = !instant.timestamp_subsec_nanos().is_multiple_of(1_000_000);
    whole.saturating_add(i64::from(cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(filter: &TransactionFilter, currency: &str) -> Option<([i64; 2], i64)> {
        let id = AccountId::new("1").unwrap();
        Slice::of(HeldAccount { key: 1, id, currency: currency.parse().unwrap() }, filter)
            .map(|slice| (slice.amounts, slice.too_small))
    }

    /// A bound that is finer than the money keeps what it means: nothing above it is let in.
    #[test]
    fn bounds_are_rounded_to_the_inside() {
        let nothing = TransactionFilter::within(Vec::new(), DateTime::UNIX_EPOCH, Utc::now());
        let bound = |text: &str| Some(text.parse::<Decimal>().unwrap());
        let between = TransactionFilter {
            amount_min: bound("9.991"),
            amount_max: bound("20.009"),
            ..nothing.clone()
        };
        assert_eq!(amounts(&between, "USD"), Some(([-2000, 2000], 1000)));
        assert_eq!(amounts(&between, "JPY"), Some(([-20, 20], 10)));
        let out = TransactionFilter { direction: Some(Direction::Out), ..between.clone() };
        assert_eq!(amounts(&out, "USD"), Some(([-2000, 0], 1000)));
        let into = TransactionFilter { direction: Some(Direction::In), ..between };
        assert_eq!(amounts(&into, "USD"), Some(([1, 2000], 1000)));
        let all = Some(([i64::MIN, i64::MAX], 0));
        assert_eq!(amounts(&nothing, "USD"), all);
        let huge = bound("9999999999999999999999");
        let below = TransactionFilter { amount_max: huge, ..nothing.clone() };
        assert_eq!(amounts(&below, "USD"), all);
        let above = TransactionFilter { amount_min: huge, ..nothing };
        assert_eq!(amounts(&above, "USD"), None);
    }
}
