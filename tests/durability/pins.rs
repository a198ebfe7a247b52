//! Voice PINs: however they are tried, no more are checked than one lock allows.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use saldo::basics::{CustomerId, Secret};
use saldo::consent::{FAILURES_COUNT_DAYS, PinPolicy, PinVerdict};
use saldo::vault::{PinAttempt, PinStanding, PinVault};

use crate::fixture::{Place, at, try_open};

const DAY: i64 = 86_400;

fn customer() -> CustomerId {
    CustomerId::new("17").unwrap()
}

fn hash(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

/// Tries a PIN: whether it was looked at, and what it came to.
async fn tries(vault: &dyn PinVault, right: bool, seconds: i64) -> (bool, PinVerdict) {
    let (policy, at) = (PinPolicy::default(), at(seconds));
    match vault.begin_pin_attempt(customer(), policy, at).await.unwrap() {
        PinAttempt::Begun { attempt, .. } => {
            let settled = vault.settle_pin_attempt(customer(), attempt, right, policy, at).await;
            (true, settled.unwrap())
        }
        PinAttempt::Locked => (false, PinVerdict::Locked),
        PinAttempt::Unset => panic!("there is a PIN"),
    }
}

async fn standing(vault: &dyn PinVault, seconds: i64) -> PinStanding {
    vault.pin_of(customer(), PinPolicy::default(), at(seconds)).await.unwrap()
}

#[tokio::test]
async fn three_wrong_ones_lock_until_a_new_one_is_set() {
    use PinVerdict::{Locked, Right, Wrong};
    let place = Place::new();
    let vault = place.open();
    assert_eq!(standing(&*vault, 0).await, PinStanding::Unset);
    let unset = vault.begin_pin_attempt(customer(), PinPolicy::default(), at(0)).await.unwrap();
    assert_eq!(unset, PinAttempt::Unset);
    vault.set_pin(customer(), hash("one"), at(0)).await.unwrap();
    for (right, seconds, verdict) in
        [(false, 1, Wrong), (true, 2, Right), (false, 3, Wrong), (false, 4, Wrong)]
    {
        assert_eq!(tries(&*vault, right, seconds).await, (true, verdict), "{seconds}");
    }
    assert_eq!(tries(&*vault, false, 5).await, (true, Locked));
    drop(vault);
    // Another process, much later, with the right one.
    let vault = place.open();
    let (year, since) = (365 * DAY, at(0));
    assert_eq!(tries(&*vault, true, year).await, (false, Locked));
    assert_eq!(standing(&*vault, year).await, PinStanding::Locked { since });
    vault.set_pin(customer(), hash("two"), at(year)).await.unwrap();
    assert!(matches!(standing(&*vault, year).await, PinStanding::Usable { .. }));
    assert_eq!(tries(&*vault, true, year + 1).await, (true, Right));
    vault.remove_pin(customer()).await.unwrap();
    assert_eq!(standing(&*vault, year + 2).await, PinStanding::Unset);
}

#[tokio::test]
async fn twenty_failures_in_thirty_days_lock_whatever_was_right_between() {
    let place = Place::new();
    let vault = place.open();
    vault.set_pin(customer(), hash("one"), at(0)).await.unwrap();
    for day in 0..19 {
        assert_eq!(tries(&*vault, false, day * DAY).await.1, PinVerdict::Wrong);
        assert_eq!(tries(&*vault, true, day * DAY + 1).await.1, PinVerdict::Right);
    }
    // The first ones do not count any more a month later.
    let later = (FAILURES_COUNT_DAYS + 2) * DAY;
    for (place, verdict) in [PinVerdict::Wrong; 3].into_iter().enumerate() {
        let seconds = later + 10 * place as i64;
        assert_eq!(tries(&*vault, false, seconds).await.1, verdict, "{place}");
        tries(&*vault, true, seconds + 1).await;
    }
    assert_eq!(tries(&*vault, false, later + 40).await.1, PinVerdict::Locked);
    assert_eq!(tries(&*vault, true, later + 41).await, (false, PinVerdict::Locked));
}

/// 10,000 guesses by four at a time, each over a connection of its own, with the vault closed and
/// opened again in between: of each lock no more than the limit are looked at. What is begun and
/// never settled counts, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_thousand_guesses_are_not_looked_at() {
    const LOCKS: u32 = 20;
    const GUESSES: u32 = 500;
    let place = Place::new();
    place.open();
    for lock in 0..LOCKS {
        let vaults: Vec<_> = (0..4).map(|_| Arc::new(try_open(&place.file()).unwrap())).collect();
        let owner = &vaults[0];
        owner.set_pin(customer(), hash(&format!("pin {lock}")), at(lock.into())).await.unwrap();
        let (looked_at, given) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let guessing = vaults.into_iter().map(|vault| {
            let (looked_at, given) = (Arc::clone(&looked_at), Arc::clone(&given));
            tokio::spawn(async move {
                loop {
                    let guess = given.fetch_add(1, Ordering::SeqCst);
                    if guess >= GUESSES {
                        break;
                    }
                    let begun =
                        vault.begin_pin_attempt(customer(), PinPolicy::default(), at(lock.into()));
                    let PinAttempt::Begun { attempt, .. } = begun.await.unwrap() else { continue };
                    looked_at.fetch_add(1, Ordering::SeqCst);
                    // A process that dies here has looked at it all the same.
                    if guess % 3 > 0 {
                        let (policy, at) = (PinPolicy::default(), at(lock.into()));
                        let right = false;
                        let settled =
                            vault.settle_pin_attempt(customer(), attempt, right, policy, at);
                        assert_ne!(settled.await.unwrap(), PinVerdict::Right);
                    }
                }
            })
        });
        for guesser in guessing.collect::<Vec<_>>() {
            guesser.await.unwrap();
        }
        assert_eq!(looked_at.load(Ordering::SeqCst), 3, "lock {lock}");
        assert!(given.load(Ordering::SeqCst) >= GUESSES);
        let vault = place.open();
        assert_eq!(tries(&*vault, true, lock.into()).await, (false, PinVerdict::Locked));
    }
}

/// Failed attempts are kept for as long as they count, and the vault holds no PIN.
#[tokio::test]
async fn failures_are_let_go_when_they_count_no_more() {
    let place = Place::new();
    let vault = place.open();
    vault.set_pin(customer(), hash("one"), at(-40 * DAY)).await.unwrap();
    tries(&*vault, false, -40 * DAY).await;
    tries(&*vault, false, -DAY).await;
    drop(vault);
    // The vault's clock stands at 0, and every batch of writes tidies up.
    let vault = place.open();
    tries(&*vault, true, 0).await;
    drop(vault);
    let kept: u32 = place
        .sql()
        .query_row("SELECT count(*) FROM voice_pin_failure", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 1);
}
