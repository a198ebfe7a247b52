//! What the server says of itself (RFC 8414).

use serde::Serialize;
use url::Url;

use crate::consent::DataClass;

/// An endpoint, by its path below the issuer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint {
    /// Where a platform sends the customer.
    Authorize,
    /// Where the customer's name and password go.
    Login,
    /// Where the bank's own identity provider sends the customer back to.
    Callback,
    /// Where the customer chooses.
    Consent,
    /// Where codes and refresh tokens become tokens.
    Token,
    /// Where a client gives a token back.
    Revoke,
    /// Where a client asks about a token.
    Introspect,
    /// How the pages look.
    Style,
    /// Where customers see what they share.
    Sharing,
    /// Where they log in for it.
    SharingLogin,
    /// Where they make one link less, or end it.
    SharingLink,
    /// Where they say how they want to be told.
    SharingVoice,
    /// Where they set their voice code, or remove it.
    VoiceCode,
    /// Where they log out.
    SharingEnd,
    /// Where they read what was told.
    Heard,
    /// Where they get that as a file.
    HeardFile,
    /// Where they have everything about them erased.
    SharingErase,
}

impl Endpoint {
    /// Every endpoint.
    pub const ALL: [Self; 17] = [
        Self::Authorize,
        Self::Login,
        Self::Callback,
        Self::Consent,
        Self::Token,
        Self::Revoke,
        Self::Introspect,
        Self::Style,
        Self::Sharing,
        Self::SharingLogin,
        Self::SharingLink,
        Self::SharingVoice,
        Self::VoiceCode,
        Self::SharingEnd,
        Self::Heard,
        Self::HeardFile,
        Self::SharingErase,
    ];

    /// Whether people look at it, and clients do not.
    pub fn is_page(self) -> bool {
        !matches!(self, Self::Token | Self::Revoke | Self::Introspect | Self::Style)
    }

    /// The path below the issuer's own.
    pub fn path(self) -> &'static str {
        match self {
            Self::Authorize => "/oauth/authorize",
            Self::Login => "/oauth/login",
            Self::Callback => "/oauth/callback",
            Self::Consent => "/oauth/consent",
            Self::Token => "/oauth/token",
            Self::Revoke => "/oauth/revoke",
            Self::Introspect => "/oauth/introspect",
            Self::Style => "/oauth/style.css",
            Self::Sharing => "/sharing",
            Self::SharingLogin => "/sharing/login",
            Self::SharingLink => "/sharing/link",
            Self::SharingVoice => "/sharing/voice",
            Self::VoiceCode => "/sharing/voice-code",
            Self::SharingEnd => "/sharing/logout",
            Self::Heard => "/sharing/heard",
            Self::HeardFile => "/sharing/heard.json",
            Self::SharingErase => "/sharing/erase",
        }
    }
}

/// Where the metadata is found: behind the host (RFC 8414, section 3.1) and, for clients that
/// append instead, behind the issuer. The same place twice when the issuer has no path.
pub fn metadata_paths(issuer: &str) -> [String; 2] {
    const NAME: &str = "/.well-known/oauth-authorization-server";
    let own = issuer_path(issuer);
    [format!("{NAME}{own}"), format!("{own}{NAME}")]
}

/// The issuer's path without a slash at its end; empty for a host alone.
fn issuer_path(issuer: &str) -> String {
    Url::parse(issuer).map(|url| url.path().trim_end_matches('/').to_owned()).unwrap_or_default()
}

#[derive(Serialize)]
struct Metadata<'a> {
    issuer: &'a str,
    authorization_endpoint: String,
    token_endpoint: String,
    revocation_endpoint: String,
    introspection_endpoint: String,
    scopes_supported: [&'static str; DataClass::ALL.len()],
    response_types_supported: [&'static str; 1],
    response_modes_supported: [&'static str; 1],
    grant_types_supported: [&'static str; 2],
    token_endpoint_auth_methods_supported: [&'static str; 3],
    revocation_endpoint_auth_methods_supported: [&'static str; 3],
    introspection_endpoint_auth_methods_supported: [&'static str; 2],
    code_challenge_methods_supported: [&'static str; 1],
    authorization_response_iss_parameter_supported: bool,
}

/// The metadata document of `issuer`, as JSON.
pub fn metadata(issuer: &str) -> Vec<u8> {
    let at = |endpoint: Endpoint| format!("{issuer}{}", endpoint.path());
    let with_public = ["client_secret_basic", "client_secret_post", "none"];
    let document = Metadata {
        issuer,
        authorization_endpoint: at(Endpoint::Authorize),
        token_endpoint: at(Endpoint::Token),
        revocation_endpoint: at(Endpoint::Revoke),
        introspection_endpoint: at(Endpoint::Introspect),
        scopes_supported: DataClass::ALL.map(DataClass::scope),
        response_types_supported: ["code"],
        response_modes_supported: ["query"],
        grant_types_supported: ["authorization_code", "refresh_token"],
        token_endpoint_auth_methods_supported: with_public,
        revocation_endpoint_auth_methods_supported: with_public,
        introspection_endpoint_auth_methods_supported: [with_public[0], with_public[1]],
        code_challenge_methods_supported: ["S256"],
        authorization_response_iss_parameter_supported: true,
    };
    serde_json::to_vec(&document).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_layouts_are_known() {
        let name = "/.well-known/oauth-authorization-server";
        assert_eq!(metadata_paths("https://bank.example"), [name, name]);
        let both = [format!("{name}/voice"), format!("/voice{name}")];
        assert_eq!(metadata_paths("https://bank.example/voice"), both);
    }
}
