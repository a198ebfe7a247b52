//! The development side: an authority that signs as Alexa would, for machines that are not Alexa.
//!
//! Nothing here is trusted by `saldo serve`; only the demo adds the authority's root to its
//! anchors, on a loopback listener.

mod authority;
mod authority_error;
mod chain_plan;
mod rsa_key;
mod signer;

pub use authority::Authority;
pub use authority_error::AuthorityError;
pub use chain_plan::{AuthorityKeys, ChainPlan, IssuedChain};
pub use rsa_key::RsaKey;
pub use signer::Signer;
