//! The authorization server's rules: who may link what, and which code or token still holds.
//!
//! Authorization code with PKCE S256, refresh tokens with overlap, revocation, introspection and
//! metadata (RFC 6749, 7636, 7009, 7662, 8414, 8707, 9207, held to RFC 9700). Everything here is
//! a function of what was sent, what is stored and the time; the Vault applies the rulings within
//! one transaction, and `server/oauth` speaks HTTP.

mod access_token;
mod authorize;
mod bank_grant;
mod bank_token;
mod claims;
mod client;
mod client_authentication;
mod code;
mod id_token;
mod introspection;
mod jws;
mod members;
mod metadata;
mod parameters;
mod pkce;
mod redirect;
mod refresh;
mod secret_kind;
mod token_error;
mod token_request;

pub use access_token::{BadIntrospection, introspected_token, signed_token};
pub use authorize::{
    AuthorizationError, AuthorizationRequest, Refused, STATE_CHARS_MAX, authorize,
};
pub use bank_grant::{GRANT_DAYS_MAX, GrantRuling, HeldGrants, rule_on_grant};
pub use bank_token::{BadAccessToken, BankToken, TokenTerms, TrustedClient};
pub use client::{Client, Clients, Lifetimes, RefreshMode};
pub use client_authentication::authenticate;
pub use code::{CodeClaim, CodeRuling, StoredCode, rule_on_code};
pub use id_token::{BadIdToken, Expected};
pub use introspection::{INACTIVE, TokenKind, TokenState, introspection};
pub use jws::{Algorithm, BadJws, BadKeySet, KeySet, Stated, prove};
pub use metadata::{Endpoint, metadata, metadata_paths};
pub use parameters::{BadParameters, Parameters};
pub use pkce::{BadChallenge, Challenge};
pub use redirect::{BadRedirect, error_uri, is_redirect_uri, origin_of, success_uri};
pub use refresh::{
    Family, RETRY_SECONDS, RefreshClaim, RefreshRuling, Succession, rule_on_refresh,
};
pub use secret_kind::SecretKind;
pub use token_error::TokenError;
pub use token_request::{TokenRequest, read_token_request};
