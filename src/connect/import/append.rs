//! Writing checked statements into a bank file, within one transaction.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::report::FileReport;
use super::statement::{StatedTransaction, Statement, positive};
use crate::bank::{AccountKind, AccountStatus};
use crate::connect::sqlite::schema::kind_id;

const KNOWN_ACCOUNT: &str = "
SELECT account_id, stated_at_ms FROM account_source WHERE customer_id = ?1 AND trace = ?2";
const POSITION: &str = "SELECT COALESCE(MAX(position), 0) + 1 FROM account WHERE customer_id = ?1";
const NEW_ACCOUNT: &str = "
INSERT INTO account VALUES (?1, ?2, ?3, ?4, ?5, NULL, ?6, 'open', NULL, NULL, 0, NULL, ?7)";
const NEW_SOURCE: &str = "INSERT INTO account_source VALUES (?1, ?2, ?3, ?4)";
const STATED: &str = "
UPDATE account_source SET stated_at_ms = MAX(stated_at_ms, ?3)
WHERE customer_id = ?1 AND trace = ?2";
const ABOUT: &str = "
UPDATE account SET kind = COALESCE(?3, kind), nickname = COALESCE(?4, nickname),
    last_four = COALESCE(?5, last_four), status = COALESCE(?6, status)
WHERE customer_id = ?1 AND account_id = ?2";
const CURRENT: &str = "
UPDATE account SET current_minor = ?3, available_minor = ?4, as_of_ms = ?5
WHERE customer_id = ?1 AND account_id = ?2 AND (current_minor IS NULL OR as_of_ms <= ?5)";
const AVAILABLE: &str = "
UPDATE account SET available_minor = ?3
WHERE customer_id = ?1 AND account_id = ?2 AND (current_minor IS NULL OR as_of_ms <= ?4)";
const LIMIT: &str =
    "UPDATE account SET limit_minor = ?3 WHERE customer_id = ?1 AND account_id = ?2";
const HOLDS: &str = "
UPDATE account SET holds_minor = (
    SELECT COALESCE(SUM(-amount_minor), 0) FROM transactions
    WHERE customer_id = ?1 AND account_id = ?2 AND is_posted = 0 AND replaced_by IS NULL
      AND amount_minor < 0)
WHERE customer_id = ?1 AND account_id = ?2";
const KNOWN_ROWS: &str = "
SELECT transaction_id, made_at_ms, is_posted FROM transactions
WHERE customer_id = ?1 AND account_id = ?2";
const NEW_ROW: &str = "INSERT INTO transactions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL)";
const NO_ROW: &str = "
DELETE FROM transactions
WHERE customer_id = ?1 AND account_id = ?2 AND made_at_ms = ?3 AND transaction_id = ?4";
const PARTY: &str = "INSERT INTO party VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";

/// What the writer needs to know beside the statements.
pub(super) struct Filing<'a> {
    /// Whose accounts they are.
    pub(super) customer: i64,
    /// What a new account is called if the file does not say.
    pub(super) name: Option<&'a str>,
    /// What kind a new account is if the file does not say.
    pub(super) kind: AccountKind,
    /// The time of the import, for what no file dates.
    pub(super) now_ms: i64,
    /// Ids for new accounts.
    pub(super) fresh_ids: &'a mut dyn Iterator<Item = i64>,
}

/// One row that is in the file already.
struct Known {
    made_at_ms: i64,
    is_posted: bool,
}

/// The accounts touched so far and their rows, by account.
type Rows = HashMap<i64, HashMap<i64, Known>>;

