//! Random talks in a house: who speaks, which voice code they say, how time goes on. Nobody hears
//! more than the ladder and the consent of that moment give.
//!
//! A model of a few lines says beforehand what each turn comes to; its balances are silent to a
//! link, rounded to a recognised voice, exact after the voice code.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use http_body_util::BodyExt;
use saldo::basics::{ApplicationId, LinkId, Now, Secret, digest_of};
use saldo::channel::Inbound;
use saldo::channel::alexa::verify::Anchors;
use saldo::connect::password;
use saldo::connect::pin_hash::PinPepper;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::connect::sqlite::{DemoCustomer, SqliteBank, demo_customers};
use saldo::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack, PinPolicy, VoicePin};
use saldo::disclosure::ChainKey;
use saldo::observe::Metrics;
use saldo::server::{Clock, CourtesySender, DirectoryChains, Pipeline, PipelineParts, VoicePins};
use saldo::settings::{LadderRow, Settings};
use saldo::simulate::{Authority, SKILL_ID};
use saldo::vault::{NewLink, PinAttempt, PinVault, Revoke, RevokedBy, Vault};
use serde_json::{Value, json};

use crate::demo::{Answered, Asking, intent, intent_with};
use crate::dice::Dice;

const TURNS: usize = 2_500;
const SEED: u64 = 11;

const ASKED: &str = "your voice code?";
const LOCKED: &str = "Your voice code is locked now.";
const WRONG: &str = "That code isn&apos;t right.";
const ENDED: &str = "is not linked any more";

/// Who the platform takes the speaker for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    Unknown,
    Guest,
    Owner,
    Second,
}

impl Voice {
    const ALL: [Self; 4] = [Self::Unknown, Self::Guest, Self::Owner, Self::Second];

    /// Whose link answers: the owner's is the first.
    fn customer(self) -> usize {
        usize::from(self == Self::Second)
    }

    fn level(self) -> Aloud {
        match self {
            Self::Unknown | Self::Guest => Aloud::Silent,
            Self::Owner | Self::Second => Aloud::Rounded,
        }
    }
}

struct House {
    pipeline: Pipeline,
    vault: Arc<SqliteVault>,
    pepper: PinPepper,
    authority: Authority,
    people: Vec<DemoCustomer>,
    clock: Arc<AtomicI64>,
}

/// A customer as the model has them.
struct Holder {
    pin: String,
    /// How many codes were set: another one for each.
    sets: u32,
    wrong: u32,
    failures: u32,
    locked: bool,
    linked: bool,
}

impl Holder {
    fn is_wrong(&mut self) {
        self.wrong += 1;
        self.failures += 1;
        self.locked = self.wrong >= 3 || self.failures >= 20;
    }
}

/// That the code was said: by whom, of which set, when, and when anything was said last.
#[derive(Debug, Clone, Copy)]
struct Proof {
    voice: Voice,
    set: u32,
    said: i64,
    used: i64,
}

/// What waits for the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waits {
    Balance,
    Unlock,
}

/// The talk as the model has it.
#[derive(Default)]
struct Session {
    number: usize,
    attributes: Value,
    waits: Option<Waits>,
    proof: Option<Proof>,
}

fn at(clock: &AtomicI64) -> DateTime<Utc> {
    DateTime::from_timestamp(clock.load(Ordering::SeqCst), 0).unwrap()
}

fn house(folder: &Path) -> House {
    let bank_file = folder.join("bank.db");
    let plan = BankPlan { customers: 12, heavy: 0, months: 2, seed: 7, as_of: Utc::now() };
    generate(&plan, &bank_file, false, &mut |_| {}).unwrap();
    let clock = Arc::new(AtomicI64::new(Utc::now().timestamp()));
    let authority = Authority::open(folder, Now::at(Utc::now())).unwrap();
    let mut anchors = Anchors::none();
    anchors.add(authority.root_pem().as_bytes()).unwrap();
    let key = ChainKey::new(&Secret::new([1; 32]));
    let now = || Now::at(Utc::now());
    let vault = Arc::new(SqliteVault::open(&folder.join("vault.db"), key, now).unwrap());
    let mut settings = Settings::default();
    settings.alexa.skill_ids = vec![SKILL_ID.to_owned()];
    settings.assurance.balances = LadderRow {
        linked: Voice::Unknown.level(),
        recognised: Voice::Owner.level(),
        voice_pin: Aloud::Exact,
    };
    let pin_key = Secret::new([3; 32]);
    let policy = settings.assurance.pin_policy();
    assert_eq!(policy, PinPolicy::default());
    let pins =
        VoicePins::new(Arc::clone(&vault) as Arc<dyn PinVault>, &pin_key, policy, Arc::default());
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
    let pipeline = pipeline.on_clock(Clock::new(move || Now::at(at(&told))));
    let pipeline = pipeline.with_voice_pins(Arc::new(pins));
    let people = demo_customers(&bank_file, 2).unwrap();
    let pepper = PinPepper::new(&pin_key);
    House { pipeline, vault, pepper, authority, people, clock }
}

