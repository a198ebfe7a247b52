//! `saldo test`: plays stories.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::{Args, ValueEnum};
use thiserror::Error;
use tokio::sync::Semaphore;

use super::accept::{edited, edits};
use super::play::play;
use super::read::read_stories;
use super::report::{Played, StoryReport};
use super::script::Story;
use super::templates::Templates;
use super::world::WorldError;
use super::yaml::StoryProblem;
use crate::basics::{Locale, digest_of};
use crate::models::shipped;
use crate::nlu::Recognizer;

/// Where stories are looked for when no path is given.
const FOLDER: &str = "tests/stories";

/// Which stories, and what to do with them.
#[derive(Debug, Clone, Args)]
pub struct StoryArguments {
    /// Files, and folders of files, of stories. Default: tests/stories.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write what was heard into the files: exact wordings that differ, and all that is `~`.
    #[arg(long)]
    pub accept: bool,
    /// Print every turn: what was said, intent, slots, facts, answer.
    #[arg(long)]
    pub show: bool,
    /// Play them in an order that this number decides: what comes of a story must not hang on it.
    #[arg(long, value_name = "SEED")]
    pub shuffle: Option<u64>,
    /// How to report.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// What was expected and did not come, for people.
    Text,
    /// Everything, for programs.
    Json,
    /// For continuous integration.
    Junit,
}

/// Why stories were not played.
#[derive(Debug, Error)]
pub enum StoryError {
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is none.
    #[error("no stories there: name files or folders of .yaml files")]
    None,
    /// A story cannot be read.
    #[error(transparent)]
    Story(#[from] StoryProblem),
    /// Its world cannot be made.
    #[error(transparent)]
    World(#[from] WorldError),
    /// The report cannot be written.
    #[error("cannot write the report: {0}")]
    Report(#[from] io::Error),
}

/// Plays the stories and reports. Whether all came as expected.
///
/// # Errors
///
/// [`StoryError`] names the file, the line, and what is wrong with it; nothing was played then.
pub async fn run_story_command(
    args: &StoryArguments,
    out: &mut (dyn Write + Send),
) -> Result<bool, StoryError> {
    let default = [PathBuf::from(FOLDER)];
    let paths = if args.paths.is_empty() { &default[..] } else { &args.paths };
    let report = play_files(paths, args.accept, args.shuffle).await?;
    match args.format {
        ReportFormat::Text => report.write_text(args.show, out)?,
        ReportFormat::Json => writeln!(out, "{:#}", report.as_json())?,
        ReportFormat::Junit => write!(out, "{}", report.as_junit())?,
    }
    Ok(report.is_fine())
}

/// Plays every story of `paths`, each in a world of its own, several at a time.
///
/// # Errors
///
/// [`StoryError`] names the file, the line, and what is wrong with it; nothing was played then.
pub async fn run_stories(paths: &[PathBuf]) -> Result<StoryReport, StoryError> {
    play_files(paths, false, None).await
}

/// A file of stories.
struct StoryFile {
    path: PathBuf,
    text: String,
    stories: Vec<Story>,
}

async fn play_files(
    paths: &[PathBuf],
    accept: bool,
    seed: Option<u64>,
) -> Result<StoryReport, StoryError> {
    let files = paths.iter().map(|path| story_paths(path)).collect::<Result<Vec<_>, _>>()?;
    let mut files = files.concat().iter().map(read).collect::<Result<Vec<_>, _>>()?;
    if files.iter().all(|file| file.stories.is_empty()) {
        return Err(StoryError::None);
    }
    let mut played = play_all(&files, seed).await?;
    if accept {
        let mut at = 0;
        for file in &mut files {
            let of_file = &played[at..at + file.stories.len()];
            at += file.stories.len();
            if let Some(text) = accepted(file, of_file) {
                file.stories = read_stories(&file.path, &text)?;
                fs::write(&file.path, &text).map_err(failed(&file.path))?;
                file.text = text;
            }
        }
        played = play_all(&files, seed).await?;
    }
    Ok(StoryReport { played })
}

/// The text of a file that expects what was played; `None` where it does already.
fn accepted(file: &StoryFile, played: &[Played]) -> Option<String> {
    let pairs = file.stories.iter().zip(played);
    let all: Vec<_> = pairs.flat_map(|(story, played)| edits(story, &played.turns)).collect();
    (!all.is_empty()).then(|| edited(&file.text, all))
}

/// Plays every story of `files`, begun in their order or in that of `seed`; in the order of the
/// files, whatever order they were played in.
async fn play_all(files: &[StoryFile], seed: Option<u64>) -> Result<Vec<Played>, StoryError> {
    let stories = || files.iter().flat_map(|file| file.stories.iter().map(move |it| (file, it)));
    let mut templates = Templates::new()?;
    stories().try_for_each(|(_, story)| templates.prepare(story.given.clock.to_utc()))?;
    let templates = Arc::new(templates);
    train(stories().map(|(_, story)| story)).await;
    let places = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let places = Arc::new(Semaphore::new(places.get()));
    let mut order: Vec<_> = stories().enumerate().collect();
    if let Some(seed) = seed {
        order.sort_by_key(|(place, _)| digest_of(format!("{seed} {place}").as_bytes()).to_hex());
    }
    let mut tasks = Vec::new();
    for (at, (file, story)) in order {
        let (path, story) = (file.path.clone(), story.clone());
        let templates = Arc::clone(&templates);
        // The semaphore is never closed; without a place it would only be slower.
        let place = Arc::clone(&places).acquire_owned().await;
        let task = tokio::spawn(async move {
            let _place = place;
            let began = Instant::now();
            let (turns, ended) = play(&story, &templates).await;
            let took = began.elapsed();
            Played { path, name: story.name, line: story.line, turns, ended, took }
        });
        tasks.push((at, task));
    }
    tasks.sort_by_key(|(at, _)| *at);
    let mut played = Vec::with_capacity(tasks.len());
    for (_, task) in tasks {
        played.push(task.await.map_err(|error| StoryError::Report(io::Error::other(error)))?);
    }
    Ok(played)
}

/// Trains what understands the stories' languages, so that no talk waits for it half way. A locale
/// without words is the story's own failure.
async fn train(stories: impl Iterator<Item = &Story>) {
    let said: BTreeSet<&str> = stories.map(|story| story.given.locale.as_str()).collect();
    let locales: Vec<Locale> = said.into_iter().filter_map(|said| said.parse().ok()).collect();
    let training = locales.into_iter().map(|locale| {
        tokio::task::spawn_blocking(move || {
            let recognizer = shipped().recognizer(locale);
            recognizer.into_iter().for_each(Recognizer::train);
        })
    });
    for task in training.collect::<Vec<_>>() {
        // One that breaks off is tried again, and reported, in the story.
        let _ = task.await;
    }
}

/// The files of stories at `path`, in the order of their names.
fn story_paths(path: &Path) -> Result<Vec<PathBuf>, StoryError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(failed(path))? {
        let entry = entry.map_err(failed(path))?.path();
        let is_story = entry.extension().is_some_and(|it| it == "yaml" || it == "yml");
        if entry.is_dir() {
            found.extend(story_paths(&entry)?);
        } else if is_story {
            found.push(entry);
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &PathBuf) -> Result<StoryFile, StoryError> {
    let text = fs::read_to_string(path).map_err(failed(path))?;
    let stories = read_stories(path, &text)?;
    Ok(StoryFile { path: path.clone(), text, stories })
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> StoryError {
    let path = path.to_owned();
    move |source| StoryError::File { path, source }
}
