//! From text to a question.

use rust_decimal::Decimal;

use super::error::{NotationError, guess};
use super::key::Key;
use super::period;
use super::token::{Token, tokens};
use crate::bank::account::{AccountKind, LastFour};
use crate::bank::category::Category;
use crate::bank::flow::Flow;
use crate::bank::question::{
    AccountChoice, Aspect, Comparison, Grouping, KindChoice, Metric, Page, Question,
};
use crate::bank::selection::{Direction, Order, Position};
use crate::bank::transaction::{TransactionKind, TransactionStatus};

pub(super) const STATUSES: [(&str, TransactionStatus); 2] =
    [("pending", TransactionStatus::Pending), ("posted", TransactionStatus::Posted)];
pub(super) const DIRECTIONS: [(&str, Direction); 2] =
    [("in", Direction::In), ("out", Direction::Out)];
pub(super) const ORDERS: [(&str, Order); 3] =
    [("latest", Order::Latest), ("largest", Order::Largest), ("smallest", Order::Smallest)];
pub(super) const GROUPINGS: [(&str, Grouping); 4] = [
    ("merchant", Grouping::Merchant),
    ("category", Grouping::Category),
    ("month", Grouping::Month),
    ("account", Grouping::Account),
];
pub(super) const COMPARISONS: [(&str, Comparison); 3] = [
    ("previous", Comparison::Previous),
    ("year-before", Comparison::YearBefore),
    ("usual", Comparison::Usual),
];
pub(super) const ASPECTS: [(&str, Aspect); 3] =
    [("total", Aspect::Total), ("average", Aspect::Average), ("count", Aspect::Count)];
const YES: [(&str, bool); 2] = [("yes", true), ("no", false)];

/// Reads a question.
///
/// # Errors
///
/// [`NotationError`] names the word, says what is wrong with it and what can be written.
pub fn question(text: &str) -> Result<Question, NotationError> {
    let tokens = tokens(text)?;
    let Some((first, pairs)) = tokens.split_first() else {
        return Err(NotationError::Empty { metrics: metrics() });
    };
    let mut question = Question::new(metric(first)?, AccountChoice::default());
    let mut given: Vec<Key> = Vec::new();
    for pair in pairs {
        let (key, value) = keyed(pair)?;
        if !key.is_of(question.metric) {
            let taken = Key::ALL.into_iter().filter(|key| key.is_of(question.metric));
            return Err(NotationError::OutOfPlace {
                key: key.name(),
                metric: question.metric.name(),
                keys: listed(taken.map(Key::name)),
            });
        }
        if given.contains(&key) && !key.is_repeated() {
            return Err(twice(key, value));
        }
        given.push(key);
        set(&mut question, key, value, pair.is_quoted)?;
    }
    Ok(question)
}

fn metric(first: &Token) -> Result<Metric, NotationError> {
    let known = || Metric::ALL.into_iter().map(Metric::name);
    let word = first.key.to_ascii_lowercase();
    let named = Metric::ALL.into_iter().find(|metric| metric.name() == word);
    named.filter(|_| first.value.is_none()).ok_or_else(|| NotationError::UnknownMetric {
        word: first.key.clone(),
        guess: guess(&first.key, known()),
        metrics: metrics(),
    })
}

fn metrics() -> String {
    listed(Metric::ALL.into_iter().map(Metric::name))
}

pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn keyed(pair: &Token) -> Result<(Key, &str), NotationError> {
    let known = || Key::ALL.into_iter().map(Key::name);
    let Some(value) = &pair.value else {
        return Err(NotationError::NotAPair {
            word: pair.key.clone(),
            guess: guess(&pair.key, known()),
            keys: listed(known()),
        });
    };
    let key = Key::ALL.into_iter().find(|key| key.name() == pair.key.to_ascii_lowercase());
    let key = key.ok_or_else(|| NotationError::UnknownKey {
        key: pair.key.clone(),
        guess: guess(&pair.key, known()),
        keys: listed(known()),
    })?;
    Ok((key, value))
}

