//! Totals: how much, of what, when; what takes from it; its parts.

use super::accounts::out_of_reach;
use super::aspects;
use super::categories::called;
use super::dates::ago;
use super::lists::one_of;
use super::names::{account, account_within, kinds_within, spoken};
use super::periods::{compared, in_month, within};
use super::style::Style;
use super::talk::{anything_else, asking, page_end};
use super::transactions::after;
use crate::bank::{
    Aspect, Figure, Flow, Group, GroupKey, LeftOut, PAGE_ITEMS_MAX, PeriodChoice, SpokenName, Sum,
    Totals,
};
use crate::basics::{Money, Period};
use crate::consent::Length;
use crate::speech::grammar::Exactness;
use crate::speech::messages::accounts::WHICH_ONE;
use crate::speech::messages::balances::AS_OF;
use crate::speech::messages::listed::THAT;
use crate::speech::messages::talk::EXAMPLES_WHICH;
use crate::speech::messages::totals::{
    AT, CHANGE, CLOSED, COUNTED, IN_RELATION, MORE_CURRENCIES, NOTHING, ON, PART, PART_UNNAMED,
    PARTS_UNNAMED, PENDING, QUIET_AMOUNT, SAME, SUM, TAKEN_OFF, UNREACHED, WHICH, WHICH_OF_MANY,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Forms, Value, Wording};

/// What narrows a total, in the order in which it is told: merchant, category, place and time.
pub(super) type Narrowed = [Option<Phrase>; 4];

/// Tells a total, or one page of its parts.
pub(super) fn told(totals: &Totals, style: Style<'_>) -> Draft {
    let mut said = Phrase::default();
    if totals.skipped == 0 {
        said = whole(totals, style);
    }
    // Parts are amounts and little else.
    let groups = if style.is_relative() { &[] } else { totals.groups.as_slice() };
    for group in groups {
        said = said.item(part(group, totals, style));
    }
    let told = totals.skipped + totals.groups.len();
    let has_rows = totals.sums.iter().any(|sum| sum.figure.count > 0);
    let next = if has_rows { Suggestion::Rows } else { Suggestion::Balance };
    let pages = [totals.skipped, told, totals.group_count].map(|number| number as u64);
    page_end(style.words, said, pages, totals.next.is_some(), next)
}

