//! A bank's own Open Banking interface as its connector (UK OBIE 3.1.11 and 4.0).
//!
//! [`OpenBankingBank`] asks live, over HTTPS with mutual TLS, with the token that each customer
//! gave Saldo at the bank. It keeps tokens (`credentials`) and connections, and
//! nothing of what a bank tells. `records` is what answers say; files of such answers are
//! imported through it, too.

mod bank;
mod call;
mod command;
mod consent;
mod credentials;
mod endpoint;
mod failure;
mod obligations;
mod open;
pub(in crate::connect) mod records;
mod rows;
mod tokens;

pub use bank::OpenBankingBank;
pub use command::{
    ConsentArguments, OpenBankingCommand, OpenBankingCommandError, run_open_banking,
};
pub use consent::{Consent, ConsentStatus, Consents};
pub use credentials::CredentialsError;
pub use open::OpenBankingError;
