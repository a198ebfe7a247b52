//! `saldo models ...`: build, lint, set the endpoint, show what an intent's sentences say.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use thiserror::Error;

use super::folder::{FolderError, read_built, read_source, read_text, write_built, write_text};
use crate::models::{
    ALEXA_FILE, LocaleWords, SetEndpointError, Severity, Source, SourceErrors, build, drift, lint,
    lint_replies, set_endpoint, shipped_files,
};
use crate::speech::reply_terms;

/// Work on the words in `interaction-models`.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum ModelsCommand {
    /// Build the platforms' files from the source.
    Build {
        /// Only compare: list what differs and fail if anything does.
        #[arg(long)]
        check: bool,
        /// The folder of the words.
        #[arg(long, default_value = "interaction-models", value_name = "FOLDER")]
        dir: PathBuf,
    },
    /// Check the source by the rules of the platforms' certification.
    Lint {
        /// The folder of the words.
        #[arg(long, default_value = "interaction-models", value_name = "FOLDER")]
        dir: PathBuf,
    },
    /// Set the address that Alexa calls, and build.
    SetEndpoint {
        /// The address: HTTPS, port 443, a domain of the bank.
        url: String,
        /// The folder of the words.
        #[arg(long, default_value = "interaction-models", value_name = "FOLDER")]
        dir: PathBuf,
    },
    /// Print every sentence that means an intent.
    Sample {
        /// The intent, for example BalanceIntent.
        intent: String,
        /// The locale, for example en-US; without it, every locale.
        #[arg(long)]
        locale: Option<String>,
        /// The folder of the words; without it, the words inside this program.
        #[arg(long, value_name = "FOLDER")]
        dir: Option<PathBuf>,
    },
}

/// Why a command failed.
#[derive(Debug, Error)]
pub enum AuthorError {
    /// Files.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The source.
    #[error(transparent)]
    Source(#[from] SourceErrors),
    /// The address.
    #[error("the endpoint stays as it is: {0}")]
    Endpoint(#[from] SetEndpointError),
    /// No such intent.
    #[error("there is no intent {name:?}; there are: {known}")]
    UnknownIntent {
        /// The name as asked for.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// No such locale.
    #[error("there are no words for {name:?}; there are for: {known}")]
    UnknownLocale {
        /// The locale as asked for.
        name: String,
        /// The locales that exist.
        known: String,
    },
    /// The output is closed.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
}

/// Runs `saldo models ...`; everything it has to say goes to `out`.
///
/// `false` means that the command worked and found something to mend, which the output lists.
pub fn run_models(command: &ModelsCommand, out: &mut dyn Write) -> Result<bool, AuthorError> {
    match command {
        ModelsCommand::Build { check: true, dir } => compare(dir, out),
        ModelsCommand::Build { check: false, dir } => rebuild(dir, out),
        ModelsCommand::Lint { dir } => report(dir, out),
        ModelsCommand::SetEndpoint { url, dir } => {
            read_source(dir)?;
            let path = dir.join(ALEXA_FILE);
            write_text(&path, &set_endpoint(&read_text(&path)?, url)?)?;
            rebuild(dir, out)
        }
        ModelsCommand::Sample { intent, locale, dir } => {
            sample(intent, locale.as_deref(), dir.as_deref(), out)
        }
    }
}

fn rebuild(dir: &Path, out: &mut dyn Write) -> Result<bool, AuthorError> {
    let source = Source::read(&read_source(dir)?)?;
    let built = build(&source);
    let changed = write_built(dir, &built)?;
    for path in &changed {
        writeln!(out, "wrote {path}")?;
    }
    writeln!(out, "{} files, {} changed", built.len(), changed.len())?;
    Ok(true)
}

fn compare(dir: &Path, out: &mut dyn Write) -> Result<bool, AuthorError> {
    let source = Source::read(&read_source(dir)?)?;
    let differences = drift(&build(&source), &read_built(dir)?);
    for difference in &differences {
        writeln!(out, "{difference}")?;
    }
    if differences.is_empty() {
        writeln!(out, "the built files are what the source makes")?;
        return Ok(true);
    }
    writeln!(out, "run `saldo models build` and commit what it writes")?;
    Ok(false)
}

fn report(dir: &Path, out: &mut dyn Write) -> Result<bool, AuthorError> {
    let files = read_source(dir)?;
    let source = match Source::read(&files) {
        Ok(source) => source,
        Err(errors) => {
            let count = errors.iter().count();
            writeln!(out, "{errors}\n{count} to mend before the rest is checked")?;
            return Ok(false);
        }
    };
    let mut findings = lint(&source);
    let terms = reply_terms();
    for words in source.locales.iter().filter(|words| words.is_offered) {
        findings.extend(lint_replies(&files, words.locale, &terms));
    }
    // A message of a language is held to the list once for each of its locales.
    findings.sort();
    findings.dedup();
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    let blockers = findings.iter().filter(|found| found.severity == Severity::Blocker).count();
    writeln!(out, "{blockers} to mend, {} to note", findings.len() - blockers)?;
    Ok(blockers == 0)
}

fn sample(
    name: &str,
    locale: Option<&str>,
    dir: Option<&Path>,
    out: &mut dyn Write,
) -> Result<bool, AuthorError> {
    let files = dir.map_or_else(|| Ok(shipped_files()), read_source)?;
    let source = Source::read(&files)?;
    let is_wanted = |words: &&LocaleWords| locale.is_none_or(|it| words.locale.to_string() == it);
    let wanted: Vec<&LocaleWords> = source.locales.iter().filter(is_wanted).collect();
    if let (Some(locale), true) = (locale, wanted.is_empty()) {
        let known = source.locales.iter().map(|words| words.locale.to_string());
        return Err(AuthorError::UnknownLocale {
            name: locale.to_owned(),
            known: known.collect::<Vec<_>>().join(", "),
        });
    }
    for words in wanted {
        let Some(intent) = words.intents.iter().find(|intent| intent.entry.name == name) else {
            let known = words.intents.iter().map(|intent| intent.entry.name.as_str());
            return Err(AuthorError::UnknownIntent {
                name: name.to_owned(),
                known: known.collect::<Vec<_>>().join(", "),
            });
        };
        writeln!(out, "# {}: {}", words.locale, intent.entry.purpose)?;
        for sentence in &intent.sentences {
            writeln!(out, "\n# {}: {}", sentence.place, sentence.template)?;
            for sample in &sentence.samples {
                writeln!(out, "{sample}")?;
            }
        }
        for native in &intent.native {
            writeln!(out, "{native}  # known to the platform")?;
        }
    }
    Ok(true)
}
