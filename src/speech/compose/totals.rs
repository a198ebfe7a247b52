//! Totals: how much, of what, when; what takes from it; its parts.

use chrono::NaiveDate;

use super::accounts::out_of_reach;
use super::categories::called;
use super::dates::ago;
use super::lists::one_of;
use super::names::{account, account_within, kinds_within, spoken};
use super::periods::{compared, in_month, within};
use super::style::Style;
use super::talk::{anything_else, asking, page_end};
use super::transactions::after;
use crate::bank::{
    Figure, Flow, Group, GroupKey, LeftOut, PAGE_ITEMS_MAX, PeriodChoice, SpokenName, Sum, Totals,
};
use crate::basics::{Money, Period};
use crate::models::ReplyMessage;
use crate::speech::grammar::Exactness;
use crate::speech::messages::balances::AS_OF;
use crate::speech::messages::talk::EXAMPLES_WHICH;
use crate::speech::messages::totals::{
    AT, CHANGE, CLOSED, COUNTED, FOR, FROM, MORE_CURRENCIES, NOTHING_AT, NOTHING_LIKE_THAT, ON,
    OUT_OF_REACH, PART, PART_BACK, PENDING, SAME, TAKEN_OFF, THAT, TOTAL, UNNAMED, UNSPOKEN,
    WHICH_MERCHANT, WHICH_MERCHANT_OF_MANY, WHICH_ONE,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Forms, Value, Wording};

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
    let words = style.words;
    let counted: Vec<&Sum> = totals.sums.iter().filter(|sum| sum.figure.count > 0).collect();
    let told = if counted.is_empty() { totals.sums.iter().take(1).collect() } else { counted };
    let named = totals.sums.len() > 1;
    let mut said = Phrase::default();
    let is_short = style.exactness == Exactness::Short;
    let is_crowded = is_short && !totals.groups.is_empty();
    let sums_max = if is_crowded { 1 } else { PAGE_ITEMS_MAX };
    for (place, sum) in told.iter().take(sums_max).enumerate() {
        let about = if place == 0 && !is_short { about(totals, style) } else { Parts::default() };
        said = said.sentences(how_much(totals.flow, &sum.figure, about, named, style));
        if is_crowded || is_short && told.len() > 1 {
            continue;
        }
        if let Some(then) = &sum.compared {
            let compared = compared(words, totals, then);
            said = said.sentences(change(then.change, compared, named, style));
        } else if told.len() == 1 && totals.grouping.is_none() {
            said = said.sentences(details(totals.flow, &sum.figure, named, style));
        }
    }
    let mut said = more_currencies(said, told.len().saturating_sub(sums_max), style);
    if is_short {
        return said;
    }
    if let Some(then) = totals.stale_since {
        let age = ago(words, then, style.telling.now);
        said = said.sentences(words.say(&AS_OF, [("ago", Value::words(age))]));
    }
    left_out(said, &totals.left_out, style)
}

/// That there are more currencies than are told at a time.
pub(super) fn more_currencies(said: Phrase, left: usize, style: Style<'_>) -> Phrase {
    match left {
        0 => said,
        left => said.sentences(counted(style.words, left, &MORE_CURRENCIES)),
    }
}

/// What is not counted.
pub(super) fn left_out(said: Phrase, left_out: &LeftOut, style: Style<'_>) -> Phrase {
    let words = style.words;
    let said = match left_out.closed.len() {
        0 => said,
        closed => said.sentences(counted(words, closed, &CLOSED)),
    };
    match left_out.unreachable.as_slice() {
        several if several.len() > PAGE_ITEMS_MAX => {
            said.sentences(counted(words, several.len(), &OUT_OF_REACH))
        }
        few => out_of_reach(words, said, &few.iter().collect::<Vec<_>>()),
    }
}

fn counted(words: &Wording, count: usize, message: &ReplyMessage) -> Phrase {
    words.say(message, [("count", Value::Count(count as u64))])
}

/// Of what and when: merchant, category, place and days.
type Parts = [Option<Phrase>; 4];

/// "You spent forty dollars at Starbucks this month."
fn how_much(flow: Flow, figure: &Figure, about: Parts, named: bool, style: Style<'_>) -> Phrase {
    let what = match (flow, figure.total.is_negative()) {
        (Flow::Spending, false) => "spent",
        (Flow::Spending, true) => "spent_back",
        (Flow::Income, false) => "received",
        (Flow::Income, true) => "received_back",
        (Flow::Fees, false) => "charged",
        (Flow::Fees, true) => "charged_back",
        (Flow::Refunds, false) => "refunded",
        (Flow::Refunds, true) => "refunded_back",
    };
    one_by_one(style.words, about, |[merchant, category, place, span]| {
        let given = [
            ("what", Value::Key(what)),
            ("amount", style.money(figure.total, named)),
            ("merchant", after(merchant)),
            ("category", after(category)),
            ("place", after(place)),
            ("span", after(span)),
        ];
        style.words.say(&TOTAL, given)
    })
}

/// What `say` makes of all `parts`; where that is too long for a breath, of none, and then each
/// part in a sentence of its own.
fn one_by_one(words: &Wording, parts: Parts, say: impl Fn(Parts) -> Phrase) -> Phrase {
    let whole = say(parts.clone());
    if whole.longest_sentence() <= SENTENCE_WORDS_MAX {
        return whole;
    }
    let that = |part: Phrase| words.say(&THAT, [("part", Value::phrase(&part))]);
    let parts = parts.into_iter().flatten();
    parts.fold(say(Parts::default()), |said, part| said.sentences(that(part)))
}

