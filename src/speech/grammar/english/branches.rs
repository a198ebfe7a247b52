//! Where the bank has branches, when they are open, and on which days they are not.

use chrono::NaiveDate;

use super::dates::{day, day_ahead};
use super::names::{app, speakable};
use super::phrase::{Phrase, one_breath, word_count};
use super::published::{breaths, grouped_phone};
use super::talk::{anything_else, count};
use crate::bank::{Branch, Holiday, PAGE_ITEMS_MAX, PublicFacts};
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::BALANCE;

/// The longest words of an operator that are read aloud, in characters.
const WORDS_CHARACTERS_MAX: usize = 150;

/// How far ahead a holiday is told along with the opening hours, in days.
const HOLIDAY_DAYS: i64 = 7;

/// Tells the opening hours: of the bank, or of the branch called `wanted`.
pub(super) fn hours(wanted: Option<&str>, facts: &PublicFacts, today: NaiveDate) -> Draft {
    let said = match wanted.map(|wanted| facts.branches_called(wanted)) {
        None => open("we are", facts.opening_hours.as_deref(), facts),
        Some(found) => match found.as_slice() {
            [branch] => open_of(branch, facts),
            [] => unknown().sentences(open("we are", facts.opening_hours.as_deref(), facts)),
            several => several
                .iter()
                .take(PAGE_ITEMS_MAX)
                .fold(Phrase::default(), |said, branch| said.item(open_of(branch, facts))),
        },
    };
    let soon = facts.holidays_from(today).into_iter().next();
    let soon = soon.filter(|it| (it.on - today).num_days() <= HOLIDAY_DAYS);
    anything_else(
        soon.into_iter().fold(said, |said, it| said.sentences(closed(it, today))),
        BALANCE,
    )
}

/// Tells where the branches are: all of them, or those that `wanted` can mean.
pub(super) fn places(wanted: Option<&str>, facts: &PublicFacts) -> Draft {
    if facts.branches.is_empty() {
        let said = Phrase::of("I don't have our branches here. You'll find them in ");
        return anything_else(said.text(&app(facts)).text("."), BALANCE);
    }
    let all: Vec<&Branch> = facts.branches.iter().collect();
    let found = wanted.map(|wanted| facts.branches_called(wanted));
    let (said, told) = match found {
        None => (Phrase::default(), all),
        Some(found) if found.is_empty() => (unknown(), all),
        Some(found) => (Phrase::default(), found),
    };
    if let [branch] = told.as_slice() {
        let said = said.sentences(place(branch)).sentences(open_of(branch, facts));
        let phone = branch.phone.as_deref().and_then(grouped_phone);
        let called = |phone| Phrase::of("its number is ").phrase(phone);
        return anything_else(
            phone.into_iter().fold(said, |said, phone| said.sentence(called(phone))),
            BALANCE,
        );
    }
    let items = told.iter().take(PAGE_ITEMS_MAX);
    let said = items.fold(said, |said, branch| said.item(place(branch)));
    let left = told.len().saturating_sub(PAGE_ITEMS_MAX);
    anything_else(more_in_the_app(said, left, facts), BALANCE)
}

/// Tells the next days on which the bank is closed.
pub(super) fn holidays(facts: &PublicFacts, today: NaiveDate) -> Draft {
    let ahead = facts.holidays_from(today);
    if ahead.is_empty() {
        let said = Phrase::of("I don't have our holidays here. You'll find them in ");
        return anything_else(said.text(&app(facts)).text("."), BALANCE);
    }
    let items = ahead.iter().take(PAGE_ITEMS_MAX);
    let said = items.fold(Phrase::default(), |said, it| said.item(closed(it, today)));
    anything_else(said, BALANCE)
}

fn more_in_the_app(said: Phrase, left: usize, facts: &PublicFacts) -> Phrase {
    match left {
        0 => said,
        left => {
            let more = format!("there are {} more in {}", count(left as u64), app(facts));
            said.sentence(Phrase::of(&more))
        }
    }
}

fn unknown() -> Phrase {
    Phrase::of("I don't know a branch there.")
}

/// "We are closed on Thursday, for Thanksgiving."
fn closed(holiday: &Holiday, today: NaiveDate) -> Phrase {
    let when = match (holiday.on - today).num_days() {
        0..=6 => day_ahead(holiday.on, today),
        _ => day(holiday.on, today),
    };
    let closed = Phrase::of(&format!("we are closed {when}"));
    match fitting(&holiday.name) {
        Some(name) => {
            let whole = closed.clone().text(", for ").text(&name);
            one_breath(whole, || Phrase::default().sentence(closed))
        }
        None => Phrase::default().sentence(closed),
    }
}

fn open_of(branch: &Branch, facts: &PublicFacts) -> Phrase {
    let name = fitting(&branch.name);
    let who = name.map_or_else(|| "it is".to_owned(), |name| format!("the {name} branch is"));
    open(&who, branch.opening_hours.as_deref().or(facts.opening_hours.as_deref()), facts)
}

/// "We are open Monday to Friday, nine to five."
fn open(who: &str, hours: Option<&str>, facts: &PublicFacts) -> Phrase {
    match hours.map(speakable).filter(|hours| fits(hours)) {
        Some(hours) => breaths(&format!("{who} open {hours}")),
        None => Phrase::of("I don't have the opening hours here. You'll find them in ")
            .text(&app(facts))
            .text("."),
    }
}

/// "Main Street is at twelve Main Street, Springfield."
fn place(branch: &Branch) -> Phrase {
    let name = fitting(&branch.name).unwrap_or_else(|| "our branch".to_owned());
    match Some(speakable(&branch.address)).filter(|address| fits(address)) {
        Some(address) => breaths(&format!("{name} is at {address}")),
        None => Phrase::default().sentence(Phrase::of(&name)),
    }
}

fn fits(words: &str) -> bool {
    !words.is_empty() && words.chars().count() <= WORDS_CHARACTERS_MAX
}

/// `name` as it is read aloud, where that is a name and no speech.
fn fitting(name: &str) -> Option<String> {
    let name = speakable(name);
    (fits(&name) && word_count(&name) * 2 <= SENTENCE_WORDS_MAX).then_some(name)
}
