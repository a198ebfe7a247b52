//! What will move money: what the bank knows of, and what recurs besides.

use chrono::NaiveDate;

use super::due::{Due, DueAmount, DueSource};
use crate::bank::account::Account;
use crate::bank::category::Category;
use crate::bank::merchant::Mention;
use crate::bank::obligation::Obligation;
use crate::bank::query::Asked;
use crate::bank::recurring::{Schedule, Shift, Stream, StreamStatus};
use crate::bank::selection::Direction;
use crate::bank::transaction::TransactionKind;
use crate::bank::untrusted::{SpokenName, Untrusted};
use crate::basics::{AccountId, Money, Period, TransactionId};

/// How many days the day of an arrangement and that of a stream of the same amount may lie apart
/// when they are taken for the same: as many as a month's schedule may be off.
const SAME_DAYS: i64 = 3;

/// The most days on which one commitment falls within a question: a daily one for over a year.
const DAYS_MAX: usize = 400;

/// Something that moves money again, or once.
#[derive(Debug, Clone)]
pub(super) struct Commitment {
    account: AccountId,
    pub(super) direction: Direction,
    pub(super) payee: Option<SpokenName>,
    /// What it is for.
    pub(super) category: Category,
    /// What sort of movement it was so far.
    pub(super) kind: Option<TransactionKind>,
    amount: DueAmount,
    source: DueSource,
    arrangement: Option<String>,
    rows: Vec<TransactionId>,
    /// The next day, and how it goes on from there.
    first: Option<NaiveDate>,
    schedule: Option<Schedule>,
    last: Option<NaiveDate>,
}

impl Commitment {
    /// The next day on which it falls.
    pub(super) fn next(&self) -> Option<NaiveDate> {
        self.first
    }

    /// The transactions it was found in, the earliest first.
    pub(super) fn rows(&self) -> &[TransactionId] {
        &self.rows
    }

    /// Whether it moves `account`.
    pub(super) fn is_of(&self, account: &AccountId) -> bool {
        self.account == *account
    }

    /// Whether it is between the customer and the bank or their own accounts, which nobody calls a
    /// bill.
    pub(super) fn is_no_bill(&self) -> bool {
        use TransactionKind::{Fee, Interest, OwnTransfer};
        matches!(self.kind, Some(OwnTransfer | Fee | Interest))
    }

    /// The days within `period` on which it falls.
    pub(super) fn days(&self, period: Period) -> Vec<NaiveDate> {
        let Some(first) = self.first else { return Vec::new() };
        let after = self.schedule.into_iter().flat_map(|schedule| {
            // What follows is at least half a period away: a weekend may have moved the first.
            let rest = schedule
                .days_from(first)
                .skip_while(move |day| (*day - first).num_days() * 2 <= schedule.period_days());
            rest.take_while(|day| *day < period.until())
        });
        let ends = |day: &NaiveDate| self.last.is_none_or(|last| *day <= last);
        let days = std::iter::once(first).chain(after).take(DAYS_MAX);
        days.filter(|day| period.has(*day) && ends(day)).collect()
    }
}

