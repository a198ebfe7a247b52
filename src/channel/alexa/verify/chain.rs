//! From a certificate file to a proven signing key.

use std::time::Duration;

use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, UnixTime};
use webpki::{EndEntityCert, KeyUsage, ring};
use x509_parser::certificate::X509Certificate;

use super::anchors::Anchors;
use super::certificate;
use super::leaf_key::{LeafKey, Window};
use super::refusal::ChainFault;
use crate::basics::Now;

/// The largest certificate file that is read, in bytes. Genuine ones have about 6,000.
pub const CHAIN_BYTES_MAX: usize = 64 * 1024;
/// The most certificates in a file: the leaf, its path, and some cross-signed ones. Genuine files
/// have four.
const CERTIFICATES_MAX: usize = 12;
/// The most intermediates that path building sees.
///
/// Genuine paths have at most three. Five same-named intermediates make 120 paths at most, where
/// the path builder's own limit would let six among eleven make some 300,000.
const INTERMEDIATES_MAX: usize = 5;

/// What certificates of the path may be signed with: SHA-2 only, RSA of at least 2,048 bits or the
/// curves P-256 and P-384.
static ALGORITHMS: [&dyn SignatureVerificationAlgorithm; 8] = [
    ring::RSA_PKCS1_2048_8192_SHA256,
    ring::RSA_PKCS1_2048_8192_SHA384,
    ring::RSA_PKCS1_2048_8192_SHA512,
    ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
    ring::ECDSA_P256_SHA256,
    ring::ECDSA_P384_SHA384,
];

/// Proves the signing key of a PEM certificate file: leaf first, then certificates in any order.
///
/// Certificates that no path needs are ignored, so that extra cross-signed ones do no harm.
/// Revocation is not looked up: nothing in a certificate may make Saldo open a connection.
///
/// # Errors
///
/// [`ChainFault`]: the leaf's own faults first, then those of the path.
pub fn leaf_key(pem: &[u8], anchors: &Anchors, now: Now) -> Result<LeafKey, ChainFault> {
    if pem.len() > CHAIN_BYTES_MAX {
        return Err(ChainFault::TooLarge);
    }
    let certificates = certificate::read_pem(pem, CERTIFICATES_MAX)?;
    let (first, rest) = certificates.split_first().ok_or(ChainFault::Unreadable)?;
    let leaf = certificate::read(first)?;
    certificate::check_purpose(&leaf)?;
    let key = certificate::rsa_key(&leaf)?;
    let window = prove_path(first, &nearest_issuers(&leaf, rest), anchors, now)?;
    let window = window.overlap(certificate::window(&leaf));
    // The path builder held every date against `now`; this is the same statement by other code.
    if !window.holds_at(now) {
        return Err(ChainFault::Expired);
    }
    Ok(LeafKey::new(key, window))
}

/// The certificates of `rest` that a path from `leaf` can pass through, nearest first.
fn nearest_issuers(
    leaf: &X509Certificate<'_>,
    rest: &[CertificateDer<'static>],
) -> Vec<CertificateDer<'static>> {
    // A damaged or unsuitable certificate is not an error: it is one that cannot be passed.
    let readable = rest.iter().filter_map(|der| Some((der, certificate::read(der).ok()?)));
    let mut waiting: Vec<_> =
        readable.filter(|(_, issuer)| certificate::may_issue(issuer)).collect();
    let mut wanted = vec![leaf.issuer().as_raw().to_vec()];
    let mut nearest: Vec<CertificateDer<'static>> = Vec::new();
    while nearest.len() < INTERMEDIATES_MAX {
        let named = |(_, issuer): &(_, X509Certificate<'_>)| {
            wanted.iter().any(|name| name == issuer.subject().as_raw())
        };
        let Some(at) = waiting.iter().position(named) else { break };
        let (der, issuer) = waiting.remove(at);
        if !nearest.contains(der) {
            wanted.push(issuer.issuer().as_raw().to_vec());
            nearest.push(der.clone());
        }
    }
    nearest
}

/// When the intermediates and the root of a path from `leaf` are all valid.
fn prove_path(
    leaf: &CertificateDer<'_>,
    issuers: &[CertificateDer<'static>],
    anchors: &Anchors,
    now: Now,
) -> Result<Window, ChainFault> {
    let seconds = u64::try_from(now.unix_seconds()).map_err(|_| ChainFault::NotYetValid)?;
    let time = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    let trusted = anchors.valid_at(now);
    let end = EndEntityCert::try_from(leaf).map_err(|_| ChainFault::Unreadable)?;
    let path = end
        .verify_for_usage(&ALGORITHMS, &trusted, issuers, time, KeyUsage::server_auth(), None, None)
        .map_err(fault_of)?;
    let anchor = anchors.window_of(path.anchor()).ok_or(ChainFault::Untrusted)?;
    path.intermediate_certificates().try_fold(anchor, |window, issuer| {
        let der = issuer.der();
        certificate::read(&der).map(|fields| window.overlap(certificate::window(&fields)))
    })
}

/// The fault that the path builder found, as far as an operator can act on it.
fn fault_of(error: webpki::Error) -> ChainFault {
    use webpki::Error;
    match error {
        Error::CertExpired { .. } | Error::InvalidCertValidity => ChainFault::Expired,
        Error::CertNotValidYet { .. } => ChainFault::NotYetValid,
        Error::UnsupportedSignatureAlgorithmContext(_)
        | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_)
        | Error::SignatureAlgorithmMismatch => ChainFault::Algorithm,
        Error::RequiredEkuNotFoundContext(_) | Error::EmptyEkuExtension => ChainFault::Usage,
        _ => ChainFault::Untrusted,
    }
}
