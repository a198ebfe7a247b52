//! Saldo itself, started for the run: an invented bank, on an ordinary day and on bad ones.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use chrono::{Duration, Utc};
use tempfile::TempDir;
use thiserror::Error;

use super::endpoint::{Caller, Endpoint, EndpointError, Signing};
use super::target::{Links, LinksOf, StrayToken, Target};
use crate::basics::{ApplicationId, CustomerId, LinkId, Now};
use crate::connect::sqlite::vault::command::{
    CommandFailure, LinkArguments, UnlinkArguments, Which, link, unlink,
};
use crate::consent::{Aloud, Channel, DataClass, DataClasses};
use crate::simulate::{CustomerDescription, Fault, SKILL_ID, Stage, StageError, StagePlan};

/// Customers of the invented bank: two for each locale, and every persona.
const CUSTOMERS: u64 = 12;
/// Months of transactions.
const MONTHS: u32 = 6;
/// The seed of the bank: the same people as in `saldo demo`.
const SEED: u64 = 7;
/// How long a link made here lasts, in days.
const LINK_DAYS: u16 = 2;

/// Why Saldo cannot be started for the run.
#[derive(Debug, Error)]
pub enum WorldError {
    /// The server does not start.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// A folder cannot be written.
    #[error("the folder of the run cannot be written: {0}")]
    Folder(#[from] io::Error),
    /// A link cannot be made.
    #[error(transparent)]
    Link(#[from] CommandFailure),
    /// The server's own address cannot be asked.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// The bank has no customer.
    #[error("the invented bank has no customers")]
    Nobody,
}

/// Three servers of one bank.
pub(super) struct World {
    usual: Stage,
    down: Stage,
    hung: Stage,
    extra: Extra,
    /// Removed last.
    _folder: TempDir,
}

/// Links that were made for the run.
struct Extra {
    stray_tokens: Vec<StrayToken>,
    narrow: Caller,
}

impl World {
    /// Starts the servers.
    pub(super) async fn start() -> Result<Self, WorldError> {
        let folder = tempfile::Builder::new().prefix("saldo-certify-").tempdir()?;
        let usual = stage(folder.path(), "usual", None).await?;
        let bad = async |name: &str, fault: Fault| {
            let own = folder.path().join(name);
            copy(&folder.path().join("usual"), &own)?;
            stage(folder.path(), name, Some(fault)).await
        };
        let down = bad("down", Fault::Failing).await?;
        let hung = bad("hung", Fault::Hung).await?;
        let extra = extra(&usual)?;
        Ok(Self { usual, down, hung, extra, _folder: folder })
    }

    /// What to certify.
    pub(super) fn target<'a>(
        &'a self,
        links: &'a StageLinks<'a>,
    ) -> Result<Target<'a>, WorldError> {
        Ok(Target {
            endpoint: endpoint(&self.usual)?,
            down: Some(endpoint(&self.down)?),
            hung: Some(endpoint(&self.hung)?),
            callers: callers(&self.usual),
            callers_down: callers(&self.down),
            callers_hung: callers(&self.hung),
            stray_tokens: self.extra.stray_tokens.clone(),
            narrow: Some(self.extra.narrow.clone()),
            links: Some(LinksOf(links)),
        })
    }

    /// Links to be taken back.
    pub(super) fn links(&self) -> StageLinks<'_> {
        StageLinks { stage: &self.usual }
    }

    /// Stops the servers.
    pub(super) async fn stop(self) {
        self.usual.stop().await;
        self.down.stop().await;
        self.hung.stop().await;
    }
}

async fn stage(folder: &Path, name: &str, fault: Option<Fault>) -> Result<Stage, WorldError> {
    let anywhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let plan = StagePlan {
        folder: Some(folder.join(name)),
        listen: anywhere,
        admin_listen: anywhere,
        customers: CUSTOMERS,
        months: MONTHS,
        seed: SEED,
        fault,
    };
    Ok(Stage::start(&plan).await?)
}