impl House {
    async fn link(&self, who: usize, token: &str) {
        let now = at(&self.clock);
        let new = NewLink {
            link: LinkId::new(token).unwrap(),
            customer: self.people[who].customer.clone(),
            channel: Channel::Alexa,
            application: ApplicationId::new(SKILL_ID).unwrap(),
            user: None,
            classes: DataClasses::ALL,
            accounts: AccountScope::All,
            token: digest_of(token.as_bytes()),
            aloud: Aloud::Exact,
            look_back: LookBack::Unlimited,
            granted_at: now,
            expires_at: now + Duration::days(300),
            token_expires_at: now + Duration::days(300),
        };
        self.vault.link(new).await.unwrap();
    }

    /// Sets a new code, as the page does.
    async fn set_pin(&self, who: usize, holder: &mut Holder, digits: String) {
        let customer = self.people[who].customer.clone();
        let pin = VoicePin::read(&digits).unwrap();
        let hash = password::hash(&self.pepper.peppered(&customer, &pin)).unwrap();
        self.vault.set_pin(customer, hash, at(&self.clock)).await.unwrap();
        let (sets, linked) = (holder.sets + 1, holder.linked);
        *holder = Holder { pin: digits, sets, wrong: 0, failures: 0, locked: false, linked };
    }

    async fn try_elsewhere(&self, who: usize, holder: &mut Holder) {
        let (customer, policy) = (self.people[who].customer.clone(), PinPolicy::default());
        let begun = self.vault.begin_pin_attempt(customer, policy, at(&self.clock)).await.unwrap();
        assert_eq!(matches!(begun, PinAttempt::Begun { .. }), !holder.locked);
        if !holder.locked {
            holder.is_wrong();
        }
    }

    async fn send(
        &self,
        voice: Voice,
        tokens: &[String; 2],
        session: &Session,
        request: Value,
    ) -> Answered {
        let mut asking = Asking::new("user", Some(&tokens[0]), request);
        asking.attributes = session.attributes.clone();
        let mut envelope = asking.envelope(SKILL_ID);
        let now = at(&self.clock).to_rfc3339_opts(SecondsFormat::Secs, true);
        envelope["request"]["timestamp"] = json!(now);
        envelope["session"]["sessionId"] = json!(format!("session-{}", session.number));
        let token = match voice {
            Voice::Unknown => None,
            Voice::Guest => Some(None),
            Voice::Owner => Some(Some(&tokens[0])),
            Voice::Second => Some(Some(&tokens[1])),
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
        Answered(serde_json::from_slice(&body).unwrap())
    }
}

impl Session {
    fn after(&mut self, answer: &Answered) {
        self.attributes = answer.0["sessionAttributes"].clone();
        if !answer.is_open() {
            let number = self.number + 1;
            *self = Self { number, ..Self::default() };
        }
    }

    /// What is left of the proof when `voice` speaks at `now`.
    fn keep_proof(&mut self, voice: Voice, now: i64) {
        let policy = PinPolicy::default();
        let (holds, idle) = (policy.holds.num_seconds(), policy.idle.num_seconds());
        let holds = |it: &Proof| it.voice == voice && now - it.said < holds && now - it.used < idle;
        self.proof = self.proof.filter(holds).map(|it| Proof { used: now, ..it });
    }
}

/// What the model says a turn comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Exact,
    Rounded,
    Asked,
    Wrong,
    Locked,
    Unlinked,
    /// Something about cards, without an amount.
    Cards,
}

fn check(outcome: Outcome, answer: &Answered, what: &str) {
    let speech = answer.speech();
    let shown = answer.shown();
    let told = |text: &str| speech.contains(text);
    let about = told("about ");
    let fits = match outcome {
        Outcome::Exact => answer.tells_amount() && !about,
        Outcome::Rounded => answer.tells_amount() && about,
        Outcome::Asked => told(ASKED) && !told(WRONG),
        Outcome::Wrong => told(ASKED) && told(WRONG),
        Outcome::Locked => told(LOCKED) && !answer.is_open(),
        Outcome::Unlinked => told(ENDED),
        Outcome::Cards => !told(ASKED) && !told(LOCKED),
    };
    assert!(fits, "{what} should be {outcome:?}: {shown}");
    let may_tell = matches!(outcome, Outcome::Exact | Outcome::Rounded);
    assert!(may_tell || !answer.tells_amount(), "{what}, {outcome:?}: {shown}");
}

