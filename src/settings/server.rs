//! `[server]`: listeners and their limits.

use std::net::SocketAddr;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Where Saldo listens, and how much it takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSettings {
    /// Address of the public listener. Platforms call port 443; an ingress may map it.
    pub listen: SocketAddr,
    /// Address of the admin listener (`/livez`, `/readyz`, `/metrics`): never a public one.
    pub admin_listen: SocketAddr,
    /// PEM file with the TLS certificate chain, leaf first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_certificate_file: Option<PathBuf>,
    /// PEM file with the TLS private key (PKCS#8, PKCS#1 or SEC1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_key_file: Option<PathBuf>,
    /// Whether plain HTTP is right because an ingress in front speaks TLS. The ingress must append
    /// the client's address to `X-Forwarded-For`: sign-ins are limited by the last one there.
    pub behind_tls_proxy: bool,
    /// How long a client may take to send the header fields, in seconds. An HTTP/1.1 connection
    /// is closed when that long no request begins: set it above the idle time of an ingress.
    pub header_seconds_max: u64,
    /// How long an HTTP/2 connection may be open without a request, in seconds; it is closed
    /// before twice that.
    pub idle_seconds_max: u64,
    /// How long a client may take to send the body, in seconds.
    pub body_seconds_max: u64,
    /// The largest body, in bytes. Platform requests stay below 20 KiB.
    pub body_bytes_max: usize,
    /// The most bytes of bodies held at a time, in all: this bounds the memory that strangers can
    /// claim. What does not fit is refused with 503.
    pub bodies_bytes_max: usize,
    /// How many connections may be open.
    pub connections_max: usize,
    /// How many connections may be open from one address. An ingress has only one address.
    pub connections_per_address_max: usize,
    /// How many turns may be answered at once; above that callers hear that Saldo is busy.
    pub turns_max: usize,
    /// How long readiness says no before the listener closes after SIGTERM, in seconds: what a
    /// load balancer in front needs to notice. Zero without one.
    pub drain_notice_seconds: u64,
    /// How long open requests may take to finish after SIGTERM, in seconds.
    pub drain_seconds_max: u64,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8443)),
            admin_listen: SocketAddr::from(([127, 0, 0, 1], 9443)),
            tls_certificate_file: None,
            tls_key_file: None,
            behind_tls_proxy: false,
            header_seconds_max: 5,
            idle_seconds_max: 120,
            body_seconds_max: 5,
            body_bytes_max: 128 * 1024,
            bodies_bytes_max: 64 * 1024 * 1024,
            connections_max: 10_000,
            connections_per_address_max: 2_000,
            turns_max: 1_024,
            drain_notice_seconds: 0,
            drain_seconds_max: 8,
        }
    }
}
