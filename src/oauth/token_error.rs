//! The errors of the token, revocation and introspection endpoints.

use super::parameters::BadParameters;

/// Why no token was issued (RFC 6749, section 5.2; RFC 8707, section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenError {
    /// A parameter is missing, malformed or there twice.
    InvalidRequest,
    /// The client did not prove who it is.
    InvalidClient,
    /// The code or refresh token does not hold: unknown, somebody else's, run out or used up.
    InvalidGrant,
    /// A grant type that is not offered.
    UnsupportedGrantType,
    /// More was asked for than the customer agreed to.
    InvalidScope,
    /// Another resource than the code or token is for.
    InvalidTarget,
}

impl TokenError {
    /// Every error.
    pub const ALL: [Self; 6] = [
        Self::InvalidRequest,
        Self::InvalidClient,
        Self::InvalidGrant,
        Self::UnsupportedGrantType,
        Self::InvalidScope,
        Self::InvalidTarget,
    ];

    /// The name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::InvalidScope => "invalid_scope",
            Self::InvalidTarget => "invalid_target",
        }
    }

    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Self::InvalidClient => 401,
            _ => 400,
        }
    }
}

impl From<BadParameters> for TokenError {
    fn from(_: BadParameters) -> Self {
        Self::InvalidRequest
    }
}
