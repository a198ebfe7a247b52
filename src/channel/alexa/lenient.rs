//! Reading JSON that may be of another shape than expected.
//!
//! The platform adds fields, sends `null` for absent and may change a type in a part that Saldo
//! hardly needs. A part of the wrong type is absent; only broken JSON is an error. Parts are read
//! in one pass and borrow from the body.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Text, or nothing when it is absent, empty or no text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Text<'a>(pub(super) Option<Cow<'a, str>>);

impl Text<'_> {
    /// The text, never empty.
    pub(super) fn get(&self) -> Option<&str> {
        self.0.as_deref().filter(|text| !text.is_empty())
    }
}

/// Text or a whole number: what a document's `${ordinal}` evaluates to depends on the device.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Argument<'a>(pub(super) Text<'a>);

/// An object, or nothing when it is absent or no object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part<T>(pub(super) Option<T>);

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self(None)
    }
}

/// The items of a list; none when it is absent or no list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List<T>(pub(super) Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Whether something is there, whatever it is; `null` is nothing.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Present(pub(super) bool);

/// Visits any JSON value: the shapes a type overrides are taken, all others are skipped.
macro_rules! skip {
    ($($method:ident: $type:ty),*) => {
        $(fn $method<E>(self, _: $type) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        })*
    };
}

macro_rules! skip_scalars {
    () => {
        skip! { visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64 }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("any JSON value")
        }
    };
}

macro_rules! skip_list {
    () => {
        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            Ok(Self::Value::default())
        }
    };
}

macro_rules! skip_object {
    () => {
        fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
            while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(Self::Value::default())
        }
    };
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    skip_scalars!();
    skip_list!();
    skip_object!();

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Some(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Some(Cow::Owned(text.to_owned()))))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct ArgumentVisitor;

impl<'de> Visitor<'de> for ArgumentVisitor {
    type Value = Argument<'de>;

    skip! { visit_bool: bool, visit_i64: i64 }
    skip_list!();
    skip_object!();

    fn visit_unit<E>(self) -> Result<Argument<'de>, E> {
        Ok(Argument::default())
    }

    /// A device that counts in floating point sends `2.0`.
    fn visit_f64<E>(self, number: f64) -> Result<Argument<'de>, E> {
        Ok(Argument(Text(Some(Cow::Owned(number.to_string())))))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Argument<'de>, E> {
        Ok(Argument(Text(Some(Cow::Owned(number.to_string())))))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Argument<'de>, E> {
        Ok(Argument(Text(Some(Cow::Borrowed(text)))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Argument<'de>, E> {
        Ok(Argument(Text(Some(Cow::Owned(text.to_owned())))))
    }

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Argument<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ArgumentVisitor)
    }
}

struct PartVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PartVisitor<T> {
    type Value = Part<T>;

    skip_scalars!();
    skip! { visit_str: &str }
    skip_list!();

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Part<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields)).map(|value| Part(Some(value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Part<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PartVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    skip_scalars!();
    skip! { visit_str: &str }
    skip_object!();

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<List<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(List(list))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Present {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<IgnoredAny>::deserialize(deserializer).map(|value| Self(value.is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(default)]
    struct Sample<'a> {
        #[serde(borrow)]
        text: Text<'a>,
        #[serde(borrow)]
        part: Part<Box<Sample<'a>>>,
        #[serde(borrow)]
        list: List<Text<'a>>,
        there: Present,
    }

    const ODD: [&str; 9] =
        ["null", "true", "-1", "1.5", "\"\"", "[]", "[[{}],1]", "{}", "{\"a\":[1,{\"b\":null}]}"];

    #[test]
    fn a_part_of_another_type_is_absent() {
        for odd in ODD {
            let json =
                format!(r#"{{"text":{odd},"part":{odd},"list":{odd},"there":1,"new":{odd}}}"#);
            let sample: Sample<'_> = serde_json::from_str(&json).unwrap();
            assert_eq!(sample.text.get(), None, "{odd}");
            assert!(sample.there.0);
            assert_eq!(sample.part.0.is_some(), odd.starts_with('{'), "{odd}");
        }
    }

    #[test]
    fn what_fits_is_read_and_borrowed_where_it_can_be() {
        let json = r#"{"text":"plain","part":{"text":"es\u0063aped"},"list":["a",7,"b"]}"#;
        let sample: Sample<'_> = serde_json::from_str(json).unwrap();
        assert!(matches!(sample.text.0, Some(Cow::Borrowed("plain"))));
        assert_eq!(sample.part.0.unwrap().text.get(), Some("escaped"));
        let list: Vec<_> = sample.list.0.iter().map(Text::get).collect();
        assert_eq!(list, [Some("a"), None, Some("b")]);
        assert!(!sample.there.0);
    }
}
