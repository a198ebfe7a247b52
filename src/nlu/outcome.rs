//! What the matcher found.

use std::fmt;

use super::when::When;

/// An utterance that a sample says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood<'m> {
    /// The intent's name.
    pub intent: &'m str,
    /// The slots that were said, in spoken order.
    pub slots: Vec<FilledSlot<'m>>,
    /// The sample that decided, as the model writes it.
    pub rule: &'m str,
    /// How literally the sample was said.
    pub closeness: Closeness,
}

impl<'m> Understood<'m> {
    /// The slot called `name`, when it was said.
    pub fn slot(&self, name: &str) -> Option<&FilledSlot<'m>> {
        self.slots.iter().find(|slot| slot.name == name)
    }
}

/// How literally a sample was said, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// Word for word.
    Exact,
    /// Word for word after polite filler was left out.
    WithoutFiller,
    /// With a letter or two off.
    Respelled,
}

/// A slot with what was said for it.
#[derive(Clone, PartialEq, Eq)]
pub struct FilledSlot<'m> {
    /// The slot's name.
    pub name: &'m str,
    /// The slot's type.
    pub type_name: &'m str,
    /// What was said: digits for numbers (`1001`, `2`), ISO 8601 for lengths of time (`P2W`),
    /// for days the words as they were written, otherwise the words in normal form.
    pub value: String,
    /// The listed value it stands for; `None` for numbers and for names given at run time.
    pub resolved: Option<Resolved<'m>>,
    /// The days it says; `None` where it says no days.
    pub days: Option<When>,
}

/// A value that the model lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved<'m> {
    /// What programs call it.
    pub id: Option<&'m str>,
    /// How it is usually said.
    pub name: &'m str,
}

impl fmt::Debug for FilledSlot<'_> {
    /// Leaves the value out: it can hold a customer's own words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilledSlot")
            .field("name", &self.name)
            .field("type_name", &self.type_name)
            .field("resolved", &self.resolved)
            .finish_non_exhaustive()
    }
}

/// Why an utterance was not understood. An outcome with a reply, not a broken operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotUnderstood {
    /// There is no word in it.
    Silence,
    /// It is longer than anything that could be meant.
    TooLong,
    /// No sample says it.
    NoSample,
}
