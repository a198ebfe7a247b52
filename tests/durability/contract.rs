//! What every implementation of the `Vault` port must do, written against the port alone.

use std::sync::Arc;

use chrono::Duration;
use saldo::basics::{AccountId, CustomerId, LinkId, Now};
use saldo::consent::{
    AccountScope, Aloud, Barrier, DataClass, DataClasses, Length, Manner, MannerChange, Pace, admit,
};
use saldo::disclosure::Disclosure;
use saldo::vault::{NewLink, Revoke, RevokedBy, Vault, VaultFailure};

use crate::fixture::{at, caller, disclosure, new_link, skill, takes_effect, token};

pub(crate) type Port = Arc<dyn Vault>;

const OPERATOR: RevokedBy = RevokedBy::Operator;

async fn revoked(vault: &Port, name: &str) -> bool {
    vault.grant_of(token(name)).await.unwrap().unwrap().revoked_at.is_some()
}

pub(crate) async fn a_link_reads_back_as_it_was_made(vault: Port) {
    let accounts = ["a\"1", "b"].map(|id| AccountId::new(id).unwrap()).to_vec();
    let some = NewLink { accounts: AccountScope::Only(accounts), ..new_link("some", "17") };
    for new in [new_link("all", "17"), some] {
        assert_eq!(vault.grant_of(new.token).await.unwrap(), None);
        vault.link(new.clone()).await.unwrap();
        let grant = vault.grant_of(new.token).await.unwrap().unwrap();
        assert_eq!((&grant.link, &grant.customer), (&new.link, &new.customer));
        assert_eq!((grant.channel, &grant.application), (new.channel, &new.application));
        assert_eq!((grant.classes, &grant.accounts), (new.classes, &new.accounts));
        assert_eq!(grant.granted_at, new.granted_at);
        assert_eq!(grant.authenticated_at, new.granted_at);
        assert_eq!(grant.expires_at, new.expires_at);
        assert_eq!(grant.token_expires_at, new.token_expires_at);
        assert_eq!(grant.revoked_at, None);
    }
    assert_eq!(vault.grant_of(token("stranger")).await.unwrap(), None);
}

pub(crate) async fn how_a_customer_wants_to_be_told_holds_for_all_their_links(vault: Port) {
    let quiet = NewLink { aloud: Aloud::Rounded, ..new_link("one", "17") };
    for new in [quiet, new_link("two", "17"), new_link("three", "18")] {
        vault.link(new).await.unwrap();
    }
    let customer = CustomerId::new("17").unwrap();
    let brief = MannerChange::Length(Length::Brief);
    for change in [brief, MannerChange::Pace(Pace::Slow), brief] {
        vault.keep_manner(customer.clone(), change).await.unwrap();
    }
    let manner = async |name| vault.grant_of(token(name)).await.unwrap().unwrap().manner;
    let exact = Manner { length: Length::Brief, pace: Pace::Slow, aloud: Aloud::Exact };
    assert_eq!(manner("one").await, Manner { aloud: Aloud::Rounded, ..exact });
    assert_eq!(manner("two").await, exact);
    assert_eq!(manner("three").await, Manner::default());
}

pub(crate) async fn an_id_or_token_is_taken_once(vault: Port) {
    vault.link(new_link("one", "17")).await.unwrap();
    let same_id = NewLink { token: token("other"), ..new_link("one", "18") };
    assert_eq!(vault.link(same_id).await, Err(VaultFailure::Taken));
    let same_token = NewLink { token: token("one"), ..new_link("two", "18") };
    assert_eq!(vault.link(same_token).await, Err(VaultFailure::Taken));
    // Neither left anything behind, and the link that was there is as it was.
    assert_eq!(vault.grant_of(token("other")).await.unwrap(), None);
    assert_eq!(vault.link(new_link("two", "18")).await, Ok(()));
    let grant = vault.grant_of(token("one")).await.unwrap().unwrap();
    assert_eq!(grant.customer.as_str(), "17");
}

pub(crate) async fn each_selector_ends_its_links_only(vault: Port) {
    let names = [("a", "1"), ("b", "1"), ("c", "2"), ("d", "3"), ("e", "3")];
    for (name, customer) in names {
        vault.link(new_link(name, customer)).await.unwrap();
    }
    let user = token("user");
    assert!(vault.bind_user(token("d"), user).await.unwrap());
    let link = Revoke::Link(LinkId::new("c").unwrap());
    assert_eq!(vault.revoke(link.clone(), OPERATOR, at(1), None).await, Ok(1));
    assert_eq!(vault.revoke(link, OPERATOR, at(2), None).await, Ok(0));
    let grant = vault.grant_of(token("c")).await.unwrap().unwrap();
    assert_eq!(grant.revoked_at, Some(at(1)), "the first time stays");

    let customer = Revoke::Customer(new_link("a", "1").customer);
    assert_eq!(vault.revoke(customer, OPERATOR, at(1), None).await, Ok(2));
    let of_user = Revoke::User { channel: caller(user).channel, application: skill(), user };
    assert_eq!(vault.revoke(of_user, RevokedBy::Platform, at(1), None).await, Ok(1));
    for (name, ended) in [("a", true), ("b", true), ("c", true), ("d", true), ("e", false)] {
        assert_eq!(revoked(&vault, name).await, ended, "{name}");
    }
    let nobody = Revoke::Link(LinkId::new("nobody").unwrap());
    assert_eq!(vault.revoke(nobody, OPERATOR, at(1), None).await, Ok(0));
}

