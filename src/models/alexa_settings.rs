//! What Alexa must know besides words: `alexa.toml`.

use serde::Deserialize;
use thiserror::Error;
use url::{Host, Url};

use super::problem::SourceError;
use super::source::{Files, parse_toml};

/// Path of the settings inside the source folder.
pub const ALEXA_FILE: &str = "source/alexa.toml";

/// The settings of the skill.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlexaSettings {
    /// Where requests go.
    pub endpoint: EndpointSettings,
    /// The store's view of the skill, the same in every language.
    pub store: StoreSettings,
    /// Statements about personal data.
    pub privacy: PrivacySettings,
    /// What Alexa reports about the life of a link.
    pub events: EventSettings,
    /// How customers sign in.
    pub account_linking: LinkingSettings,
}

/// Where Alexa sends requests.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndpointSettings {
    /// HTTPS, port 443.
    pub url: String,
    /// `sslCertificateType` of the manifest.
    pub certificate: CertificateType,
}

/// What kind of certificate the endpoint shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
pub enum CertificateType {
    /// One for this host, from an authority that Amazon trusts.
    Trusted,
    /// One for a whole sub-domain.
    Wildcard,
}

/// The store's view of the skill.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreSettings {
    /// Category code.
    pub category: String,
    /// What the certification team reads.
    pub testing_instructions: String,
}

/// Statements about personal data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacySettings {
    /// Whether the skill handles personal data.
    pub personal_data: bool,
    /// Whether the skill may be exported freely.
    pub export_compliant: bool,
}

/// Events Alexa sends.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventSettings {
    /// Event names.
    pub subscriptions: Vec<String>,
}

/// How customers sign in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkingSettings {
    /// The sign-in page.
    pub authorization_url: String,
    /// The token endpoint.
    pub token_url: String,
    /// Alexa's name at the bank. Its secret is never in a file.
    pub client_id: String,
    /// Domains the sign-in page loads from.
    pub domains: Vec<String>,
    /// Life of an access token, in seconds.
    pub token_seconds: u32,
}

impl AlexaSettings {
    pub(super) fn read(files: &Files) -> Result<Self, SourceError> {
        parse_toml(files, ALEXA_FILE).map(|(_, settings)| settings)
    }
}

/// An address that Alexa would refuse, or could never reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadAddress {
    /// Not an address.
    #[error("this is no address: write it like https://voice.your-bank.com/channels/alexa")]
    Unreadable,
    /// Another scheme.
    #[error("Alexa calls HTTPS only: begin the address with https://")]
    NotHttps,
    /// Another port.
    #[error("Alexa calls port 443 only: leave the port out of the address")]
    Port,
    /// A user name, query or fragment.
    #[error("the address holds a user name, a query or a fragment: leave it out")]
    Extras,
    /// An IP address or a bare name.
    #[error("the address needs a domain name with a dot, as its certificate does")]
    NotADomain,
    /// A name of Amazon's.
    #[error("the domain holds a name of Amazon's, which certification refuses: use your own")]
    AmazonName,
    /// A name that never resolves on the internet.
    #[error("this is a placeholder: use the domain of your bank")]
    Placeholder,
}

/// Domains set aside for examples, tests and private networks (RFC 2606, RFC 6761, RFC 6762).
const PLACEHOLDER_DOMAINS: [&str; 9] = [
    "example",
    "example.com",
    "example.net",
    "example.org",
    "invalid",
    "local",
    "localhost",
    "test",
    "internal",
];

