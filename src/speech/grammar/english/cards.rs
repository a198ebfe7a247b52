//! Whether cards can be paid with.

use super::names::{account, app};
use super::phrase::{Phrase, one_breath};
use super::talk::{anything_else, count, page_end};
use crate::bank::{AccountKind, CardActed, CardLine, CardStatus, Cards, PublicFacts};
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

/// Tells what became of a wish about a card.
pub(super) fn acted(acted: &CardActed, facts: &PublicFacts) -> Draft {
    let said = match acted {
        CardActed::Locked(line) => stated(line, "is locked now"),
        CardActed::Unneeded(line) => match line.status {
            CardStatus::Locked => stated(line, "is locked already"),
            _ => card(line),
        },
        CardActed::StepUp(_) => {
            let app = app(facts);
            Phrase::of(&format!(
                "I can't be sure enough who is speaking. You can do that in {app}."
            ))
        }
        CardActed::NotOffered => {
            Phrase::of(&format!("I can't do that here. You can do it in {}.", app(facts)))
        }
        CardActed::NoCard => Phrase::of("I found no such card on the accounts you share."),
        CardActed::Which { cards, total } => {
            let count = count(*total as u64);
            let found = Phrase::of(&format!("there are {count} cards that could be meant"));
            let said = Phrase::default().sentence(found);
            let said = cards
                .iter()
                .fold(said, |said, line| said.item(Phrase::default().sentence(who(line))));
            said.sentence(Phrase::of("please say which one to lock"))
        }
    };
    anything_else(said, BALANCE)
}

fn card(line: &CardLine) -> Phrase {
    let state = match line.status {
        CardStatus::Active => "can be used",
        CardStatus::Locked => "is locked",
        CardStatus::Blocked => "is blocked by the bank",
        CardStatus::NotActivated => "is not activated yet",
        CardStatus::Expired => "has expired",
    };
    stated(line, state)
}

/// The card in a sentence with its state.
fn stated(line: &CardLine, state: &str) -> Phrase {
    let whole = who(line).text(" ").text(state);
    one_breath(whole, || {
        Phrase::default().sentence(who(line)).sentence(Phrase::of(&format!("it {state}")))
    })
}

/// The card: by the account it draws on, and its digits where that has several.
fn who(line: &CardLine) -> Phrase {
    let mut who = match line.account.kind {
        AccountKind::CreditCard => account(&line.account),
        _ => Phrase::of("the card of ").phrase(account(&line.account)),
    };
    if let Some(digits) = line.last_four {
        who = who.text(" with the digits ").digits(&digits.digits());
    }
    who
}
