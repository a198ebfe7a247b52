//! Asking as the platform does.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use chrono::{SecondsFormat, Utc};
use hyper::StatusCode;
use saldo::simulate::Client;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::world::{SKILL, TOKEN, USER, authority};

pub(crate) const PATH: &str = "/channels/alexa";
/// Said when the bank or the vault gives no answer.
pub(crate) const APOLOGY: &str = "I can't reach your accounts right now";
/// Said when too many are asking.
pub(crate) const BROWN_OUT: &str = "a lot of people are asking right now";
/// After this a platform has given up. Not a measure: nothing here comes near it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(8);

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
}

impl Answer {
    /// What was said, with its markup but without entities.
    pub(crate) fn speech(&self) -> String {
        let ssml = self.body["response"]["outputSpeech"]["ssml"].as_str().unwrap_or_default();
        ssml.replace("&apos;", "'")
    }
}

/// An envelope with this request in it, from the linked customer.
pub(crate) fn envelope(mut request: Value) -> Value {
    request["requestId"] = json!(format!("amzn1.echo-api.request.{}", uniq()));
    request["timestamp"] = json!(Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true));
    request["locale"] = json!("en-US");
    let user = json!({"userId": USER, "accessToken": TOKEN});
    let application = json!({"applicationId": SKILL});
    json!({
        "version": "1.0",
        "session": {
            "new": true,
            "sessionId": "amzn1.echo-api.session.CANARYSESSION7Q",
            "application": application,
            "attributes": {"note": "CANARYATTRIBUTE7Q"},
            "user": user,
        },
        "context": {"System": {
            "application": application,
            "user": user,
            "device": {"deviceId": "CANARYDEVICE7Q", "supportedInterfaces": {}},
        }},
        "request": request,
    })
}

fn uniq() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("CANARYREQUEST7Q.{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// An intent without slots.
pub(crate) fn asks(intent: &str) -> Value {
    let intent = json!({"name": intent, "confirmationStatus": "NONE", "slots": {}});
    envelope(json!({"type": "IntentRequest", "dialogState": "COMPLETED", "intent": intent}))
}

/// The same from a caller with another token, or none.
pub(crate) fn with_token(mut envelope: Value, token: Option<&str>) -> Value {
    envelope["session"]["user"]["accessToken"] = json!(token);
    envelope["context"]["System"]["user"]["accessToken"] = json!(token);
    envelope
}

/// The same on a device that can be spoken to ahead of the answer.
pub(crate) fn reachable_at(mut envelope: Value, origin: &str) -> Value {
    envelope["context"]["System"]["apiEndpoint"] = json!(origin);
    envelope["context"]["System"]["apiAccessToken"] = json!("CANARYAPITOKEN7Q");
    envelope
}

/// The two fields that prove a body.
pub(crate) fn proof(body: &[u8]) -> [(&'static str, String); 2] {
    [
        ("signaturecertchainurl", authority().certificate_url()),
        ("signature-256", authority().signer().sign(body).unwrap()),
    ]
}

/// Sends a signed envelope; the answer must come before a platform gives up.
pub(crate) async fn post(address: SocketAddr, envelope: &Value) -> Answer {
    post_text(address, envelope.to_string()).await
}

pub(crate) async fn post_text(address: SocketAddr, body: String) -> Answer {
    let proof = proof(body.as_bytes());
    let fields = [(proof[0].0, proof[0].1.as_str()), (proof[1].0, proof[1].1.as_str())];
    let mut client = Client::new(address);
    let sent = client.post(PATH, &fields, Bytes::from(body));
    let reply = timeout(PATIENCE, sent).await.expect("no answer in time").unwrap();
    let body = serde_json::from_slice(&reply.body).unwrap_or(Value::Null);
    Answer { status: reply.status, body }
}

/// A whole signed request as it goes over an HTTP/1.1 connection.
pub(crate) fn wire(envelope: &Value) -> String {
    let body = envelope.to_string();
    let [url, signature] = proof(body.as_bytes());
    format!(
        "POST {PATH} HTTP/1.1\r\nHost: saldo\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n{}: {}\r\n{}: {}\r\n\r\n{body}",
        body.len(),
        url.0,
        url.1,
        signature.0,
        signature.1,
    )
}
