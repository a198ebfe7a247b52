//! HTTPS, with certificates on both sides.

use std::sync::Arc;

use rcgen::{CertifiedKey, KeyPair};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use saldo::bank::{Bank, BankFailure};
use saldo::connect::open_banking::{OpenBankingBank, OpenBankingError};
use saldo::consent::AccountScope;
use saldo::settings::{OpenBankingSettings, OpenBankingVersion};
use tokio_rustls::TlsAcceptor;

use crate::bank_contract::{Says, fixture};
use crate::double::{Double, Options, runtime};
use crate::ledger::Ledger;
use crate::linked::{linked, ready};

type Made = CertifiedKey<KeyPair>;

fn made(name: &str) -> Made {
    rcgen::generate_simple_self_signed([name.to_owned()]).unwrap()
}

/// A bank that shows `own` and talks only to who shows `client`.
fn double(own: &Made, client: &Made) -> Double {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut clients = RootCertStore::empty();
    clients.add(client.cert.der().clone()).unwrap();
    let verifier =
        WebPkiClientVerifier::builder_with_provider(Arc::new(clients), Arc::clone(&provider));
    let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier.build().unwrap())
        .with_single_cert(vec![own.cert.der().clone()], PrivateKeyDer::Pkcs8(key))
        .unwrap();
    let tls = Some(TlsAcceptor::from(Arc::new(config)));
    let options = Options { tls, ..Options::plain(OpenBankingVersion::V3) };
    Double::start(Ledger::of_fixture(&fixture()), options)
}

fn settings(double: &Double, own: &Made, client: &Made) -> OpenBankingSettings {
    let mut settings = double.settings();
    settings.client_secret_file = None;
    settings.trust_anchors_file = Some(double.file("anchors.pem", &own.cert.pem()));
    settings.certificate_file = Some(double.file("saldo.pem", &client.cert.pem()));
    let key = client.signing_key.serialize_pem();
    settings.key_file = Some(double.file("saldo.key", &key));
    settings
}

#[test]
fn the_contract_holds_with_certificates_on_both_sides() {
    let _within = runtime().enter();
    let (own, client) = (made("localhost"), made("saldo"));
    let double = double(&own, &client);
    // The certificate is also the proof at the token endpoint.
    double.state.authority.lock().unwrap().expire();
    let bank = OpenBankingBank::open(&settings(&double, &own, &client)).unwrap();
    crate::bank_contract::run(&bank, Says { dormant: false });
    double.assert_valid();
}

#[test]
fn nobody_is_asked_who_is_not_the_bank_and_nobody_answers_who_is_not_saldo() {
    let _within = runtime().enter();
    let (own, client, stranger) = (made("localhost"), made("saldo"), made("saldo"));
    let double = double(&own, &client);
    let one = linked("1", AccountScope::All);
    let fine = settings(&double, &own, &client);
    let web = OpenBankingSettings { trust_anchors_file: None, ..fine.clone() };
    let nobody = OpenBankingSettings { certificate_file: None, key_file: None, ..fine.clone() };
    let other = settings(&double, &own, &stranger);
    for wrong in [web, nobody, other] {
        let bank = OpenBankingBank::open(&wrong).unwrap();
        let told = ready(bank.holdings(&one));
        assert!(matches!(told, Err(BankFailure::Unreachable { .. })));
    }
    assert!(double.state.asked.lock().unwrap().is_empty());
}

#[test]
fn files_that_do_not_fit_are_named() {
    let _within = runtime().enter();
    let (own, client) = (made("localhost"), made("saldo"));
    let double = double(&own, &client);
    let fine = settings(&double, &own, &client);
    let hollow = double.file("hollow.pem", "-----BEGIN NOTHING-----\n");
    let mut wrong = vec![
        OpenBankingSettings { trust_anchors_file: Some(hollow.clone()), ..fine.clone() },
        OpenBankingSettings { certificate_file: Some(hollow.clone()), ..fine.clone() },
        OpenBankingSettings { key_file: Some(hollow.clone()), ..fine.clone() },
        OpenBankingSettings { signing_key_file: Some(hollow), ..fine.clone() },
    ];
    let said = |settings: &OpenBankingSettings| match OpenBankingBank::open(settings) {
        Ok(_) => panic!("it opened"),
        Err(error) => error.to_string(),
    };
    assert!(wrong.iter().all(|settings| said(settings).contains("hollow.pem")));
    wrong = vec![
        OpenBankingSettings { base_url: None, ..fine.clone() },
        OpenBankingSettings { credentials_file: None, ..fine.clone() },
        OpenBankingSettings { client_id: None, ..fine.clone() },
        OpenBankingSettings { time_zone: "Mars".to_owned(), ..fine.clone() },
        OpenBankingSettings { token_url: Some("http://bank.example".to_owned()), ..fine.clone() },
    ];
    assert!(wrong.iter().all(|settings| said(settings).starts_with("open_banking.")));
    let pair = OpenBankingSettings {
        key_file: Some(double.file("other.key", &own.signing_key.serialize_pem())),
        ..fine
    };
    assert!(matches!(OpenBankingBank::open(&pair), Err(OpenBankingError::Proof(_))));
}
