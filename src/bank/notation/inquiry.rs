//! From text to whatever can be asked.

use super::error::{NotationError, guess};
use super::read::{listed, question};
use super::token::{Token, plain, tokens};
use crate::bank::public_question::PublicQuestion;
use crate::bank::question::{Metric, Question};

/// What can be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inquiry {
    /// A question about a customer.
    Question(Box<Question>),
    /// A question that the bank's public facts answer.
    Public(PublicQuestion),
}

/// Reads a question about a customer, or one that the bank answers anybody.
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
    metrics.chain(PublicQuestion::ALL.iter().map(PublicQuestion::name))
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
        ] {
            let written = match inquiry(text).unwrap() {
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
            ("holidais", "did you mean \"holidays\""),
            ("hours brnch=a", "did you mean \"branch\""),
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
