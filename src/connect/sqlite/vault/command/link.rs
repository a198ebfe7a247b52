//! `saldo link`: a customer's opt-in, entered by the operator.

use std::io::Write;
use std::path::PathBuf;

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use clap::Args;
use rusqlite::TransactionBehavior;

use super::failure::CommandFailure;
use crate::basics::{AccountId, ApplicationId, CustomerId, Now, digest_of};
use crate::connect::mint;
use crate::connect::sqlite::vault::ledger::{self, Undone};
use crate::connect::sqlite::vault::open::{self, Missing};
use crate::connect::sqlite::vault::rows::failure;
use crate::consent::{AccountScope, Aloud, Channel, DataClasses, LookBack};
use crate::vault::NewLink;

/// How long a consent lasts unless said otherwise, in days: the longest that European banks may
/// go without strong authentication (Regulation 2018/389, article 10).
const CONSENT_DAYS: u16 = 180;

/// The longest a consent may last, in days: the widest rule known asks again every year.
const CONSENT_DAYS_MAX: i64 = 365;

/// How many accounts a link may name: more than a person holds, and all can still be stored.
const ACCOUNTS_MAX: usize = 100;

/// What `saldo link` is told.
#[derive(Debug, Args)]
pub struct LinkArguments {
    /// The vault's file; made when it is missing.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// Whose data it opens, by the bank's id.
    #[arg(long, value_name = "ID", value_parser = |text: &str| CustomerId::new(text))]
    pub customer: CustomerId,
    /// The application it is good for: the Alexa skill id.
    #[arg(long, value_name = "SKILL_ID", value_parser = |text: &str| ApplicationId::new(text))]
    pub application: ApplicationId,
    /// The channel it is good for.
    #[arg(long, value_name = "NAME", default_value = "alexa", value_parser = channel)]
    pub channel: Channel,
    /// The data classes the customer opted in to, separated by spaces. None is given unasked.
    #[arg(long, value_name = "CLASSES", value_parser = |text: &str| text.parse::<DataClasses>())]
    pub scope: DataClasses,
    /// An account the customer opted in; may be repeated. Without it, every account.
    #[arg(long = "account", value_name = "ID", value_parser = |text: &str| AccountId::new(text))]
    pub accounts: Vec<AccountId>,
    /// How much of amounts is said aloud: exact, rounded, relative (more or less than before) or
    /// silent.
    #[arg(long, value_name = "LEVEL", default_value = "exact", value_parser = aloud)]
    pub aloud: Aloud,
    /// How many days back transactions are told, today among them. Without it, as far as the bank's
    /// data go.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub look_back_days: Option<u16>,
    /// How many days the consent lasts.
    #[arg(long, value_name = "N", default_value_t = CONSENT_DAYS,
        value_parser = clap::value_parser!(u16).range(1..=CONSENT_DAYS_MAX))]
    pub days: u16,
    /// How many minutes the access token lasts. Without it as long as the consent: a token made
    /// here cannot be renewed.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub token_minutes: Option<u32>,
    /// The platform's user id, where it is known: lets its "disabled" event find the link.
    #[arg(long, value_name = "USER_ID")]
    pub user: Option<String>,
}

fn channel(name: &str) -> Result<Channel, String> {
    Channel::named(name).ok_or_else(|| {
        let names: Vec<_> = Channel::ALL.into_iter().map(Channel::name).collect();
        format!("there is no such channel; there are: {}", names.join(" "))
    })
}

fn aloud(name: &str) -> Result<Aloud, String> {
    Aloud::named(name).ok_or_else(|| {
        let names: Vec<_> = Aloud::ALL.into_iter().map(Aloud::name).collect();
        format!("there is no such level; there are: {}", names.join(" "))
    })
}

/// Makes a link and prints its id and its access token, which nobody can show again.
///
/// # Errors
///
/// [`CommandFailure`].
pub fn link(
    arguments: &LinkArguments,
    now: Now,
    out: &mut dyn Write,
) -> Result<(), CommandFailure> {
    if arguments.scope == DataClasses::NONE {
        return Err(CommandFailure::Arguments("--scope names no data class: give at least one"));
    }
    if arguments.accounts.len() > ACCOUNTS_MAX {
        return Err(CommandFailure::Arguments("--account is given more than 100 times"));
    }
    let expires_at = now.plus(Duration::days(arguments.days.into())).utc();
    let token_lasts = arguments.token_minutes.map(|minutes| Duration::minutes(minutes.into()));
    let token_expires_at =
        token_lasts.map_or(expires_at, |span| now.plus(span).utc().min(expires_at));
    let token = mint::access_token()?;
    let new = NewLink {
        link: mint::link_id()?,
        customer: arguments.customer.clone(),
        channel: arguments.channel,
        application: arguments.application.clone(),
        user: arguments.user.as_ref().map(|user| digest_of(user.as_bytes())),
        classes: arguments.scope,
        accounts: match arguments.accounts.as_slice() {
            [] => AccountScope::All,
            accounts => AccountScope::Only(accounts.to_vec()),
        },
        token: digest_of(token.expose().as_bytes()),
        aloud: arguments.aloud,
        look_back: LookBack::of_days(arguments.look_back_days),
        granted_at: now.utc(),
        expires_at,
        token_expires_at,
    };
    let mut connection = open::for_writing(&arguments.vault, Missing::Create)?;
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure)?;
    ledger::link(&transaction, &new).map_err(Undone::into_failure)?;
    transaction.commit().map_err(failure)?;
    writeln!(out, "link: {}", new.link.as_str())?;
    writeln!(out, "token: {}", token.expose())?;
    writeln!(out, "token expires: {}", seconds(token_expires_at))?;
    writeln!(out, "consent expires: {}", seconds(expires_at))?;
    out.flush()?;
    Ok(())
}

fn seconds(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}
