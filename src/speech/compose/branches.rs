//! Where the bank has branches, when they are open, and on which days they are not.

use chrono::NaiveDate;

use super::names::speakable;
use super::published::{breaths, grouped_phone};
use super::talk::anything_else;
use crate::bank::{Branch, Holiday, PAGE_ITEMS_MAX, PublicFacts};
use crate::speech::messages::branches::{
    BRANCH_PHONE, CLOSED, HOLIDAYS_NONE, MORE, NONE, OPENING_HOURS, OPENING_HOURS_BRANCH,
    OPENING_HOURS_UNKNOWN, PLACE, UNKNOWN,
};
use crate::speech::phrase::{Phrase, word_count};
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::spoken::plain;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Value, Wording};

/// The longest words of an operator that are read aloud, in characters: three of them with what is
/// said around them are a reply.
const WORDS_CHARACTERS_MAX: usize = 120;

/// How far ahead a holiday is told along with the opening hours, in days.
const HOLIDAY_DAYS: i64 = 7;

/// Tells the opening hours: of the bank, or of the branch called `wanted`.
pub(super) fn hours(
    words: &Wording,
    wanted: Option<&str>,
    facts: &PublicFacts,
    today: NaiveDate,
) -> Draft {
    let found = wanted.map(|wanted| facts.branches_called(wanted));
    let said = match found.as_deref() {
        None => open(words, None, facts),
        Some([branch]) => open(words, Some(branch), facts),
        Some(_) => words.say(&UNKNOWN, []).sentences(open(words, None, facts)),
    };
    let soon = facts.holidays_from(today).into_iter().next();
    let soon = soon.filter(|it| (it.on - today).num_days() <= HOLIDAY_DAYS);
    let said = soon.into_iter().fold(said, |said, it| said.sentences(closed(words, it, today)));
    anything_else(words, said, Suggestion::Balance)
}

/// Tells where the branches are: all of them, or those that `wanted` can mean.
pub(super) fn places(words: &Wording, wanted: Option<&str>, facts: &PublicFacts) -> Draft {
    if facts.branches.is_empty() {
        return anything_else(words, words.say(&NONE, []), Suggestion::Balance);
    }
    let found = wanted.map(|wanted| facts.branches_called(wanted));
    let is_unknown = found.as_ref().is_some_and(Vec::is_empty);
    let told = found.filter(|found| !found.is_empty());
    let told = told.unwrap_or_else(|| facts.branches.iter().collect());
    let said = if is_unknown { words.say(&UNKNOWN, []) } else { Phrase::default() };
    if let [branch] = told.as_slice() {
        let said = said.sentences(place(words, branch)).sentences(open(words, Some(branch), facts));
        let phone = branch.phone.as_deref().and_then(grouped_phone);
        let phone = phone.map(|phone| [("phone", Value::phrase(&phone))]);
        let said = phone
            .into_iter()
            .fold(said, |said, phone| said.sentences(words.say(&BRANCH_PHONE, phone)));
        return anything_else(words, said, Suggestion::Balance);
    }
    let items = told.iter().take(PAGE_ITEMS_MAX);
    let said = items.fold(said, |said, branch| said.item(place(words, branch)));
    let said = match told.len().saturating_sub(PAGE_ITEMS_MAX) {
        0 => said,
        left => said.sentences(words.say(&MORE, [("count", Value::Count(left as u64))])),
    };
    anything_else(words, said, Suggestion::Balance)
}

/// Tells the next days on which the bank is closed.
pub(super) fn holidays(words: &Wording, facts: &PublicFacts, today: NaiveDate) -> Draft {
    let ahead = facts.holidays_from(today);
    if ahead.is_empty() {
        return anything_else(words, words.say(&HOLIDAYS_NONE, []), Suggestion::Balance);
    }
    let items = ahead.iter().take(PAGE_ITEMS_MAX);
    let said = items.fold(Phrase::default(), |said, it| said.item(closed(words, it, today)));
    anything_else(words, said, Suggestion::Balance)
}

/// "We are closed on Thursday, for Thanksgiving."
fn closed(words: &Wording, holiday: &Holiday, today: NaiveDate) -> Phrase {
    let name = Value::words(fitting(words, &holiday.name).unwrap_or_default());
    words.breath(&CLOSED, [("day", Value::Day { day: holiday.on, today }), ("name", name)])
}

/// "We are open Monday to Friday, nine to five."
fn open(words: &Wording, branch: Option<&Branch>, facts: &PublicFacts) -> Phrase {
    let own = branch.and_then(|branch| branch.opening_hours.as_deref());
    let hours = own.or(facts.opening_hours.as_deref());
    let hours = hours.and_then(|hours| fitting(words, hours)).map(Value::words);
    let name = branch.and_then(|branch| fitting(words, &branch.name)).map(Value::words);
    match (hours, name) {
        (None, _) => words.say(&OPENING_HOURS_UNKNOWN, []),
        (Some(hours), None) => in_breaths(&words.say(&OPENING_HOURS, [("hours", hours)])),
        (Some(hours), Some(name)) => {
            in_breaths(&words.say(&OPENING_HOURS_BRANCH, [("branch", name), ("hours", hours)]))
        }
    }
}

/// "Main Street is at twelve Main Street, Springfield."
fn place(words: &Wording, branch: &Branch) -> Phrase {
    let name = fitting(words, &branch.name).unwrap_or_default();
    match fitting(words, &branch.address) {
        Some(address) => {
            let given = [("branch", Value::words(name)), ("address", Value::words(address))];
            in_breaths(&words.say(&PLACE, given))
        }
        None => in_breaths(&Phrase::of(&name)),
    }
}

/// The operator's words can be longer than a breath.
fn in_breaths(said: &Phrase) -> Phrase {
    breaths(&plain(&said.clone().spans()))
}

/// `text` as it is read aloud, where it is short enough for that.
fn fitting(words: &Wording, text: &str) -> Option<String> {
    let text = speakable(words, text);
    let is_short = text.chars().count() <= WORDS_CHARACTERS_MAX;
    (!text.is_empty() && is_short && word_count(&text) < SENTENCE_WORDS_MAX).then_some(text)
}
