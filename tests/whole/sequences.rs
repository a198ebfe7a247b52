//! Random lives of links: no fact without a live grant, every told fact on record.
//!
//! The pipeline runs in this process, on a real bank file and a real vault. A model of a few lines
//! follows each link and says beforehand who may hear something; requests are signed and whole.
//! `scripts/soak` plays longer.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::Utc;
use http_body_util::BodyExt;
use saldo::basics::{ApplicationId, CustomerId, LinkId, Now, Secret, digest_of};
use saldo::channel::Inbound;
use saldo::channel::alexa::verify::Anchors;
use saldo::connect::mint;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::connect::sqlite::{DemoCustomer, SqliteBank, demo_customers};
use saldo::consent::{AccountScope, Aloud, Channel, DataClass, DataClasses, LookBack};
use saldo::disclosure::ChainKey;
use saldo::observe::Metrics;
use saldo::server::{CourtesySender, DirectoryChains, Pipeline, PipelineParts};
use saldo::settings::Settings;
use saldo::simulate::{Authority, SKILL_ID};
use saldo::vault::{Becomes, LinkChange, NewLink, Revoke, RevokedBy, Vault, VaultFailure};
use serde_json::{Value, json};

use crate::demo::{Answered, Asking, intent, intent_with, opened};
use crate::dice::Dice;
use crate::soak::{Soak, without_haste};

/// Questions that are asked; some more, until every sequence is at its end.
const QUESTIONS: usize = 15_000;
/// Questions in one world.
const WORLD_QUESTIONS: usize = 25_000;
const STEPS_MAX: usize = 24;
/// Sequences at a time: their writes share syncs.
const TOGETHER: usize = 16;
const SEED: u64 = 3;

fn chain_key() -> ChainKey {
    ChainKey::new(&Secret::new([1; 32]))
}

/// What every sequence plays in.
struct World {
    pipeline: Pipeline,
    vault: Arc<SqliteVault>,
    /// The vault's file once more, to let time pass and scopes change in it.
    beside: Mutex<rusqlite::Connection>,
    authority: Authority,
    people: Vec<DemoCustomer>,
}

/// A link as the model has it.
struct Link {
    id: LinkId,
    customer: usize,
    token: String,
    classes: DataClasses,
    /// The only account that is shared, by its place; all of them when `None`.
    account: Option<usize>,
    ours: bool,
    user: Option<usize>,
    consent_holds: bool,
    token_holds: bool,
    ended: bool,
}

impl Link {
    fn holds(&self) -> bool {
        self.ours && self.consent_holds && self.token_holds && !self.ended
    }
}

/// A question that was asked, and who the model says was asking.
struct Asked {
    digest: String,
    what: String,
    answer: Answered,
    /// The link that lets the caller in, what it shares, and the nicknames that it may tell.
    admitted: Option<(String, DataClasses, Vec<String>)>,
    /// What the question needs, where that does not depend on the talk before.
    needs: Option<DataClasses>,
}

/// A world in `folder`, whose platform signs with keys that are kept in `keys`.
fn world(folder: &Path, keys: &Path) -> World {
    let bank_file = folder.join("bank.db");
    let plan = BankPlan { customers: 12, heavy: 0, months: 2, seed: 7, as_of: Utc::now() };
    generate(&plan, &bank_file, false, &mut |_| {}).unwrap();
    let clock = || Now::at(Utc::now());
    let authority = Authority::open(keys, clock()).unwrap();
    let mut anchors = Anchors::none();
    anchors.add(authority.root_pem().as_bytes()).unwrap();
    let vault_file = folder.join("vault.db");
    let vault = Arc::new(SqliteVault::open(&vault_file, chain_key(), clock).unwrap());
    let beside = rusqlite::Connection::open(&vault_file).unwrap();
    beside.busy_timeout(Duration::from_secs(20)).unwrap();
    beside.execute_batch("PRAGMA synchronous = OFF").unwrap();
    let mut settings = Settings::default();
    settings.alexa.skill_ids = vec![SKILL_ID.to_owned()];
    without_haste(&mut settings);
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
    let people = demo_customers(&bank_file, 12).unwrap();
    World { pipeline, vault, beside: Mutex::new(beside), authority, people }
}

