//! The command.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use clap::Args;
use thiserror::Error;

use super::facts::{rows_of, what_is_next};
use super::json::as_json;
use super::published::{published_json, published_text};
use super::shown::show;
use super::world::{World, linked};
use crate::bank::notation::{Inquiry, NotationError, inquiry};
use crate::bank::{
    Answer, BankFailure, PublicFacts, PublicQuestion, Question, TransactionLine, ask,
};
use crate::basics::{BadId, BadLocale, Locale, Now};
use crate::connect::sqlite::generate::GenerateError;
use crate::connect::sqlite::{BankFileError, DemoCustomer};
use crate::consent::{LinkedCustomer, Manner};
use crate::dialogue::Reply;
use crate::settings::{BankSettings, MerchantsFileError, SettingsError, environment, load};
use crate::speech::{Telling, VisualPolicy, render};

/// What to ask, about whom, of which bank.
#[derive(Debug, Clone, Args)]
pub struct AskArguments {
    /// The question: a metric, then key=value pairs, as in `spending by=merchant period=march`.
    #[arg(required = true, value_name = "QUESTION")]
    pub question: Vec<String>,
    /// About whom: part of a customer's name, a persona, or a number. Default: the first customer.
    #[arg(long, value_name = "NAME")]
    pub customer: Option<String>,
    /// The bank file. Default: that of the settings, else a fresh invented bank.
    #[arg(long, value_name = "FILE")]
    pub bank: Option<PathBuf>,
    /// The settings (TOML): the bank file, the bank's own merchants and categories, and what it
    /// tells anybody. Default: none of these.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// When it is asked (RFC 3339). Default: now.
    #[arg(long, value_name = "TIME")]
    pub now: Option<DateTime<Utc>>,
    /// The customer's locale: decides when weeks begin, and the words.
    #[arg(long, default_value = "en-US", value_parser = locale)]
    pub locale: Locale,
    /// How many of the transactions behind a total are printed.
    #[arg(long, default_value_t = 10, value_name = "COUNT")]
    pub rows: usize,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

fn locale(text: &str) -> Result<Locale, BadLocale> {
    text.parse()
}

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum AskError {
    /// The question cannot be read.
    #[error(transparent)]
    Notation(#[from] NotationError),
    /// No folder for an invented bank.
    #[error("cannot make a folder for an invented bank: {0}")]
    Folder(io::Error),
    /// No invented bank.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The bank file cannot be used.
    #[error(transparent)]
    File(#[from] BankFileError),
    /// The settings cannot be read.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A book of merchants or categories cannot be used.
    #[error(transparent)]
    Merchants(#[from] MerchantsFileError),
    /// The bank file has nobody in it.
    #[error("the bank has no customers: generate one, or import files into it")]
    NoCustomer,
    /// Nobody is called that.
    #[error("none of the first {count} customers is called {wanted:?}; there are: {known}")]
    UnknownCustomer {
        /// The name as given.
        wanted: String,
        /// Some of the names there are.
        known: String,
        /// Among how many was looked.
        count: usize,
    },
    /// The customer's number cannot be one.
    #[error(transparent)]
    Id(#[from] BadId),
    /// The grant made for the question was not accepted.
    #[error("the grant made for this question is not accepted: that is a fault of Saldo's")]
    NotAdmitted,
    /// The bank failed.
    #[error(transparent)]
    Bank(#[from] BankFailure),
    /// The terminal is gone.
    #[error("cannot write the answer: {0}")]
    Terminal(#[from] io::Error),
}

/// A question with its answer and what is behind it.
pub(super) struct Asked {
    pub(super) question: Question,
    pub(super) customer: DemoCustomer,
    pub(super) now: Now,
    pub(super) answer: Answer,
    pub(super) said: String,
    /// The first transactions behind each total.
    pub(super) rows: Vec<TransactionLine>,
    /// How many more there are.
    pub(super) rows_left: u64,
    /// The question for the page after this one.
    pub(super) next: Option<Question>,
    pub(super) took: Duration,
    pub(super) took_again: Duration,
}

/// Answers one written question and prints the answer.
///
/// # Errors
///
/// [`AskError`] names what is wrong with the question, the bank or the customer.
pub async fn run_ask(
    args: &AskArguments,
    now: Now,
    out: &mut (dyn Write + Send),
) -> Result<(), AskError> {
    let inquiry = inquiry(&args.question.join(" "))?;
    let now = args.now.map_or(now, Now::at);
    let settings = match &args.config {
        Some(file) => load(Some(file), environment())?.bank,
        None => BankSettings::default(),
    };
    let facts = settings.public_facts();
    let question = match inquiry {
        Inquiry::Question(question) => *question,
        Inquiry::Public(question) => return publish(args, &question, &facts, now, out),
    };
    let world = World::open(args.bank.as_deref(), &settings, now)?;
    let customer = world.customer(args.customer.as_deref())?;
    let linked = linked(&customer.customer, now)?;
    let asking = Asking { world: &world, linked: &linked, now, locale: args.locale, facts };
    let began = Instant::now();
    let answer = asking.ask(&question).await?;
    let took = began.elapsed();
    let again = Instant::now();
    asking.ask(&question).await?;
    let took_again = again.elapsed();
    let (rows, rows_left) = asking.rows(&answer, args.rows).await?;
    let said = asking.said(&answer);
    let next = what_is_next(&answer).map(|page| Question { page, ..question.clone() });
    let asked =
        Asked { question, customer, now, answer, said, rows, rows_left, next, took, took_again };
    let text: Box<dyn Display> = match args.json {
        true => Box::new(format!("{:#}\n", as_json(&asked))),
        false => Box::new(show(&asked)),
    };
    Ok(write!(out, "{text}")?)
}

/// Prints what the bank tells anybody: no customer is looked at for that.
fn publish(
    args: &AskArguments,
    question: &PublicQuestion,
    facts: &PublicFacts,
    now: Now,
    out: &mut (dyn Write + Send),
) -> Result<(), AskError> {
    let reply = Reply::Published(question.clone());
    let (visual, manner) = (VisualPolicy::Nothing, Manner::default());
    let telling = Telling { locale: args.locale, visual, facts, now, manner, ends_in: None };
    let said = render(&reply, &telling).plain_text();
    let text = match args.json {
        true => format!("{:#}\n", published_json(question, facts, &said)),
        false => published_text(question, &said),
    };
    Ok(write!(out, "{text}")?)
}

struct Asking<'a> {
    world: &'a World,
    linked: &'a LinkedCustomer,
    now: Now,
    locale: Locale,
    facts: PublicFacts,
}

impl Asking<'_> {
    async fn ask(&self, question: &Question) -> Result<Answer, BankFailure> {
        let World { bank, merchants, .. } = self.world;
        ask(bank, merchants, self.linked, question, self.now, self.locale.week_starts()).await
    }

    /// The first `rows_max` transactions behind the totals of `answer`, and how many more.
    async fn rows(
        &self,
        answer: &Answer,
        rows_max: usize,
    ) -> Result<(Vec<TransactionLine>, u64), BankFailure> {
        let mut rows = Vec::new();
        let mut left = 0;
        for question in rows_of(answer) {
            let mut next = Some(question);
            while let Some(question) = next.take() {
                let Answer::Listed(listed) = self.ask(&question).await? else { break };
                left += if listed.told == 0 { listed.total } else { 0 };
                rows.extend(listed.lines);
                if rows.len() < rows_max {
                    next = listed.next.map(|page| Question { page, ..question });
                }
            }
        }
        rows.truncate(rows_max);
        Ok((rows.clone(), left.saturating_sub(rows.len() as u64)))
    }

    fn said(&self, answer: &Answer) -> String {
        let (visual, manner) = (VisualPolicy::Nothing, Manner::default());
        let (facts, now) = (&self.facts, self.now);
        let telling = Telling { locale: self.locale, visual, facts, now, manner, ends_in: None };
        render(&Reply::Tell(answer.clone()), &telling).plain_text()
    }
}
