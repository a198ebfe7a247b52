//! The text of a record: the bytes that the chain covers.

use chrono::SecondsFormat;

use super::chain::ChainKey;
use super::record::{Disclosure, Fact};
use crate::basics::CustomerId;

/// The text of `disclosure`, version 2: one line of compact JSON in ASCII.
///
/// Fields always come in this order: `v`, `at` (RFC 3339, UTC, milliseconds), `request`,
/// `customer`, `link`, `channel`, `application`, `person` (or `null`), `classes` (scope names
/// separated by spaces), `aloud` (how much of amounts; not there in version 1), `facts` (each
/// `kind` and, where it has them, `account` and `transaction`). Digests are 64 hexadecimal
/// digits. Customer, account and transaction are pseudonyms of 32 hexadecimal digits under a key
/// derived from `key`; those of an account depend on the customer too, so that two holders of a
/// joint account cannot be found from the record.
pub fn canonical_text(disclosure: &Disclosure, key: &ChainKey) -> String {
    let recipient = &disclosure.recipient;
    // A record of three facts takes about 800 bytes.
    let mut text = String::with_capacity(1024);
    text.push_str("{\"v\":2,\"at\":\"");
    text.push_str(&disclosure.at.to_rfc3339_opts(SecondsFormat::Millis, true));
    text.push_str("\",\"request\":\"");
    text.push_str(&disclosure.request.to_hex());
    text.push_str("\",\"customer\":\"");
    text.push_str(&key.customer_pseudonym(&disclosure.customer));
    text.push_str("\",\"link\":");
    push_quoted(&mut text, disclosure.link.as_str());
    text.push_str(",\"channel\":");
    push_quoted(&mut text, recipient.channel.name());
    text.push_str(",\"application\":");
    push_quoted(&mut text, recipient.application.as_str());
    text.push_str(",\"person\":");
    match &recipient.person {
        Some(person) => push_quoted(&mut text, &person.to_hex()),
        None => text.push_str("null"),
    }
    text.push_str(",\"classes\":");
    push_quoted(&mut text, &disclosure.classes.to_string());
    text.push_str(",\"aloud\":");
    push_quoted(&mut text, disclosure.aloud.name());
    text.push_str(",\"facts\":[");
    for (index, fact) in disclosure.facts.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        push_fact(&mut text, fact, &disclosure.customer, key);
    }
    text.push_str("]}");
    text
}

fn push_fact(text: &mut String, fact: &Fact, owner: &CustomerId, key: &ChainKey) {
    let customer = owner.as_str();
    text.push_str("{\"kind\":\"");
    text.push_str(fact.kind.name());
    text.push('"');
    let account = fact.account.as_ref();
    if let Some(account) = account {
        text.push_str(",\"account\":\"");
        text.push_str(&key.account_pseudonym(owner, account));
        text.push('"');
    }
    if let Some((account, transaction)) = account.zip(fact.transaction.as_ref()) {
        text.push_str(",\"transaction\":\"");
        let parts = ["transaction", customer, account.as_str(), transaction.as_str()];
        text.push_str(&key.pseudonym(&parts));
        text.push('"');
    }
    text.push('}');
}

