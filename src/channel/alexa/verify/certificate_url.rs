//! The address of a signing certificate.

use std::borrow::Borrow;
use std::fmt;

use thiserror::Error;

/// The longest address that is looked at, in bytes. Published ones have about sixty.
const URL_BYTES_MAX: usize = 2048;
/// The host that serves Alexa's signing certificates.
const HOST: &str = "s3.amazonaws.com";
/// The folder on that host, in exactly this case.
const FOLDER: &str = "echo.api";

/// The address of a certificate file of Alexa's, in normal form: the only thing Saldo fetches
/// because a stranger asked for it.
///
/// The normal form is `https://s3.amazonaws.com/echo.api/` and at least one more segment, all of
/// letters, digits, `-`, `.`, `_` and `~`, with no empty, `.` or `..` segment. Nothing in it means
/// different things to different readers.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CertificateUrl(Box<str>);

/// Why text is not the address of a signing certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum UrlFault {
    /// More than 2,048 bytes.
    #[error("the certificate address has more than {URL_BYTES_MAX} bytes")]
    TooLong,
    /// A byte that no published address has: an escape, a query, user-info, a control, ...
    #[error("the certificate address has a character that none of Alexa's has")]
    Character,
    /// Not `https://`.
    #[error("the certificate address does not start with https://")]
    Scheme,
    /// Another host, or another port than 443.
    #[error("the certificate address does not name {HOST} on port 443")]
    Host,
    /// Outside the folder after normalising.
    #[error("the certificate address does not stay in /{FOLDER}/")]
    Path,
}

impl CertificateUrl {
    /// Reads the value of the `SignatureCertChainUrl` field and normalises it.
    ///
    /// Scheme and host in any case, port 443 or none; duplicate slashes collapse and dot segments
    /// are resolved. Every `%`, `\`, `@`, `?`, `#`, bracket, space and control is refused outright
    /// instead of being interpreted: no genuine address has one, and interpreting is where two
    /// readers come to disagree.
    ///
    /// # Errors
    ///
    /// The first [`UrlFault`], in the order of its variants.
    pub fn parse(value: &[u8]) -> Result<Self, UrlFault> {
        if value.len() > URL_BYTES_MAX {
            return Err(UrlFault::TooLong);
        }
        if !value.iter().all(|byte| is_plain(*byte) || matches!(byte, b'/' | b':')) {
            return Err(UrlFault::Character);
        }
        let text = std::str::from_utf8(value).map_err(|_| UrlFault::Character)?;
        let (scheme, rest) = text.split_once("://").ok_or(UrlFault::Scheme)?;
        if !scheme.eq_ignore_ascii_case("https") {
            return Err(UrlFault::Scheme);
        }
        let (authority, path) = rest.split_once('/').ok_or(UrlFault::Host)?;
        let host = authority.strip_suffix(":443").unwrap_or(authority);
        if !host.eq_ignore_ascii_case(HOST) {
            return Err(UrlFault::Host);
        }
        normal_path(path).map(|path| Self(format!("https://{HOST}{path}").into()))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows `/echo.api/`.
    pub fn name(&self) -> &str {
        // Every address starts with scheme, host and folder: `parse` put them there.
        self.0.get("https://".len() + HOST.len() + FOLDER.len() + 2..).unwrap_or_default()
    }
}

/// Resolves duplicate slashes and dot segments of a path whose first slash is already gone.
fn normal_path(path: &str) -> Result<String, UrlFault> {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                // Climbing out of the root is clamped by some readers and an error for others.
                segments.pop().ok_or(UrlFault::Path)?;
            }
            name if name.contains(':') => return Err(UrlFault::Path),
            name => segments.push(name),
        }
    }
    if segments.len() < 2 || segments.first() != Some(&FOLDER) {
        return Err(UrlFault::Path);
    }
    Ok(segments.iter().fold(String::with_capacity(path.len() + 1), |mut normal, segment| {
        normal.push('/');
        normal.push_str(segment);
        normal
    }))
}

