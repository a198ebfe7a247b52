//! The text of a record: the bytes that the chain covers.

use chrono::SecondsFormat;
use zeroize::Zeroizing;

use super::chain::ChainKey;
use super::customer_key::{CustomerKey, RECORD_NONCE_BYTES, SealFailure};
use super::reading::SEALED;
use super::record::{Disclosure, Fact, FactKind};
use crate::basics::CustomerId;

/// The text of `disclosure`, version 3: one line of compact JSON in ASCII.
///
/// Fields always come in this order: `v`, `at` (RFC 3339, UTC, milliseconds), `customer`, `link`,
/// `channel`, `application`, `classes` (scope names separated by spaces), `aloud` (how much of
/// amounts), `told` (the sorts of facts, separated by spaces), `sealed`. Customer and link are
/// named by pseudonyms under their key `customer`, under which the rest is sealed together with
/// what stands before it (base64): `request`, `link` (its id), `person` (or `null`) and `facts`,
/// each a `kind` and, where it has them, `account` and `transaction`. Digests are 64 hexadecimal
/// digits. Account and transaction are pseudonyms of 32 hexadecimal digits under a key derived from
/// `key`; those of an account depend on the customer's id too, so that two holders of a joint
/// account cannot be found.
///
/// Versions 1 and 2 had everything in clear, the customer under a pseudonym derived from `key`;
/// version 1 had no `aloud`.
///
/// # Errors
///
/// [`SealFailure`] for a record of gigabytes.
pub fn canonical_text(
    disclosure: &Disclosure,
    key: &ChainKey,
    customer: &CustomerKey,
    nonce: [u8; RECORD_NONCE_BYTES],
) -> Result<String, SealFailure> {
    let recipient = &disclosure.recipient;
    // A record of three facts takes about 1,000 bytes.
    let mut text = String::with_capacity(1024);
    text.push_str("{\"v\":3,\"at\":\"");
    text.push_str(&disclosure.at.to_rfc3339_opts(SecondsFormat::Millis, true));
    text.push_str("\",\"customer\":\"");
    text.push_str(customer.pseudonym());
    text.push_str("\",\"link\":");
    push_quoted(&mut text, &customer.link_pseudonym(&disclosure.link));
    text.push_str(",\"channel\":");
    push_quoted(&mut text, recipient.channel.name());
    text.push_str(",\"application\":");
    push_quoted(&mut text, recipient.application.as_str());
    text.push_str(",\"classes\":");
    push_quoted(&mut text, &disclosure.classes.to_string());
    text.push_str(",\"aloud\":");
    push_quoted(&mut text, disclosure.aloud.name());
    text.push_str(",\"told\":");
    push_quoted(&mut text, &kinds(&disclosure.facts));
    let sealed = customer.seal(nonce, &text, &personal(disclosure, key))?;
    text.push_str(SEALED);
    text.push_str(&sealed);
    text.push_str("\"}");
    Ok(text)
}

/// The sorts of `facts`, in the order of [`FactKind::ALL`].
fn kinds(facts: &[Fact]) -> String {
    let is_told = |kind: &FactKind| facts.iter().any(|fact| fact.kind == *kind);
    FactKind::ALL.into_iter().filter(is_told).map(FactKind::name).collect::<Vec<_>>().join(" ")
}

