//! Random histories: the vault and the gate together agree with a model of a few lines.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::Duration;
use proptest::prelude::*;
use saldo::basics::{Digest, Now};
use saldo::consent::{Aloud, Barrier, DataClass, DataClasses, LookBack, admit};
use saldo::vault::{
    AuthorizationVault, Becomes, LinkChange, NewLink, Revoke, RevokedBy, VaultFailure,
};
use tokio::runtime::Runtime;

use crate::fixture::{Place, at, caller, new_link, skill, token};

/// One thing that happens. Links, customers and users are a few each, so that they meet.
#[derive(Debug, Clone)]
enum Step {
    Link { name: usize, customer: usize, hours: i64, token_hours: i64, classes: u16 },
    Bind { name: usize, user: usize },
    EndLink { name: usize },
    Narrow { name: usize, classes: u16 },
    EndCustomer { customer: usize },
    EndUser { user: usize },
    Wait { minutes: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    let link = (0..5_usize, 0..3_usize, 0..4_i64, 0..4_i64, 0..512_u16);
    prop_oneof![
        4 => link.prop_map(|(name, customer, hours, token_hours, classes)| {
            Step::Link { name, customer, hours, token_hours, classes }
        }),
        2 => (0..5_usize, 0..3_usize).prop_map(|(name, user)| Step::Bind { name, user }),
        1 => (0..5_usize).prop_map(|name| Step::EndLink { name }),
        2 => (0..5_usize, 0..512_u16).prop_map(|(name, classes)| Step::Narrow { name, classes }),
        1 => (0..3_usize).prop_map(|customer| Step::EndCustomer { customer }),
        1 => (0..3_usize).prop_map(|user| Step::EndUser { user }),
        3 => (0..100_i64).prop_map(|minutes| Step::Wait { minutes }),
    ]
}

/// What the model knows of a link.
#[derive(Debug, Clone)]
struct Known {
    new: NewLink,
    user: Option<usize>,
    ended: bool,
}

fn classes_of(bits: u16) -> DataClasses {
    let held = |class: &DataClass| bits & (1 << (*class as u16)) != 0;
    DataClasses::of(&DataClass::ALL.into_iter().filter(held).collect::<Vec<_>>())
}

/// The verdict of the model: what the gate is to say.
fn verdict(known: Option<&Known>, wanted: DataClasses, now: Now) -> Result<(), Barrier> {
    let known = known.ok_or(Barrier::NotLinked)?;
    let ends = known.new.expires_at.min(known.new.token_expires_at);
    match () {
        () if known.ended => Err(Barrier::Revoked),
        () if now.utc() >= ends => Err(Barrier::Expired),
        () => match wanted.iter().find(|class| !known.new.classes.has(*class)) {
            Some(class) => Err(Barrier::Missing(class)),
            None => Ok(()),
        },
    }
}

/// One vault for all histories, which keep apart by their names: opening one costs more than a
/// history does.
fn vault() -> &'static (Place, Runtime, std::sync::Arc<dyn AuthorizationVault>) {
    static VAULT: OnceLock<(Place, Runtime, std::sync::Arc<dyn AuthorizationVault>)> =
        OnceLock::new();
    VAULT.get_or_init(|| {
        let place = Place::new();
        let vault = place.open();
        (place, Runtime::new().unwrap(), vault)
    })
}

