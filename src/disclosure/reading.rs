//! Reading a record back: for the customer whom it is about.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::record::FactKind;
use crate::consent::{Aloud, DataClasses};

/// A record as it was written: accounts by their pseudonyms, transactions not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRecord {
    /// When.
    pub at: DateTime<Utc>,
    /// The pseudonym of the customer.
    pub customer: String,
    /// The link that admitted the caller.
    pub link: String,
    /// The channel.
    pub channel: String,
    /// The application.
    pub application: String,
    /// Whether the platform recognised who was speaking.
    pub recognised: bool,
    /// The data classes that the answer needed.
    pub classes: DataClasses,
    /// How much of amounts was said aloud; `None` in records of the first version.
    pub aloud: Option<Aloud>,
    /// What was told, each with the pseudonym of its account.
    pub facts: Vec<(FactKind, Option<String>)>,
}

#[derive(Deserialize)]
struct Written {
    at: DateTime<Utc>,
    customer: String,
    link: String,
    channel: String,
    application: String,
    person: Option<String>,
    classes: String,
    aloud: Option<String>,
    facts: Vec<WrittenFact>,
}

#[derive(Deserialize)]
struct WrittenFact {
    kind: String,
    account: Option<String>,
}

/// Reads the text of a record ([`super::canonical_text`], any version); `None` for what is none.
pub fn read_record(text: &str) -> Option<ReadRecord> {
    let written: Written = serde_json::from_str(text).ok()?;
    let facts = written.facts.into_iter();
    let facts: Option<Vec<_>> =
        facts.map(|fact| Some((FactKind::named(&fact.kind)?, fact.account))).collect();
    let aloud = match written.aloud {
        None => None,
        Some(name) => Some(Aloud::named(&name)?),
    };
    Some(ReadRecord {
        at: written.at,
        customer: written.customer,
        link: written.link,
        channel: written.channel,
        application: written.application,
        recognised: written.person.is_some(),
        classes: written.classes.parse().ok()?,
        aloud,
        facts: facts?,
    })
}
