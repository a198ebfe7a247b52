//! Links behind the bank's own tokens: made once, narrowed and ended for good.

use std::sync::Arc;

use chrono::Duration;
use proptest::prelude::*;
use saldo::basics::CustomerId;
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::consent::{AccountScope, Aloud, Channel, DataClass, DataClasses, Grant, LookBack};
use saldo::disclosure::{Actor, Disclosure};
use saldo::vault::{
    Admission, AuthorizationVault, BankGrant, BankGrantVault, Becomes, LinkChange, Revoke,
    RevokedBy, Vault, VaultFailure,
};
use tokio::runtime::Runtime;

use crate::fixture::{Place, at, disclosure, new_link, skill, token};

const CUSTOMER: &str = "bank-canary";

/// A token for which the customer signed in at `signed_in`, shown at `shown`.
fn presented(signed_in: i64, shown: i64) -> BankGrant {
    BankGrant {
        customer: CustomerId::new(CUSTOMER).unwrap(),
        channel: Channel::Alexa,
        application: skill(),
        user: None,
        classes: DataClasses::of(&[DataClass::BalanceRead, DataClass::SpeakAmounts]),
        aloud: Aloud::Exact,
        look_back: LookBack::Unlimited,
        authorized_at: at(signed_in),
        expires_at: at(signed_in) + Duration::days(180),
        token_expires_at: at(shown) + Duration::minutes(5),
        at: at(shown),
    }
}

async fn held(vault: &SqliteVault, presented: BankGrant) -> Grant {
    match vault.admit_bank_grant(presented).await.unwrap() {
        Admission::Held(grant) => grant,
        Admission::Ended => panic!("it was ended"),
    }
}

async fn ended(vault: &SqliteVault, presented: BankGrant) -> bool {
    vault.admit_bank_grant(presented).await.unwrap() == Admission::Ended
}

fn narrowed(grant: &Grant, seconds: i64) -> LinkChange {
    let what = Becomes::Narrowed {
        classes: DataClasses::of(&[DataClass::BalanceRead]),
        accounts: Vec::new(),
        aloud: Aloud::Rounded,
        look_back: LookBack::Days(30),
    };
    LinkChange { customer: grant.customer.clone(), link: grant.link.clone(), what, at: at(seconds) }
}

async fn end(vault: &SqliteVault, grant: &Grant, seconds: i64) {
    let link = Revoke::Link(grant.link.clone());
    assert_eq!(vault.revoke(link, RevokedBy::Customer, at(seconds), None).await, Ok(1));
}

#[tokio::test]
async fn a_customer_and_an_application_have_one_link() {
    let place = Place::new();
    let vault = place.open();
    let first = held(&vault, presented(0, 10)).await;
    assert_eq!((first.granted_at, first.expires_at), (at(10), at(0) + Duration::days(180)));
    assert_eq!((first.user, first.revision, &first.accounts), (None, 0, &AccountScope::All));
    // Each token has an end of its own; the first platform's user that is known counts.
    let user = Some(token("user"));
    let second = held(&vault, BankGrant { user, ..presented(0, 300) }).await;
    assert_eq!((&second.link, second.user), (&first.link, user));
    assert_eq!(second.token_expires_at, at(600));
    let other = Some(token("other"));
    assert_eq!(held(&vault, BankGrant { user: other, ..presented(0, 301) }).await.user, user);
    let shared = vault.links_of(first.customer.clone()).await.unwrap();
    assert_eq!(shared.len(), 1);
    // Nothing is told by a link of the bank's with a token of Saldo's, or the other way round.
    vault.link(new_link("own", CUSTOMER)).await.unwrap();
    assert_ne!(held(&vault, presented(0, 302)).await.link.as_str(), "own");
    // The record is written as for every link.
    let told = |revision| Disclosure {
        customer: first.customer.clone(),
        link: first.link.clone(),
        revision,
        at: at(303),
        ..disclosure("one")
    };
    vault.disclose(told(0)).await.unwrap();
    assert_eq!(vault.disclose(told(1)).await, Err(VaultFailure::Changed));
}

