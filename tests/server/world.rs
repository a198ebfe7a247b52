//! A bank, a vault with one linked customer, and a server in this process.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::{Duration, Utc};
use saldo::bank::Bank;
use saldo::basics::{ApplicationId, LinkId, Now, Secret, digest_of};
use saldo::channel::alexa::verify::Anchors;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::connect::sqlite::{DemoCustomer, SqliteBank, demo_customers};
use saldo::consent::{AccountScope, Aloud, Channel, DataClass, DataClasses, LookBack};
use saldo::disclosure::ChainKey;
use saldo::observe::Metrics;
use saldo::server::{
    CourtesySender, DirectoryChains, Listeners, Pipeline, PipelineParts, Running, Served,
    StartError, VoicePins, start,
};
use saldo::settings::Settings;
use saldo::simulate::Authority;
use saldo::vault::{NewLink, Revoke, RevokedBy, Vault};
use tempfile::TempDir;

pub(crate) const SKILL: &str = "amzn1.ask.skill.server-test";
pub(crate) const USER: &str = "amzn1.ask.account.CANARYUSER7Q";
/// Opens everything.
pub(crate) const TOKEN: &str = "saldo_at_CANARYTOKEN7Q_linked";
/// Opened everything until it ended.
pub(crate) const REVOKED: &str = "saldo_at_CANARYTOKEN7Q_revoked";
/// Opens the list of accounts only.
pub(crate) const NARROW: &str = "saldo_at_CANARYTOKEN7Q_narrow";

/// The authority of all tests: its keys take seconds to make, so they are kept for the next run.
pub(crate) fn authority() -> &'static Authority {
    static AUTHORITY: OnceLock<Authority> = OnceLock::new();
    AUTHORITY.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("server-authority");
        fs::create_dir_all(&folder).unwrap();
        let lock = File::create(folder.join("lock")).unwrap();
        lock.lock().unwrap();
        Authority::open(&folder.join("authority"), Now::at(Utc::now())).unwrap()
    })
}

/// A folder with a bank and a vault in it.
pub(crate) struct World {
    folder: TempDir,
    pub(crate) vault: Arc<SqliteVault>,
}

/// What a server is made of; tests change what they are about.
pub(crate) struct Plan {
    pub(crate) settings: Settings,
    pub(crate) bank: Arc<dyn Bank>,
    pub(crate) vault: Arc<dyn Vault>,
    pub(crate) courtesy: CourtesySender,
    pub(crate) pins: Option<Arc<VoicePins>>,
}

/// A server in this process.
pub(crate) struct Server {
    pub(crate) running: Running,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) public: SocketAddr,
    pub(crate) admin: SocketAddr,
}

impl World {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bank = folder.path().join("bank.db");
        let plan = BankPlan { customers: 12, heavy: 0, months: 2, seed: 7, as_of: Utc::now() };
        generate(&plan, &bank, false, &mut |_| {}).unwrap();
        let key = ChainKey::new(&Secret::new([7; 32]));
        let clock = || Now::at(Utc::now());
        let vault = SqliteVault::open(&folder.path().join("vault.db"), key, clock).unwrap();
        let world = Self { folder, vault: Arc::new(vault) };
        world.link("linked", TOKEN, DataClasses::ALL).await;
        world.link("revoked", REVOKED, DataClasses::ALL).await;
        world.link("narrow", NARROW, DataClasses::of(&[DataClass::AccountsList])).await;
        let ended = Revoke::Link(LinkId::new("revoked").unwrap());
        world.vault.revoke(ended, RevokedBy::Operator, Utc::now(), None).await.unwrap();
        world
    }

    async fn link(&self, name: &str, token: &str, classes: DataClasses) {
        let new = NewLink {
            link: LinkId::new(name).unwrap(),
            customer: self.person().customer,
            channel: Channel::Alexa,
            application: ApplicationId::new(SKILL).unwrap(),
            user: None,
            classes,
            accounts: AccountScope::Only([self.person().accounts[0].account.clone()].into()),
            token: digest_of(token.as_bytes()),
            aloud: Aloud::default(),
            look_back: LookBack::Unlimited,
            granted_at: Utc::now(),
            expires_at: Utc::now() + Duration::days(1),
            token_expires_at: Utc::now() + Duration::days(1),
        };
        self.vault.link(new).await.unwrap();
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn bank_file(&self) -> PathBuf {
        self.folder().join("bank.db")
    }

    pub(crate) fn vault_file(&self) -> PathBuf {
        self.folder().join("vault.db")
    }

    pub(crate) fn bank(&self) -> SqliteBank {
        SqliteBank::open(&self.bank_file(), NonZeroUsize::MIN).unwrap()
    }

    /// The linked customer.
    pub(crate) fn person(&self) -> DemoCustomer {
        demo_customers(&self.bank_file(), 1).unwrap().remove(0)
    }

    pub(crate) fn plan(&self) -> Plan {
        let mut settings = Settings::default();
        settings.server.listen = ([127, 0, 0, 1], 0).into();
        settings.server.admin_listen = ([127, 0, 0, 1], 0).into();
        settings.alexa.skill_ids = vec![SKILL.to_owned()];
        settings.bank.routing_number = Some("991234561".to_owned());
        let vault: Arc<dyn Vault> = self.vault.clone();
        let courtesy = CourtesySender::silent();
        Plan { settings, bank: Arc::new(self.bank()), vault, courtesy, pins: None }
    }
}

impl Plan {
    pub(crate) fn serve(self) -> Server {
        self.try_serve().unwrap()
    }

    pub(crate) fn try_serve(self) -> Result<Server, StartError> {
        let authority = authority();
        let mut anchors = Anchors::none();
        anchors.add(authority.root_pem().as_bytes()).unwrap();
        let metrics = Arc::new(Metrics::default());
        let pipeline = Pipeline::new(PipelineParts {
            settings: &self.settings,
            bank: self.bank,
            merchants: self.settings.bank.merchants().unwrap(),
            vault: self.vault,
            chains: Box::new(DirectoryChains::new(authority.chains_folder())),
            anchors,
            courtesy: self.courtesy,
            session_key: Secret::new([9; 32]),
            session_key_previous: None,
            metrics: Arc::clone(&metrics),
        })
        .unwrap();
        let pipeline = match self.pins {
            None => pipeline,
            Some(pins) => pipeline.with_voice_pins(pins),
        };
        let alexa_path = &self.settings.alexa.path;
        let listeners = Listeners::bind(&self.settings.server)?;
        let metrics_served = Arc::clone(&metrics);
        let authorization = None;
        let served = Served { alexa_path, pipeline, authorization, metrics: metrics_served };
        let running = start(listeners, &self.settings.server, served);
        let (public, admin) = (running.public, running.admin);
        Ok(Server { running, metrics, public, admin })
    }
}
