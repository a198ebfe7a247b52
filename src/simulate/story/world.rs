//! The bank, the link and the clock that are given.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, NaiveTime, Utc};
use tempfile::TempDir;
use thiserror::Error;

use super::script::{Consent, Given, LinkState, Person, Story};
use crate::basics::Now;
use crate::connect::sqlite::generate::{BankPlan, GenerateError, generate};
use crate::connect::sqlite::{BankFileError, DemoCustomer, demo_customers};
use crate::consent::AccountScope;
use crate::dialogue::Reply;
use crate::server::{Clock, Seen, Witness};
use crate::simulate::authority::Authority;
use crate::simulate::authority_error::AuthorityError;
use crate::simulate::linking::{Links, OneLink};
use crate::simulate::platform::Speaker;
use crate::simulate::stage::{Circumstances, Stage, StageError, StagePlan};

/// Customers of the invented bank: every persona once.
const CUSTOMERS: u64 = 12;
/// Months of transactions: a year, and the month it is compared with.
const MONTHS: u32 = 13;
/// The seed of the bank: the same people as in `saldo demo`.
const SEED: u64 = 7;
/// How long a link holds where the story says nothing of it, in days.
const LINK_DAYS: i64 = 90;

/// Why a world cannot be made.
#[derive(Debug, Error)]
pub enum WorldError {
    /// The invented bank cannot be made.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The invented bank cannot be read.
    #[error(transparent)]
    Bank(#[from] BankFileError),
    /// The development authority cannot be made.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    /// A folder cannot be written.
    #[error("the folder of a story cannot be written: {0}")]
    Folder(#[from] io::Error),
    /// The server does not start.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// Nobody is called that.
    #[error("no customer is called {wanted:?}; there are: {known}")]
    NoCustomer {
        /// The name as given.
        wanted: String,
        /// The names and personas there are.
        known: String,
    },
    /// The customer has no such account.
    #[error("the customer has no account {wanted:?}; there are: {known}")]
    NoAccount {
        /// The account as given.
        wanted: String,
        /// Their accounts.
        known: String,
    },
}

/// Banks and authorities, one of each for every time that stories are set in. They are copied for
/// each story, so that none meets what another left behind.
#[derive(Debug)]
pub(super) struct Templates {
    folder: TempDir,
    made: BTreeMap<DateTime<Utc>, PathBuf>,
}

impl Templates {
    /// Makes what `stories` need.
    pub(super) fn make<'s>(stories: impl Iterator<Item = &'s Story>) -> Result<Self, WorldError> {
        let folder = tempfile::Builder::new().prefix("saldo-stories-").tempdir()?;
        let mut made = BTreeMap::new();
        for story in stories {
            let clock = story.given.clock.to_utc();
            if made.contains_key(&clock) {
                continue;
            }
            let path = folder.path().join(made.len().to_string());
            fs::create_dir(&path)?;
            let plan = BankPlan {
                customers: CUSTOMERS,
                heavy: 0,
                months: MONTHS,
                seed: SEED,
                as_of: clock,
            };
            generate(&plan, &path.join("bank.db"), false, &mut |_| {})?;
            Authority::open(&path.join("authority"), Now::at(clock))?;
            made.insert(clock, path);
        }
        Ok(Self { folder, made })
    }

    /// A fresh folder with the bank and the authority of a story's time.
    fn copy(&self, clock: DateTime<Utc>) -> Result<TempDir, WorldError> {
        let fresh = tempfile::Builder::new().prefix("story-").tempdir_in(self.folder.path())?;
        if let Some(template) = self.made.get(&clock) {
            copy_folder(template, fresh.path())?;
        }
        Ok(fresh)
    }
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// The world of one story: a server of its own, and who speaks to it.
#[derive(Debug)]
pub(super) struct World {
    pub(super) stage: Stage,
    /// Who speaks when nobody is recognised.
    anybody: Speaker,
    /// The token of the second person of the house.
    second_token: Option<String>,
    pub(super) clock: Clock,
    /// The reply of the last turn.
    pub(super) replied: Replied,
    /// Removed last.
    _folder: TempDir,
}

/// The reply of the last turn, as the server saw it.
#[derive(Debug, Clone, Default)]
pub(super) struct Replied(Arc<Mutex<Option<Reply>>>);

impl Replied {
    /// Takes it out, so that it is of one turn.
    pub(super) fn take(&self) -> Option<Reply> {
        self.0.lock().ok()?.take()
    }

    fn witness(&self) -> Witness {
        let kept = Arc::clone(&self.0);
        Arc::new(move |seen: Seen<'_>| {
            if let Ok(mut kept) = kept.lock() {
                *kept = Some(seen.reply.clone());
            }
        })
    }
}

impl World {
    /// Starts the world that is `given`.
    pub(super) async fn start(given: &Given, templates: &Templates) -> Result<Self, WorldError> {
        let instant = given.clock.to_utc();
        let folder = templates.copy(instant)?;
        let people = demo_customers(&folder.path().join("bank.db"), u16::MAX)?;
        let person = customer(&people, given.customer.as_deref())?;
        let clock = Clock::new(move || Now::at(instant));
        let replied = Replied::default();
        let mut linked = vec![link(given, person)?];
        if let Some(wanted) = &given.second {
            let second = customer(&people, Some(wanted))?;
            let accounts = AccountScope::All;
            let customer = second.customer.clone();
            linked.push(OneLink { customer, accounts, revoked: false, ..linked[0].clone() });
        }
        let links = Links::These(linked);
        let witness = Some(replied.witness());
        let anywhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let plan = StagePlan {
            folder: Some(folder.path().to_owned()),
            listen: anywhere,
            admin_listen: anywhere,
            customers: CUSTOMERS,
            months: MONTHS,
            seed: SEED,
            fault: given.fault,
        };
        let pin = given.pin.clone().map(|pin| (person.customer.clone(), pin));
        let assurance = given.assurance.clone();
        let circumstances = Circumstances { clock: clock.clone(), witness, links, pin, assurance };
        let stage = Stage::start_in(&plan, circumstances).await?;
        let mut linked = stage.description.customers.iter();
        let (owner, second) = (linked.next(), linked.next());
        let token = owner.map(|linked| linked.access_token.clone());
        let anybody = Speaker {
            user_id: owner.map(|linked| linked.user_id.clone()).unwrap_or_default(),
            access_token: token.filter(|_| given.link != LinkState::Unlinked),
            person_id: None,
            person_token: None,
            screen: given.screen,
            nicknames: person.accounts.iter().filter_map(|it| it.nickname.clone()).collect(),
        };
        let second_token = second.map(|linked| linked.access_token.clone());
        Ok(Self { stage, anybody, second_token, clock, replied, _folder: folder })
    }

