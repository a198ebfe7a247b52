//! What a pipeline takes from outside a request: the time, and who watches it work.

use std::fmt;
use std::sync::Arc;

use chrono::Utc;

use crate::basics::Now;
use crate::dialogue::{Frame, Intent, Reply};

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Now + Send + Sync>);

impl Clock {
    /// The clock of the system.
    pub fn system() -> Self {
        Self::new(|| Now::at(Utc::now()))
    }

    /// A clock that shows what `reading` says, for a world in another time.
    pub fn new(reading: impl Fn() -> Now + Send + Sync + 'static) -> Self {
        Self(Arc::new(reading))
    }

    /// The time now.
    pub fn now(&self) -> Now {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock(..)")
    }
}

/// One turn as the server concluded it, with its facts: what no platform is sent.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// What was understood.
    pub intent: &'a Intent,
    /// What is replied; on record already where it tells facts.
    pub reply: &'a Reply,
    /// The state of the talk after it.
    pub frame: &'a Frame,
}

/// Watches turns on the development side. `saldo serve` has none: what it sees stays in the process
/// that made it.
pub type Witness = Arc<dyn Fn(Seen<'_>) + Send + Sync>;
