//! The public listener: one path a channel, nothing else.

use std::sync::Arc;
use std::time::Instant;

use hyper::body::Incoming;
use hyper::http::request::Parts;
use hyper::{Method, Request, StatusCode};

use super::answer::{HttpAnswer, bare};
use super::bodies::Bodies;
use super::listen::Answering;
use super::pipeline::Pipeline;
use crate::channel::Inbound;
use crate::observe::Metrics;

/// What the public listener answers with.
pub(super) struct Public {
    /// The path of the Alexa endpoint.
    pub alexa_path: String,
    /// Reads bodies.
    pub bodies: Bodies,
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
        let body = match self.bodies.read(body).await {
            Ok(body) => body,
            Err(unread) => return self.reject(unread.reason(), unread.status()),
        };
        let headers = fields(&head);
        let inbound = Inbound { headers: &headers, body: &body.bytes };
        self.pipeline.alexa(&inbound, arrived).await
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
