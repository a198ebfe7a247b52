//! Whose questions are asked.

use rusqlite::Connection;
use saldo::basics::Now;
use saldo::consent::{AccountScope, LinkedCustomer, LookBack};

use crate::linked::linked;

/// `count` customers, drawn by chance from those of `file` who are not heavy; the same ones every
/// time.
pub(crate) fn drawn(file: &Connection, count: usize, now: Now) -> Vec<LinkedCustomer> {
    let sql = "SELECT COUNT(*) FROM customer WHERE persona <> 'trader'";
    let customers: i64 = file.query_row(sql, [], |row| row.get(0)).unwrap();
    let customers = customers.unsigned_abs();
    let mut draw = 0x5a1d_0000_u64;
    let mut next = || {
        // Knuth's MMIX generator; the high bits are the random ones.
        draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        1 + (draw >> 33) % customers
    };
    (0..count)
        .map(|_| linked(&next().to_string(), AccountScope::All, LookBack::Unlimited, now))
        .collect()
}

/// The heavy customers of `file`.
pub(crate) fn heavy(file: &Connection, now: Now) -> Vec<LinkedCustomer> {
    let sql = "SELECT customer_id FROM customer WHERE persona = 'trader'";
    let mut statement = file.prepare(sql).unwrap();
    let keys = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap();
    let found: Vec<_> = keys
        .map(|key| linked(&key.unwrap().to_string(), AccountScope::All, LookBack::Unlimited, now))
        .collect();
    assert!(!found.is_empty(), "no heavy customers: generate the bank with --heavy 8");
    found
}