/// A turn of `voice` at `now`, before it is sent: what it comes to, and the talk after it.
fn foreseen(
    session: &mut Session,
    holder: &mut Holder,
    (voice, now): (Voice, i64),
    said: Option<bool>,
    wants: Waits,
) -> Outcome {
    session.keep_proof(voice, now);
    if !holder.linked {
        return Outcome::Unlinked;
    }
    let wants = match said {
        None => wants,
        Some(_) if holder.locked => return Outcome::Locked,
        Some(true) => {
            holder.wrong = 0;
            session.proof = Some(Proof { voice, set: holder.sets, said: now, used: now });
            session.waits.take().unwrap()
        }
        Some(false) => {
            holder.is_wrong();
            return if holder.locked { Outcome::Locked } else { Outcome::Wrong };
        }
    };
    let proven = session.proof.is_some_and(|it| it.set == holder.sets) && !holder.locked;
    session.waits = None;
    match (wants, proven, voice.level()) {
        (Waits::Balance, true, _) => Outcome::Exact,
        (Waits::Balance, false, Aloud::Rounded) => Outcome::Rounded,
        (Waits::Unlock, true, _) => Outcome::Cards,
        _ if holder.locked => Outcome::Locked,
        (wants, ..) => {
            (session.waits, session.proof) = (Some(wants), None);
            Outcome::Asked
        }
    }
}

#[tokio::test]
async fn nobody_hears_more_than_the_ladder_gives_at_that_moment() {
    let folder = tempfile::tempdir().unwrap();
    let house = house(folder.path());
    let mut dice = Dice::new(SEED);
    let mut tokens = ["token-0".to_owned(), "token-1".to_owned()];
    let holder = || Holder {
        pin: String::new(),
        sets: 0,
        wrong: 0,
        failures: 0,
        locked: false,
        linked: true,
    };
    let mut holders = [holder(), holder()];
    for (who, holder) in holders.iter_mut().enumerate() {
        house.link(who, &tokens[who]).await;
        house.set_pin(who, holder, format!("48{who}7")).await;
    }
    let mut session = Session::default();
    let mut voice = Voice::Unknown;
    let mut came_to: BTreeMap<Outcome, usize> = BTreeMap::new();
    for turn in 0..TURNS {
        house.clock.fetch_add([1, 5, 20, 60, 200][dice.below(5)], Ordering::SeqCst);
        if dice.one_in(8) {
            voice = *dice.of(&Voice::ALL);
        }
        if dice.one_in(60) {
            let (number, who) = (session.number + 1, dice.below(2));
            session = Session { number, ..Session::default() };
            house.set_pin(who, &mut holders[who], format!("5{}19", turn % 10)).await;
        }
        if dice.one_in(200) {
            // The link ends, and is asked for once; then another one is made.
            let who = dice.below(2);
            let link = Revoke::Link(LinkId::new(&tokens[who]).unwrap());
            let now = at(&house.clock);
            house.vault.revoke(link, RevokedBy::Customer, now, None).await.unwrap();
            holders[who].linked = false;
        }
        if dice.one_in(25) {
            // Somebody tries a code elsewhere and hangs up before it is settled.
            let who = dice.below(2);
            house.try_elsewhere(who, &mut holders[who]).await;
        }
        let who = voice.customer();
        let (now, holder) = (house.clock.load(Ordering::SeqCst), &mut holders[who]);
        let wants = if dice.one_in(3) { Waits::Unlock } else { Waits::Balance };
        let said = session.waits.filter(|_| !dice.one_in(6)).map(|_| dice.one_in(2));
        let digits = match said {
            Some(true) => holder.pin.clone(),
            _ => format!("90{:02}", dice.below(100)),
        };
        let request = match (said, wants) {
            (Some(_), _) => intent_with("RefineAccountIntent", &[("last_four", &digits, "")]),
            (None, Waits::Balance) => intent("AllBalancesIntent"),
            (None, Waits::Unlock) => intent("CardUnlockIntent"),
        };
        let answer = house.send(voice, &tokens, &session, request).await;
        let outcome = foreseen(&mut session, holder, (voice, now), said, wants);
        check(outcome, &answer, &format!("turn {turn} by {voice:?}, {said:?} {wants:?}"));
        *came_to.entry(outcome).or_default() += 1;
        session.after(&answer);
        for (who, holder) in holders.iter_mut().enumerate().filter(|(_, it)| !it.linked) {
            tokens[who] = format!("token-{who}-{turn}");
            house.link(who, &tokens[who]).await;
            holder.linked = true;
            let number = session.number + 1;
            session = Session { number, ..Session::default() };
        }
    }
    println!("{came_to:?}");
    assert_eq!(came_to.len(), 7, "{came_to:?}");
    assert!(came_to.values().all(|times| *times > 3), "{came_to:?}");
}