#[tokio::test]
async fn what_is_open_is_what_both_the_token_and_the_link_open() {
    let place = Place::new();
    let vault = place.open();
    held(&vault, presented(0, 0)).await;
    let bills = DataClasses::of(&[DataClass::BillsRead, DataClass::BalanceRead]);
    let other = BankGrant { classes: bills, aloud: Aloud::Rounded, ..presented(0, 1) };
    let grant = held(&vault, BankGrant { look_back: LookBack::Days(90), ..other }).await;
    assert_eq!(grant.classes, DataClasses::of(&[DataClass::BalanceRead]));
    assert_eq!((grant.manner.aloud, grant.look_back), (Aloud::Rounded, LookBack::Days(90)));
    // A new sign-in at the bank is a new agreement there, as long as nothing was narrowed here.
    let grant = held(&vault, BankGrant { classes: bills, ..presented(5, 6) }).await;
    assert_eq!((grant.classes, grant.revision), (bills, 1));
    assert_eq!(grant.expires_at, at(5) + Duration::days(180));
    let sql = "SELECT classes FROM consent_before WHERE customer_id = 'bank-canary'";
    let before: String = place.sql().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(before, "balance.read speak.amounts");
    vault.change_link(narrowed(&grant, 7)).await.unwrap();
    for (signed_in, shown) in [(5, 8), (9, 10), (20, 21)] {
        let classes = DataClasses::ALL;
        let grant = held(&vault, BankGrant { classes, ..presented(signed_in, shown) }).await;
        assert_eq!(grant.classes, DataClasses::of(&[DataClass::BalanceRead]));
        assert_eq!(grant.accounts, AccountScope::Only(Vec::new()));
        assert_eq!((grant.manner.aloud, grant.look_back), (Aloud::Rounded, LookBack::Days(30)));
        assert_eq!(grant.expires_at, at(signed_in) + Duration::days(180));
    }
}

#[tokio::test]
async fn what_was_ended_comes_back_with_a_new_sign_in_alone() {
    let place = Place::new();
    let vault = place.open();
    let first = held(&vault, presented(0, 0)).await;
    vault.change_link(narrowed(&first, 1)).await.unwrap();
    end(&vault, &first, 10).await;
    for (signed_in, shown) in [(0, 11), (10, 12), (-5, 9_000)] {
        assert!(ended(&vault, presented(signed_in, shown)).await, "{signed_in}");
    }
    let second = held(&vault, presented(11, 20)).await;
    assert_ne!(second.link, first.link);
    assert_eq!(second.classes, presented(0, 0).classes, "chosen anew at the bank");
    // The tokens of before stay shut though there is a link again: they may be somebody else's.
    assert!(ended(&vault, presented(0, 21)).await);
    drop(vault);
    let vault = place.open();
    assert!(ended(&vault, presented(10, 22)).await);
    assert_eq!(held(&vault, presented(11, 23)).await.link, second.link);
    // The bank's clock was ahead when the customer signed in: that is no sign-in since.
    let user = Some(token("user"));
    let ahead = BankGrant { user, ..presented(90, 31) };
    held(&vault, ahead.clone()).await;
    let which = Revoke::User { channel: Channel::Alexa, application: skill(), user: token("user") };
    assert_eq!(vault.revoke(which, RevokedBy::Platform, at(32), None).await, Ok(1));
    assert!(ended(&vault, ahead).await);
}

