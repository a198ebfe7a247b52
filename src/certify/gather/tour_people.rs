//! The parts of a tour in which it matters who speaks.

use super::talk::{Asked, Device};
use super::tour::{Tour, nobody};
use crate::certify::endpoint::Caller;
use crate::certify::gathered::{Probe, Turn};
use crate::certify::language::tongue_words;
use crate::certify::run::Depth;
use crate::certify::suggested::understood;

/// Intents that are asked with a stray token in a sample.
const SAMPLE: usize = 3;

/// Nobody is linked; then somebody is whose token is no good.
pub(super) async fn unlinked(tour: &Tour<'_>) -> Vec<Turn> {
    let mut talk = tour.talk(Device::of(&nobody()));
    let mut turns = vec![talk.ask(Probe::Unlinked, &Asked::launch()).await];
    for name in ["AMAZON.HelpIntent", "AMAZON.StopIntent"] {
        if tour.locale.has(name) {
            talk.restart();
            turns.push(talk.ask(Probe::Unlinked, &Asked::intent(name)).await);
        }
    }
    for intent in tour.intents() {
        talk.restart();
        turns.push(talk.ask(Probe::Unlinked, &tour.asked(intent, |_| false)).await);
    }
    for (turn, stray) in tour.target.stray_tokens.iter().enumerate() {
        let mut talk = tour.talk(Device::of(&stray.caller));
        let all = turn == 0 && tour.depth == Depth::Whole;
        let few = if all { usize::MAX } else { SAMPLE };
        for intent in tour.intents().take(few) {
            talk.restart();
            let mut asked = tour.asked(intent, |_| false);
            asked.said = format!("{} (token {})", asked.said, stray.what);
            turns.push(talk.ask(Probe::BadToken, &asked).await);
        }
    }
    turns
}

/// The same from others: another customer, another voice, a shared place, a narrow link.
pub(super) async fn others(tour: &Tour<'_>) -> Vec<Turn> {
    let mut turns = Vec::new();
    let Some(first) = tour.customer(0) else { return turns };
    let mut devices = vec![(Probe::SharedPlace, Device { shared: true, ..Device::of(&first) })];
    if let Some(second) = tour.customer(1) {
        devices.push((Probe::OtherCustomer, Device::of(&second)));
        let person_token = second.access_token.clone();
        devices.push((Probe::OtherPerson, Device { person_token, ..Device::of(&first) }));
    }
    if let Some(narrow) = &tour.target.narrow {
        devices.push((Probe::Narrow, Device::of(narrow)));
    }
    for (probe, device) in devices {
        let mut talk = tour.talk(device);
        for intent in tour.intents() {
            talk.restart();
            turns.push(talk.ask(probe, &tour.asked(intent, |_| false)).await);
        }
    }
    turns
}

/// A link that is taken back while the session is open.
pub(super) async fn taken_back(tour: &Tour<'_>) -> Vec<Turn> {
    let mut turns = Vec::new();
    let Some(links) = tour.target.links else { return turns };
    for intent in tour.intents() {
        let Some((caller, link)) = links.0.link() else { return turns };
        let asked = tour.asked(intent, |_| false);
        let mut talk = tour.talk(Device::of(&caller));
        let before = talk.ask(Probe::Step, &asked).await;
        let tells = before.answer.is_response() && !before.answer.offers_link();
        if tells && talk.is_open() && depends_on_link(tour, &asked, &caller).await {
            if links.0.take_back(&link) {
                turns.push(talk.ask(Probe::TakenBack, &asked).await);
            }
            return turns;
        }
    }
    turns
}

/// Whether somebody without a link is told to link when they ask the same.
async fn depends_on_link(tour: &Tour<'_>, asked: &Asked, linked: &Caller) -> bool {
    let caller = Caller { user_id: linked.user_id.clone(), access_token: None };
    let turn = tour.talk(Device::of(&caller)).ask(Probe::Step, asked).await;
    turn.answer.offers_link()
}

/// Customers who want a person: on their own, and in the middle of a talk.
pub(super) async fn rights(tour: &Tour<'_>) -> Vec<Turn> {
    let mut turns = Vec::new();
    let Ok(matcher) = tour.locale.matcher() else { return turns };
    let words = tongue_words(&tour.locale.name);
    for phrase in words.map(|words| words.rights).unwrap_or_default() {
        let Some(name) = understood(phrase, &matcher) else { continue };
        let Some(intent) = tour.intents().find(|intent| intent.name == name) else { continue };
        let asked = Asked { said: (*phrase).to_owned(), ..tour.asked(intent, |_| false) };
        let mut talk = tour.ordinary();
        turns.push(talk.ask(Probe::Rights, &asked).await);
        talk.restart();
        let _ = talk.ask(Probe::Step, &Asked::launch()).await;
        if let Some(other) = tour.intents().next() {
            let _ = talk.ask(Probe::Step, &tour.asked(other, |_| false)).await;
        }
        turns.push(talk.ask(Probe::Rights, &asked).await);
    }
    turns
}
