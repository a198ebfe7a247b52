//! A story as types.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::yaml::Extent;
use crate::consent::{Aloud, DataClasses, LookBack, VoicePin};
use crate::settings::AssuranceSettings;
use crate::simulate::fault::Fault;

/// A conversation with what is expected of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// What it is called; a file's name and a number where the story has no name of its own.
    pub name: String,
    /// The line it begins at, counted from 1.
    pub line: usize,
    /// What is given.
    pub given: Given,
    /// What is said, in order; never empty.
    pub turns: Vec<Turn>,
}

/// The world of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The time; it does not go on.
    pub clock: DateTime<FixedOffset>,
    /// Part of the customer's name, or a persona; the first customer where none is named.
    pub customer: Option<String>,
    /// The device's locale.
    pub locale: String,
    /// Whether the account is linked.
    pub link: LinkState,
    /// Whether the platform recognises the voice.
    pub person: Person,
    /// What the customer opted in to.
    pub consent: Consent,
    /// Whether the device has a screen.
    pub screen: bool,
    /// How the bank fails.
    pub fault: Option<Fault>,
    /// The voice PIN that the customer has set.
    pub pin: Option<VoicePin>,
    /// Who else in the house has a link of their own: part of a name, or a persona.
    pub second: Option<String>,
    /// How openly is told to whom.
    pub assurance: AssuranceSettings,
}

/// Whether the account is linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It is.
    Linked,
    /// It never was.
    Unlinked,
    /// It was, and the time is up.
    Expired,
    /// It was taken back.
    Revoked,
}

/// Who the platform takes the speaker for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// Somebody.
    Unknown,
    /// A voice that it knows, with a link of its own: the customer.
    Recognized,
    /// A voice that it knows, without a link of its own.
    Guest,
    /// The second person of the house, by their own link.
    Second,
}

/// What the customer opted in to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The accounts, each by nickname, kind or last four digits; all of them where `None`.
    pub accounts: Option<Vec<String>>,
    /// How much of amounts is said aloud.
    pub aloud: Aloud,
    /// How far back transactions are told.
    pub look_back: LookBack,
    /// The kinds of data.
    pub fields: DataClasses,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
}

/// One turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The line it begins at, counted from 1.
    pub line: usize,
    /// Who speaks from this turn on, where that is somebody else than before.
    pub person: Option<Person>,
    /// What comes in.
    pub said: Utterance,
    /// What is expected of the answer.
    pub expected: Vec<Expected>,
}

/// What comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Utterance {
    /// A text, as a recogniser writes it.
    Text(String),
    /// An intent by its name, with slots as they are sent.
    Intent(String, Vec<(String, String)>),
    /// Nothing, until the platform gives up.
    Silence,
}

/// One expectation, and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its value's place in the file.
    pub(super) extent: Extent,
    /// What is expected.
    pub wanted: Wanted,
}

/// What is expected. `None` is what `--accept` fills in.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// The intent's name.
    Intent(Option<String>),
    /// Slots that must be filled like this; others may be filled, too.
    Slots(Option<Vec<(String, String)>>),
    /// Facts that must be told like this; others may be told, too.
    Facts(Option<Vec<FactWanted>>),
    /// The words of the answer, its question included.
    Speech(Wording),
    /// The words after silence.
    Reprompt(Wording),
    /// How often the customer is asked again before the platform gives up.
    Reprompts(usize),
    /// Whether the session stays open.
    Session(Option<bool>),
    /// The card in the platform's app.
    Card(Option<CardWanted>),
}

/// A fact by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactWanted {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its name, for instance `total`.
    pub name: String,
    /// What is expected of it.
    pub value: FactValue,
}

/// What is expected of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// That the first one told under this name is this.
    First(String),
    /// That these are told under this name, in this order, and no others.
    All(Vec<String>),
    /// That none is told.
    Absent,
}

/// What is expected of some words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// The words themselves.
    pub exactly: Option<String>,
    /// Parts of them.
    pub contains: Vec<String>,
    /// What must not be among them.
    pub not_contains: Vec<String>,
    /// The longest sentence, in words.
    pub max_words: Option<usize>,
    /// Whether `--accept` is to fill them in.
    pub open: bool,
}

/// The card in the platform's app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardWanted {
    /// None.
    None,
    /// Text.
    Simple,
    /// The platform's button for account linking.
    LinkAccount,
}

impl CardWanted {
    /// Its name in stories.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Simple => "simple",
            Self::LinkAccount => "link_account",
        }
    }
}
