//! A house with one device, two customers and a guest, in this process: its clock is moved by hand.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use chrono::{DateTime, SecondsFormat, Utc};
use http_body_util::BodyExt;
use saldo::basics::{AccountId, ApplicationId, LinkId, Now, Secret, digest_of};
use saldo::channel::Inbound;
use saldo::channel::alexa::verify::Anchors;
use saldo::connect::password;
use saldo::connect::pin_hash::PinPepper;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::connect::sqlite::{DemoCustomer, SqliteBank, demo_customers};
use saldo::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack, PinPolicy, VoicePin};
use saldo::disclosure::{ChainKey, ReadRecord};
use saldo::observe::Metrics;
use saldo::server::{Clock, CourtesySender, DirectoryChains, Pipeline, PipelineParts, VoicePins};
use saldo::settings::{LadderRow, Settings};
use saldo::simulate::{Authority, SKILL_ID};
use saldo::vault::{
    Becomes, LinkChange, NewLink, PinAttempt, PinVault, Revoke, RevokedBy, Vault, VaultFailure,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::demo::{Answered, Asking, opened};
use crate::soak::without_haste;

/// Who the platform takes the speaker for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Unknown,
    Guest,
    Owner,
    Second,
}

impl Voice {
    pub(crate) const ALL: [Self; 4] = [Self::Unknown, Self::Guest, Self::Owner, Self::Second];

    /// Whose link answers: the owner's is the first.
    pub(crate) fn customer(self) -> usize {
        usize::from(self == Self::Second)
    }

    /// How openly balances are told without a code.
    pub(crate) fn level(self) -> Aloud {
        match self {
            Self::Unknown | Self::Guest => Aloud::Silent,
            Self::Owner | Self::Second => Aloud::Rounded,
        }
    }
}

/// What one customer agreed to last.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    /// The token; the link is called the same.
    pub(crate) token: String,
    pub(crate) classes: DataClasses,
    /// The only account that is shared, by its place; all of them when `None`.
    pub(crate) only: Option<usize>,
    pub(crate) aloud: Aloud,
    /// First second at which the consent no longer holds.
    pub(crate) consent_until: i64,
    /// First second at which the token no longer holds.
    pub(crate) token_until: i64,
    pub(crate) is_ended: bool,
}

pub(crate) struct House {
    folder: TempDir,
    pipeline: Pipeline,
    vault: Arc<SqliteVault>,
    pepper: PinPepper,
    authority: Arc<Authority>,
    pub(crate) people: Vec<DemoCustomer>,
    clock: Arc<AtomicI64>,
}

fn chain_key() -> ChainKey {
    ChainKey::new(&Secret::new([1; 32]))
}

fn read(clock: &AtomicI64) -> DateTime<Utc> {
    DateTime::from_timestamp(clock.load(Ordering::SeqCst), 0).unwrap()
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.alexa.skill_ids = vec![SKILL_ID.to_owned()];
    without_haste(&mut settings);
    settings.assurance.balances = LadderRow {
        linked: Voice::Unknown.level(),
        recognised: Voice::Owner.level(),
        voice_pin: Aloud::Exact,
    };
    settings
}

impl House {
    /// A house whose platform signs as `authority` does.
    pub(crate) fn build(authority: Arc<Authority>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bank_file = folder.path().join("bank.db");
        let plan = BankPlan { customers: 12, heavy: 0, months: 2, seed: 7, as_of: Utc::now() };
        generate(&plan, &bank_file, false, &mut |_| {}).unwrap();
        let clock = Arc::new(AtomicI64::new(Utc::now().timestamp()));
        let now = || Now::at(Utc::now());
        let mut anchors = Anchors::none();
        anchors.add(authority.root_pem().as_bytes()).unwrap();
        let vault_file = folder.path().join("vault.db");
        let vault = Arc::new(SqliteVault::open(&vault_file, chain_key(), now).unwrap());
        let settings = settings();
        let pin_key = Secret::new([3; 32]);
        let policy = settings.assurance.pin_policy();
        assert_eq!(policy, PinPolicy::default());
        let pin_vault = Arc::clone(&vault) as Arc<dyn PinVault>;
        let pins = VoicePins::new(pin_vault, &pin_key, policy, Arc::default());
        let pipeline = Pipeline::new(PipelineParts {
            settings: &settings,
            bank: Arc::new(SqliteBank::open(&bank_file, NonZeroUsize::MIN).unwrap()),
            merchants: settings.bank.merchants().unwrap(),
            vault: Arc::clone(&vault) as Arc<dyn Vault>,
            chains: Box::new(DirectoryChains::new(authority.chains_folder())),
            anchors,
            courtesy: CourtesySender::silent(),
            session_key: Secret::new([2; 32]),
            session_key_previous: None,
            metrics: Arc::new(Metrics::default()),
        })
        .unwrap();
        let told = Arc::clone(&clock);
        let pipeline = pipeline.on_clock(Clock::new(move || Now::at(read(&told))));
        let pipeline = pipeline.with_voice_pins(Arc::new(pins));
        let people = demo_customers(&bank_file, 2).unwrap();
        let pepper = PinPepper::new(&pin_key);
        Self { folder, pipeline, vault, pepper, authority, people, clock }
    }

