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
        let connection = rusqlite::Connection::open(self.file()).unwrap();
        // As Saldo's own connections: what is moved or removed leaves nothing behind.
        connection.pragma_update(None, "secure_delete", true).unwrap();
        connection
    }

    /// Walks the chain; where it ends.
    pub(crate) fn verified_head(&self) -> Receipt {
        DisclosureLog::open(&self.file()).unwrap().verify(&chain_key(), None, |_| {}).unwrap()
    }
}

/// Opens the vault, with the link in it by which [`disclosure`] is told.
pub(crate) fn try_open(file: &Path) -> Result<SqliteVault, OpenFailure> {
    let vault = SqliteVault::open(file, chain_key(), || Now::at(at(0)))?;
    let sql = format!(
        "INSERT OR IGNORE INTO link (customer_id, link_id, channel, application)
            VALUES ('told', 'told-link', 'alexa', 'amzn1.ask.skill.one');
        INSERT OR IGNORE INTO consent
            (customer_id, link_id, classes, granted_at_ms, expires_at_ms)
            VALUES ('told', 'told-link', 'balance.read', 0, {});",
        at(3600).timestamp_millis()
    );
    let connection = rusqlite::Connection::open(file).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    // Where the disk takes nothing more, nothing is told either.
    let _ = connection.execute_batch(&sql);
    Ok(vault)
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
        customer: CustomerId::new("told").unwrap(),
        link: LinkId::new("told-link").unwrap(),
        recipient: Recipient { channel: Channel::Alexa, application: skill(), person: None },
        revision: 0,
        classes: DataClasses::of(&[DataClass::BalanceRead]),
        aloud: Aloud::Exact,
        facts: vec![Fact { kind: FactKind::Balance, account: Some(account), transaction: None }],
    }
}

/// The text of a record of version 1 about `customer`, as Saldo wrote it then.
pub(crate) fn text_before(customer: &str, link: &str, at: DateTime<Utc>) -> String {
    let (customer, account) =
        (CustomerId::new(customer).unwrap(), AccountId::new("account-canary"));
    let at = at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    let (key, request) = (chain_key(), digest_of(b"one").to_hex());
    let account = key.account_pseudonym(&customer, &account.unwrap());
    let customer = key.customer_pseudonym(&customer);
    [
        format!(r#"{{"v":1,"at":"{at}","request":"{request}","customer":"{customer}","#),
        format!(r#""link":"{link}","channel":"alexa","application":"amzn1.ask.skill.one","#),
        r#""person":null,"classes":"balance.read","facts":[{"kind":"balance","#.to_owned(),
        format!(r#""account":"{account}"}}]}}"#),
    ]
    .concat()
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
