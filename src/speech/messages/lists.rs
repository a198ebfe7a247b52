//! How items are joined: "a, b, and c".

use crate::speech::wording::messages;

/// How the next item begins, for languages whose "and" and "or" listen to it.
pub(in crate::speech) const SOUNDS: &[&str] = &["i", "o", "other"];

messages! { "lists.ftl";
    /// An item after others, not the last.
    NEXT = "list-next" { first: Words, last: Words };
    /// Two items, and no more.
    AND_TWO = "list-and-two" { first: Words, last: Words, sound: Key(SOUNDS) };
    /// The last of three and more.
    AND_LAST = "list-and-last" { first: Words, last: Words, sound: Key(SOUNDS) };
    /// Two items to choose from.
    OR_TWO = "list-or-two" { first: Words, last: Words, sound: Key(SOUNDS) };
    /// The last of three and more to choose from.
    OR_LAST = "list-or-last" { first: Words, last: Words, sound: Key(SOUNDS) };
}
