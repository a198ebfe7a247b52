//! The authorization request (RFC 6749, section 4.1.1).

use super::client::{Client, Clients};
use super::parameters::Parameters;
use super::pkce::Challenge;
use crate::basics::ClientId;
use crate::consent::DataClasses;

/// The longest `state`, in characters. Platforms send some hundreds.
pub const STATE_CHARS_MAX: usize = 2048;

/// A request that may be put before the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorizationRequest {
    /// Who asks.
    pub client: ClientId,
    /// Where the customer is sent back to: one of the client's own.
    pub redirect_uri: String,
    /// What is sent back unchanged; `None` when it was left out.
    pub state: Option<String>,
    /// What the code's redeemer must prove.
    pub challenge: Challenge,
    /// The most that may be put before the customer: what was asked for, or everything.
    pub classes: DataClasses,
    /// The resource the tokens are for, where one was named.
    pub resource: Option<String>,
}

/// Why a request is not put before the customer, told to the client (RFC 6749, section 4.1.2.1;
/// RFC 8707; OpenID Connect for the two about request objects).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorizationError {
    /// A parameter is missing or malformed, PKCE among them.
    InvalidRequest,
    /// Another response type than `code`.
    UnsupportedResponseType,
    /// A scope that is none of Saldo's.
    InvalidScope,
    /// A resource that the client's tokens are not for.
    InvalidTarget,
    /// Request objects are not taken.
    RequestNotSupported,
    /// References to request objects are not taken.
    RequestUriNotSupported,
    /// The customer said no.
    AccessDenied,
    /// Something is out of order for the moment.
    TemporarilyUnavailable,
}

impl AuthorizationError {
    /// The name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::InvalidTarget => "invalid_target",
            Self::RequestNotSupported => "request_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
            Self::AccessDenied => "access_denied",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
        }
    }
}

/// A request that is not put before the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The customer is told on a page of ours: until client and redirect URI are proven, nobody is
    /// sent anywhere.
    Shown,
    /// The client is told.
    Sent {
        /// Where the customer is sent back to: one of the client's own.
        redirect_uri: String,
        /// What is sent back unchanged.
        state: Option<String>,
        /// What is wrong.
        error: AuthorizationError,
    },
}

/// Reads an authorization request.
///
/// `prompt`, `login_hint` and other parameters that are not named here are ignored: the customer
/// signs in and is asked every time.
///
/// # Errors
///
/// [`Refused`].
pub fn authorize(
    parameters: &Parameters,
    clients: &Clients,
) -> Result<AuthorizationRequest, Refused> {
    let client = parameters.get("client_id").and_then(|id| clients.get(id));
    let client = client.ok_or(Refused::Shown)?;
    let redirect_uri = parameters.get("redirect_uri").ok_or(Refused::Shown)?;
    if !client.redirect_uris.iter().any(|own| own == redirect_uri) {
        return Err(Refused::Shown);
    }
    let state = parameters.get("state");
    if state.is_some_and(|state| state.chars().count() > STATE_CHARS_MAX) {
        return Err(Refused::Shown);
    }
    let request = AuthorizationRequest {
        client: client.id.clone(),
        redirect_uri: redirect_uri.to_owned(),
        state: state.map(str::to_owned),
        challenge: challenge(parameters).map_err(|error| sent(redirect_uri, state, error))?,
        classes: classes(parameters).map_err(|error| sent(redirect_uri, state, error))?,
        resource: resource(parameters, client).map_err(|e| sent(redirect_uri, state, e))?,
    };
    Ok(request)
}

fn sent(redirect_uri: &str, state: Option<&str>, error: AuthorizationError) -> Refused {
    let state = state.map(str::to_owned);
    Refused::Sent { redirect_uri: redirect_uri.to_owned(), state, error }
}

/// The challenge, once the request is one for a code that is sent back in a query.
fn challenge(parameters: &Parameters) -> Result<Challenge, AuthorizationError> {
    if parameters.get("request").is_some() {
        return Err(AuthorizationError::RequestNotSupported);
    }
    if parameters.get("request_uri").is_some() {
        return Err(AuthorizationError::RequestUriNotSupported);
    }
    match parameters.get("response_type") {
        Some("code") => {}
        Some(_) => return Err(AuthorizationError::UnsupportedResponseType),
        None => return Err(AuthorizationError::InvalidRequest),
    }
    if parameters.get("response_mode").is_some_and(|mode| mode != "query") {
        return Err(AuthorizationError::InvalidRequest);
    }
    // Without a method the standard means "plain", which is not taken.
    if parameters.get("code_challenge_method") != Some("S256") {
        return Err(AuthorizationError::InvalidRequest);
    }
    let text = parameters.get("code_challenge").ok_or(AuthorizationError::InvalidRequest)?;
    Challenge::read(text).map_err(|_| AuthorizationError::InvalidRequest)
}

fn classes(parameters: &Parameters) -> Result<DataClasses, AuthorizationError> {
    match parameters.get("scope") {
        None => Ok(DataClasses::ALL),
        Some(scope) => scope.parse().map_err(|_| AuthorizationError::InvalidScope),
    }
}

fn resource(
    parameters: &Parameters,
    client: &Client,
) -> Result<Option<String>, AuthorizationError> {
    match parameters.get("resource") {
        None => Ok(None),
        Some(named) if client.resource.as_deref() == Some(named) => Ok(Some(named.to_owned())),
        Some(_) => Err(AuthorizationError::InvalidTarget),
    }
}
