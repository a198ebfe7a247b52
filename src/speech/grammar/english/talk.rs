//! The talk itself: welcome, help, questions at the end, and what is said when lost.

use super::names::{app, bank};
use super::numbers::{cardinal, leading_digit};
use super::phrase::Phrase;
use super::published::phone_digits;
use crate::bank::{Metric, PublicFacts};
use crate::dialogue::Waiting;
use crate::speech::render::Draft;
use crate::speech::suggestions::{
    ACCOUNTS, BALANCE, FIRST_ONE, MORE, NO, OWED, RECENT, SPENDING, STOP, YES,
};

/// Said ahead while the bank is slow.
pub(crate) const ONE_MOMENT: &str = "One moment while I look that up.";

/// Counts above this are said by their first digit.
const COUNT_EXACT_MAX: u64 = 999;

/// A count of things: "eleven", "more than ten thousand".
pub(super) fn count(number: u64) -> String {
    if number <= COUNT_EXACT_MAX {
        cardinal(number)
    } else {
        format!("more than {}", leading_digit(number))
    }
}

/// "I found three accounts."
pub(super) fn found(number: u64, what: &str) -> Phrase {
    let plural = if number == 1 { "" } else { "s" };
    let number = if number == 0 { "no".to_owned() } else { count(number) };
    Phrase::default().sentence(Phrase::of(&format!("I found {number} {what}{plural}")))
}

/// Says how much is left after a page that ends at `told` of `total`, and asks; `more` is whether
/// there is another page. `next` is what to suggest when that was all.
pub(super) fn page_end(
    said: Phrase,
    [skipped, told, total]: [u64; 3],
    more: bool,
    next: &'static str,
) -> Draft {
    if more {
        let left = format!("that's {} of {}", count(told), count(total));
        hear_more(said.sentence(Phrase::of(&left)))
    } else if skipped > 0 {
        anything_else(said.sentence(Phrase::of("that's all of them")), next)
    } else {
        anything_else(said, next)
    }
}

/// Ends with "Would you like to hear more?"
fn hear_more(said: Phrase) -> Draft {
    let hint = format!("You can say, {YES}, or {MORE}, to go on, or {STOP}.");
    asking(said, Phrase::of("would you like to hear more"), &hint)
}

/// Ends with the question which account is meant, whatever the accounts are called.
fn which_account(said: Phrase) -> Draft {
    let ways = Phrase::of("you can say its name, its kind, or its last four digits");
    let hint = format!("You can say, {FIRST_ONE}, or say {STOP}.");
    asking(said.sentence(ways), Phrase::of("which account do you mean"), &hint)
}

/// Ends with the question which merchant is meant.
fn which_merchant(said: Phrase) -> Draft {
    let hint = format!("You can say, {FIRST_ONE}, or say {STOP}.");
    asking(said, Phrase::of("which one do you mean"), &hint)
}

/// Ends with the question which card is meant.
pub(super) fn which_card(said: Phrase) -> Draft {
    let hint = format!("You can say, {FIRST_ONE}, or say {STOP}.");
    asking(said, Phrase::of("which card do you mean"), &hint)
}

/// Ends with the question whether the card shall be locked.
pub(super) fn shall_i_lock(said: Phrase) -> Draft {
    let hint = format!("Please say, {YES}, to lock the card, or, {NO}.");
    asking(said, Phrase::of("shall I lock it"), &hint)
}

/// Ends with "Anything else?"; silence is met with the suggestion `next`.
pub(super) fn anything_else(said: Phrase, next: &'static str) -> Draft {
    let hint = format!("You can ask, {next}, or say {STOP}.");
    asking(said, Phrase::of("anything else"), &hint)
}

/// Ends with a question; the hint is for those who stay silent.
pub(super) fn asking(said: Phrase, question: Phrase, hint: &str) -> Draft {
    Draft {
        said: said.spans(),
        question: Some(question.asked().spans()),
        reprompt: Some(Phrase::of(hint).spans()),
        offer_link: false,
    }
}

/// Says the last word.
pub(super) fn closing(said: Phrase) -> Draft {
    Draft { said: said.spans(), ..Draft::default() }
}

/// The fixed opening: always these words, so that a customer notices a stranger's skill.
pub(super) fn welcome(facts: &PublicFacts) -> Draft {
    let said = Phrase::of(&format!("Welcome to {}.", bank(facts)));
    what_to_know(said)
}

