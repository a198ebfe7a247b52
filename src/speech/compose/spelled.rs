//! The names in an answer, letter by letter.

use super::names::spoken;
use super::style::Style;
use super::talk::anything_else;
use crate::bank::{Answer, GroupKey, PAGE_ITEMS_MAX, SpokenName, TransactionLine};
use crate::speech::messages::talk::NOTHING_TO_SPELL;
use crate::speech::phrase::Phrase;
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::Suggestion;

/// Spells the first names in `answer`, one item each: the name, then each of its words.
pub(super) fn spelled(answer: &Answer, style: Style<'_>) -> Draft {
    let words = style.words;
    let mut names: Vec<String> = Vec::new();
    for name in names_in(answer).into_iter().filter_map(|name| spoken(words, name)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(PAGE_ITEMS_MAX);
    let said = names.iter().fold(Phrase::default(), |said, name| said.item(letters_of(name)));
    let said = if said.is_empty() { words.say(&NOTHING_TO_SPELL, []) } else { said };
    anything_else(words, said, Suggestion::Balance)
}

/// "Whole Foods. W H O L E. F O O D S."
fn letters_of(name: &str) -> Phrase {
    let whole = Phrase::default().sentence(Phrase::of(name));
    let parts = name
        .split([' ', '-', '.'])
        .map(|part| part.chars().filter(|letter| letter.is_alphabetic()).collect::<Vec<_>>());
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    parts.iter().flat_map(|part| part.chunks(SENTENCE_WORDS_MAX)).fold(whole, |said, letters| {
        said.text(" ").letters(&letters.iter().collect::<String>()).text(".")
    })
}

/// The names that an answer tells, in its order: who was paid, else what accounts are called.
fn names_in(answer: &Answer) -> Vec<&SpokenName> {
    match answer {
        Answer::Recent(recent) => payers_and_payees(&recent.lines),
        Answer::Listed(listed) => payers_and_payees(&listed.lines),
        Answer::Payment(payment) => payers_and_payees(&payment.lines),
        Answer::Totals(totals) => {
            let parts = totals.groups.iter().filter_map(|group| match &group.key {
                GroupKey::Merchant(name) => Some(name),
                _ => None,
            });
            totals.merchant.iter().chain(parts).collect()
        }
        Answer::Bills(bills) => bills.lines.iter().filter_map(|due| due.payee.as_ref()).collect(),
        Answer::Subscriptions(it) => it.lines.iter().filter_map(|it| it.payee.as_ref()).collect(),
        Answer::WhichMerchant { candidates, .. } => candidates.iter().collect(),
        Answer::Balances(balances) => {
            balances.lines.iter().filter_map(|line| line.account.nickname.as_ref()).collect()
        }
        Answer::Accounts { lines, .. } => {
            lines.iter().filter_map(|line| line.account.nickname.as_ref()).collect()
        }
        Answer::WhichAccount { candidates, .. } => {
            candidates.iter().filter_map(|name| name.nickname.as_ref()).collect()
        }
        _ => Vec::new(),
    }
}

fn payers_and_payees(lines: &[TransactionLine]) -> Vec<&SpokenName> {
    lines.iter().filter_map(|line| line.counterparty.as_ref()).collect()
}
