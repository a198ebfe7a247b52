//! The words every room shares. Knows nothing of banking, channels or the network.

mod currency;
mod digest;
mod id;
mod likeness;
mod locale;
mod money;
mod now;
mod pending;
mod period;
mod secret;

pub use currency::{Currency, UnknownCurrency};
pub use digest::{Digest, digest_of};
pub use id::{AccountId, ApplicationId, BadId, ClientId, CustomerId, LinkId, TransactionId};
pub use likeness::likest;
pub use locale::{BadLocale, Locale};
pub use money::{Money, MoneyError};
pub use now::Now;
pub use pending::Pending;
pub use period::Period;
pub use secret::Secret;
