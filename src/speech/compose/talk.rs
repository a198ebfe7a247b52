//! The talk itself: welcome, help, questions at the end, and what is said when lost.

use super::names::{app, bank};
use super::published::phone_digits;
use crate::bank::{Metric, PublicFacts};
use crate::dialogue::{PinReply, Waiting, Wish};
use crate::models::ReplyMessage;
use crate::speech::messages::sharing::ASK_STOP;
use crate::speech::messages::talk::{
    AGREED, ASK_ACCOUNT, ASK_BACK, ASK_CARD, ASK_ELSE, ASK_LOCK, ASK_MEANT, ASK_MERCHANT, ASK_MORE,
    ASK_PIN, ASK_UNLOCK, ASK_WHAT, ASK_WHAT_HELPED, ASK_WHICH_EXAMPLE, BEGINNING, BUSY, EXAMPLES,
    EXAMPLES_MORE, EXAMPLES_WHICH, GOODBYE, HAND_OVER, HAND_OVER_PHONE, HELP, HELP_MORE,
    HELP_WHICH_MERCHANT, NOT_UNDERSTOOD, NOTHING_MORE, NOTHING_TO_REPEAT, OKAY, PAGE_ALL,
    PAGE_LEFT, PIN_ELSEWHERE, PIN_LOCKED, PIN_UNSET, PIN_WRONG, QUIET, SWITCHED_OFF, TOPIC,
    UNAVAILABLE, WAYS_TO_NAME, WELCOME,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Value, Wording};

/// The attribute of a question that is said when the customer stays silent.
const REPROMPT: &str = "reprompt";

/// Says how much is left after a page that ends at `told` of `total`, and asks; `more` is whether
/// there is another page. `next` is what to suggest when that was all.
pub(super) fn page_end(
    words: &Wording,
    said: Phrase,
    pages: [u64; 3],
    more: bool,
    next: Suggestion,
) -> Draft {
    page_of("others", words, said, pages, more, next)
}

/// The same of a page of transactions.
pub(super) fn transactions_end(
    words: &Wording,
    said: Phrase,
    pages: [u64; 3],
    more: bool,
) -> Draft {
    page_of("transactions", words, said, pages, more, Suggestion::Balance)
}

fn page_of(
    of: &'static str,
    words: &Wording,
    said: Phrase,
    [skipped, told, total]: [u64; 3],
    more: bool,
    next: Suggestion,
) -> Draft {
    if more {
        let of = ("of", Value::Key(of));
        let given = [("told", Value::Count(told)), ("total", Value::Count(total)), of];
        hear_more(words, said.sentences(words.say(&PAGE_LEFT, given)))
    } else if skipped > 0 {
        anything_else(words, said.sentences(words.say(&PAGE_ALL, [])), next)
    } else {
        anything_else(words, said, next)
    }
}

/// Ends with "Would you like to hear more?"
fn hear_more(words: &Wording, said: Phrase) -> Draft {
    ask(words, said, &ASK_MORE)
}

/// Ends with the question which account is meant, whatever the accounts are called.
fn which_account(words: &Wording, said: Phrase) -> Draft {
    ask(words, said.sentences(words.say(&WAYS_TO_NAME, [])), &ASK_ACCOUNT)
}

/// Ends with "Anything else?"; silence is met with the suggestion `next`.
pub(super) fn anything_else(words: &Wording, said: Phrase, next: Suggestion) -> Draft {
    let next = next.said(words);
    let given = || [("next", Value::words(next.as_str()))];
    let hint = words.say_attribute(&ASK_ELSE, REPROMPT, given());
    asking(said, words.say(&ASK_ELSE, given()), hint)
}

/// Ends with the message `question`, and its reprompt for those who stay silent.
pub(super) fn ask(words: &Wording, said: Phrase, question: &ReplyMessage) -> Draft {
    asking(said, words.say(question, []), words.say_attribute(question, REPROMPT, []))
}

/// Ends with a question; the hint is for those who stay silent.
pub(super) fn asking(said: Phrase, question: Phrase, hint: Phrase) -> Draft {
    Draft {
        said: said.spans(),
        question: Some(question.spans()),
        reprompt: Some(hint.spans()),
        offer_link: false,
    }
}

/// Says the last word.
pub(super) fn closing(said: Phrase) -> Draft {
    Draft { said: said.spans(), ..Draft::default() }
}

/// Ends with the question whether `metric` was meant.
pub(super) fn did_you_mean(words: &Wording, said: Phrase, metric: Metric) -> Draft {
    about(words, said, &ASK_MEANT, metric)
}

