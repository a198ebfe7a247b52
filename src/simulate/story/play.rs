//! One story, turn by turn.

use super::compare::{Finding, HeardTurn, compare};
use super::facts::Facts;
use super::script::{CardWanted, Story, Turn, Utterance};
use super::world::{Templates, World};
use crate::simulate::plain::plain_text;
use crate::simulate::platform::{Exchange, Line, PlatformError, Talk};

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

/// Plays `story`; what was played until it ended, and why it ended early where it did.
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
) -> Result<(), PlatformError> {
    let about = &world.stage.description.alexa;
    let line = Line::new(about, world.stage.authority.signer(), &story.given.locale)?;
    let line = line.on_clock(world.clock.clone());
    let mut talk = Talk::new(&line, world.speaker(story.given.person));
    for turn in &story.turns {
        if let Some(person) = turn.person {
            talk.hears(world.speaker(person));
        }
        let before = played.last().map(|turn| turn.heard.reprompt.clone());
        let heard = take(turn, &mut talk, world, before.unwrap_or_default()).await?;
        let findings = compare(&turn.expected, &heard);
        played.push(PlayedTurn { line: turn.line, said: shown(&turn.said), heard, findings });
    }
    Ok(())
}

/// Takes one turn; `reprompt` is what the answer before would have asked again.
async fn take(
    turn: &Turn,
    talk: &mut Talk<'_>,
    world: &World,
    reprompt: String,
) -> Result<HeardTurn, PlatformError> {
    let exchange = match &turn.said {
        Utterance::Text(text) => talk.say(text).await?,
        Utterance::Intent(name, slots) => talk.mean(name, slots).await?,
        Utterance::Silence => {
            let was_open = talk.silence().await?;
            let asked_again = was_open && !reprompt.is_empty();
            return Ok(HeardTurn {
                intent: String::new(),
                slots: Vec::new(),
                facts: Facts::default(),
                speech: reprompt,
                reprompt: String::new(),
                reprompts: usize::from(asked_again),
                open: false,
                card: CardWanted::None,
            });
        }
    };
    let reply = world.replied.take();
    Ok(heard(&exchange, reply.as_ref().map(Facts::of).unwrap_or_default()))
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

/// What came in, for people.
fn shown(said: &Utterance) -> String {
    match said {
        Utterance::Text(text) => text.clone(),
        Utterance::Intent(name, slots) => {
            let slots = slots.iter().map(|(name, said)| format!(" {name}={said}"));
            format!("{name}{}", slots.collect::<String>())
        }
        Utterance::Silence => "(silence)".to_owned(),
    }
}
