//! The `Vault` port: everything Saldo itself must not lose.
//!
//! A write is acknowledged only once it is durable. Failure of the Vault closes: no record, no
//! fact; no grant read, no customer. [`Vault`] is what answers need, [`AuthorizationVault`] what
//! linking needs, [`BankGrantVault`] what the bank's own tokens need, [`PinVault`] what voice PINs
//! need; one store is all of them.

mod authorizations;
mod bank_grants;
mod links;
mod pins;
mod sharing;

pub use authorizations::{
    AuthorizationVault, CodeRedemption, Consented, Issued, IssuedTokens, Linking, NewSession,
    Refreshment, Session, SignIn,
};
pub use bank_grants::{Admission, BankGrant, BankGrantVault};
pub use links::{NewLink, Once, Revoke, RevokedBy, Vault, VaultFailure};
pub use pins::{PinAttempt, PinStanding, PinVault};

pub use sharing::{
    Becomes, Heard, HeardAccount, HeardFact, HeardFilter, HeardPage, LinkChange, SharedLink,
};

pub use crate::disclosure::Receipt;
