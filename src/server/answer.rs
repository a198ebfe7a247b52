//! HTTP answers.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use hyper::{Response, StatusCode};

/// The answer type of every listener.
pub(super) type HttpAnswer = Response<Full<Bytes>>;

const NO_STORE: (HeaderName, HeaderValue) = (CACHE_CONTROL, HeaderValue::from_static("no-store"));
const NO_SNIFF: (HeaderName, HeaderValue) =
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));

/// An answer with a body that nobody may keep or reinterpret.
pub(super) fn with_body(status: StatusCode, content_type: &'static str, body: Bytes) -> HttpAnswer {
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    for (name, value) in [NO_STORE, NO_SNIFF] {
        headers.insert(name, value);
    }
    answer
}

/// JSON, with status 200.
pub(super) fn json(body: impl Into<Bytes>) -> HttpAnswer {
    with_body(StatusCode::OK, "application/json;charset=UTF-8", body.into())
}

/// A status and nothing else: strangers learn no reason.
pub(super) fn bare(status: StatusCode) -> HttpAnswer {
    let mut answer = Response::new(Full::new(Bytes::new()));
    *answer.status_mut() = status;
    answer.headers_mut().insert(NO_STORE.0, NO_STORE.1);
    answer
}
