//! What customers ask about their own sharing, and what they stop.

use super::barriers::CLASSES;
use super::names::BANK;
use crate::speech::wording::messages;

/// How much of amounts is said aloud.
pub(in crate::speech) const ALOUD: &[&str] = &["exact", "rounded", "relative", "silent"];

/// In how many answers the platform knew the voice.
pub(in crate::speech) const VOICES: &[&str] = &["all", "some", "none"];

messages! { "sharing.ftl";
    /// A kind of data.
    KIND = "sharing-kind" { class: Key(CLASSES) };
    /// What the link opens.
    SHARED = "sharing-shared" { kinds: Words, accounts: Count };
    /// That it opens more kinds than were named.
    MORE_KINDS = "sharing-more-kinds" { count: Count };
    /// How amounts are said.
    AMOUNTS = "sharing-amounts" { aloud: Key(ALOUD) };
    /// How long it holds.
    UNTIL = "sharing-until" { day: Day };
    /// In how many answers something was told.
    HEARD = "sharing-heard" { since: Day, answers: Count, last: Day };
    /// What those answers were about.
    HEARD_KINDS = "sharing-heard-kinds" { kinds: Words };
    /// Nothing was told.
    HEARD_NONE = "sharing-heard-none" { since: Day };
    /// How often a balance was told.
    ASKED = "sharing-asked" { days: Count, answers: Count, last: Day };
    /// Whose voice it was.
    VOICE = "sharing-voice" { voices: Key(VOICES) };
    /// No balance was told.
    ASKED_NONE = "sharing-asked-none" { days: Count };
    /// What it means to stop sharing some accounts.
    STOP_ACCOUNTS = "sharing-stop-accounts" {};
    /// What it means to end the link.
    STOP_ALL = "sharing-stop-all" {};
    /// That only this link can be ended, by a voice that is not known.
    ONLY_HERE = "sharing-only-here" {};
    /// What it means to end every link.
    STOP_EVERYWHERE = "sharing-stop-everywhere" {};
    /// No account fits.
    NO_SUCH = "sharing-no-such" {};
    /// Too many accounts fit.
    TOO_MANY = "sharing-too-many" { count: Count };
    /// Some accounts are shared no more.
    STOPPED = "sharing-stopped" {};
    /// The link ended.
    ENDED = "sharing-ended" {};
    /// Every link ended.
    FORGOTTEN = "sharing-forgotten" { bank: Forms(BANK) };
    /// Nothing was changed.
    NOT_DONE = "sharing-not-done" {};
    /// It is not known whether it was changed.
    UNKNOWN = "sharing-unknown" {};
    /// Asks for a yes.
    ASK_STOP = "ask-stop-sharing" (reprompt) {};
}
