//! What takes the place of a record whose customer was erased, where the record holds more of them
//! than what a destroyed key hides.

use chrono::SecondsFormat;

use super::canonical::push_quoted;
use super::chain::ChainKey;
use super::reading::read_in_clear;
use crate::basics::Digest;

/// Stands before the tag that vouches for the rest.
const TAG: &str = ",\"erased\":\"";

/// What is left of a record of version 1 or 2, stored with `text` and `hash` behind the hash
/// `before`: when, on which channel, to which application and of which classes something was told.
/// `None` when the text is none of these.
///
/// The hash stays, so that the chain goes on over it; a tag under a key derived from `key` says
/// that who holds the key has erased the rest.
pub fn erased_text(key: &ChainKey, before: Digest, hash: Digest, text: &str) -> Option<String> {
    let record = read_in_clear(text)?;
    let mut stem = String::from("{\"v\":2,\"at\":\"");
    stem.push_str(&record.at.to_rfc3339_opts(SecondsFormat::Millis, true));
    stem.push_str("\",\"channel\":");
    push_quoted(&mut stem, &record.channel);
    stem.push_str(",\"application\":");
    push_quoted(&mut stem, &record.application);
    stem.push_str(",\"classes\":");
    push_quoted(&mut stem, &record.classes.to_string());
    let tag = key.erasure_tag(before, hash, &stem).to_hex();
    Some(format!("{stem}{TAG}{tag}\"}}"))
}

/// What is left and the tag that vouches for it, of a text that has the form of an erased record.
pub(super) fn erased_parts(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix("\"}")?.rsplit_once(TAG)
}

#[cfg(test)]
mod tests {
    use crate::basics::Secret;
    use crate::disclosure::{Break, ChainKey, ChainRecord, Receipt, Verifier, erased_text};

    type Stored = Vec<(Receipt, String)>;

    fn key() -> ChainKey {
        ChainKey::new(&Secret::new([7; 32]))
    }

    fn text(number: u8) -> String {
        let first = r#"{"v":2,"at":"2026-09-21T14:13:20.007Z","request":"00","customer":"canary","#;
        let rest = r#""link":"canary","channel":"alexa","application":"one","person":null,"#;
        let last = r#""classes":"balance.read","aloud":"exact","facts":[{"kind":"balance"}]}"#;
        format!("{first}{rest}{last}").replace("007Z", &format!("00{number}Z"))
    }

    /// Three records, the one at `erased` erased.
    fn chain(erased: usize) -> Stored {
        let key = key();
        let mut records = vec![(Receipt::genesis(), String::new())];
        for number in 1..=3 {
            let last = records.last().unwrap().0;
            records.push((key.seal(last, &text(number)), text(number)));
        }
        let (before, at) = (records[erased - 1].0, records[erased].0);
        records[erased].1 = erased_text(&key, before.hash, at.hash, &records[erased].1).unwrap();
        records.remove(0);
        records
    }

    fn verify(records: &[(Receipt, String)]) -> Result<Receipt, Break> {
        let key = key();
        let mut verifier = Verifier::new(&key, None);
        for (Receipt { sequence, hash }, text) in records {
            verifier.take(ChainRecord { sequence: *sequence, hash: *hash, text })?;
        }
        verifier.finish()
    }

    #[test]
    fn the_chain_holds_over_an_erased_record_and_nothing_of_its_customer_is_left() {
        for erased in 1..=3 {
            let records = chain(erased);
            assert_eq!(verify(&records).map(|head| head.sequence), Ok(3));
            let left = &records[erased - 1].1;
            assert!(!left.contains("canary") && left.contains(r#""classes":"balance.read""#));
        }
        assert_eq!(erased_text(&key(), Receipt::genesis().hash, chain(1)[0].0.hash, "{}"), None);
    }

    #[test]
    fn nobody_without_the_key_erases() {
        let whole = chain(2);
        let altered = |change: &dyn Fn(&mut Stored)| {
            let mut records = whole.clone();
            change(&mut records);
            verify(&records)
        };
        let second = Err(Break::Altered { sequence: 2 });
        assert_eq!(altered(&|it| it[1].1 = it[1].1.replace("balance", "bills")), second);
        assert_eq!(altered(&|it| it[1].0.hash = it[0].0.hash), second);
        // The same tag elsewhere, and a tag that somebody made up.
        let first = altered(&|it| it[0].1 = it[1].1.clone());
        assert_eq!(first, Err(Break::Altered { sequence: 1 }));
        let made_up = format!("{{\"v\":2,\"erased\":\"{}\"}}", "0".repeat(64));
        assert_eq!(altered(&|it| it[2].1 = made_up.clone()), Err(Break::Altered { sequence: 3 }));
    }
}
