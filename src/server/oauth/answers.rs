//! HTTP answers of the authorization server: what every one of them says to a browser.

use bytes::Bytes;
use hyper::header::{
    ALLOW, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
    RETRY_AFTER, SET_COOKIE, STRICT_TRANSPORT_SECURITY, WWW_AUTHENTICATE, X_FRAME_OPTIONS,
};
use hyper::{Method, StatusCode};

use crate::oauth::TokenError;
use crate::server::answer::{HttpAnswer, bare, json, with_body};

/// The policy of answers that are no page: a browser may do nothing with them.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// A page. Its forms may lead to our own addresses and to `targets`: browsers hold the whole chain
/// of redirects after a form to the policy.
pub(super) fn page<'a>(
    status: StatusCode,
    html: String,
    targets: impl Iterator<Item = &'a str>,
) -> HttpAnswer {
    let mut policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'"
        .to_owned();
    for target in targets {
        policy.push(' ');
        policy.push_str(target);
    }
    let answer = with_body(status, "text/html; charset=utf-8", html.into());
    secured(answer, &policy)
}

/// The stylesheet.
pub(super) fn style(css: &'static str) -> HttpAnswer {
    secured(with_body(StatusCode::OK, "text/css; charset=utf-8", css.into()), NOTHING)
}

/// To `location`, by GET (never 307: what was posted here is posted nowhere else).
pub(super) fn see_other(location: &str) -> HttpAnswer {
    match HeaderValue::from_str(location) {
        Ok(value) => {
            let mut answer = secured(bare(StatusCode::SEE_OTHER), NOTHING);
            answer.headers_mut().insert(LOCATION, value);
            answer
        }
        // Redirect URIs are checked when the settings are; everything after them is escaped.
        Err(_) => status(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// A status and nothing else.
pub(super) fn status(status: StatusCode) -> HttpAnswer {
    secured(bare(status), NOTHING)
}

/// The method is not the endpoint's.
pub(super) fn wrong_method(allowed: &[Method]) -> HttpAnswer {
    let mut answer = status(StatusCode::METHOD_NOT_ALLOWED);
    let names: Vec<&str> = allowed.iter().map(Method::as_str).collect();
    if let Ok(value) = HeaderValue::from_str(&names.join(", ")) {
        answer.headers_mut().insert(ALLOW, value);
    }
    answer
}

/// JSON for a client.
pub(super) fn document(body: impl Into<Bytes>) -> HttpAnswer {
    secured(json(body), NOTHING)
}

/// An error for a client (RFC 6749, section 5.2).
pub(super) fn token_error(error: TokenError) -> HttpAnswer {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let mut answer = client_error(status, error.code());
    if error == TokenError::InvalidClient {
        let scheme = HeaderValue::from_static("Basic realm=\"saldo\"");
        answer.headers_mut().insert(WWW_AUTHENTICATE, scheme);
    }
    answer
}

/// The client shall try again in a while: it asked too often, or something is out of order.
pub(super) fn later(status: StatusCode) -> HttpAnswer {
    let mut answer = client_error(status, "temporarily_unavailable");
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("30"));
    answer
}

fn client_error(status: StatusCode, code: &str) -> HttpAnswer {
    let body = format!("{{\"error\":\"{code}\"}}");
    secured(with_body(status, "application/json;charset=UTF-8", body.into()), NOTHING)
}

/// `answer` with a cookie.
pub(super) fn with_cookie(mut answer: HttpAnswer, cookie: &str) -> HttpAnswer {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        answer.headers_mut().append(SET_COOKIE, value);
    }
    answer
}

/// `answer` with what keeps browsers from doing more with it than they should. `no-store` and
/// `nosniff` are there already.
fn secured(mut answer: HttpAnswer, policy: &str) -> HttpAnswer {
    let headers = answer.headers_mut();
    // The targets in a policy are checked when the settings are.
    let policy = HeaderValue::from_str(policy);
    headers.insert(
        CONTENT_SECURITY_POLICY,
        policy.unwrap_or_else(|_| HeaderValue::from_static(NOTHING)),
    );
    for (name, value) in [
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (hyper::header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=()"),
        // Browsers heed it over HTTPS only.
        (STRICT_TRANSPORT_SECURITY, "max-age=63072000"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}
