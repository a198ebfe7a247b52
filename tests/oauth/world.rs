//! A bank, a vault, a customer who can sign in, and a server in this process.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::Utc;
use saldo::bank::Bank;
use saldo::basics::{Now, Secret, digest_of};
use saldo::channel::alexa::verify::Anchors;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::connect::sqlite::vault::command::enrol;
use saldo::connect::sqlite::{DemoCustomer, SqliteBank, demo_customers};
use saldo::disclosure::ChainKey;
use saldo::observe::Metrics;
use saldo::server::{
    AuthorizationParts, AuthorizationServer, CourtesySender, DirectoryChains, Listeners, Pipeline,
    PipelineParts, ResourceServer, Running, Served, VoicePins, start,
};
use saldo::settings::{ClientSettings, RefreshSetting, Settings};
use saldo::simulate::{AlexaDescription, Authority, Exchange, Line, Speaker, Talk};
use tempfile::TempDir;

pub(crate) const SKILL: &str = "amzn1.ask.skill.oauth-test";
pub(crate) const OTHER_SKILL: &str = "amzn1.ask.skill.oauth-other";
pub(crate) const USER: &str = "ada";
/// Somebody else, with the same password.
pub(crate) const OTHER_USER: &str = "bob";
pub(crate) const PASSWORD: &str = "CANARYpassword7Q";
pub(crate) const REDIRECT: &str = "https://pitangui.amazon.com/api/skill/link/M1";

/// A client of the server.
#[derive(Clone, Copy)]
pub(crate) struct TestClient {
    pub(crate) id: &'static str,
    pub(crate) secret: Option<&'static str>,
    refresh: RefreshSetting,
    skill: &'static str,
}

pub(crate) const ALEXA: TestClient = TestClient {
    id: "alexa",
    secret: Some("saldo_cs_CANARYsecret7Q"),
    refresh: RefreshSetting::Overlap,
    skill: SKILL,
};
pub(crate) const OTHER: TestClient = TestClient {
    id: "other",
    secret: Some("saldo_cs_othersecret"),
    refresh: RefreshSetting::Static,
    skill: OTHER_SKILL,
};
pub(crate) const PUBLIC: TestClient =
    TestClient { id: "public", secret: None, refresh: RefreshSetting::Strict, skill: SKILL };

/// The authority of all tests: its keys take seconds to make, so they are kept for the next run.
pub(crate) fn authority() -> &'static Authority {
    static AUTHORITY: OnceLock<Authority> = OnceLock::new();
    AUTHORITY.get_or_init(|| {
        let folder = kept_folder();
        let lock = File::create(folder.join("lock")).unwrap();
        lock.lock().unwrap();
        Authority::open(&folder.join("authority"), Now::at(Utc::now())).unwrap()
    })
}

fn kept_folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oauth-authority");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The bank of all tests: nothing changes it.
fn bank_file() -> &'static Path {
    static BANK: OnceLock<TempDir> = OnceLock::new();
    let folder = BANK.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let plan = BankPlan { customers: 12, heavy: 0, months: 2, seed: 7, as_of: Utc::now() };
        generate(&plan, &folder.path().join("bank.db"), false, &mut |_| {}).unwrap();
        folder
    });
    Box::leak(folder.path().join("bank.db").into_boxed_path())
}

/// A running server.
pub(crate) struct World {
    folder: TempDir,
    pub(crate) vault: Arc<SqliteVault>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) public: SocketAddr,
    pub(crate) issuer: String,
    _running: Running,
}

impl World {
    pub(crate) fn start() -> Self {
        Self::start_with(|_| {})
    }