/// Of what and when: "at Starbucks", "on your credit card", "this month".
fn about(totals: &Totals, style: Style<'_>) -> Parts {
    let words = style.words;
    let merchant = totals.merchant.as_ref().filter(|_| style.names);
    let merchant = merchant.and_then(|name| spoken(words, name)).map(|name| {
        let link = if totals.flow.is_out() { &AT } else { &FROM };
        words.clause(link, [("merchant", Value::words(name))])
    });
    let category = totals.category.map(|category| {
        let link = if totals.flow == Flow::Spending { &ON } else { &FOR };
        words.clause(link, [("category", Value::words(called(words, category)))])
    });
    let account = totals.account.as_ref().map(|name| account_within(words, name));
    let place = account.or_else(|| totals.kind.map(|kind| kinds_within(words, kind)));
    let span = within(words, &totals.choice, totals.period, totals.today);
    [merchant, category, place, Some(span)]
}

/// How many, what takes from it, and what is not final.
fn details(flow: Flow, figure: &Figure, named: bool, style: Style<'_>) -> Phrase {
    let words = style.words;
    let amount = |money| ("amount", style.money(money, named));
    let mut said = Phrase::default();
    if figure.count > 1 {
        said = said.sentences(words.say(&COUNTED, [("count", Value::Count(figure.count))]));
    }
    if figure.back_count > 0 && !figure.back.is_negative() && !figure.total.is_negative() {
        let flow = match flow {
            Flow::Spending => "spending",
            Flow::Income => "income",
            Flow::Fees => "fees",
            Flow::Refunds => "refunds",
        };
        let given = [("flow", Value::Key(flow)), amount(figure.back)];
        said = said.sentences(words.say(&TAKEN_OFF, given));
    }
    if !figure.pending.is_zero() && !figure.pending.is_negative() {
        said = said.sentences(words.say(&PENDING, [amount(figure.pending)]));
    }
    said
}

/// "That's forty dollars more than in September."
fn change(change: Money, then: Forms, named: bool, style: Style<'_>) -> Phrase {
    let then = ("then", Value::Forms(then));
    if change.is_zero() {
        return style.words.say(&SAME, [then]);
    }
    let way = if change.is_negative() { "less" } else { "more" };
    let given = [("amount", style.money(change, named)), ("way", Value::Key(way)), then];
    style.words.breath(&CHANGE, given)
}

/// One part of a total.
fn part(group: &Group, totals: &Totals, style: Style<'_>) -> Phrase {
    let words = style.words;
    let name = name_of(&group.key, totals.today, style);
    let amount = style.money(group.figure.total, totals.sums.len() > 1);
    let message = if group.figure.total.is_negative() { &PART_BACK } else { &PART };
    words.breath(message, [("name", Value::phrase(&name)), ("amount", amount)])
}

fn name_of(key: &GroupKey, today: NaiveDate, style: Style<'_>) -> Phrase {
    let words = style.words;
    match key {
        GroupKey::Merchant(name) => {
            let name = Some(name).filter(|_| style.names).and_then(|name| spoken(words, name));
            name.map_or_else(|| words.clause(&UNSPOKEN, []), |name| Phrase::of(&name))
        }
        GroupKey::Unnamed => words.clause(&UNNAMED, []),
        GroupKey::Category(category) => Phrase::of(&called(words, *category)),
        GroupKey::Month(first) => in_month(words, *first, today),
        GroupKey::Account(name) => account(words, name).phrase(""),
    }
}

/// Asks which of several merchants is meant.
pub(super) fn which_merchant(candidates: &[SpokenName], more: bool, style: Style<'_>) -> Draft {
    let words = style.words;
    let names: Vec<Phrase> = candidates
        .iter()
        .filter(|_| style.names)
        .filter_map(|name| spoken(words, name))
        .map(|name| Phrase::of(&name))
        .collect();
    let hint = words.say(&EXAMPLES_WHICH, []);
    let message = if more { &WHICH_MERCHANT_OF_MANY } else { &WHICH_MERCHANT };
    let merchants = one_of(words, names.clone());
    let question = words.say(message, [("merchants", Value::phrase(&merchants))]);
    if names.is_empty() || question.words() > SENTENCE_WORDS_MAX {
        let said = names
            .into_iter()
            .fold(Phrase::default(), |said, name| said.item(Phrase::default().sentence(name)));
        return asking(said, words.say(&WHICH_ONE, []), hint);
    }
    asking(Phrase::default(), question, hint)
}

/// Says that none of the customer's merchants fits.
pub(super) fn no_such_merchant(
    said: Option<&SpokenName>,
    choice: &PeriodChoice,
    period: Period,
    style: Style<'_>,
) -> Draft {
    let words = style.words;
    let today = style.telling.now.utc().date_naive();
    let name = said.filter(|_| style.names).and_then(|name| spoken(words, name));
    let merchant = name.map(|name| words.clause(&AT, [("merchant", Value::words(name))]));
    let is_named = merchant.is_some();
    let parts = [merchant, None, None, Some(within(words, choice, period, today))];
    let said = one_by_one(words, parts, |[merchant, _, _, span]| match is_named {
        true => words.say(&NOTHING_AT, [("merchant", after(merchant)), ("span", after(span))]),
        false => words.say(&NOTHING_LIKE_THAT, [("span", after(span))]),
    });
    anything_else(words, said, Suggestion::Balance)
}
