//! Whether cards can be paid with.

use super::names::account;
use super::phrase::{Phrase, one_breath};
use super::talk::{anything_else, page_end};
use crate::bank::{AccountKind, CardLine, CardStatus, Cards};
use crate::speech::render::Draft;
use crate::speech::suggestions::BALANCE;

/// Tells one page of cards.
pub(super) fn told(cards: &Cards) -> Draft {
    if cards.total == 0 {
        return anything_else(Phrase::of("I found no cards on the accounts you share."), BALANCE);
    }
    let said = cards.lines.iter().fold(Phrase::default(), |said, line| said.item(card(line)));
    let told = cards.skipped + cards.lines.len();
    let pages = [cards.skipped, told, cards.total].map(|n| n as u64);
    page_end(said, pages, told < cards.total, BALANCE)
}

fn card(line: &CardLine) -> Phrase {
    let mut who = match line.account.kind {
        AccountKind::CreditCard => account(&line.account),
        _ => Phrase::of("the card of ").phrase(account(&line.account)),
    };
    if let Some(digits) = line.last_four {
        who = who.text(", with the digits ").digits(&digits.digits()).text(",");
    }
    let state = match line.status {
        CardStatus::Active => "can be used",
        CardStatus::Locked => "is locked",
        CardStatus::Blocked => "is blocked by the bank",
        CardStatus::NotActivated => "is not activated yet",
        CardStatus::Expired => "has expired",
    };
    let whole = who.clone().text(" ").text(state);
    one_breath(whole, || {
        Phrase::default().sentence(who).sentence(Phrase::of(&format!("it {state}")))
    })
}
