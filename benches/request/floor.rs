//! The two servers below Saldo: HTTP alone, and the least that may answer the platform.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use saldo::simulate::RsaKey;
use serde::Deserialize;
use tokio::net::{TcpListener, TcpStream};

use crate::world::Files;

/// What both answer: an Alexa response of the usual size.
pub(crate) const FIXED: &str = concat!(
    r#"{"version":"1.0","sessionAttributes":{},"response":{"outputSpeech":{"type":"SSML","ssml":"#,
    r#""<speak>In your checking, you have one thousand two hundred dollars to spend. What else "#,
    r#"can I do?</speak>"},"reprompt":{"outputSpeech":{"type":"SSML","ssml":"<speak>What else "#,
    r#"can I do?</speak>"}},"shouldEndSession":false}}"#,
);

/// What is done with a request before the fixed answer.
pub(crate) enum Floor {
    /// Its body is read.
    Hello,
    /// Its signature is proven, its envelope parsed.
    Limit(UnparsedPublicKey<Vec<u8>>),
}

impl Floor {
    /// With the key of the authority whose requests are sent.
    pub(crate) fn limit(files: &Files) -> Self {
        let pem = std::fs::read_to_string(files.authority().leaf_key_file()).unwrap();
        let public = RsaKey::from_pem(&pem).unwrap().public().to_vec();
        Self::Limit(UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public))
    }

    async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let (head, body) = request.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let good = match self {
            Self::Hello => true,
            Self::Limit(key) => {
                let signature = head.headers.get("signature-256").map(HeaderValue::as_bytes);
                is_alexas(key, signature.unwrap_or_default(), &body)
            }
        };
        let fixed = if good { FIXED } else { "" };
        let mut answer = Response::new(Full::new(Bytes::from_static(fixed.as_bytes())));
        if !good {
            *answer.status_mut() = StatusCode::BAD_REQUEST;
        }
        let json = HeaderValue::from_static("application/json;charset=UTF-8");
        answer.headers_mut().insert(CONTENT_TYPE, json);
        answer
    }
}

fn is_alexas(key: &UnparsedPublicKey<Vec<u8>>, signature: &[u8], body: &[u8]) -> bool {
    let mut bytes = [0; 1026];
    let Ok(length) = STANDARD.decode_slice(signature, &mut bytes) else { return false };
    let proven = key.verify(body, &bytes[..length]).is_ok();
    let text = std::str::from_utf8(body).unwrap_or_default();
    // What an answer would be made from: its fields are read so that parsing cannot be left out.
    proven
        && serde_json::from_str::<Envelope<'_>>(text).is_ok_and(|envelope| {
            let user = &envelope.context.system.user;
            !envelope.request.timestamp.is_empty()
                && !envelope.request.request_id.is_empty()
                && !envelope.request.kind.is_empty()
                && !envelope.context.system.application.application_id.is_empty()
                && !user.user_id.is_empty()
                && !user.access_token.is_empty()
                && !envelope.request.intent.name.is_empty()
                && envelope.request.intent.slots.last_four.is_some_and(|slot| slot.value.len() == 4)
        })
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow)]
    context: Context<'a>,
    #[serde(borrow)]
    request: Question<'a>,
}

#[derive(Deserialize)]
struct Context<'a> {
    #[serde(borrow, rename = "System")]
    system: System<'a>,
}

#[derive(Deserialize)]
struct System<'a> {
    #[serde(borrow)]
    application: Application<'a>,
    #[serde(borrow)]
    user: User<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Application<'a> {
    #[serde(borrow)]
    application_id: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct User<'a> {
    #[serde(borrow)]
    user_id: Cow<'a, str>,
    #[serde(borrow)]
    access_token: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Question<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    request_id: Cow<'a, str>,
    #[serde(borrow)]
    timestamp: Cow<'a, str>,
    #[serde(borrow)]
    intent: Intent<'a>,
}

#[derive(Deserialize)]
struct Intent<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    slots: Slots<'a>,
}

#[derive(Deserialize)]
struct Slots<'a> {
    #[serde(borrow, default)]
    last_four: Option<Slot<'a>>,
}

#[derive(Deserialize)]
struct Slot<'a> {
    #[serde(borrow)]
    value: Cow<'a, str>,
}

/// Serves until the process ends. The first line on standard output is the address.
pub(crate) async fn serve(floor: Floor) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("{}", listener.local_addr().unwrap());
    let floor = Arc::new(floor);
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        tokio::spawn(connection(stream, Arc::clone(&floor)));
    }
}

async fn connection(stream: TcpStream, floor: Arc<Floor>) {
    stream.set_nodelay(true).unwrap();
    let service = service_fn(|request| {
        let floor = Arc::clone(&floor);
        async move { Ok::<_, Infallible>(floor.answer(request).await) }
    });
    // It ends when the load generator has closed it.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}
