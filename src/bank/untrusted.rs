//! Text that strangers wrote.

use std::fmt;

/// Text that a merchant, a payee or a customer typed. It cannot be printed, spoken or encoded:
/// only [`Untrusted::spoken`] turns it into something that can.
#[derive(Clone, PartialEq, Eq)]
pub struct Untrusted(String);

impl Untrusted {
    /// Takes `text` as it came.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The name as it may be read aloud, or `None` when it is unfit for that.
    pub fn spoken(&self) -> Option<SpokenName> {
        let name: String = self.0.chars().filter(|c| !c.is_control()).take(40).collect();
        (!name.trim().is_empty()).then(|| SpokenName(name.trim().to_owned()))
    }
}

impl fmt::Debug for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Untrusted(..)")
    }
}

/// A cleaned name: safe to read aloud and to show, 1 to 40 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct SpokenName(String);

impl SpokenName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SpokenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SpokenName(..)")
    }
}
