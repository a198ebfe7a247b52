//! Who may hear what: data classes, grants, and the gate.
//!
//! The gate, [`admit`], is the only place where a [`LinkedCustomer`] is made, and every call of
//! the `Bank` port takes one. Leaving the check out does not compile.

mod assurance;
mod caller;
mod data_class;
mod gate;
mod grant;

pub use assurance::{Assurance, StepUp};
pub use caller::{Caller, Channel, Premises, Tokens};
pub use data_class::{DataClass, DataClasses, UnknownDataClass};
pub use gate::{Access, Barrier, Household, LinkedCustomer, admit, token_to_check};
pub use grant::{AccountScope, Grant};
