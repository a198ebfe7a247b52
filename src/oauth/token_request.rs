//! What is asked of the token endpoint (RFC 6749, sections 4.1.3 and 6).

use super::parameters::Parameters;
use super::pkce::Challenge;
use super::token_error::TokenError;
use crate::basics::{Digest, digest_of};
use crate::consent::DataClasses;

/// A request for tokens. The code and the refresh token end here: what goes on is their digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenRequest {
    /// `grant_type=authorization_code`.
    Code {
        /// Digest of the code.
        code: Digest,
        /// Where the client says that it was sent to.
        redirect_uri: String,
        /// The challenge that belongs to the verifier.
        challenge: Challenge,
        /// The resource that the token shall be for.
        resource: Option<String>,
    },
    /// `grant_type=refresh_token`.
    Refresh {
        /// Digest of the refresh token.
        token: Digest,
        /// The scope it names.
        classes: Option<DataClasses>,
        /// The resource that the token shall be for.
        resource: Option<String>,
    },
}

/// Reads a request for tokens.
///
/// # Errors
///
/// [`TokenError`]: a grant type that is not offered, a parameter that is missing, a verifier that
/// is none, a scope that is none.
pub fn read_token_request(parameters: &Parameters) -> Result<TokenRequest, TokenError> {
    let needed = |name| parameters.get(name).ok_or(TokenError::InvalidRequest);
    let resource = parameters.get("resource").map(str::to_owned);
    match needed("grant_type")? {
        "authorization_code" => Ok(TokenRequest::Code {
            code: digest_of(needed("code")?.as_bytes()),
            redirect_uri: needed("redirect_uri")?.to_owned(),
            challenge: Challenge::of_verifier(needed("code_verifier")?)
                .map_err(|_| TokenError::InvalidGrant)?,
            resource,
        }),
        "refresh_token" => Ok(TokenRequest::Refresh {
            token: digest_of(needed("refresh_token")?.as_bytes()),
            classes: match parameters.get("scope") {
                None => None,
                Some(scope) => Some(scope.parse().map_err(|_| TokenError::InvalidScope)?),
            },
            resource,
        }),
        _ => Err(TokenError::UnsupportedGrantType),
    }
}
