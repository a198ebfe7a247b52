//! Whether cards can be paid with.

use super::names::{account, app};
use super::talk::{anything_else, page_end};
use crate::bank::{AccountKind, CardActed, CardLine, CardStatus, Cards, PublicFacts};
use crate::speech::messages::cards::{
    DIGITS, FIT, NO_SUCH, NONE, NOT_OFFERED, OF, SAY_WHICH, STATE, STEP_UP,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Forms, Value, Wording};

/// Tells one page of cards.
pub(super) fn told(words: &Wording, cards: &Cards) -> Draft {
    if cards.total == 0 {
        return anything_else(words, words.say(&NONE, []), Suggestion::Balance);
    }
    let items = cards.lines.iter();
    let said = items.fold(Phrase::default(), |said, line| said.item(card(words, line)));
    let told = cards.skipped + cards.lines.len();
    let pages = [cards.skipped, told, cards.total].map(|n| n as u64);
    page_end(words, said, pages, told < cards.total, Suggestion::Balance)
}

/// Tells what became of a wish about a card.
pub(super) fn acted(words: &Wording, acted: &CardActed, facts: &PublicFacts) -> Draft {
    let said = match acted {
        CardActed::Locked(line) => stated(words, line, "locked_now"),
        CardActed::Unneeded(line) => match line.status {
            CardStatus::Locked => stated(words, line, "locked_already"),
            _ => card(words, line),
        },
        CardActed::StepUp(_) => words.say(&STEP_UP, [("app", app(words, facts))]),
        CardActed::NotOffered => words.say(&NOT_OFFERED, [("app", app(words, facts))]),
        CardActed::NoCard => words.say(&NO_SUCH, []),
        CardActed::Which { cards, total } => {
            let said = words.say(&FIT, [("count", Value::Count(*total as u64))]);
            let said = cards.iter().fold(said, |said, line| {
                said.item(Phrase::default().sentence(who(words, line).phrase("")))
            });
            said.sentences(words.say(&SAY_WHICH, []))
        }
    };
    anything_else(words, said, Suggestion::Balance)
}

fn card(words: &Wording, line: &CardLine) -> Phrase {
    let state = match line.status {
        CardStatus::Active => "active",
        CardStatus::Locked => "locked",
        CardStatus::Blocked => "blocked",
        CardStatus::NotActivated => "not_activated",
        CardStatus::Expired => "expired",
    };
    stated(words, line, state)
}

/// The card in a sentence with its state.
fn stated(words: &Wording, line: &CardLine, state: &'static str) -> Phrase {
    let card = Value::Forms(who(words, line));
    words.breath(&STATE, [("card", card), ("state", Value::Key(state))])
}

/// The card: by the account it draws on, and its digits where that has several.
fn who(words: &Wording, line: &CardLine) -> Forms {
    let account = account(words, &line.account);
    let card = match line.account.kind {
        AccountKind::CreditCard => account,
        _ => words.forms(&OF, [("account", Value::Forms(account))]),
    };
    match line.last_four {
        None => card,
        Some(four) => {
            let digits = Value::phrase(&Phrase::default().digits(&four.digits()));
            words.forms(&DIGITS, [("card", Value::Forms(card)), ("digits", digits)])
        }
    }
}