impl World {
    async fn answer(&self, asking: &Asking<'_>) -> Answered {
        let body = asking.envelope(SKILL_ID).to_string();
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

    fn update(&self, sql: &str, value: &dyn rusqlite::ToSql, link: &LinkId) {
        let beside = self.beside.lock().unwrap();
        let rows = beside.execute(sql, rusqlite::params![value, link.as_str()]).unwrap();
        assert_eq!(rows, 1);
    }
}

/// One sequence: its own users and links, everybody's bank.
struct Life<'w> {
    world: &'w World,
    dice: Dice,
    users: [String; 2],
    links: Vec<Link>,
    /// Events that the platform may repeat, with the users they were about.
    events: Vec<Asking<'static>>,
    before: Option<Answered>,
    asked: Vec<Asked>,
}

impl Life<'_> {
    fn classes(&mut self) -> DataClasses {
        if self.dice.one_in(2) {
            return DataClasses::ALL;
        }
        let bits = self.dice.next();
        let all = DataClass::ALL.into_iter().enumerate();
        let some: Vec<_> = all.filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, c)| c).collect();
        DataClasses::of(&some)
    }

    async fn link(&mut self) {
        let customer = self.dice.below(self.world.people.len());
        let person = &self.world.people[customer];
        let account = self.dice.one_in(4).then(|| self.dice.below(person.accounts.len()));
        let link = Link {
            id: mint::link_id().unwrap(),
            customer,
            token: mint::access_token().unwrap().expose().clone(),
            classes: self.classes(),
            account,
            ours: !self.dice.one_in(12),
            user: self.dice.one_in(2).then(|| self.dice.below(2)),
            consent_holds: !self.dice.one_in(12),
            token_holds: !self.dice.one_in(12),
            ended: false,
        };
        let ends = |holds: bool| Utc::now() + chrono::Duration::hours(if holds { 1 } else { -1 });
        let new = NewLink {
            link: link.id.clone(),
            customer: CustomerId::new(person.customer.as_str()).unwrap(),
            channel: Channel::Alexa,
            application: ApplicationId::new(if link.ours { SKILL_ID } else { "other" }).unwrap(),
            user: link.user.map(|user| digest_of(self.users[user].as_bytes())),
            classes: link.classes,
            accounts: account.map_or(AccountScope::All, |place| {
                AccountScope::Only(vec![person.accounts[place].account.clone()])
            }),
            token: digest_of(link.token.as_bytes()),
            aloud: Aloud::default(),
            look_back: LookBack::Unlimited,
            granted_at: Utc::now(),
            expires_at: ends(link.consent_holds),
            token_expires_at: ends(link.token_holds),
        };
        self.world.vault.link(new).await.unwrap();
        self.links.push(link);
    }

    /// Something befalls a link, other than being asked for.
    async fn befall(&mut self) {
        let classes = self.classes();
        if self.links.is_empty() {
            return;
        }
        let at = self.dice.below(self.links.len());
        let past = (Utc::now() - chrono::Duration::seconds(1)).timestamp_millis();
        let link = &mut self.links[at];
        match self.dice.below(6) {
            0 => {
                let which = Revoke::Link(link.id.clone());
                let by = RevokedBy::Operator;
                self.world.vault.revoke(which, by, Utc::now(), None).await.unwrap();
                link.ended = true;
            }
            1 => {
                let sql = "UPDATE consent SET expires_at_ms = ?1 WHERE link_id = ?2";
                self.world.update(sql, &past, &link.id);
                link.consent_holds = false;
            }
            2 => {
                let sql = "UPDATE access_token SET expires_at_ms = ?1 WHERE link_id = ?2";
                self.world.update(sql, &past, &link.id);
                link.token_holds = false;
            }
            3 | 4 => self.change(at, classes).await,
            _ => {
                let sql = "UPDATE consent SET classes = ?1 WHERE link_id = ?2";
                self.world.update(sql, &classes.to_string(), &link.id);
                link.classes = classes;
            }
        }
    }

    /// The customer makes a link less on their own page, or ends it.
    async fn change(&mut self, at: usize, classes: DataClasses) {
        let (ends, one_only) = (self.dice.one_in(4), self.dice.one_in(2));
        let link = &mut self.links[at];
        let person = &self.world.people[link.customer];
        let place = match link.account {
            None if one_only => Some(self.dice.below(person.accounts.len())),
            shared => shared,
        };
        let all = person.accounts.iter().map(|account| account.account.clone());
        let kept = all.enumerate().filter(|(other, _)| place.is_none_or(|only| only == *other));
        let what = match ends {
            true => Becomes::Ended,
            false => Becomes::Narrowed {
                classes,
                accounts: kept.map(|(_, account)| account).collect(),
                aloud: Aloud::Exact,
                look_back: LookBack::Days(90),
            },
        };
        let customer = CustomerId::new(person.customer.as_str()).unwrap();
        let change = LinkChange { customer, link: link.id.clone(), what, at: Utc::now() };
        let changed = self.world.vault.change_link(change).await;
        if !link.consent_holds || link.ended {
            assert_eq!(changed, Err(VaultFailure::Ended), "what does not hold is not changed");
            return;
        }
        assert_eq!(changed, Ok(()));
        if ends {
            link.ended = true;
            return;
        }
        let both = link.classes.iter().filter(|class| classes.has(*class)).collect::<Vec<_>>();
        link.classes = DataClasses::of(&both);
        link.account = place;
    }

    async fn disabled(&mut self) {
        if !self.events.is_empty() && self.dice.one_in(3) {
            let again = self.dice.of(&self.events).clone();
            self.world.answer(&again).await;
            return;
        }
        let user = self.dice.below(2);
        let request = json!({"type": "AlexaSkillEvent.SkillDisabled"});
        // The program of a test is short: what it leaks is given back at its end.
        let name: &'static str = Box::leak(self.users[user].clone().into_boxed_str());
        let event = Asking::new(name, None, request);
        self.world.answer(&event).await;
        self.events.push(event);
        for link in self.links.iter_mut().filter(|link| link.ours && link.user == Some(user)) {
            link.ended = true;
        }
    }

    async fn linked(&mut self) {
        if self.links.is_empty() {
            return;
        }
        let (at, user) = (self.dice.below(self.links.len()), self.dice.below(2));
        let body = json!({"accessToken": self.links[at].token});
        let request = json!({"type": "AlexaSkillEvent.SkillAccountLinked", "body": body});
        self.world.answer(&Asking::new(&self.users[user], None, request)).await;
        self.links[at].user = Some(user);
    }

    fn question(&mut self) -> (Value, Option<DataClasses>) {
        let all = [("account_kind", "all accounts", "ALL")];
        let digits = format!("{:04}", self.dice.below(10_000));
        let four = [("last_four", digits.as_str(), "")];
        let slots = match self.dice.below(3) {
            0 => &all[..],
            1 => &four[..],
            _ => &[],
        };
        let amounts = |class| Some(DataClasses::of(&[class, DataClass::SpeakAmounts]));
        match self.dice.below(9) {
            0 => (intent("AccountsIntent"), Some(DataClasses::of(&[DataClass::AccountsList]))),
            1 => (intent_with("OwedIntent", slots), amounts(DataClass::BalanceRead)),
            2 | 3 => (intent_with("BalanceIntent", slots), amounts(DataClass::BalanceRead)),
            4 => {
                let question = intent_with("RecentTransactionsIntent", slots);
                (question, amounts(DataClass::TransactionsRead))
            }
            5 => (intent_with("RefineAccountIntent", &[("position", "2", "")]), None),
            _ => {
                let follow_ups = ["More", "Yes", "Repeat", "Previous", "No", "Fallback"];
                (intent(&format!("AMAZON.{}Intent", self.dice.of(&follow_ups))), None)
            }
        }
    }

    /// A token of one of the links, mostly a late one, or of none.
    fn token(&mut self) -> (Option<usize>, Option<String>) {
        match self.dice.below(10) {
            0 => (None, None),
            1 => (None, Some("saldo_at_unknown".to_owned())),
            _ if self.links.is_empty() => (None, None),
            two_to_nine => {
                let late = self.links.len() - 1;
                let at = if two_to_nine < 7 { late } else { self.dice.below(late + 1) };
                (Some(at), Some(self.links[at].token.clone()))
            }
        }
    }

    async fn ask(&mut self) {
        let (request, needs) = self.question();
        let (mut deciding, token) = self.token();
        let user = self.dice.below(2);
        let person = if self.dice.one_in(5) { Some(self.token()) } else { None };
        let person = person.and_then(|(link, token)| Some((link, token?)));
        if let Some((link, _)) = &person {
            deciding = *link;
        }
        let unit = self.dice.one_in(12);
        let name = self.users[user].clone();
        let what = format!("{} by {name}", request["intent"]["name"]);
        let mut asking = Asking::new(&name, token.as_deref(), request);
        asking.unit = unit;
        asking.person = person.as_ref().map(|(_, token)| ("person", token.as_str()));
        if let Some(before) = &self.before {
            asking = asking.after(before);
        }
        let answer = self.world.answer(&asking).await;
        let link = deciding.map(|at| &self.links[at]).filter(|link| link.holds() && !unit);
        let admitted = link.map(|link| {
            let accounts = &self.world.people[link.customer].accounts;
            let shared = |(place, _): &(usize, _)| link.account.is_none_or(|only| only == *place);
            let names = accounts.iter().enumerate().filter(shared);
            let names = names.filter_map(|(_, account)| account.nickname.clone()).collect();
            (link.id.as_str().to_owned(), link.classes, names)
        });
        let digest = digest_of(asking.id.as_bytes()).to_hex();
        self.before = Some(answer.clone());
        let bound = admitted
            .as_ref()
            .zip(needs)
            .is_some_and(|((_, classes, _), needs)| needs.first_missing_from(*classes).is_none());
        // Follow-ups bind, too, when they ask the bank: the open session tells that they did.
        if let Some(at) = deciding.filter(|_| admitted.is_some())
            && self.links[at].user.is_none()
        {
            if bound {
                self.links[at].user = Some(user);
            } else if needs.is_none() {
                let sql = "SELECT user_digest IS NOT NULL FROM link WHERE link_id = ?1";
                let beside = self.world.beside.lock().unwrap();
                let id = self.links[at].id.as_str();
                let bound: bool = beside.query_row(sql, [id], |row| row.get(0)).unwrap();
                self.links[at].user = bound.then_some(user);
            }
        }
        self.asked.push(Asked { digest, what, answer, admitted, needs });
    }
}

