//! Which certificate chains are believed.

use chrono::Duration;
use rcgen::{ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose};
use ring::digest::{Algorithm, SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use rsa::pkcs8::DecodePrivateKey;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use saldo::channel::alexa::verify::{Anchors, ChainFault, LeafKey, Window, leaf_key};
use saldo::simulate::{AuthorityKeys, ChainPlan, RsaKey};

use crate::world::*;

type Proof = Result<(), ChainFault>;

fn proof(file: &str, anchors: &Anchors) -> Proof {
    leaf_key(file.as_bytes(), anchors, now()).map(|key: LeafKey| {
        assert!(key.window().holds_at(now()));
    })
}

fn planned(change: impl FnOnce(&mut ChainPlan)) -> Proof {
    let mut plan = ChainPlan::at(now());
    change(&mut plan);
    let chain = plan.issue(&world().leaf, &world().keys).unwrap();
    proof(&chain.file(), &anchors_of(&chain))
}

fn names(names: &[&str]) -> Proof {
    planned(|plan| plan.names = names.iter().map(|name| (*name).to_owned()).collect())
}

/// Seconds around now.
fn around(from_s: i64, to_s: i64) -> Window {
    let now_s = now().unix_seconds();
    Window { not_before: now_s + from_s, not_after: now_s + to_s }
}

#[test]
fn the_name_must_be_exactly_alexas() {
    assert_eq!(names(&["echo-api.amazon.com"]), Ok(()));
    assert_eq!(names(&["other.example", "echo-api.amazon.com"]), Ok(()));
    // The common name is right in all of these.
    for wrong in [
        &[][..],
        &["*.amazon.com"],
        &["amazon.com"],
        &["echo-api.amazon.com.evil.example"],
        &["xecho-api.amazon.com"],
        &["ECHO-API.AMAZON.COM"],
        &["echo-api.amazon.com."],
        &["192.0.2.1"],
    ] {
        assert_eq!(names(wrong), Err(ChainFault::Name), "{wrong:?}");
    }
}

#[test]
fn every_certificate_must_be_valid_now() {
    let day = 24 * 3600;
    assert_eq!(planned(|plan| plan.leaf = around(0, 0)), Ok(()));
    let expired = Err(ChainFault::Expired);
    let early = Err(ChainFault::NotYetValid);
    assert_eq!(planned(|plan| plan.leaf = around(-day, -1)), expired);
    assert_eq!(planned(|plan| plan.leaf = around(1, day)), early);
    assert_eq!(planned(|plan| plan.issuers = around(-day, -1)), expired);
    assert_eq!(planned(|plan| plan.issuers = around(1, day)), early);
    // Path builders take roots without dates; here they count, also when the file leaves the
    // root out and nothing but the anchor itself can tell.
    let untrusted = Err(ChainFault::Untrusted);
    for (root, with_root, without_root) in [
        (around(0, 0), Ok(()), Ok(())),
        (around(-day, -1), expired, untrusted),
        (around(1, day), early, untrusted),
    ] {
        assert_eq!(planned(|plan| plan.root = root), with_root);
        let mut plan = ChainPlan::at(now());
        plan.root = root;
        let chain = plan.issue(&world().leaf, &world().keys).unwrap();
        let file = format!("{}{}", chain.leaf, chain.issuers.concat());
        assert_eq!(proof(&file, &anchors_of(&chain)), without_root);
    }
}

#[test]
fn the_shortest_validity_of_the_path_limits_the_key() {
    for (leaf_s, issuer_s, root_s) in [(10, 20, 30), (20, 10, 30), (30, 20, 10)] {
        let mut plan = ChainPlan::at(now());
        plan.leaf = around(-leaf_s, leaf_s);
        plan.issuers = around(-issuer_s, issuer_s);
        plan.root = around(-root_s, root_s);
        let chain = plan.issue(&world().leaf, &world().keys).unwrap();
        let key = leaf_key(chain.file().as_bytes(), &anchors_of(&chain), now()).unwrap();
        assert_eq!(key.window(), around(-10, 10));
        assert!(key.belongs_to(world().leaf.public()));
    }
}

#[test]
fn usages_must_allow_signing_requests() {
    use ExtendedKeyUsagePurpose::{Any, ClientAuth, ServerAuth};
    let usage = Err(ChainFault::Usage);
    assert_eq!(planned(|plan| plan.purposes = vec![]), usage);
    assert_eq!(planned(|plan| plan.purposes = vec![ClientAuth]), usage);
    assert_eq!(planned(|plan| plan.purposes = vec![Any]), usage);
    assert_eq!(planned(|plan| plan.purposes = vec![ClientAuth, ServerAuth]), Ok(()));
    assert_eq!(planned(|plan| plan.usages = vec![]), Ok(()));
    assert_eq!(planned(|plan| plan.usages = vec![KeyUsagePurpose::KeyEncipherment]), usage);
    let untrusted = Err(ChainFault::Untrusted);
    assert_eq!(planned(|plan| plan.issuers_are_authorities = false), untrusted);
    assert_eq!(planned(|plan| plan.issuer_usages = vec![]), Ok(()));
    // A root of the same plan would be refused as an anchor, so trust the usual one.
    let mut plan = ChainPlan::at(now());
    plan.issuer_usages = vec![KeyUsagePurpose::CrlSign];
    let chain = plan.issue(&world().leaf, &world().keys).unwrap();
    assert_eq!(proof(&chain.file(), &world().anchors), untrusted);
}

#[test]
fn keys_must_be_strong_and_regular() {
    let issued = |leaf: &dyn Fn(&ChainPlan) -> saldo::simulate::IssuedChain| {
        let chain = leaf(&ChainPlan::at(now()));
        proof(&chain.file(), &anchors_of(&chain))
    };
    for (bits, expected) in
        [(1024, Err(ChainFault::Key)), (2052, Err(ChainFault::Key)), (2056, Ok(()))]
    {
        let key = RsaKey::generate(bits).unwrap();
        let result = issued(&|plan| plan.issue(&key, &world().keys).unwrap());
        assert_eq!(result, expected, "{bits}");
    }
    let curve = KeyPair::generate().unwrap();
    let result = issued(&|plan| plan.issue(&curve, &world().keys).unwrap());
    assert_eq!(result, Err(ChainFault::Key));
}

#[test]
fn only_known_roots_are_trusted() {
    let file = world().chain.file();
    assert_eq!(proof(&file, &world().anchors), Ok(()));
    let untrusted = Err(ChainFault::Untrusted);
    assert_eq!(proof(&file, &Anchors::bundled().unwrap()), untrusted);
    assert_eq!(proof(&file, &Anchors::none()), untrusted);
    // Same names, other keys.
    let others = AuthorityKeys::generate().unwrap();
    let forged = ChainPlan::at(now()).issue(&world().leaf, &others).unwrap();
    assert_eq!(proof(&forged.file(), &world().anchors), untrusted);
    // The forged leaf under the true issuer, and the reverse.
    let mixed = format!("{}{}", forged.leaf, world().chain.issuers.concat());
    assert_eq!(proof(&mixed, &world().anchors), untrusted);
    let mixed = format!("{}{}", world().chain.leaf, forged.issuers.concat());
    assert_eq!(proof(&mixed, &world().anchors), untrusted);
}

#[test]
fn order_and_extra_certificates_do_no_harm() {
    let chain = &world().chain;
    let issuer = chain.issuers.concat();
    let others = AuthorityKeys::generate().unwrap();
    let foreign = ChainPlan::at(now()).issue(&world().leaf, &others).unwrap();
    let stranger = foreign.issuers.concat(); // the issuer's name with another key
    for (file, expected) in [
        (format!("{}{issuer}", chain.leaf), Ok(())),
        (format!("{}{}{issuer}", chain.leaf, chain.root), Ok(())),
        (format!("{}{issuer}{issuer}{issuer}", chain.leaf), Ok(())),
        (format!("{}{stranger}{issuer}", chain.leaf), Ok(())),
        (format!("{}{issuer}{stranger}{}", chain.leaf, foreign.root), Ok(())),
        (format!("Subject: leaf\n{}\nIssuer:\n{issuer}", chain.leaf), Ok(())),
        (chain.file().replace('\n', "\r\n"), Ok(())),
        (chain.leaf.clone(), Err(ChainFault::Untrusted)),
        (format!("{issuer}{}", chain.leaf), Err(ChainFault::Name)),
        (chain.root.clone(), Err(ChainFault::Name)),
    ] {
        assert_eq!(proof(&file, &world().anchors), expected);
    }
}

#[test]
fn depth_and_size_are_bounded() {
    assert_eq!(planned(|plan| plan.depth = 0), Ok(()));
    assert_eq!(planned(|plan| plan.depth = 5), Ok(()));
    assert_eq!(planned(|plan| plan.depth = 6), Err(ChainFault::Untrusted));
    let chain = &world().chain;
    let padded = |count: usize| {
        let file = format!("{}{}", chain.file(), chain.root.repeat(count));
        proof(&file, &world().anchors)
    };
    assert_eq!(padded(9), Ok(()));
    assert_eq!(padded(10), Err(ChainFault::TooLarge));
    let long = format!("{}{}", chain.file(), " ".repeat(64 * 1024));
    assert_eq!(proof(&long, &world().anchors), Err(ChainFault::TooLarge));
}

#[test]
fn a_maze_of_issuers_is_refused() {
    // Eleven issuers of one name, each issued by that name: every order of them is a path by
    // names, and none leads to the root.
    let mut file = world().chain.leaf.clone();
    for _ in 0..11 {
        let keys = AuthorityKeys::with_issuer(&world().issuer).unwrap();
        let mut plan = ChainPlan::at(now());
        plan.depth = 2;
        file.push_str(&plan.issue(&world().leaf, &keys).unwrap().issuers[0]);
    }
    assert_eq!(proof(&file, &world().anchors), Err(ChainFault::Untrusted));
}

#[test]
fn what_is_no_chain_is_unreadable() {
    let chain = &world().chain;
    let cut = &chain.leaf[..chain.leaf.len() / 2];
    let key = world().leaf.to_pem().unwrap();
    let hollow = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
    for bad in ["", "<html>", cut, key.expose(), hollow] {
        assert_eq!(proof(bad, &world().anchors), Err(ChainFault::Unreadable), "{bad}");
    }
}

/// sha256WithRSAEncryption and sha1WithRSAEncryption (RFC 8017, appendix C): the last byte differs.
const SHA256_RSA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
const SHA1_RSA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x05];
/// DigestInfo prefixes (RFC 8017, section 9.2, note 1).
const SHA256_PREFIX: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];
const SHA1_PREFIX: [u8; 15] =
    [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14];

