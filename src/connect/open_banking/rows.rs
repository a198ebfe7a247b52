//! Transactions of the interface.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use futures_util::future::join_all;
use hyper::StatusCode;

use super::bank::{Asking, of, wrong};
use super::call::refusal;
use super::endpoint::Endpoint;
use super::failure::Missed;
use super::records::{TransactionRecord, row_name};
use crate::bank::{BankFailure, Transaction, TransactionFilter, TransactionStatus, Untrusted};
use crate::basics::{AccountId, TransactionId};
use crate::connect::import::Fault;
use crate::connect::import::statement::positive;

/// The years of which a bank is asked for certain days: outside, for all there are.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

impl Asking<'_> {
    /// All transactions that `filter` may mean, and some beside.
    ///
    /// # Errors
    ///
    /// [`BankFailure`]: a list that lacks an account would make a wrong sum.
    pub(super) async fn rows(
        &self,
        filter: &TransactionFilter,
    ) -> Result<Vec<Transaction>, BankFailure> {
        let ids = self.covered(&filter.accounts);
        if filter.from >= filter.until || ids.is_empty() {
            return Ok(Vec::new());
        }
        let query = days(filter.from, filter.until);
        let lists = join_all(ids.iter().map(|id| self.transactions_of(id, query.as_deref()))).await;
        let mut rows = Vec::new();
        let mut refused = Vec::new();
        for (id, list) in ids.iter().zip(lists) {
            match list {
                Ok(list) => rows.extend(list),
                Err(Missed::Refused(status)) => refused.push((id, status)),
                Err(Missed::Failed(failure)) => return Err(failure),
            }
        }
        self.explain(Endpoint::Transactions, &refused).await.map(|()| rows)
    }

    /// Accounts that the bank refuses must be ones that the customer does not have.
    ///
    /// # Errors
    ///
    /// [`BankFailure::Unreachable`] for one that the customer has.
    pub(super) async fn explain(
        &self,
        endpoint: Endpoint,
        refused: &[(&AccountId, StatusCode)],
    ) -> Result<(), BankFailure> {
        if refused.is_empty() {
            return Ok(());
        }
        let accounts = self.accounts().await?;
        let theirs = refused.iter().find(|(id, _)| accounts.iter().any(|it| it.id == **id));
        theirs.map_or(Ok(()), |(_, status)| Err(refusal(endpoint, *status)))
    }

    async fn transactions_of(
        &self,
        account: &AccountId,
        query: Option<&str>,
    ) -> Result<Vec<Transaction>, Missed> {
        let what = Endpoint::Transactions.name();
        let pages = self.call.list(Endpoint::Transactions, Some(account), query).await?;
        let wires = pages.into_iter().flat_map(|page| page.transaction.unwrap_or_default());
        let mut list = List::default();
        for (wire, number) in wires.zip(1..) {
            let record = TransactionRecord::read(&wire, self.calendar);
            let taken = record.and_then(|record| match record {
                Some(record) => of(account, &record.account).and_then(|()| list.take(record)),
                None => Ok(()),
            });
            taken.map_err(|fault| wrong(what, "Transaction", number, fault))?;
        }
        Ok(list.rows(account).map_err(|fault| wrong(what, "Transaction", 0, fault))?)
    }
}

/// The transactions of one account as its pages tell them.
#[derive(Default)]
struct List {
    records: Vec<TransactionRecord>,
    /// The places of those that have an id.
    named: HashMap<String, usize>,
}

impl List {
    /// Takes one more. Pages may overlap, and a hold may be booked while they are read.
    fn take(&mut self, record: TransactionRecord) -> Result<(), Fault> {
        let Some(name) = &record.reference else {
            self.records.push(record);
            return Ok(());
        };
        let Some(place) = self.named.get(name) else {
            self.named.insert(name.clone(), self.records.len());
            self.records.push(record);
            return Ok(());
        };
        let known = &mut self.records[*place];
        match (known.is_posted, record.is_posted) {
            _ if *known == record => Ok(()),
            (false, _) => {
                *known = record;
                Ok(())
            }
            (true, false) => Ok(()),
            (true, true) => Err(Fault::Twice("TransactionId")),
        }
    }