/// Writes `statements` in their order, counting in `reports` by file; `progress` is told the
/// number of transactions done.
///
/// What an earlier statement than the latest says about figures and pending rows is passed over.
pub(super) fn append(
    file: &Connection,
    statements: &[Statement],
    filing: &mut Filing<'_>,
    reports: &mut [FileReport],
    progress: &mut dyn FnMut(u64),
) -> rusqlite::Result<()> {
    let mut rows = Rows::new();
    let mut done = 0;
    for statement in statements {
        let (account, stated_at_ms) = account(file, statement, filing)?;
        let made_at_ms = statement.made_at().map_or(i64::MIN, |it| it.timestamp_millis());
        let target = Target {
            file,
            customer: filing.customer,
            account,
            is_older: made_at_ms < stated_at_ms,
        };
        if let std::collections::hash_map::Entry::Vacant(place) = rows.entry(account) {
            place.insert(target.known_rows()?);
        }
        let known = rows.entry(account).or_default();
        target.about(statement)?;
        target.transactions(statement, known, reports)?;
        target.figures(statement, &mut reports[statement.file])?;
        file.prepare_cached(HOLDS)?.execute(params![filing.customer, account])?;
        let trace = statement.account.trace();
        file.prepare_cached(STATED)?.execute(params![filing.customer, trace, made_at_ms])?;
        reports[statement.file].accounts.insert(account);
        done += statement.transactions.len() as u64;
        progress(done);
    }
    Ok(())
}

/// The account of `statement` and the time of its latest statement before; new if need be.
fn account(
    file: &Connection,
    statement: &Statement,
    filing: &mut Filing<'_>,
) -> rusqlite::Result<(i64, i64)> {
    let (customer, trace) = (filing.customer, statement.account.trace());
    let known = file
        .prepare_cached(KNOWN_ACCOUNT)?
        .query_row([customer, trace], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    let position: i64 = file.query_row(POSITION, [customer], |row| row.get(0))?;
    // The iterator of ids is endless.
    let account = filing.fresh_ids.next().unwrap_or_default();
    let kind = statement.account.kind.unwrap_or(filing.kind).name();
    let currency = statement.account.currency.code().to_owned();
    let row = params![customer, account, position, kind, filing.name, currency, filing.now_ms];
    file.execute(NEW_ACCOUNT, row)?;
    file.execute(NEW_SOURCE, params![customer, trace, account, i64::MIN])?;
    Ok((account, i64::MIN))
}

/// One account that is written to.
struct Target<'a> {
    file: &'a Connection,
    customer: i64,
    account: i64,
    /// Whether a later statement was imported before this one.
    is_older: bool,
}

