//! The demo's world: an invented bank, a development authority, linked customers, a server.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use thiserror::Error;

use super::authority::Authority;
use super::authority_error::AuthorityError;
use super::browser_linking::{DEMO_USER, LinkingListener, demo_password};
use super::describe::{
    AccountDescription, AlexaDescription, CustomerDescription, Description, FILE_NAME,
    LinkingDescription,
};
use super::directives::Directives;
use super::fault::{Fault, FaultyBank};
use super::linking::{KeptLink, Links};
use crate::bank::Bank;
use crate::basics::{BadId, CustomerId, Now};
use crate::channel::alexa::verify::{AnchorError, Anchors};
use crate::connect::key_file::{self, KeyFileFailure};
use crate::connect::mint::{self, MintFailure};
use crate::connect::password::{self, PasswordFailure};
use crate::connect::pin_hash::PinPepper;
use crate::connect::sqlite::generate::{BankPlan, GenerateError, generate};
use crate::connect::sqlite::vault::command::{CommandFailure, enrol};
use crate::connect::sqlite::vault::{OpenFailure, SqliteVault};
use crate::connect::sqlite::{BankFileError, DemoCustomer, SqliteBank, demo_customers};
use crate::consent::VoicePin;
use crate::disclosure::ChainKey;
use crate::oauth::SecretKind;
use crate::observe::{Metrics, start_logging};
use crate::server::{
    AuthorizationParts, AuthorizationServer, AuthorizationServerError, Clock, CourtesySender,
    DirectoryChains, FetchError, HttpsClient, Listeners, Pipeline, PipelineError, PipelineParts,
    Running, Served, StartError, VoicePins, Witness, start,
};
use crate::settings::{AssuranceSettings, MerchantsFileError, Settings};
use crate::vault::{AuthorizationVault, PinVault, VaultFailure};

/// The skill of the demo.
pub const SKILL_ID: &str = "amzn1.ask.skill.saldo-development";
/// How many customers of the bank are linked: enough to meet every persona.
const LINKED_MAX: u16 = 12;
/// The file that keeps access tokens from one start to the next.
const LINKS_FILE: &str = "links.json";
/// The file of log lines: what an operator would read.
const LOG_FILE: &str = "saldo.log";

/// What the demo is made of.
#[derive(Debug, Clone)]
pub struct StagePlan {
    /// Where to keep everything; a temporary folder when not given.
    pub folder: Option<PathBuf>,
    /// Address of the public listener; a loopback one.
    pub listen: SocketAddr,
    /// Address of the admin listener; a loopback one.
    pub admin_listen: SocketAddr,
    /// Customers of the bank.
    pub customers: u64,
    /// Months of transactions.
    pub months: u32,
    /// What the bank is made from: the same seed makes the same people.
    pub seed: u64,
    /// How the bank fails, if it shall.
    pub fault: Option<Fault>,
}

