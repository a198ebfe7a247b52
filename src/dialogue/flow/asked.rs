//! "What's my balance", "what do I owe", "my recent transactions": a question said in full.

use crate::bank::{AccountChoice, Metric, Question};
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;

/// The longest account name that is taken from what was heard, in characters: longer than the
/// names that are told, for the words around them.
const NAME_CHARS_MAX: usize = 64;

/// Asks for `metric` of the accounts `said`. It replaces whatever was open; only "the second
/// one" alone still counts among the accounts just offered.
pub(crate) fn asked(metric: Metric, said: &AccountChoice, frame: &Frame) -> Plan {
    let said = heard(said);
    let accounts = match &frame.open {
        Open::WhichAccount(open) if is_position_alone(&said) => completed(&open.accounts, said),
        _ => said,
    };
    ask(Question::new(metric, accounts), frame)
}

/// The plan to ask `question`, with ties broken as before in this talk.
pub(super) fn ask(question: Question, frame: &Frame) -> Plan {
    let accounts = AccountChoice { category: None, ..question.accounts };
    Plan::Ask(Question { accounts, preferred: frame.preferred.clone(), ..question })
}

/// What was said about accounts, bounded: a channel hands on what it heard, and offers nothing. A
/// name that cannot be one is not left out, which would mean any account: it is unclear.
pub(super) fn heard(said: &AccountChoice) -> AccountChoice {
    let name = said.name.as_deref().and_then(text);
    let unclear = said.unclear || said.name.is_some() && name.is_none();
    AccountChoice { name, unclear, among: Vec::new(), ..said.clone() }
}

/// What was heard for a name, without signs; `None` when it cannot be one.
pub(super) fn text(heard: &str) -> Option<String> {
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '-' | '&' | '.');
    let name: String = heard.chars().filter(is_kept).take(NAME_CHARS_MAX + 1).collect();
    let name = name.trim();
    let fits = name.contains(char::is_alphanumeric) && name.chars().count() <= NAME_CHARS_MAX;
    fits.then(|| name.to_owned())
}

/// `open`, the choice that several accounts fit, completed by `said`.
pub(super) fn completed(open: &AccountChoice, said: AccountChoice) -> AccountChoice {
    if open.among.is_empty() {
        // More accounts fitted than were offered: what narrowed them so far goes on to.
        return AccountChoice {
            kind: said.kind.or(open.kind.filter(|_| said.name.is_none())),
            name: said.name.or_else(|| open.name.clone()),
            category: None,
            last_four: said.last_four.or(open.last_four),
            position: said.position,
            unclear: said.unclear,
            among_closed: false,
            among: Vec::new(),
        };
    }
    AccountChoice { among: open.among.clone(), ..said }
}

/// Whether nothing but a position was said.
pub(super) fn is_position_alone(said: &AccountChoice) -> bool {
    said.position.is_some() && AccountChoice { position: None, ..said.clone() }.is_open()
}
