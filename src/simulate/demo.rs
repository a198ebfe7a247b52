//! `saldo demo`: the main job on this machine, in a minute.

use std::io::{self, BufRead, IsTerminal, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::pin;

use clap::Args;
use thiserror::Error;
use tokio::signal;

use super::authority_error::AuthorityError;
use super::describe::CustomerDescription;
use super::fault::Fault;
use super::platform::{Line, PlatformError, Speaker, Talk};
use super::stage::{Stage, StageError, StagePlan};

/// The scripted talk: questions and follow-ups as people ask them.
const SCRIPT: [&str; 9] = [
    "open saldo bank",
    "what's my checking balance",
    "what about savings",
    "how much is in savings ending one zero zero one",
    "what do i owe on my credit card",
    "my recent transactions",
    "more",
    "what accounts do i have",
    "stop",
];

/// How the demo is made.
#[derive(Debug, Clone, Args)]
pub struct DemoArguments {
    /// Keep serving after the script, until SIGTERM or Ctrl-C.
    #[arg(long)]
    pub stay: bool,
    /// What is served.
    #[command(flatten)]
    pub world: WorldArguments,
}

/// The world of a demo.
#[derive(Debug, Clone, Args)]
pub struct WorldArguments {
    /// Folder to keep the demo in; reopened when it holds one. Default: a temporary folder.
    #[arg(long, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// Loopback address to serve on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0", value_name = "ADDRESS")]
    pub listen: SocketAddr,
    /// Loopback address for health and metrics.
    #[arg(long, default_value = "127.0.0.1:0", value_name = "ADDRESS")]
    pub admin_listen: SocketAddr,
    /// Customers of the invented bank.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub customers: u64,
    /// Months of transactions.
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=60))]
    pub months: u32,
    /// The same seed makes the same people.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// Make the bank fail, to hear what the customer hears then.
    #[arg(long, value_name = "FAULT")]
    pub fault: Option<Fault>,
}

impl WorldArguments {
    /// The demo's world for these arguments.
    pub fn plan(&self) -> StagePlan {
        StagePlan {
            folder: self.data_dir.clone(),
            listen: self.listen,
            admin_listen: self.admin_listen,
            customers: self.customers,
            months: self.months,
            seed: self.seed,
            fault: self.fault,
        }
    }
}

/// Why the demo ended early.
#[derive(Debug, Error)]
pub enum DemoError {
    /// The demo did not start.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// A question came to no answer.
    #[error(transparent)]
    Platform(#[from] PlatformError),
    /// The authority of a running demo cannot be used.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    /// The bank has no customer to speak as.
    #[error("the demo's bank has no customers: remove its folder or generate a larger bank")]
    NoCustomer,
    /// Nobody is called that.
    #[error("no customer is called {wanted:?}; there are: {known}")]
    UnknownCustomer {
        /// The name as given.
        wanted: String,
        /// The names there are.
        known: String,
    },
    /// The terminal is gone.
    #[error("cannot read or write the terminal: {0}")]
    Terminal(#[from] io::Error),
}

/// Serves, plays the script, then prompts (on a terminal) or stays (when told to).
///
/// # Errors
///
/// [`DemoError`] when the demo cannot start or a question comes to no answer.
pub async fn run_demo(args: &DemoArguments, out: &mut (dyn Write + Send)) -> Result<(), DemoError> {
    let mut stage = Stage::start(&args.world.plan()).await?;
    stage.log_to_folder()?;
    let customer = choose(&stage.description.customers, None)?.clone();
    writeln!(out, "Saldo is serving an invented bank on {}", stage.description.base_url)?;
    writeln!(out, "Everything it made is in {}", stage.folder().display())?;
    let linking = &stage.description.linking;
    writeln!(out, "To link as a customer does, open {} in a browser", linking.link_url)?;
    writeln!(out, "and log in as {} with the password {}", linking.user, linking.password)?;
    writeln!(out, "What is shared then, and what was heard: {}/sharing", linking.issuer)?;
    writeln!(out, "Speaking as {} ({}), over signed HTTP:", customer.name, customer.persona)?;
    let failure_is_wanted = args.world.fault.is_some();
    let script = if failure_is_wanted { &SCRIPT[1..2] } else { &SCRIPT[..] };
    converse(&mut stage, &customer, "en-US", script, out).await?;
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        tokio::select! {
            ended = prompt(&stage, &customer, out) => ended?,
            () = until_told_to_stop() => return leave(stage).await,
        }
    }
    if args.stay {
        writeln!(out, "\nServing until SIGTERM or Ctrl-C.")?;
        out.flush()?;
        until_told_to_stop().await;
    }
    leave(stage).await
}

async fn leave(stage: Stage) -> Result<(), DemoError> {
    stage.stop().await;
    Ok(())
}

/// The customer called `wanted` (any part of the name, any case), or the first one.
pub(super) fn choose<'a>(
    customers: &'a [CustomerDescription],
    wanted: Option<&str>,
) -> Result<&'a CustomerDescription, DemoError> {
    let Some(wanted) = wanted else { return customers.first().ok_or(DemoError::NoCustomer) };
    let lower = wanted.to_lowercase();
    customers
        .iter()
        .find(|customer| {
            customer.name.to_lowercase().contains(&lower) || customer.persona.contains(&lower)
        })
        .ok_or_else(|| DemoError::UnknownCustomer {
            wanted: wanted.to_owned(),
            known: customers.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", "),
        })
}

