//! From text to whatever can be asked, or wanted.

use super::error::{NotationError, guess};
use super::read::{listed, question};
use super::token::{Token, plain, tokens};
use crate::bank::account::LastFour;
use crate::bank::outlook::{CardAction, CardWish};
use crate::bank::public_question::PublicQuestion;
use crate::bank::question::{AccountChoice, Metric, Question};

/// What can be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inquiry {
    /// A question about a customer.
    Question(Box<Question>),
    /// Something to be done with a customer's card.
    Card(CardWish),
    /// A question that the bank's public facts answer.
    Public(PublicQuestion),
}

/// Reads a question about a customer, a wish about a card, or a public question.
///
/// # Errors
///
/// [`NotationError`] names the word, says what is wrong with it and what can be written.
pub fn inquiry(text: &str) -> Result<Inquiry, NotationError> {
    let tokens = tokens(text)?;
    let Some((first, pairs)) = tokens.split_first() else {
        return Err(NotationError::Empty { metrics: listed(names()) });
    };
    let word = first.key.to_ascii_lowercase();
    if let Some(action) = CardAction::ALL.into_iter().find(|action| action.name() == word) {
        return card(action, pairs).map(Inquiry::Card);
    }
    if let Some(asked) = PublicQuestion::ALL.into_iter().find(|asked| asked.name() == word) {
        return public(asked, pairs).map(Inquiry::Public);
    }
    match question(text) {
        Ok(question) => Ok(Inquiry::Question(Box::new(question))),
        Err(NotationError::UnknownMetric { word, .. }) => {
            let (guess, metrics) = (guess(&word, names()), listed(names()));
            Err(NotationError::UnknownMetric { word, guess, metrics })
        }
        Err(error) => Err(error),
    }
}

/// Writes a wish, so that it reads back as the same.
pub fn wish_written(wish: &CardWish) -> String {
    let digits = wish.accounts.last_four.map(|digits| format!(" card={}", digits.as_str()));
    let name = wish.accounts.name.as_deref().map(|name| format!(" account={}", plain(name)));
    [wish.action.name(), &digits.unwrap_or_default(), &name.unwrap_or_default()].concat()
}

/// Writes a public question, so that it reads back as the same.
pub fn public_written(question: &PublicQuestion) -> String {
    let value = match question {
        PublicQuestion::Hours { branch } | PublicQuestion::Branches { branch } => {
            branch.as_deref().map(|branch| format!(" branch={}", plain(branch)))
        }
        PublicQuestion::Exchange { currency } => {
            currency.map(|currency| format!(" currency={currency}"))
        }
        PublicQuestion::RoutingNumber | PublicQuestion::Contact | PublicQuestion::Holidays => None,
    };
    [question.name(), &value.unwrap_or_default()].concat()
}

/// Everything that the first word can be.
fn names() -> impl Iterator<Item = &'static str> {
    let metrics = Metric::ALL.into_iter().map(Metric::name);
    let cards = CardAction::ALL.into_iter().map(CardAction::name);
    metrics.chain(cards).chain(PublicQuestion::ALL.iter().map(PublicQuestion::name))
}

fn card(action: CardAction, pairs: &[Token]) -> Result<CardWish, NotationError> {
    let mut accounts = AccountChoice::default();
    for pair in pairs {
        match taken(pair, action.name(), &["card", "account"])? {
            ("card", value) if accounts.last_four.is_none() => {
                let digits = LastFour::new(value);
                accounts.last_four = Some(digits.ok_or_else(|| {
                    wrong("card", value, "these are not the last digits", "four digits")
                })?);
            }
            ("account", value) if accounts.name.is_none() => accounts.name = Some(value.to_owned()),
            (key, value) => return Err(NotationError::Twice { key, value: value.to_owned() }),
        }
    }
    Ok(CardWish::new(action, accounts))
}

fn public(mut asked: PublicQuestion, pairs: &[Token]) -> Result<PublicQuestion, NotationError> {
    let name = asked.name();
    for pair in pairs {
        match &mut asked {
            PublicQuestion::Hours { branch } | PublicQuestion::Branches { branch } => {
                let (key, value) = taken(pair, name, &["branch"])?;
                if branch.replace(value.to_owned()).is_some() {
                    return Err(NotationError::Twice { key, value: value.to_owned() });
                }
            }
            PublicQuestion::Exchange { currency } => {
                let (key, value) = taken(pair, name, &["currency"])?;
                let read = value.to_ascii_uppercase().parse().map_err(|_| {
                    wrong(key, value, "this is no currency", "three letters, as in EUR")
                })?;
                if currency.replace(read).is_some() {
                    return Err(NotationError::Twice { key, value: value.to_owned() });
                }
            }
            PublicQuestion::RoutingNumber | PublicQuestion::Contact | PublicQuestion::Holidays => {
                taken(pair, name, &[])?;
            }
        }
    }
    Ok(asked)
}

/// The key, one of `keys`, and the value of `pair`.
fn taken<'p>(
    pair: &'p Token,
    about: &'static str,
    keys: &[&'static str],
) -> Result<(&'static str, &'p str), NotationError> {
    let known = || keys.iter().copied();
    let (key, guess, all) = (pair.key.clone(), guess(&pair.key, known()), listed(known()));
    if keys.is_empty() {
        return Err(NotationError::NoKeys { word: key, about });
    }
    let Some(value) = &pair.value else {
        return Err(NotationError::NotAPair { word: key, guess, keys: all });
    };
    let found = known().find(|known| *known == key.to_ascii_lowercase());
    let found = found.ok_or(NotationError::UnknownKey { key, guess, keys: all })?;
    Ok((found, value))
}

fn wrong(key: &'static str, value: &str, why: &'static str, possible: &str) -> NotationError {
    let (value, possible) = (value.to_owned(), possible.to_owned());
    NotationError::Value { key, value, why, guess: String::new(), possible }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "routing-number",
            "contact",
            "hours",
            "hours branch=\"main street\"",
            "branches branch=harbor",
            "holidays",
            "exchange",
            "exchange currency=EUR",
            "card-lock card=1234",
            "card-lock account=Blue",
            "card-unlock",
            "card-confirm",
        ] {
            let written = match inquiry(text).unwrap() {
                Inquiry::Card(wish) => wish_written(&wish),
                Inquiry::Public(question) => public_written(&question),
                Inquiry::Question(question) => panic!("{question:?}"),
            };
            assert_eq!(written, text);
        }
        assert!(matches!(inquiry("spending by=merchant"), Ok(Inquiry::Question(_))));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (text, says) in [
            ("card-lok", "did you mean \"card-lock\""),
            ("card-lock card=12", "four digits"),
            ("card-lock card=1234 card=1234", "given twice"),
            ("card-lock crd=1234", "did you mean \"card\""),
            ("exchange currency=euros", "three letters"),
            ("exchange EUR", "no key=value pair"),
            ("hours branch=a branch=b", "given twice"),
            ("holidays currency=EUR", "takes nothing"),
            ("", "routing-number"),
        ] {
            let error = inquiry(text).unwrap_err().to_string();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
