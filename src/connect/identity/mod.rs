//! The bank's own identity provider: where customers log in (OpenID Connect), and whose access
//! tokens Saldo takes where the bank wants that.
//!
//! For a login Saldo is a client there like any other: it sends the customer with PKCE and a nonce,
//! redeems the code, and believes the ID token alone, by the keys that the provider publishes. An
//! access token is believed by those keys too, or as far as the provider says when it is asked.

mod access_tokens;
mod discovery;
mod provider;

pub use access_tokens::{AccessTokens, AccessTokensError, Unbelieved};
pub use provider::{
    Attempt, Identified, IdentityError, IdentityFailure, IdentityProvider, SentBack,
};
