//! A customer's own links: made less, ended, and what was told by them read back.

use chrono::{DateTime, Utc};
use saldo::basics::{AccountId, CustomerId, LinkId};
use saldo::consent::{AccountScope, Aloud, DataClass, DataClasses, LookBack};
use saldo::disclosure::{Disclosure, Receipt};
use saldo::vault::{
    AuthorizationVault, Becomes, HeardAccount, HeardFilter, LinkChange, NewLink, Vault,
    VaultFailure,
};

use crate::fixture::{Place, at, chain_key, disclosure, new_link, text_before, token};

fn customer(id: &str) -> CustomerId {
    CustomerId::new(id).unwrap()
}

fn accounts(ids: &[&str]) -> Vec<AccountId> {
    ids.iter().map(|id| AccountId::new(id).unwrap()).collect()
}

fn change(of: &str, link: &str, what: Becomes, seconds: i64) -> LinkChange {
    LinkChange { customer: customer(of), link: LinkId::new(link).unwrap(), what, at: at(seconds) }
}

fn narrowed(classes: &[DataClass], kept: &[&str], aloud: Aloud, look_back: LookBack) -> Becomes {
    let (classes, accounts) = (DataClasses::of(classes), accounts(kept));
    Becomes::Narrowed { classes, accounts, aloud, look_back }
}

fn told(link: &str, seconds: i64, revision: u32) -> Disclosure {
    let link = LinkId::new(link).unwrap();
    Disclosure { customer: customer("17"), link, at: at(seconds), revision, ..disclosure("one") }
}

