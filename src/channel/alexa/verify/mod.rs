//! Proof that a request comes from Alexa and is meant for this skill.
//!
//! Plain functions of their arguments: no connection, no clock. [`verify`] answers
//! [`Verdict::NeedKey`] when the signing key is not at hand; the shell fetches the certificate
//! file, calls [`leaf_key`], stores the outcome in the [`KeyRing`] and asks once more.
//!
//! The order is fixed: header fields, certificate address, chain, signature over the raw bytes,
//! and only then JSON: the body's time and application.

mod anchors;
mod application;
mod certificate;
mod certificate_url;
mod chain;
mod envelope;
mod freshness;
mod key_ring;
mod leaf_key;
mod refusal;
mod signature;
mod verdict;

pub use anchors::{AnchorError, Anchors};
pub use certificate_url::{CertificateUrl, UrlFault};
pub use chain::{CHAIN_BYTES_MAX, leaf_key};
pub use envelope::Envelope;
pub use freshness::{EVENT_AGE_S_MAX, SKEW_S_MAX};
pub use key_ring::{Found, KeyRing};
pub use leaf_key::{LeafKey, Window};
pub use refusal::{ChainFault, FetchFault, Refusal};
pub use verdict::{Policy, Verdict, Verified, verify};