/// RFC 3986, section 2.3: characters that no reader gives a second meaning.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

impl Borrow<str> for CertificateUrl {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CertificateUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::*;

    const GENUINE: &str = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem";

    fn parse(text: &str) -> Result<CertificateUrl, UrlFault> {
        CertificateUrl::parse(text.as_bytes())
    }

    #[test]
    fn every_good_form_has_one_normal_form() {
        for good in [
            GENUINE,
            "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
            "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
            "https://s3.amazonaws.com/echo.api/./echo-api-cert.pem",
            "HTTPS://s3.amazonaws.com/echo.api/echo-api-cert.pem",
            "https://S3.AMAZONAWS.COM/echo.api/echo-api-cert.pem",
            "https://s3.amazonaws.com//echo.api//echo-api-cert.pem",
        ] {
            assert_eq!(parse(good).as_ref().map(CertificateUrl::as_str), Ok(GENUINE), "{good}");
        }
        assert_eq!(parse(GENUINE).unwrap().name(), "echo-api-cert.pem");
    }

    #[test]
    fn every_bad_form_is_refused() {
        use UrlFault::*;
        for (bad, fault) in [
            ("http://s3.amazonaws.com/echo.api/echo-api-cert.pem", Scheme),
            ("https://notamazon.com/echo.api/echo-api-cert.pem", Host),
            ("https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem", Path),
            ("https://s3.amazonaws.com/ECHO.API/cert", Path),
            ("https://s3.amazonaws.com/invalid.path/echo-api-cert.pem", Path),
            ("https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem", Host),
            ("https://s3.amazonaws.com/echo.api/../cert", Path),
            ("https://s3.amazonaws.com/echo.api/../invalid.path/x.pem", Path),
            ("https://s3.amazonaws.com/../echo.api/x.pem", Path),
            ("https://s3.amazonaws.com/echo.api//../x.pem", Path),
            ("https://s3.amazonaws.com.evil.example/echo.api/x.pem", Host),
            ("https://evil.example/s3.amazonaws.com/echo.api/x.pem", Host),
            ("https://s3.amazonaws.com./echo.api/x.pem", Host),
            ("https://s3-amazonaws.com/echo.api/x.pem", Host),
            ("https://xn--s3-8ka.amazonaws.com/echo.api/x.pem", Host),
            ("https://s3.amazonaws.com", Host),
            ("https://s3.amazonaws.com/", Path),
            ("https://s3.amazonaws.com/echo.api", Path),
            ("https://s3.amazonaws.com/echo.api/", Path),
            ("https://s3.amazonaws.com/echo.api.evil/x.pem", Path),
            ("https://s3.amazonaws.com:/echo.api/x.pem", Host),
            ("https://s3.amazonaws.com:0443/echo.api/x.pem", Host),
            ("https://s3.amazonaws.com:443:443/echo.api/x.pem", Host),
            ("https:s3.amazonaws.com/echo.api/x.pem", Scheme),
            ("https:/s3.amazonaws.com/echo.api/x.pem", Scheme),
            ("https:///s3.amazonaws.com/echo.api/x.pem", Host),
            ("//s3.amazonaws.com/echo.api/x.pem", Scheme),
            ("s3.amazonaws.com/echo.api/x.pem", Scheme),
            ("ftp://s3.amazonaws.com/echo.api/x.pem", Scheme),
            ("file:///echo.api/x.pem", Scheme),
            ("https://s3.amazonaws.com/echo.api/https://evil.example/x.pem", Path),
            ("badUrl", Scheme),
            ("", Scheme),
        ] {
            assert_eq!(parse(bad), Err(fault), "{bad}");
        }
    }