/// Ends with the question whether to go back to `metric`.
pub(super) fn go_back(words: &Wording, said: Phrase, metric: Metric) -> Draft {
    about(words, said, &ASK_BACK, metric)
}

fn about(words: &Wording, said: Phrase, question: &ReplyMessage, metric: Metric) -> Draft {
    let topic = words.clause(&TOPIC, [("of", Value::Key(metric.name()))]);
    let given = || [("topic", Value::phrase(&topic))];
    let hint = words.say_attribute(question, REPROMPT, given());
    asking(said, words.say(question, given()), hint)
}

/// The fixed opening: always these words, so that a customer notices a stranger's skill.
pub(super) fn welcome(words: &Wording, facts: &PublicFacts) -> Draft {
    ask(words, words.say(&WELCOME, [("bank", bank(words, facts))]), &ASK_WHAT)
}

/// Two things that can be asked now, fit for what the talk is about; where Saldo waits for an
/// answer, how to give it.
pub(super) fn help(words: &Wording, about: Option<Metric>, waiting: Waiting) -> Draft {
    let [first, second] = fitting(about);
    let first = ("first", first.value(words));
    match waiting {
        Waiting::Anything => {
            let said = words.say(&HELP, [first, ("second", second.value(words))]);
            ask(words, said, &ASK_WHAT_HELPED)
        }
        Waiting::More => hear_more(words, words.say(&HELP_MORE, [first])),
        Waiting::Which => which_account(words, Phrase::default()),
        Waiting::WhichMerchant => ask(words, words.say(&HELP_WHICH_MERCHANT, []), &ASK_MERCHANT),
        Waiting::WhichCard => ask(words, Phrase::default(), &ASK_CARD),
        Waiting::ConfirmCard => ask(words, Phrase::default(), &ASK_LOCK),
        Waiting::ConfirmSharing => ask(words, Phrase::default(), &ASK_STOP),
        Waiting::ConfirmUnlock => ask(words, Phrase::default(), &ASK_UNLOCK),
        Waiting::VoicePin => ask(words, Phrase::default(), &ASK_PIN),
        Waiting::Meant(metric) => did_you_mean(words, words.say(&EXAMPLES_MORE, [first]), metric),
        Waiting::Back(metric) => go_back(words, words.say(&EXAMPLES_MORE, [first]), metric),
    }
}

/// Two things that can be asked when the talk is about this.
fn fitting(about: Option<Metric>) -> [Suggestion; 2] {
    match about {
        None | Some(Metric::Owed) => [Suggestion::Balance, Suggestion::Recent],
        Some(Metric::Balance | Metric::Credit | Metric::Net) => {
            [Suggestion::Recent, Suggestion::Owed]
        }
        Some(metric) if metric.is_of_transactions() => [Suggestion::Spending, Suggestion::Balance],
        Some(_) => [Suggestion::Balance, Suggestion::Owed],
    }
}

/// Goodbye.
pub(super) fn goodbye(words: &Wording) -> Draft {
    closing(words.say(&GOODBYE, []))
}

/// Asks what the customer would like to know.
pub(super) fn what_else(words: &Wording) -> Draft {
    ask(words, Phrase::default(), &ASK_WHAT)
}

/// Asks again what is open; where nothing is, what the customer would like to know.
fn asked_again(words: &Wording, said: Phrase, waiting: Waiting) -> Draft {
    match waiting {
        Waiting::Anything => ask(words, said, &ASK_WHAT),
        Waiting::More => hear_more(words, said),
        Waiting::Which => which_account(words, said),
        Waiting::WhichMerchant => ask(words, said, &ASK_MERCHANT),
        Waiting::WhichCard => ask(words, said, &ASK_CARD),
        Waiting::ConfirmCard => ask(words, said, &ASK_LOCK),
        Waiting::ConfirmSharing => ask(words, said, &ASK_STOP),
        Waiting::ConfirmUnlock => ask(words, said, &ASK_UNLOCK),
        Waiting::VoicePin => ask(words, said, &ASK_PIN),
        Waiting::Meant(metric) => did_you_mean(words, said, metric),
        Waiting::Back(metric) => go_back(words, said, metric),
    }
}

