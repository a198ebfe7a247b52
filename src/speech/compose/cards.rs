//! Whether cards can be paid with.

use super::names::{account, app, bank};
use super::published::phone_digits;
use super::talk::{anything_else, ask, page_end};
use crate::bank::{AccountKind, CardActed, CardLine, CardStatus, Cards, PublicFacts};
use crate::models::ReplyMessage;
use crate::speech::messages::cards::{
    BY_PHONE, CONFIRM, CONFIRM_LOST, DIGITS, FIT, NO_SUCH, NONE, NOT_DONE, NOT_OFFERED,
    NOT_UNLOCKED, OF, REPORT_APP, REPORT_PHONE, STATE, STEP_UP, UNKNOWN,
};
use crate::speech::messages::talk::{ASK_CARD, ASK_LOCK, ASK_UNLOCK};
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

/// Tells what became of a wish about a card, or asks what has to be known first.
pub(super) fn acted(words: &Wording, acted: &CardActed, facts: &PublicFacts) -> Draft {
    let or_call = |said: Phrase| {
        let phone = phone_digits(facts).map(|phone| [("phone", Value::phrase(&phone))]);
        phone.into_iter().fold(said, |said, phone| said.sentences(words.say(&BY_PHONE, phone)))
    };
    let elsewhere = |message| or_call(words.say(message, [("app", app(words, facts))]));
    let said = match acted {
        CardActed::Confirm(line) => return shall_i(words, &CONFIRM, line, &ASK_LOCK),
        CardActed::ConfirmUnlock(line) => return shall_i(words, &CONFIRM, line, &ASK_UNLOCK),
        CardActed::Which { cards, total } => return which(words, cards, *total),
        CardActed::Locked(line) => stated(words, line, "locked_now"),
        CardActed::Unlocked(line) => stated(words, line, "unlocked_now"),
        CardActed::Unneeded(line) => unneeded(words, line),
        CardActed::StepUp(_) => elsewhere(&STEP_UP),
        CardActed::NotOffered => elsewhere(&NOT_OFFERED),
        CardActed::NoCard => words.say(&NO_SUCH, []),
        CardActed::NotDone => or_call(words.say(&NOT_DONE, [])),
        CardActed::NotUnlocked => or_call(words.say(&NOT_UNLOCKED, [])),
        CardActed::Unknown => or_call(words.say(&UNKNOWN, [])),
    };
    anything_else(words, said, Suggestion::Balance)
}

/// The same for a card that is lost or stolen: in the end a person at the bank has to know.
pub(super) fn lost(words: &Wording, acted: &CardActed, facts: &PublicFacts) -> Draft {
    let said = match acted {
        CardActed::Confirm(line) => return shall_i(words, &CONFIRM_LOST, line, &ASK_LOCK),
        CardActed::Which { cards, total } => return which(words, cards, *total),
        CardActed::Locked(line) => stated(words, line, "locked_now"),
        CardActed::Unneeded(line) => unneeded(words, line),
        CardActed::NotDone => words.say(&NOT_DONE, []),
        CardActed::Unknown => words.say(&UNKNOWN, []),
        // Nobody unlocks a card by having lost it.
        CardActed::ConfirmUnlock(_)
        | CardActed::Unlocked(_)
        | CardActed::NotUnlocked
        | CardActed::StepUp(_)
        | CardActed::NotOffered
        | CardActed::NoCard => Phrase::default(),
    };
    let report = match phone_digits(facts) {
        Some(phone) => {
            let given = [("bank", bank(words, facts)), ("phone", Value::phrase(&phone))];
            words.say(&REPORT_PHONE, given)
        }
        None => words.say(&REPORT_APP, [("app", app(words, facts))]),
    };
    anything_else(words, said.sentences(report), Suggestion::Balance)
}

/// Names the card and asks `question` about it.
fn shall_i(
    words: &Wording,
    message: &ReplyMessage,
    line: &CardLine,
    question: &ReplyMessage,
) -> Draft {
    let said = words.breath(message, [("card", Value::Forms(who(words, line)))]);
    ask(words, said, question)
}

/// Asks which of `cards`, the first of `total`, is meant.
fn which(words: &Wording, cards: &[CardLine], total: usize) -> Draft {
    let said = words.say(&FIT, [("count", Value::Count(total as u64))]);
    let item = |said: Phrase, line: &CardLine| {
        said.item(Phrase::default().sentence(who(words, line).phrase("")))
    };
    ask(words, cards.iter().fold(said, item), &ASK_CARD)
}

fn unneeded(words: &Wording, line: &CardLine) -> Phrase {
    match line.status {
        CardStatus::Locked => stated(words, line, "locked_already"),
        _ => card(words, line),
    }
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
