//! Who may hear what: data classes, grants, and the gate.
//!
//! The gate, [`admit`], makes a [`LinkedCustomer`], and every call of the `Bank` port takes one:
//! leaving the check out does not compile. One other way leads there, [`admit_to_choose`], for the
//! bank's own page on which a customer chooses what to link.

mod assurance;
mod caller;
mod data_class;
mod gate;
mod grant;
mod look_back;
mod manner;

pub use assurance::{Assurance, StepUp};
pub use caller::{Caller, Channel, Premises, Tokens};
pub use data_class::{DataClass, DataClasses, UnknownDataClass};
pub use gate::{
    Access, Barrier, Household, LinkedCustomer, SignedIn, admit, admit_to_choose, token_to_check,
};
pub use grant::{AccountScope, Grant};
pub use look_back::LookBack;
pub use manner::{Aloud, Length, Manner, MannerChange, Pace};
