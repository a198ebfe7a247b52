//! From a reply to speech.

use super::compose::{compose, one_moment as courtesy};
use super::spoken::{Span, Speech, Visual, VisualPolicy, plain};
use crate::bank::PublicFacts;
use crate::basics::{Locale, Now};
use crate::consent::{Manner, Pace};
use crate::dialogue::Reply;

/// The longest reply, question included, in characters.
///
/// About three quarters of a minute of speech, in German letters, which take the most room;
/// platforms would take 8,000, people do not. Held for the worst data there can be by a property
/// test.
pub const REPLY_CHARACTERS_MAX: usize = 700;

/// The longest sentence, in words (a digit read alone counts as one): one breath.
pub const SENTENCE_WORDS_MAX: usize = 25;

/// The silence between the items of a list, in milliseconds.
pub const ITEM_PAUSE_MS: u16 = 300;

/// How a reply is told, whatever it says.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The language and country of the listener.
    pub locale: Locale,
    /// How much may be shown.
    pub visual: VisualPolicy,
    /// What the bank tells anybody: its name, and its public facts.
    pub facts: &'a PublicFacts,
    /// The time of the turn: decides how old a stale figure is.
    pub now: Now,
    /// How the customer wants to be told.
    pub manner: Manner,
    /// In how many days the link ends, where that is said after the reply.
    pub ends_in: Option<u16>,
}

/// Puts `reply` into words.
///
/// A locale without words of its own is answered in those of a neighbour with the same language,
/// and in American English where there is none; the interaction models, and so the platforms,
/// offer no locale without words.
pub fn render(reply: &Reply, telling: &Telling<'_>) -> Speech {
    compose(reply, telling)
}

/// What is said while the answer is still being made: no fact, no promise.
pub fn one_moment(locale: Locale) -> String {
    courtesy(locale)
}

/// What is made of a reply before it is known to be short enough.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) said: Vec<Span>,
    pub(super) question: Option<Vec<Span>>,
    pub(super) reprompt: Option<Vec<Span>>,
    pub(super) offer_link: bool,
}

impl Draft {
    /// Whether it keeps to [`REPLY_CHARACTERS_MAX`].
    pub(super) fn fits(&self) -> bool {
        let question = self.question.as_deref().map_or(0, |spans| characters(spans) + 1);
        characters(&self.said) + question <= REPLY_CHARACTERS_MAX
    }

    /// The finished speech.
    pub(super) fn with_visual(self, visual: Option<Visual>, pace: Pace) -> Speech {
        Speech {
            said: self.said,
            question: self.question,
            reprompt: self.reprompt,
            visual,
            offer_link: self.offer_link,
            pace,
        }
    }
}

fn characters(spans: &[Span]) -> usize {
    plain(spans).chars().count()
}
