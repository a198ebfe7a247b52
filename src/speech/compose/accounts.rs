//! Accounts without amounts: the list, the choice among several, and accounts that are not there.

use super::lists::{all_of, named, one_of};
use super::names::{account, account_listed};
use super::talk::{anything_else, asking, page_end};
use crate::bank::{AccountKind, AccountLine, AccountName};
use crate::speech::messages::accounts::{
    ALL_CLOSED, CHOOSING, CLOSED, CLOSED_LISTED, FIT, FOUND, NO_KIND, NONE, NOT_FOUND, OFFERED,
    OFFERED_OF_MANY, OUT_OF_REACH, WHICH, WHICH_OF_MANY, WHICH_OFFERED, WHICH_ONE,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Value, Wording};

/// "I found three accounts."
pub(super) fn found(words: &Wording, number: usize) -> Phrase {
    words.say(&FOUND, [("count", Value::Count(number as u64))])
}

/// Lists one page of accounts.
pub(super) fn listed(
    words: &Wording,
    lines: &[AccountLine],
    skipped: usize,
    total: usize,
) -> Draft {
    let intro = if skipped == 0 { found(words, total) } else { Phrase::default() };
    let items = lines.iter().map(|line| {
        let name = account_listed(words, &line.account);
        match line.closed {
            true => words.clause(&CLOSED_LISTED, [("account", Value::Forms(name))]),
            false => name.phrase(""),
        }
    });
    let said = named(words, intro, items.collect());
    let told = skipped + lines.len();
    let pages = [skipped, told, total].map(|n| n as u64);
    page_end(words, said, pages, told < total, Suggestion::Balance)
}

/// Asks which of several accounts is meant.
pub(super) fn which(words: &Wording, candidates: &[AccountName], total: usize) -> Draft {
    let names = phrases(words, candidates);
    let (said, lead) = if total > candidates.len() {
        (words.say(&FIT, [("count", Value::Count(total as u64))]), &WHICH_OF_MANY)
    } else {
        (Phrase::default(), &WHICH)
    };
    let listed = one_of(words, names.clone());
    let whole = words.say(lead, [("accounts", Value::phrase(&listed))]);
    let (said, question) = if names.is_empty() || whole.words() > SENTENCE_WORDS_MAX {
        (named(words, said, names), words.say(&WHICH_ONE, []))
    } else {
        (said, whole)
    };
    asking(said, question, choosing(words, candidates))
}

/// Says that no account fits, and what there is; `more` is whether there is more than `offered`.
pub(super) fn no_such(
    words: &Wording,
    offered: &[AccountName],
    more: bool,
    missing: Option<AccountKind>,
) -> Draft {
    let said = match missing {
        Some(kind) => words.say(&NO_KIND, [("kind", Value::Key(kind.name()))]),
        None => words.say(&NOT_FOUND, []),
    };
    if offered.is_empty() {
        return anything_else(words, said, Suggestion::Accounts);
    }
    let names = phrases(words, offered);
    let lead = if more { &OFFERED_OF_MANY } else { &OFFERED };
    let listed = all_of(words, names.clone());
    let whole = words.say(lead, [("accounts", Value::phrase(&listed))]);
    let said = if whole.words() <= SENTENCE_WORDS_MAX {
        said.sentences(whole)
    } else {
        named(words, said, names)
    };
    asking(said, words.say(&WHICH_OFFERED, []), choosing(words, offered))
}

fn phrases(words: &Wording, names: &[AccountName]) -> Vec<Phrase> {
    names.iter().map(|name| account_listed(words, name).phrase("")).collect()
}

/// How to choose among `names`: by digits where they were told, for then the names are alike.
fn choosing(words: &Wording, names: &[AccountName]) -> Phrase {
    let told = names.iter().any(|name| name.last_four.is_some());
    words.say(&CHOOSING, [("way", Value::Key(if told { "digits" } else { "name" }))])
}

/// Says that the account is closed.
pub(super) fn closed(words: &Wording, name: &AccountName) -> Draft {
    let said = words.say(&CLOSED, [("account", Value::Forms(account(words, name)))]);
    anything_else(words, said, Suggestion::Accounts)
}

/// Says that there are accounts, but none is open.
pub(super) fn all_closed(words: &Wording) -> Draft {
    anything_else(words, words.say(&ALL_CLOSED, []), Suggestion::Accounts)
}

/// Says that there is no account to tell of.
pub(super) fn none(words: &Wording) -> Draft {
    anything_else(words, words.say(&NONE, []), Suggestion::RoutingNumber)
}

/// Says that the account that was meant could not be reached.
pub(super) fn unreached(words: &Wording, name: &AccountName) -> Draft {
    let said = out_of_reach(words, Phrase::default(), &[name]);
    anything_else(words, said, Suggestion::Recent)
}

/// Says which accounts could not be reached, in one sentence where that is one breath.
pub(super) fn out_of_reach(words: &Wording, said: Phrase, names: &[&AccountName]) -> Phrase {
    if names.is_empty() {
        return said;
    }
    let names: Vec<Phrase> = names.iter().map(|name| account(words, name).phrase("")).collect();
    let missed = |names: &Phrase| words.say(&OUT_OF_REACH, [("accounts", Value::phrase(names))]);
    let whole = missed(&one_of(words, names.clone()));
    if whole.words() <= SENTENCE_WORDS_MAX {
        return said.item(whole);
    }
    names.iter().fold(said, |said, name| said.item(missed(name)))
}
