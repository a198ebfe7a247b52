//! The public listener: one path a channel, nothing else.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::FutureExt;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body, Incoming};
use hyper::http::request::Parts;
use hyper::{Method, Request, StatusCode};
use tokio::time::timeout;

use super::answer::{HttpAnswer, bare};
use super::listen::Answering;
use super::pipeline::Pipeline;
use crate::channel::Inbound;
use crate::observe::Metrics;

/// What the public listener answers with.
pub(super) struct Public {
    /// The path of the Alexa endpoint.
    pub alexa_path: String,
    /// The largest body, in bytes.
    pub body_bytes_max: usize,
    /// How long a body may take to arrive.
    pub body_time_max: Duration,
    /// Answers what arrives.
    pub pipeline: Arc<Pipeline>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
}

impl Public {
    async fn route(&self, request: Request<Incoming>) -> HttpAnswer {
        let arrived = Instant::now();
        let (head, body) = request.into_parts();
        if head.uri.path() != self.alexa_path {
            return self.reject("path", StatusCode::NOT_FOUND);
        }
        if head.method != Method::POST {
            return self.reject("method", StatusCode::METHOD_NOT_ALLOWED);
        }
        let body = match self.read(body).await {
            Ok(body) => body,
            Err((reason, status)) => return self.reject(reason, status),
        };
        let headers = fields(&head);
        let inbound = Inbound { headers: &headers, body: &body };
        // A panic is a bug, but the customer still hears an apology and the server goes on.
        match AssertUnwindSafe(self.pipeline.alexa(&inbound, arrived)).catch_unwind().await {
            Ok(answer) => answer,
            Err(_) => {
                self.metrics.panicked();
                self.pipeline.alexa_apology()
            }
        }
    }

    async fn read(&self, body: Incoming) -> Result<Bytes, (&'static str, StatusCode)> {
        let max = self.body_bytes_max;
        if body.size_hint().lower() > max as u64 {
            return Err(("body_too_large", StatusCode::PAYLOAD_TOO_LARGE));
        }
        match timeout(self.body_time_max, Limited::new(body, max).collect()).await {
            Ok(Ok(collected)) => Ok(collected.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => {
                Err(("body_too_large", StatusCode::PAYLOAD_TOO_LARGE))
            }
            Ok(Err(_)) => Err(("body_broken", StatusCode::BAD_REQUEST)),
            Err(_) => Err(("body_late", StatusCode::REQUEST_TIMEOUT)),
        }
    }

    fn reject(&self, reason: &'static str, status: StatusCode) -> HttpAnswer {
        self.metrics.rejection(reason);
        bare(status)
    }
}

fn fields(head: &Parts) -> Vec<(&str, &[u8])> {
    head.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect()
}

impl Answering for Public {
    async fn answer(self: Arc<Self>, request: Request<Incoming>) -> HttpAnswer {
        self.route(request).await
    }
}