#[tokio::test]
async fn a_link_becomes_less_and_never_more() {
    let place = Place::new();
    let vault = place.open();
    let some = AccountScope::Only(accounts(&["a", "b"]));
    let look_back = LookBack::Days(90);
    let new = NewLink { accounts: some, look_back, ..new_link("one", "17") };
    vault.link(new).await.unwrap();
    vault.link(new_link("all", "17")).await.unwrap();

    // What is asked to be kept and was never there stays out.
    let both = [DataClass::BalanceRead, DataClass::BillsRead];
    let less = narrowed(&both, &["b", "c"], Aloud::Rounded, LookBack::Days(365));
    vault.change_link(change("17", "one", less.clone(), 10)).await.unwrap();
    let grant = vault.grant_of(token("one")).await.unwrap().unwrap();
    assert_eq!(grant.classes, DataClasses::of(&[DataClass::BalanceRead]));
    assert_eq!(grant.accounts, AccountScope::Only(accounts(&["b"])));
    assert_eq!((grant.manner.aloud, grant.look_back), (Aloud::Rounded, LookBack::Days(90)));
    assert_eq!(grant.revision, 1);
    vault.change_link(change("17", "all", less.clone(), 10)).await.unwrap();
    let grant = vault.grant_of(token("all")).await.unwrap().unwrap();
    assert_eq!(grant.accounts, AccountScope::Only(accounts(&["b", "c"])), "of all, these");
    assert_eq!(grant.look_back, LookBack::Days(365));

    let all: Vec<DataClass> = DataClasses::ALL.iter().collect();
    let more = narrowed(&all, &["a", "b"], Aloud::Exact, LookBack::Unlimited);
    vault.change_link(change("17", "one", more, 20)).await.unwrap();
    let again = vault.grant_of(token("one")).await.unwrap().unwrap();
    assert_eq!(again.classes, DataClasses::of(&[DataClass::BalanceRead]));
    assert_eq!(again.accounts, AccountScope::Only(accounts(&["b"])));
    assert_eq!((again.manner.aloud, again.look_back), (Aloud::Rounded, LookBack::Days(90)));

    // What was agreed to before is kept.
    let sql = "SELECT revision, classes, accounts, aloud, look_back_days, until_ms
        FROM consent_before WHERE link_id = 'one' ORDER BY revision";
    let connection = place.sql();
    let mut statement = connection.prepare(sql).unwrap();
    type Row = (u32, String, String, String, u16, i64);
    let rows: Vec<Row> = statement
        .query_map([], |row| {
            let first = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok((first.0, first.1, first.2, row.get(3)?, row.get(4)?, row.get(5)?))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].1, "balance.read speak.amounts");
    assert_eq!((rows[0].2.as_str(), rows[0].3.as_str()), (r#"["a","b"]"#, "exact"));
    assert_eq!((rows[0].4, rows[0].5), (90, at(10).timestamp_millis()));
    assert_eq!((rows[1].0, rows[1].3.as_str()), (1, "rounded"));
}

#[tokio::test]
async fn only_a_living_link_of_ones_own_is_changed() {
    let place = Place::new();
    let vault = place.open();
    for (name, of) in [("mine", "17"), ("short", "17"), ("theirs", "18")] {
        vault.link(new_link(name, of)).await.unwrap();
    }
    let less = || narrowed(&[], &[], Aloud::Silent, LookBack::Days(1));
    for (link, what, seconds) in [
        ("theirs", less(), 1),
        ("theirs", Becomes::Ended, 1),
        ("nobodys", Becomes::Ended, 1),
        ("short", less(), 3_600),
    ] {
        let changed = vault.change_link(change("17", link, what, seconds)).await;
        assert_eq!(changed, Err(VaultFailure::Ended), "{link}");
    }
    vault.change_link(change("17", "mine", Becomes::Ended, 5)).await.unwrap();
    let again = vault.change_link(change("17", "mine", less(), 6)).await;
    assert_eq!(again, Err(VaultFailure::Ended));
    drop(vault);
    let vault = place.open();
    let grant = vault.grant_of(token("mine")).await.unwrap().unwrap();
    assert_eq!((grant.revoked_at, grant.revision), (Some(at(5)), 0));
    let theirs = vault.grant_of(token("theirs")).await.unwrap().unwrap();
    assert_eq!((theirs.revoked_at, theirs.revision), (None, 0));
    let links = vault.links_of(customer("17")).await.unwrap();
    let names: Vec<&str> = links.iter().map(|link| link.link.as_str()).collect();
    assert_eq!(names, ["short", "mine"], "those that were not ended come first");
}

/// What the gate saw before a change is not told after it.
#[tokio::test]
async fn a_fact_on_its_way_does_not_outlive_a_change() {
    let place = Place::new();
    let vault = place.open();
    vault.link(new_link("one", "17")).await.unwrap();
    assert!(vault.disclose(told("one", 1, 0)).await.is_ok());
    let less = narrowed(&[DataClass::BalanceRead], &["a"], Aloud::Exact, LookBack::Days(30));
    vault.change_link(change("17", "one", less, 2)).await.unwrap();
    assert_eq!(vault.disclose(told("one", 3, 0)).await, Err(VaultFailure::Changed));
    assert_eq!(vault.disclose(told("one", 3, 1)).await.map(|it| it.sequence), Ok(2));
    assert_eq!(place.verified_head().sequence, 2);
    let links = vault.links_of(customer("17")).await.unwrap();
    assert_eq!(links[0].told_at, Some(at(3)));
}

fn all_of(of: &str) -> HeardFilter {
    HeardFilter {
        customer: customer(of),
        accounts: accounts(&["account-canary"]),
        application: None,
        account: None,
        from: DateTime::<Utc>::MIN_UTC,
        until: DateTime::<Utc>::MAX_UTC,
        before: None,
        records_max: 100,
    }
}

#[tokio::test]
async fn a_customer_reads_what_was_told_of_them_and_of_nobody_else() {
    let place = Place::new();
    let vault = place.open();
    vault.link(new_link("one", "17")).await.unwrap();
    vault.link(new_link("two", "18")).await.unwrap();
    for seconds in 0..7 {
        vault.disclose(told("one", seconds, 0)).await.unwrap();
        let other = Disclosure { customer: customer("18"), ..told("two", seconds, 0) };
        vault.disclose(other).await.unwrap();
    }
    let page = vault.heard(HeardFilter { records_max: 3, ..all_of("17") }).await.unwrap();
    let times: Vec<_> = page.records.iter().map(|record| record.at).collect();
    assert_eq!(times, [at(6), at(5), at(4)]);
    let fact = &page.records[0].facts[0];
    assert_eq!(fact.account, HeardAccount::Own(accounts(&["account-canary"]).remove(0)));
    let next = HeardFilter { before: page.next, ..all_of("17") };
    let rest = vault.heard(next).await.unwrap();
    assert_eq!((rest.records.len(), rest.next), (4, None));
    assert_eq!(rest.records[0].at, at(3));

    let count = async |filter| vault.heard(filter).await.unwrap().records.len();
    let between = HeardFilter { from: at(2), until: at(4), ..all_of("17") };
    assert_eq!(count(between).await, 2);
    let unknown = HeardFilter { accounts: accounts(&["another"]), ..all_of("17") };
    let former = vault.heard(unknown).await.unwrap();
    assert_eq!(former.records[0].facts[0].account, HeardAccount::Former);
    let about = |id: &str| Some(AccountId::new(id).unwrap());
    let other = HeardFilter { account: about("another"), ..all_of("17") };
    assert_eq!(count(other).await, 0);
    let own = HeardFilter { account: about("account-canary"), ..all_of("17") };
    assert_eq!(count(own).await, 7);
    assert_eq!(count(all_of("19")).await, 0);
    // What finds the records is not what they say: that alone counts.
    let mislead = "UPDATE disclosure
        SET customer = (SELECT customer FROM disclosure WHERE sequence = 1)";
    assert_eq!(place.sql().execute(mislead, []).unwrap(), 14);
    assert_eq!(count(all_of("17")).await, 7);
}

/// A vault as the schema before left it, with a record of the first version.
#[tokio::test]
async fn records_from_before_are_found_too() {
    let place = Place::new();
    let connection = place.sql();
    for step in [
        include_str!("../../src/connect/sqlite/vault/migrations/0001_links.sql"),
        include_str!("../../src/connect/sqlite/vault/migrations/0002_disclosures.sql"),
        include_str!("../../src/connect/sqlite/vault/migrations/0003_authorizations.sql"),
        include_str!("../../src/connect/sqlite/vault/migrations/0004_manners.sql"),
        include_str!("../../src/connect/sqlite/vault/migrations/0005_sharing.sql"),
    ] {
        connection.execute_batch(step).unwrap();
    }
    connection.pragma_update(None, "application_id", 0x5361_6c56).unwrap();
    connection.pragma_update(None, "user_version", 5).unwrap();
    let text = text_before("17", "one", at(1));
    let sealed = chain_key().seal(Receipt::genesis(), &text);
    let sql = "INSERT INTO disclosure (sequence, hash, body) VALUES (1, ?1, ?2)";
    connection.execute(sql, rusqlite::params![sealed.hash.as_bytes(), text]).unwrap();
    drop(connection);
    std::fs::set_permissions(place.file(), std::os::unix::fs::PermissionsExt::from_mode(0o600))
        .unwrap();

    let vault = place.open();
    vault.link(new_link("one", "17")).await.unwrap();
    vault.disclose(told("one", 2, 0)).await.unwrap();
    let page = vault.heard(all_of("17")).await.unwrap();
    let heard: Vec<_> = page.records.iter().map(|it| (it.sequence, it.aloud)).collect();
    assert_eq!(heard, [(2, Some(Aloud::Exact)), (1, None)]);
    assert_eq!(place.verified_head().sequence, 2);
}
