//! What was told about one customer, read back for them.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::rows::{damaged, failure};
use crate::basics::AccountId;
use crate::disclosure::{ChainKey, ReadRecord, read_record};
use crate::vault::{Heard, HeardAccount, HeardFact, HeardFilter, HeardPage, VaultFailure};

/// How many records are looked at in one go, so that no thread is kept from other requests for
/// long: some milliseconds.
const LOOKED_AT_MAX: usize = 1_000;

/// The records that `filter` wants.
pub(super) fn heard(
    connection: &Connection,
    key: &ChainKey,
    filter: &HeardFilter,
) -> Result<HeardPage, VaultFailure> {
    let customer = key.customer_pseudonym(&filter.customer);
    let accounts: HashMap<String, &AccountId> = filter
        .accounts
        .iter()
        .map(|account| (key.account_pseudonym(&filter.customer, account), account))
        .collect();
    let before = filter.before.map_or(i64::MAX, |n| i64::try_from(n).unwrap_or(i64::MAX));
    let sql = "SELECT sequence, body FROM disclosure WHERE customer = ?1 AND sequence < ?2
        ORDER BY sequence DESC";
    let mut statement = connection.prepare_cached(sql).map_err(failure)?;
    let mut rows = statement.query(params![customer, before]).map_err(failure)?;
    let mut page = HeardPage { records: Vec::new(), next: None };
    let mut looked_at = 0;
    while let Some(row) = rows.next().map_err(failure)? {
        let sequence = row.get::<_, i64>(0).map_err(failure)?;
        let sequence = u64::try_from(sequence).map_err(|_| damaged("a record's number"))?;
        if page.records.len() == filter.records_max || looked_at == LOOKED_AT_MAX {
            page.next = Some(sequence.saturating_add(1));
            break;
        }
        looked_at += 1;
        let body = row.get_ref(1).map_err(failure)?;
        let body = body.as_str().map_err(|_| damaged("a record"))?;
        let record = read_record(body).ok_or_else(|| damaged("a record"))?;
        let is_wanted = record.customer == customer
            && (filter.from..filter.until).contains(&record.at)
            && filter.application.as_ref().is_none_or(|it| it.as_str() == record.application);
        let heard = told(sequence, record, &accounts);
        let about = |wanted: &AccountId| {
            let is_about = |fact: &HeardFact| fact.account == HeardAccount::Own(wanted.clone());
            heard.facts.iter().any(is_about)
        };
        if is_wanted && filter.account.as_ref().is_none_or(about) {
            page.records.push(heard);
        }
    }
    Ok(page)
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
