//! What is held and owed in all.

use super::style::Style;
use super::talk::anything_else;
use super::totals::{left_out, more_currencies};
use crate::bank::{Net, NetLine, PAGE_ITEMS_MAX};
use crate::speech::grammar::Exactness;
use crate::speech::grammar::english::dates::ago;
use crate::speech::phrase::{Phrase, one_breath};
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;

/// Tells what is held and owed, each currency by itself.
pub(super) fn told(net: &Net, style: Style<'_>) -> Draft {
    let named = net.lines.len() > 1;
    let told = net.lines.iter().take(PAGE_ITEMS_MAX);
    let said = told.fold(Phrase::default(), |said, line| said.item(sentences(line, named, style)));
    let left = net.lines.len().saturating_sub(PAGE_ITEMS_MAX);
    let mut said = more_currencies(said, left);
    if let Some(then) = net.stale_since {
        let age = ago(then, style.telling.now);
        said = said.sentence(Phrase::of(&format!("that is as of {age}")));
    }
    if style.exactness == Exactness::Exact {
        said = left_out(said, &net.left_out, style);
    }
    if said.is_empty() {
        let none = Phrase::default().sentence(Phrase::of("there is nothing to add up"));
        return anything_else(style.words, none, Suggestion::Recent);
    }
    anything_else(style.words, said, Suggestion::Recent)
}

/// One currency.
fn sentences(line: &NetLine, named: bool, style: Style<'_>) -> Phrase {
    let amount = |money| style.amount(money, named);
    let (held, owed, net) = (amount(line.held), amount(line.owed), amount(line.net));
    let has = Phrase::of(&format!("you have {held}"));
    let owes = Phrase::of(&format!("you owe {owed}"));
    if line.owed.is_zero() {
        return Phrase::default().sentence(has).sentence(Phrase::of("you owe no money"));
    }
    if line.held.is_zero() {
        return Phrase::default().sentence(owes);
    }
    let sum = match line.net.is_negative() {
        true => format!("you owe {net} more than you have"),
        false => format!("that leaves {net}"),
    };
    let both = has.clone().text(&format!(" and owe {owed}"));
    let both = one_breath(both, || Phrase::default().sentence(has).sentence(owes));
    // Where amounts are bounds, their difference is none.
    if style.exactness == Exactness::Short { both } else { both.sentence(Phrase::of(&sum)) }
}