/// Checks an address that Alexa shall call: for its form first, for being a placeholder last.
pub fn check_address(text: &str) -> Result<(), BadAddress> {
    let url = Url::parse(text).map_err(|_| BadAddress::Unreadable)?;
    if url.scheme() != "https" {
        return Err(BadAddress::NotHttps);
    }
    if url.port().is_some() {
        return Err(BadAddress::Port);
    }
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || url.query().is_some() || url.fragment().is_some() {
        return Err(BadAddress::Extras);
    }
    let Some(Host::Domain(domain)) = url.host() else { return Err(BadAddress::NotADomain) };
    let domain: &str = domain.trim_end_matches('.');
    let reserved = |name: &&str| *domain == **name || domain.ends_with(&format!(".{name}"));
    if ["alexa", "amazon"].iter().any(|name| domain.contains(name)) {
        return Err(BadAddress::AmazonName);
    }
    if PLACEHOLDER_DOMAINS.iter().any(reserved) {
        return Err(BadAddress::Placeholder);
    }
    if !domain.contains('.') {
        return Err(BadAddress::NotADomain);
    }
    Ok(())
}

/// Why the endpoint was not set.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SetEndpointError {
    /// The address is refused.
    #[error("{0}")]
    Address(#[from] BadAddress),
    /// The settings are broken, or hold no endpoint to replace.
    #[error("source/alexa.toml has no line `url = \"...\"` under [endpoint]: add one")]
    NoEndpoint,
}

/// The text of `alexa.toml` with `address` as its endpoint; comments and layout stay.
pub fn set_endpoint(alexa_toml: &str, address: &str) -> Result<String, SetEndpointError> {
    #[derive(Deserialize)]
    struct Outer {
        endpoint: Inner,
    }
    #[derive(Deserialize)]
    struct Inner {
        url: toml::Spanned<String>,
    }
    check_address(address)?;
    let outer: Outer = toml::from_str(alexa_toml).map_err(|_| SetEndpointError::NoEndpoint)?;
    let span = outer.endpoint.url.span();
    // The parsed form has no quote or backslash left that TOML would need escaped.
    let address = Url::parse(address).map_err(|_| BadAddress::Unreadable)?;
    Ok(format!("{}\"{address}\"{}", &alexa_toml[..span.start], &alexa_toml[span.end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_addresses_alexa_cannot_call() {
        use BadAddress as B;
        for (address, verdict) in [
            ("https://voice.mybank.com/channels/alexa", Ok(())),
            ("HTTPS://VOICE.MYBANK.COM", Ok(())),
            ("https://voice.mybank.com:443/x", Ok(())),
            ("voice.mybank.com", Err(B::Unreadable)),
            ("http://voice.mybank.com", Err(B::NotHttps)),
            ("arn:aws:lambda:us-east-1:1:function:f", Err(B::NotHttps)),
            ("https://voice.mybank.com:8443/", Err(B::Port)),
            ("https://me@voice.mybank.com/", Err(B::Extras)),
            ("https://voice.mybank.com/?a=b", Err(B::Extras)),
            ("https://voice.mybank.com/#a", Err(B::Extras)),
            ("https://10.0.0.1/", Err(B::NotADomain)),
            ("https://[::1]/", Err(B::NotADomain)),
            ("https://bank/", Err(B::NotADomain)),
            ("https://alexa.mybank.com/", Err(B::AmazonName)),
            ("https://voice.bank.example/", Err(B::Placeholder)),
            ("https://localhost/", Err(B::Placeholder)),
            ("https://www.example.com./", Err(B::Placeholder)),
        ] {
            assert_eq!(check_address(address), verdict, "{address}");
        }
    }

    #[test]
    fn only_the_endpoint_changes() {
        let before = "# top\n[endpoint]\nurl = 'https://a.example' # here\ncertificate = \"x\"\n";
        let after = set_endpoint(before, "https://voice.mybank.com/x").unwrap();
        let expected = before.replace("'https://a.example'", "\"https://voice.mybank.com/x\"");
        assert_eq!(after, expected);
        let odd = set_endpoint(before, "https://voice.mybank.com/\"x\"").unwrap();
        assert!(odd.contains("https://voice.mybank.com/%22x%22"), "{odd}");
        assert_eq!(
            set_endpoint("[endpoint]\n", "https://voice.mybank.com"),
            Err(SetEndpointError::NoEndpoint)
        );
        assert!(set_endpoint(before, "http://voice.mybank.com").is_err());
    }
}
