//! One certificate, and the checks that a general TLS path builder leaves out.

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{GeneralName, ParsedExtension, X509Extension};
use x509_parser::oid_registry::{
    OID_PKCS1_RSAENCRYPTION, OID_X509_EXT_EXTENDED_KEY_USAGE, OID_X509_EXT_KEY_USAGE,
    OID_X509_EXT_SUBJECT_ALT_NAME, Oid,
};
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;

use super::leaf_key::Window;
use super::refusal::ChainFault;

/// The name that Alexa's signing certificates carry.
const SIGNER_NAME: &str = "echo-api.amazon.com";
/// The shortest RSA key, in bits (NIST SP 800-57 part 1: 112 bits of security).
const KEY_BITS_MIN: usize = 2048;
/// The longest RSA key, in bits: what the verifying library takes, and a bound on its work.
const KEY_BITS_MAX: usize = 8192;

/// The certificates of a PEM file, in order.
///
/// # Errors
///
/// [`ChainFault::Unreadable`] for a broken or empty file, [`ChainFault::TooLarge`] for more than
/// `certificates_max`.
pub(super) fn read_pem(
    pem: &[u8],
    certificates_max: usize,
) -> Result<Vec<CertificateDer<'static>>, ChainFault> {
    let mut certificates = Vec::new();
    for section in CertificateDer::pem_slice_iter(pem) {
        if certificates.len() == certificates_max {
            return Err(ChainFault::TooLarge);
        }
        certificates.push(section.map_err(|_| ChainFault::Unreadable)?);
    }
    if certificates.is_empty() { Err(ChainFault::Unreadable) } else { Ok(certificates) }
}

/// The extensions that the checks below rely on.
const DECISIVE: [Oid<'static>; 3] =
    [OID_X509_EXT_KEY_USAGE, OID_X509_EXT_EXTENDED_KEY_USAGE, OID_X509_EXT_SUBJECT_ALT_NAME];

/// Reads one certificate with nothing after it and no decisive extension left unread.
///
/// Unread ones look absent to the accessors, and an absent key usage allows everything. Other
/// extensions may be as strange as they like: the path builder refuses unknown critical ones.
///
/// # Errors
///
/// [`ChainFault::Unreadable`].
pub(super) fn read(der: &[u8]) -> Result<X509Certificate<'_>, ChainFault> {
    let (rest, certificate) = X509Certificate::from_der(der).map_err(|_| ChainFault::Unreadable)?;
    let broken = |extension: &X509Extension<'_>| {
        DECISIVE.contains(&extension.oid)
            && matches!(
                extension.parsed_extension(),
                ParsedExtension::ParseError { .. } | ParsedExtension::Unparsed
            )
    };
    if !rest.is_empty() || certificate.iter_extensions().any(broken) {
        return Err(ChainFault::Unreadable);
    }
    Ok(certificate)
}

/// When `certificate` is valid.
pub(super) fn window(certificate: &X509Certificate<'_>) -> Window {
    let validity = certificate.validity();
    Window {
        not_before: validity.not_before.timestamp(),
        not_after: validity.not_after.timestamp(),
    }
}

/// Whether `certificate` may sign others, as far as its key usage tells (RFC 5280, 4.2.1.3).
///
/// The path builder checks the CA flag but not this bit.
pub(super) fn may_issue(certificate: &X509Certificate<'_>) -> bool {
    match certificate.key_usage() {
        Ok(Some(usage)) => usage.value.key_cert_sign(),
        Ok(None) => true,
        Err(_) => false,
    }
}

/// Checks that `leaf` is for signing Alexa's requests.
///
/// Exactly the expected name among the subject alternative names (no wildcard, common name
/// ignored); extended key usage present with server authentication; digital signature allowed
/// when a key usage is given.
///
/// # Errors
///
/// [`ChainFault::Name`], [`ChainFault::Usage`].
pub(super) fn check_purpose(leaf: &X509Certificate<'_>) -> Result<(), ChainFault> {
    let names = leaf.subject_alternative_name().map_err(|_| ChainFault::Name)?;
    let named = names.is_some_and(|names| {
        let is_signer = |name: &GeneralName<'_>| *name == GeneralName::DNSName(SIGNER_NAME);
        names.value.general_names.iter().any(is_signer)
    });
    if !named {
        return Err(ChainFault::Name);
    }
    let extended = leaf.extended_key_usage().map_err(|_| ChainFault::Usage)?;
    let basic = leaf.key_usage().map_err(|_| ChainFault::Usage)?;
    let serves = extended.is_some_and(|usage| usage.value.server_auth);
    let signs = basic.is_none_or(|usage| usage.value.digital_signature());
    if serves && signs { Ok(()) } else { Err(ChainFault::Usage) }
}

/// The RSAPublicKey of `leaf`, when it is one to rely on.
///
/// # Errors
///
/// [`ChainFault::Key`] for any key but RSA of 2,048 to 8,192 bits in whole bytes.
pub(super) fn rsa_key<'c>(leaf: &'c X509Certificate<'_>) -> Result<&'c [u8], ChainFault> {
    let public = leaf.public_key();
    if public.algorithm.algorithm != OID_PKCS1_RSAENCRYPTION {
        return Err(ChainFault::Key);
    }
    let Ok(PublicKey::RSA(key)) = public.parsed() else { return Err(ChainFault::Key) };
    let bits = bits_of(key.modulus);
    if (KEY_BITS_MIN..=KEY_BITS_MAX).contains(&bits) && bits.is_multiple_of(8) {
        Ok(&public.subject_public_key.data)
    } else {
        Err(ChainFault::Key)
    }
}

/// The length of a big-endian number, in bits.
fn bits_of(number: &[u8]) -> usize {
    match number.iter().position(|byte| *byte != 0) {
        Some(start) => {
            let leading = number.get(start).map_or(0, |byte| byte.leading_zeros());
            (number.len() - start) * 8 - leading as usize
        }
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_counted_without_leading_zeros() {
        for (number, bits) in [
            (&[][..], 0),
            (&[0, 0], 0),
            (&[1], 1),
            (&[0, 0x80], 8),
            (&[0x80, 0], 16),
            (&[0, 0x7f, 0xff], 15),
        ] {
            assert_eq!(bits_of(number), bits, "{number:?}");
        }
    }
}
