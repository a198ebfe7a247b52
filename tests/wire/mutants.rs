//! A hundred thousand forgeries, of which none may be believed.
//!
//! Seeded, so that a failure can be repeated.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use saldo::channel::alexa::verify::{CertificateUrl, leaf_key};

use crate::chains::pem_of;
use crate::world::*;

#[test]
fn forged_bodies() {
    let (ring, policy, good) = (ring(), policy(), Request::good());
    let mut dice = Dice(1);
    let mut forged = 0;
    while forged < 45_000 {
        let body = dice.mutate(&good.body);
        if body != good.body {
            forged += 1;
            let request = Request { body, ..good.clone() };
            assert_eq!(request.judged(&policy, &ring, now()), "signature_mismatch");
        }
    }
}

#[test]
fn forged_signatures() {
    let (ring, policy, good) = (ring(), policy(), Request::good());
    let text = world().signer.sign(&good.body).unwrap();
    let bytes = STANDARD.decode(&text).unwrap();
    let mut dice = Dice(2);
    let mut forged = 0;
    while forged < 35_000 {
        // Half of them broken as text, half as a number.
        let signature = if forged % 2 == 0 {
            dice.mutate(text.as_bytes())
        } else {
            STANDARD.encode(dice.mutate(&bytes)).into_bytes()
        };
        if signature != text.as_bytes() {
            forged += 1;
            let request = good.clone().having(SIGNATURE_FIELD, &[&signature]);
            assert_ne!(request.judged(&policy, &ring, now()), VERIFIED);
        }
    }
}

#[test]
fn forged_addresses() {
    let (ring, policy, good) = (ring(), policy(), Request::good());
    let genuine = CertificateUrl::parse(URL.as_bytes()).unwrap();
    let mut dice = Dice(3);
    let mut forged = 0;
    while forged < 15_000 {
        let url = dice.mutate(URL.as_bytes());
        // Another way to write the same address is no forgery.
        if CertificateUrl::parse(&url).as_ref() != Ok(&genuine) {
            forged += 1;
            let request = good.clone().having(URL_FIELD, &[&url]);
            assert_ne!(request.judged(&policy, &ring, now()), VERIFIED, "{url:?}");
        }
    }
}

#[test]
fn forged_certificates() {
    let chain = &world().chain;
    let (leaf, issuer) = (&chain.leaf, &chain.issuers[0]);
    let mut dice = Dice(4);
    let mut forged = 0;
    while forged < 15_000 {
        let at_leaf = forged % 2 == 0;
        let text = if at_leaf { leaf } else { issuer };
        let der = CertificateDer::from_pem_slice(text.as_bytes()).unwrap();
        let mutant = dice.mutate(&der);
        if mutant != *der {
            forged += 1;
            let mutant = pem_of(&mutant);
            let file =
                if at_leaf { format!("{mutant}{issuer}") } else { format!("{leaf}{mutant}") };
            let proof = leaf_key(file.as_bytes(), &world().anchors, now());
            assert!(proof.is_err(), "{file}");
        }
    }
}