/// What only the customer's key opens.
fn personal(disclosure: &Disclosure, key: &ChainKey) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(512));
    text.push_str("{\"request\":\"");
    text.push_str(&disclosure.request.to_hex());
    text.push_str("\",\"link\":");
    push_quoted(&mut text, disclosure.link.as_str());
    text.push_str(",\"person\":");
    match &disclosure.recipient.person {
        Some(person) => push_quoted(&mut text, &person.to_hex()),
        None => text.push_str("null"),
    }
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
pub(super) fn push_quoted(text: &mut String, value: &str) {
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
    use crate::disclosure::{Recipient, read_record, record_head};

    fn key() -> ChainKey {
        ChainKey::new(&Secret::new([7; 32]))
    }

    fn owner(byte: u8) -> CustomerKey {
        CustomerKey::new(&Secret::new([byte; 32])).unwrap()
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

    fn text(disclosure: &Disclosure) -> String {
        canonical_text(disclosure, &key(), &owner(3), [9; 12]).unwrap()
    }

    /// What version 2 had, whose records are in chains that go on.
    fn text_before() -> String {
        concat!(
            r#"{"v":2,"at":"2026-09-21T14:13:20.007Z","#,
            r#""request":"1f58b9145b24d108d7ac38887338b3ea3229833b9c1e418250343f907bfd1047","#,
            r#""customer":"28f2b8540e7a880cd93b5ee90ed03cbe","link":"link-1","#,
            r#""channel":"alexa","application":"amzn1.ask.skill.one","person":null,"#,
            r#""classes":"balance.read speak.amounts","aloud":"rounded","facts":["#,
            r#"{"kind":"balance","account":"8d82781140fa11484360e313094fbad2"},"#,
            r#"{"kind":"transaction","account":"8d82781140fa11484360e313094fbad2","#,
            r#""transaction":"6009e4dcd440fee43105be988cb69eb1"}]}"#,
        )
        .into()
    }

    #[test]
    fn the_text_is_pinned() {
        let clear = concat!(
            r#"{"v":3,"at":"2026-09-21T14:13:20.007Z","#,
            r#""customer":"6f19ea86fe8c8bd649e8e1bff39a888b","#,
            r#""link":"6f35454d984b7b7cf3a5065710655c01","#,
            r#""channel":"alexa","application":"amzn1.ask.skill.one","#,
            r#""classes":"balance.read speak.amounts","aloud":"rounded","#,
            r#""told":"balance transaction","sealed":""#,
        );
        let text = text(&disclosure());
        let sealed = text.strip_prefix(clear).and_then(|rest| rest.strip_suffix("\"}"));
        let stem = &clear[..clear.len() - SEALED.len()];
        let personal = owner(3).open(stem, sealed.unwrap()).unwrap();
        let before = text_before();
        let (request, facts) = (&before[39..115], &before[before.find("\"facts\"").unwrap()..]);
        let rest = format!("\"link\":\"link-1\",\"person\":null,{facts}");
        assert_eq!(personal.as_str(), format!("{{{request},{rest}"));
    }

    #[test]
    fn no_bank_id_is_in_clear_and_a_joint_account_does_not_join() {
        let both = text(&disclosure()) + &personal(&disclosure(), &key());
        assert!(!both.contains("canary"), "{both}");
        let spouse = Disclosure { customer: CustomerId::new("2").unwrap(), ..disclosure() };
        let hex = key().pseudonym(&["account", "cust-canary", "acc-canary"]);
        assert!(both.contains(&hex));
        assert!(!personal(&spouse, &key()).contains(&hex));
        // Two customers' records have nothing in common, and those of one who is gone are nobody's.
        assert!(read_record(&text(&disclosure()), Some(&owner(4))).is_none());
    }

    #[test]
    fn records_of_every_version_are_read_back() {
        let (now, before) = (text(&disclosure()), text_before());
        let read = read_record(&now, Some(&owner(3))).unwrap();
        assert_eq!((read.at, read.classes), (disclosure().at, disclosure().classes));
        assert_eq!(read.customer, owner(3).pseudonym());
        assert_eq!((read.link.as_str(), read.channel.as_str()), ("link-1", "alexa"));
        assert_eq!((read.aloud, read.recognised), (Some(Aloud::Rounded), false));
        let account = AccountId::new("acc-canary").unwrap();
        let account = Some(key().account_pseudonym(&disclosure().customer, &account));
        let facts = [(FactKind::Balance, account.clone()), (FactKind::Transaction, account)];
        assert_eq!(read.facts, facts);
        let second = read_record(&before, Some(&owner(3))).unwrap();
        assert_eq!(second.customer, key().customer_pseudonym(&disclosure().customer));
        assert_eq!((&second.facts[..], second.aloud), (&facts[..], Some(Aloud::Rounded)));
        let first = before.replace("\"v\":2", "\"v\":1").replace("\"aloud\":\"rounded\",", "");
        assert_eq!(read_record(&first, Some(&owner(3))).unwrap().aloud, None);
        let head = record_head(&now).unwrap();
        assert_eq!((head.at, head.customer), (read.at, Some(read.customer)));
        for none in ["", "{}", &before.replace("balance\"", "wealth\""), &now[1..]] {
            assert_eq!(read_record(none, Some(&owner(3))), None, "{none}");
        }
        // What stands in clear is sealed along: a record read back is the one that was written.
        assert_eq!(read_record(&now.replace("alexa", "phone"), Some(&owner(3))), None);
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
            let text = text(&disclosure);
            prop_assert!(text.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
            let json: serde_json::Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(json["link"].as_str().map(str::len), Some(32));
            prop_assert_eq!(json["application"].as_str(), Some(application.as_str()));
            let read = read_record(&text, Some(&owner(3))).unwrap();
            prop_assert_eq!((read.link, read.application), (link, application));
            prop_assert_eq!((read.recognised, read.facts.len()), (named, 2));
        }
    }
}
