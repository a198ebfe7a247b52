//! Whether cards can be paid with.

use super::names::{account, app, bank};
use super::phrase::{Phrase, one_breath};
use super::published::phone_digits;
use super::talk::{anything_else, count, page_end, shall_i_lock, which_card};
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

/// Tells what became of a wish about a card, or asks what has to be known first.
pub(super) fn acted(acted: &CardActed, facts: &PublicFacts) -> Draft {
    let said = match acted {
        CardActed::Confirm(line) => {
            return shall_i_lock(
                Phrase::default().sentence(Phrase::of("you mean ").phrase(who(line))),
            );
        }
        CardActed::Which { cards, total } => return which(cards, *total),
        CardActed::Locked(line) => stated(line, "is locked now"),
        CardActed::Unneeded(line) => unneeded(line),
        CardActed::StepUp(_) => {
            let said = Phrase::of("I can't be sure enough who is speaking.");
            elsewhere(said, "do that", facts)
        }
        CardActed::NotOffered => elsewhere(Phrase::of("I can't do that here."), "do it", facts),
        CardActed::NoCard => Phrase::of("I found no such card on the accounts you share."),
    };
    anything_else(said, BALANCE)
}

/// The same for a card that is lost or stolen: in the end a person at the bank has to know.
pub(super) fn lost(acted: &CardActed, facts: &PublicFacts) -> Draft {
    let said = match acted {
        CardActed::Confirm(line) => {
            let able = Phrase::of("I can lock ").phrase(who(line)).text(" right away");
            return shall_i_lock(Phrase::default().sentence(able));
        }
        CardActed::Which { cards, total } => return which(cards, *total),
        CardActed::Locked(line) => stated(line, "is locked now"),
        CardActed::Unneeded(line) => unneeded(line),
        CardActed::StepUp(_) | CardActed::NotOffered | CardActed::NoCard => Phrase::default(),
    };
    let call = match phone_digits(facts) {
        Some(phone) => Phrase::of("please tell ")
            .text(&bank(facts))
            .text(" that it is lost, at ")
            .phrase(phone),
        None => Phrase::of("please report it in ").text(&app(facts)),
    };
    anything_else(said.sentence(call), BALANCE)
}

fn unneeded(line: &CardLine) -> Phrase {
    match line.status {
        CardStatus::Locked => stated(line, "is locked already"),
        _ => card(line),
    }
}

/// Asks which of `cards`, the first of `total`, is meant.
fn which(cards: &[CardLine], total: usize) -> Draft {
    let count = count(total as u64);
    let found = Phrase::of(&format!("there are {count} cards that could be meant"));
    let said = Phrase::default().sentence(found);
    let item = |said: Phrase, line| said.item(Phrase::default().sentence(who(line)));
    which_card(cards.iter().fold(said, item))
}

/// Where it can be done that Saldo does not do: in the app, or by telephone.
fn elsewhere(said: Phrase, what: &str, facts: &PublicFacts) -> Phrase {
    let app = Phrase::of(&format!("you can {what} in ")).text(&app(facts));
    match phone_digits(facts) {
        Some(phone) => said.sentence(app.text(", or by telephone at ").phrase(phone)),
        None => said.sentence(app),
    }
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
