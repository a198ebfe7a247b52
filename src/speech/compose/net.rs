//! What is held and owed in all.

use super::dates::ago;
use super::style::Style;
use super::talk::anything_else;
use super::totals::{left_out, more_currencies};
use crate::bank::{Net, NetLine, PAGE_ITEMS_MAX};
use crate::speech::grammar::Exactness;
use crate::speech::messages::balances::AS_OF;
use crate::speech::messages::net::{BOTH, HELD, LEFT, NOTHING, OWED, SHORT};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::Value;

/// Tells what is held and owed, each currency by itself.
pub(super) fn told(net: &Net, style: Style<'_>) -> Draft {
    let words = style.words;
    let named = net.lines.len() > 1;
    let told = net.lines.iter().take(PAGE_ITEMS_MAX);
    let said = told.fold(Phrase::default(), |said, line| said.item(sentences(line, named, style)));
    let left = net.lines.len().saturating_sub(PAGE_ITEMS_MAX);
    let mut said = more_currencies(words, said, left);
    if let Some(then) = net.stale_since {
        let age = ago(style.words, then, style.telling.now);
        said = said.sentences(words.say(&AS_OF, [("ago", Value::words(age))]));
    }
    if style.exactness == Exactness::Exact {
        said = left_out(said, &net.left_out, style);
    }
    let said = if said.is_empty() { words.say(&NOTHING, []) } else { said };
    anything_else(words, said, Suggestion::Recent)
}

/// One currency.
fn sentences(line: &NetLine, named: bool, style: Style<'_>) -> Phrase {
    let words = style.words;
    let held = || ("held", style.spendable(line.held, named));
    let owed = || ("owed", style.due(line.owed, named));
    if line.owed.is_zero() {
        return words.say(&HELD, [held()]);
    }
    if line.held.is_zero() {
        return words.say(&OWED, [owed()]);
    }
    let both = words.breath(&BOTH, [held(), owed()]);
    // Where amounts are bounds, their difference is none.
    if style.exactness == Exactness::Short {
        return both;
    }
    let message = if line.net.is_negative() { &SHORT } else { &LEFT };
    both.sentences(words.say(message, [("net", style.money(line.net, named))]))
}
