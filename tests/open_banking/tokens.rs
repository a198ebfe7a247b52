//! Tokens and consents.

use std::sync::atomic::Ordering;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::future::join_all;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use saldo::bank::{Bank, BankFailure};
use saldo::connect::open_banking::{ConsentStatus, Consents, OpenBankingBank};
use saldo::consent::AccountScope;
use saldo::settings::OpenBankingVersion;
use serde_json::{Value, json};

use crate::bank_contract::fixture;
use crate::double::{Double, Options, runtime};
use crate::fault::Fault;
use crate::ledger::Ledger;
use crate::linked::{account, linked, ready};

fn double_of(options: Options) -> Double {
    Double::start(Ledger::of_fixture(&fixture()), options)
}

fn double() -> Double {
    double_of(Options::plain(OpenBankingVersion::V4))
}

fn held(bank: &OpenBankingBank) -> Result<usize, BankFailure> {
    ready(bank.holdings(&linked("1", AccountScope::All))).map(|it| it.accounts.len())
}

fn credentials(double: &Double) -> Value {
    serde_json::from_str(&std::fs::read_to_string(&double.credentials).unwrap()).unwrap()
}

fn refreshed(double: &Double) -> usize {
    double.state.authority.lock().unwrap().refreshed
}

#[test]
fn an_ended_token_is_renewed_once_for_all_and_kept() {
    let _within = runtime().enter();
    let double = double();
    let bank = double.bank();
    assert_eq!(held(&bank).unwrap(), 4);
    double.state.authority.lock().unwrap().expire();
    let one = linked("1", AccountScope::All);
    let all = ready(join_all((0..12).map(|_| bank.holdings(&one))));
    assert!(all.into_iter().all(|told| told.unwrap().accounts.len() == 4));
    assert_eq!(refreshed(&double), 1);
    let file = credentials(&double);
    let (mine, other) = (&file["customers"]["1"], &file["customers"]["2"]);
    assert!(
        double
            .state
            .authority
            .lock()
            .unwrap()
            .refresh
            .contains_key(mine["refresh_token"].as_str().unwrap())
    );
    assert_eq!(
        (&mine["consent_id"], &mine["time_zone"]),
        (&"urn-1".into(), &"America/Los_Angeles".into())
    );
    assert!(other["refresh_token"].is_string());
    // A server that starts again goes on with what was kept.
    assert_eq!(held(&double.bank()).unwrap(), 4);
    assert_eq!(refreshed(&double), 1);
    double.assert_valid();
}

#[test]
fn a_token_is_renewed_before_it_ends() {
    let _within = runtime().enter();
    let double = double();
    let mut file = credentials(&double);
    file["customers"]["1"]["access_expires_at"] = "2020-01-01T00:00:00Z".into();
    double.write_credentials(&file);
    double.state.authority.lock().unwrap().expires_in = Some(3_600);
    let bank = double.bank();
    assert_eq!((held(&bank).unwrap(), held(&bank).unwrap()), (4, 4));
    assert_eq!(refreshed(&double), 1);
    // Nothing was asked with the old one.
    assert_eq!(double.asked("GET "), 2);
    let end = credentials(&double)["customers"]["1"]["access_expires_at"].clone();
    assert!(end.as_str().unwrap() > "2026");
}

#[test]
fn a_consent_that_has_ended_is_said_and_costs_nobody_else() {
    let _within = runtime().enter();
    let double = double();
    let bank = double.bank();
    let mut file = credentials(&double);
    file["customers"]["1"] = json!({"access_token": "ended"});
    double.write_credentials(&file);
    let told = held(&bank).unwrap_err();
    assert!(matches!(&told, BankFailure::Unreachable { logged } if logged.contains("again")));
    file["customers"]["1"] = json!({"access_token": "ended", "refresh_token": "spent"});
    double.write_credentials(&file);
    let told = held(&bank).unwrap_err();
    assert!(matches!(&told, BankFailure::Unreachable { logged } if logged.contains("400")));
    assert!(!told.to_string().contains("spent"));
    let two = linked("2", AccountScope::All);
    assert_eq!(ready(bank.holdings(&two)).unwrap().accounts.len(), 2);
}

