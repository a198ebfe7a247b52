//! The conversation in one world.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Map, Value, json};

use super::book::Book;
use super::channel::{CHANNELS, SimulatedChannel};
use super::command::SimError;
use super::completion::Dictionary;
use super::input::{Input, meant, read_line};
use super::inspect;
use super::lines::Lines;
use super::orders::Order;
use super::page::{Page, Paint, Told};
use super::stages::StageClock;
use super::turn_told::HadTurn;
use crate::consent::VoicePin;
use crate::dialogue::{PinReply, Reply};
use crate::simulate::platform::Exchange;
use crate::simulate::story::{
    Given, Person, Play, PlayError, Utterance, World, change_given, differences, line,
    read_stories, session, written,
};

/// The voice code of a customer who has set none of their own.
const PIN: &str = "4817";

/// What follows a conversation in one world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing.
    Quit,
    /// Another world, made of the book again.
    Restart,
}

/// A conversation that goes on.
struct Session<'w, 'b, 'o> {
    play: Play<'w>,
    book: &'b mut Book,
    had: Vec<HadTurn>,
    page: &'b mut Page<'o>,
    channel: &'static SimulatedChannel,
}

/// Has the conversation of `book` once more in `world`, and goes on with it until it ends or
/// another world is needed.
///
/// # Errors
///
/// When the world, the terminal or the standard input fails. What is typed wrong is told, and is
/// no error.
pub(super) async fn converse(
    world: &World,
    book: &mut Book,
    lines: &mut Lines,
    page: &mut Page<'_>,
) -> Result<Next, SimError> {
    let given = book.branch().story.given.clone();
    let line = line(world, &given).map_err(PlayError::from)?;
    let play = Play::begin(world, &line, &given).await?;
    let channel = &CHANNELS[0];
    let mut session = Session { play, book, had: Vec::new(), page, channel };
    for turn in session.book.branch().story.turns.clone() {
        let had = session.have(&turn.given, &turn.said).await?;
        session.had.push(had);
    }
    let now = session.book.branch().now.clone();
    session.play.turn_to(&now).await?;
    if let Some(before) = session.book.before.take() {
        session.tell_change(&before)?;
    }
    session.go_on(lines).await
}