async fn live(world: Arc<World>, seed: u64, number: usize) -> Vec<Asked> {
    let users = [format!("user-{number}-a"), format!("user-{number}-b")];
    let dice = Dice::new(seed.wrapping_add(number as u64));
    let (links, events, before) = (Vec::new(), Vec::new(), None);
    let mut life = Life { world: &world, dice, users, links, events, before, asked: Vec::new() };
    for step in 0..2 + life.dice.below(STEPS_MAX) {
        match life.dice.below(16) {
            _ if step == 0 => life.link().await,
            0 | 1 => life.link().await,
            2 | 3 => life.befall().await,
            4 => life.disabled().await,
            5 => life.linked().await,
            _ => life.ask().await,
        }
    }
    life.asked
}

/// Classes and link of each record, by request.
fn records(vault: &Path) -> BTreeMap<String, (DataClasses, String)> {
    let mut records = BTreeMap::new();
    for record in opened(vault, &chain_key()) {
        let twice = records.insert(record.request, (record.classes, record.link));
        assert!(twice.is_none(), "two records of one request");
    }
    records
}

/// What came of the questions in one world.
#[derive(Default)]
struct Sums {
    told: usize,
    barred: usize,
}

impl Sums {
    /// Holds a question to what the model says and to its record.
    fn add(
        &mut self,
        asked: &Asked,
        record: Option<&(DataClasses, String)>,
        nicknames: &[&String],
    ) {
        let Asked { what, answer, admitted, needs, .. } = asked;
        let shown = answer.shown();
        let named: Vec<_> = nicknames.iter().filter(|name| shown.contains(name.as_str())).collect();
        if answer.tells_amount() || shown.contains("ending in") || !named.is_empty() {
            assert!(record.is_some(), "{what}: told without a record: {shown}");
        }
        if let Some((classes, link)) = record {
            self.told += 1;
            let Some((admitting, shared, names)) = admitted else {
                panic!("{what}: told without a live grant: {shown}");
            };
            assert_eq!(link, admitting, "{what}: on record under another link");
            assert_eq!(classes.first_missing_from(*shared), None, "{what}: {shown}");
            // Merchants may be called like somebody's account.
            if !classes.has(DataClass::TransactionsRead) {
                let foreign = named.iter().find(|name| !names.contains(name));
                assert_eq!(foreign, None, "{what}: an account that is not shared: {shown}");
            }
        }
        let Some(needs) = needs else { return };
        let may = admitted
            .as_ref()
            .is_some_and(|(_, shared, _)| needs.first_missing_from(*shared).is_none());
        assert_eq!(may, record.is_some(), "{what}: {shown}");
        if !may {
            self.barred += 1;
            assert!(!answer.is_open(), "{what}: barred, and the session open: {shown}");
            let managed = shown.contains("shared place");
            assert!(answer.offers_link() != managed, "{what}: no way on: {shown}");
        }
    }
}

