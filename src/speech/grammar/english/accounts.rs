//! Accounts without amounts: the list, the choice among several, and accounts that are not there.

use super::names::{account, account_listed, kind_counted};
use super::phrase::{Phrase, enumerated};
use super::talk::{anything_else, asking, found, page_end};
use crate::bank::{AccountKind, AccountLine, AccountName};
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::{ACCOUNTS, BALANCE, FIRST_ONE, ROUTING_NUMBER};

/// Lists one page of accounts.
pub(super) fn listed(lines: &[AccountLine], skipped: usize, total: usize) -> Draft {
    let intro = if skipped == 0 { found(total as u64, "account") } else { Phrase::default() };
    let items = lines.iter().map(|line| {
        let name = account_listed(&line.account);
        if line.closed { name.text(", which is closed") } else { name }
    });
    let said = named(intro, items.collect(), "and");
    let told = skipped + lines.len();
    page_end(said, [skipped, told, total].map(|n| n as u64), told < total, BALANCE)
}

/// Asks which of several accounts is meant.
pub(super) fn which(candidates: &[AccountName], total: usize) -> Draft {
    let names: Vec<_> = candidates.iter().map(account_listed).collect();
    let (said, lead) = if total > candidates.len() {
        let count = Phrase::default().sentence(found_fitting(total));
        (count, "which one do you mean, for example ")
    } else {
        (Phrase::default(), "which one do you mean, ")
    };
    let whole = Phrase::of(lead).phrase(enumerated(names.clone(), "or"));
    let (said, question) = if names.is_empty() || whole.words() > SENTENCE_WORDS_MAX {
        (named(said, names, "and"), Phrase::of("which one do you mean"))
    } else {
        (said, whole)
    };
    asking(said, question, &choosing(candidates))
}

/// Says that no account fits, and what there is; `more` is whether there is more than `offered`.
pub(super) fn no_such(offered: &[AccountName], more: bool, missing: Option<AccountKind>) -> Draft {
    let said = match missing {
        Some(kind) => {
            let none = format!("you have no {} here", kind_counted(kind));
            Phrase::default().sentence(Phrase::of(&none))
        }
        None => Phrase::of("I couldn't find that account."),
    };
    if offered.is_empty() {
        return anything_else(said, ACCOUNTS);
    }
    let names: Vec<_> = offered.iter().map(account_listed).collect();
    let lead = if more { "I can tell you, for example, about " } else { "I can tell you about " };
    let whole = Phrase::of(lead).phrase(enumerated(names.clone(), "and"));
    let said = if whole.words() <= SENTENCE_WORDS_MAX {
        said.sentence(whole)
    } else {
        named(said, names, "and")
    };
    asking(said, Phrase::of("which one would you like"), &choosing(offered))
}

/// How to choose among `names`: by digits where they were told, for then the names are alike.
fn choosing(names: &[AccountName]) -> String {
    let way = if names.iter().any(|name| name.last_four.is_some()) {
        "the last four digits of the account"
    } else {
        "the name of the account"
    };
    format!("You can say, {FIRST_ONE}, or {way}.")
}

/// Says that the account is closed.
pub(super) fn closed(name: &AccountName) -> Draft {
    let told = account(name).text(" is closed, so there is nothing to tell");
    anything_else(Phrase::default().sentence(told), ACCOUNTS)
}

/// Says that there are accounts, but none is open.
pub(super) fn all_closed() -> Draft {
    let said = "All the accounts you share are closed, so there is nothing to tell.";
    anything_else(Phrase::of(said), ACCOUNTS)
}

/// Says that there is no account to tell of.
pub(super) fn none() -> Draft {
    let said = "There are no accounts shared here yet. You can choose which ones to share when you \
                link in the app.";
    anything_else(Phrase::of(said), ROUTING_NUMBER)
}

fn found_fitting(total: usize) -> Phrase {
    Phrase::of(&format!("{} accounts fit that", super::talk::count(total as u64)))
}

/// The names in one sentence where that is one breath, else one sentence each.
fn named(intro: Phrase, names: Vec<Phrase>, joint: &str) -> Phrase {
    let whole = enumerated(names.clone(), joint);
    if whole.words() <= SENTENCE_WORDS_MAX {
        if whole.is_empty() { intro } else { intro.item(Phrase::default().sentence(whole)) }
    } else {
        names.into_iter().fold(intro, |said, name| said.item(Phrase::default().sentence(name)))
    }
}