    pub(crate) fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    fn accounts(&self, who: usize, only: Option<usize>) -> Vec<AccountId> {
        let all = self.people[who].accounts.iter().enumerate();
        let shared = all.filter(|(place, _)| only.is_none_or(|only| only == *place));
        shared.map(|(_, account)| account.account.clone()).collect()
    }

    pub(crate) async fn link(&self, who: usize, given: &Given) {
        let until = |second| DateTime::from_timestamp(second, 0).unwrap();
        let new = NewLink {
            link: LinkId::new(&given.token).unwrap(),
            customer: self.people[who].customer.clone(),
            channel: Channel::Alexa,
            application: ApplicationId::new(SKILL_ID).unwrap(),
            user: None,
            classes: given.classes,
            accounts: match given.only {
                None => AccountScope::All,
                only => AccountScope::Only(self.accounts(who, only)),
            },
            token: digest_of(given.token.as_bytes()),
            aloud: given.aloud,
            look_back: LookBack::Unlimited,
            granted_at: read(&self.clock),
            expires_at: until(given.consent_until),
            token_expires_at: until(given.token_until),
        };
        self.vault.link(new).await.unwrap();
    }

    pub(crate) async fn end(&self, given: &Given) {
        let link = Revoke::Link(LinkId::new(&given.token).unwrap());
        let now = read(&self.clock);
        self.vault.revoke(link, RevokedBy::Operator, now, None).await.unwrap();
    }

    /// Makes what `who` gave no more than `kept`, as the page does.
    pub(crate) async fn narrow(&self, who: usize, kept: &Given) -> Result<(), VaultFailure> {
        let what = Becomes::Narrowed {
            classes: kept.classes,
            accounts: self.accounts(who, kept.only),
            aloud: kept.aloud,
            look_back: LookBack::Days(90),
        };
        let customer = self.people[who].customer.clone();
        let link = LinkId::new(&kept.token).unwrap();
        let change = LinkChange { customer, link, what, at: read(&self.clock) };
        self.vault.change_link(change).await
    }

    /// Sets a new code, as the page does.
    pub(crate) async fn set_pin(&self, who: usize, digits: &str) {
        let customer = self.people[who].customer.clone();
        let pin = VoicePin::read(digits).unwrap();
        let hash = password::hash(&self.pepper.peppered(&customer, &pin)).unwrap();
        self.vault.set_pin(customer, hash, read(&self.clock)).await.unwrap();
    }

    /// Somebody tries a code on another channel and hangs up before it is settled. Whether they
    /// could.
    pub(crate) async fn try_elsewhere(&self, who: usize) -> bool {
        let (customer, policy) = (self.people[who].customer.clone(), PinPolicy::default());
        let begun = self.vault.begin_pin_attempt(customer, policy, read(&self.clock)).await;
        matches!(begun.unwrap(), PinAttempt::Begun { .. })
    }

    /// What is answered when `voice` asks in the talk called `session`: the digest of the request,
    /// and the answer.
    pub(crate) async fn ask(
        &self,
        voice: Voice,
        tokens: [&str; 2],
        (session, attributes): (&str, &Value),
        request: Value,
    ) -> (String, Answered) {
        let mut asking = Asking::new("user", Some(tokens[0]), request);
        asking.attributes = attributes.clone();
        let mut envelope = asking.envelope(SKILL_ID);
        let now = read(&self.clock).to_rfc3339_opts(SecondsFormat::Secs, true);
        envelope["request"]["timestamp"] = json!(now);
        envelope["session"]["sessionId"] = json!(session);
        let token = match voice {
            Voice::Unknown => None,
            Voice::Guest => Some(None),
            Voice::Owner => Some(Some(tokens[0])),
            Voice::Second => Some(Some(tokens[1])),
        };
        if let Some(token) = token {
            let person = &mut envelope["context"]["System"]["person"];
            person["personId"] = json!(format!("{voice:?}"));
            if let Some(token) = token {
                person["accessToken"] = json!(token);
            }
        }
        let body = envelope.to_string();
        let signature = self.authority.signer().sign(body.as_bytes()).unwrap();
        let url = self.authority.certificate_url();
        let headers =
            [("signaturecertchainurl", url.as_bytes()), ("signature-256", signature.as_bytes())];
        let inbound = Inbound { headers: &headers, body: body.as_bytes() };
        let answer = self.pipeline.alexa(&inbound, Instant::now()).await;
        assert_eq!(answer.status(), 200);
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let digest = digest_of(asking.id.as_bytes()).to_hex();
        (digest, Answered(serde_json::from_slice(&body).unwrap()))
    }

    /// Everything that is on record.
    pub(crate) fn records(&self) -> Vec<ReadRecord> {
        opened(&self.folder.path().join("vault.db"), &chain_key())
    }
}