/// Why the demo did not start.
#[derive(Debug, Error)]
pub enum StageError {
    /// The development authority is for this machine alone.
    #[error("{0} can be reached from elsewhere: the demo listens on loopback addresses only")]
    NotLoopback(SocketAddr),
    /// A file or folder cannot be used.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bank cannot be generated.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The bank file cannot be used.
    #[error(transparent)]
    Bank(#[from] BankFileError),
    /// The books of merchants cannot be used.
    #[error(transparent)]
    Merchants(#[from] MerchantsFileError),
    /// The Vault's file cannot be used.
    #[error(transparent)]
    VaultFile(#[from] OpenFailure),
    /// The Vault does not take a link.
    #[error(transparent)]
    Vault(#[from] VaultFailure),
    /// The authority cannot be made.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    /// The authority's root cannot be trusted.
    #[error(transparent)]
    Anchor(#[from] AnchorError),
    /// A key file cannot be used.
    #[error(transparent)]
    Key(#[from] KeyFileFailure),
    /// No loopback port for the platform's side.
    #[error("cannot listen as the platform: {0}")]
    Listener(io::Error),
    /// Nobody can sign in.
    #[error(transparent)]
    Enrol(#[from] CommandFailure),
    /// The authorization server cannot be put together.
    #[error(transparent)]
    Authorization(#[from] AuthorizationServerError),
    /// No client for messages sent ahead.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// No random bytes.
    #[error(transparent)]
    Mint(#[from] MintFailure),
    /// A voice PIN cannot be hashed.
    #[error(transparent)]
    Pin(#[from] PasswordFailure),
    /// An id is not one.
    #[error(transparent)]
    Id(#[from] BadId),
    /// The pipeline cannot be put together.
    #[error(transparent)]
    Pipeline(#[from] PipelineError),
    /// The server did not start.
    #[error(transparent)]
    Start(#[from] StartError),
}

/// A running demo.
#[derive(Debug)]
pub struct Stage {
    /// What outside programs need to know.
    pub description: Description,
    /// Signs requests as the platform.
    pub authority: Authority,
    /// The server.
    pub running: Running,
    /// Hears what is said ahead of an answer.
    pub(super) directives: Directives,
    folder: Folder,
}

#[derive(Debug)]
enum Folder {
    Kept(PathBuf),
    Temporary(TempDir),
}

impl Folder {
    /// The folder of `plan`, which must be for this machine alone; what an earlier demo said of
    /// itself is gone.
    fn open(plan: &StagePlan) -> Result<Self, StageError> {
        for address in [plan.listen, plan.admin_listen] {
            if !address.ip().is_loopback() {
                return Err(StageError::NotLoopback(address));
            }
        }
        let folder = Self::make(plan.folder.as_deref())?;
        let stale = folder.path().join(FILE_NAME);
        if stale.exists() {
            fs::remove_file(&stale).map_err(at(&stale))?;
        }
        Ok(folder)
    }

    fn make(wanted: Option<&Path>) -> Result<Self, StageError> {
        match wanted {
            Some(path) => {
                // It holds keys and access tokens.
                let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
                made.map_err(at(path))?;
                let path = path.canonicalize().map_err(at(path))?;
                Ok(Self::Kept(path))
            }
            None => {
                let folder = tempfile::Builder::new().prefix("saldo-demo-").tempdir();
                folder.map(Self::Temporary).map_err(at(&std::env::temp_dir()))
            }
        }
    }

    fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Temporary(folder) => folder.path(),
        }
    }
}

pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> StageError {
    let path = path.to_owned();
    move |source| StageError::File { path, source }
}

/// The circumstances of a stage: what is today's in a demo, and chosen for a story.
pub(super) struct Circumstances {
    /// The time.
    pub(super) clock: Clock,
    /// Who watches the turns.
    pub(super) witness: Option<Witness>,
    /// Who is linked.
    pub(super) links: Links,
    /// A customer who has set a voice PIN.
    pub(super) pin: Option<(CustomerId, VoicePin)>,
    /// How openly is told to whom.
    pub(super) assurance: AssuranceSettings,
}

impl Stage {
    /// Makes or reopens the demo's folder and starts the server; `demo.json` appears last.
    ///
    /// # Errors
    ///
    /// [`StageError`] names the file or address and what is wrong with it.
    pub async fn start(plan: &StagePlan) -> Result<Self, StageError> {
        let clock = Clock::system();
        let (links, assurance) = (Links::Everybody, AssuranceSettings::default());
        let today = Circumstances { clock, witness: None, links, pin: None, assurance };
        Self::start_in(plan, today).await
    }

    /// The same in other circumstances.
    ///
    /// # Errors
    ///
    /// [`StageError`] names the file or address and what is wrong with it.
    pub(super) async fn start_in(
        plan: &StagePlan,
        circumstances: Circumstances,
    ) -> Result<Self, StageError> {
        let Circumstances { clock, witness, links, pin, assurance } = circumstances;
        let folder = Folder::open(plan)?;
        let place = |name: &str| folder.path().join(name);
        let bank_file = place("bank.db");
        let now = clock.now();
        if !bank_file.exists() {
            make_bank(plan, &bank_file, now)?;
        }
        let authority = Authority::open(&place("authority"), now)?;
        let chain_key_file = place("chain.key");
        let chain_key = key_file::read_or_create(&chain_key_file)?;
        let session_key = key_file::read_or_create(&place("session.key"))?;
        let vault_file = place("vault.db");
        let of_vault = clock.clone();
        let key = ChainKey::new(&chain_key);
        let vault = Arc::new(SqliteVault::open(&vault_file, key, move || of_vault.now())?);
        let people = demo_customers(&bank_file, LINKED_MAX)?;
        let links = links.make(vault.as_ref(), &people, &place(LINKS_FILE), now).await?;
        if let Some(person) = people.first() {
            enrol(&vault_file, DEMO_USER, &person.customer, &demo_password(), now)?;
        }
        let mut settings = Settings { assurance, ..settings(plan) };
        let listeners = Listeners::bind(&settings.server)?;
        let platform = LinkingListener::bind().await.map_err(StageError::Listener)?;
        let client_secret = mint::secret(SecretKind::ClientSecret)?;
        settings.oauth.clients = vec![platform.client(&client_secret)];
        let metrics = Arc::new(Metrics::default());
        let mut anchors = Anchors::none();
        anchors.add(authority.root_pem().as_bytes())?;
        let bank = open_bank(plan, &bank_file)?;
        let authorization = AuthorizationServer::new(AuthorizationParts {
            settings: &settings,
            issuer: format!("http://{}", listeners.public),
            bank: Arc::clone(&bank),
            vault: Arc::clone(&vault) as Arc<dyn AuthorizationVault>,
            metrics: Arc::clone(&metrics),
        })?;
        let known = (Arc::clone(&metrics), now);
        let pins = voice_pins(&vault, &place("pin.key"), &settings, pin, known).await?;
        let authorization =
            Some(authorization.on_clock(clock.clone()).with_voice_pins(Arc::clone(&pins)));
        let directives = Directives::listen().await.map_err(StageError::Listener)?;
        let client = Arc::new(HttpsClient::for_development(&[])?);
        let pipeline = Pipeline::new(PipelineParts {
            settings: &settings,
            bank,
            merchants: settings.bank.merchants()?,
            vault,
            chains: Box::new(DirectoryChains::new(authority.chains_folder())),
            anchors,
            courtesy: CourtesySender::to_loopback(client, directives.origin()),
            session_key,
            session_key_previous: None,
            metrics: Arc::clone(&metrics),
        })?;
        let mut pipeline = pipeline.on_clock(clock).with_voice_pins(pins);
        if let Some(witness) = witness {
            pipeline = pipeline.seen_by(witness);
        }
        let alexa_path = &settings.alexa.path;
        let served = Served { alexa_path, pipeline, authorization, metrics };
        let running = start(listeners, &settings.server, served);
        let linking = platform.serve(running.public, client_secret);
        let files = [bank_file, vault_file, chain_key_file];
        let customers = customers(&people, &links);
        let description = describe(&running, &authority, files, linking, customers);
        description.write(folder.path()).map_err(at(&place(FILE_NAME)))?;
        Ok(Self { description, authority, running, directives, folder })
    }

    /// The demo's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Sends this process's log lines to `saldo.log` in the demo's folder, from now on.
    ///
    /// # Errors
    ///
    /// [`StageError::File`] when the file cannot be made.
    pub fn log_to_folder(&self) -> Result<(), StageError> {
        let path = self.folder().join(LOG_FILE);
        let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&path);
        start_logging(Arc::new(file.map_err(at(&path))?));
        Ok(())
    }

    /// Stops the server; a temporary folder is removed.
    pub async fn stop(self) {
        self.running.stop().await;
    }
}

/// The voice PINs of `vault`, their key in `key_file`, with the one that is set already.
async fn voice_pins(
    vault: &Arc<SqliteVault>,
    key_file: &Path,
    settings: &Settings,
    set: Option<(CustomerId, VoicePin)>,
    (metrics, now): (Arc<Metrics>, Now),
) -> Result<Arc<VoicePins>, StageError> {
    let key = key_file::read_or_create(key_file)?;
    if let Some((customer, pin)) = set {
        let hash = password::hash(&PinPepper::new(&key).peppered(&customer, &pin))?;
        vault.set_pin(customer, hash, now.utc()).await?;
    }
    let vault = Arc::clone(vault) as Arc<dyn PinVault>;
    Ok(Arc::new(VoicePins::new(vault, &key, settings.assurance.pin_policy(), metrics)))
}

fn make_bank(plan: &StagePlan, file: &Path, now: Now) -> Result<(), GenerateError> {
    let StagePlan { customers, months, seed, .. } = *plan;
    let plan = BankPlan { customers, heavy: 0, months, seed, as_of: now.utc() };
    generate(&plan, file, false, &mut |_| {}).map(|_| ())
}

fn open_bank(plan: &StagePlan, file: &Path) -> Result<Arc<dyn Bank>, StageError> {
    let readers = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let bank = SqliteBank::open(file, readers)?;
    Ok(match plan.fault {
        None => Arc::new(bank),
        Some(fault) => Arc::new(FaultyBank::new(bank, fault)),
    })
}

fn settings(plan: &StagePlan) -> Settings {
    let mut settings = Settings::default();
    settings.server.listen = plan.listen;
    settings.server.admin_listen = plan.admin_listen;
    settings.alexa.skill_ids = vec![SKILL_ID.to_owned()];
    settings.bank.routing_number = Some("991234561".to_owned());
    settings.bank.opening_hours = Some("Monday to Friday, nine to five".to_owned());
    settings.bank.phone = Some("8005550142".to_owned());
    settings
}

fn customers(people: &[DemoCustomer], links: &[KeptLink]) -> Vec<CustomerDescription> {
    let person = |link: &KeptLink| {
        let id = &link.customer_id;
        people.iter().find(|person| person.customer.as_str() == id.as_str())
    };
    let linked = links.iter().filter_map(|link| Some((person(link)?, link)));
    linked
        .map(|(person, link)| CustomerDescription {
            name: person.name.clone(),
            persona: person.persona.clone(),
            customer_id: link.customer_id.clone(),
            user_id: link.user_id.clone(),
            access_token: link.access_token.clone(),
            accounts: person
                .accounts
                .iter()
                .map(|account| AccountDescription {
                    nickname: account.nickname.clone(),
                    kind: account.kind.name().to_owned(),
                    last_four: account.last_four.map(String::from),
                })
                .collect(),
        })
        .collect()
}

fn describe(
    running: &Running,
    authority: &Authority,
    [bank_file, vault_file, chain_key_file]: [PathBuf; 3],
    linking: LinkingDescription,
    customers: Vec<CustomerDescription>,
) -> Description {
    let base_url = format!("http://{}", running.public);
    Description {
        admin_url: format!("http://{}", running.admin),
        alexa: AlexaDescription {
            endpoint: format!("{base_url}{}", Settings::default().alexa.path),
            skill_id: SKILL_ID.to_owned(),
            cert_chain_url: authority.certificate_url(),
            chain_pem: authority.chain_file(),
            leaf_key_pem: authority.leaf_key_file(),
            chains_folder: authority.chains_folder(),
            issuer_pem: authority.issuer_file(),
            issuer_key_pem: authority.issuer_key_file(),
        },
        base_url,
        bank_file,
        vault_file,
        chain_key_file,
        linking,
        customers,
    }
}
