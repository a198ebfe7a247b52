//! Words without markup.

/// A piece of speech. Channels turn it into their markup, escaping as they need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Words and the punctuation between them.
    Words(String),
    /// Digits to be read one by one, each 0 to 9.
    Digits(Vec<u8>),
    /// A short silence, in milliseconds.
    Pause(u16),
}

/// What is shown next to the speech: the same facts under the same rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visual {
    /// What it is about.
    pub title: String,
    /// One line an item.
    pub lines: Vec<String>,
}

/// How much may be shown: cards stay in the app's history, and anybody may see the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VisualPolicy {
    /// Nothing.
    Nothing,
    /// Which accounts and days, no amounts and no names of merchants.
    #[default]
    Masked,
    /// What is spoken.
    Full,
}

/// A reply in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speech {
    /// What is said.
    pub said: Vec<Span>,
    /// The question at the end. The talk stays open if and only if there is one.
    pub question: Option<Vec<Span>>,
    /// What is said when the customer stays silent after the question.
    pub reprompt: Option<Vec<Span>>,
    /// What is shown.
    pub visual: Option<Visual>,
    /// Whether the platform shall offer to link the account.
    pub offer_link: bool,
}
