//! "One moment": a short message sent ahead while the bank is slow.

use std::sync::Arc;
use std::time::Duration;

use super::fetch::{HttpsClient, Limits};
use crate::basics::Locale;
use crate::channel::alexa::{Courtesy, progressive_body};
use crate::observe::Metrics;
use crate::speech::one_moment;

/// Alexa's hosts for North America, Europe and the Far East. The address comes in a signed
/// request, and still no other host is talked to.
const ORIGINS: [&str; 3] = [
    "https://api.amazonalexa.com",
    "https://api.eu.amazonalexa.com",
    "https://api.fe.amazonalexa.com",
];
/// Where the message is posted.
const PATH: &str = "/v1/directives";
/// The longest it may take: later it would come after the answer.
const TIME_MAX: Duration = Duration::from_secs(2);
/// Alexa answers 204 without a body.
const BODY_BYTES_MAX: usize = 4 * 1024;

/// Sends messages ahead, or none.
#[derive(Clone)]
pub struct CourtesySender {
    client: Option<Arc<HttpsClient>>,
    development_origin: Option<String>,
}

impl CourtesySender {
    /// Sends to Alexa's own hosts.
    pub fn to_alexa(client: Arc<HttpsClient>) -> Self {
        Self { client: Some(client), development_origin: None }
    }

    /// Sends to one loopback origin: for development.
    pub fn to_loopback(client: Arc<HttpsClient>, origin: String) -> Self {
        Self { client: Some(client), development_origin: Some(origin) }
    }

    /// Sends nothing.
    pub fn silent() -> Self {
        Self { client: None, development_origin: None }
    }

    /// Sends the message without waiting for it. Whether it arrives changes nothing.
    pub fn send(&self, courtesy: Courtesy, locale: Locale, metrics: &Arc<Metrics>) {
        let origin = courtesy.api_endpoint.trim_end_matches('/');
        let known = ORIGINS.contains(&origin) && self.development_origin.is_none()
            || self.development_origin.as_deref() == Some(origin);
        let Some(client) = self.client.clone().filter(|_| known) else { return };
        let address = format!("{origin}{PATH}");
        let body = progressive_body(&courtesy.request_id, &one_moment(locale));
        let metrics = Arc::clone(metrics);
        tokio::spawn(async move {
            let limits = Limits { body_bytes_max: BODY_BYTES_MAX, deadline: TIME_MAX };
            let token = &courtesy.api_access_token;
            let sent = client.post_json(&address, token, body.into(), limits).await;
            if sent.is_ok_and(|answer| answer.status.is_success()) {
                metrics.courtesy();
            }
        });
    }
}
