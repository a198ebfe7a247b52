//! Why a request is turned away.

use thiserror::Error;

use super::certificate_url::UrlFault;

/// Why a request is not believed. The caller learns nothing of it: every one is HTTP 400 with an
/// empty body; [`Refusal::reason`] goes to the log and the metrics.
///
/// No variant holds anything that the request said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Refusal {
    /// `SignatureCertChainUrl` is missing or repeated.
    #[error("the request names no certificate, or several")]
    CertificateUrlMissing,
    /// `SignatureCertChainUrl` is not an address of Alexa's certificates.
    #[error(transparent)]
    CertificateUrl(#[from] UrlFault),
    /// `Signature-256` is missing or repeated. `Signature` (SHA-1) is never looked at.
    #[error("the request has no Signature-256, or several")]
    SignatureMissing,
    /// `Signature-256` is not canonical standard base64 of a possible length.
    #[error("the Signature-256 of the request is not base64")]
    SignatureEncoding,
    /// The signature is not that of these bytes by this key.
    #[error("the signature does not match the body")]
    SignatureMismatch,
    /// The certificate file could not be had.
    #[error(transparent)]
    Fetch(#[from] FetchFault),
    /// The certificate file proves nothing.
    #[error(transparent)]
    Chain(#[from] ChainFault),
    /// The signed body is not the JSON of an Alexa request.
    #[error("the signed body is not an Alexa request")]
    BodyUnreadable,
    /// No `request.timestamp`, or one that is no time.
    #[error("the signed body has no readable timestamp")]
    TimestampMissing,
    /// The timestamp lies too far in the past.
    #[error("the request is too old")]
    TimestampOld,
    /// The timestamp lies too far in the future.
    #[error("the request is from the future")]
    TimestampEarly,
    /// The body names no application.
    #[error("the request names no application")]
    ApplicationMissing,
    /// The two places that name the application disagree.
    #[error("the request names two different applications")]
    ApplicationMismatch,
    /// The application is not on the list.
    #[error("the request is for an application that is not configured")]
    ApplicationUnknown,
    /// The list is empty, so nothing is for us.
    #[error("no application is configured")]
    ApplicationsNone,
}

/// Why the certificate file could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum FetchFault {
    /// No connection, no TLS, or it broke off.
    #[error("the certificate's host cannot be reached")]
    Unreachable,
    /// Not within the deadline.
    #[error("the certificate did not arrive in time")]
    TimedOut,
    /// Anything but 200; redirects are not followed.
    #[error("the certificate's host answered with another status than 200")]
    Status,
    /// More bytes than a chain may have.
    #[error("the certificate file is too large")]
    TooLarge,
    /// Too many other certificates are being fetched.
    #[error("too many certificates are being fetched")]
    Busy,
}

/// Why a certificate file proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum ChainFault {
    /// More bytes or certificates than a chain may have.
    #[error("the certificate chain is too large")]
    TooLarge,
    /// Not PEM, or not X.509.
    #[error("the certificate chain is not readable")]
    Unreadable,
    /// The expected name is not among the leaf's subject alternative names.
    #[error("the certificate is not for Alexa's name")]
    Name,
    /// Not RSA of 2,048 to 8,192 bits in whole bytes.
    #[error("the certificate's key is not acceptable")]
    Key,
    /// Key usage or extended key usage does not allow it.
    #[error("the certificate is not for signing requests")]
    Usage,
    /// A certificate of the path has ended.
    #[error("a certificate of the chain has expired")]
    Expired,
    /// A certificate of the path has not begun.
    #[error("a certificate of the chain is not valid yet")]
    NotYetValid,
    /// A signature in the path is by an algorithm that is not accepted, SHA-1 among them.
    #[error("a certificate of the chain is signed with a weak algorithm")]
    Algorithm,
    /// No valid path to an anchor.
    #[error("the certificate chain leads to no trusted root")]
    Untrusted,
}

impl Refusal {
    /// A stable name in snake case for log lines and metric labels.
    pub fn reason(self) -> &'static str {
        match self {
            Self::CertificateUrlMissing => "certificate_url_missing",
            Self::CertificateUrl(fault) => fault.reason(),
            Self::SignatureMissing => "signature_missing",
            Self::SignatureEncoding => "signature_encoding",
            Self::SignatureMismatch => "signature_mismatch",
            Self::Fetch(fault) => fault.reason(),
            Self::Chain(fault) => fault.reason(),
            Self::BodyUnreadable => "body_unreadable",
            Self::TimestampMissing => "timestamp_missing",
            Self::TimestampOld => "timestamp_old",
            Self::TimestampEarly => "timestamp_early",
            Self::ApplicationMissing => "application_missing",
            Self::ApplicationMismatch => "application_mismatch",
            Self::ApplicationUnknown => "application_unknown",
            Self::ApplicationsNone => "applications_none",
        }
    }
}

impl UrlFault {
    fn reason(self) -> &'static str {
        match self {
            Self::TooLong => "certificate_url_length",
            Self::Character => "certificate_url_character",
            Self::Scheme => "certificate_url_scheme",
            Self::Host => "certificate_url_host",
            Self::Path => "certificate_url_path",
        }
    }
}

impl FetchFault {
    fn reason(self) -> &'static str {
        match self {
            Self::Unreachable => "fetch_unreachable",
            Self::TimedOut => "fetch_timed_out",
            Self::Status => "fetch_status",
            Self::TooLarge => "fetch_too_large",
            Self::Busy => "fetch_busy",
        }
    }
}

impl ChainFault {
    fn reason(self) -> &'static str {
        match self {
            Self::TooLarge => "chain_too_large",
            Self::Unreadable => "chain_unreadable",
            Self::Name => "chain_name",
            Self::Key => "chain_key",
            Self::Usage => "chain_usage",
            Self::Expired => "chain_expired",
            Self::NotYetValid => "chain_not_yet_valid",
            Self::Algorithm => "chain_algorithm",
            Self::Untrusted => "chain_untrusted",
        }
    }
}
