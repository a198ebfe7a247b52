//! `saldo client`: the platforms that may ask customers to link.
//!
//! Clients are settings. The commands make secrets and print what to write: the file stays the
//! operator's own.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;
use thiserror::Error;

use super::mint::{self, MintFailure};
use crate::basics::digest_of;
use crate::oauth::{BadRedirect, SecretKind, is_redirect_uri};
use crate::settings::{
    BadClient, ClientSettings, RefreshSetting, SettingsError, environment, load,
};

/// What to do about clients.
#[derive(Debug, Subcommand)]
pub enum ClientCommand {
    /// Makes a client with a secret and prints the lines for the settings.
    Add(AddClientArguments),
    /// Lists the clients of the settings.
    List(ListClientsArguments),
    /// Makes a second secret for a client and prints the line for the settings.
    Rotate(RotateClientArguments),
}

/// The new client.
#[derive(Debug, Args)]
pub struct AddClientArguments {
    /// Its `client_id`.
    #[arg(long, value_name = "ID")]
    pub id: String,
    /// What customers call it.
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// The application that its links are good for: the Alexa skill id.
    #[arg(long, value_name = "SKILL_ID")]
    pub application: String,
    /// The channel that its links are good for.
    #[arg(long, value_name = "NAME", default_value = "alexa")]
    pub channel: String,
    /// An address to which it has customers sent back; repeated for each.
    #[arg(long = "redirect-uri", value_name = "URI", required = true)]
    pub redirect_uris: Vec<String>,
    /// An origin that those addresses lead on to; repeated for each.
    #[arg(long = "redirect-origin", value_name = "ORIGIN")]
    pub redirect_origins: Vec<String>,
    /// Makes a client without a secret.
    #[arg(long)]
    pub public: bool,
}

/// Which settings.
#[derive(Debug, Args)]
pub struct ListClientsArguments {
    /// The TOML file with the settings.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Which client.
#[derive(Debug, Args)]
pub struct RotateClientArguments {
    /// The TOML file with the settings.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Its `client_id`.
    #[arg(long, value_name = "ID")]
    pub id: String,
}

/// Why a command was not carried out.
#[derive(Debug, Error)]
pub enum ClientCommandError {
    /// The settings cannot be read.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The client makes no sense.
    #[error(transparent)]
    Client(#[from] BadClient),
    /// A redirect URI is none.
    #[error("--redirect-uri {uri:?} is {bad}")]
    Redirect {
        /// As it was given.
        uri: String,
        /// What is wrong with it.
        bad: BadRedirect,
    },
    /// The settings name no such client.
    #[error("the settings name no client {0:?}")]
    Unknown(String),
    /// A client without a secret has none to change.
    #[error("client {0:?} has no secret")]
    Public(String),
    /// No secret could be made.
    #[error(transparent)]
    Mint(#[from] MintFailure),
    /// The lines could not be written out.
    #[error("cannot print the client: {0}")]
    Toml(#[from] toml::ser::Error),
    /// Nothing can be printed.
    #[error("nothing can be printed: {0}")]
    Print(#[from] io::Error),
}

#[derive(Serialize)]
struct Lines {
    oauth: Section,
}

#[derive(Serialize)]
struct Section {
    clients: Vec<ClientSettings>,
}

/// Carries out `command`.
///
/// # Errors
///
/// [`ClientCommandError`].
pub fn run_client(command: &ClientCommand, out: &mut dyn Write) -> Result<(), ClientCommandError> {
    match command {
        ClientCommand::Add(arguments) => add(arguments, out)?,
        ClientCommand::List(arguments) => {
            let settings = load(arguments.config.as_deref(), environment())?;
            writeln!(out, "CLIENT\tNAME\tCHANNEL\tAPPLICATION\tSECRETS\tREDIRECT URIS")?;
            for client in &settings.oauth.clients {
                let ClientSettings { id, name, channel, application, .. } = client;
                let (secrets, uris) = (client.secret_sha256.len(), client.redirect_uris.join(" "));
                writeln!(out, "{id}\t{name}\t{channel}\t{application}\t{secrets}\t{uris}")?;
            }
        }
        ClientCommand::Rotate(arguments) => rotate(arguments, out)?,
    }
    Ok(out.flush()?)
}

fn add(arguments: &AddClientArguments, out: &mut dyn Write) -> Result<(), ClientCommandError> {
    for uri in &arguments.redirect_uris {
        is_redirect_uri(uri)
            .map_err(|bad| ClientCommandError::Redirect { uri: uri.clone(), bad })?;
    }
    let secret =
        if arguments.public { None } else { Some(mint::secret(SecretKind::ClientSecret)?) };
    let digest = secret.as_ref().map(|secret| digest_of(secret.expose().as_bytes()).to_hex());
    let client = ClientSettings {
        id: arguments.id.clone(),
        name: arguments.name.clone(),
        channel: arguments.channel.clone(),
        application: arguments.application.clone(),
        redirect_uris: arguments.redirect_uris.clone(),
        redirect_origins: arguments.redirect_origins.clone(),
        secret_sha256: digest.into_iter().collect(),
        refresh: if arguments.public { RefreshSetting::Strict } else { RefreshSetting::Overlap },
        ..ClientSettings::default()
    };
    client.client()?;
    if let Some(secret) = &secret {
        writeln!(out, "# Client secret, for the platform; it is not shown again:")?;
        writeln!(out, "# {}", secret.expose())?;
    }
    writeln!(out, "# For the settings:")?;
    write!(out, "{}", toml::to_string(&Lines { oauth: Section { clients: vec![client] } })?)?;
    Ok(())
}

fn rotate(
    arguments: &RotateClientArguments,
    out: &mut dyn Write,
) -> Result<(), ClientCommandError> {
    let settings = load(arguments.config.as_deref(), environment())?;
    let client = settings.oauth.clients.iter().find(|client| client.id == arguments.id);
    let client = client.ok_or_else(|| ClientCommandError::Unknown(arguments.id.clone()))?;
    let Some(newest) = client.secret_sha256.first() else {
        return Err(ClientCommandError::Public(arguments.id.clone()));
    };
    let secret = mint::secret(SecretKind::ClientSecret)?;
    let digest = digest_of(secret.expose().as_bytes()).to_hex();
    writeln!(out, "# Client secret, for the platform; it is not shown again:")?;
    writeln!(out, "# {}", secret.expose())?;
    writeln!(out, "# For the settings of client {:?}; take the second one", client.id)?;
    writeln!(out, "# away once the platform uses the new secret:")?;
    writeln!(out, "secret_sha256 = [\"{digest}\", \"{newest}\"]")?;
    Ok(())
}