impl Session<'_, '_, '_> {
    async fn go_on(&mut self, lines: &mut Lines) -> Result<Next, SimError> {
        let mut completed = String::new();
        loop {
            let locale = self.book.branch().now.locale.clone();
            if completed != locale {
                let customers = self.play.world().names().map(|(name, _)| name.to_owned());
                lines.complete_with(|| Dictionary::of(&locale, customers.collect()));
                completed.clone_from(&locale);
            }
            let Some(line) = lines.next().await? else { return Ok(Next::Quit) };
            let input = read_line(&line, &locale);
            let next = match input {
                Ok(Input::Nothing) => Ok(None),
                Ok(Input::Turn(said)) => self.take(said).await.map(|()| None),
                Ok(Input::Order(order)) => self.carry_out(order).await,
                Err(mistake) => Err(Trouble::Mistake(mistake)),
            };
            match next {
                Ok(None) => {}
                Ok(Some(next)) => return Ok(next),
                Err(Trouble::Mistake(mistake)) => self.page.mistake(&mistake)?,
                Err(Trouble::Lost(error)) => return Err(error),
            }
        }
    }

    /// Has one turn.
    async fn have(&mut self, given: &Given, said: &Utterance) -> Result<HadTurn, PlayError> {
        let metrics = &self.play.world().stage.kept.metrics;
        let before = StageClock::read(&metrics.text());
        let taken = self.play.turn(given, said).await?;
        let time = StageClock::read(&metrics.text()).since(&before);
        Ok(HadTurn { said: said.shown(), taken, time })
    }

    /// Takes a turn; where Saldo then asks for the voice code and it is to be said, another one.
    async fn take(&mut self, said: Utterance) -> Result<(), Trouble> {
        self.take_one(said).await?;
        let pin =
            self.book.branch().now.pin.clone().filter(|_| self.book.says_pin && self.is_asked());
        match pin {
            Some(pin) => self.take_one(Utterance::Text(pin.expose().to_owned())).await,
            None => Ok(()),
        }
    }

    async fn take_one(&mut self, said: Utterance) -> Result<(), Trouble> {
        let given = self.book.branch().now.clone();
        let had = self.have(&given, &said).await.map_err(told)?;
        self.book.push(said);
        let told = had.told(self.had.len() + 1, self.channel, self.page.paint);
        self.had.push(had);
        Ok(self.page.tell(&told)?)
    }

    /// Whether the voice code was asked for last.
    fn is_asked(&self) -> bool {
        let watch = self.had.last().and_then(|had| had.taken.watch.as_ref());
        watch.is_some_and(|watch| watch.reply == Reply::VoicePin(PinReply::Ask))
    }

    async fn carry_out(&mut self, order: Order) -> Result<Option<Next>, Trouble> {
        let paint = self.page.paint;
        let told = match order {
            Order::Why => inspect::why(self.last()?, paint),
            Order::Json { request } => inspect::message(self.exchange()?, request),
            Order::Ssml => inspect::markup(self.exchange()?, self.channel, paint),
            Order::Document { json } => {
                inspect::document(self.exchange()?, json, self.channel, paint)
            }
            Order::State => self.state(),
            Order::Record => self.record()?,
            Order::Channel(name) => self.speak(name.as_deref())?,
            Order::Help(name) => inspect::help(name.as_deref())?,
            Order::Save(path) => self.save(&path)?,
            Order::Silence => return self.take(Utterance::Silence).await.map(|()| None),
            Order::Given(text) => return self.give(&text).await,
            Order::PersonWithPin => return self.give_pin().await,
            Order::Advance(time) => {
                let clock = self.book.branch().now.clock.checked_add_signed(time);
                let clock = clock.ok_or_else(|| "that is no time any more".to_owned())?;
                return self.change(|given| given.clock = clock).await;
            }
            Order::Back(count) => return self.back(count),
            Order::Fork(number) => return self.fork(number),
            Order::Quit => return Ok(Some(Next::Quit)),
        };
        self.page.tell(&told)?;
        Ok(None)
    }

    fn last(&self) -> Result<&HadTurn, String> {
        self.had.last().ok_or_else(|| "nothing was said yet".to_owned())
    }

    fn exchange(&self) -> Result<&Exchange, String> {
        let exchange = self.last()?.taken.exchange.as_ref();
        exchange.ok_or_else(|| "silence has no response".to_owned())
    }

    /// Changes what is given to what `text` says, written as in a story.
    async fn give(&mut self, text: &str) -> Result<Option<Next>, Trouble> {
        let beginning = self.had.is_empty();
        let mut given = self.book.branch().now.clone();
        let person = given.person;
        change_given(text, beginning, &mut given).map_err(|problem| problem.what)?;
        if given.person != person {
            self.book.says_pin = false;
        }
        self.change(|now| *now = given).await
    }

    /// Lets a recognised person speak who says the voice code when it is asked for.
    async fn give_pin(&mut self) -> Result<Option<Next>, Trouble> {
        let next = self
            .change(|given| {
                given.person = Person::Recognized;
                given.pin = given.pin.take().or_else(|| VoicePin::read(PIN));
            })
            .await?;
        self.book.says_pin = true;
        Ok(next)
    }

    async fn change(&mut self, change: impl FnOnce(&mut Given)) -> Result<Option<Next>, Trouble> {
        let before = self.book.branch().now.clone();
        let mut given = before.clone();
        change(&mut given);
        let beginning = self.had.is_empty();
        let other_world = given.clock != before.clock || given.assurance != before.assurance;
        if beginning && other_world {
            self.book.begin_with(given);
            return Ok(Some(Next::Restart));
        }
        self.play.turn_to(&given).await.map_err(told)?;
        if beginning {
            self.book.begin_with(given);
            self.book.before = None;
        } else {
            self.book.branch_mut().now = given;
        }
        self.tell_change(&before)?;
        Ok(None)
    }

    fn tell_change(&mut self, before: &Given) -> io::Result<()> {
        let changes = differences(&self.book.branch().now, before);
        let told = Told {
            text: given_rows(&changes, self.page.paint, "as before"),
            json: json!({ "given": given_json(&changes) }),
        };
        self.page.tell(&told)
    }

    fn state(&self) -> Told {
        let branch = self.book.branch();
        let given = differences(&branch.now, &Given::nothing_said(branch.now.clock));
        let clock = ("clock", branch.now.clock.to_rfc3339());
        let given: Vec<_> = [clock].into_iter().chain(given).collect();
        let open = session(self.play.is_open());
        let (number, count, turns) = (self.book.number(), self.book.count(), self.had.len());
        let frame = self.had.last().and_then(|had| had.taken.watch.as_ref());
        let frame = frame.and_then(|watch| serde_json::to_value(&watch.frame).ok());
        let paint = self.page.paint;
        let head = format!("{number} of {count}, {turns} turns, session {open}");
        let mut rows = vec![paint.row("talk", &head), given_rows(&given, paint, "")];
        if let Some(frame) = &frame {
            rows.push(paint.row("frame", &frame.to_string()));
        }
        let json = json!({ "state": {
            "conversation": number, "conversations": count, "turns": turns, "session": open,
            "given": given_json(&given), "frame": frame,
        }});
        Told { text: rows.join("\n"), json }
    }

    fn record(&self) -> Result<Told, Trouble> {
        let world = self.play.world();
        let wanted = self.book.branch().now.customer.as_deref();
        let person = world.customer(wanted).map_err(|error| error.to_string())?;
        let told = inspect::record(&world.stage, person, self.page.paint);
        Ok(told.map_err(|error| error.to_string())?)
    }

    fn speak(&self, name: Option<&str>) -> Result<Told, Trouble> {
        let names = || CHANNELS.iter().map(|channel| channel.name);
        match name.filter(|name| !names().any(|known| known == *name)) {
            None => Ok(inspect::channels(self.page.paint)),
            Some(name) => {
                let known = names().collect::<Vec<_>>().join(", ");
                let guess = meant(name, names());
                Err(format!("there is no channel {name:?} yet; there are: {known}{guess}").into())
            }
        }
    }

    fn back(&mut self, count: usize) -> Result<Option<Next>, Trouble> {
        if count > self.had.len() {
            return Err(format!("there are only {} turns to take back", self.had.len()).into());
        }
        self.book.take_back(count);
        let left = self.had.len() - count;
        let text = self.page.paint.row("back", &format!("to the end of turn {left}"));
        self.page.tell(&Told { text, json: json!({ "turns": left }) })?;
        Ok(Some(Next::Restart))
    }

    fn fork(&mut self, number: Option<usize>) -> Result<Option<Next>, Trouble> {
        let before = self.book.number();
        match number {
            None => self.book.fork(),
            Some(number) if self.book.turn_to(number) => {}
            Some(_) => {
                return Err(format!("there are only {} conversations", self.book.count()).into());
            }
        }
        let (now, turns) = (self.book.number(), self.book.branch().story.turns.len());
        let text = match number {
            None => format!("conversation {now}, a copy of {before}: `:fork {before}` goes back"),
            Some(_) => format!("conversation {now}, after {turns} turns"),
        };
        let told = Told {
            text: self.page.paint.row("fork", &text),
            json: json!({ "conversation": now, "turns": turns }),
        };
        self.page.tell(&told)?;
        // A copy goes on where this one is.
        Ok(number.map(|_| Next::Restart))
    }

    /// Writes the conversation as a story into a file that is not there yet.
    fn save(&self, path: &Path) -> Result<Told, Trouble> {
        self.last()?;
        let story = &self.book.branch().story;
        let heard: Vec<_> = self.had.iter().map(|had| &had.taken.heard).collect();
        let text = written(story, &heard);
        let failed = |what: String| format!("{}: {what}", path.display());
        let read = read_stories(path, &text).map_err(|problem| problem.to_string())?;
        let turns = read.first().map(|read| &read.turns).filter(|read| {
            let pairs = read.iter().zip(&story.turns);
            read.len() == story.turns.len()
                && pairs.clone().all(|(a, b)| a.said == b.said && a.given == b.given)
        });
        if turns.is_none() {
            return Err(failed("it cannot be written as a story".to_owned()).into());
        }
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| failed(error.to_string()))?;
        let shown = path.display().to_string();
        let row = format!("{shown}: {} turns; `saldo test {shown}` plays them", self.had.len());
        let text = self.page.paint.row("saved", &row);
        Ok(Told { text, json: json!({ "saved": shown, "turns": self.had.len() }) })
    }
}

fn given_rows(given: &[(&str, String)], paint: Paint, otherwise: &str) -> String {
    let rows: Vec<String> =
        given.iter().map(|(key, value)| paint.row("given", &format!("{key}: {value}"))).collect();
    if rows.is_empty() { paint.row("given", otherwise) } else { rows.join("\n") }
}

fn given_json(given: &[(&'static str, String)]) -> Value {
    let pairs = given.iter().map(|(key, value)| ((*key).to_owned(), json!(value)));
    Value::Object(pairs.collect::<Map<_, _>>())
}

/// Why a line was not carried out.
enum Trouble {
    /// It asked for what is not to be had: the conversation goes on.
    Mistake(String),
    /// The conversation cannot go on.
    Lost(SimError),
}

impl From<String> for Trouble {
    fn from(mistake: String) -> Self {
        Self::Mistake(mistake)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Lost(error.into())
    }
}

/// A turn that was not played.
fn told(error: PlayError) -> Trouble {
    Trouble::Mistake(error.to_string())
}
