//! Totals: how much, of what, when; what takes from it; its parts.

use super::accounts::out_of_reach;
use super::categories::called;
use super::dates::ago;
use super::lists::one_of;
use super::names::{account, account_within, kinds_within, spoken};
use super::periods::{compared, in_month, within};
use super::style::Style;
use super::talk::{anything_else, asking, page_end};
use crate::bank::{
    Figure, Flow, Group, GroupKey, LeftOut, PAGE_ITEMS_MAX, PeriodChoice, SpokenName, Sum, Totals,
};
use crate::basics::{Money, Period};
use crate::speech::grammar::Exactness;
use crate::speech::grammar::english::numbers::count;
use crate::speech::messages::talk::EXAMPLES_WHICH;
use crate::speech::phrase::{Phrase, one_breath, parted};
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::Suggestion;

/// Tells a total, or one page of its parts.
pub(super) fn told(totals: &Totals, style: Style<'_>) -> Draft {
    let mut said = Phrase::default();
    if totals.skipped == 0 {
        said = whole(totals, style);
    }
    for group in &totals.groups {
        said = said.item(part(group, totals, style));
    }
    let told = totals.skipped + totals.groups.len();
    let next = if totals.sums.iter().any(|sum| sum.figure.count > 0) {
        Suggestion::Rows
    } else {
        Suggestion::Balance
    };
    let pages = [totals.skipped, told, totals.group_count].map(|number| number as u64);
    page_end(style.words, said, pages, totals.next.is_some(), next)
}

/// The total with all that explains it.
fn whole(totals: &Totals, style: Style<'_>) -> Phrase {
    let counted: Vec<&Sum> = totals.sums.iter().filter(|sum| sum.figure.count > 0).collect();
    let told = if counted.is_empty() { totals.sums.iter().take(1).collect() } else { counted };
    let names_currency = totals.sums.len() > 1;
    let amount = |money: Money| style.amount(money, names_currency);
    let mut said = Phrase::default();
    let is_crowded = style.exactness == Exactness::Short && !totals.groups.is_empty();
    let sums_max = if is_crowded { 1 } else { PAGE_ITEMS_MAX };
    for (place, sum) in told.iter().take(sums_max).enumerate() {
        let mut parts = vec![Phrase::of(&how_much(totals.flow, &sum.figure, &amount))];
        let is_short = style.exactness == Exactness::Short;
        if place == 0 && !is_short {
            parts.extend(about(totals, style));
        }
        said = said.sentences(parted(parts));
        if is_crowded || is_short && told.len() > 1 {
            continue;
        }
        if let Some(then) = &sum.compared {
            said = said.sentences(change(then.change, &compared(totals, then), &amount));
        } else if told.len() == 1 && totals.grouping.is_none() {
            said = said.sentences(details(totals.flow, &sum.figure, &amount));
        }
    }
    let said = more_currencies(said, told.len().saturating_sub(sums_max));
    if style.exactness == Exactness::Short {
        return said;
    }
    let mut said = said;
    if let Some(then) = totals.stale_since {
        let age = ago(style.words, then, style.telling.now);
        said = said.sentence(Phrase::of(&format!("that is as of {age}")));
    }
    left_out(said, &totals.left_out, style)
}

/// That there are more currencies than are told at a time.
pub(super) fn more_currencies(said: Phrase, left: usize) -> Phrase {
    match left {
        0 => said,
        1 => said.sentence(Phrase::of("there is more in one other currency")),
        left => {
            let more = format!("there is more in {} other currencies", count(left as u64));
            said.sentence(Phrase::of(&more))
        }
    }
}

/// What is not counted.
pub(super) fn left_out(said: Phrase, left_out: &LeftOut, style: Style<'_>) -> Phrase {
    let said = match left_out.closed.as_slice() {
        [] => said,
        [_] => said.sentence(Phrase::of("one closed account is not counted")),
        several => {
            let closed = count(several.len() as u64);
            said.sentence(Phrase::of(&format!("{closed} closed accounts are not counted")))
        }
    };
    match left_out.unreachable.as_slice() {
        several if several.len() > PAGE_ITEMS_MAX => {
            let missed = count(several.len() as u64);
            said.sentence(Phrase::of(&format!("I couldn't reach {missed} accounts just now")))
        }
        few => out_of_reach(style.words, said, &few.iter().collect::<Vec<_>>()),
    }
}

/// "you spent forty dollars".
fn how_much(flow: Flow, figure: &Figure, amount: &dyn Fn(Money) -> String) -> String {
    let size = amount(figure.total);
    match (flow, figure.total.is_negative()) {
        (Flow::Spending, false) => format!("you spent {size}"),
        (Flow::Spending, true) => format!("you got back {size} more than you spent"),
        (Flow::Income, false) => format!("you received {size}"),
        (Flow::Income, true) => format!("{size} more was taken back than you received"),
        (Flow::Fees, false) => format!("you paid {size} in fees and interest"),
        (Flow::Fees, true) => format!("you got back {size} in fees overall"),
        (Flow::Refunds, false) => format!("you got back {size}"),
        (Flow::Refunds, true) => format!("refunds of {size} were taken back"),
    }
}

