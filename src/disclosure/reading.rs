//! Reading a record back: for the customer whom it is about.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::customer_key::CustomerKey;
use super::record::FactKind;
use crate::consent::{Aloud, DataClasses};

/// What stands before what is sealed in a record.
pub(super) const SEALED: &str = ",\"sealed\":\"";

/// A record as it was written: accounts by their pseudonyms, transactions not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRecord {
    /// When.
    pub at: DateTime<Utc>,
    /// Digest of the platform's request id, as hexadecimal digits.
    pub request: String,
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
    channel: String,
    application: String,
    classes: String,
    aloud: Option<String>,
}

/// What is sealed since version 3 and stood beside the rest before.
#[derive(Deserialize)]
struct Personal {
    request: String,
    link: String,
    person: Option<String>,
    facts: Vec<WrittenFact>,
}

#[derive(Deserialize)]
struct WrittenFact {
    kind: String,
    account: Option<String>,
}

/// What every text in the chain says without any key.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RecordHead {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// The pseudonym of the customer it is about; `None` where it is about none, or was erased.
    pub customer: Option<String>,
}

/// Reads the text of a record of `key`'s customer ([`super::canonical_text`], any version); `None`
/// for what is none, or was sealed with another key. Those of versions 1 and 2 need no key.
pub fn read_record(text: &str, key: Option<&CustomerKey>) -> Option<ReadRecord> {
    let Some((stem, sealed)) = text.strip_suffix("\"}").and_then(|it| it.rsplit_once(SEALED))
    else {
        return read_in_clear(text);
    };
    let written: Written = serde_json::from_str(text).ok()?;
    let opened = key?.open(stem, sealed)?;
    read(written, serde_json::from_str(&opened).ok()?)
}

/// Reads the text of a record of version 1 or 2, which hides its customer behind a pseudonym alone.
pub(super) fn read_in_clear(text: &str) -> Option<ReadRecord> {
    read(serde_json::from_str(text).ok()?, serde_json::from_str(text).ok()?)
}

/// What a text of the chain says without any key; `None` for what is none.
pub fn record_head(text: &str) -> Option<RecordHead> {
    serde_json::from_str(text).ok()
}

fn read(written: Written, personal: Personal) -> Option<ReadRecord> {
    let facts = personal.facts.into_iter();
    let facts: Option<Vec<_>> =
        facts.map(|fact| Some((FactKind::named(&fact.kind)?, fact.account))).collect();
    let aloud = match written.aloud {
        None => None,
        Some(name) => Some(Aloud::named(&name)?),
    };
    Some(ReadRecord {
        at: written.at,
        request: personal.request,
        customer: written.customer,
        link: personal.link,
        channel: written.channel,
        application: written.application,
        recognised: personal.person.is_some(),
        classes: written.classes.parse().ok()?,
        aloud,
        facts: facts?,
    })
}
