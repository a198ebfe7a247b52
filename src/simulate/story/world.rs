//! The bank and the server of a story.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use tempfile::TempDir;
use thiserror::Error;

use super::script::Given;
use super::templates::Templates;
use crate::basics::Now;
use crate::connect::sqlite::generate::GenerateError;
use crate::connect::sqlite::{BankFileError, DemoCustomer, demo_customers};
use crate::dialogue::{Frame, Reply};
use crate::server::{Clock, Seen, Witness};
use crate::simulate::authority_error::AuthorityError;
use crate::simulate::fault::FaultSwitch;
use crate::simulate::stage::{Circumstances, Stage, StageError, StagePlan};

/// Customers of the invented bank: every persona once.
pub(super) const CUSTOMERS: u64 = 12;
/// Months of transactions: a year, and the month it is compared with.
pub(super) const MONTHS: u32 = 13;
/// The seed of the bank: the same people as in `saldo demo`.
pub(super) const SEED: u64 = 7;
/// How far the clock can be moved on, in days: as long as the platform's certificate is good for.
const CLOCK_DAYS_MAX: i64 = 88;

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
    /// The time is not one in which there could be a bank like this.
    #[error("{0} is out of reach: a story is set between 2000 and 2100")]
    Century(DateTime<Utc>),
    /// The time is not one of this world's.
    #[error(
        "{wanted} is out of reach: this world begins on {began} and lasts {CLOCK_DAYS_MAX} days; \
         a time elsewhere is given before the first turn"
    )]
    Clock {
        /// The time as given.
        wanted: DateTime<FixedOffset>,
        /// When the world begins.
        began: DateTime<Utc>,
    },
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

/// The world of one story: a server of its own, with a bank and a clock that are moved by hand.
#[derive(Debug)]
pub(in crate::simulate) struct World {
    pub(in crate::simulate) stage: Stage,
    /// Everybody who banks there.
    pub(super) people: Vec<DemoCustomer>,
    pub(super) faults: FaultSwitch,
    pub(super) watched: Watched,
    began: DateTime<Utc>,
    time: Arc<Mutex<DateTime<Utc>>>,
    /// Removed last.
    _folder: TempDir,
}

/// What the server did in the last turn.
#[derive(Debug, Clone)]
pub(in crate::simulate) struct Watch {
    pub(in crate::simulate) reply: Reply,
    /// The state of the talk after it.
    pub(in crate::simulate) frame: Frame,
}

/// The last turn, as the server saw it.
#[derive(Debug, Clone, Default)]
pub(super) struct Watched(Arc<Mutex<Option<Watch>>>);

impl Watched {
    /// Takes it out, so that it is of one turn.
    pub(super) fn take(&self) -> Option<Watch> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn witness(&self) -> Witness {
        let kept = Arc::clone(&self.0);
        Arc::new(move |seen: Seen<'_>| {
            let watch = Watch { reply: seen.reply.clone(), frame: seen.frame.clone() };
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(watch);
        })
    }
}

impl World {
    /// Starts the world that is `given`, in which nobody is linked yet; its time was prepared.
    ///
    /// # Errors
    ///
    /// When the server does not start.
    pub(in crate::simulate) async fn start(
        given: &Given,
        templates: &Templates,
    ) -> Result<Self, WorldError> {
        let began = given.clock.to_utc();
        let folder = templates.copy(began)?;
        let people = demo_customers(&folder.path().join("bank.db"), u16::MAX)?;
        let (watched, faults) = (Watched::default(), FaultSwitch::default());
        let time = Arc::new(Mutex::new(began));
        let anywhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let plan = StagePlan {
            folder: Some(folder.path().to_owned()),
            listen: anywhere,
            admin_listen: anywhere,
            customers: CUSTOMERS,
            months: MONTHS,
            seed: SEED,
            fault: None,
        };
        let circumstances = Circumstances {
            clock: clock_of(&time),
            witness: Some(watched.witness()),
            everybody_is_linked: false,
            assurance: given.assurance.clone(),
            faults: Some(faults.clone()),
        };
        let stage = Stage::start_in(&plan, circumstances).await?;
        Ok(Self { stage, people, faults, watched, began, time, _folder: folder })
    }

    /// The clock, of server and platform alike.
    pub(in crate::simulate) fn clock(&self) -> Clock {
        clock_of(&self.time)
    }

    /// Whether the clock can show `wanted`.
    ///
    /// # Errors
    ///
    /// [`WorldError::Clock`] before this world begins, and when its certificates have run out.
    pub(super) fn check_time(&self, wanted: DateTime<FixedOffset>) -> Result<(), WorldError> {
        let (began, latest) = (self.began, self.began + TimeDelta::days(CLOCK_DAYS_MAX));
        match (began..=latest).contains(&wanted.to_utc()) {
            true => Ok(()),
            false => Err(WorldError::Clock { wanted, began }),
        }
    }

    /// Sets the clock.
    pub(super) fn set_time(&self, to: DateTime<Utc>) {
        *self.time.lock().unwrap_or_else(PoisonError::into_inner) = to;
    }

    /// The customer called `wanted`: part of a name, or a persona; the first one for `None`.
    ///
    /// # Errors
    ///
    /// [`WorldError::NoCustomer`] names those there are.
    pub(in crate::simulate) fn customer(
        &self,
        wanted: Option<&str>,
    ) -> Result<&DemoCustomer, WorldError> {
        let lower = wanted.unwrap_or_default().to_lowercase();
        let is_wanted = |it: &&DemoCustomer| {
            it.name.to_lowercase().contains(&lower) || it.persona.contains(&lower)
        };
        self.people.iter().find(is_wanted).ok_or_else(|| WorldError::NoCustomer {
            wanted: wanted.unwrap_or_default().to_owned(),
            known: self.people.iter().map(shown).collect::<Vec<_>>().join(", "),
        })
    }

    /// Everybody's names and personas.
    pub(in crate::simulate) fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.people.iter().map(|it| (it.name.as_str(), it.persona.as_str()))
    }
}

fn shown(person: &DemoCustomer) -> String {
    format!("{} ({})", person.name, person.persona)
}

fn clock_of(time: &Arc<Mutex<DateTime<Utc>>>) -> Clock {
    let time = Arc::clone(time);
    Clock::new(move || Now::at(*time.lock().unwrap_or_else(PoisonError::into_inner)))
}
