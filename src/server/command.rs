//! `saldo serve`.

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Utc;
use clap::Args;
use thiserror::Error;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::chain_source::HttpsChains;
use super::courtesy::CourtesySender;
use super::fetch::{FetchError, HttpsClient};
use super::oauth::{AuthorizationParts, AuthorizationServer, AuthorizationServerError};
use super::pipeline::{Pipeline, PipelineError, PipelineParts};
use super::resource_server::ResourceServer;
use super::start::{Listeners, Running, Served, StartError, start};
use super::voice_pins::VoicePins;
use crate::bank::Bank;
use crate::basics::Now;
use crate::channel::alexa::verify::{AnchorError, Anchors};
use crate::connect::identity::AccessTokensError;
use crate::connect::key_file::{self, KeyFileFailure};
use crate::connect::open_banking::{OpenBankingBank, OpenBankingError};
use crate::connect::sqlite::vault::{CheckpointPlace, Checkpoints, OpenFailure, SqliteVault};
use crate::connect::sqlite::{BankFileError, SqliteBank};
use crate::disclosure::{BadCheckpointKey, ChainKey, CheckpointKey};
use crate::observe::{Metrics, life, start_logging, trouble};
use crate::settings::{
    BankConnector, Finding, MerchantsFileError, Settings, SettingsError, check, environment, load,
};
use crate::vault::{AuthorizationVault, BankGrantVault, PinVault};

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeArguments {
    /// The TOML file with the settings; `SALDO__SECTION__KEY` in the environment wins over it.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Why the server did not start.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The settings cannot be read.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The settings can be read but not served.
    #[error("the settings cannot be served:{}", listed(.0))]
    Findings(Vec<Finding>),
    /// The bank file cannot be used.
    #[error("bank.file: {0}")]
    Bank(#[from] BankFileError),
    /// The bank's interface cannot be used.
    #[error(transparent)]
    OpenBanking(#[from] OpenBankingError),
    /// The books of merchants and categories cannot be used.
    #[error("{setting}: {0}", setting = .0.setting())]
    Merchants(#[from] MerchantsFileError),
    /// The Vault's file cannot be used.
    #[error("vault.file: {0}")]
    Vault(#[from] OpenFailure),
    /// A key file cannot be used.
    #[error("vault: {0}")]
    Key(#[from] KeyFileFailure),
    /// The key of checkpoints cannot be used.
    #[error("vault.checkpoint_key_file: {0}")]
    Checkpoint(#[from] BadCheckpointKey),
    /// The trust anchors cannot be used.
    #[error(transparent)]
    Anchor(#[from] AnchorError),
    /// Certificates cannot be fetched.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The pipeline cannot be put together.
    #[error(transparent)]
    Pipeline(#[from] PipelineError),
    /// The authorization server cannot be put together.
    #[error(transparent)]
    Authorization(#[from] AuthorizationServerError),
    /// The bank's own access tokens cannot be taken.
    #[error(transparent)]
    AccessTokens(#[from] AccessTokensError),
    /// An address or the TLS certificate cannot be used.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The system does not deliver signals.
    #[error("signals cannot be received: {0}")]
    Signals(#[from] io::Error),
}

fn listed(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("\n  {}: {}", finding.setting, finding.message)).collect()
}

/// Serves until SIGTERM or Ctrl-C, then drains. SIGHUP reads the TLS files again, and what the bank
/// tells anybody.
///
/// # Errors
///
/// [`ServeError`] when the server cannot start; once it serves, nothing ends it but a signal.
pub async fn serve(args: &ServeArguments) -> Result<(), ServeError> {
    let settings = checked(args)?;
    start_logging(io::stdout);
    let mut reload = signal(SignalKind::hangup())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let metrics = Arc::new(Metrics::default());
    let checkpoint_key = checkpoint_key(&settings)?;
    let public_key = checkpoint_key.as_ref().map(CheckpointKey::public);
    let (pipeline, authorization) = assemble(&settings, &metrics, checkpoint_key)?;
    let listeners = Listeners::bind(&settings.server)?;
    let alexa_path = &settings.alexa.path;
    let served = Served { alexa_path, pipeline, authorization, metrics };
    let running = start(listeners, &settings.server, served);
    public_key.iter().for_each(|key| life("checkpoint_key", &key.to_hex()));
    loop {
        tokio::select! {
            () = received(&mut reload) => read_again(args, &running),
            () = received(&mut terminate) => break,
            () = received(&mut interrupt) => break,
        }
    }
    running.stop().await;
    Ok(())
}

/// Reads the TLS files again, and of the settings what the bank tells anybody. Settings that could
/// not be started with change nothing.
fn read_again(args: &ServeArguments, running: &Running) {
    running.reload();
    match checked(args) {
        Ok(settings) => running.publish(settings.bank.public_facts()),
        Err(error) => trouble("reload", &error.to_string()),
    }
}

/// The settings, without any finding.
fn checked(args: &ServeArguments) -> Result<Settings, ServeError> {
    let settings = load(args.config.as_deref(), environment())?;
    let findings = check(&settings);
    if !findings.is_empty() {
        return Err(ServeError::Findings(findings));
    }
    Ok(settings)
}

async fn received(signal: &mut Signal) {
    if signal.recv().await.is_none() {
        std::future::pending::<()>().await;
    }
}

/// The bank that the settings choose.
fn open_bank(settings: &Settings) -> Result<Arc<dyn Bank>, ServeError> {
    Ok(match settings.bank.connector {
        BankConnector::Sqlite => {
            let file = settings.bank.file.clone().unwrap_or_default();
            let readers = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
            Arc::new(SqliteBank::open(&file, readers)?)
        }
        BankConnector::OpenBanking => Arc::new(OpenBankingBank::open(&settings.open_banking)?),
    })
}

/// The key that signs checkpoints of the record, where the settings have one.
fn checkpoint_key(settings: &Settings) -> Result<Option<CheckpointKey>, ServeError> {
    let file = settings.vault.checkpoint_key_file.as_deref();
    let secret = file.map(key_file::read).transpose()?;
    Ok(secret.as_ref().map(CheckpointKey::new).transpose()?)
}

/// What makes checkpoints with `key`.
fn checkpoints(settings: &Settings, key: CheckpointKey) -> Checkpoints {
    let place = match &settings.vault.checkpoint_file {
        Some(path) => CheckpointPlace::File(path.clone()),
        None => CheckpointPlace::StandardOutput,
    };
    Checkpoints::new(key, place)
}

fn assemble(
    settings: &Settings,
    metrics: &Arc<Metrics>,
    checkpoint_key: Option<CheckpointKey>,
) -> Result<(Pipeline, Option<AuthorizationServer>), ServeError> {
    // `check` found every needed file, so the empty path is never opened.
    let path = |file: &Option<PathBuf>| file.clone().unwrap_or_default();
    let key = |file: &Path| key_file::read(file);
    let bank = open_bank(settings)?;
    let chain_key = key(&path(&settings.vault.chain_key_file))?;
    let clock = || Now::at(Utc::now());
    let vault_file = path(&settings.vault.file);
    let checkpoints = checkpoint_key.map(|key| checkpoints(settings, key));
    let chain_key = ChainKey::new(&chain_key);
    let vault = SqliteVault::open_checked(&vault_file, chain_key, clock, checkpoints)?;
    let vault = Arc::new(vault);
    let client = Arc::new(HttpsClient::new()?);
    let previous = settings.vault.session_key_previous_file.as_deref().map(key).transpose()?;
    let authorization = |issuer: &String| {
        AuthorizationServer::new(AuthorizationParts {
            settings,
            issuer: issuer.clone(),
            bank: Arc::clone(&bank),
            vault: Arc::clone(&vault) as Arc<dyn AuthorizationVault>,
            metrics: Arc::clone(metrics),
        })
    };
    let authorization = settings.oauth.issuer.as_ref().map(authorization).transpose()?;
    let pins = settings.vault.pin_key_file.as_deref().map(key).transpose()?.map(|key| {
        let vault = Arc::clone(&vault) as Arc<dyn PinVault>;
        Arc::new(VoicePins::new(vault, &key, settings.assurance.pin_policy(), Arc::clone(metrics)))
    });
    let tokens = &settings.resource_server;
    let resource_server = tokens.issuer.as_ref().map(|_| {
        let vault = Arc::clone(&vault) as Arc<dyn BankGrantVault>;
        ResourceServer::new(tokens, vault, Arc::clone(metrics))
    });
    let pipeline = Pipeline::new(PipelineParts {
        settings,
        bank,
        merchants: settings.bank.merchants()?,
        vault,
        chains: Box::new(HttpsChains::new(Arc::clone(&client))),
        anchors: Anchors::bundled()?,
        courtesy: CourtesySender::to_alexa(client),
        session_key: key(&path(&settings.vault.session_key_file))?,
        session_key_previous: previous,
        metrics: Arc::clone(metrics),
    })?;
    let pipeline = match resource_server.transpose()? {
        None => pipeline,
        Some(resource_server) => pipeline.with_resource_server(resource_server),
    };
    Ok(match pins {
        None => (pipeline, authorization),
        Some(pins) => {
            let authorization = authorization.map(|it| it.with_voice_pins(Arc::clone(&pins)));
            (pipeline.with_voice_pins(pins), authorization)
        }
    })
}