/// Of what and when: "at Starbucks", "on your credit card", "this month".
fn about(totals: &Totals, style: Style<'_>) -> Vec<Phrase> {
    let merchant = totals.merchant.as_ref().filter(|_| style.names);
    let mut parts = Vec::new();
    parts.extend(merchant.and_then(|name| spoken(style.words, name)).map(|name| {
        let link = if totals.flow.is_out() { "at" } else { "from" };
        Phrase::of(&format!("{link} {name}"))
    }));
    parts.extend(totals.category.map(|category| {
        let link = if totals.flow == Flow::Spending { "on" } else { "for" };
        Phrase::of(&format!("{link} {}", called(style.words, category)))
    }));
    parts.extend(totals.account.as_ref().map(|name| account_within(style.words, name)));
    parts.extend(totals.kind.map(|kind| kinds_within(style.words, kind)));
    parts.push(Phrase::of(&within(&totals.choice, totals.period, totals.today)));
    parts
}

/// How many, what takes from it, and what is not final.
fn details(flow: Flow, figure: &Figure, amount: &dyn Fn(Money) -> String) -> Phrase {
    let mut said = Phrase::default();
    if figure.count > 1 {
        let number = format!("that's {} transactions", count(figure.count));
        said = said.sentence(Phrase::of(&number));
    }
    let back = figure.back;
    if figure.back_count > 0 && !back.is_negative() && !figure.total.is_negative() {
        let back = amount(back);
        said = said.sentence(Phrase::of(&match flow {
            Flow::Spending => format!("refunds of {back} are taken off"),
            Flow::Income => format!("{back} that was taken back is left out"),
            Flow::Fees => format!("{back} that you got back is taken off"),
            Flow::Refunds => format!("{back} that was taken back is taken off"),
        }));
    }
    if !figure.pending.is_zero() && !figure.pending.is_negative() {
        let pending = format!("{} of it is still pending", amount(figure.pending));
        said = said.sentence(Phrase::of(&pending));
    }
    said
}

/// "That's forty dollars more than in September."
fn change(change: Money, then: &str, amount: &dyn Fn(Money) -> String) -> Phrase {
    if change.is_zero() {
        let same = format!("that's just as much as {then}");
        return Phrase::default().sentence(Phrase::of(&same));
    }
    let more = if change.is_negative() { "less" } else { "more" };
    let by = format!("that's {} {more}", amount(change));
    let whole = Phrase::of(&format!("{by} than {then}"));
    one_breath(whole, || {
        let then = then.strip_prefix("in ").unwrap_or(then);
        let than = format!("that's compared with {then}");
        Phrase::default().sentence(Phrase::of(&by)).sentence(Phrase::of(&than))
    })
}

/// One part of a total.
fn part(group: &Group, totals: &Totals, style: Style<'_>) -> Phrase {
    let size = style.amount(group.figure.total, totals.sums.len() > 1);
    let size = match group.figure.total.is_negative() {
        true => Phrase::of(&format!("{size} came back")),
        false => Phrase::of(&size),
    };
    let name = match &group.key {
        GroupKey::Merchant(name) => {
            let name =
                Some(name).filter(|_| style.names).and_then(|name| spoken(style.words, name));
            Phrase::of(&name.unwrap_or_else(|| "one without a name".to_owned()))
        }
        GroupKey::Unnamed => Phrase::of("all that has no name"),
        GroupKey::Category(category) => Phrase::of(&called(style.words, *category)),
        GroupKey::Month(first) => Phrase::of(&in_month(*first, totals.today)),
        GroupKey::Account(name) => account(style.words, name).phrase(""),
    };
    let whole = name.clone().text(", ").phrase(size.clone());
    one_breath(whole, || Phrase::default().sentence(name).sentence(size))
}

/// Asks which of several merchants is meant.
pub(super) fn which_merchant(candidates: &[SpokenName], more: bool, style: Style<'_>) -> Draft {
    let names: Vec<Phrase> = candidates
        .iter()
        .filter(|_| style.names)
        .filter_map(|name| spoken(style.words, name))
        .map(|name| Phrase::of(&name))
        .collect();
    let hint = style.words.say(&EXAMPLES_WHICH, []);
    let lead = if more { "do you mean, for example, " } else { "do you mean " };
    let whole = Phrase::of(lead).phrase(one_of(style.words, names.clone()));
    if names.is_empty() || whole.words() > SENTENCE_WORDS_MAX {
        let said = names
            .into_iter()
            .fold(Phrase::default(), |said, name| said.item(Phrase::default().sentence(name)));
        return asking(said, Phrase::of("which one do you mean").asked(), hint);
    }
    asking(Phrase::default(), whole.asked(), hint)
}

/// Says that none of the customer's merchants fits.
pub(super) fn no_such_merchant(
    said: Option<&SpokenName>,
    choice: &PeriodChoice,
    period: Period,
    style: Style<'_>,
) -> Draft {
    let today = style.telling.now.utc().date_naive();
    let name = said.filter(|_| style.names).and_then(|name| spoken(style.words, name));
    let mut parts = match name {
        Some(name) => vec![Phrase::of("I found nothing"), Phrase::of(&format!("at {name}"))],
        None => vec![Phrase::of("I found nothing like that")],
    };
    parts.push(Phrase::of(&within(choice, period, today)));
    anything_else(style.words, parted(parts), Suggestion::Balance)
}
