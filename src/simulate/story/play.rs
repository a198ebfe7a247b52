//! One story, turn by turn.

use std::pin::pin;

use thiserror::Error;

use super::compare::{Finding, HeardTurn, compare};
use super::facts::Facts;
use super::script::{CardWanted, Given, Story, Utterance};
use super::situation::Situation;
use super::templates::Templates;
use super::world::{Watch, World, WorldError};
use crate::simulate::plain::plain_text;
use crate::simulate::platform::{Exchange, Line, PlatformError, Talk};

/// Why a turn was not played.
#[derive(Debug, Error)]
pub(in crate::simulate) enum PlayError {
    /// The world is not to be had so.
    #[error(transparent)]
    World(#[from] WorldError),
    /// No answer came.
    #[error(transparent)]
    Platform(#[from] PlatformError),
}

/// One turn as it was played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlayedTurn {
    /// The line of the turn.
    pub(super) line: usize,
    /// What came in, for people.
    pub(super) said: String,
    pub(super) heard: HeardTurn,
    pub(super) findings: Vec<Finding>,
}

/// Plays `story`, whose time was prepared; what was played until it ended, and why it ended early
/// where it did.
pub(super) async fn play(
    story: &Story,
    templates: &Templates,
) -> (Vec<PlayedTurn>, Option<String>) {
    let world = match World::start(&story.given, templates).await {
        Ok(world) => world,
        Err(error) => return (Vec::new(), Some(error.to_string())),
    };
    let mut played = Vec::new();
    let ended = turns(story, &world, &mut played).await;
    world.stage.stop().await;
    (played, ended.err().map(|error| error.to_string()))
}

async fn turns(
    story: &Story,
    world: &World,
    played: &mut Vec<PlayedTurn>,
) -> Result<(), PlayError> {
    let line = line(world, &story.given)?;
    let mut play = Play::begin(world, &line, &story.given).await?;
    for turn in &story.turns {
        let heard = play.turn(&turn.given, &turn.said).await?.heard;
        let findings = compare(&turn.expected, &heard);
        let said = turn.said.shown();
        played.push(PlayedTurn { line: turn.line, said, heard, findings });
    }
    Ok(())
}

/// The line to the server of `world`, from a device as `given`.
pub(in crate::simulate) fn line<'w>(
    world: &'w World,
    given: &Given,
) -> Result<Line<'w>, PlatformError> {
    let (about, signer) = (&world.stage.description.alexa, world.stage.authority.signer());
    Ok(Line::new(about, signer, &given.locale)?.on_clock(world.clock()))
}

/// A conversation that goes on in a world.
pub(in crate::simulate) struct Play<'w> {
    world: &'w World,
    situation: Situation,
    talk: Talk<'w>,
    /// What the last answer would have asked again.
    reprompt: String,
}

/// What came of one turn.
pub(in crate::simulate) struct Taken {
    pub(in crate::simulate) heard: HeardTurn,
    /// The request and the response; `None` for silence.
    pub(in crate::simulate) exchange: Option<Exchange>,
    /// What the server did; `None` where it had nothing to reply to.
    pub(in crate::simulate) watch: Option<Watch>,
    /// What was said ahead of the answer.
    pub(in crate::simulate) ahead: Vec<String>,
}

impl<'w> Play<'w> {
    /// Begins in a `world` that was started with `given`.
    ///
    /// # Errors
    ///
    /// When the world is not to be had so.
    pub(in crate::simulate) async fn begin(
        world: &'w World,
        line: &'w Line<'w>,
        given: &Given,
    ) -> Result<Self, PlayError> {
        let situation = Situation::begin(world, given).await?;
        let talk = Talk::new(line, situation.speaker()).hearing_at(world.stage.directives.origin());
        Ok(Self { world, situation, talk, reprompt: String::new() })
    }

    /// Changes the world to what is `given` now. Another customer, or another locale, is another
    /// session.
    ///
    /// # Errors
    ///
    /// When the world is not to be had so; what was found beforehand has changed nothing.
    pub(in crate::simulate) async fn turn_to(&mut self, given: &Given) -> Result<(), PlayError> {
        let before = self.situation.given();
        if before == given {
            return Ok(());
        }
        let other_locale = before.locale != given.locale;
        let other_customer = before.customer != given.customer;
        if other_locale {
            self.talk.check_locale(&given.locale)?;
        }
        self.situation.turn_to(self.world, given).await?;
        if other_locale {
            self.talk.set_locale(&given.locale)?;
        }
        if other_customer {
            self.talk.leave();
        }
        self.talk.hears(self.situation.speaker());
        Ok(())
    }

    /// Takes one turn, where that is `given` by then.
    ///
    /// # Errors
    ///
    /// When the world is not to be had so, or no answer comes.
    pub(in crate::simulate) async fn turn(
        &mut self,
        given: &Given,
        said: &Utterance,
    ) -> Result<Taken, PlayError> {
        self.turn_to(given).await?;
        let reprompt = std::mem::take(&mut self.reprompt);
        let (mut ahead, directives) = (Vec::new(), &self.world.stage.directives);
        let (mut was_open, talk) = (false, &mut self.talk);
        let exchange = {
            let mut answering = pin!(async {
                Ok::<_, PlatformError>(match said {
                    Utterance::Text(text) => Some(talk.say(text).await?),
                    Utterance::Intent(name, slots) => Some(talk.mean(name, slots).await?),
                    Utterance::Silence => {
                        was_open = talk.silence().await?;
                        None
                    }
                })
            });
            loop {
                tokio::select! {
                    exchange = &mut answering => break exchange?,
                    Some(words) = directives.next() => ahead.push(words),
                }
            }
        };
        let Some(exchange) = exchange else {
            let heard = silence(was_open, reprompt);
            return Ok(Taken { heard, exchange, watch: None, ahead });
        };
        let watch = self.world.watched.take();
        let facts = watch.as_ref().map(|watch| Facts::of(&watch.reply)).unwrap_or_default();
        let heard = heard(&exchange, facts);
        self.reprompt.clone_from(&heard.reprompt);
        Ok(Taken { heard, exchange: Some(exchange), watch, ahead })
    }

    /// Whether a session is open.
    pub(in crate::simulate) fn is_open(&self) -> bool {
        self.talk.is_open()
    }

    /// The world it goes on in.
    pub(in crate::simulate) fn world(&self) -> &'w World {
        self.world
    }
}

/// What came of silence, before which the platform had `reprompt` to ask again.
fn silence(was_open: bool, reprompt: String) -> HeardTurn {
    HeardTurn {
        intent: String::new(),
        slots: Vec::new(),
        facts: Facts::default(),
        reprompts: usize::from(was_open && !reprompt.is_empty()),
        speech: reprompt,
        reprompt: String::new(),
        open: false,
        card: CardWanted::None,
    }
}

fn heard(exchange: &Exchange, facts: Facts) -> HeardTurn {
    let response = &exchange.response["response"];
    let reprompt = response["reprompt"]["outputSpeech"]["ssml"].as_str();
    HeardTurn {
        intent: exchange.heard.intent.clone(),
        slots: exchange.heard.slots.clone(),
        facts,
        speech: exchange.text.clone(),
        reprompt: reprompt.map(plain_text).unwrap_or_default(),
        reprompts: 0,
        open: exchange.open,
        card: match response["card"]["type"].as_str() {
            Some("LinkAccount") => CardWanted::LinkAccount,
            Some(_) => CardWanted::Simple,
            None => CardWanted::None,
        },
    }
}
