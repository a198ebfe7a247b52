//! `demo.json`: everything an outside program needs to ask the demo.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The file's name in the demo's folder.
pub(super) const FILE_NAME: &str = "demo.json";

/// A running demo, as outside programs see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Base address of the public listener, without a slash at the end.
    pub base_url: String,
    /// Base address of the admin listener.
    pub admin_url: String,
    /// How to ask as Alexa does.
    pub alexa: AlexaDescription,
    /// The bank's SQLite file.
    pub bank_file: PathBuf,
    /// The Vault's SQLite file.
    pub vault_file: PathBuf,
    /// The file with the key of the disclosure chain.
    pub chain_key_file: PathBuf,
    /// How to link a customer on Saldo's own pages.
    pub linking: LinkingDescription,
    /// The linked customers.
    pub customers: Vec<CustomerDescription>,
}

/// How to ask as Alexa does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlexaDescription {
    /// The endpoint, to be posted to.
    pub endpoint: String,
    /// The skill that requests must be for.
    pub skill_id: String,
    /// The value of the `SignatureCertChainUrl` field.
    pub cert_chain_url: String,
    /// PEM file of the signing certificate's chain, leaf first.
    pub chain_pem: PathBuf,
    /// PEM file (PKCS#8) of the key that signs requests.
    pub leaf_key_pem: PathBuf,
    /// Folder in which the last segment of a certificate address is looked up: an outside
    /// program may put chains of its own there.
    pub chains_folder: PathBuf,
    /// PEM file of the certificate that issued the leaf.
    pub issuer_pem: PathBuf,
    /// PEM file (PKCS#8, RSA) of the issuer's key, to make certificates that must be refused.
    pub issuer_key_pem: PathBuf,
}

/// How to link a customer on Saldo's own pages.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkingDescription {
    /// Opened in a browser, it begins linking as a platform's app does.
    pub link_url: String,
    /// The authorization server.
    pub issuer: String,
    /// The platform's `client_id`.
    pub client_id: String,
    /// The platform's secret.
    pub client_secret: String,
    /// Where the platform has customers sent back to.
    pub redirect_uri: String,
    /// A customer's user name: the first of the customers.
    pub user: String,
    /// Their password.
    pub password: String,
}

impl std::fmt::Debug for LinkingDescription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LinkingDescription").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// A linked customer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerDescription {
    /// The name, as in the bank file.
    pub name: String,
    /// What kind of life they lead.
    pub persona: String,
    /// The bank's id for them.
    pub customer_id: String,
    /// The platform's user id.
    pub user_id: String,
    /// The access token that linking gave the platform.
    pub access_token: String,
    /// Their accounts, in their own order.
    pub accounts: Vec<AccountDescription>,
}

impl std::fmt::Debug for CustomerDescription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CustomerDescription")
            .field("persona", &self.persona)
            .finish_non_exhaustive()
    }
}

/// One account of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountDescription {
    /// What the customer calls it.
    pub nickname: Option<String>,
    /// `checking`, `savings`, `credit_card`, `loan` or `mortgage`.
    pub kind: String,
    /// The last four digits of its number.
    pub last_four: Option<String>,
}

impl Description {
    /// Reads `demo.json` of a demo's folder.
    ///
    /// # Errors
    ///
    /// When there is none, or not one of this version.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let text = fs::read(folder.join(FILE_NAME))?;
        serde_json::from_slice(&text).map_err(io::Error::from)
    }

    /// Writes `demo.json` in one step, readable by its owner alone: it holds access tokens.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        write_private(&folder.join(FILE_NAME), &serde_json::to_vec_pretty(self)?)
    }
}

/// Writes a file that only its owner can read, complete or not at all.
///
/// # Errors
///
/// When the folder cannot be written.
pub(super) fn write_private(path: &Path, content: &[u8]) -> io::Result<()> {
    let fresh = path.with_extension("new");
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&fresh)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&fresh, path)
}
