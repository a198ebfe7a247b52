//! The talk itself.

use super::names::{APP, BANK};
use crate::speech::wording::messages;

/// What a question can be about.
const TOPICS: &[&str] = &[
    "balance",
    "owed",
    "accounts",
    "recent",
    "pending",
    "transactions",
    "spending",
    "income",
    "fees",
    "refunds",
    "credit",
    "net",
    "bills",
    "card-bill",
    "subscriptions",
    "payday",
    "explain",
    "afford",
    "forecast",
    "card-status",
];

/// How Saldo shall speak.
const WISHES: &[&str] =
    &["slower", "normal_pace", "brief", "normal_length", "detailed", "guests", "alone"];

/// Why nothing is said aloud: others listen, or the customer chose so for good.
const QUIET_BECAUSE: &[&str] = &["guests", "choice"];

/// What a page is of, where the gender of its noun matters.
const PAGED: &[&str] = &["transactions", "others"];

messages! { "talk.ftl";
    /// Said ahead while the bank is slow.
    ONE_MOMENT = "one-moment" {};
    /// The fixed opening.
    WELCOME = "welcome" { bank: Forms(BANK) };
    /// Two things that can be asked now.
    HELP = "help" { first: Words, second: Words };
    /// How to go on with a list, or what else can be asked.
    HELP_MORE = "help-more" { first: Words };
    /// How to choose a merchant.
    HELP_WHICH_MERCHANT = "help-which-merchant" {};
    /// The last word.
    GOODBYE = "goodbye" {};
    /// It was not understood, the first time.
    NOT_UNDERSTOOD = "not-understood" {};
    /// It was not understood again: two examples.
    EXAMPLES = "not-understood-examples" { first: Words, second: Words };
    /// It was not understood again, in the middle of a list.
    EXAMPLES_MORE = "not-understood-examples-more" { first: Words };
    /// It was not understood again, where one of several is to be chosen.
    EXAMPLES_WHICH = "not-understood-examples-which" {};
    /// It was not understood a third time: hands over to the app.
    HAND_OVER = "hand-over" { app: Forms(APP) };
    /// Hands over to people.
    HAND_OVER_PHONE = "hand-over-phone" { phone: Words };
    /// "Repeat" at the beginning of a talk.
    NOTHING_TO_REPEAT = "nothing-to-repeat" {};
    /// "More" at the end.
    NOTHING_MORE = "nothing-more" {};
    /// "Previous" on the first page.
    BEGINNING = "beginning" {};
    /// A question is let go.
    OKAY = "okay" {};
    /// Saldo speaks as was wished.
    AGREED = "agreed" { wish: Key(WISHES) };
    /// Nothing of the accounts is said aloud.
    QUIET = "quiet" { app: Forms(APP), why: Key(QUIET_BECAUSE) };
    /// There is no name to spell.
    NOTHING_TO_SPELL = "nothing-to-spell" {};
    /// The bank has switched it off.
    SWITCHED_OFF = "switched-off" {};
    /// The bank's data cannot be had.
    UNAVAILABLE = "unavailable" {};
    /// Too many are asking.
    BUSY = "busy" {};
    /// How far a page came.
    PAGE_LEFT = "page-left" { told: Count, total: Count, of: Key(PAGED) };
    /// The last page was told.
    PAGE_ALL = "page-all" {};
    /// Asks whether to go on.
    ASK_MORE = "ask-more" (reprompt) {};
    /// Asks what else there is to tell.
    ASK_ELSE = "ask-else" (reprompt) { next: Words };
    /// Asks what the customer would like to know.
    ASK_WHAT = "ask-what" (reprompt) {};
    /// Asks the same after help.
    ASK_WHAT_HELPED = "ask-what-helped" (reprompt) {};
    /// Asks the same after examples.
    ASK_WHICH_EXAMPLE = "ask-which-example" (reprompt) {};
    /// How an account can be named.
    WAYS_TO_NAME = "ways-to-name-account" {};
    /// Asks which account is meant.
    ASK_ACCOUNT = "ask-account" (reprompt) {};
    /// What a question is about, by its name in written questions.
    TOPIC = "topic" { of: Key(TOPICS) };
    /// Asks whether this was meant.
    ASK_MEANT = "ask-meant" (reprompt) { topic: Words };
    /// Asks whether to go back to this.
    ASK_BACK = "ask-back" (reprompt) { topic: Words };
    /// Asks which merchant is meant.
    ASK_MERCHANT = "ask-merchant" (reprompt) {};
    /// Asks which card is meant.
    ASK_CARD = "ask-card" (reprompt) {};
    /// Asks whether the card shall be locked.
    ASK_LOCK = "ask-lock" (reprompt) {};
    /// Asks whether the card shall be unlocked.
    ASK_UNLOCK = "ask-unlock" (reprompt) {};
    /// Asks for the voice PIN.
    ASK_PIN = "ask-voice-code" (reprompt) {};
    /// The voice PIN was not right.
    PIN_WRONG = "voice-code-wrong" {};
    /// The voice PIN is locked.
    PIN_LOCKED = "voice-code-locked" { bank: Forms(BANK) };
    /// There is no voice PIN yet.
    PIN_UNSET = "voice-code-unset" { bank: Forms(BANK) };
    /// No voice PIN opens it.
    PIN_ELSEWHERE = "voice-code-elsewhere" { app: Forms(APP) };
}
