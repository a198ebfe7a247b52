//! `[bank]`: the bank's data and what it tells anybody.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::bank::PublicFacts;

/// Where the bank's data is, and the facts the bank publishes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BankSettings {
    /// The bank's name as spoken.
    pub name: String,
    /// The embedded bank's SQLite file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// Routing transit number, nine digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing_number: Option<String>,
    /// Opening hours in words: "Monday to Friday, nine to five".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening_hours: Option<String>,
    /// Telephone number for customers, digits only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

impl Default for BankSettings {
    fn default() -> Self {
        Self {
            name: "Saldo Bank".to_owned(),
            file: None,
            routing_number: None,
            opening_hours: None,
            phone: None,
        }
    }
}

impl BankSettings {
    /// The facts that are told without a link.
    pub fn public_facts(&self) -> PublicFacts {
        PublicFacts {
            bank_name: self.name.clone(),
            routing_number: self.routing_number.clone(),
            opening_hours: self.opening_hours.clone(),
            phone: self.phone.clone(),
        }
    }
}
