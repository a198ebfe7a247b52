//! The states a talk can be in: every question that is left open, and what is said to it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::talk::{Asked, Talk};
use super::tour::{STRAYS, Tour};
use crate::certify::gathered::{Probe, Turn};
use crate::certify::run::Depth;

/// How many turns lead to a state at most.
const TURNS_MAX: usize = 4;
/// States of one locale that are visited at most: more questions than a skill has.
const STATES_MAX: usize = 48;

/// A way to a question that is left open.
#[derive(Debug, Clone)]
struct State {
    path: Vec<Asked>,
}

/// Visits every question that `turns` or a visit left open, and answers it in every way that the
/// platform has for all skills; then says stop and help after every intent. Returns, too, how many
/// states were left.
pub(super) async fn visit(tour: &Tour<'_>, turns: &[Turn]) -> (Vec<Turn>, usize) {
    let mut seen = BTreeSet::new();
    let mut waiting: VecDeque<State> = VecDeque::new();
    let mut after_intents: BTreeMap<&str, State> = BTreeMap::new();
    for turn in turns.iter().filter(|turn| turn.answer.is_open()) {
        let is_start = matches!(turn.probe, Probe::Launch | Probe::OneShot);
        let Some(asked) = is_start.then(|| asked_of(turn)) else { continue };
        let state = State { path: vec![asked] };
        after_intents.entry(&turn.intent).or_insert_with(|| state.clone());
        if seen.insert(turn.answer.last_sentence()) {
            waiting.push_back(state);
        }
    }
    let mut visited = Vec::new();
    let mut talk = tour.ordinary();
    let mut states = 0;
    while states < STATES_MAX
        && let Some(state) = waiting.pop_front()
    {
        states += 1;
        for (asked, turn) in answer_in_every_way(tour, &mut talk, &state).await {
            let deeper = state.path.len() < TURNS_MAX && tour.depth == Depth::Whole;
            let is_new = turn.answer.is_open() && seen.insert(turn.answer.last_sentence());
            if deeper && is_new {
                let path = [state.path.clone(), vec![asked]].concat();
                waiting.push_back(State { path });
            }
            visited.push(turn);
        }
        visited.extend(misses(tour, &mut talk, &state).await);
    }
    if tour.depth == Depth::Whole {
        for state in after_intents.into_values() {
            for (probe, name) in STEADY {
                if tour.locale.has(name) && arrive(&mut talk, &state).await {
                    visited.push(talk.ask(probe, &Asked::intent(name)).await);
                }
            }
        }
    }
    (visited, waiting.len())
}

/// What is said after every intent.
const STEADY: [(Probe, &str); 3] = [
    (Probe::Help, "AMAZON.HelpIntent"),
    (Probe::Stop, "AMAZON.StopIntent"),
    (Probe::Stop, "AMAZON.CancelIntent"),
];

fn asked_of(turn: &Turn) -> Asked {
    Asked {
        said: turn.said.clone(),
        intent: turn.intent.clone(),
        request: turn.request["request"].clone(),
    }
}

/// Goes the way to `state`; whether the session is open there.
async fn arrive(talk: &mut Talk<'_>, state: &State) -> bool {
    talk.restart();
    for asked in &state.path {
        let _ = talk.ask(Probe::Step, asked).await;
        if !talk.is_open() {
            return false;
        }
    }
    true
}

/// Every answer that fits any question, each to the question itself.
async fn answer_in_every_way(
    tour: &Tour<'_>,
    talk: &mut Talk<'_>,
    state: &State,
) -> Vec<(Asked, Turn)> {
    let strays = STRAYS.map(|name| (Probe::Stray, name));
    let mut turns = Vec::new();
    for (probe, name) in STEADY.into_iter().chain(strays) {
        if !tour.locale.has(name) || !arrive(talk, state).await {
            continue;
        }
        let asked = Asked::intent(name);
        let turn = talk.ask(probe, &asked).await;
        turns.push((asked, turn));
    }
    if arrive(talk, state).await {
        let asked = Asked::ended("EXCEEDED_MAX_REPROMPTS");
        let turn = talk.ask(Probe::Ended, &asked).await;
        turns.push((asked, turn));
    }
    turns
}

/// What nobody understands, three times in a row.
async fn misses(tour: &Tour<'_>, talk: &mut Talk<'_>, state: &State) -> Vec<Turn> {
    let mut turns = Vec::new();
    if !tour.locale.has("AMAZON.FallbackIntent") || !arrive(talk, state).await {
        return turns;
    }
    for miss in 1..=3 {
        let asked = Asked::intent("AMAZON.FallbackIntent");
        turns.push(talk.ask(Probe::NotUnderstood(miss), &asked).await);
        if !talk.is_open() {
            break;
        }
    }
    turns
}
