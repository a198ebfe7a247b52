//! The public listener: one path a channel, those of the authorization server, nothing else.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper::http::request::Parts;
use hyper::{Method, Request, StatusCode};

use super::answer::{HttpAnswer, bare};
use super::bodies::Bodies;
use super::listen::Answering;
use super::oauth::AuthorizationServer;
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
    /// Lets customers link, where there is one.
    pub authorization: Option<AuthorizationServer>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
}

impl Public {
    async fn route(&self, request: Request<Incoming>, address: IpAddr) -> HttpAnswer {
        let arrived = Instant::now();
        let (head, body) = request.into_parts();
        let server = self.authorization.as_ref();
        if let Some(server) = server.filter(|server| server.serves(head.uri.path())) {
            let answering = Box::pin(server.answer(head, body, &self.bodies, address));
            // A panic is a bug, but the server goes on.
            return AssertUnwindSafe(answering).catch_unwind().await.unwrap_or_else(|_| {
                self.metrics.panicked();
                bare(StatusCode::INTERNAL_SERVER_ERROR)
            });
        }
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
        // Apart, so that what hyper moves about for each request is small.
        Box::pin(self.pipeline.alexa(&inbound, arrived)).await
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
    async fn answer(self: Arc<Self>, request: Request<Incoming>, address: IpAddr) -> HttpAnswer {
        self.route(request, address).await
    }
}
