//! Where a customer is sent back to.

use std::fmt::Write;

use thiserror::Error;
use url::{Host, Url};

use super::authorize::AuthorizationError;

/// The most bytes of a redirect URI that a client may register.
const URI_BYTES_MAX: usize = 512;

/// A redirect URI that no client may register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "not a redirect URI: write an https address as browsers write it, without a fragment, a user \
     name or dots in its path (http is taken to a loopback address only)"
)]
pub struct BadRedirect;

/// Whether a client may register `uri`: an absolute HTTPS address in the form in which browsers
/// write it back, so that comparing strings compares addresses.
///
/// # Errors
///
/// [`BadRedirect`].
pub fn is_redirect_uri(uri: &str) -> Result<(), BadRedirect> {
    let parsed = Url::parse(uri).map_err(|_| BadRedirect)?;
    let loopback = match parsed.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => return Err(BadRedirect),
    };
    let scheme = parsed.scheme() == "https" || (parsed.scheme() == "http" && loopback);
    let named = !parsed.username().is_empty() || parsed.password().is_some();
    if !scheme || named || parsed.fragment().is_some() || uri.len() > URI_BYTES_MAX {
        return Err(BadRedirect);
    }
    if parsed.as_str() == uri { Ok(()) } else { Err(BadRedirect) }
}

/// The origin of an address (RFC 6454), as the `Origin` field and policies write it; `None` when
/// it has none.
pub fn origin_of(uri: &str) -> Option<String> {
    let origin = Url::parse(uri).ok()?.origin();
    origin.is_tuple().then(|| origin.ascii_serialization())
}

/// `redirect_uri` with an authorization code (RFC 6749, section 4.1.2; RFC 9207).
pub fn success_uri(redirect_uri: &str, code: &str, state: Option<&str>, issuer: &str) -> String {
    with_query(redirect_uri, [("code", Some(code)), ("state", state), ("iss", Some(issuer))])
}

/// `redirect_uri` with an error (RFC 6749, section 4.1.2.1; RFC 9207).
pub fn error_uri(
    redirect_uri: &str,
    error: AuthorizationError,
    state: Option<&str>,
    issuer: &str,
) -> String {
    let error = Some(error.code());
    with_query(redirect_uri, [("error", error), ("state", state), ("iss", Some(issuer))])
}

fn with_query<const N: usize>(uri: &str, pairs: [(&str, Option<&str>); N]) -> String {
    let mut whole = uri.to_owned();
    for (name, value) in pairs {
        let Some(value) = value else { continue };
        whole.push(if whole.contains('?') { '&' } else { '?' });
        whole.push_str(name);
        whole.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                whole.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(whole, "%{byte:02X}");
            }
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_writes_the_same_way_is_registered() {
        for good in [
            "https://pitangui.amazon.com/api/skill/link/M1",
            "https://client.example/back?kind=alexa",
            "http://127.0.0.1:8080/back",
            "http://localhost:1/",
        ] {
            assert_eq!(is_redirect_uri(good), Ok(()), "{good}");
        }
        for bad in [
            "http://client.example/back",
            "https://client.example",
            "https://Client.example/back",
            "https://client.example:443/back",
            "https://client.example/a/../back",
            "https://client.example/back#part",
            "https://user@client.example/back",
            "https://client.example/b\u{e4}ck",
            "https:\\\\client.example\\back",
            "javascript:alert(1)",
            "alexa://back",
            "/back",
            "",
        ] {
            assert_eq!(is_redirect_uri(bad), Err(BadRedirect), "{bad}");
        }
    }

    #[test]
    fn what_comes_back_is_what_was_sent() {
        let state = "a b&c=d#\u{e4}\"<%00\u{0}";
        let uri =
            success_uri("https://c.example/b?x=1", "code", Some(state), "https://bank.example");
        let parsed = Url::parse(&uri).unwrap();
        let pairs: Vec<_> = parsed.query_pairs().collect();
        assert_eq!(pairs[0], ("x".into(), "1".into()));
        assert_eq!(pairs[1], ("code".into(), "code".into()));
        assert_eq!(pairs[2], ("state".into(), state.into()));
        assert_eq!(pairs[3], ("iss".into(), "https://bank.example".into()));
        assert_eq!(parsed.fragment(), None);
    }

    #[test]
    fn origins_are_written_as_browsers_write_them() {
        assert_eq!(origin_of("https://a.example/b?c").as_deref(), Some("https://a.example"));
        assert_eq!(origin_of("http://127.0.0.1:81/").as_deref(), Some("http://127.0.0.1:81"));
        assert_eq!(origin_of("data:text/plain,x"), None);
    }
}