fn set(
    question: &mut Question,
    key: Key,
    value: &str,
    is_quoted: bool,
) -> Result<(), NotationError> {
    let filter = &mut question.filter;
    match key {
        Key::Account => account(&mut question.accounts, value, is_quoted)?,
        Key::Period => {
            question.period = Some(period::read(value).ok_or_else(|| {
                let guess = guess(value, period::WORDS);
                wrong(key, value, "these are no days", guess, period::POSSIBLE)
            })?);
        }
        Key::Amount => {
            let amount = amount(key, value)?;
            if amount.is_zero() {
                return Err(wrong(key, value, "this is nothing", String::new(), "more than zero"));
            }
            question.amount = Some(amount);
        }
        Key::Merchant if value.trim().is_empty() => {
            return Err(wrong(key, value, "this is no name", String::new(), "a merchant's name"));
        }
        Key::Merchant => filter.merchant = Some(value.to_owned()),
        Key::MerchantAt => {
            let place = value.parse().ok().filter(|place| *place > 0);
            filter.merchant_at = Some(place.ok_or_else(|| {
                wrong(key, value, "this is no place", String::new(), "1, 2 or 3")
            })?);
        }
        Key::Category => filter.category = Some(category(value)?),
        Key::CategoryItself => filter.category_itself = one_of(key, value, &YES)?,
        Key::Unnamed => filter.unnamed = one_of(key, value, &YES)?,
        Key::Over => filter.over = Some(amount(key, value)?),
        Key::Under => filter.under = Some(amount(key, value)?),
        Key::Between => {
            let possible = "two amounts, 10..50, or one and an open end";
            let (least, most) = value
                .split_once("..")
                .filter(|(least, most)| !(least.is_empty() && most.is_empty()))
                .ok_or_else(|| wrong(key, value, "there are no bounds", String::new(), possible))?;
            let bound = |text: &str| (!text.is_empty()).then(|| amount(key, text)).transpose();
            (filter.at_least, filter.at_most) = (bound(least)?, bound(most)?);
        }
        Key::Kind => {
            filter.kind = Some(one_of(key, value, &TransactionKind::ALL.map(|k| (k.name(), k)))?);
        }
        Key::Status => filter.status = Some(one_of(key, value, &STATUSES)?),
        Key::Direction => filter.direction = Some(one_of(key, value, &DIRECTIONS)?),
        Key::Currency => {
            let code = value.to_ascii_uppercase().parse().map_err(|_| {
                wrong(key, value, "this is no currency", String::new(), "three letters, as in USD")
            });
            filter.currency = Some(code?);
        }
        Key::Flow => filter.flow = Some(one_of(key, value, &Flow::ALL.map(|f| (f.name(), f)))?),
        Key::Order => question.order = one_of(key, value, &ORDERS)?,
        Key::By => question.grouping = Some(one_of(key, value, &GROUPINGS)?),
        Key::Compare => question.comparison = Some(one_of(key, value, &COMPARISONS)?),
        Key::Tell => question.aspect = one_of(key, value, &ASPECTS)?,
        Key::Single => question.single = one_of(key, value, &YES)?,
        Key::Page => {
            question.page = page(value).ok_or_else(|| {
                let possible = "first, skip:6, or what the page before gave";
                wrong(key, value, "there is no such page", String::new(), possible)
            })?;
        }
        Key::Id => question.accounts.among.push(value.to_owned()),
        Key::Preferred => question.preferred = Some(value.to_owned()),
        Key::Unclear => question.accounts.unclear = one_of(key, value, &YES)?,
        Key::AmongClosed => question.accounts.among_closed = one_of(key, value, &YES)?,
    }
    Ok(())
}

/// Reads one thing that is said of accounts.
fn account(
    accounts: &mut AccountChoice,
    value: &str,
    is_quoted: bool,
) -> Result<(), NotationError> {
    let again = |taken: bool| if taken { Err(twice(Key::Account, value)) } else { Ok(()) };
    let word = value.to_ascii_lowercase();
    let kind = match word.as_str() {
        "all" => Some(KindChoice::All),
        "card" | "credit-card" => Some(KindChoice::Only(AccountKind::CreditCard)),
        other => AccountKind::named(other).map(KindChoice::Only),
    };
    let position = value.strip_prefix('#').and_then(|place| place.parse().ok());
    match (kind, LastFour::new(value), position) {
        (Some(kind), ..) if !is_quoted => {
            again(accounts.kind.is_some())?;
            accounts.kind = Some(kind);
        }
        (_, Some(digits), _) if !is_quoted => {
            again(accounts.last_four.is_some())?;
            accounts.last_four = Some(digits);
        }
        (_, _, Some(position)) if !is_quoted => {
            again(accounts.position.is_some())?;
            accounts.position = Some(position);
        }
        _ => {
            again(accounts.name.is_some())?;
            accounts.name = Some(value.to_owned());
        }
    }
    Ok(())
}

fn category(value: &str) -> Result<Category, NotationError> {
    Category::called(value).ok_or_else(|| {
        let known = || Category::ALL.iter().map(|category| category.id());
        let guess = guess(value, known());
        wrong(Key::Category, value, "there is no such category", guess, &listed(known()))
    })
}

fn amount(key: Key, value: &str) -> Result<Decimal, NotationError> {
    let amount = value.parse().ok().filter(|amount: &Decimal| *amount >= Decimal::ZERO);
    amount.ok_or_else(|| {
        wrong(key, value, "this is no amount", String::new(), "a number like 12.50, not below zero")
    })
}

fn page(value: &str) -> Option<Page> {
    if value == "first" {
        return Some(Page::First);
    }
    if let Some(skip) = value.strip_prefix("skip:") {
        return skip.parse().ok().map(Page::Skip);
    }
    let mut parts = value.strip_prefix("after:")?.splitn(4, ':');
    let told = parts.next()?.parse().ok()?;
    let made_at_ms = parts.next()?.parse().ok()?;
    let length: usize = parts.next()?.parse().ok()?;
    let (account, id) = parts.next()?.split_at_checked(length)?;
    let position = Position { made_at_ms, account: account.to_owned(), id: id.to_owned() };
    Some(Page::After { position, told })
}

fn one_of<T: Copy>(key: Key, value: &str, all: &[(&str, T)]) -> Result<T, NotationError> {
    let word = value.to_ascii_lowercase();
    let found = all.iter().find(|(name, _)| *name == word);
    found.map(|(_, it)| *it).ok_or_else(|| {
        let known = || all.iter().map(|(name, _)| *name);
        wrong(key, value, "there is no such value", guess(value, known()), &listed(known()))
    })
}

fn wrong(key: Key, value: &str, why: &'static str, guess: String, possible: &str) -> NotationError {
    let possible = possible.to_owned();
    NotationError::Value { key: key.name(), value: value.to_owned(), why, guess, possible }
}

fn twice(key: Key, value: &str) -> NotationError {
    NotationError::Twice { key: key.name(), value: value.to_owned() }
}
