//! Which client is speaking (RFC 6749, section 2.3).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use subtle::{Choice, ConstantTimeEq};

use super::client::{Client, Clients};
use super::parameters::{Parameters, decoded};
use super::token_error::TokenError;
use crate::basics::{Digest, Secret, digest_of};

/// The scheme's name with the space after it.
const BASIC: &[u8] = b"basic ";

/// What a client says of itself.
struct Presented {
    id: String,
    secret: Option<Secret<String>>,
}

/// The client that sent `parameters` with these `Authorization` header fields.
///
/// The secret comes by HTTP Basic or in the body, never both. A public client sends its id alone.
///
/// # Errors
///
/// [`TokenError::InvalidRequest`] for two ways at once; [`TokenError::InvalidClient`] for
/// everything else, without telling an unknown client from a wrong secret.
pub fn authenticate<'c>(
    authorization: &[&[u8]],
    parameters: &Parameters,
    clients: &'c Clients,
) -> Result<&'c Client, TokenError> {
    let presented = match authorization {
        [] => Presented {
            id: parameters.get("client_id").ok_or(TokenError::InvalidClient)?.to_owned(),
            secret: parameters.get("client_secret").map(|secret| Secret::new(secret.to_owned())),
        },
        [field] => {
            if parameters.get("client_secret").is_some() {
                return Err(TokenError::InvalidRequest);
            }
            let basic = basic(field).ok_or(TokenError::InvalidClient)?;
            if parameters.get("client_id").is_some_and(|id| id != basic.id) {
                return Err(TokenError::InvalidClient);
            }
            basic
        }
        _ => return Err(TokenError::InvalidRequest),
    };
    let client = clients.get(&presented.id);
    let secrets = client.map_or(&[] as &[Digest], |client| &client.secrets);
    let proven = match &presented.secret {
        Some(secret) => is_one_of(digest_of(secret.expose().as_bytes()), secrets),
        None => client.is_some_and(|client| client.secrets.is_empty()),
    };
    client.filter(|_| proven).ok_or(TokenError::InvalidClient)
}

/// Reads an HTTP Basic field, whose halves are form-encoded (RFC 6749, section 2.3.1).
fn basic(field: &[u8]) -> Option<Presented> {
    let (scheme, rest) = field.split_at_checked(BASIC.len())?;
    if !scheme.eq_ignore_ascii_case(BASIC) {
        return None;
    }
    let text = Secret::new(STANDARD.decode(rest.trim_ascii()).ok()?);
    let mut halves = text.expose().splitn(2, |byte| *byte == b':');
    let id = decoded(halves.next()?).ok()?;
    let secret = decoded(halves.next()?).ok()?;
    let secret = Some(Secret::new(secret)).filter(|secret| !secret.expose().is_empty());
    Some(Presented { id, secret })
}

/// Whether `digest` is among `known`, in a time that depends on how many they are only.
fn is_one_of(digest: Digest, known: &[Digest]) -> bool {
    let equal = |other: &Digest| digest.as_bytes().ct_eq(other.as_bytes());
    known.iter().fold(Choice::from(0), |found, other| found | equal(other)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::{ApplicationId, ClientId};
    use crate::consent::Channel;
    use crate::oauth::RefreshMode;

    fn client(id: &str, secrets: &[&str]) -> Client {
        Client {
            id: ClientId::new(id).unwrap(),
            name: "Alexa".to_owned(),
            channel: Channel::Alexa,
            application: ApplicationId::new("skill").unwrap(),
            redirect_uris: Vec::new(),
            redirect_origins: Vec::new(),
            secrets: secrets.iter().map(|secret| digest_of(secret.as_bytes())).collect(),
            refresh: RefreshMode::Overlap,
            resource: None,
            token_requests_per_minute: 1,
        }
    }

    fn outcome(fields: &[&str], form: &str) -> Result<String, TokenError> {
        let clients = Clients::new(vec![client("alexa", &["new", "old"]), client("app", &[])]);
        let fields: Vec<String> = fields.iter().map(|text| STANDARD.encode(text)).collect();
        let fields: Vec<String> = fields.iter().map(|text| format!("Basic {text}")).collect();
        let fields: Vec<&[u8]> = fields.iter().map(String::as_bytes).collect();
        let parameters = Parameters::read(form.as_bytes()).unwrap();
        let client = authenticate(&fields, &parameters, &clients)?;
        Ok(client.id.as_str().to_owned())
    }

    #[test]
    fn either_way_and_either_secret_will_do() {
        let alexa = Ok("alexa".to_owned());
        assert_eq!(outcome(&["alexa:new"], ""), alexa);
        assert_eq!(outcome(&["alexa:%6fld"], "client_id=alexa"), alexa);
        assert_eq!(outcome(&[], "client_id=alexa&client_secret=old"), alexa);
        assert_eq!(outcome(&[], "client_id=app"), Ok("app".to_owned()));
    }

    #[test]
    fn never_both_and_never_less() {
        let invalid = Err(TokenError::InvalidRequest);
        assert_eq!(outcome(&["alexa:new"], "client_id=alexa&client_secret=new"), invalid);
        assert_eq!(outcome(&["alexa:new", "alexa:new"], ""), invalid);
        for (fields, form) in [
            (&["alexa:wrong"][..], ""),
            (&["alexa:"], ""),
            (&["alexa"], ""),
            (&["nobody:new"], ""),
            (&["app:new"], ""),
            (&["alexa:new"], "client_id=app"),
            (&[], "client_id=alexa"),
            (&[], "client_id=alexa&client_secret=NEW"),
            (&[], "client_id=app&client_secret=new"),
            (&[], "client_secret=new"),
            (&[], ""),
        ] {
            assert_eq!(outcome(fields, form), Err(TokenError::InvalidClient), "{fields:?} {form}");
        }
        let clients = Clients::default();
        let none = Parameters::read(b"").unwrap();
        for field in [&b"Bearer x"[..], b"Basic", b"Basic !", b"\xff\xff\xff\xff\xff\xff\xff"] {
            let refused = authenticate(&[field], &none, &clients);
            assert_eq!(refused, Err(TokenError::InvalidClient));
        }
    }
}