    /// A server whose settings are changed first.
    pub(crate) fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::start_at(|settings, _| change(settings))
    }

    /// The same; the change is told the issuer, too.
    pub(crate) fn start_at(change: impl FnOnce(&mut Settings, &str)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault_file = folder.path().join("vault.db");
        let key = ChainKey::new(&Secret::new([7; 32]));
        let vault = SqliteVault::open(&vault_file, key, || Now::at(Utc::now())).unwrap();
        let vault = Arc::new(vault);
        let password = Secret::new(PASSWORD.to_owned());
        let now = Now::at(Utc::now());
        enrol(&vault_file, USER, &person().customer, &password, now).unwrap();
        enrol(&vault_file, OTHER_USER, &other_person().customer, &password, now).unwrap();
        let mut settings = settings();
        let listeners = Listeners::bind(&settings.server).unwrap();
        let issuer = format!("http://{}", listeners.public);
        change(&mut settings, &issuer);
        let bank: Arc<dyn Bank> =
            Arc::new(SqliteBank::open(bank_file(), NonZeroUsize::MIN).unwrap());
        let metrics = Arc::new(Metrics::default());
        let authorization = AuthorizationServer::new(AuthorizationParts {
            settings: &settings,
            issuer: issuer.clone(),
            bank: Arc::clone(&bank),
            vault: vault.clone(),
            metrics: Arc::clone(&metrics),
        })
        .unwrap();
        let policy = settings.assurance.pin_policy();
        let pins = Arc::new(VoicePins::new(
            vault.clone(),
            &Secret::new([5; 32]),
            policy,
            Arc::clone(&metrics),
        ));
        let authorization = authorization.with_voice_pins(Arc::clone(&pins));
        let mut anchors = Anchors::none();
        anchors.add(authority().root_pem().as_bytes()).unwrap();
        let pipeline = Pipeline::new(PipelineParts {
            settings: &settings,
            bank,
            merchants: settings.bank.merchants().unwrap(),
            vault: vault.clone(),
            chains: Box::new(DirectoryChains::new(authority().chains_folder())),
            anchors,
            courtesy: CourtesySender::silent(),
            session_key: Secret::new([9; 32]),
            session_key_previous: None,
            metrics: Arc::clone(&metrics),
        })
        .unwrap()
        .with_voice_pins(pins);
        let tokens = &settings.resource_server;
        let pipeline = match tokens.issuer {
            None => pipeline,
            Some(_) => pipeline.with_resource_server(
                ResourceServer::new(tokens, vault.clone(), Arc::clone(&metrics)).unwrap(),
            ),
        };
        let served = Served {
            alexa_path: &settings.alexa.path,
            pipeline,
            authorization: Some(authorization),
            metrics: Arc::clone(&metrics),
        };
        let running = start(listeners, &settings.server, served);
        Self { folder, vault, metrics, public: running.public, issuer, _running: running }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What a signed Alexa request with `token` is answered, for the skill of the tests.
    pub(crate) async fn ask(&self, token: &str, text: &str) -> Exchange {
        self.ask_for(SKILL, token, text).await
    }

    pub(crate) async fn ask_for(&self, skill: &str, token: &str, text: &str) -> Exchange {
        self.talk(skill, token, &[text]).await.remove(0)
    }

    /// What is answered to `texts` in one talk.
    pub(crate) async fn talk(&self, skill: &str, token: &str, texts: &[&str]) -> Vec<Exchange> {
        let authority = authority();
        let about = AlexaDescription {
            endpoint: format!("http://{}/channels/alexa", self.public),
            skill_id: skill.to_owned(),
            cert_chain_url: authority.certificate_url(),
            chain_pem: authority.chain_file(),
            leaf_key_pem: authority.leaf_key_file(),
            chains_folder: authority.chains_folder(),
            issuer_pem: authority.issuer_file(),
            issuer_key_pem: authority.issuer_key_file(),
        };
        let line = Line::new(&about, authority.signer(), "en-US").unwrap();
        let accounts = person().accounts;
        let speaker = Speaker {
            user_id: "amzn1.ask.account.TESTER".to_owned(),
            access_token: Some(token.to_owned()),
            person_id: None,
            person_token: None,
            screen: false,
            nicknames: accounts.iter().filter_map(|account| account.nickname.clone()).collect(),
        };
        let mut talk = Talk::new(&line, speaker);
        let mut answers = Vec::new();
        for text in texts {
            answers.push(talk.say(text).await.unwrap());
        }
        answers
    }
}

/// The customer who signs in.
pub(crate) fn person() -> DemoCustomer {
    demo_customers(bank_file(), 1).unwrap().remove(0)
}

/// Somebody else.
fn other_person() -> DemoCustomer {
    demo_customers(bank_file(), 2).unwrap().remove(1)
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.server.listen = ([127, 0, 0, 1], 0).into();
    settings.server.admin_listen = ([127, 0, 0, 1], 0).into();
    settings.alexa.skill_ids = vec![SKILL.to_owned(), OTHER_SKILL.to_owned()];
    settings.oauth.clients = [ALEXA, OTHER, PUBLIC].map(registered).into();
    settings
}

fn registered(client: TestClient) -> ClientSettings {
    let digest = |secret: &str| digest_of(secret.as_bytes()).to_hex();
    ClientSettings {
        id: client.id.to_owned(),
        name: "Alexa".to_owned(),
        application: client.skill.to_owned(),
        redirect_uris: vec![REDIRECT.to_owned(), format!("{REDIRECT}?second=1")],
        redirect_origins: vec!["https://*.amazon.com".to_owned()],
        secret_sha256: client.secret.map(digest).into_iter().collect(),
        refresh: client.refresh,
        resource: Some("https://bank.example/voice".to_owned()),
        ..ClientSettings::default()
    }
}
