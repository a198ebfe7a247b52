//! `[bank]`: the bank's data and what it tells anybody.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::published::{BranchSettings, ExchangeSettings, HolidaySettings};
use crate::bank::{CategoriesError, Merchants, MerchantsError, PublicFacts};

/// Where the bank's data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankConnector {
    /// From a file beside the server, `bank.file`.
    #[default]
    Sqlite,
    /// From the bank's Open Banking interface, as `[open_banking]` says.
    OpenBanking,
}

/// Where the bank's data is, and the facts the bank publishes. These, from `routing_number` on and
/// with `name` in what is told, are read again on SIGHUP; the others at the start only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BankSettings {
    /// The bank's name as spoken.
    pub name: String,
    /// Where the bank's data comes from.
    pub connector: BankConnector,
    /// The embedded bank's SQLite file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// The bank's own book of merchants (TOML), on top of the general one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchants_file: Option<PathBuf>,
    /// The bank's own categories (TOML): merchant category codes and merchants by category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub categories_file: Option<PathBuf>,
    /// Routing transit number, nine digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing_number: Option<String>,
    /// Opening hours in words: "Monday to Friday, nine to five".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening_hours: Option<String>,
    /// Telephone number for customers, digits only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The branches, in the order in which they are told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<BranchSettings>,
    /// The days on which every branch is closed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<HolidaySettings>,
    /// Exchange rates, where the bank publishes any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchange: Option<ExchangeSettings>,
}

impl Default for BankSettings {
    fn default() -> Self {
        Self {
            name: "Saldo Bank".to_owned(),
            connector: BankConnector::Sqlite,
            file: None,
            merchants_file: None,
            categories_file: None,
            routing_number: None,
            opening_hours: None,
            phone: None,
            branches: Vec::new(),
            holidays: Vec::new(),
            exchange: None,
        }
    }
}

/// Why the books of merchants and categories cannot be used.
#[derive(Debug, Error)]
pub enum MerchantsFileError {
    /// A file is not there or not readable.
    #[error("{}: cannot be read: {source}; name another file or unset it", path.display())]
    Unreadable {
        /// The key that names the file.
        setting: &'static str,
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is there but not a book of merchants.
    #[error("{origin}: {source}")]
    Merchants {
        /// Which file, or that it is the built-in book.
        origin: String,
        /// What is wrong in it.
        source: MerchantsError,
    },
    /// The file is there but not one of categories.
    #[error("{}: {source}", path.display())]
    Categories {
        /// Which file.
        path: PathBuf,
        /// What is wrong in it.
        source: CategoriesError,
    },
}

impl MerchantsFileError {
    /// The setting to blame, `section.key`.
    pub fn setting(&self) -> &'static str {
        match self {
            Self::Unreadable { setting: CATEGORIES, .. } | Self::Categories { .. } => {
                "bank.categories_file"
            }
            Self::Unreadable { .. } | Self::Merchants { .. } => "bank.merchants_file",
        }
    }
}

const MERCHANTS: &str = "merchants_file";
const CATEGORIES: &str = "categories_file";

impl BankSettings {
    /// The books of merchants and categories: the bank's own, where they are set, on top of the
    /// general ones.
    ///
    /// # Errors
    ///
    /// [`MerchantsFileError`] names the file and what is wrong with it.
    pub fn merchants(&self) -> Result<Merchants, MerchantsFileError> {
        let own = read(MERCHANTS, self.merchants_file.as_deref())?;
        let origin = match &self.merchants_file {
            Some(path) => path.display().to_string(),
            None => "the built-in merchants".to_owned(),
        };
        let merchants = Merchants::new(own.as_deref())
            .map_err(|source| MerchantsFileError::Merchants { origin, source })?;
        let Some(path) = &self.categories_file else { return Ok(merchants) };
        let text = read(CATEGORIES, Some(path))?.unwrap_or_default();
        merchants
            .with_categories(&text)
            .map_err(|source| MerchantsFileError::Categories { path: path.clone(), source })
    }

    /// The facts that are told without a link.
    pub fn public_facts(&self) -> PublicFacts {
        PublicFacts {
            bank_name: self.name.clone(),
            routing_number: self.routing_number.clone(),
            opening_hours: self.opening_hours.clone(),
            phone: self.phone.clone(),
            branches: self.branches.iter().map(Into::into).collect(),
            holidays: self.holidays.iter().map(Into::into).collect(),
            exchange: self.exchange.as_ref().map(Into::into),
        }
    }
}

fn read(setting: &'static str, path: Option<&Path>) -> Result<Option<String>, MerchantsFileError> {
    let failed = |path: &Path, source| {
        let path = path.to_owned();
        MerchantsFileError::Unreadable { setting, path, source }
    };
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|source| failed(path, source));
    path.map(read).transpose()
}
