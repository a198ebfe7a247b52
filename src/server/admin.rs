//! The admin listener: health, readiness, metrics, version.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hyper::body::Incoming;
use hyper::{Method, Request, StatusCode};
use serde::Serialize;

use super::answer::{HttpAnswer, bare, json, with_body};
use super::listen::Answering;
use super::pipeline::Pipeline;
use crate::observe::Metrics;

/// What the admin listener answers with.
pub(super) struct Admin {
    pipeline: Arc<Pipeline>,
    metrics: Arc<Metrics>,
    draining: Arc<AtomicBool>,
}

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    bank: bool,
    vault: bool,
    draining: bool,
}

#[derive(Serialize)]
struct Version {
    name: &'static str,
    version: &'static str,
}

impl Admin {
    /// Answers for `pipeline`; `draining` turns true when the server stops.
    pub(super) fn new(
        pipeline: Arc<Pipeline>,
        metrics: Arc<Metrics>,
        draining: Arc<AtomicBool>,
    ) -> Arc<Self> {
        Arc::new(Self { pipeline, metrics, draining })
    }

    async fn ready(&self) -> HttpAnswer {
        let draining = self.draining.load(Ordering::Relaxed);
        let (bank, vault) = self.pipeline.reachable().await;
        let ready = bank && vault && !draining;
        let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        let body = serde_json::to_vec(&Readiness { ready, bank, vault, draining });
        with_body(status, "application/json", body.unwrap_or_default().into())
    }
}

impl Answering for Admin {
    async fn answer(self: Arc<Self>, request: Request<Incoming>, _: IpAddr) -> HttpAnswer {
        if request.method() != Method::GET {
            return bare(StatusCode::METHOD_NOT_ALLOWED);
        }
        match request.uri().path() {
            "/livez" => with_body(StatusCode::OK, "text/plain", "ok\n".into()),
            "/readyz" => self.ready().await,
            "/metrics" => with_body(
                StatusCode::OK,
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                self.metrics.text().into(),
            ),
            "/version" => {
                let version = Version { name: "saldo", version: env!("CARGO_PKG_VERSION") };
                json(serde_json::to_vec(&version).unwrap_or_default())
            }
            _ => bare(StatusCode::NOT_FOUND),
        }
    }
}