/// The speaker that `customer` is.
pub(super) fn speaker(customer: &CustomerDescription) -> Speaker {
    Speaker {
        user_id: customer.user_id.clone(),
        access_token: Some(customer.access_token.clone()),
        person_id: None,
        person_token: None,
        screen: true,
        nicknames: customer.accounts.iter().filter_map(|a| a.nickname.clone()).collect(),
    }
}

async fn converse(
    stage: &mut Stage,
    customer: &CustomerDescription,
    locale: &str,
    script: &[&str],
    out: &mut (dyn Write + Send),
) -> Result<(), DemoError> {
    let directives = &mut stage.directives;
    let line = Line::new(&stage.description.alexa, stage.authority.signer(), locale)?;
    let mut talk = Talk::new(&line, speaker(customer)).hearing_at(directives.origin());
    for text in script {
        writeln!(out, "\n  You:   {text}")?;
        let exchange = {
            let mut answering = pin!(talk.say(text));
            loop {
                tokio::select! {
                    exchange = &mut answering => break exchange?,
                    Some(ahead) = directives.next() => {
                        writeln!(out, "  Saldo: {ahead}  (ahead of the answer)")?;
                    }
                }
            }
        };
        let millis = exchange.reply.took.as_micros();
        writeln!(
            out,
            "  Saldo: {}  ({}.{:01} ms)",
            exchange.text,
            millis / 1000,
            millis % 1000 / 100
        )?;
    }
    Ok(())
}

async fn prompt(
    stage: &Stage,
    customer: &CustomerDescription,
    out: &mut (dyn Write + Send),
) -> Result<(), DemoError> {
    let line = Line::new(&stage.description.alexa, stage.authority.signer(), "en-US")?;
    let mut talk = Talk::new(&line, speaker(customer));
    writeln!(out, "\nYour turn: ask as you would ask a speaker. An empty line ends the demo.")?;
    loop {
        write!(out, "\n  You:   ")?;
        out.flush()?;
        let read = tokio::task::spawn_blocking(|| io::stdin().lock().lines().next());
        let text = match read.await {
            Ok(Some(text)) => text?,
            _ => return Ok(()),
        };
        if text.trim().is_empty() {
            return Ok(());
        }
        let exchange = talk.say(&text).await?;
        let micros = exchange.reply.took.as_micros();
        let end = if exchange.open { "" } else { "  [session closed]" };
        writeln!(out, "  Saldo: {}{end}  ({micros} us)", exchange.text)?;
    }
}

/// Waits for SIGTERM or Ctrl-C.
pub(super) async fn until_told_to_stop() {
    let mut terminate = match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        // Without the signal the process is ended by the system as before.
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = signal::ctrl_c() => {}
    }
}
