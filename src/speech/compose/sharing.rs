//! What customers ask about their own sharing, and what they stop.

use super::barriers::key;
use super::lists::{all_of, named};
use super::names::{account, bank};
use super::talk::{anything_else, ask, closing};
use crate::bank::{AccountName, PAGE_ITEMS_MAX, PublicFacts};
use crate::consent::{Aloud, DataClass, DataClasses};
use crate::dialogue::{Shared, SharingAnswer, Told, WHO_ASKED_DAYS};
use crate::models::ReplyMessage;
use crate::speech::messages::sharing::{
    AMOUNTS, ASK_STOP, ASKED, ASKED_NONE, ENDED, FORGOTTEN, HEARD, HEARD_KINDS, HEARD_NONE, KIND,
    MORE_KINDS, NO_SUCH, NOT_DONE, ONLY_HERE, SHARED, STOP_ACCOUNTS, STOP_ALL, STOP_EVERYWHERE,
    STOPPED, TOO_MANY, UNKNOWN, UNTIL, VOICE,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Value, Wording};

/// Tells what came of a wish about the customer's own sharing, or asks for a yes.
pub(super) fn told(words: &Wording, answer: &SharingAnswer, facts: &PublicFacts) -> Draft {
    let plain = |message: &ReplyMessage| words.say(message, []);
    let said = match answer {
        SharingAnswer::Shared(shared) => what_is_shared(words, shared),
        SharingAnswer::Heard(told) => what_was_heard(words, told),
        SharingAnswer::Asked(told) => who_asked(words, told),
        SharingAnswer::ConfirmStop(names) => return ask(words, accounts(words, names), &ASK_STOP),
        SharingAnswer::ConfirmEnd => return ask(words, plain(&STOP_ALL), &ASK_STOP),
        SharingAnswer::ConfirmEndHere => {
            return ask(words, plain(&ONLY_HERE).sentences(plain(&STOP_ALL)), &ASK_STOP);
        }
        SharingAnswer::ConfirmForget => return ask(words, plain(&STOP_EVERYWHERE), &ASK_STOP),
        SharingAnswer::NoSuchAccount => plain(&NO_SUCH),
        SharingAnswer::TooMany(count) => {
            words.say(&TOO_MANY, [("count", Value::Count(*count as u64))])
        }
        SharingAnswer::Stopped => plain(&STOPPED),
        SharingAnswer::Ended => return closing(plain(&ENDED)),
        SharingAnswer::Forgotten => {
            return closing(words.say(&FORGOTTEN, [("bank", bank(words, facts))]));
        }
        SharingAnswer::NotDone => plain(&NOT_DONE),
        SharingAnswer::Unknown => plain(&UNKNOWN),
    };
    anything_else(words, said, Suggestion::Balance)
}

/// Names the accounts and says what it means to stop sharing them.
fn accounts(words: &Wording, names: &[AccountName]) -> Phrase {
    let names = names.iter().map(|name| account(words, name).phrase("")).collect();
    named(words, Phrase::default(), names).sentences(words.say(&STOP_ACCOUNTS, []))
}

fn what_is_shared(words: &Wording, shared: &Shared) -> Phrase {
    let (kinds, more) = kinds(words, shared.classes);
    let given =
        [("kinds", Value::phrase(&kinds)), ("accounts", Value::Count(shared.accounts as u64))];
    let mut said = words.say(&SHARED, given);
    if more > 0 {
        said = said.sentences(words.say(&MORE_KINDS, [("count", Value::Count(more as u64))]));
    }
    let aloud = match shared.aloud {
        Aloud::Exact => "exact",
        Aloud::Rounded => "rounded",
        Aloud::Relative => "relative",
        Aloud::Silent => "silent",
    };
    let day = Value::Day { day: shared.until, today: shared.today };
    said.sentences(words.say(&AMOUNTS, [("aloud", Value::Key(aloud))]))
        .sentences(words.say(&UNTIL, [("day", day)]))
}

fn what_was_heard(words: &Wording, told: &Told) -> Phrase {
    let day = |day| Value::Day { day, today: told.today };
    let since = ("since", day(told.since));
    let Some(last) = told.last else { return words.say(&HEARD_NONE, [since]) };
    let answers = ("answers", Value::Count(told.answers as u64));
    let said = words.say(&HEARD, [since, answers, ("last", day(last))]);
    let (kinds, _) = kinds(words, told.classes);
    match kinds.is_empty() {
        true => said,
        false => said.sentences(words.say(&HEARD_KINDS, [("kinds", Value::phrase(&kinds))])),
    }
}

fn who_asked(words: &Wording, told: &Told) -> Phrase {
    let days = || ("days", Value::Count(WHO_ASKED_DAYS.into()));
    let Some(last) = told.last else { return words.say(&ASKED_NONE, [days()]) };
    let answers = ("answers", Value::Count(told.answers as u64));
    let last = ("last", Value::Day { day: last, today: told.today });
    let voices = match told.recognised {
        0 => "none",
        all if all == told.answers => "all",
        _ => "some",
    };
    let said = words.say(&ASKED, [days(), answers, last]);
    said.sentences(words.say(&VOICE, [("voices", Value::Key(voices))]))
}

/// The kinds of data in `classes`, as many as are said at a time, and how many more there are. How
/// amounts are said is no kind.
fn kinds(words: &Wording, classes: DataClasses) -> (Phrase, usize) {
    let kinds: Vec<DataClass> =
        classes.iter().filter(|class| *class != DataClass::SpeakAmounts).collect();
    let said = kinds.iter().take(PAGE_ITEMS_MAX);
    let said = said.map(|class| words.clause(&KIND, [("class", Value::Key(key(*class)))]));
    (all_of(words, said.collect()), kinds.len().saturating_sub(PAGE_ITEMS_MAX))
}
