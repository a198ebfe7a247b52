//! What the customer meant.

use super::about::About;
use super::sharing::SharingWish;
use super::wish::Wish;
use crate::bank::{AccountChoice, CardAction, Comparison, Metric, PublicQuestion};
use crate::consent::VoicePin;

/// Everything a customer can mean, whatever the channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Opened the skill without asking for anything.
    Launch,
    /// "Help", "what can I say".
    Help,
    /// "Stop", "cancel", "home": ends the talk.
    Stop,
    /// Said something Saldo has no intent for.
    Fallback,
    /// "Yes."
    Yes,
    /// "No."
    No,
    /// "Say that again."
    Repeat,
    /// "More", "next", "go on".
    More,
    /// "Previous", "go back".
    Previous,
    /// "Start over."
    StartOver,
    /// "What's my balance."
    Balance(AccountChoice),
    /// "What do I owe."
    Owed(AccountChoice),
    /// "Which accounts do I have."
    Accounts,
    /// "My recent transactions."
    Recent(AccountChoice),
    /// "What's pending."
    Pending(AccountChoice),
    /// "How much did I spend on groceries last month", "when did I last pay the gym": a question
    /// with a time, a category, a merchant or an amount.
    Sought(Metric, About),
    /// "What was my biggest purchase", "where did I spend the most": in a certain shape.
    Shaped(Shape, About),
    /// "And last month", "what about restaurants": changes one part of the question before.
    Change(About),
    /// "Is that more than usual": the total before, compared; `None` where what it shall be
    /// compared with was not made out.
    Compare(Option<Comparison>, About),
    /// "Which ones": the transactions behind the total before.
    Rows,
    /// "What about savings", "the second one": changes the accounts of the question before.
    Refine(AccountChoice),
    /// "Lock my card", "unlock my card", "that purchase was me".
    Card(CardAction, AccountChoice),
    /// "I lost my card."
    LostCard(AccountChoice),
    /// "What's the routing number", "when are you open", "how do I reach you".
    Published(PublicQuestion),
    /// "The other one": the other of two accounts.
    Other,
    /// "Just the total."
    JustTotal,
    /// "Spell it": the names in the answer before, letter by letter.
    Spell,
    /// "Slower", "keep it short", "people are here": how Saldo shall speak.
    Wish(Wish),
    /// "What can you share", "stop sharing savings", "forget me".
    Sharing(SharingWish),
    /// "Never mind": lets the question go that is open, else the talk.
    NeverMind,
    /// "I didn't make this payment", "I want to complain": belongs before a person.
    Concern(Concern),
    /// "My code is one two three four": what Saldo asked for; `None` for digits that are no voice
    /// PIN.
    VoicePin(Option<VoicePin>),
    /// What may have been meant: asked before it is answered.
    Unsure(Box<Intent>),
}

/// What only a person at the bank settles. It reaches one from every state of a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// A payment that the customer did not make, or a card that is gone.
    Dispute,
    /// A complaint.
    Complaint,
    /// What Saldo does not do: to move money, to end a contract.
    ServiceRequest,
}

impl Concern {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Dispute, Self::Complaint, Self::ServiceRequest];
}

impl Intent {
    /// The name in logs and metrics: a closed set.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Launch => "launch",
            Self::Help => "help",
            Self::Stop => "stop",
            Self::Fallback => "fallback",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Repeat => "repeat",
            Self::More => "more",
            Self::Previous => "previous",
            Self::StartOver => "start_over",
            Self::Balance(_) => "balance",
            Self::Owed(_) => "owed",
            Self::Accounts => "accounts",
            Self::Recent(_) => "recent",
            Self::Pending(_) => "pending",
            Self::Sought(metric, _) => metric.name(),
            Self::Shaped(shape, _) => shape.name(),
            Self::Change(_) => "change",
            Self::Compare(..) => "compare",
            Self::Rows => "rows",
            Self::Refine(_) => "refine",
            Self::Card(action, _) => action.name(),
            Self::LostCard(_) => "lost_card",
            Self::Published(question) => question.name(),
            Self::Other => "other",
            Self::JustTotal => "just_total",
            Self::Spell => "spell",
            Self::Wish(wish) => wish.name(),
            Self::Sharing(wish) => wish.name(),
            Self::NeverMind => "never_mind",
            Self::Concern(Concern::Dispute) => "dispute",
            Self::Concern(Concern::Complaint) => "complaint",
            Self::Concern(Concern::ServiceRequest) => "service_request",
            Self::VoicePin(_) => "voice_pin",
            Self::Unsure(_) => "unsure",
        }
    }
}

/// In which shape transactions, or what was spent, are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The largest purchase.
    Largest,
    /// The smallest purchase.
    Smallest,
    /// The last transaction.
    Last,
    /// Spending, by who was paid.
    ByMerchant,
    /// Spending, by what it was for.
    ByCategory,
    /// Spending, month by month.
    ByMonth,
    /// What a purchase comes to on average.
    Average,
    /// How many purchases there were.
    Count,
}

impl Shape {
    /// The name in logs and metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Largest => "largest",
            Self::Smallest => "smallest",
            Self::Last => "last",
            Self::ByMerchant => "by_merchant",
            Self::ByCategory => "by_category",
            Self::ByMonth => "by_month",
            Self::Average => "average",
            Self::Count => "count",
        }
    }
}
