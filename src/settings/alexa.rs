//! `[alexa]`: the Alexa skill.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::consent::Household;
use crate::speech::VisualPolicy;

/// Which skills are served, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AlexaSettings {
    /// The skill ids (`amzn1.ask.skill...`) that are answered. None: every request is refused.
    pub skill_ids: Vec<String>,
    /// Path of the endpoint.
    pub path: String,
    /// Whether every `AlexaSkillEvent` may be up to an hour old, not only the five types that
    /// Amazon's own verifiers exempt.
    pub all_events_late: bool,
    /// Whose link answers when several people share a device.
    pub household: HouseholdSetting,
    /// What cards and screens show.
    pub visual: VisualSetting,
    /// PEM file of a development authority. Only `saldo demo` trusts one, and it makes its own:
    /// `saldo serve` refuses to start when this is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub development_authority_file: Option<PathBuf>,
}

/// Whose link answers when several people share a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HouseholdSetting {
    /// The recognised speaker's own link, else that of the device's owner.
    #[default]
    Shared,
    /// Only the recognised speaker's own link.
    PersonOnly,
}

/// What cards and screens show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisualSetting {
    /// Nothing.
    Nothing,
    /// Accounts and days, no amounts and no merchants.
    #[default]
    Masked,
    /// What is spoken.
    Full,
}

impl Default for AlexaSettings {
    fn default() -> Self {
        Self {
            skill_ids: Vec::new(),
            path: "/channels/alexa".to_owned(),
            all_events_late: false,
            household: HouseholdSetting::default(),
            visual: VisualSetting::default(),
            development_authority_file: None,
        }
    }
}

impl From<HouseholdSetting> for Household {
    fn from(setting: HouseholdSetting) -> Self {
        match setting {
            HouseholdSetting::Shared => Self::Shared,
            HouseholdSetting::PersonOnly => Self::PersonOnly,
        }
    }
}

impl From<VisualSetting> for VisualPolicy {
    fn from(setting: VisualSetting) -> Self {
        match setting {
            VisualSetting::Nothing => Self::Nothing,
            VisualSetting::Masked => Self::Masked,
            VisualSetting::Full => Self::Full,
        }
    }
}
