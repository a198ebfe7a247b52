//! What the servers and the load generator have in common: a bank, keys, links.

use std::path::{Path, PathBuf};

use chrono::{Duration, Utc};
use saldo::basics::{ApplicationId, CustomerId, Now, digest_of};
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::connect::{key_file, mint};
use saldo::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack};
use saldo::disclosure::ChainKey;
use saldo::simulate::{Authority, SKILL_ID};
use saldo::vault::{NewLink, Vault};
use tempfile::TempDir;

use crate::people::{Person, read_people};

/// Customers of the bank, all of them linked.
pub(crate) const CUSTOMERS: u64 = 1_000;
/// Months of transactions.
const MONTHS: u32 = 3;

/// Where everything lies.
pub(crate) struct Files {
    pub(crate) folder: PathBuf,
    pub(crate) bank: PathBuf,
    pub(crate) vault: PathBuf,
    pub(crate) vault_unrecorded: PathBuf,
    pub(crate) chain_key: PathBuf,
    pub(crate) session_key: PathBuf,
}

impl Files {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            bank: folder.join("bank.db"),
            vault: folder.join("vault.db"),
            vault_unrecorded: folder.join("vault-unrecorded.db"),
            chain_key: folder.join("chain.key"),
            session_key: folder.join("session.key"),
        }
    }

    pub(crate) fn authority(&self) -> Authority {
        Authority::open(&self.folder.join("authority"), Now::at(Utc::now())).unwrap()
    }
}

/// The world of one run, in a temporary folder below `target`: on a disk, not in memory.
pub(crate) struct World {
    folder: TempDir,
    pub(crate) authority: Authority,
    pub(crate) people: Vec<Person>,
}

impl World {
    /// Makes the bank, the keys and the links.
    pub(crate) async fn make() -> Self {
        let folder = tempfile::Builder::new().tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let files = Files::in_folder(folder.path());
        let now = Now::at(Utc::now());
        let plan =
            BankPlan { customers: CUSTOMERS, heavy: 0, months: MONTHS, seed: 1, as_of: now.utc() };
        generate(&plan, &files.bank, false, &mut |_| ()).unwrap();
        let authority = files.authority();
        key_file::read_or_create(&files.session_key).unwrap();
        let mut people = read_people(&files.bank);
        link(&files, &mut people, now).await;
        // Closed by now, so that the file is whole without its log.
        std::fs::copy(&files.vault, &files.vault_unrecorded).unwrap();
        Self { folder, authority, people }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

async fn link(files: &Files, people: &mut [Person], now: Now) {
    let key = ChainKey::new(&key_file::read_or_create(&files.chain_key).unwrap());
    let vault = SqliteVault::open(&files.vault, key, || Now::at(Utc::now())).unwrap();
    let expires_at = now.plus(Duration::days(1)).utc();
    for person in people {
        let token = mint::access_token().unwrap();
        let new = NewLink {
            link: mint::link_id().unwrap(),
            customer: CustomerId::new(&person.customer.to_string()).unwrap(),
            channel: Channel::Alexa,
            application: ApplicationId::new(SKILL_ID).unwrap(),
            user: Some(digest_of(person.user_id.as_bytes())),
            classes: DataClasses::ALL,
            accounts: AccountScope::All,
            token: digest_of(token.expose().as_bytes()),
            aloud: Aloud::default(),
            look_back: LookBack::Unlimited,
            granted_at: now.utc(),
            expires_at,
            token_expires_at: expires_at,
        };
        vault.link(new).await.unwrap();
        person.access_token.clone_from(token.expose());
    }
}
