//! A vault in a folder of its own, and things to put into it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Duration, Utc};
use saldo::basics::{AccountId, ApplicationId, CustomerId, Digest, LinkId, Now, Secret, digest_of};
use saldo::connect::sqlite::vault::{DisclosureLog, OpenFailure, SqliteVault};
use saldo::consent::{
    AccountScope, Aloud, Caller, Channel, DataClass, DataClasses, LookBack, Premises, Tokens,
};
use saldo::disclosure::{ChainKey, Disclosure, Fact, FactKind, Receipt, Recipient};
use saldo::vault::{NewLink, Once, Revoke, RevokedBy, Vault};
use tempfile::TempDir;

/// A folder that is removed in the end, with the place of a vault in it.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("vault.db")
    }

    pub(crate) fn open(&self) -> Arc<SqliteVault> {
        Arc::new(try_open(&self.file()).unwrap())
    }

    pub(crate) fn sql(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.file()).unwrap()
    }

    /// Walks the chain; where it ends.
    pub(crate) fn verified_head(&self) -> Receipt {
        DisclosureLog::open(&self.file()).unwrap().verify(&chain_key(), None, |_| {}).unwrap()
    }
}

pub(crate) fn try_open(file: &Path) -> Result<SqliteVault, OpenFailure> {
    SqliteVault::open(file, chain_key(), || Now::at(at(0)))
}

pub(crate) fn chain_key() -> ChainKey {
    ChainKey::new(&Secret::new([7; 32]))
}

/// `seconds` after the tests' beginning of time.
pub(crate) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
}

pub(crate) fn token(name: &str) -> Digest {
    digest_of(name.as_bytes())
}

pub(crate) fn skill() -> ApplicationId {
    ApplicationId::new("amzn1.ask.skill.one").unwrap()
}

/// A link of `customer` named `name`, its token `token(name)`; good for an hour from `at(0)`, its
/// token for half an hour.
pub(crate) fn new_link(name: &str, customer: &str) -> NewLink {
    NewLink {
        link: LinkId::new(name).unwrap(),
        customer: CustomerId::new(customer).unwrap(),
        channel: Channel::Alexa,
        application: skill(),
        user: None,
        classes: DataClasses::of(&[DataClass::BalanceRead, DataClass::SpeakAmounts]),
        accounts: AccountScope::All,
        token: token(name),
        aloud: Aloud::default(),
        look_back: LookBack::Unlimited,
        granted_at: at(0),
        expires_at: at(0) + Duration::hours(1),
        token_expires_at: at(0) + Duration::minutes(30),
    }
}

pub(crate) fn caller(token: Digest) -> Caller {
    Caller {
        channel: Channel::Alexa,
        application: skill(),
        user: None,
        person: None,
        tokens: Tokens { person: None, user: Some(token) },
        premises: Premises::Home,
    }
}

pub(crate) fn disclosure(request: &str) -> Disclosure {
    let account = AccountId::new("account-canary").unwrap();
    Disclosure {
        at: at(0),
        request: digest_of(request.as_bytes()),
        customer: CustomerId::new("customer-canary").unwrap(),
        link: LinkId::new("link-1").unwrap(),
        recipient: Recipient { channel: Channel::Alexa, application: skill(), person: None },
        revision: 0,
        classes: DataClasses::of(&[DataClass::BalanceRead]),
        aloud: Aloud::Exact,
        facts: vec![Fact { kind: FactKind::Balance, account: Some(account), transaction: None }],
    }
}

/// Whether a revocation marked with `key` had its effect: makes a link and tries to end it once.
pub(crate) async fn takes_effect(
    vault: &dyn Vault,
    key: Digest,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> bool {
    static LINKS: AtomicU64 = AtomicU64::new(0);
    let name = format!("once-{}", LINKS.fetch_add(1, Ordering::Relaxed));
    vault.link(new_link(&name, "99")).await.unwrap();
    let which = Revoke::Link(LinkId::new(&name).unwrap());
    vault.revoke(which, RevokedBy::Platform, now, Some(Once { key, until })).await.unwrap() == 1
}
