//! A tour of one locale: everything that can be said, on an ordinary day and on others.

use serde_json::{Value, json};

use super::slot_values::{Sent, SlotValues};
use super::states;
use super::talk::{Asked, Device, Talk};
use super::tour_people;
use crate::certify::endpoint::{Caller, now};
use crate::certify::gathered::{Probe, Turn};
use crate::certify::package::PackageLocale;
use crate::certify::run::Depth;
use crate::certify::target::Target;
use crate::nlu::{IntentWords, SlotUse};

/// Intents with at most so many slots are asked with every subset of them.
const WHOLE_SUBSETS_MAX: usize = 8;
/// Intents of the platform that are asked for everywhere.
pub(super) const STRAYS: [&str; 7] = [
    "AMAZON.YesIntent",
    "AMAZON.NoIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.NextIntent",
    "AMAZON.MoreIntent",
    "AMAZON.PreviousIntent",
    "AMAZON.StartOverIntent",
];

/// What a tour goes through.
pub(in crate::certify) struct Tour<'a> {
    pub(in crate::certify) target: &'a Target<'a>,
    pub(in crate::certify) locale: &'a PackageLocale,
    /// Its place among the locales: each speaks as customers of its own, as far as there are.
    pub(in crate::certify) place: usize,
    pub(in crate::certify) depth: Depth,
    /// Told of every part that is done.
    pub(in crate::certify) on_part: &'a (dyn Fn() + Sync),
}

/// How many parts a tour has.
pub(in crate::certify) const PARTS: u64 = 12;

/// What a tour brings home.
pub(in crate::certify) struct Toured {
    /// Every turn.
    pub(in crate::certify) turns: Vec<Turn>,
    /// How many states of the talk were found and not visited.
    pub(in crate::certify) unvisited: usize,
}

/// Goes through everything.
pub(in crate::certify) async fn tour(tour: &Tour<'_>) -> Toured {
    let mut turns = Vec::new();
    let part = |more: Vec<Turn>, turns: &mut Vec<Turn>| {
        turns.extend(more);
        (tour.on_part)();
    };
    part(tour.opening().await, &mut turns);
    part(tour.subsets().await, &mut turns);
    part(tour.odd().await, &mut turns);
    part(tour.one_shots().await, &mut turns);
    part(tour.unknown().await, &mut turns);
    part(tour_people::unlinked(tour).await, &mut turns);
    part(tour_people::others(tour).await, &mut turns);
    part(tour_people::taken_back(tour).await, &mut turns);
    part(tour_people::rights(tour).await, &mut turns);
    part(tour.down(&turns).await, &mut turns);
    part(tour.ended().await, &mut turns);
    let (visited, unvisited) = states::visit(tour, &turns).await;
    part(visited, &mut turns);
    Toured { turns, unvisited }
}

impl<'a> Tour<'a> {
    /// The customer who speaks where nobody else is wanted; one without a link where there is none.
    pub(super) fn caller(&self) -> Caller {
        self.customer(0).unwrap_or_else(nobody)
    }

    /// The first or second customer of this locale.
    pub(super) fn customer(&self, which: usize) -> Option<Caller> {
        let callers = &self.target.callers;
        let place = (2 * self.place + which).checked_rem(callers.len())?;
        callers.get(place).cloned()
    }