/// Two things that can be asked now, fit for what the talk is about; where Saldo waits for an
/// answer, how to give it.
pub(super) fn help(about: Option<Metric>, waiting: Waiting) -> Draft {
    let [first, second] = match about {
        None | Some(Metric::Owed) => [BALANCE, RECENT],
        Some(Metric::Balance | Metric::Credit | Metric::Net) => [RECENT, OWED],
        Some(metric) if metric.is_of_transactions() => [SPENDING, BALANCE],
        Some(_) => [BALANCE, OWED],
    };
    match waiting {
        Waiting::Anything => {
            let said = format!("Right now you can ask, for example, {first}, or, {second}.");
            let hint = format!("You can also ask, {ACCOUNTS}, or say {STOP}.");
            asking(Phrase::of(&said), Phrase::of("what would you like to know"), &hint)
        }
        Waiting::More => {
            let said = format!("You can say, {MORE}, to go on, or ask, for example, {first}.");
            hear_more(Phrase::of(&said))
        }
        Waiting::Which => which_account(Phrase::default()),
        Waiting::WhichMerchant => {
            which_merchant(Phrase::of(&format!("You can say, for example, {FIRST_ONE}.")))
        }
        Waiting::WhichCard => which_card(Phrase::default()),
        Waiting::ConfirmCard => shall_i_lock(Phrase::default()),
    }
}

/// Goodbye.
pub(super) fn goodbye() -> Draft {
    closing(Phrase::of("Goodbye."))
}

/// Asks what the customer would like to know.
pub(super) fn what_else() -> Draft {
    what_to_know(Phrase::default())
}

/// The ladder of not understanding: rephrase, give examples, hand over. What Saldo waits for is
/// asked again.
pub(super) fn not_understood(misses: u8, waiting: Waiting, facts: &PublicFacts) -> Draft {
    let sorry = || Phrase::of("Sorry, I didn't get that.");
    match (misses, waiting) {
        (0 | 1, Waiting::Anything) => what_to_know(sorry()),
        (0 | 1, Waiting::More) => hear_more(sorry()),
        (0 | 1, Waiting::Which) => which_account(sorry()),
        (0 | 1, Waiting::WhichMerchant) => which_merchant(sorry()),
        (0..=2, Waiting::WhichCard) => which_card(sorry()),
        (0..=2, Waiting::ConfirmCard) => shall_i_lock(sorry()),
        (2, Waiting::Anything) => {
            let said = format!("I can help with things like, {BALANCE}, or, {RECENT}.");
            let hint = format!("You can ask, {BALANCE}, or say {STOP}.");
            asking(Phrase::of(&said), Phrase::of("which would you like"), &hint)
        }
        (2, Waiting::More) => {
            let said = format!("You can say, {YES}, to go on, or ask, for example, {BALANCE}.");
            hear_more(Phrase::of(&said))
        }
        (2, Waiting::Which) => {
            let said = format!("You can say, {FIRST_ONE}, or {STOP}.");
            which_account(Phrase::of(&said))
        }
        (2, Waiting::WhichMerchant) => {
            which_merchant(Phrase::of(&format!("You can say, {FIRST_ONE}, or {STOP}.")))
        }
        _ => {
            let said = Phrase::of("I'm sorry, I can't help with that here.");
            let app = Phrase::of(&format!("please use {}", app(facts)));
            let said = said.sentence(app);
            closing(match phone_digits(facts) {
                None => said,
                Some(phone) => said.sentence(Phrase::of("or you can call ").phrase(phone)),
            })
        }
    }
}

/// "Repeat" at the beginning of a talk.
pub(super) fn nothing_to_repeat() -> Draft {
    what_to_know(Phrase::of("There's nothing to repeat yet."))
}

/// "More" at the end.
pub(super) fn nothing_more() -> Draft {
    anything_else(Phrase::of("That was everything."), BALANCE)
}

/// "Previous" on the first page.
pub(super) fn beginning(more: bool) -> Draft {
    let said = Phrase::of("That's the beginning.");
    if more { hear_more(said) } else { anything_else(said, BALANCE) }
}

/// "No" to a question that is let go.
pub(super) fn okay() -> Draft {
    anything_else(Phrase::of("Okay."), BALANCE)
}

/// "Yes" or "no" to no question.
pub(super) fn nothing_asked() -> Draft {
    what_to_know(Phrase::of("Okay."))
}

/// The bank's data cannot be had.
pub(super) fn unavailable() -> Draft {
    closing(Phrase::of(
        "I'm sorry, I can't reach your accounts right now. Please try again in a few minutes.",
    ))
}

/// Too many are asking.
pub(super) fn busy() -> Draft {
    closing(Phrase::of(
        "I'm sorry, a lot of people are asking right now. Please try again in a minute.",
    ))
}

fn what_to_know(said: Phrase) -> Draft {
    let hint = format!("You can ask, {BALANCE}, or, {OWED}.");
    asking(said, Phrase::of("what would you like to know"), &hint)
}
