//! Kill switches: what the bank tells to nobody for now.

use crate::bank::{CardAction, Metric};
use crate::consent::{Channel, DataClass, DataClasses};

/// One thing that can be switched off, for everybody.
///
/// What needs no account is not among them: help, goodbyes, what the bank tells anybody, and
/// everything by which a customer shares less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// Everything on this channel.
    Channel(Channel),
    /// Whatever needs this kind of data.
    Class(DataClass),
    /// Questions of this sort.
    Ask(Metric),
    /// This, done with a card.
    Act(CardAction),
}

impl Switch {
    /// Every switch.
    pub fn all() -> impl Iterator<Item = Self> {
        let channels = Channel::ALL.into_iter().map(Self::Channel);
        let classes = DataClass::ALL.into_iter().map(Self::Class);
        let asks = Metric::ALL.into_iter().map(Self::Ask);
        channels.chain(classes).chain(asks).chain(CardAction::ALL.into_iter().map(Self::Act))
    }

    /// The name in commands, in storage and in the record: `channel:alexa`, `class:balance.read`,
    /// `intent:balance`.
    pub fn name(self) -> String {
        match self {
            Self::Channel(channel) => format!("channel:{}", channel.name()),
            Self::Class(class) => format!("class:{}", class.scope()),
            Self::Ask(metric) => format!("intent:{}", metric.name()),
            Self::Act(action) => format!("intent:{}", action.name()),
        }
    }

    /// The switch with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|switch| switch.name() == name)
    }

    /// Whether a question for `metric` that needs `classes` is shut on `channel` by this one.
    pub fn shuts_question(self, channel: Channel, metric: Metric, classes: DataClasses) -> bool {
        self.shuts(channel, classes) || self == Self::Ask(metric)
    }

    /// Whether `action` on a card is shut on `channel` by this one.
    pub fn shuts_action(self, channel: Channel, action: CardAction) -> bool {
        self.shuts(channel, action.classes()) || self == Self::Act(action)
    }

    fn shuts(self, channel: Channel, classes: DataClasses) -> bool {
        match self {
            Self::Channel(off) => off == channel,
            Self::Class(off) => classes.has(off),
            Self::Ask(_) | Self::Act(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_has_a_name_of_its_own() {
        let mut names: Vec<String> = Switch::all().map(Switch::name).collect();
        assert!(Switch::all().all(|switch| Switch::named(&switch.name()) == Some(switch)));
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
        assert_eq!(Switch::named("balance"), None);
        assert_eq!(Switch::Ask(Metric::CardBill).name(), "intent:card-bill");
    }

    #[test]
    fn a_switch_shuts_what_it_names_and_nothing_else() {
        let balances = DataClasses::of(&[DataClass::BalanceRead]);
        let shuts = |name: &str| {
            let switch = Switch::named(name).unwrap();
            let asked = switch.shuts_question(Channel::Alexa, Metric::Balance, balances);
            (asked, switch.shuts_action(Channel::Alexa, CardAction::Lock))
        };
        assert_eq!(shuts("channel:alexa"), (true, true));
        assert_eq!(shuts("class:balance.read"), (true, false));
        assert_eq!(shuts("class:card.status"), (false, true));
        assert_eq!(shuts("class:bills.read"), (false, false));
        assert_eq!(shuts("intent:balance"), (true, false));
        assert_eq!(shuts("intent:card-lock"), (false, true));
        assert_eq!(shuts("intent:bills"), (false, false));
    }
}
