//! The root certificates that Alexa's signing certificates lead to.

use rustls_pki_types::TrustAnchor;
use thiserror::Error;
use webpki::anchor_from_trusted_cert;

use super::certificate;
use super::leaf_key::Window;
use crate::basics::Now;

/// The most roots that are held: the five bundled ones and a few of an operator's own.
///
/// Every one of them is tried against every candidate path.
const ANCHORS_MAX: usize = 16;

/// The roots of Amazon Trust Services; origin in `anchors/README.md`.
const BUNDLED: [&[u8]; 5] = [
    include_bytes!("../anchors/amazon_root_ca_1.pem"),
    include_bytes!("../anchors/amazon_root_ca_2.pem"),
    include_bytes!("../anchors/amazon_root_ca_3.pem"),
    include_bytes!("../anchors/amazon_root_ca_4.pem"),
    include_bytes!("../anchors/starfield_services_root_ca_g2.pem"),
];

/// The set of root certificates a chain may lead to, each with its own validity.
///
/// A path builder takes roots without dates; these are left out of every proof that is made
/// outside their dates.
#[derive(Clone, Default)]
pub struct Anchors(Vec<Anchor>);

#[derive(Clone)]
struct Anchor {
    trust: TrustAnchor<'static>,
    window: Window,
}

/// Why a certificate cannot be a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AnchorError {
    /// Not PEM, or not X.509.
    #[error("the root file is not a PEM certificate; give one `BEGIN CERTIFICATE` block per root")]
    Unreadable,
    /// A certificate that is not allowed to issue others.
    #[error("a certificate of the root file is no authority; give the root, not the leaf")]
    NoAuthority,
    /// More than sixteen roots altogether.
    #[error("more than {ANCHORS_MAX} root certificates; remove those that are not needed")]
    TooMany,
}

impl Anchors {
    /// No root: every chain is refused.
    pub fn none() -> Self {
        Self::default()
    }

    /// The roots that Alexa's production certificates lead to.
    ///
    /// # Errors
    ///
    /// [`AnchorError`] when the bundle were damaged; a test reads it.
    pub fn bundled() -> Result<Self, AnchorError> {
        let mut anchors = Self::none();
        BUNDLED.iter().try_for_each(|pem| anchors.add(pem))?;
        Ok(anchors)
    }

    /// Adds every certificate of a PEM file, for instance the development authority's.
    ///
    /// # Errors
    ///
    /// [`AnchorError`]; then none of the file's certificates is added.
    pub fn add(&mut self, pem: &[u8]) -> Result<(), AnchorError> {
        let certificates =
            certificate::read_pem(pem, ANCHORS_MAX).map_err(|fault| match fault {
                super::ChainFault::TooLarge => AnchorError::TooMany,
                _ => AnchorError::Unreadable,
            })?;
        if self.0.len() + certificates.len() > ANCHORS_MAX {
            return Err(AnchorError::TooMany);
        }
        let mut added = Vec::with_capacity(certificates.len());
        for der in &certificates {
            let fields = certificate::read(der).map_err(|_| AnchorError::Unreadable)?;
            if !fields.is_ca() || !certificate::may_issue(&fields) {
                return Err(AnchorError::NoAuthority);
            }
            let trust = anchor_from_trusted_cert(der).map_err(|_| AnchorError::Unreadable)?;
            added.push(Anchor { trust: trust.to_owned(), window: certificate::window(&fields) });
        }
        self.0.append(&mut added);
        Ok(())
    }

    /// How many roots there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The roots that are valid at `now`.
    pub(super) fn valid_at(&self, now: Now) -> Vec<TrustAnchor<'static>> {
        let valid = self.0.iter().filter(|anchor| anchor.window.holds_at(now));
        valid.map(|anchor| anchor.trust.clone()).collect()
    }

    /// When the root that a proven path ended at is valid.
    pub(super) fn window_of(&self, trust: &TrustAnchor<'_>) -> Option<Window> {
        let same = self.0.iter().filter(|anchor| {
            anchor.trust.subject == trust.subject
                && anchor.trust.subject_public_key_info == trust.subject_public_key_info
        });
        // The same root may be listed twice with different dates; the strictest dates count.
        same.map(|anchor| anchor.window).reduce(Window::overlap)
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn at(date: &str) -> Now {
        Now::at(DateTime::parse_from_rfc3339(date).unwrap().to_utc())
    }

    #[test]
    fn the_bundle_is_what_the_root_programme_ships() {
        let anchors = Anchors::bundled().unwrap();
        assert_eq!(anchors.len(), BUNDLED.len());
        for anchor in &anchors.0 {
            let known = webpki_roots::TLS_SERVER_ROOTS.iter().find(|root| {
                root.subject == anchor.trust.subject
                    && root.subject_public_key_info == anchor.trust.subject_public_key_info
            });
            assert!(known.is_some(), "{:?}", anchor.trust.subject);
        }
    }

    #[test]
    fn a_root_is_left_out_outside_its_dates() {
        let anchors = Anchors::bundled().unwrap();
        for (date, valid) in [
            ("2009-08-31T23:59:59Z", 0),
            ("2009-09-01T00:00:00Z", 1),
            ("2015-05-26T00:00:00Z", 5),
            ("2037-12-31T23:59:59Z", 5),
            ("2038-01-01T00:00:00Z", 4),
            ("2038-01-17T00:00:01Z", 3),
            ("2040-05-26T00:00:01Z", 0),
        ] {
            assert_eq!(anchors.valid_at(at(date)).len(), valid, "{date}");
        }
    }

    #[test]
    fn what_is_no_root_is_not_added() {
        let mut anchors = Anchors::bundled().unwrap();
        assert_eq!(anchors.add(b"not a certificate"), Err(AnchorError::Unreadable));
        let broken = BUNDLED[0].to_vec();
        assert_eq!(anchors.add(&broken[..300]), Err(AnchorError::Unreadable));
        assert_eq!(anchors.add(&BUNDLED[0].repeat(17)), Err(AnchorError::TooMany));
        assert_eq!(anchors.add(&BUNDLED[0].repeat(12)), Err(AnchorError::TooMany));
        assert_eq!(anchors.len(), 5);
        assert_eq!(anchors.add(&BUNDLED[0].repeat(11)), Ok(()));
    }
}
