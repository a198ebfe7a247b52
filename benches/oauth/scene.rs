//! A server in this process, customers who agreed, and what is sent to it.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Arc;

use chrono::{Duration, Utc};
use hyper::{Method, StatusCode};
use saldo::bank::Bank;
use saldo::basics::{
    AccountId, ApplicationId, ClientId, CustomerId, LinkId, Now, Secret, digest_of,
};
use saldo::channel::alexa::verify::Anchors;
use saldo::connect::sqlite::SqliteBank;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack};
use saldo::disclosure::ChainKey;
use saldo::oauth::{AuthorizationRequest, Challenge};
use saldo::observe::Metrics;
use saldo::server::{
    AuthorizationParts, AuthorizationServer, CourtesySender, DirectoryChains, Listeners, Pipeline,
    PipelineParts, Running, Served, start,
};
use saldo::settings::{ClientSettings, Settings};
use saldo::vault::{AuthorizationVault, Consented, Linking, NewSession};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::http::{FORM, csrf, form, send};

const SKILL: &str = "amzn1.ask.skill.bench";
const CLIENT: &str = "alexa";
const SECRET: &str = "saldo_cs_of-the-benchmark";
const REDIRECT: &str = "https://client.example/back";

/// How many customers agree at a time while the scene is set: their writes share syncs.
const AGREE_TOGETHER: usize = 64;

/// A running server.
pub(crate) struct Scene {
    public: SocketAddr,
    issuer: String,
    vault: Arc<SqliteVault>,
    _running: Running,
    _folder: TempDir,
}

/// A login page as one visitor has it.
pub(crate) struct Page {
    cookie: String,
    csrf: String,
}

/// The form with which a platform exchanges a code.
pub(crate) fn code_form(code: &str) -> String {
    form(&[
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", &verifier()),
        ("client_id", CLIENT),
        ("client_secret", SECRET),
    ])
}

/// The form with which a platform refreshes.
pub(crate) fn refresh_form(token: &str) -> String {
    form(&[
        ("grant_type", "refresh_token"),
        ("refresh_token", token),
        ("client_id", CLIENT),
        ("client_secret", SECRET),
    ])
}

fn verifier() -> String {
    "v".repeat(43)
}

