//! The bank's own identity provider, where customers log in (OpenID Connect).
//!
//! Saldo is a client there like any other: it sends the customer with PKCE and a nonce, redeems the
//! code, and believes the ID token alone, by the keys that the provider publishes.

mod discovery;
mod provider;

pub use provider::{
    Attempt, Identified, IdentityError, IdentityFailure, IdentityProvider, SentBack,
};