/// The total with all that explains it.
fn whole(totals: &Totals, style: Style<'_>) -> Phrase {
    let words = style.words;
    let counted: Vec<&Sum> = totals.sums.iter().filter(|sum| sum.figure.count > 0).collect();
    let told = if counted.is_empty() { totals.sums.iter().take(1).collect() } else { counted };
    let named = totals.sums.len() > 1;
    let is_short = style.exactness == Exactness::Short;
    let is_crowded = is_short && !totals.groups.is_empty();
    let sums_max = if is_crowded { 1 } else { PAGE_ITEMS_MAX };
    let mut said = Phrase::default();
    for (place, sum) in told.iter().take(sums_max).enumerate() {
        let about =
            if place == 0 && !is_short { about(totals, style) } else { [const { None }; 4] };
        if style.is_relative() {
            said = said.sentences(in_relation(totals, sum, about, style));
            continue;
        }
        let first = aspects::first(totals, &sum.figure, style, about.clone());
        said = said.sentences(first.unwrap_or_else(|| {
            let money = style.money(sum.figure.total, named);
            how_much(words, totals.flow, &sum.figure, &money, about)
        }));
        if is_crowded || is_short && told.len() > 1 {
            continue;
        }
        if let Some(then) = &sum.compared {
            let money = style.money(then.change, named);
            let than = compared(words, totals, then);
            said = said.sentences(change(words, then.change, money, than));
        } else if told.len() == 1 && totals.grouping.is_none() && style.length != Length::Brief {
            said = said.sentences(aspects::rest(totals, &sum.figure, style));
            said = said.sentences(details(totals, &sum.figure, named, style));
        }
    }
    said = more_currencies(words, said, told.len().saturating_sub(sums_max));
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
pub(super) fn more_currencies(words: &Wording, said: Phrase, left: usize) -> Phrase {
    match left {
        0 => said,
        left => said.sentences(words.say(&MORE_CURRENCIES, [("count", Value::Count(left as u64))])),
    }
}

/// What is not counted.
pub(super) fn left_out(said: Phrase, left_out: &LeftOut, style: Style<'_>) -> Phrase {
    let words = style.words;
    let number = |items: usize| [("count", Value::Count(items as u64))];
    let said = match left_out.closed.len() {
        0 => said,
        closed => said.sentences(words.say(&CLOSED, number(closed))),
    };
    match left_out.unreachable.as_slice() {
        several if several.len() > PAGE_ITEMS_MAX => {
            said.sentences(words.say(&UNREACHED, number(several.len())))
        }
        few => out_of_reach(words, said, &few.iter().collect::<Vec<_>>()),
    }
}

/// "You spent forty dollars at Starbucks this month."
fn how_much(
    words: &Wording,
    flow: Flow,
    figure: &Figure,
    amount: &Value<'static>,
    about: Narrowed,
) -> Phrase {
    let what = match (flow, figure.total.is_negative()) {
        (Flow::Spending, false) => "spending",
        (Flow::Spending, true) => "spending_back",
        (Flow::Income, false) => "income",
        (Flow::Income, true) => "income_back",
        (Flow::Fees, false) => "fees",
        (Flow::Fees, true) => "fees_back",
        (Flow::Refunds, false) => "refunds",
        (Flow::Refunds, true) => "refunds_back",
    };
    parted(words, about, |[merchant, category, place, span]| {
        let given = [
            ("amount", amount.clone()),
            ("what", Value::Key(what)),
            ("merchant", after(merchant)),
            ("category", after(category)),
            ("place", after(place)),
            ("span", after(span)),
        ];
        words.say(&SUM, given)
    })
}

/// `whole` with all parts in one sentence where that is one breath; else without them, and each
/// of them after "that's".
pub(super) fn parted<const PARTS: usize>(
    words: &Wording,
    parts: [Option<Phrase>; PARTS],
    whole: impl Fn([Option<Phrase>; PARTS]) -> Phrase,
) -> Phrase {
    let said = whole(parts.clone());
    if said.longest_sentence() <= SENTENCE_WORDS_MAX {
        return said;
    }
    let that = |part: &Phrase| words.say(&THAT, [("part", Value::phrase(part))]);
    let said = whole([const { None }; PARTS]);
    parts.iter().flatten().fold(said, |said, part| said.sentences(that(part)))
}

/// "Your spending on groceries last month was higher than in September."
fn in_relation(totals: &Totals, sum: &Sum, about: Narrowed, style: Style<'_>) -> Phrase {
    let words = style.words;
    let Some(compared_with) = &sum.compared else { return words.say(&QUIET_AMOUNT, []) };
    let change = compared_with.change;
    let way = match (change.is_zero(), change.is_negative()) {
        (true, _) => "same",
        (false, true) => "less",
        (false, false) => "more",
    };
    let then = compared(words, totals, compared_with);
    parted(words, about, |[merchant, category, place, span]| {
        let given = [
            ("flow", Value::Key(key(totals.flow))),
            ("way", Value::Key(way)),
            ("then", Value::Forms(then.clone())),
            ("merchant", after(merchant)),
            ("category", after(category)),
            ("place", after(place)),
            ("span", after(span)),
        ];
        words.say(&IN_RELATION, given)
    })
}

/// Of what and when: "at Starbucks", "on your credit card", "this month".
fn about(totals: &Totals, style: Style<'_>) -> Narrowed {
    let words = style.words;
    let merchant = totals.merchant.as_ref().filter(|_| style.names);
    let merchant = merchant.and_then(|name| spoken(words, name)).map(|name| {
        let side = if totals.flow.is_out() { "out" } else { "in" };
        words.clause(&AT, [("merchant", Value::words(name)), ("side", Value::Key(side))])
    });
    let category = totals.category.map(|category| {
        let category = Value::words(called(words, category));
        words.clause(&ON, [("category", category), ("flow", Value::Key(key(totals.flow)))])
    });
    let place = totals.account.as_ref().map(|name| account_within(words, name));
    let place = place.or_else(|| totals.kind.map(|kind| kinds_within(words, kind)));
    let span = within(words, &totals.choice, totals.period, totals.today);
    [merchant, category, place, Some(span)]
}

fn key(flow: Flow) -> &'static str {
    match flow {
        Flow::Spending => "spending",
        Flow::Income => "income",
        Flow::Fees => "fees",
        Flow::Refunds => "refunds",
    }
}

