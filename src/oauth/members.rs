//! Reading a JSON object in which every name means one thing.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value};

struct Members(Map<String, Value>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Once)
    }
}

struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with no name twice")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Members, A::Error> {
        let mut members = Map::new();
        while let Some((name, value)) = access.next_entry::<String, Value>()? {
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("a name twice"));
            }
        }
        Ok(Members(members))
    }
}

/// The members of the JSON object in `json`; `None` for anything else, and for an object that says
/// a name twice: who signed it may have read the other one (RFC 8725, section 2.4).
pub(super) fn members(json: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice::<Members>(json).ok().map(|members| members.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_once() {
        assert_eq!(members(br#"{"a": 1, "b": [2]}"#).map(|it| it.len()), Some(2));
        let escaped = [r#"{"sub": 1, "s"#, "\\u0075", r#"b": 2}"#].concat();
        let twice = [r#"{"a": 1, "a": 1}"#, r#"{"a": 1, "b": 2, "a": null}"#, &escaped];
        for none in twice.into_iter().chain(["", "[]", "{", "{} {}", "1"]) {
            assert_eq!(members(none.as_bytes()), None, "{none}");
        }
    }
}