    /// A session of `device` with the skill.
    pub(super) fn talk(&self, device: Device) -> Talk<'a> {
        Talk::new(&self.target.endpoint, &self.locale.name, device)
    }

    /// A session of the customer who speaks where nobody else is wanted.
    pub(super) fn ordinary(&self) -> Talk<'a> {
        self.talk(Device::of(&self.caller()))
    }

    /// The skill's own intents.
    pub(super) fn intents(&self) -> impl Iterator<Item = &'a IntentWords> + use<'a> {
        let intents = self.locale.model.intents.iter();
        intents.filter(|intent| !intent.name.starts_with("AMAZON."))
    }

    pub(super) fn values(&self) -> SlotValues<'a> {
        SlotValues {
            model: &self.locale.model,
            skill_id: self.target.endpoint.skill_id(),
            today: now().date_naive(),
        }
    }

    /// `intent` with the slots that `is_filled` says.
    pub(super) fn asked(
        &self,
        intent: &'a IntentWords,
        is_filled: impl Fn(usize) -> bool,
    ) -> Asked {
        let values = self.values();
        let slot = |(index, slot): (usize, &'a SlotUse)| match is_filled(index) {
            true => values.filled(slot),
            false => values.empty(slot),
        };
        let slots: Vec<Sent<'a>> = intent.slots.iter().enumerate().map(slot).collect();
        Asked::with_slots(&intent.name, &slots)
    }

    async fn opening(&self) -> Vec<Turn> {
        let mut turns = vec![self.ordinary().ask(Probe::Launch, &Asked::launch()).await];
        let mut device = Device::of(&self.caller());
        device.screen = false;
        let mut talk = self.talk(device);
        turns.push(talk.ask(Probe::Headless, &Asked::launch()).await);
        for intent in self.intents() {
            talk.restart();
            turns.push(talk.ask(Probe::Headless, &self.asked(intent, |_| false)).await);
        }
        turns
    }

    /// Every intent with every subset of its slots, each after the skill was opened.
    async fn subsets(&self) -> Vec<Turn> {
        let whole_max = match self.depth {
            Depth::Whole => WHOLE_SUBSETS_MAX,
            Depth::Sample => 0,
        };
        let mut talk = self.ordinary();
        let mut turns = Vec::new();
        for intent in self.intents() {
            let mut subsets = SlotValues::subsets(intent.slots.len(), whole_max);
            if self.depth == Depth::Sample {
                subsets.truncate(2);
            }
            for subset in subsets {
                talk.restart();
                let _ = talk.ask(Probe::Step, &Asked::launch()).await;
                let asked = self.asked(intent, |slot| subset.get(slot) == Some(&true));
                turns.push(talk.ask(Probe::Subset, &asked).await);
            }
        }
        turns
    }

    /// Every slot of every intent with values that do not fit, alone and among fitting ones.
    async fn odd(&self) -> Vec<Turn> {
        let values = self.values();
        let mut talk = self.ordinary();
        let mut turns = Vec::new();
        for intent in self.intents() {
            for (place, slot) in intent.slots.iter().enumerate() {
                let mut odd = values.odd(slot);
                if self.depth == Depth::Sample {
                    odd.truncate(2);
                }
                for (turn, odd) in odd.into_iter().enumerate() {
                    let others = intent.slots.iter().enumerate();
                    let slots: Vec<Sent<'_>> = others
                        .map(|(index, other)| match (index == place, turn % 2 == 0) {
                            (true, _) => odd.clone(),
                            (false, true) => values.empty(other),
                            (false, false) => values.filled(other),
                        })
                        .collect();
                    talk.restart();
                    let asked = Asked::with_slots(&intent.name, &slots);
                    turns.push(talk.ask(Probe::Odd, &asked).await);
                }
            }
            talk.restart();
            let mut bare = Asked::intent(&intent.name);
            bare.said.push_str(" (no slots sent)");
            if let Some(intent) = bare.request["intent"].as_object_mut() {
                intent.remove("slots");
            }
            turns.push(talk.ask(Probe::Odd, &bare).await);
        }
        turns
    }

    /// Every intent as the first thing that is said, and the store's example phrases.
    async fn one_shots(&self) -> Vec<Turn> {
        let mut talk = self.ordinary();
        let mut turns = Vec::new();
        for intent in self.intents() {
            for filled in [false, true] {
                if filled && intent.slots.is_empty() {
                    continue;
                }
                talk.restart();
                turns.push(talk.ask(Probe::OneShot, &self.asked(intent, |_| filled)).await);
            }
        }
        for name in STRAYS.into_iter().filter(|name| self.locale.has(name)) {
            talk.restart();
            turns.push(talk.ask(Probe::Stray, &Asked::intent(name)).await);
        }
        let Ok(matcher) = self.locale.matcher() else { return turns };
        for phrase in &self.locale.words.store.example_phrases {
            let found = crate::certify::suggested::understood_phrase(
                phrase,
                &self.locale.words.invocation_name,
                &matcher,
            );
            let Some((intent, filled)) = found else { continue };
            let Some(intent) = self.intents().find(|known| known.name == intent) else { continue };
            let said = |slot: usize| {
                let name = intent.slots.get(slot).map(|slot| slot.name.as_str());
                name.is_some_and(|name| filled.contains(&name))
            };
            talk.restart();
            let asked = Asked { said: phrase.clone(), ..self.asked(intent, said) };
            turns.push(talk.ask(Probe::Example, &asked).await);
        }
        turns
    }

    /// Properties and types that nobody knows yet.
    async fn unknown(&self) -> Vec<Turn> {
        let mut talk = self.ordinary();
        let mut turns = Vec::new();
        let mut asked = vec![Asked::launch()];
        asked.extend(self.intents().map(|intent| self.asked(intent, |_| false)));
        for asked in asked {
            talk.restart();
            let mut message = talk.message(&asked);
            invent(&mut message);
            let asked = Asked { said: format!("{} (invented properties)", asked.said), ..asked };
            turns.push(talk.ask_as(Probe::Unknown, &asked, message).await);
        }
        for name in ["Some.FutureRequest", "Alexa.Presentation.APL.UserEvent", "Display.Unknown"] {
            talk.restart();
            turns.push(talk.ask(Probe::Unknown, &Asked::other(name, json!({"type": name}))).await);
        }
        turns
    }

    /// Everything fails behind the skill, or nothing answers.
    async fn down(&self, ordinary: &[Turn]) -> Vec<Turn> {
        let mut turns = Vec::new();
        if let (Some(endpoint), Some(caller)) =
            (&self.target.down, self.target.callers_down.first())
        {
            let mut talk = Talk::new(endpoint, &self.locale.name, Device::of(caller));
            for intent in self.intents() {
                talk.restart();
                turns.push(talk.ask(Probe::Down, &self.asked(intent, |_| false)).await);
            }
        }
        if let (Some(endpoint), Some(caller)) =
            (&self.target.hung, self.target.callers_hung.first())
        {
            // One that waits for what is behind the skill is enough: what is said of it is another
            // thing when that is down.
            let waits = |down: &&Turn| {
                let mut usual = ordinary.iter().filter(|turn| turn.probe == Probe::OneShot);
                let usual = usual.find(|turn| turn.intent == down.intent);
                usual.is_some_and(|turn| turn.answer.speech() != down.answer.speech())
            };
            let name = turns.iter().find(waits).map(|turn| turn.intent.clone());
            let wanted = self.intents().find(|intent| Some(&intent.name) == name.as_ref());
            if let Some(intent) = wanted.or_else(|| self.intents().next()) {
                let mut talk = Talk::new(endpoint, &self.locale.name, Device::of(caller));
                turns.push(talk.ask(Probe::Hung, &self.asked(intent, |_| false)).await);
            }
        }
        turns
    }

    /// The platform ends the session, for every reason it has.
    async fn ended(&self) -> Vec<Turn> {
        let mut talk = self.ordinary();
        let mut turns = Vec::new();
        for reason in ["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS", "SOME_FUTURE_REASON"] {
            talk.restart();
            let _ = talk.ask(Probe::Step, &Asked::launch()).await;
            turns.push(talk.ask(Probe::Ended, &Asked::ended(reason)).await);
        }
        turns
    }
}

/// Somebody whom nobody knows.
pub(super) fn nobody() -> Caller {
    Caller { user_id: "amzn1.ask.account.CERTIFICATION".to_owned(), access_token: None }
}

/// Adds properties of every type, on every level.
fn invent(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(invent);
            members.insert("inventedObject".to_owned(), json!({"deep": [1, null, "x"]}));
            members.insert("inventedNull".to_owned(), Value::Null);
        }
        Value::Array(items) => items.iter_mut().for_each(invent),
        _ => {}
    }
}
