//! `saldo certify`.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use thiserror::Error;

use super::checklist::{Checklist, ChecklistError};
use super::endpoint::{Endpoint, EndpointError};
use super::evidence::{EvidenceError, write_evidence};
use super::package::Package;
use super::package_error::PackageError;
use super::report::Report;
use super::run::{Depth, Plan, certify};
use super::target::Target;
use super::world::{World, WorldError};

/// Where Saldo's own package lies in its checkout.
const OWN_PACKAGE: &str = "interaction-models/alexa/skill-package";

/// What is certified, and how it is reported.
#[derive(Debug, Clone, Args)]
pub struct CertifyArguments {
    /// An endpoint that runs elsewhere: only what needs no signature of the platform is tried.
    #[arg(long, value_name = "URL")]
    pub endpoint: Option<String>,
    /// The skill that the endpoint answers for, so that nothing but the signature is wrong.
    #[arg(long, value_name = "SKILL_ID", requires = "endpoint")]
    pub skill_id: Option<String>,
    /// The folder `skill-package` of any Alexa skill: its manifest and its interaction models.
    #[arg(long, value_name = "DIR")]
    pub skill_package: Option<PathBuf>,
    /// Ask only the first locale everything, and the others by sample.
    #[arg(long)]
    pub quick: bool,
    /// The platform whose rules hold.
    #[arg(long, value_enum, default_value_t = CertifiedChannel::Alexa)]
    pub channel: CertifiedChannel,
    /// How to report.
    #[arg(long, value_enum, default_value_t = ReportForm::Text)]
    pub format: ReportForm,
    /// Write the evidence there: reports, transcripts, exchanges without secrets, timings, testing
    /// instructions, and the checklist of what a person judges, whose answers are read again.
    #[arg(long, value_name = "DIR")]
    pub evidence: Option<PathBuf>,
    /// Go through the checklist on this terminal, question by question.
    #[arg(long, requires = "evidence")]
    pub guide: bool,
}

/// A platform whose rules are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CertifiedChannel {
    /// Amazon Alexa, custom skills.
    Alexa,
}

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportForm {
    /// Row by row, for people; `NO_COLOR` turns colours off.
    Text,
    /// Everything, for programs.
    Json,
    /// For continuous integration.
    Junit,
    /// One page without scripts.
    Html,
}

/// Why nothing was certified.
#[derive(Debug, Error)]
pub enum CertifyError {
    /// The package cannot be read.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// The endpoint cannot be asked.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// Saldo does not start.
    #[error(transparent)]
    World(#[from] WorldError),
    /// The answers of persons cannot be read or kept.
    #[error(transparent)]
    Checklist(#[from] ChecklistError),
    /// The evidence cannot be written.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The report cannot be written.
    #[error("cannot write the report: {0}")]
    Report(#[from] io::Error),
}

/// Certifies and reports. Whether no row failed.
///
/// Without an endpoint and a package it is Saldo itself, started for the run; with one of them, or
/// both, it is that.
///
/// # Errors
///
/// [`CertifyError`] says why nothing was certified.
pub async fn run_certify(
    args: &CertifyArguments,
    out: &mut (dyn Write + Send),
) -> Result<bool, CertifyError> {
    let bar = bar();
    let on_progress = |done: u64, all: u64| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let kept = args.evidence.as_deref().map(Checklist::read).transpose()?;
    let mut report = match (&args.endpoint, &args.skill_package) {
        (None, None) => own(args.quick, &on_progress).await?,
        (endpoint, package) => {
            let endpoint = endpoint.as_ref().map(|address| Endpoint::new(address, None));
            let endpoint = endpoint.transpose()?.map(|endpoint| match &args.skill_id {
                Some(id) => endpoint.for_skill(id),
                None => endpoint,
            });
            let plan = Plan {
                target: endpoint.map(Target::foreign),
                package: package.as_deref().map(Package::read).transpose()?,
                depths: Vec::new(),
                on_progress: &on_progress,
            };
            certify(plan).await
        }
    };
    bar.finish_and_clear();
    if let (Some(folder), Some(mut checklist)) = (&args.evidence, kept) {
        if args.guide {
            checklist.ask(&report, &mut io::stdin().lock(), &mut io::stderr())?;
        }
        fs::create_dir_all(folder)?;
        checklist.write(&report, folder)?;
        checklist.settle(&mut report);
        write_evidence(&report, folder)?;
    }
    match args.format {
        ReportForm::Text => report.write_text(wants_colours(), out)?,
        ReportForm::Json => writeln!(out, "{:#}", report.as_json())?,
        ReportForm::Junit => write!(out, "{}", report.as_junit())?,
        ReportForm::Html => writeln!(out, "{}", report.as_html())?,
    }
    Ok(report.is_fine())
}

/// Saldo itself.
async fn own(quick: bool, on_progress: &(dyn Fn(u64, u64) + Sync)) -> Result<Report, CertifyError> {
    let folder = Path::new(OWN_PACKAGE);
    let package = if folder.is_dir() { Package::read(folder)? } else { Package::shipped()? };
    let world = World::start().await?;
    let links = world.links();
    let target = Some(world.target(&links)?);
    let others = if quick { Depth::Sample } else { Depth::Whole };
    let mut depths = vec![others; package.locales.len()];
    depths.iter_mut().take(1).for_each(|first| *first = Depth::Whole);
    let plan = Plan { target, package: Some(package), depths, on_progress };
    let report = certify(plan).await;
    world.stop().await;
    Ok(report)
}

/// A bar on a terminal, nothing elsewhere.
fn bar() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = "{bar:40} {pos} of {len} parts, {elapsed}";
    let style = ProgressStyle::with_template(template);
    ProgressBar::new(1).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Whether colours are wanted (no-color.org): on a terminal, unless told otherwise.
fn wants_colours() -> bool {
    let told = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal() && !told
}