async fn play(vault: &dyn AuthorizationVault, steps: &[Step], wanted: DataClasses, run: u64) {
    let link_name = |name: usize| format!("{run}-link-{name}");
    let user_digest = |user: usize| -> Digest { token(&format!("{run}-user-{user}")) };
    let (mut known, mut now) = (vec![None::<Known>; 5], Now::at(at(0)));
    for step in steps {
        match step.clone() {
            Step::Link { name, customer, hours, token_hours, classes } => {
                let new = NewLink {
                    classes: classes_of(classes),
                    aloud: Aloud::default(),
                    granted_at: now.utc(),
                    expires_at: now.plus(Duration::hours(hours)).utc(),
                    token_expires_at: now.plus(Duration::hours(token_hours)).utc(),
                    ..new_link(&link_name(name), &format!("{run}-{customer}"))
                };
                let made = vault.link(new.clone()).await.is_ok();
                assert_eq!(made, known[name].is_none());
                known[name].get_or_insert(Known { new, user: None, ended: false });
            }
            Step::Bind { name, user } => {
                let bound = vault.bind_user(token(&link_name(name)), user_digest(user)).await;
                assert_eq!(bound, Ok(known[name].is_some()));
                known[name].iter_mut().for_each(|known| known.user = Some(user));
            }
            Step::EndLink { name } => {
                let which = Revoke::Link(new_link(&link_name(name), "any").link);
                let of = |index: usize, _: &Known| index == name;
                end(vault, which, &mut known, of, now).await;
            }
            Step::Narrow { name, classes } => {
                narrow(vault, &mut known[name], &link_name(name), classes_of(classes), now).await;
            }
            Step::EndCustomer { customer } => {
                let customer = new_link("any", &format!("{run}-{customer}")).customer;
                let which = Revoke::Customer(customer.clone());
                let of = |_: usize, known: &Known| known.new.customer == customer;
                end(vault, which, &mut known, of, now).await;
            }
            Step::EndUser { user } => {
                let digest = user_digest(user);
                let channel = caller(digest).channel;
                let which = Revoke::User { channel, application: skill(), user: digest };
                let of = |_: usize, known: &Known| known.user == Some(user);
                end(vault, which, &mut known, of, now).await;
            }
            Step::Wait { minutes } => now = now.plus(Duration::minutes(minutes)),
        }
        for (name, known) in known.iter().enumerate() {
            let token = token(&link_name(name));
            let grant = vault.grant_of(token).await.unwrap();
            let admitted = admit(&caller(token), wanted, grant, now);
            assert_eq!(
                admitted.as_ref().map(|_| ()).map_err(|b| *b),
                verdict(known.as_ref(), wanted, now)
            );
            if let (Ok(customer), Some(known)) = (admitted, known) {
                assert_eq!(customer.customer(), &known.new.customer);
            }
        }
    }
}

async fn narrow(
    vault: &dyn AuthorizationVault,
    known: &mut Option<Known>,
    name: &str,
    classes: DataClasses,
    now: Now,
) {
    let new = known.as_ref().map_or_else(|| new_link(name, "nobody"), |known| known.new.clone());
    let what = Becomes::Narrowed {
        classes,
        accounts: Vec::new(),
        aloud: Aloud::Rounded,
        look_back: LookBack::Days(30),
    };
    let change = LinkChange { customer: new.customer, link: new.link, what, at: now.utc() };
    let changed = vault.change_link(change).await;
    match known.as_mut().filter(|known| !known.ended && now.utc() < known.new.expires_at) {
        None => assert_eq!(changed, Err(VaultFailure::Ended)),
        Some(known) => {
            assert_eq!(changed, Ok(()));
            let both = known.new.classes.iter().filter(|class| classes.has(*class));
            known.new.classes = DataClasses::of(&both.collect::<Vec<_>>());
        }
    }
}

async fn end(
    vault: &dyn AuthorizationVault,
    which: Revoke,
    known: &mut [Option<Known>],
    of: impl Fn(usize, &Known) -> bool,
    now: Now,
) {
    let mut expected = 0;
    for (index, known) in known.iter_mut().enumerate() {
        if let Some(known) = known.as_mut().filter(|known| !known.ended && of(index, known)) {
            known.ended = true;
            expected += 1;
        }
    }
    assert_eq!(vault.revoke(which, RevokedBy::Platform, now.utc(), None).await, Ok(expected));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn vault_and_gate_agree_with_the_model(
        steps in prop::collection::vec(step(), 1..30), wanted in 0..512_u16, narrow: bool,
    ) {
        static RUN: AtomicU64 = AtomicU64::new(0);
        let (_, runtime, vault) = vault();
        // Half of them ask for what most grants hold, so that somebody is admitted.
        let wanted = classes_of(if narrow { wanted & (wanted >> 3) & 1 } else { wanted });
        let run = RUN.fetch_add(1, Ordering::Relaxed);
        runtime.block_on(play(vault.as_ref(), &steps, wanted, run));
    }
}
