//! The bank that is asked, and the customer.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use chrono::Duration;
use tempfile::TempDir;

use super::command::AskError;
use crate::bank::Merchants;
use crate::basics::{ApplicationId, CustomerId, LinkId, Now, digest_of};
use crate::connect::sqlite::generate::{BankPlan, generate};
use crate::connect::sqlite::{DemoCustomer, SqliteBank, demo_customers};
use crate::consent::{
    AccountScope, Caller, Channel, DataClasses, Grant, LinkedCustomer, LookBack, Manner, Premises,
    Tokens, admit,
};
use crate::settings::BankSettings;

/// Among how many customers of a bank file a name is looked for: some seconds' worth. Others are
/// asked for by their number.
const CUSTOMERS_MAX: u16 = 10_000;

/// Customers of the bank that is made when none is given: every persona once.
const DEMO_CUSTOMERS: u64 = 12;

/// Months of transactions of that bank: a year, and the month it is compared with.
const DEMO_MONTHS: u32 = 13;

/// The seed of that bank: the same people as in `saldo demo`.
const DEMO_SEED: u64 = 7;

/// A bank to ask.
pub(super) struct World {
    pub(super) bank: SqliteBank,
    pub(super) merchants: Merchants,
    path: PathBuf,
    /// The folder of a bank that was made for the question.
    _folder: Option<TempDir>,
}

impl World {
    /// The bank file at `path`, or that of the settings, or a fresh demo bank as of `now`; with the
    /// books of merchants and categories of the settings.
    pub(super) fn open(
        path: Option<&Path>,
        settings: &BankSettings,
        now: Now,
    ) -> Result<Self, AskError> {
        let merchants = settings.merchants()?;
        let (path, folder) = match path.or(settings.file.as_deref()) {
            Some(path) => (path.to_owned(), None),
            None => {
                let folder = tempfile::Builder::new().prefix("saldo-ask-").tempdir();
                let folder = folder.map_err(AskError::Folder)?;
                let path = folder.path().join("bank.db");
                let plan = BankPlan {
                    customers: DEMO_CUSTOMERS,
                    heavy: 0,
                    months: DEMO_MONTHS,
                    seed: DEMO_SEED,
                    as_of: now.utc(),
                };
                generate(&plan, &path, false, &mut |_| ())?;
                (path, Some(folder))
            }
        };
        let bank = SqliteBank::open(&path, NonZeroUsize::MIN)?;
        Ok(Self { bank, merchants, path, _folder: folder })
    }

    /// The customer called `wanted` (any part of the name, any case), with that persona, or with
    /// that number; the first one when nothing is wanted.
    pub(super) fn customer(&self, wanted: Option<&str>) -> Result<DemoCustomer, AskError> {
        let all = demo_customers(&self.path, CUSTOMERS_MAX)?;
        let Some(wanted) = wanted else {
            return all.into_iter().next().ok_or(AskError::NoCustomer);
        };
        let lower = wanted.to_lowercase();
        let is_wanted = |it: &DemoCustomer| {
            it.name.to_lowercase().contains(&lower) || it.persona.contains(&lower)
        };
        let by_number = all.iter().find(|it| it.customer.as_str() == wanted);
        let found = by_number.or_else(|| all.iter().find(|it| is_wanted(it)));
        if let Some(found) = found {
            return Ok(found.clone());
        }
        let beyond = all.len() == usize::from(CUSTOMERS_MAX);
        if beyond && wanted.bytes().all(|digit| digit.is_ascii_digit()) {
            return Ok(DemoCustomer {
                customer: CustomerId::new(wanted)?,
                name: String::new(),
                persona: String::new(),
                accounts: Vec::new(),
            });
        }
        Err(AskError::UnknownCustomer {
            wanted: wanted.to_owned(),
            known: all.iter().take(20).map(|it| it.name.as_str()).collect::<Vec<_>>().join(", "),
            count: all.len(),
        })
    }
}

/// The proof that lets an operator ask: a grant for everything, made here and kept nowhere.
pub(super) fn linked(customer: &CustomerId, now: Now) -> Result<LinkedCustomer, AskError> {
    let application = ApplicationId::new("saldo.ask")?;
    let caller = Caller {
        channel: Channel::Alexa,
        application: application.clone(),
        user: None,
        person: None,
        tokens: Tokens { person: None, user: Some(digest_of(b"saldo ask")) },
        premises: Premises::Home,
    };
    let until = now.plus(Duration::hours(1)).utc();
    let grant = Grant {
        link: LinkId::new("saldo-ask")?,
        customer: customer.clone(),
        channel: Channel::Alexa,
        application,
        user: None,
        classes: DataClasses::ALL,
        accounts: AccountScope::All,
        look_back: LookBack::Unlimited,
        revision: 0,
        granted_at: now.utc(),
        authenticated_at: now.utc(),
        expires_at: until,
        token_expires_at: until,
        revoked_at: None,
        retires_predecessor: false,
        manner: Manner::default(),
    };
    admit(&caller, DataClasses::ALL, Some(grant), now).map_err(|_| AskError::NotAdmitted)
}
