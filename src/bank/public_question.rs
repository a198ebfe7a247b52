//! What anybody can ask.

use serde::{Deserialize, Serialize};

use crate::basics::Currency;

/// A question that the bank's public facts answer: no link is needed, and none is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicQuestion {
    /// The bank's routing number.
    RoutingNumber,
    /// The bank's telephone number.
    Contact,
    /// When the bank is open.
    Hours {
        /// Which branch, as it was said; `None` for all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        branch: Option<String>,
    },
    /// Where the bank has branches.
    Branches {
        /// Which one, or near to what, as it was said; `None` for all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        branch: Option<String>,
    },
    /// On which days the bank is closed.
    Holidays,
    /// What a currency is worth.
    Exchange {
        /// Which one; `None` where none was said or made out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<Currency>,
    },
}

impl PublicQuestion {
    /// Every question, about all branches and no currency in particular.
    pub const ALL: [Self; 6] = [
        Self::RoutingNumber,
        Self::Contact,
        Self::Hours { branch: None },
        Self::Branches { branch: None },
        Self::Holidays,
        Self::Exchange { currency: None },
    ];

    /// The name in written questions, logs and metrics.
    pub fn name(&self) -> &'static str {
        match self {
            Self::RoutingNumber => "routing-number",
            Self::Contact => "contact",
            Self::Hours { .. } => "hours",
            Self::Branches { .. } => "branches",
            Self::Holidays => "holidays",
            Self::Exchange { .. } => "exchange",
        }
    }
}
