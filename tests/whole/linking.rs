//! Links made and ended beside a running demo: by the operator's commands, or as time leaves them.

use std::path::PathBuf;
use std::process::Command;

use chrono::{Duration, Utc};
use saldo::basics::{ApplicationId, CustomerId, Now, digest_of};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::connect::{key_file, mint};
use saldo::consent::{AccountScope, Aloud, Channel, LookBack};
use saldo::disclosure::ChainKey;
use saldo::simulate::CustomerDescription;
use saldo::vault::{NewLink, Vault};

use crate::demo::Demo;

/// The data classes that anything asks for today.
pub(crate) const CLASSES: [&str; 5] =
    ["accounts.list", "balance.read", "transactions.read", "speak.amounts", "speak.names"];

/// A link to be made: everything shared, to the demo's skill, unless said otherwise.
#[derive(Clone)]
pub(crate) struct Link {
    vault: PathBuf,
    chain_key: PathBuf,
    customer: String,
    application: String,
    classes: Vec<&'static str>,
    account: Option<String>,
    user: Option<String>,
    token_lasts: Duration,
    consent_lasts: Duration,
}

/// A link that was made.
pub(crate) struct Made {
    link: String,
    pub(crate) token: String,
}

impl Link {
    pub(crate) fn of(demo: &Demo, customer: &CustomerDescription) -> Self {
        Self {
            vault: demo.about.vault_file.clone(),
            chain_key: demo.about.chain_key_file.clone(),
            customer: customer.customer_id.clone(),
            application: demo.about.alexa.skill_id.clone(),
            classes: CLASSES.to_vec(),
            account: None,
            user: None,
            token_lasts: Duration::days(7),
            consent_lasts: Duration::days(7),
        }
    }

    pub(crate) fn application(self, skill: &str) -> Self {
        Self { application: skill.to_owned(), ..self }
    }

    pub(crate) fn without(mut self, class: &str) -> Self {
        self.classes.retain(|shared| *shared != class);
        self
    }

    pub(crate) fn only(self, class: &'static str) -> Self {
        Self { classes: vec![class], ..self }
    }

    pub(crate) fn account(self, id: &str) -> Self {
        Self { account: Some(id.to_owned()), ..self }
    }

    pub(crate) fn user(self, user: &str) -> Self {
        Self { user: Some(user.to_owned()), ..self }
    }

    pub(crate) fn token_ended(self) -> Self {
        Self { token_lasts: Duration::seconds(-1), ..self }
    }

    pub(crate) fn consent_ended(self) -> Self {
        Self { consent_lasts: Duration::seconds(-1), ..self }
    }

    /// Makes it with `saldo link`.
    pub(crate) fn make_by_command(&self) -> Made {
        let mut command = Command::new(env!("CARGO_BIN_EXE_saldo"));
        command.arg("link").arg("--vault").arg(&self.vault);
        command.args(["--customer", &self.customer, "--application", &self.application]);
        command.args(["--scope", &self.classes.join(" ")]);
        for (option, value) in [("--account", &self.account), ("--user", &self.user)] {
            if let Some(value) = value {
                command.args([option, value]);
            }
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        let value = |name: &str| {
            let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            value.unwrap().to_owned()
        };
        Made { link: value("link"), token: value("token") }
    }

    /// Makes it as time has left it: the command makes none that has ended already.
    pub(crate) async fn make(&self) -> Made {
        let key = ChainKey::new(&key_file::read(&self.chain_key).unwrap());
        let vault = SqliteVault::open(&self.vault, key, || Now::at(Utc::now())).unwrap();
        let (link, token) = (mint::link_id().unwrap(), mint::access_token().unwrap());
        let new = NewLink {
            link: link.clone(),
            customer: CustomerId::new(&self.customer).unwrap(),
            channel: Channel::Alexa,
            application: ApplicationId::new(&self.application).unwrap(),
            user: None,
            classes: self.classes.join(" ").parse().unwrap(),
            accounts: AccountScope::All,
            token: digest_of(token.expose().as_bytes()),
            aloud: Aloud::default(),
            look_back: LookBack::Unlimited,
            granted_at: Utc::now() - Duration::days(8),
            expires_at: Utc::now() + self.consent_lasts,
            token_expires_at: Utc::now() + self.token_lasts,
        };
        vault.link(new).await.unwrap();
        Made { link: link.as_str().to_owned(), token: token.expose().clone() }
    }
}

impl Made {
    /// Ends it with `saldo unlink`.
    pub(crate) fn unlink(&self, demo: &Demo) {
        let arguments = ["unlink", "--vault", demo.vault_file(), "--link", &self.link];
        let output = demo.saldo(&arguments);
        assert!(output.status.success(), "{output:?}");
    }
}