    #[test]
    fn every_foreign_character_is_refused() {
        for bad in [
            "https://user:pw@s3.amazonaws.com/echo.api/x.pem",
            "https://s3.amazonaws.com@evil.example/echo.api/x.pem",
            "https://s3.amazonaws.com/echo.api/%2e%2e/x.pem",
            "https://s3.amazonaws.com/echo.api/%2E./x.pem",
            "https://s3.amazonaws.com/echo.api%2Fx.pem",
            "https://s3.amazonaws.com/echo.api/%252e%252e/x.pem",
            "https://s3.amazonaws.com/echo.api/..%5cx.pem",
            "https://s3.amazonaws.com/%65cho.api/x.pem",
            "https://s3.amazonaws.com\\echo.api\\x.pem",
            "https://s3.amazonaws.com/echo.api/..\\x.pem",
            "https://s3.amazonaws.com/echo.api/x.pem?versionId=1",
            "https://s3.amazonaws.com/echo.api/x.pem#top",
            "https://s3.amazonaws.com/echo.api/x\t.pem",
            "https://s3.amazonaws.com/echo.api/x\n.pem",
            "https://s3.amazonaws.com/echo.api/x.pem\r\nHost: evil.example",
            "https://s3.amazonaws.com/echo.api/x.pem\0",
            " https://s3.amazonaws.com/echo.api/x.pem",
            "https://s3.amazonaws.com/echo.api/x.pem ",
            "https://[::1]/echo.api/x.pem",
            "https://s3.amazonaws.com:443,evil.example/echo.api/x.pem",
            "https://ѕ3.amazonaws.com/echo.api/x.pem",
            "https://s3。amazonaws.com/echo.api/x.pem",
            "<html>",
        ] {
            assert_eq!(parse(bad), Err(UrlFault::Character), "{bad}");
        }
        assert_eq!(CertificateUrl::parse(b"\xff\xfe"), Err(UrlFault::Character));
    }

    #[test]
    fn length_is_bounded() {
        let room = URL_BYTES_MAX - GENUINE.len();
        let longest = format!("{GENUINE}{}", "x".repeat(room));
        assert!(parse(&longest).is_ok());
        assert_eq!(parse(&format!("{longest}x")), Err(UrlFault::TooLong));
    }

    /// What a WHATWG reader, written by others, makes of an accepted address.
    fn whatwg_agrees(url: &CertificateUrl) -> bool {
        let Ok(read) = Url::parse(url.as_str()) else { return false };
        read.as_str() == url.as_str()
            && read.scheme() == "https"
            && read.host_str() == Some(HOST)
            && read.port_or_known_default() == Some(443)
            && read.username().is_empty()
            && read.password().is_none()
            && read.query().is_none()
            && read.fragment().is_none()
            && read.path().starts_with("/echo.api/")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn mutants_are_refused_or_harmless(
            edits in prop::collection::vec((0_usize..60, any::<u8>(), 0_u8..3), 1..4),
        ) {
            let mut bytes = GENUINE.as_bytes().to_vec();
            for (at, byte, kind) in edits {
                let at = at.min(bytes.len() - 1);
                match kind {
                    0 => bytes[at] = byte,
                    1 => bytes.insert(at, byte),
                    _ => { bytes.remove(at); }
                }
            }
            if let Ok(url) = CertificateUrl::parse(&bytes) {
                prop_assert!(whatwg_agrees(&url), "{url:?}");
            }
        }

        #[test]
        fn pieces_in_any_order_are_refused_or_harmless(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "https://", "HTTPS:", "//", "s3.amazonaws.com", "/", "echo.api", "..", ".", ":443",
                ":80", "@", "%2e", "%2f", "\\", "#", "?", "x.pem", "evil.example", "\t", "é",
            ]), 1..12),
            whole in any::<bool>(),
        ) {
            let start = if whole { "https://s3.amazonaws.com/" } else { "" };
            let text = format!("{start}{}", pieces.concat());
            if let Ok(url) = parse(&text) {
                prop_assert!(whatwg_agrees(&url), "{text}");
                prop_assert_eq!(parse(url.as_str()), Ok(url.clone()));
                // Whoever reads the original instead must end on the same host.
                let original = Url::parse(&text).unwrap();
                prop_assert_eq!(original.host_str(), Some(HOST));
            }
        }
    }
}
