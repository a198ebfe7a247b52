//! Whose questions are asked.

use rusqlite::Connection;
use saldo::basics::{ApplicationId, CustomerId, LinkId, Now, digest_of};
use saldo::consent::{
    AccountScope, Caller, Channel, DataClasses, Grant, LinkedCustomer, Premises, Tokens, admit,
};

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
    (0..count).map(|_| linked(next(), now)).collect()
}

/// The heavy customers of `file`.
pub(crate) fn heavy(file: &Connection, now: Now) -> Vec<LinkedCustomer> {
    let sql = "SELECT customer_id FROM customer WHERE persona = 'trader'";
    let mut statement = file.prepare(sql).unwrap();
    let keys = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap();
    let found: Vec<_> = keys.map(|key| linked(key.unwrap().unsigned_abs(), now)).collect();
    assert!(!found.is_empty(), "no heavy customers: generate the bank with --heavy 8");
    found
}

fn linked(customer: u64, now: Now) -> LinkedCustomer {
    let application = ApplicationId::new("benchmark").unwrap();
    let tomorrow = now.plus(chrono::Duration::days(1)).utc();
    let caller = Caller {
        channel: Channel::Alexa,
        application: application.clone(),
        user: None,
        person: None,
        tokens: Tokens { person: None, user: Some(digest_of(b"token")) },
        premises: Premises::Home,
    };
    let grant = Grant {
        link: LinkId::new("benchmark").unwrap(),
        customer: CustomerId::new(&customer.to_string()).unwrap(),
        channel: Channel::Alexa,
        application,
        user: None,
        classes: DataClasses::ALL,
        accounts: AccountScope::All,
        granted_at: now.utc(),
        expires_at: tomorrow,
        token_expires_at: tomorrow,
        revoked_at: None,
    };
    admit(&caller, DataClasses::ALL, Some(grant), now).unwrap()
}
