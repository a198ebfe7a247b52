//! What somebody did to the record or to what may be told: in the chain like what was told.

use chrono::{DateTime, SecondsFormat, Utc};

use super::canonical::push_quoted;

/// The most characters of a name in the record.
const WHO_CHARS_MAX: usize = 64;

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The operator, on the command line, under this name: visible ASCII, 64 characters at most.
    Operator(String),
    /// The customer, on their own page.
    Customer,
}

impl Actor {
    /// The operator called `name`; what is no visible ASCII is left out, and so is what is over 64
    /// characters.
    pub fn operator(name: &str) -> Self {
        let visible = name.chars().filter(char::is_ascii_graphic);
        Self::Operator(visible.take(WHO_CHARS_MAX).collect())
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// A customer was erased. Which one is not said: it would be the trace that must not stay.
    CustomerErased,
    /// What has this name is told no more.
    SwitchedOff(String),
    /// What has this name is told again.
    SwitchedOn(String),
}

/// Something that somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: Actor,
    /// What.
    pub deed: Deed,
}

/// The text of `act`: one line of compact JSON in ASCII, with `v`, `at` (RFC 3339, UTC,
/// milliseconds), `act`, `what` where something has a name, `by`, and `who` for an operator.
pub fn act_text(act: &Act) -> String {
    let mut text = String::from("{\"v\":3,\"at\":\"");
    text.push_str(&act.at.to_rfc3339_opts(SecondsFormat::Millis, true));
    text.push_str("\",\"act\":");
    let (name, what) = match &act.deed {
        Deed::CustomerErased => ("customer_erased", None),
        Deed::SwitchedOff(what) => ("switched_off", Some(what)),
        Deed::SwitchedOn(what) => ("switched_on", Some(what)),
    };
    push_quoted(&mut text, name);
    if let Some(what) = what {
        text.push_str(",\"what\":");
        push_quoted(&mut text, what);
    }
    match &act.by {
        Actor::Customer => text.push_str(",\"by\":\"customer\""),
        Actor::Operator(who) => {
            text.push_str(",\"by\":\"operator\",\"who\":");
            push_quoted(&mut text, who);
        }
    }
    text.push('}');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_pinned() {
        let at = DateTime::from_timestamp_millis(1_790_000_000_007).unwrap();
        let by = Actor::operator("o\"p\n\u{e9}r");
        let act = Act { at, by, deed: Deed::SwitchedOff("class:balance.read".into()) };
        let expected = concat!(
            r#"{"v":3,"at":"2026-09-21T14:13:20.007Z","act":"switched_off","#,
            r#""what":"class:balance.read","by":"operator","who":"o\"pr"}"#,
        );
        assert_eq!(act_text(&act), expected);
        let erased = Act { at, by: Actor::Customer, deed: Deed::CustomerErased };
        assert!(act_text(&erased).ends_with(r#""act":"customer_erased","by":"customer"}"#));
        assert_eq!(Actor::operator(&"x".repeat(99)), Actor::Operator("x".repeat(64)));
    }
}
