//! Who may hear what: data classes, grants, and the gate.
//!
//! The gate, [`admit`], makes a [`LinkedCustomer`], and every call of the `Bank` port takes one:
//! leaving the check out does not compile. One other way leads there, [`admit_to_choose`], for the
//! bank's own page on which a customer chooses what to link.

mod assurance;
mod authentication;
mod caller;
mod data_class;
mod gate;
mod grant;
mod ladder;
mod look_back;
mod manner;
mod pin_attempts;
mod pin_proof;
mod voice_pin;

pub use assurance::{Assurance, StepUp};
pub use authentication::AuthenticationRule;
pub use caller::{BearerTokens, Caller, Channel, Premises, Tokens};
pub use data_class::{DataClass, DataClasses, UnknownDataClass};
pub use gate::{
    Access, Barrier, Household, LinkedCustomer, SignedIn, admit, admit_to_choose, bearer_to_check,
    token_to_check,
};
pub use grant::{AccountScope, Grant};
pub use ladder::{AnswerKind, AssuranceLadder, LadderFailure};
pub use look_back::LookBack;
pub use manner::{Aloud, Length, Manner, MannerChange, Pace};
pub use pin_attempts::{FAILURES_COUNT_DAYS, PinAttempts, PinPolicy, PinVerdict};
pub use pin_proof::PinProof;
pub use voice_pin::{VoicePin, WeakPin};