impl Scene {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        let plan = BankPlan { customers: 2, heavy: 0, months: 1, seed: 7, as_of: Utc::now() };
        generate(&plan, &place("bank.db"), false, &mut |_| {}).unwrap();
        let key = ChainKey::new(&Secret::new([7; 32]));
        let clock = || Now::at(Utc::now());
        let vault = Arc::new(SqliteVault::open(&place("vault.db"), key, clock).unwrap());
        let bank: Arc<dyn Bank> =
            Arc::new(SqliteBank::open(&place("bank.db"), NonZeroUsize::MIN).unwrap());
        let metrics = Arc::new(Metrics::default());
        let settings = settings();
        let listeners = Listeners::bind(&settings.server).unwrap();
        let issuer = format!("http://{}", listeners.public);
        let authorization = AuthorizationServer::new(AuthorizationParts {
            settings: &settings,
            issuer: issuer.clone(),
            bank: Arc::clone(&bank),
            vault: vault.clone(),
            metrics: Arc::clone(&metrics),
        })
        .unwrap();
        let pipeline = Pipeline::new(PipelineParts {
            settings: &settings,
            bank,
            merchants: settings.bank.merchants().unwrap(),
            vault: vault.clone(),
            chains: Box::new(DirectoryChains::new(folder.path().to_owned())),
            anchors: Anchors::none(),
            courtesy: CourtesySender::silent(),
            session_key: Secret::new([9; 32]),
            session_key_previous: None,
            metrics: Arc::clone(&metrics),
        })
        .unwrap();
        let alexa_path = &settings.alexa.path;
        let served = Served { alexa_path, pipeline, authorization: Some(authorization), metrics };
        let running = start(listeners, &settings.server, served);
        Self { public: running.public, issuer, vault, _running: running, _folder: folder }
    }

    /// Customers of their own who agree, and the code that each was sent back with.
    pub(crate) async fn codes(self: &Arc<Self>, part: &str, count: usize) -> Vec<String> {
        let mut agreeing = JoinSet::new();
        let mut codes = Vec::with_capacity(count);
        for number in 0..count {
            if agreeing.len() == AGREE_TOGETHER {
                codes.push(agreeing.join_next().await.unwrap().unwrap());
            }
            let (scene, name) = (Arc::clone(self), format!("{part}-{number}"));
            agreeing.spawn(async move { scene.code(&name).await });
        }
        codes.extend(agreeing.join_all().await);
        codes
    }

    async fn code(&self, name: &str) -> String {
        let of = |what: &str| digest_of(format!("{name} {what}").as_bytes());
        let (now, customer) = (Utc::now(), CustomerId::new(name).unwrap());
        let (client, link) = (ClientId::new(CLIENT).unwrap(), LinkId::new(name).unwrap());
        let challenge = Challenge::of_verifier(&verifier()).unwrap();
        let later = now + Duration::days(1);
        let request = AuthorizationRequest {
            client: client.clone(),
            redirect_uri: REDIRECT.to_owned(),
            state: None,
            challenge: challenge.clone(),
            classes: DataClasses::ALL,
            resource: None,
        };
        let linking = Some(Linking { request, link: link.clone() });
        let visit = NewSession { key: of("visit"), linking, expires_at: later };
        self.vault.begin_session(visit).await.unwrap();
        let (visit, renewed) = (of("visit"), of("renewed"));
        self.vault.sign_in(visit, renewed, (customer.clone(), now), now, later).await.unwrap();
        let code = format!("saldo_ac_{name}");
        let consented = Consented {
            session: renewed,
            link,
            customer,
            client,
            channel: Channel::Alexa,
            application: ApplicationId::new(SKILL).unwrap(),
            classes: DataClasses::ALL,
            accounts: AccountScope::Only(vec![AccountId::new("1").unwrap()]),
            aloud: Aloud::default(),
            look_back: LookBack::Unlimited,
            granted_at: now,
            signed_in_at: now,
            expires_at: later,
            text_version: of("words"),
            text_language: "en".to_owned(),
            code: digest_of(code.as_bytes()),
            code_expires_at: later,
            redirect_uri: REDIRECT.to_owned(),
            challenge,
            resource: None,
        };
        self.vault.consent(consented).await.unwrap();
        code
    }

    /// Sends a form to the token endpoint; the refresh token that came back.
    pub(crate) async fn tokens(&self, form: String) -> String {
        let answer = send(self.public, Method::POST, "/oauth/token", &[FORM], form).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()["refresh_token"].as_str().unwrap().to_owned()
    }

    /// The page on which customers log in, opened anew.
    pub(crate) async fn login_page(&self) -> Page {
        let page = send(self.public, Method::GET, "/sharing/login", &[], String::new()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        let cookie = page.headers["set-cookie"].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Page { cookie, csrf: csrf(&page) }
    }

    /// Somebody logs in with a guess: from an address and under a name of their own each time, so
    /// that no limit keeps the guess from being checked. Whether it was.
    pub(crate) async fn guess(&self, page: &Page, number: usize) -> bool {
        let address = format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255);
        let headers = [
            FORM,
            ("cookie", page.cookie.as_str()),
            ("origin", self.issuer.as_str()),
            ("x-forwarded-for", address.as_str()),
        ];
        let user = format!("visitor-{number}");
        let fields = [("csrf", page.csrf.as_str()), ("user", &user), ("password", "a guess")];
        let body = form(&fields);
        let answer = send(self.public, Method::POST, "/sharing/login", &headers, body).await;
        match answer.status {
            StatusCode::UNPROCESSABLE_ENTITY => true,
            status => {
                assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.text());
                false
            }
        }
    }
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.server.listen = ([127, 0, 0, 1], 0).into();
    settings.server.admin_listen = ([127, 0, 0, 1], 0).into();
    settings.server.behind_tls_proxy = true;
    settings.alexa.skill_ids = vec![SKILL.to_owned()];
    settings.oauth.clients = vec![ClientSettings {
        id: CLIENT.to_owned(),
        name: "Alexa".to_owned(),
        application: SKILL.to_owned(),
        redirect_uris: vec![REDIRECT.to_owned()],
        secret_sha256: vec![digest_of(SECRET.as_bytes()).to_hex()],
        token_requests_per_minute: 1_000_000,
        ..ClientSettings::default()
    }];
    settings
}
