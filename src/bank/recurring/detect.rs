//! From transactions to streams.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::amounts::{expected, price_rise};
use super::cluster::streams_of;
use super::fit::{Fit, Row};
use super::judge::{Sort, confidence_permille, is_habit_code, mature_rows};
use super::schedule::Shift;
use super::stream::{Stream, StreamStatus};
use crate::bank::merchant::Merchants;
use crate::bank::selection::Direction;
use crate::bank::transaction::{Transaction, TransactionKind};
use crate::bank::untrusted::Untrusted;
use crate::basics::AccountId;

/// How many days after the day on which something was expected it may still come, before the next
/// time is what is expected: as much as banks are late over a long weekend.
const LATE_DAYS: u64 = 3;

/// How many words of a statement line without a name tell whose it is.
const LINE_WORDS: usize = 4;

/// Finds what recurs among `transactions` of one customer, of any accounts and in any order.
///
/// `today` and the days of the transactions are those of `time_zone`. Pending ones count as come.
/// Streams are sorted by account and by the day they come next; ended ones, last, are those that
/// had been mature.
pub fn detect(
    transactions: &[Transaction],
    merchants: &Merchants,
    time_zone: Tz,
    today: NaiveDate,
) -> Vec<Stream> {
    let mut groups: BTreeMap<(AccountId, Direction, Class, String), Vec<Row>> = BTreeMap::new();
    let mut payers = Payers { merchants, known: HashMap::new() };
    for (place, transaction) in transactions.iter().enumerate() {
        let Some(class) = Class::of(transaction.kind) else { continue };
        let payer = payers.key(transaction);
        let key = (transaction.account.clone(), transaction.direction(), class, payer);
        let day = transaction.made_at.with_timezone(&time_zone).date_naive();
        let minor = transaction.amount.minor().saturating_abs();
        groups.entry(key).or_default().push(Row { day, minor, place });
    }
    let mut streams = Vec::new();
    for ((_, direction, class, _), mut rows) in groups {
        rows.sort_by_key(|row| (row.day, row.place));
        let sort = sort_of(class, &rows, transactions);
        let usual = if direction == Direction::In { Shift::Earlier } else { Shift::Later };
        for fit in streams_of(&rows, sort, usual) {
            streams.extend(stream(&fit, transactions, merchants, today));
        }
    }
    streams.sort_by(|one, other| {
        let key =
            |stream: &Stream| (stream.account.clone(), stream.next_on.is_none(), stream.next_on);
        key(one).cmp(&key(other))
    });
    streams
}

/// Kinds of movement that may belong to one stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Spending,
    Income,
    OwnTransfer,
    Fee,
    Interest,
}

impl Class {
    fn of(kind: TransactionKind) -> Option<Self> {
        match kind {
            TransactionKind::Purchase | TransactionKind::Bill => Some(Self::Spending),
            TransactionKind::Deposit => Some(Self::Income),
            TransactionKind::OwnTransfer => Some(Self::OwnTransfer),
            TransactionKind::Fee => Some(Self::Fee),
            TransactionKind::Interest => Some(Self::Interest),
            TransactionKind::Refund | TransactionKind::Cash => None,
        }
    }
}

/// How much is asked of `rows`: those paid by card more than half of the time are purchases.
fn sort_of(class: Class, rows: &[Row], transactions: &[Transaction]) -> Sort {
    match class {
        Class::Income => return Sort::Income,
        Class::OwnTransfer => return Sort::OwnTransfer,
        Class::Fee | Class::Interest => return Sort::BankCharge,
        Class::Spending => {}
    }
    let of = |is: fn(&Transaction) -> bool| {
        rows.iter().filter(|row| transactions.get(row.place).is_some_and(is)).count()
    };
    if of(|it| it.mcc.is_some_and(is_habit_code)) * 2 > rows.len() {
        Sort::Habit
    } else if of(|it| it.kind == TransactionKind::Purchase) * 2 > rows.len() {
        Sort::Purchase
    } else {
        Sort::Bill
    }
}

/// Who is behind transactions, for comparing. Most lines are seen again and again.
struct Payers<'a> {
    merchants: &'a Merchants,
    known: HashMap<PartyOf<'a>, String>,
}

/// What decides who is behind a transaction.
type PartyOf<'a> = (Option<&'a str>, &'a str, TransactionKind);

impl<'a> Payers<'a> {
    /// The name it is read out by, else the first words of the statement line that are words.
    fn key(&mut self, transaction: &'a Transaction) -> String {
        let name = transaction.counterparty.as_ref().map(Untrusted::raw);
        let of = (name, transaction.descriptor.raw(), transaction.kind);
        let key = |merchants: &Merchants| match merchants.party(transaction) {
            Some(party) => party.name.as_str().to_lowercase(),
            None => {
                stable_part(transaction.counterparty.as_ref().unwrap_or(&transaction.descriptor))
            }
        };
        // Of credits, the amount decides whether the text may be read at all.
        if transaction.direction() == Direction::In {
            return key(self.merchants);
        }
        self.known.entry(of).or_insert_with(|| key(self.merchants)).clone()
    }
}

fn stable_part(text: &Untrusted) -> String {
    let words = text.raw().split(|c: char| !c.is_alphanumeric());
    let stable = words.filter(|word| !word.is_empty() && !word.contains(|c: char| c.is_numeric()));
    let kept: Vec<String> = stable.take(LINE_WORDS).map(str::to_lowercase).collect();
    kept.join(" ")
}

/// The stream that `fit` stands for; `None` for one that ended before it had become anything.
fn stream(
    fit: &Fit,
    transactions: &[Transaction],
    merchants: &Merchants,
    today: NaiveDate,
) -> Option<Stream> {
    let rows: Vec<&Transaction> =
        fit.rows.iter().filter_map(|row| transactions.get(row.place)).collect();
    let (last, last_row) = (rows.last()?, fit.rows.last()?);
    let is_mature = rows.len() >= mature_rows(fit.schedule.frequency());
    let silent = today.signed_duration_since(last_row.day).num_days();
    let has_ended = silent * 2 > fit.schedule.period_days() * 3 + 2 * LATE_DAYS as i64;
    let status = match (has_ended, is_mature) {
        (true, true) => StreamStatus::Ended,
        (true, false) => return None,
        (false, true) => StreamStatus::Mature,
        (false, false) => StreamStatus::Early,
    };
    let currency = last.amount.currency();
    Some(Stream {
        account: last.account.clone(),
        direction: last.direction(),
        kind: last.kind,
        payee: merchants.party(last).map(|party| party.name),
        category: merchants.category(last),
        rows: rows.iter().map(|row| row.id.clone()).collect(),
        schedule: fit.schedule,
        expected: fit.expected,
        missed: fit.missed.clone(),
        days_off: fit.days_off,
        confidence_permille: confidence_permille(fit),
        last_on: last_row.day,
        following_on: fit.schedule.day(fit.last_index + 1),
        next_on: (!has_ended).then(|| next_on(fit, today)),
        amount: expected(&fit.rows, currency),
        price_rise: price_rise(&fit.rows, currency),
        status,
    })
}

/// The first day of the schedule after the last row that can still be kept: one that has just
/// passed is expected today.
fn next_on(fit: &Fit, today: NaiveDate) -> NaiveDate {
    let late = today.checked_sub_days(Days::new(LATE_DAYS)).unwrap_or(today);
    let next = (fit.last_index + 1).max(fit.schedule.first_from(late));
    fit.schedule.day(next).max(today)
}
