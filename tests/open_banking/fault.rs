//! What goes wrong on purpose.

use bytes::Bytes;
use http_body_util::Full;
use hyper::Response;
use hyper::http::request::Parts;
use serde_json::Value;

use crate::double::{Reply, json_reply};

/// One way in which an answer is broken.
#[derive(Clone)]
pub(crate) enum Fault {
    /// No answer at all.
    Stall,
    /// The connection breaks off.
    Break,
    /// A status without a body that says anything.
    Status(u16),
    /// A status, and when to ask again.
    Later(u16, &'static str),
    /// The right answer, and nothing after its middle.
    Truncated,
    /// The right answer, changed.
    Changed(fn(&mut Value)),
    /// A page that names itself as the next.
    Loop,
    /// Pages without end, each with another name.
    Endless,
    /// A next page at another host.
    Foreign,
    /// A redirect to the same place.
    Redirect,
    /// More bytes than anybody takes.
    Huge,
}

/// A fault that is to come.
pub(crate) struct Planned {
    pub(crate) part: String,
    pub(crate) fault: Fault,
    pub(crate) times: usize,
}

impl Fault {
    pub(crate) async fn reply(self, head: &Parts, mut answer: Value, base: &str) -> Reply {
        let own = format!("{}{}", &base[..base.find("/bank/").unwrap()], head.uri);
        let whole = |bytes: Vec<u8>| {
            let reply = Response::builder().header("content-type", "application/json");
            Some(reply.body(Full::new(Bytes::from(bytes))).unwrap())
        };
        match self {
            Self::Stall => std::future::pending().await,
            Self::Break => None,
            Self::Status(status) => Some(json_reply(status, &Value::Null)),
            Self::Later(status, when) => {
                let mut reply = json_reply(status, &Value::Null);
                reply.headers_mut().insert("retry-after", when.parse().unwrap());
                Some(reply)
            }
            Self::Truncated => {
                let text = answer.to_string();
                whole(text.as_bytes()[..text.len() / 2].to_vec())
            }
            Self::Changed(change) => {
                change(&mut answer);
                Some(json_reply(200, &answer))
            }
            Self::Loop => {
                answer["Links"]["Next"] = own.into();
                Some(json_reply(200, &answer))
            }
            Self::Endless => {
                answer["Links"]["Next"] = format!("{own}&x=1").into();
                Some(json_reply(200, &answer))
            }
            Self::Foreign => {
                answer["Links"]["Next"] = format!("https://elsewhere.example{}", head.uri).into();
                Some(json_reply(200, &answer))
            }
            Self::Redirect => {
                let mut reply = json_reply(302, &Value::Null);
                reply.headers_mut().insert("location", own.parse().unwrap());
                Some(reply)
            }
            Self::Huge => whole(vec![b' '; 9 * 1024 * 1024]),
        }
    }
}
