//! `saldo sim`: one world after the other, and a conversation in each.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use thiserror::Error;
use tokio::task::spawn_blocking;

use super::book::Book;
use super::lines::Lines;
use super::page::{Page, Paint};
use super::session::{Next, converse};
use crate::basics::Locale;
use crate::models::shipped;
use crate::simulate::demo::until_told_to_stop;
use crate::simulate::story::{
    Given, PlayError, Story, StoryProblem, Templates, Turn, World, WorldError, quoted, read_stories,
};

/// Where to begin, and how to tell.
#[derive(Debug, Clone, Args)]
pub struct SimArguments {
    /// A story to begin with, for instance one that `:save` wrote: its world is made, its turns
    /// are had, and the conversation goes on.
    #[arg(value_name = "STORY", conflicts_with_all = ["customer", "locale"])]
    pub story: Option<PathBuf>,
    /// Who is asked for: part of a customer's name, or a persona. Default: the first customer.
    #[arg(long, value_name = "NAME")]
    pub customer: Option<String>,
    /// The device's locale.
    #[arg(long, default_value = "en-US")]
    pub locale: String,
    /// How to tell what comes.
    #[arg(long, value_enum, default_value_t = SimFormat::Text)]
    pub format: SimFormat,
}

/// How to tell what comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SimFormat {
    /// For people.
    Text,
    /// One JSON object a turn or command, one a line.
    Json,
}

/// Why a simulation ended early.
#[derive(Debug, Error)]
pub enum SimError {
    /// The story cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The story is none.
    #[error(transparent)]
    Story(#[from] StoryProblem),
    /// The file holds no story.
    #[error("{}: there is no story in it", path.display())]
    NoStory {
        /// Which one.
        path: PathBuf,
    },
    /// The world cannot be made, or a turn of the story cannot be had.
    #[error("{0}")]
    World(String),
    /// The terminal, or a stream in its place.
    #[error("cannot read or write the terminal: {0}")]
    Terminal(#[from] io::Error),
}

impl From<PlayError> for SimError {
    fn from(error: PlayError) -> Self {
        Self::World(error.to_string())
    }
}

impl From<WorldError> for SimError {
    fn from(error: WorldError) -> Self {
        Self::World(error.to_string())
    }
}

/// Asks what is typed on the terminal, or comes on the standard input, until its end. Whether every
/// line of a stream could be carried out; on a terminal a slip is no finding.
///
/// # Errors
///
/// [`SimError`] when there is no world to ask in, or no terminal any more.
pub async fn run_sim(args: &SimArguments, out: &mut (dyn Write + Send)) -> Result<bool, SimError> {
    let (given, turns) = beginning(args)?;
    let mut lines = Lines::open()?;
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let paint = Paint { colours: lines.is_terminal() && !no_colour };
    let is_json = args.format == SimFormat::Json;
    let mut page = Page::new(out, is_json, paint);
    if lines.is_terminal() {
        page.remark("Ask as you would ask a speaker. :help lists the commands, Tab completes.")?;
        let (clock, locale) = (given.clock.to_rfc3339(), &given.locale);
        page.remark(&format!("It is {clock} by the clock, which goes on by :advance; {locale}."))?;
    }
    let mut book = Book::new(given, turns);
    tokio::select! {
        ended = worlds(&mut book, &mut lines, &mut page) => ended?,
        () = until_told_to_stop() => {}
    }
    Ok(page.mistakes == 0 || lines.is_terminal())
}

/// What is given at first, and what was had since.
fn beginning(args: &SimArguments) -> Result<(Given, Vec<Turn>), SimError> {
    let Some(path) = &args.story else {
        let customer = args.customer.iter().map(|name| format!(", customer: {}", quoted(name)));
        let given = format!("locale: {}{}", quoted(&args.locale), customer.collect::<String>());
        let text = format!("given: {{{given}}}\nstory: [{{silence: true}}]\n");
        return Ok((first_of(Path::new("the command line"), &text)?.given, Vec::new()));
    };
    let failed = |source| SimError::File { path: path.clone(), source };
    let text = fs::read_to_string(path).map_err(failed)?;
    let story = first_of(path, &text)?;
    Ok((story.given, story.turns))
}

fn first_of(path: &Path, text: &str) -> Result<Story, SimError> {
    let stories = read_stories(path, text)?;
    stories.into_iter().next().ok_or_else(|| SimError::NoStory { path: path.to_owned() })
}

/// Makes a world for `book`, and another one whenever that is needed.
async fn worlds(book: &mut Book, lines: &mut Lines, page: &mut Page<'_>) -> Result<(), SimError> {
    let mut templates = Templates::new()?;
    loop {
        match in_world(&mut templates, book, lines, page).await {
            Ok(Next::Quit) => return Ok(()),
            Ok(Next::Restart) => {}
            Err(SimError::World(why)) if book.restore() => page.mistake(&why)?,
            Err(error) => return Err(error),
        }
    }
}

async fn in_world(
    templates: &mut Templates,
    book: &mut Book,
    lines: &mut Lines,
    page: &mut Page<'_>,
) -> Result<Next, SimError> {
    let given = book.branch().story.given.clone();
    templates.prepare(given.clock.to_utc())?;
    if lines.is_terminal() {
        get_ready(&given.locale);
    }
    let world = World::start(&given, templates).await?;
    let ended = converse(&world, book, lines, page).await;
    world.stage.stop().await;
    ended
}

/// Trains what understands `locale` while the customer still types.
fn get_ready(locale: &str) {
    let recognizer = locale.parse().ok().and_then(|locale: Locale| shipped().recognizer(locale));
    if let Some(recognizer) = recognizer {
        drop(spawn_blocking(|| recognizer.train()));
    }
}