impl Target<'_> {
    fn known_rows(&self) -> rusqlite::Result<HashMap<i64, Known>> {
        let mut read = self.file.prepare_cached(KNOWN_ROWS)?;
        let rows = read.query_map([self.customer, self.account], |row| {
            Ok((row.get(0)?, Known { made_at_ms: row.get(1)?, is_posted: row.get(2)? }))
        })?;
        rows.collect()
    }

    fn about(&self, statement: &Statement) -> rusqlite::Result<()> {
        let it = &statement.account;
        let last_four = it.last_four.as_ref().map(|digits| digits.as_str());
        self.file.prepare_cached(ABOUT)?.execute(params![
            self.customer,
            self.account,
            it.kind.map(AccountKind::name),
            it.nickname,
            last_four,
            it.status.map(AccountStatus::name),
        ])?;
        Ok(())
    }

    fn transactions(
        &self,
        statement: &Statement,
        known: &mut HashMap<i64, Known>,
        reports: &mut [FileReport],
    ) -> rusqlite::Result<()> {
        let retracted: HashSet<i64> = statement.retracted_numbers().into_iter().collect();
        for id in &retracted {
            if let Some(row) = known.remove(id) {
                self.remove(*id, row.made_at_ms)?;
                reports[statement.file].retracted += 1;
            }
        }
        let mut stated = HashSet::new();
        for (id, it) in statement.numbered() {
            let report = &mut reports[it.file];
            report.accounts.insert(self.account);
            stated.insert(id);
            if retracted.contains(&id) {
                continue;
            }
            match known.get(&id) {
                // What was pending may come back in an old file: it is over since.
                None if !it.is_posted && self.is_older => report.outdated += 1,
                None => {
                    self.insert(id, it)?;
                    report.added += 1;
                }
                Some(row) if it.is_posted && !row.is_posted => {
                    self.remove(id, row.made_at_ms)?;
                    self.insert(id, it)?;
                    report.booked += 1;
                }
                Some(_) => {
                    report.known += 1;
                    continue;
                }
            }
            if it.is_posted || !self.is_older {
                let made_at_ms = it.made_at.timestamp_millis();
                known.insert(id, Known { made_at_ms, is_posted: it.is_posted });
            }
        }
        if statement.lists_all_pending && !self.is_older {
            let over = |(id, row): &(&i64, &Known)| !row.is_posted && !stated.contains(*id);
            let over: Vec<i64> = known.iter().filter(over).map(|(id, _)| *id).collect();
            for id in over {
                if let Some(row) = known.remove(&id) {
                    self.remove(id, row.made_at_ms)?;
                    reports[statement.file].lapsed += 1;
                }
            }
        }
        Ok(())
    }

    fn insert(&self, id: i64, it: &StatedTransaction) -> rusqlite::Result<()> {
        let name = it.counterparty.as_deref();
        let party = format!("party\0{}\0{}\0{:?}", name.unwrap_or("\0"), it.descriptor, it.mcc);
        let party = positive(&party);
        let row = params![party, name, it.descriptor, it.mcc];
        self.file.prepare_cached(PARTY)?.execute(row)?;
        self.file.prepare_cached(NEW_ROW)?.execute(params![
            self.customer,
            self.account,
            it.made_at.timestamp_millis(),
            id,
            it.is_posted,
            kind_id(it.kind),
            it.amount.minor(),
            party,
        ])?;
        Ok(())
    }

    fn remove(&self, id: i64, made_at_ms: i64) -> rusqlite::Result<()> {
        let row = params![self.customer, self.account, made_at_ms, id];
        self.file.prepare_cached(NO_ROW)?.execute(row)?;
        Ok(())
    }

    /// Takes over figures that are not older than those known.
    ///
    /// A booked figure without an available one of the same statement ends the available one
    /// known before, which belonged to an earlier booked one.
    fn figures(&self, statement: &Statement, report: &mut FileReport) -> rusqlite::Result<()> {
        let available = statement.available.map(|it| it.amount.minor());
        let taken = match (statement.current, statement.available) {
            (Some(current), _) => {
                let (minor, as_of) = (current.amount.minor(), current.as_of.timestamp_millis());
                let row = params![self.customer, self.account, minor, available, as_of];
                self.file.prepare_cached(CURRENT)?.execute(row)?
            }
            (None, Some(free)) => {
                let (minor, as_of) = (free.amount.minor(), free.as_of.timestamp_millis());
                let row = params![self.customer, self.account, minor, as_of];
                self.file.prepare_cached(AVAILABLE)?.execute(row)?
            }
            (None, None) => return Ok(()),
        };
        match taken {
            0 => report.older_balances += 1,
            _ => report.balances += 1,
        }
        if let Some(limit) = statement.limit.filter(|_| taken > 0) {
            let row = params![self.customer, self.account, limit.minor()];
            self.file.prepare_cached(LIMIT)?.execute(row)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::sqlite::schema::TABLES;

    /// No statement of an import looks below another customer's key.
    #[test]
    fn no_statement_scans() {
        let file = Connection::open_in_memory().unwrap();
        file.execute_batch(TABLES).unwrap();
        let all = [
            KNOWN_ACCOUNT,
            POSITION,
            STATED,
            ABOUT,
            CURRENT,
            AVAILABLE,
            LIMIT,
            HOLDS,
            KNOWN_ROWS,
            NO_ROW,
        ];
        for sql in all {
            let mut plan = file.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let values = vec![1_i64; plan.parameter_count()];
            let steps: Vec<String> = plan
                .query_map(rusqlite::params_from_iter(values), |row| row.get("detail"))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            assert!(steps.iter().any(|step| step.contains("(customer_id=?")), "{sql}\n{steps:?}");
            assert!(!steps.iter().any(|step| step.contains("SCAN")), "{sql}\n{steps:?}");
        }
    }
}