pub(crate) async fn the_user_bound_last_counts(vault: Port) {
    vault.link(new_link("one", "17")).await.unwrap();
    assert_eq!(vault.bind_user(token("stranger"), token("user")).await, Ok(false));
    for user in ["first", "first", "second"] {
        assert_eq!(vault.bind_user(token("one"), token(user)).await, Ok(true));
    }
    let of = |user: &str| Revoke::User {
        channel: caller(token(user)).channel,
        application: skill(),
        user: token(user),
    };
    assert_eq!(vault.revoke(of("first"), RevokedBy::Platform, at(1), None).await, Ok(0));
    assert_eq!(vault.revoke(of("second"), RevokedBy::Platform, at(1), None).await, Ok(1));
}

pub(crate) async fn a_revocation_holds_for_the_next_read(vault: Port) {
    let wanted = DataClasses::of(&[DataClass::BalanceRead]);
    for round in 0..200 {
        let name = format!("link-{round}");
        let link = new_link(&name, "17");
        let id = link.link.clone();
        vault.link(link).await.unwrap();
        let now = Now::at(at(1));
        let grant = vault.grant_of(token(&name)).await.unwrap();
        assert!(admit(&caller(token(&name)), wanted, grant, now).is_ok());
        assert_eq!(vault.revoke(Revoke::Link(id), OPERATOR, at(1), None).await, Ok(1));
        let grant = vault.grant_of(token(&name)).await.unwrap();
        let admitted = admit(&caller(token(&name)), wanted, grant, now);
        assert_eq!(admitted, Err(Barrier::Revoked));
    }
}

pub(crate) async fn a_link_that_ended_tells_nothing_more(vault: Port) {
    let of = |link: &str, seconds: i64| {
        let (customer, link) = (CustomerId::new("17").unwrap(), LinkId::new(link).unwrap());
        Disclosure { customer, link, at: at(seconds), ..disclosure("request") }
    };
    vault.link(new_link("kept", "17")).await.unwrap();
    vault.link(new_link("ended", "17")).await.unwrap();
    assert_eq!(vault.disclose(of("ended", 1)).await.unwrap().sequence, 1);
    let ended = Revoke::Link(LinkId::new("ended").unwrap());
    assert_eq!(vault.revoke(ended, OPERATOR, at(2), None).await, Ok(1));
    assert_eq!(vault.disclose(of("ended", 2)).await, Err(VaultFailure::Ended));
    assert_eq!(vault.disclose(of("kept", 3_600)).await, Err(VaultFailure::Ended), "ran out");
    assert_eq!(vault.disclose(of("kept", 3_599)).await.unwrap().sequence, 2);
}

pub(crate) async fn a_request_takes_effect_once_until_it_runs_out(vault: Port) {
    let (key, hour) = (token("key"), Duration::hours(1));
    assert!(takes_effect(&*vault, key, at(0), at(0) + hour).await);
    assert!(!takes_effect(&*vault, key, at(1), at(1) + hour).await);
    assert!(!takes_effect(&*vault, key, at(3599), at(9000)).await);
    assert!(takes_effect(&*vault, key, at(3600), at(9000)).await);
    assert!(!takes_effect(&*vault, key, at(3601), at(9000)).await);
    assert!(takes_effect(&*vault, token("other"), at(0), at(1)).await);
}

pub(crate) async fn one_of_many_repetitions_takes_effect(vault: Port) {
    for round in 0..20 {
        let key = token(&format!("key-{round}"));
        let repetitions = (0..64).map(|_| {
            let vault = Arc::clone(&vault);
            tokio::spawn(async move { takes_effect(&*vault, key, at(0), at(60)).await })
        });
        let mut winners = 0;
        for repetition in repetitions.collect::<Vec<_>>() {
            winners += u32::from(repetition.await.unwrap());
        }
        assert_eq!(winners, 1);
    }
}

pub(crate) async fn many_at_once_make_one_chain(vault: Port) {
    const TASKS: usize = 64;
    const EACH: usize = 200;
    let tasks = (0..TASKS).map(|task| {
        let vault = Arc::clone(&vault);
        tokio::spawn(async move {
            let mut numbers = Vec::new();
            for number in 0..EACH {
                let told = disclosure(&format!("{task}-{number}"));
                numbers.push(vault.disclose(told).await.unwrap().sequence);
            }
            assert!(numbers.is_sorted_by(|one, next| one < next));
            numbers
        })
    });
    let mut all = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        all.extend(task.await.unwrap());
    }
    all.sort_unstable();
    assert!(all.into_iter().eq(1..=(TASKS * EACH) as u64));
}

pub(crate) async fn futures_may_be_dropped(vault: Port) {
    drop(vault.disclose(disclosure("never polled")));
    for number in 0..200 {
        let request = format!("dropped-{number}");
        // Polled once, so that it is sent, and dropped before the answer is looked at.
        let polled = async {
            let mut pending = vault.disclose(disclosure(&request));
            std::future::poll_fn(|context| {
                let _ = pending.as_mut().poll(context);
                std::task::Poll::Ready(())
            })
            .await;
        };
        polled.await;
    }
    let last = vault.disclose(disclosure("last")).await.unwrap();
    // Sent before, so written before: in order and without a gap.
    assert_eq!(last.sequence, 201);
}