/// The leaf signed again by its issuer, with `oid` in place of the algorithm.
fn signed_again(oid: [u8; 9], algorithm: &'static Algorithm, prefix: &[u8]) -> String {
    let leaf = CertificateDer::from_pem_slice(world().chain.leaf.as_bytes()).unwrap();
    let mut der = leaf.to_vec();
    let places: Vec<usize> =
        (0..der.len() - 9).filter(|at| der[*at..*at + 9] == SHA256_RSA).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        der[at..at + 9].copy_from_slice(&oid);
    }
    // Both lengths take two bytes: 30 82 xx xx, then the signed part with 30 82 yy yy.
    assert_eq!((der[1], der[5]), (0x82, 0x82));
    let signed = 4..8 + usize::from(u16::from_be_bytes([der[6], der[7]]));
    let issuer = RsaPrivateKey::from_pkcs8_der(world().issuer.pkcs8()).unwrap();
    let hash = digest(algorithm, &der[signed]);
    let scheme = Pkcs1v15Sign { hash_len: Some(hash.as_ref().len()), prefix: prefix.into() };
    let signature = issuer.sign(scheme, hash.as_ref()).unwrap();
    let start = der.len() - signature.len();
    der[start..].copy_from_slice(&signature);
    format!("{}{}", pem_of(&der), world().chain.issuers.concat())
}

pub(crate) fn pem_of(der: &[u8]) -> String {
    use base64::Engine;
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

#[test]
fn a_chain_with_sha1_is_refused() {
    let control = signed_again(SHA256_RSA, &SHA256, &SHA256_PREFIX);
    assert_eq!(proof(&control, &world().anchors), Ok(()));
    let weak = signed_again(SHA1_RSA, &SHA1_FOR_LEGACY_USE_ONLY, &SHA1_PREFIX);
    assert_eq!(proof(&weak, &world().anchors), Err(ChainFault::Algorithm));
}

#[test]
fn time_before_1970_proves_nothing() {
    let early = now().plus(-Duration::days(365 * 100));
    let proof = leaf_key(world().chain.file().as_bytes(), &world().anchors, early);
    assert_eq!(proof.err(), Some(ChainFault::NotYetValid));
}
