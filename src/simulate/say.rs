//! `saldo say`: one question, over the same signed HTTP path.

use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use chrono::Utc;
use clap::Args;

use super::authority::Authority;
use super::demo::{DemoError, WorldArguments, choose, speaker};
use super::describe::Description;
use super::platform::{Line, Talk};
use super::stage::Stage;
use crate::basics::Now;

/// How long a demo on this machine may take to take a connection.
const CONNECT_TIME_MAX: Duration = Duration::from_secs(1);

/// What to say, as whom.
#[derive(Debug, Clone, Args)]
pub struct SayArguments {
    /// What to say; several texts are turns of one talk.
    #[arg(required = true, value_name = "TEXT")]
    pub texts: Vec<String>,
    /// Who speaks: part of a customer's name, or a persona. Default: the first customer.
    #[arg(long, value_name = "NAME")]
    pub customer: Option<String>,
    /// The device's locale.
    #[arg(long, default_value = "en-US")]
    pub locale: String,
    /// Print the whole response envelope.
    #[arg(long, conflicts_with = "ssml")]
    pub json: bool,
    /// Print the speech with its markup.
    #[arg(long)]
    pub ssml: bool,
    /// The world to ask in: a demo that runs in `--data-dir`, else one made for the question.
    #[command(flatten)]
    pub world: WorldArguments,
}

/// Says the texts one after the other and prints the answers.
///
/// # Errors
///
/// [`DemoError`] when there is no demo to be had or a text comes to no answer.
pub async fn run_say(args: &SayArguments, out: &mut (dyn Write + Send)) -> Result<(), DemoError> {
    let running = args.world.data_dir.as_deref().and_then(running);
    if let Some(about) = running {
        // The folder's authority: the one that the running demo trusts.
        let folder = about.alexa.leaf_key_pem.parent().map(Path::to_owned).unwrap_or_default();
        let authority = Authority::open(&folder, Now::at(Utc::now()))?;
        return say(args, &about, &authority, out).await;
    }
    let stage = Stage::start(&args.world.plan()).await?;
    stage.log_to_folder()?;
    let said = say(args, &stage.description, &stage.authority, out).await;
    stage.stop().await;
    said
}

/// The demo that serves from `folder` right now, if there is one.
fn running(folder: &Path) -> Option<Description> {
    let about = Description::read(folder).ok()?;
    let address = about.base_url.strip_prefix("http://")?.parse().ok()?;
    TcpStream::connect_timeout(&address, CONNECT_TIME_MAX).ok().map(|_| about)
}

async fn say(
    args: &SayArguments,
    about: &Description,
    authority: &Authority,
    out: &mut (dyn Write + Send),
) -> Result<(), DemoError> {
    let customer = choose(&about.customers, args.customer.as_deref())?;
    let line = Line::new(&about.alexa, authority.signer(), &args.locale)?;
    let mut talk = Talk::new(&line, speaker(customer));
    for text in &args.texts {
        let exchange = talk.say(text).await?;
        let shown = if args.json {
            serde_json::to_string_pretty(&exchange.response).unwrap_or_default()
        } else if args.ssml {
            let ssml = exchange.response["response"]["outputSpeech"]["ssml"].as_str();
            ssml.unwrap_or_default().to_owned()
        } else {
            exchange.text
        };
        writeln!(out, "{shown}")?;
    }
    Ok(())
}
