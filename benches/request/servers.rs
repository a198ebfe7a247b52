//! The servers that are compared.

use std::fs::File;
use std::future::pending;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::ValueEnum;
use saldo::basics::{CustomerId, Digest, Now, Pending};
use saldo::channel::alexa::verify::Anchors;
use saldo::connect::key_file;
use saldo::connect::sqlite::SqliteBank;
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::consent::{Grant, MannerChange};
use saldo::dialogue::Switch;
use saldo::disclosure::{ChainKey, Disclosure, Receipt};
use saldo::observe::{Metrics, start_logging};
use saldo::server::{
    CourtesySender, DirectoryChains, Listeners, Pipeline, PipelineParts, Served, start,
};
use saldo::settings::Settings;
use saldo::simulate::SKILL_ID;
use saldo::vault::{
    HeardFilter, HeardPage, LinkChange, NewLink, Once, Revoke, RevokedBy, Vault, VaultFailure,
};

use crate::floor;
use crate::world::Files;

/// A server under measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Reads the body and answers a fixed JSON: what HTTP costs.
    Hello,
    /// Proves the signature with a known key, parses the envelope, answers a fixed JSON: nothing
    /// that answers the platform can do with less.
    Limit,
    /// Saldo, as `saldo serve` puts it together, its log going to a file.
    Saldo,
    /// The same without the durable record of what was told.
    Unrecorded,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Hello, Self::Limit, Self::Saldo, Self::Unrecorded];

    /// The name on the command line and in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hello => "hello",
            Self::Limit => "limit",
            Self::Saldo => "saldo",
            Self::Unrecorded => "unrecorded",
        }
    }

    /// Whether it answers the question, not a fixed text.
    pub(crate) fn answers(self) -> bool {
        matches!(self, Self::Saldo | Self::Unrecorded)
    }
}

/// Serves until the parent ends this process. The first line on standard output is the address.
pub(crate) async fn serve(kind: Kind, folder: &Path) {
    let files = Files::in_folder(folder);
    match kind {
        Kind::Hello => floor::serve(floor::Floor::Hello).await,
        Kind::Limit => floor::serve(floor::Floor::limit(&files)).await,
        Kind::Saldo => {
            let vault = Arc::new(vault(&files, &files.vault));
            saldo(&files, vault, "saldo.log").await;
        }
        Kind::Unrecorded => {
            let vault = vault(&files, &files.vault_unrecorded);
            saldo(&files, Arc::new(Unrecorded(vault)), "unrecorded.log").await;
        }
    }
}

fn vault(files: &Files, path: &Path) -> SqliteVault {
    let key = ChainKey::new(&key_file::read_or_create(&files.chain_key).unwrap());
    SqliteVault::open(path, key, || Now::at(Utc::now())).unwrap()
}

async fn saldo(files: &Files, vault: Arc<dyn Vault>, log: &str) {
    start_logging(Arc::new(File::create(files.folder.join(log)).unwrap()));
    let mut settings = Settings::default();
    settings.server.listen = "127.0.0.1:0".parse().unwrap();
    settings.server.admin_listen = settings.server.listen;
    settings.alexa.skill_ids = vec![SKILL_ID.to_owned()];
    let metrics = Arc::new(Metrics::default());
    let mut anchors = Anchors::none();
    let authority = files.authority();
    anchors.add(authority.root_pem().as_bytes()).unwrap();
    let readers = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let pipeline = Pipeline::new(PipelineParts {
        settings: &settings,
        bank: Arc::new(SqliteBank::open(&files.bank, readers).unwrap()),
        vault,
        merchants: settings.bank.merchants().unwrap(),
        chains: Box::new(DirectoryChains::new(authority.chains_folder())),
        anchors,
        courtesy: CourtesySender::silent(),
        session_key: key_file::read_or_create(&files.session_key).unwrap(),
        session_key_previous: None,
        metrics: Arc::clone(&metrics),
    });
    let served = Served {
        alexa_path: &settings.alexa.path,
        pipeline: pipeline.unwrap(),
        authorization: None,
        metrics,
    };
    let listeners = Listeners::bind(&settings.server).unwrap();
    let running = start(listeners, &settings.server, served);
    println!("{}", running.public);
    pending::<()>().await;
}

/// A Vault that admits as the one inside does and keeps no record.
struct Unrecorded(SqliteVault);

impl Vault for Unrecorded {
    fn grant_of<'a>(&'a self, token: Digest) -> Pending<'a, Result<Option<Grant>, VaultFailure>> {
        self.0.grant_of(token)
    }

    fn link<'a>(&'a self, new: NewLink) -> Pending<'a, Result<(), VaultFailure>> {
        self.0.link(new)
    }

    fn bind_user<'a>(
        &'a self,
        token: Digest,
        user: Digest,
    ) -> Pending<'a, Result<bool, VaultFailure>> {
        self.0.bind_user(token, user)
    }

    fn retire_predecessor<'a>(&'a self, token: Digest) -> Pending<'a, Result<(), VaultFailure>> {
        self.0.retire_predecessor(token)
    }

    fn revoke<'a>(
        &'a self,
        which: Revoke,
        by: RevokedBy,
        at: DateTime<Utc>,
        once: Option<Once>,
    ) -> Pending<'a, Result<u64, VaultFailure>> {
        self.0.revoke(which, by, at, once)
    }

    fn disclose<'a>(&'a self, _: Disclosure) -> Pending<'a, Result<Receipt, VaultFailure>> {
        Box::pin(std::future::ready(Ok(Receipt::genesis())))
    }

    fn keep_manner<'a>(
        &'a self,
        customer: CustomerId,
        change: MannerChange,
    ) -> Pending<'a, Result<(), VaultFailure>> {
        self.0.keep_manner(customer, change)
    }

    fn change_link<'a>(&'a self, change: LinkChange) -> Pending<'a, Result<(), VaultFailure>> {
        self.0.change_link(change)
    }

    fn heard<'a>(&'a self, filter: HeardFilter) -> Pending<'a, Result<HeardPage, VaultFailure>> {
        self.0.heard(filter)
    }

    fn switched_off<'a>(&'a self) -> Pending<'a, Result<Vec<Switch>, VaultFailure>> {
        self.0.switched_off()
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), VaultFailure>> {
        self.0.ready()
    }
}
