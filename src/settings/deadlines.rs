//! `[deadlines]`: how long a listener waits.

use serde::{Deserialize, Serialize};

/// How long each part of an answer may take. A platform gives up after eight seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeadlineSettings {
    /// After this long without an answer a short "one moment" is sent ahead, in milliseconds.
    pub courtesy_ms: u64,
    /// The bank's part, in milliseconds.
    pub bank_ms: u64,
    /// The whole answer, in milliseconds; then an apology is spoken instead. At most 6500.
    pub answer_ms: u64,
}

impl Default for DeadlineSettings {
    fn default() -> Self {
        Self { courtesy_ms: 1_500, bank_ms: 4_500, answer_ms: 6_500 }
    }
}
