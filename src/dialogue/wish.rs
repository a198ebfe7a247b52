//! What a customer wants of the way in which Saldo speaks.

use serde::{Deserialize, Serialize};

use crate::consent::{Aloud, Length, Manner, MannerChange, Pace};

/// How the customer asks to be told from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// "Slower": the last answer too.
    Slower,
    /// "At normal speed."
    NormalPace,
    /// "Keep it short."
    Brief,
    /// "Answers of normal length."
    NormalLength,
    /// "More detail": of the last answer too.
    Detailed,
    /// "People are here": no question about the accounts is answered aloud in this talk.
    Guests,
    /// "We are alone": what the customer agreed to may be said again.
    Alone,
}

impl Wish {
    /// Each of them.
    pub const ALL: [Self; 7] = [
        Self::Slower,
        Self::NormalPace,
        Self::Brief,
        Self::NormalLength,
        Self::Detailed,
        Self::Guests,
        Self::Alone,
    ];

    /// The name in logs and metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slower => "slower",
            Self::NormalPace => "normal_pace",
            Self::Brief => "brief",
            Self::NormalLength => "normal_length",
            Self::Detailed => "detailed",
            Self::Guests => "guests",
            Self::Alone => "alone",
        }
    }

    /// What is kept of it for good; who is in the room is not.
    pub fn lasting(self) -> Option<MannerChange> {
        match self {
            Self::Slower => Some(MannerChange::Pace(Pace::Slow)),
            Self::NormalPace => Some(MannerChange::Pace(Pace::Normal)),
            Self::Brief => Some(MannerChange::Length(Length::Brief)),
            Self::NormalLength => Some(MannerChange::Length(Length::Normal)),
            Self::Detailed => Some(MannerChange::Length(Length::Detailed)),
            Self::Guests | Self::Alone => None,
        }
    }
}

/// What was wished in this talk. It holds in it whether or not it could be kept for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wished {
    /// How long answers are; `None` where nothing was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// How fast Saldo speaks; `None` where nothing was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pace: Option<Pace>,
    /// Whether others listen.
    #[serde(default)]
    pub guests: bool,
}

impl Wished {
    /// This and `wish`.
    #[must_use]
    pub fn with(self, wish: Wish) -> Self {
        match (wish.lasting(), wish) {
            (Some(MannerChange::Length(length)), _) => Self { length: Some(length), ..self },
            (Some(MannerChange::Pace(pace)), _) => Self { pace: Some(pace), ..self },
            (None, wish) => Self { guests: wish == Wish::Guests, ..self },
        }
    }

    /// How a customer is told whose choice for good is `lasting`. It is never more open than that.
    pub fn over(self, lasting: Manner) -> Manner {
        Manner {
            length: self.length.unwrap_or(lasting.length),
            pace: self.pace.unwrap_or(lasting.pace),
            aloud: if self.guests { Aloud::Silent } else { lasting.aloud },
        }
    }
}