#[test]
fn a_customer_who_is_added_is_seen_at_the_next_question() {
    let _within = runtime().enter();
    let double = double();
    let whole = credentials(&double);
    double.write_credentials(&json!({"customers": {}}));
    let bank = double.bank();
    assert_eq!(held(&bank).unwrap(), 0);
    assert_eq!(double.asked("/accounts"), 0);
    double.write_credentials(&whole);
    assert_eq!(held(&bank).unwrap(), 4);
}

/// The bank has spent the old refresh token: what it gave for it must be kept whatever becomes
/// of the question.
#[test]
fn a_renewal_outlives_the_question() {
    let _within = runtime().enter();
    let double = double_of(Options {
        pause: Duration::from_millis(150),
        ..Options::plain(OpenBankingVersion::V3)
    });
    double.state.authority.lock().unwrap().expire();
    let bank = double.bank();
    let one = linked("1", AccountScope::All);
    let cut = ready(async {
        tokio::time::timeout(Duration::from_millis(220), bank.holdings(&one)).await
    });
    assert!(cut.is_err());
    let before = credentials(&double);
    for _ in 0..100 {
        if credentials(&double) != before {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(held(&bank).unwrap(), 4);
    assert_eq!(refreshed(&double), 1);
}

#[test]
fn a_signature_is_a_proof_too() {
    let _within = runtime().enter();
    let double = double();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
    let coded = STANDARD.encode(made.unwrap().as_ref());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{coded}\n-----END PRIVATE KEY-----\n");
    let mut settings = double.settings();
    settings.client_secret_file = None;
    settings.signing_key_file = Some(double.file("signing.pem", &pem));
    double.state.authority.lock().unwrap().expire();
    assert_eq!(held(&OpenBankingBank::open(&settings).unwrap()).unwrap(), 4);
    // A wrong secret is none.
    settings.signing_key_file = None;
    settings.client_secret_file = Some(double.file("wrong", "guess"));
    double.state.authority.lock().unwrap().expire();
    assert!(held(&OpenBankingBank::open(&settings).unwrap()).is_err());
}

#[test]
fn connections_are_kept_and_requests_bounded() {
    let _within = runtime().enter();
    let options = Options::plain(OpenBankingVersion::V3);
    let double = double_of(Options { pause: Duration::from_millis(5), ..options });
    let mut settings = double.settings();
    settings.calls_max = 2;
    let bank = OpenBankingBank::open(&settings).unwrap();
    let one = linked("1", AccountScope::All);
    let asked = ["11", "12", "14"].map(account);
    for _ in 0..5 {
        let told = ready(join_all((0..4).map(|_| bank.balances(&one, &asked))));
        assert!(told.into_iter().all(|told| told.unwrap().len() == 3));
    }
    assert_eq!(double.asked("GET "), 5 * 4 * 4);
    assert_eq!(double.state.at_once_most.load(Ordering::SeqCst), 2);
    assert!(double.state.connections.load(Ordering::SeqCst) <= 2);
}

fn consents_live(version: OpenBankingVersion) {
    let double = double_of(Options::plain(version));
    let consents = Consents::open(&double.settings()).unwrap();
    let end = "2026-12-20T10:00:00Z".parse().unwrap();
    let made = ready(consents.create(Some(end))).unwrap();
    assert_eq!((made.status, made.expires_at), (ConsentStatus::Awaiting, Some(end)));
    assert_eq!(ready(consents.status(&made.id)).unwrap(), made);
    let forever = ready(consents.create(None)).unwrap();
    assert_eq!(forever.expires_at, None);
    let authorised = if version == OpenBankingVersion::V4 { "AUTH" } else { "Authorised" };
    {
        let mut authority = double.state.authority.lock().unwrap();
        let known = authority.consents.get_mut(&made.id).unwrap();
        known["Data"]["Status"] = authorised.into();
    }
    assert_eq!(ready(consents.status(&made.id)).unwrap().status, ConsentStatus::Authorised);
    ready(consents.delete(&made.id)).unwrap();
    assert!(ready(consents.delete(&made.id)).is_err());
    assert!(ready(consents.status(&made.id)).is_err());
    assert!(ready(consents.status("../accounts")).is_err());
    double.plan("consents", Fault::Truncated, 1);
    assert!(ready(consents.create(None)).is_err());
    double.assert_valid();
}

#[test]
fn consents_are_made_shown_and_ended() {
    let _within = runtime().enter();
    consents_live(OpenBankingVersion::V3);
    consents_live(OpenBankingVersion::V4);
}
