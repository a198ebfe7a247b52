//! What was told about one customer, read back for them.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::keys;
use super::rows::{damaged, failure};
use crate::basics::{AccountId, CustomerId};
use crate::disclosure::{ChainKey, CustomerKey, ReadRecord, read_record, record_head};
use crate::vault::{Heard, HeardAccount, HeardFact, HeardFilter, HeardPage, VaultFailure};

/// How many records are looked at in one go, so that no thread is kept from other requests for
/// long: some milliseconds.
const LOOKED_AT_MAX: usize = 1_000;

/// The records under either of two pseudonyms: of the customer's own key, and of versions 1 and 2.
/// Each half comes in order, so that nothing is sorted.
const OWN: &str = "
SELECT sequence, body FROM disclosure WHERE customer = ?1 AND sequence < ?3
UNION ALL
SELECT sequence, body FROM disclosure WHERE customer = ?2 AND sequence < ?3
ORDER BY sequence DESC";

/// Records of one customer, the latest first, each with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRecords {
    /// The records, opened with the customer's key.
    pub records: Vec<(u64, ReadRecord)>,
    /// The number before which to go on; `None` where there are no more.
    pub next: Option<u64>,
}

/// The records of `customer` before the one with the number `before`, as many as are looked at in
/// one go.
pub(super) fn records_of(
    connection: &Connection,
    key: &ChainKey,
    customer: &CustomerId,
    before: Option<u64>,
) -> Result<OwnRecords, VaultFailure> {
    let mut page = OwnRecords { records: Vec::new(), next: None };
    page.next = walk(connection, key, customer, before, |sequence, record| {
        page.records.push((sequence, record));
        false
    })?;
    Ok(page)
}

/// The records that `filter` wants.
pub(super) fn heard(
    connection: &Connection,
    key: &ChainKey,
    filter: &HeardFilter,
) -> Result<HeardPage, VaultFailure> {
    let accounts: HashMap<String, &AccountId> = filter
        .accounts
        .iter()
        .map(|account| (key.account_pseudonym(&filter.customer, account), account))
        .collect();
    let about = |wanted: &AccountId, heard: &Heard| {
        let is_about = |fact: &HeardFact| fact.account == HeardAccount::Own(wanted.clone());
        heard.facts.iter().any(is_about)
    };
    let mut records = Vec::new();
    let next = walk(connection, key, &filter.customer, filter.before, |sequence, record| {
        let is_wanted = (filter.from..filter.until).contains(&record.at)
            && filter.application.as_ref().is_none_or(|it| it.as_str() == record.application);
        let heard = told(sequence, record, &accounts);
        if is_wanted && filter.account.as_ref().is_none_or(|account| about(account, &heard)) {
            records.push(heard);
        }
        records.len() >= filter.records_max
    })?;
    Ok(HeardPage { records, next })
}

/// Shows `each` record of `customer` before the one with the number `before`, the latest first,
/// until it has enough or many were looked at. The number before which to go on.
fn walk(
    connection: &Connection,
    key: &ChainKey,
    customer: &CustomerId,
    before: Option<u64>,
    mut each: impl FnMut(u64, ReadRecord) -> bool,
) -> Result<Option<u64>, VaultFailure> {
    let own = keys::key_of(connection, key, customer)?;
    let pseudonym = own.as_ref().map(CustomerKey::pseudonym);
    let pseudonym_before = key.customer_pseudonym(customer);
    let before = before.map_or(i64::MAX, |n| i64::try_from(n).unwrap_or(i64::MAX));
    let mut statement = connection.prepare_cached(OWN).map_err(failure)?;
    let values = params![pseudonym, pseudonym_before, before];
    let mut rows = statement.query(values).map_err(failure)?;
    let (mut looked_at, mut has_enough) = (0, false);
    while let Some(row) = rows.next().map_err(failure)? {
        let sequence = row.get::<_, i64>(0).map_err(failure)?;
        let sequence = u64::try_from(sequence).map_err(|_| damaged("a record's number"))?;
        if has_enough || looked_at == LOOKED_AT_MAX {
            return Ok(Some(sequence.saturating_add(1)));
        }
        looked_at += 1;
        let body = row.get_ref(1).map_err(failure)?;
        let body = body.as_str().map_err(|_| damaged("a record"))?;
        // What found it is not what it says: that alone counts.
        let head = record_head(body).ok_or_else(|| damaged("a record"))?;
        let name = head.customer.as_deref();
        if name.is_none() || name != pseudonym && name != Some(pseudonym_before.as_str()) {
            continue;
        }
        let record = read_record(body, own.as_ref()).ok_or_else(|| damaged("a record"))?;
        has_enough = each(sequence, record);
    }
    Ok(None)
}

fn told(sequence: u64, record: ReadRecord, accounts: &HashMap<String, &AccountId>) -> Heard {
    let account = |pseudonym: Option<String>| match pseudonym {
        None => HeardAccount::None,
        Some(name) => accounts
            .get(&name)
            .map_or(HeardAccount::Former, |account| HeardAccount::Own((*account).clone())),
    };
    let facts = record.facts.into_iter();
    Heard {
        sequence,
        at: record.at,
        channel: record.channel,
        application: record.application,
        link: record.link,
        recognised: record.recognised,
        classes: record.classes,
        aloud: record.aloud,
        facts: facts.map(|(kind, of)| HeardFact { kind, account: account(of) }).collect(),
    }
}