    /// All of them under ids of their own. One without gets one from its day, amount and texts,
    /// and a count among rows that are equal in all of these: the same in every answer.
    fn rows(self, account: &AccountId) -> Result<Vec<Transaction>, Fault> {
        let mut counts: HashMap<String, u32> = HashMap::new();
        let mut rows = Vec::with_capacity(self.records.len());
        for record in self.records {
            let id = match &record.reference {
                Some(name) => TransactionId::new(name).or_else(|_| made_id(&["reference", name])),
                None => {
                    let party = record.counterparty.as_deref();
                    let name = row_name(record.made_at, record.amount, party, &record.descriptor);
                    let count = counts.entry(name.clone()).and_modify(|it| *it += 1).or_default();
                    made_id(&["row", &name, &count.to_string()])
                }
            };
            rows.push(Transaction {
                id: id.map_err(|_| Fault::Empty("TransactionId"))?,
                account: account.clone(),
                made_at: record.made_at,
                status: match record.is_posted {
                    true => TransactionStatus::Posted,
                    false => TransactionStatus::Pending,
                },
                kind: record.kind,
                amount: record.amount,
                counterparty: record.counterparty.map(Untrusted::new),
                descriptor: Untrusted::new(record.descriptor),
                mcc: record.mcc,
            });
        }
        Ok(rows)
    }
}

/// An id made of what tells a row from others, or of a name that no id can hold.
fn made_id(parts: &[&str]) -> Result<TransactionId, crate::basics::BadId> {
    TransactionId::new(&format!("{:016x}", positive(&parts.join("\0"))))
}

/// The filter for the days from `from` to `until`, with one more at each end: the bank takes them
/// for UTC (specification, "filtering"), and may date what it lists by day.
fn days(from: DateTime<Utc>, until: DateTime<Utc>) -> Option<String> {
    let day = |instant: DateTime<Utc>| Some(instant.date_naive()).filter(|day| is_asked_for(*day));
    let from = day(from).and_then(|day| day.checked_sub_days(Days::new(1)));
    let until = day(until).and_then(|day| day.checked_add_days(Days::new(1)));
    let from = from.map(|day| format!("fromBookingDateTime={day}T00:00:00"));
    let until = until.map(|day| format!("toBookingDateTime={day}T23:59:59"));
    let parts: Vec<String> = [from, until].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("&"))
}

fn is_asked_for(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::TransactionKind;
    use crate::basics::{Currency, Money};

    fn record(reference: Option<&str>, is_posted: bool, minor: i64) -> TransactionRecord {
        TransactionRecord {
            account: "a".to_owned(),
            reference: reference.map(str::to_owned),
            made_at: "2026-09-20T10:00:00Z".parse().unwrap(),
            is_posted,
            amount: Money::from_minor(minor, Currency::GBP),
            kind: TransactionKind::Purchase,
            counterparty: None,
            descriptor: "SHOP".to_owned(),
            mcc: None,
        }
    }

    fn ids(list: List) -> Vec<String> {
        let account = AccountId::new("a").unwrap();
        list.rows(&account).unwrap().into_iter().map(|row| row.id.as_str().to_owned()).collect()
    }

    #[test]
    fn a_row_without_id_has_the_same_in_every_answer() {
        let listed = |others: &[i64]| {
            let mut list = List::default();
            for minor in others {
                list.take(record(None, true, *minor)).unwrap();
            }
            ids(list)
        };
        let (one, other) = (listed(&[-5, -7, -5]), listed(&[-7, -5, -5]));
        assert_eq!((&one[0], &one[1], &one[2]), (&other[1], &other[0], &other[2]));
        assert_ne!(one[0], one[2]);
    }

    #[test]
    fn pages_may_overlap_and_holds_may_be_booked_meanwhile() {
        let mut list = List::default();
        list.take(record(Some("1"), true, -5)).unwrap();
        list.take(record(Some("1"), true, -5)).unwrap();
        list.take(record(Some("h"), false, -5)).unwrap();
        list.take(record(Some("h"), true, -6)).unwrap();
        list.take(record(Some("h"), false, -5)).unwrap();
        assert_eq!(list.records.iter().map(|it| it.amount.minor()).sum::<i64>(), -11);
        let twice = list.take(record(Some("1"), true, -9));
        assert_eq!(twice, Err(Fault::Twice("TransactionId")));
        assert_eq!(ids(list), ["1", "h"]);
    }

    #[test]
    fn an_id_that_is_no_visible_text_is_replaced() {
        let mut list = List::default();
        list.take(record(Some("an id"), true, -5)).unwrap();
        assert_eq!(ids(list)[0].len(), 16);
    }

    #[test]
    fn days_are_asked_for_with_one_more_at_each_end() {
        let at = |text: &str| text.parse().unwrap();
        let query = days(at("2026-09-01T07:00:00Z"), at("2026-10-01T07:00:00Z"));
        let wanted =
            "fromBookingDateTime=2026-08-31T00:00:00&toBookingDateTime=2026-10-02T23:59:59";
        assert_eq!(query.as_deref(), Some(wanted));
        assert_eq!(days(DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC), None);
    }
}
