//! What can be meant, in every language: `catalogue.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::problem::{Place, Problem, SourceError};
use super::source::{Files, parse_toml};
use crate::consent::DataClasses;
use crate::nlu::{SlotUse, Stake};

/// Path of the catalogue inside the source folder.
pub(super) const CATALOGUE_FILE: &str = "source/catalogue.toml";

/// Every intent and slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// The intents, in order of preference when two fit equally well.
    pub intents: Vec<IntentEntry>,
}

/// One intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentEntry {
    /// The name platforms use.
    pub name: String,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// What can be said with it.
    pub slots: Vec<SlotUse>,
    /// The data classes that must be granted before it is answered; none for public facts.
    pub access: DataClasses,
    /// How much depends on it.
    pub importance: Importance,
    /// What is at stake when free text is taken for it.
    pub stake: Stake,
}

/// How much depends on an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Importance {
    /// Certification or daily use.
    Core,
    /// Asked often enough.
    Usual,
    /// Nice to have.
    Rare,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogueFile {
    slots: BTreeMap<String, SlotTable>,
    intents: Vec<IntentTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotTable {
    #[serde(rename = "type")]
    type_name: String,
    #[serde(rename = "purpose")]
    _purpose: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IntentTable {
    name: toml::Spanned<String>,
    purpose: String,
    slots: Vec<String>,
    access: Vec<String>,
    importance: Importance,
    #[serde(default)]
    stake: Stake,
}

impl Catalogue {
    pub(super) fn read(files: &Files) -> Result<Self, SourceError> {
        let (text, file): (_, CatalogueFile) = parse_toml(files, CATALOGUE_FILE)?;
        let mut intents: Vec<IntentEntry> = Vec::with_capacity(file.intents.len());
        for table in file.intents {
            let place = Place::at(CATALOGUE_FILE, text, table.name.span().start);
            let at = |problem| SourceError::new(place.clone(), problem);
            let entry = entry(table, &file.slots).map_err(at)?;
            if intents.iter().any(|earlier| earlier.name == entry.name) {
                return Err(at(Problem::EntryTwice(entry.name)));
            }
            intents.push(entry);
        }
        Ok(Self { intents })
    }

    /// Every data class that some intent needs.
    pub fn access(&self) -> DataClasses {
        let all: Vec<_> = self.intents.iter().flat_map(|intent| intent.access.iter()).collect();
        DataClasses::of(&all)
    }
}

fn entry(table: IntentTable, slots: &BTreeMap<String, SlotTable>) -> Result<IntentEntry, Problem> {
    let name = table.name.into_inner();
    let slots = table.slots.into_iter().map(|slot| match slots.get(&slot) {
        Some(found) => Ok(SlotUse { name: slot, type_name: found.type_name.clone() }),
        None => Err(Problem::UndefinedSlot { intent: name.clone(), slot }),
    });
    Ok(IntentEntry {
        slots: slots.collect::<Result<_, _>>()?,
        purpose: table.purpose,
        access: table.access.join(" ").parse()?,
        importance: table.importance,
        stake: table.stake,
        name,
    })
}