/// Identifiers and names are visible ASCII and spaces: only these two characters need escaping
/// (RFC 8259, section 7).
fn push_quoted(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        if matches!(character, '"' | '\\') {
            text.push('\\');
        }
        text.push(character);
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;
    use crate::basics::{AccountId, ApplicationId, LinkId, Secret, TransactionId, digest_of};
    use crate::consent::{Aloud, Channel, DataClass, DataClasses};
    use crate::disclosure::{FactKind, Recipient, read_record};

    fn key() -> ChainKey {
        ChainKey::new(&Secret::new([7; 32]))
    }

    fn disclosure() -> Disclosure {
        let account = AccountId::new("acc-canary").unwrap();
        Disclosure {
            at: DateTime::from_timestamp_millis(1_790_000_000_007).unwrap(),
            request: digest_of(b"request"),
            customer: CustomerId::new("cust-canary").unwrap(),
            link: LinkId::new("link-1").unwrap(),
            recipient: Recipient {
                channel: Channel::Alexa,
                application: ApplicationId::new("amzn1.ask.skill.one").unwrap(),
                person: None,
            },
            revision: 3,
            classes: DataClasses::of(&[DataClass::BalanceRead, DataClass::SpeakAmounts]),
            aloud: Aloud::Rounded,
            facts: vec![
                Fact { kind: FactKind::Balance, account: Some(account.clone()), transaction: None },
                Fact {
                    kind: FactKind::Transaction,
                    account: Some(account),
                    transaction: Some(TransactionId::new("tx-canary").unwrap()),
                },
            ],
        }
    }

    #[test]
    fn the_text_is_pinned() {
        let expected = concat!(
            r#"{"v":2,"at":"2026-09-21T14:13:20.007Z","#,
            r#""request":"1f58b9145b24d108d7ac38887338b3ea3229833b9c1e418250343f907bfd1047","#,
            r#""customer":"28f2b8540e7a880cd93b5ee90ed03cbe","link":"link-1","#,
            r#""channel":"alexa","application":"amzn1.ask.skill.one","person":null,"#,
            r#""classes":"balance.read speak.amounts","aloud":"rounded","facts":["#,
            r#"{"kind":"balance","account":"8d82781140fa11484360e313094fbad2"},"#,
            r#"{"kind":"transaction","account":"8d82781140fa11484360e313094fbad2","#,
            r#""transaction":"6009e4dcd440fee43105be988cb69eb1"}]}"#,
        );
        assert_eq!(canonical_text(&disclosure(), &key()), expected);
    }

    #[test]
    fn no_bank_id_is_in_clear_and_a_joint_account_does_not_join() {
        let text = canonical_text(&disclosure(), &key());
        assert!(!text.contains("canary"), "{text}");
        let spouse = Disclosure { customer: CustomerId::new("2").unwrap(), ..disclosure() };
        let hex = key().pseudonym(&["account", "cust-canary", "acc-canary"]);
        assert!(text.contains(&hex));
        assert!(!canonical_text(&spouse, &key()).contains(&hex));
    }

    #[test]
    fn records_of_every_version_are_read_back() {
        let text = canonical_text(&disclosure(), &key());
        let read = read_record(&text).unwrap();
        assert_eq!((read.at, read.classes), (disclosure().at, disclosure().classes));
        assert_eq!(read.customer, key().customer_pseudonym(&disclosure().customer));
        assert_eq!((read.link.as_str(), read.channel.as_str()), ("link-1", "alexa"));
        assert_eq!((read.aloud, read.recognised), (Some(Aloud::Rounded), false));
        let account = AccountId::new("acc-canary").unwrap();
        let account = Some(key().account_pseudonym(&disclosure().customer, &account));
        let facts = [(FactKind::Balance, account.clone()), (FactKind::Transaction, account)];
        assert_eq!(read.facts, facts);
        let first = text.replace("\"v\":2", "\"v\":1").replace("\"aloud\":\"rounded\",", "");
        assert_eq!(read_record(&first).unwrap().aloud, None);
        for none in ["", "{}", &text.replace("balance\"", "wealth\""), &text[1..]] {
            assert_eq!(read_record(none), None, "{none}");
        }
        for kind in FactKind::ALL {
            assert_eq!(FactKind::named(kind.name()), Some(kind));
        }
    }

    proptest! {
        /// Whatever the ids, the text is one line of JSON that reads back.
        #[test]
        fn the_text_is_json(link in "[!-~]{1,40}", application in "[!-~]{1,40}", named: bool) {
            let mut disclosure = disclosure();
            disclosure.link = LinkId::new(&link).unwrap();
            disclosure.recipient.application = ApplicationId::new(&application).unwrap();
            disclosure.recipient.person = named.then(|| digest_of(b"person"));
            let text = canonical_text(&disclosure, &key());
            prop_assert!(text.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
            let read: serde_json::Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(read["link"].as_str(), Some(link.as_str()));
            prop_assert_eq!(read["application"].as_str(), Some(application.as_str()));
            prop_assert_eq!(read["person"].is_null(), !named);
            prop_assert_eq!(read["facts"].as_array().map(Vec::len), Some(2));
        }
    }
}