/// How many, what takes from it, and what is not final.
fn details(totals: &Totals, figure: &Figure, named: bool, style: Style<'_>) -> Phrase {
    let words = style.words;
    let amount = |money: Money| ("amount", style.money(money, named));
    let mut said = Phrase::default();
    if figure.count > 1 && totals.aspect == Aspect::Total {
        said = said.sentences(words.say(&COUNTED, [("count", Value::Count(figure.count))]));
    }
    if figure.back_count > 0 && !figure.back.is_negative() && !figure.total.is_negative() {
        let given = [amount(figure.back), ("flow", Value::Key(key(totals.flow)))];
        said = said.sentences(words.say(&TAKEN_OFF, given));
    }
    if !figure.pending.is_zero() && !figure.pending.is_negative() {
        said = said.sentences(words.say(&PENDING, [amount(figure.pending)]));
    }
    said
}

/// "That's forty dollars more than in September."
fn change(words: &Wording, change: Money, amount: Value<'static>, then: Forms) -> Phrase {
    let then = ("then", Value::Forms(then));
    if change.is_zero() {
        return words.say(&SAME, [then]);
    }
    let way = ("way", Value::Key(if change.is_negative() { "less" } else { "more" }));
    words.breath(&CHANGE, [("amount", amount), way, then])
}

/// One part of a total.
fn part(group: &Group, totals: &Totals, style: Style<'_>) -> Phrase {
    let words = style.words;
    let name = match &group.key {
        GroupKey::Merchant(name) => {
            let name = Some(name).filter(|_| style.names).and_then(|name| spoken(words, name));
            name.map_or_else(|| words.clause(&PART_UNNAMED, []), |name| Phrase::of(&name))
        }
        GroupKey::Unnamed => words.clause(&PARTS_UNNAMED, []),
        GroupKey::Category(category) => Phrase::of(&called(words, *category)),
        GroupKey::Month(first) => in_month(words, *first, totals.today),
        GroupKey::Account(name) => account(words, name).phrase(""),
    };
    let way = if group.figure.total.is_negative() { "came_back" } else { "went" };
    let given = [
        ("name", Value::phrase(&name)),
        ("amount", style.money(group.figure.total, totals.sums.len() > 1)),
        ("way", Value::Key(way)),
    ];
    words.breath(&PART, given)
}

/// Asks which of several merchants is meant.
pub(super) fn which_merchant(candidates: &[SpokenName], more: bool, style: Style<'_>) -> Draft {
    let words = style.words;
    let names = candidates.iter().filter(|_| style.names);
    let names: Vec<Phrase> =
        names.filter_map(|name| spoken(words, name)).map(|name| Phrase::of(&name)).collect();
    let hint = words.say(&EXAMPLES_WHICH, []);
    let lead = if more { &WHICH_OF_MANY } else { &WHICH };
    let listed = one_of(words, names.clone());
    let whole = words.say(lead, [("merchants", Value::phrase(&listed))]);
    if names.is_empty() || whole.words() > SENTENCE_WORDS_MAX {
        let each = |said: Phrase, name| said.item(Phrase::default().sentence(name));
        let said = names.into_iter().fold(Phrase::default(), each);
        return asking(said, words.say(&WHICH_ONE, []), hint);
    }
    asking(Phrase::default(), whole, hint)
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
    let is = if name.is_some() { "named" } else { "unnamed" };
    let merchant = name.map(|name| {
        words.clause(&AT, [("merchant", Value::words(name)), ("side", Value::Key("out"))])
    });
    let span = within(words, choice, period, today);
    let said = parted(words, [merchant, Some(span)], |[merchant, span]| {
        let given = [("merchant", after(merchant)), ("span", after(span)), ("is", Value::Key(is))];
        words.say(&NOTHING, given)
    });
    anything_else(words, said, Suggestion::Balance)
}
