//! The few fields of a request's JSON that verification needs.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::refusal::Refusal;

/// A view of a request body: type, time and the application's two places.
///
/// Everything else is skipped: unknown properties and unknown request types are no faults.
/// A property that occurs twice is one, because two readers could pick different ones.
pub struct Envelope<'a>(Fields<'a>);

#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    request: Object<Request<'a>>,
    #[serde(borrow, default)]
    session: Option<Object<Session<'a>>>,
    #[serde(borrow, default)]
    context: Option<Object<Context<'a>>>,
}

#[derive(Deserialize)]
struct Request<'a> {
    #[serde(rename = "type", borrow, default)]
    kind: Cow<'a, str>,
    #[serde(borrow, default)]
    timestamp: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Session<'a> {
    #[serde(borrow, default)]
    application: Option<Object<Application<'a>>>,
}

#[derive(Deserialize)]
struct Context<'a> {
    #[serde(rename = "System", borrow, default)]
    system: Option<Object<System<'a>>>,
}

#[derive(Deserialize)]
struct System<'a> {
    #[serde(borrow, default)]
    application: Option<Object<Application<'a>>>,
}

#[derive(Deserialize)]
struct Application<'a> {
    #[serde(rename = "applicationId", borrow, default)]
    id: Cow<'a, str>,
}

impl<'a> Envelope<'a> {
    /// Reads `body`.
    ///
    /// # Errors
    ///
    /// [`Refusal::BodyUnreadable`] when it is not the JSON of a request.
    pub fn read(body: &'a str) -> Result<Self, Refusal> {
        let read: Result<Object<Fields<'a>>, _> = serde_json::from_str(body);
        read.map(|fields| Self(fields.0)).map_err(|_| Refusal::BodyUnreadable)
    }

    /// `request.type`, empty when there is none.
    pub fn kind(&self) -> &str {
        &self.0.request.0.kind
    }

    /// `request.timestamp`, empty when there is none.
    pub fn timestamp(&self) -> &str {
        &self.0.request.0.timestamp
    }

    /// `context.System.application.applicationId`.
    pub fn system_application(&self) -> Option<&str> {
        let context = &self.0.context.as_ref()?.0;
        let system = &context.system.as_ref()?.0;
        system.application.as_ref().map(|application| &*application.0.id)
    }

    /// `session.application.applicationId`.
    pub fn session_application(&self) -> Option<&str> {
        let session = &self.0.session.as_ref()?.0;
        session.application.as_ref().map(|application| &*application.0.id)
    }
}

/// A JSON object read as `T`, and nothing but an object: derived structs also take an array of
/// their fields in order, which no other reader of the body would.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Object<T>, M::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_fields_are_found_among_others() {
        let body = r#"{"version":"1.0","new":[{"deep":{}}],
            "session":{"new":true,"application":{"applicationId":"a"}},
            "context":{"System":{"application":{"applicationId":"b","x":1},"unit":null}},
            "request":{"type":"Some.Thing\u002e","timestamp":"t","locale":"en-US"}}"#;
        let envelope = Envelope::read(body).unwrap();
        assert_eq!(envelope.kind(), "Some.Thing.");
        assert_eq!(envelope.timestamp(), "t");
        assert_eq!(envelope.session_application(), Some("a"));
        assert_eq!(envelope.system_application(), Some("b"));
    }

    #[test]
    fn null_is_absent_and_absent_is_empty() {
        let envelope = Envelope::read(r#"{"request":{},"session":null,"context":{}}"#).unwrap();
        assert_eq!((envelope.kind(), envelope.timestamp()), ("", ""));
        assert_eq!(envelope.session_application(), None);
        assert_eq!(envelope.system_application(), None);
    }

    #[test]
    fn what_is_no_request_is_unreadable() {
        for bad in [
            "",
            "null",
            "[]",
            "{}",
            r#"{"request":null}"#,
            r#"{"request":{"timestamp":1}}"#,
            r#"{"request":{}} x"#,
            r#"[{"type":"a","timestamp":"b"},null,null]"#,
            r#"{"request":["a","b"]}"#,
            r#"{"request":{},"session":[{"applicationId":"a"}]}"#,
            r#"{"request":{},"request":{}}"#,
            r#"{"request":{"timestamp":"a","timestamp":"b"}}"#,
            r#"{"request":{},"session":{"application":{"applicationId":7}}}"#,
        ] {
            assert_eq!(Envelope::read(bad).err(), Some(Refusal::BodyUnreadable), "{bad}");
        }
    }

    #[test]
    fn depth_costs_neither_the_stack_nor_much_time() {
        let deep = format!(r#"{{"x":{},"request":{{}}}}"#, "[".repeat(100_000));
        assert!(Envelope::read(&deep).is_err());
        let deep =
            format!(r#"{{"x":{}{},"request":{{}}}}"#, "[".repeat(60_000), "]".repeat(60_000));
        assert!(Envelope::read(&deep).is_ok());
    }
}