/// Asks for the voice PIN, or says why it opens nothing. Always the same words: nothing of what
/// was said is in them.
pub(super) fn voice_pin(words: &Wording, reply: PinReply, facts: &PublicFacts) -> Draft {
    let bank = || [("bank", bank(words, facts))];
    match reply {
        PinReply::Ask => ask(words, Phrase::default(), &ASK_PIN),
        PinReply::Wrong => ask(words, words.say(&PIN_WRONG, []), &ASK_PIN),
        PinReply::Locked => closing(words.say(&PIN_LOCKED, bank())),
        PinReply::Unset => anything_else(words, words.say(&PIN_UNSET, bank()), Suggestion::Balance),
        PinReply::Elsewhere => {
            let said = words.say(&PIN_ELSEWHERE, [("app", app(words, facts))]);
            anything_else(words, said, Suggestion::RoutingNumber)
        }
    }
}

/// Agrees to how Saldo shall speak.
pub(super) fn agreed(words: &Wording, wish: Wish, waiting: Waiting) -> Draft {
    asked_again(words, words.say(&AGREED, [("wish", Value::Key(wish.name()))]), waiting)
}

/// Says nothing of the accounts, and where it can be seen.
pub(super) fn quiet(words: &Wording, guests: bool, facts: &PublicFacts) -> Draft {
    let why = Value::Key(if guests { "guests" } else { "choice" });
    let said = words.say(&QUIET, [("app", app(words, facts)), ("why", why)]);
    anything_else(words, said, Suggestion::RoutingNumber)
}

/// The ladder of not understanding: rephrase, give examples fit for what the talk is about, hand
/// over. What Saldo waits for is asked again.
pub(super) fn not_understood(
    words: &Wording,
    misses: u8,
    (about, waiting): (Option<Metric>, Waiting),
    facts: &PublicFacts,
) -> Draft {
    let say = |message| words.say(message, []);
    let [first, second] = fitting(about);
    let first = ("first", first.value(words));
    match (misses, waiting) {
        (0 | 1, _)
        | (
            2,
            Waiting::WhichCard
            | Waiting::ConfirmCard
            | Waiting::ConfirmSharing
            | Waiting::ConfirmUnlock
            | Waiting::VoicePin,
        ) => asked_again(words, say(&NOT_UNDERSTOOD), waiting),
        (2, Waiting::Meant(metric)) => {
            did_you_mean(words, words.say(&EXAMPLES_MORE, [first]), metric)
        }
        (2, Waiting::Back(metric)) => go_back(words, words.say(&EXAMPLES_MORE, [first]), metric),
        (2, Waiting::Anything) => {
            let said = words.say(&EXAMPLES, [first, ("second", second.value(words))]);
            ask(words, said, &ASK_WHICH_EXAMPLE)
        }
        (2, Waiting::More) => hear_more(words, words.say(&EXAMPLES_MORE, [first])),
        (2, Waiting::Which) => which_account(words, say(&EXAMPLES_WHICH)),
        (2, Waiting::WhichMerchant) => ask(words, say(&EXAMPLES_WHICH), &ASK_MERCHANT),
        _ => {
            let said = words.say(&HAND_OVER, [("app", app(words, facts))]);
            closing(match phone_digits(facts) {
                None => said,
                Some(phone) => {
                    let given = [("phone", Value::phrase(&phone))];
                    said.sentences(words.say(&HAND_OVER_PHONE, given))
                }
            })
        }
    }
}

/// "Repeat" at the beginning of a talk.
pub(super) fn nothing_to_repeat(words: &Wording) -> Draft {
    ask(words, words.say(&NOTHING_TO_REPEAT, []), &ASK_WHAT)
}

/// "More" at the end.
pub(super) fn nothing_more(words: &Wording) -> Draft {
    anything_else(words, words.say(&NOTHING_MORE, []), Suggestion::Balance)
}

/// "Previous" on the first page.
pub(super) fn beginning(words: &Wording, more: bool) -> Draft {
    let said = words.say(&BEGINNING, []);
    match more {
        true => hear_more(words, said),
        false => anything_else(words, said, Suggestion::Balance),
    }
}

/// "No" to a question that is let go.
pub(super) fn okay(words: &Wording) -> Draft {
    anything_else(words, words.say(&OKAY, []), Suggestion::Balance)
}

/// "Yes" or "no" to no question.
pub(super) fn nothing_asked(words: &Wording) -> Draft {
    ask(words, words.say(&OKAY, []), &ASK_WHAT)
}

/// The bank has switched it off: something else may be asked.
pub(super) fn switched_off(words: &Wording) -> Draft {
    anything_else(words, words.say(&SWITCHED_OFF, []), Suggestion::RoutingNumber)
}

/// The bank's data cannot be had.
pub(super) fn unavailable(words: &Wording) -> Draft {
    closing(words.say(&UNAVAILABLE, []))
}

/// Too many are asking.
pub(super) fn busy(words: &Wording) -> Draft {
    closing(words.say(&BUSY, []))
}