#[tokio::test]
async fn who_was_erased_comes_back_with_a_new_sign_in_alone() {
    let place = Place::new();
    let vault = place.open();
    held(&vault, presented(0, 0)).await;
    let customer = CustomerId::new(CUSTOMER).unwrap();
    assert!(vault.erase(customer.clone(), Actor::Customer, at(10)).await.unwrap());
    assert!(ended(&vault, presented(0, 11)).await);
    assert!(ended(&vault, presented(10, 12)).await);
    assert_eq!(vault.links_of(customer.clone()).await.unwrap(), []);
    drop(vault);
    for file in ["vault.db", "vault.db-wal"] {
        let bytes = std::fs::read(place.folder().join(file)).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&bytes).contains(CUSTOMER), "{file}");
    }
    let vault = place.open();
    held(&vault, presented(11, 13)).await;
    assert_eq!(vault.links_of(customer).await.unwrap().len(), 1);
    // Whoever had no link of the bank's leaves nothing behind.
    vault.link(new_link("own", "18")).await.unwrap();
    let other = CustomerId::new("18").unwrap();
    assert!(vault.erase(other, Actor::Customer, at(14)).await.unwrap());
    let sql = "SELECT count(*) FROM erased_grant";
    assert_eq!(place.sql().query_row(sql, [], |row| row.get::<_, i64>(0)), Ok(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_come_first_one_makes_the_link() {
    for _ in 0..20 {
        let place = Place::new();
        let vault = place.open();
        let tasks: Vec<_> = (0..64)
            .map(|_| {
                let vault = Arc::clone(&vault);
                tokio::spawn(async move { held(&vault, presented(0, 0)).await.link })
            })
            .collect();
        let mut links = Vec::new();
        for task in tasks {
            links.push(task.await.unwrap());
        }
        links.dedup();
        assert_eq!(links.len(), 1);
    }
}

/// What happens to one customer's links.
#[derive(Debug, Clone, Copy)]
enum Step {
    Show { signed_in: i64, classes: u16 },
    Narrow,
    End,
    Erase,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..60_i64, 1..8_u16)
            .prop_map(|(signed_in, classes)| Step::Show { signed_in, classes }),
        2 => Just(Step::Narrow),
        1 => Just(Step::End),
        1 => Just(Step::Erase),
    ]
}

fn classes_of(bits: u16) -> DataClasses {
    let all = [DataClass::BalanceRead, DataClass::BillsRead, DataClass::CardStatus];
    let held = all.into_iter().enumerate().filter(|(bit, _)| bits & (1 << bit) != 0);
    DataClasses::of(&held.map(|(_, class)| class).collect::<Vec<_>>())
}

async fn play(vault: &SqliteVault, steps: &[Step], run: usize) {
    let customer = CustomerId::new(&format!("customer-{run}")).unwrap();
    let (mut ended_at, mut live): (i64, Option<Grant>) = (-1, None);
    let mut kept: Option<DataClasses> = None;
    for (now, step) in (0..).map(|step| step * 5).zip(steps) {
        match *step {
            Step::Show { signed_in, .. } if signed_in > now => {}
            Step::Show { signed_in, classes } => {
                let classes = classes_of(classes);
                let customer = customer.clone();
                let shown = BankGrant { customer, classes, ..presented(signed_in, now) };
                match vault.admit_bank_grant(shown).await.unwrap() {
                    Admission::Ended => assert!(signed_in <= ended_at, "{steps:?}"),
                    Admission::Held(grant) => {
                        assert!(signed_in > ended_at, "{steps:?}");
                        assert_eq!(grant.classes.first_missing_from(classes), None);
                        let kept = kept.unwrap_or(DataClasses::ALL);
                        assert_eq!(grant.classes.first_missing_from(kept), None, "{steps:?}");
                        live = Some(grant);
                    }
                }
            }
            Step::Narrow => {
                if let Some(grant) = &live {
                    vault.change_link(narrowed(grant, now)).await.unwrap();
                    kept = Some(DataClasses::of(&[DataClass::BalanceRead]));
                }
            }
            Step::End | Step::Erase => {
                let Some(grant) = live.take() else { continue };
                match step {
                    Step::End => end(vault, &grant, now).await,
                    _ => {
                        let erased = vault.erase(customer.clone(), Actor::Customer, at(now)).await;
                        assert!(erased.unwrap());
                    }
                }
                (ended_at, kept) = (now, None);
            }
        }
    }
}

#[test]
fn whatever_happens_nothing_ended_or_narrowed_comes_back() {
    let (place, runtime) = (Place::new(), Runtime::new().unwrap());
    let vault = place.open();
    let run = std::cell::Cell::new(0);
    let config = ProptestConfig { cases: 60, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let steps = proptest::collection::vec(step(), 1..24);
    let played = runner.run(&steps, |steps| {
        run.set(run.get() + 1);
        runtime.block_on(play(&vault, &steps, run.get()));
        Ok(())
    });
    played.unwrap();
}
