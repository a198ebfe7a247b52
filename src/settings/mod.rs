//! What the operator sets: one file per section.
//!
//! Layers, later ones win: built-in defaults, the TOML file, `SALDO__SECTION__KEY` in the
//! environment. Secrets are never values here: keys that end in `_file` name the file that holds
//! one. An unknown section or key is an error with a suggestion.

mod alexa;
mod assurance;
mod bank;
mod check;
mod check_identity;
mod check_oauth;
mod check_open_banking;
mod check_resource_server;
mod command;
mod deadlines;
mod identity;
mod keys;
mod load;
mod oauth;
mod open_banking;
mod published;
mod resource_server;
mod server;
mod vault;

pub use alexa::{AlexaSettings, HouseholdSetting, VisualSetting};
pub use assurance::{AssuranceSettings, LadderRow};
pub use bank::{BankConnector, BankSettings, MerchantsFileError};
pub use check::{Finding, KEY_FILE_MODE_FORBIDDEN, check};
pub use command::{ConfigCommand, ConfigError, run_config};
pub use deadlines::DeadlineSettings;
pub use identity::IdentitySettings;
pub use load::{Settings, SettingsError, environment, load};
pub use oauth::{BadClient, ClientSettings, OAuthSettings, RefreshSetting};
pub use open_banking::{BadAddress, OpenBankingSettings, OpenBankingVersion, bank_address};
pub use published::{BranchSettings, ExchangeSettings, HolidaySettings, RateSettings};
pub use resource_server::{ResourceServerSettings, TokenForm, TrustedClientSettings};
pub use server::ServerSettings;
pub use vault::VaultSettings;