/// Plays lives in one world until so many questions were asked; how many, and what came of them.
async fn play(keys: &Path, soak: &Soak, done: usize) -> (usize, Sums) {
    let own = tempfile::tempdir().unwrap();
    let world = Arc::new(world(own.path(), keys));
    let wanted = WORLD_QUESTIONS.min(soak.turns - done);
    let seed = soak.seed.wrapping_add(done as u64);
    let (mut asked, mut playing) = (Vec::new(), tokio::task::JoinSet::new());
    for number in 0.. {
        if playing.len() == TOGETHER {
            let life: Vec<Asked> = playing.join_next().await.unwrap().unwrap();
            soak.played(life.len());
            asked.extend(life);
        }
        if asked.len() >= wanted {
            break;
        }
        playing.spawn(live(Arc::clone(&world), seed, number));
    }
    while let Some(life) = playing.join_next().await {
        let life = life.unwrap();
        soak.played(life.len());
        asked.extend(life);
    }
    let mut records = records(&own.path().join("vault.db"));
    let accounts = world.people.iter().flat_map(|person| &person.accounts);
    let nicknames: Vec<_> = accounts.filter_map(|account| account.nickname.as_ref()).collect();
    let mut sums = Sums::default();
    for asked in &asked {
        sums.add(asked, records.remove(&asked.digest).as_ref(), &nicknames);
    }
    assert!(records.is_empty(), "a record of what nobody asked");
    (asked.len(), sums)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fact_without_a_live_grant_whatever_happens() {
    let soak = Soak::of("lives", QUESTIONS, SEED);
    let keys = tempfile::tempdir().unwrap();
    let (began, mut done, mut all) = (Instant::now(), 0, Sums::default());
    while done < soak.turns {
        let (asked, sums) = play(keys.path(), &soak, done).await;
        (done, all.told, all.barred) =
            (done + asked, all.told + sums.told, all.barred + sums.barred);
    }
    let Sums { told, barred } = all;
    println!(
        "{done} questions in {:.1?}: {told} told and on record, {barred} barred",
        began.elapsed()
    );
    assert!(told > done / 8 && barred > done / 8, "{told} told, {barred} barred");
}