/// The bank and the authority, so that neither is made again.
fn copy(from: &Path, to: &Path) -> Result<(), WorldError> {
    for folder in ["", "authority", "authority/chains"] {
        fs::create_dir_all(to.join(folder))?;
        for entry in fs::read_dir(from.join(folder))? {
            let entry = entry?;
            let name = entry.file_name();
            let wanted = !folder.is_empty() || name.to_string_lossy().starts_with("bank.db");
            if wanted && entry.file_type()?.is_file() {
                fs::copy(entry.path(), to.join(folder).join(name))?;
            }
        }
    }
    Ok(())
}

fn endpoint(stage: &Stage) -> Result<Endpoint<'_>, WorldError> {
    let signing = Signing { authority: &stage.authority, skill_id: SKILL_ID };
    Ok(Endpoint::new(&stage.description.alexa.endpoint, Some(signing))?)
}

fn callers(stage: &Stage) -> Vec<Caller> {
    let caller = |customer: &CustomerDescription| Caller {
        user_id: customer.user_id.clone(),
        access_token: Some(customer.access_token.clone()),
    };
    stage.description.customers.iter().map(caller).collect()
}

/// Tokens that are no good, and a link that shares the list of accounts alone.
fn extra(stage: &Stage) -> Result<Extra, WorldError> {
    let now = Now::at(Utc::now());
    let narrow = make(stage, DataClasses::of(&[DataClass::AccountsList]), now)?;
    let (revoked, id) = make_named(stage, DataClasses::ALL, now)?;
    end(stage, &id, now)?;
    let long_ago = now.plus(-Duration::days(i64::from(LINK_DAYS) + 1));
    let expired = make(stage, DataClasses::ALL, long_ago)?;
    let unknown = Caller { access_token: Some("never-issued".to_owned()), ..revoked.clone() };
    let stray = |what, caller| StrayToken { what, caller };
    Ok(Extra {
        stray_tokens: vec![
            stray("revoked", revoked),
            stray("expired", expired),
            stray("never issued", unknown),
        ],
        narrow,
    })
}

fn make(stage: &Stage, classes: DataClasses, now: Now) -> Result<Caller, WorldError> {
    make_named(stage, classes, now).map(|(caller, _)| caller)
}

/// A new link of the first customer, and its id: what an operator types, and reads.
fn make_named(
    stage: &Stage,
    classes: DataClasses,
    now: Now,
) -> Result<(Caller, String), WorldError> {
    let customer = stage.description.customers.first().ok_or(WorldError::Nobody)?;
    let user = format!("amzn1.ask.account.certify-{}", now.utc().timestamp_micros());
    let arguments = LinkArguments {
        vault: stage.description.vault_file.clone(),
        customer: CustomerId::new(&customer.customer_id).map_err(|_| WorldError::Nobody)?,
        application: ApplicationId::new(SKILL_ID).map_err(|_| WorldError::Nobody)?,
        channel: Channel::Alexa,
        scope: classes,
        accounts: Vec::new(),
        aloud: Aloud::Exact,
        look_back_days: None,
        days: LINK_DAYS,
        token_minutes: None,
        user: Some(user.clone()),
    };
    let mut told = Vec::new();
    link(&arguments, now, &mut told)?;
    let told = String::from_utf8_lossy(&told).into_owned();
    let line = |name: &str| {
        told.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned()
    };
    Ok((Caller { user_id: user, access_token: Some(line("token: ")) }, line("link: ")))
}

fn end(stage: &Stage, id: &str, now: Now) -> Result<(), WorldError> {
    let link = LinkId::new(id).map_err(|_| WorldError::Nobody)?;
    let which = Which { link: Some(link), customer: None };
    let vault = stage.description.vault_file.clone();
    unlink(&UnlinkArguments { vault, which }, now, &mut io::sink())?;
    Ok(())
}

/// Links of a stage, made and ended as an operator does it.
pub(super) struct StageLinks<'a> {
    stage: &'a Stage,
}

impl Links for StageLinks<'_> {
    fn link(&self) -> Option<(Caller, String)> {
        make_named(self.stage, DataClasses::ALL, Now::at(Utc::now())).ok()
    }

    fn take_back(&self, link: &str) -> bool {
        end(self.stage, link, Now::at(Utc::now())).is_ok()
    }
}