    /// The speaker as the platform takes them.
    pub(super) fn speaker(&self, person: Person) -> Speaker {
        let (name, token) = match person {
            Person::Unknown => return self.anybody.clone(),
            Person::Guest => ("guest", None),
            Person::Recognized => ("development", self.anybody.access_token.clone()),
            Person::Second => ("second", self.second_token.clone()),
        };
        Speaker {
            person_id: Some(format!("amzn1.ask.person.{name}")),
            person_token: token,
            ..self.anybody.clone()
        }
    }
}

fn customer<'p>(
    people: &'p [DemoCustomer],
    wanted: Option<&str>,
) -> Result<&'p DemoCustomer, WorldError> {
    let lower = wanted.unwrap_or_default().to_lowercase();
    let is_wanted =
        |it: &&DemoCustomer| it.name.to_lowercase().contains(&lower) || it.persona.contains(&lower);
    people.iter().find(is_wanted).ok_or_else(|| WorldError::NoCustomer {
        wanted: wanted.unwrap_or_default().to_owned(),
        known: people
            .iter()
            .map(|it| format!("{} ({})", it.name, it.persona))
            .collect::<Vec<_>>()
            .join(", "),
    })
}

fn link(given: &Given, person: &DemoCustomer) -> Result<OneLink, WorldError> {
    let now = given.clock.to_utc();
    let until = match (given.link, given.consent.until) {
        (LinkState::Expired, _) => now - Duration::seconds(1),
        (_, Some(last)) => {
            let end = last.succ_opt().unwrap_or(last).and_time(NaiveTime::MIN);
            end.and_local_timezone(given.clock.timezone())
                .earliest()
                .map_or(now, |end| end.to_utc())
        }
        (_, None) => now + Duration::days(LINK_DAYS),
    };
    Ok(OneLink {
        customer: person.customer.clone(),
        classes: given.consent.fields,
        accounts: scope(&given.consent, person)?,
        aloud: given.consent.aloud,
        look_back: given.consent.look_back,
        until,
        revoked: given.link == LinkState::Revoked,
    })
}

fn scope(consent: &Consent, person: &DemoCustomer) -> Result<AccountScope, WorldError> {
    let Some(wanted) = &consent.accounts else { return Ok(AccountScope::All) };
    let mut accounts = Vec::new();
    for name in wanted {
        let before = accounts.len();
        for it in &person.accounts {
            if it.nickname.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name))
                || it.kind.name() == name
                || it.last_four.is_some_and(|digits| digits.as_str() == name)
            {
                accounts.push(it.account.clone());
            }
        }
        if accounts.len() == before {
            let known = person.accounts.iter().map(|it| {
                let digits = it.last_four.map(String::from).unwrap_or_default();
                let name = it.nickname.clone().unwrap_or_default();
                format!("{} {digits} {name}", it.kind.name()).trim().to_owned()
            });
            let known = known.collect::<Vec<_>>().join(", ");
            return Err(WorldError::NoAccount { wanted: name.clone(), known });
        }
    }
    Ok(AccountScope::Only(accounts))
}
