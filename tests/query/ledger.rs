//! Totals and rows by SQL of another hand.

use chrono::{Days, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use rusqlite::{Connection, params_from_iter, types::Value};
use saldo::connect::sqlite::DemoCustomer;

/// What each flow counts (`main`) and what takes from it (`back`), as SQL over kind and amount.
const FLOWS: [(&str, &str, &str, i64); 4] = [
    (
        "spending",
        "k IN ('purchase','cash','bill','fee','interest') AND m <= 0",
        "k = 'refund' OR k IN ('purchase','bill','fee') AND m > 0",
        -1,
    ),
    ("income", "k IN ('deposit','interest') AND m > 0", "k = 'deposit' AND m <= 0", 1),
    ("fees", "k IN ('fee','interest') AND m <= 0", "k = 'fee' AND m > 0", -1),
    ("refunds", "k IN ('refund','purchase','bill','fee') AND m > 0", "k = 'refund' AND m <= 0", 1),
];

/// One line of a ledger, in minor units: currency, total, gross, back, pending, count, back count.
pub(crate) type Line = (String, i64, i64, i64, i64, u64, u64);

/// A bank file, read without Saldo's own code.
pub(crate) struct Ledger {
    file: Connection,
}

/// Some days of one customer, and what else must hold.
#[derive(Clone)]
pub(crate) struct Span<'a> {
    pub(crate) customer: &'a DemoCustomer,
    pub(crate) from: NaiveDate,
    pub(crate) until: NaiveDate,
    /// SQL over `k` (kind), `m` (minor units), `t` (transactions), `a` (account), `p` (party).
    pub(crate) also: String,
}

impl Ledger {
    pub(crate) fn new(file: Connection) -> Self {
        Self { file }
    }

    pub(crate) fn zone(&self, customer: &DemoCustomer) -> Tz {
        let sql = "SELECT time_zone FROM customer WHERE customer_id = ?1";
        let zone: String = self.file.query_row(sql, [key(customer)], |row| row.get(0)).unwrap();
        zone.parse().unwrap()
    }

    /// The first millisecond of `day` where the customer lives.
    fn ms(&self, customer: &DemoCustomer, day: NaiveDate) -> i64 {
        let zone = self.zone(customer);
        let midnight = day.and_hms_opt(0, 0, 0).unwrap();
        zone.from_local_datetime(&midnight).earliest().unwrap().timestamp_millis()
    }

    fn rows_sql(&self, what: &str, days: &Span<'_>, group: &str) -> (String, Vec<Value>) {
        let also = if days.also.is_empty() { "1" } else { &days.also };
        let sql = format!(
            "WITH r AS (
               SELECT t.*, a.currency AS c, kd.name AS k, t.amount_minor AS m, p.name AS n, p.mcc
               FROM transactions t
               JOIN account a ON a.customer_id = t.customer_id AND a.account_id = t.account_id
               JOIN transaction_kind kd ON kd.kind_id = t.kind_id
               JOIN party p ON p.party_id = t.party_id
               WHERE t.customer_id = ?1 AND a.status <> 'closed' AND t.replaced_by IS NULL
                 AND t.made_at_ms >= ?2 AND t.made_at_ms < ?3)
             SELECT {what} FROM r WHERE ({also}) {group}"
        );
        let bounds = vec![
            Value::Integer(key(days.customer)),
            Value::Integer(self.ms(days.customer, days.from)),
            Value::Integer(self.ms(days.customer, days.until)),
        ];
        (sql, bounds)
    }

    /// The totals of `flow`, one a currency, in their order; none without rows.
    pub(crate) fn totals(&self, flow: &str, days: &Span<'_>) -> Vec<Line> {
        let (_, main, back, sign) = FLOWS.into_iter().find(|row| row.0 == flow).unwrap();
        let against = -sign;
        let what = format!(
            "c, {sign} * SUM(m), {sign} * SUM(CASE WHEN {main} THEN m ELSE 0 END),
             {against} * SUM(CASE WHEN {back} THEN m ELSE 0 END),
             {sign} * SUM(CASE WHEN is_posted = 0 THEN m ELSE 0 END), COUNT(*),
             SUM(CASE WHEN {back} THEN 1 ELSE 0 END)"
        );
        let belongs = format!("AND (({main}) OR ({back}))");
        let group = format!("{belongs} GROUP BY c ORDER BY c");
        let (sql, bounds) = self.rows_sql(&what, days, &group);
        let mut statement = self.file.prepare(&sql).unwrap();
        let rows = statement.query_map(params_from_iter(bounds), |row| {
            let count: i64 = row.get(5)?;
            let backs: i64 = row.get(6)?;
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                count.unsigned_abs(),
                backs.unsigned_abs(),
            ))
        });
        rows.unwrap().map(Result::unwrap).collect()
    }

    /// How many rows there are, and what they sum to, whatever their currency.
    pub(crate) fn sum(&self, days: &Span<'_>) -> (u64, i64) {
        let (sql, bounds) = self.rows_sql("COUNT(*), COALESCE(SUM(m), 0)", days, "");
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?));
        self.file.query_row(&sql, params_from_iter(bounds), read).unwrap()
    }

    /// The ids of transactions, as "account id", in `order` (SQL).
    pub(crate) fn ids(&self, days: &Span<'_>, order: &str) -> Vec<String> {
        let what = "account_id || ' ' || transaction_id";
        let (sql, bounds) = self.rows_sql(what, days, &format!("ORDER BY {order}"));
        let mut statement = self.file.prepare(&sql).unwrap();
        let rows = statement.query_map(params_from_iter(bounds), |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }
}

impl<'a> Span<'a> {
    pub(crate) fn new(customer: &'a DemoCustomer, from: NaiveDate, until: NaiveDate) -> Self {
        Self { customer, from, until, also: String::new() }
    }

    pub(crate) fn where_also(&self, also: &str) -> Self {
        Self { also: also.to_owned(), ..self.clone() }
    }
}

pub(crate) fn key(customer: &DemoCustomer) -> i64 {
    customer.customer.as_str().parse().unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day + Days::new(days)
}

/// Now, as the world has it, where the customer lives.
pub(crate) fn today(zone: Tz, now: chrono::DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&zone).date_naive()
}
