//! `saldo say`: one question, over the same signed HTTP path.

use std::io::Write;

use clap::Args;

use super::demo::{DemoArguments, DemoError, choose, line, speaker};
use super::platform::Talk;
use super::stage::Stage;

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
    /// The world to ask in.
    #[command(flatten)]
    pub demo: DemoArguments,
}

/// Starts a demo, says the texts one after the other, prints the answers.
///
/// # Errors
///
/// [`DemoError`] when the demo cannot start or a text comes to no answer.
pub async fn run_say(args: &SayArguments, out: &mut (dyn Write + Send)) -> Result<(), DemoError> {
    let stage = Stage::start(&args.demo.plan()).await?;
    stage.log_to_folder()?;
    let customer = choose(&stage.description.customers, args.customer.as_deref())?;
    let url = stage.authority.certificate_url();
    let line = line(&stage.authority, stage.running.public, &url, &args.locale)?;
    let mut talk = Talk::new(&line, speaker(customer));
    for text in &args.texts {
        let exchange = talk.say(text).await?;
        if args.json {
            writeln!(
                out,
                "{}",
                serde_json::to_string_pretty(&exchange.response).unwrap_or_default()
            )?;
        } else if args.ssml {
            let ssml = exchange.response["response"]["outputSpeech"]["ssml"].as_str();
            writeln!(out, "{}", ssml.unwrap_or_default())?;
        } else {
            writeln!(out, "{}", exchange.text)?;
        }
    }
    drop(talk);
    stage.stop().await;
    Ok(())
}