impl Asked<'_> {
    /// What will move money on `accounts`: arrangements that the bank holds, and what recurs in
    /// `streams` and is none of those.
    pub(super) fn commitments(
        &self,
        accounts: &[&Account],
        arranged: &[Obligation],
        streams: &[Stream],
    ) -> Vec<Commitment> {
        let is_of = |id: &AccountId| accounts.iter().any(|account| account.id == *id);
        let mut open: Vec<&Stream> = streams
            .iter()
            .filter(|stream| stream.status != StreamStatus::Ended && is_of(&stream.account))
            .collect();
        let mut all = Vec::new();
        for obligation in arranged.iter().filter(|it| is_of(&it.account)) {
            let (payee, category) = self.payee(&obligation.payee);
            let same = open
                .iter()
                .enumerate()
                .filter_map(|(place, stream)| {
                    let far = distance(obligation, payee.as_ref(), stream)?;
                    Some((far, place))
                })
                .min();
            let stream = same.map(|(_, place)| open.remove(place));
            let category = stream.map_or(category, |stream| stream.category);
            all.push(self.arranged(obligation, (payee, category), stream));
        }
        all.extend(open.into_iter().map(|stream| self.expected(stream)));
        all
    }

    /// The payments of `commitments` within `period`, soonest first.
    pub(super) fn dues<'c>(
        &self,
        commitments: impl IntoIterator<Item = &'c Commitment>,
        period: Period,
    ) -> Vec<Due> {
        let mut dues = Vec::new();
        for commitment in commitments {
            let Some(account) = self.account(&commitment.account) else { continue };
            for on in commitment.days(period) {
                dues.push(Due {
                    account: self.naming.name(account),
                    direction: commitment.direction,
                    payee: commitment.payee.clone(),
                    kind: commitment.kind,
                    on,
                    amount: commitment.amount,
                    minimum: None,
                    source: commitment.source,
                    arrangement: commitment.arrangement.clone(),
                    rows: commitment.rows.clone(),
                });
            }
        }
        sort(&mut dues);
        dues
    }

    fn arranged(
        &self,
        obligation: &Obligation,
        (payee, category): (Option<SpokenName>, Category),
        stream: Option<&Stream>,
    ) -> Commitment {
        let said = obligation.amount.map(DueAmount::Exact);
        let amount = said.or_else(|| stream.map(|stream| stream.amount.into()));
        let shift = stream.map_or(Shift::Later, |stream| stream.schedule.shift());
        let schedule = match (obligation.frequency, obligation.next_on) {
            (Some(frequency), Some(next)) => Some(Schedule::new(frequency, next, shift)),
            (_, None) => stream.map(|stream| stream.schedule),
            (None, Some(_)) => None,
        };
        let next = obligation.next_on.or_else(|| stream.and_then(|stream| stream.next_on));
        // A day that has passed was kept, or is no longer true: what follows is what is due.
        let first = match (next, schedule) {
            (Some(next), Some(schedule)) if next < self.today() => {
                Some(schedule.day(schedule.first_from(self.today())))
            }
            _ => next,
        };
        Commitment {
            account: obligation.account.clone(),
            direction: Direction::Out,
            payee: payee.filter(|_| self.may_name()),
            category,
            kind: stream.map(|stream| stream.kind),
            amount: amount.unwrap_or(DueAmount::Unknown),
            source: DueSource::Arranged(obligation.kind),
            arrangement: Some(obligation.id.clone()),
            rows: stream.map_or_else(Vec::new, |stream| stream.rows.clone()),
            first,
            schedule,
            last: obligation.ends_on,
        }
    }

    fn expected(&self, stream: &Stream) -> Commitment {
        Commitment {
            account: stream.account.clone(),
            direction: stream.direction,
            payee: stream.payee.clone().filter(|_| self.may_name()),
            category: stream.category,
            kind: Some(stream.kind),
            amount: stream.amount.into(),
            source: DueSource::Expected,
            arrangement: None,
            rows: stream.rows.clone(),
            first: stream.next_on,
            schedule: Some(stream.schedule),
            last: None,
        }
    }

    /// The payee as on a statement, cleaned in the same way so that the two can be compared, and
    /// what is paid for there.
    fn payee(&self, payee: &Untrusted) -> (Option<SpokenName>, Category) {
        let line = Mention {
            kind: TransactionKind::Bill,
            direction: Direction::Out,
            counterparty: None,
            descriptor: payee.raw(),
            mcc: None,
            is_small_credit: false,
        };
        let (as_line, as_name) = (
            self.merchants.who(&line),
            self.merchants.who(&Mention { counterparty: Some(payee.raw()), ..line }),
        );
        let who = if as_line.party.is_some() { as_line } else { as_name };
        (who.party.clone().map(|party| party.name), who.category)
    }
}

/// How unlike an arrangement and a stream are, smaller being more alike; `None` when they are not
/// the same: neither the payee nor amount and day agree.
fn distance(
    obligation: &Obligation,
    payee: Option<&SpokenName>,
    stream: &Stream,
) -> Option<(bool, bool, i64)> {
    if stream.account != obligation.account || stream.direction != Direction::Out {
        return None;
    }
    let days = match (obligation.next_on, stream.next_on) {
        (Some(one), Some(other)) => Some((one - other).num_days().abs()),
        _ => None,
    };
    let same_name =
        matches!((payee, &stream.payee), (Some(one), Some(other)) if is_same(one, other));
    let same_amount = obligation.amount.is_some_and(|amount| amount == stream.amount.typical());
    let same_day = days.is_some_and(|days| days <= SAME_DAYS);
    (same_name || same_amount && same_day)
        .then(|| (!same_name, !same_amount, days.unwrap_or(i64::MAX)))
}

/// Whether two names are of one party: all words of the shorter one begin the longer.
fn is_same(one: &SpokenName, other: &SpokenName) -> bool {
    let words = |name: &SpokenName| -> Vec<String> {
        let words = name.as_str().split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && long.starts_with(&short)
}

/// Soonest first; of one day the largest first.
pub(super) fn sort(dues: &mut [Due]) {
    dues.sort_by(|one, other| {
        let size = |due: &Due| due.amount.told().map(Money::minor);
        let name = |due: &Due| due.payee.as_ref().map(|name| name.as_str().to_owned());
        one.on
            .cmp(&other.on)
            .then_with(|| size(other).cmp(&size(one)))
            .then_with(|| name(one).cmp(&name(other)))
            .then_with(|| one.account.id.cmp(&other.account.id))
    });
}
