//! A proven signing key.

use std::fmt;

use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use crate::basics::Now;

/// A span of time, in whole seconds since 1970 (UTC), both ends included as X.509 counts them
/// (RFC 5280, section 4.1.2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First second.
    pub not_before: i64,
    /// Last second.
    pub not_after: i64,
}

impl Window {
    /// Whether `now` lies inside.
    pub fn holds_at(self, now: Now) -> bool {
        (self.not_before..=self.not_after).contains(&now.unix_seconds())
    }

    /// The span that lies in both.
    #[must_use]
    pub fn overlap(self, other: Self) -> Self {
        Self {
            not_before: self.not_before.max(other.not_before),
            not_after: self.not_after.min(other.not_after),
        }
    }
}

/// The RSA key of a leaf certificate whose chain was proven, and when that proof holds.
///
/// Made only by [`leaf_key`](super::leaf_key). The proof is good inside [`LeafKey::window`] alone:
/// whoever keeps one checks the dates again at every use.
pub struct LeafKey {
    key: UnparsedPublicKey<Box<[u8]>>,
    window: Window,
}

impl LeafKey {
    /// `der` is the RSAPublicKey (RFC 8017, appendix A.1.1).
    pub(super) fn new(der: &[u8], window: Window) -> Self {
        Self { key: UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der.into()), window }
    }

    /// When every certificate of the path, root included, is valid.
    pub fn window(&self) -> Window {
        self.window
    }

    /// Whether this is the key with the RSAPublicKey `der`.
    pub fn belongs_to(&self, der: &[u8]) -> bool {
        self.key.as_ref() == der
    }

    /// Whether `signature` is RSASSA-PKCS1-v1_5 with SHA-256 over exactly `message`.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        self.key.verify(message, signature).is_ok()
    }
}

impl fmt::Debug for LeafKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LeafKey").field("window", &self.window).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn both_ends_belong_to_the_window() {
        let window = Window { not_before: 10, not_after: 20 };
        let holds = |s| window.holds_at(Now::at(DateTime::from_timestamp(s, 0).unwrap()));
        assert_eq!([9, 10, 20, 21].map(holds), [false, true, true, false]);
        let later = Window { not_before: 15, not_after: 30 };
        assert_eq!(window.overlap(later), Window { not_before: 15, not_after: 20 });
    }
}
