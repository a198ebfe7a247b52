//! Alexa's interaction model file, both ways.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::models::locale_words::LocaleWords;
use crate::nlu::{IntentWords, Model, SlotUse, Stake, TypeWords, ValueWords};

/// An interaction model in Alexa's file format ("Interaction Model Schema").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlexaModel {
    interaction_model: Outer,
}

/// A file that is no interaction model.
#[derive(Debug, Error)]
#[error("this is no Alexa interaction model: {0}")]
pub struct BadAlexaModel(#[from] serde_json::Error);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Outer {
    language_model: LanguageModel,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct LanguageModel {
    invocation_name: String,
    intents: Vec<Intent>,
    #[serde(default)]
    types: Vec<Type>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Intent {
    name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    slots: Vec<Slot>,
    #[serde(default)]
    samples: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Slot {
    name: String,
    #[serde(rename = "type")]
    type_name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Type {
    name: String,
    #[serde(default)]
    values: Vec<Value>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Value {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: ValueName,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ValueName {
    value: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    synonyms: Vec<String>,
}

impl AlexaModel {
    /// Reads a model file; properties that Saldo does not use are passed over.
    pub fn parse(json: &str) -> Result<Self, BadAlexaModel> {
        Ok(serde_json::from_str(json)?)
    }

    /// The model of one language. What Alexa knows by itself is left out.
    pub(super) fn from_words(words: &LocaleWords) -> Self {
        let model = words.model();
        let slot = |slot: SlotUse| Slot { name: slot.name, type_name: slot.type_name };
        let intent = |intent: IntentWords| Intent {
            name: intent.name,
            slots: intent.slots.into_iter().map(slot).collect(),
            samples: intent.samples,
        };
        let value = |value: ValueWords| Value {
            id: value.id,
            name: ValueName { value: value.name, synonyms: value.synonyms },
        };
        let listed = |of: TypeWords| Type {
            name: of.name,
            values: of.values.into_iter().map(value).collect(),
        };
        let language_model = LanguageModel {
            invocation_name: words.invocation_name.clone(),
            intents: model.intents.into_iter().map(intent).collect(),
            types: model.types.into_iter().map(listed).collect(),
        };
        Self { interaction_model: Outer { language_model } }
    }

    /// What customers call the skill.
    pub fn invocation_name(&self) -> &str {
        &self.interaction_model.language_model.invocation_name
    }

    /// What a matcher is compiled from.
    pub fn to_model(&self) -> Model {
        let model = &self.interaction_model.language_model;
        let slot =
            |slot: &Slot| SlotUse { name: slot.name.clone(), type_name: slot.type_name.clone() };
        let intent = |intent: &Intent| IntentWords {
            name: intent.name.clone(),
            slots: intent.slots.iter().map(slot).collect(),
            samples: intent.samples.clone(),
            native: Vec::new(),
            stake: Stake::default(),
        };
        let value = |value: &Value| ValueWords {
            id: value.id.clone(),
            name: value.name.value.clone(),
            synonyms: value.name.synonyms.clone(),
        };
        let listed = |of: &Type| TypeWords {
            name: of.name.clone(),
            values: of.values.iter().map(value).collect(),
            open: false,
        };
        Model {
            intents: model.intents.iter().map(intent).collect(),
            types: model.types.iter().map(listed).collect(),
            ..Model::default()
        }
    }
}
