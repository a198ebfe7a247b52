//! From settings and ports to a running server.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::admin::Admin;
use super::bodies::Bodies;
use super::connections::Connections;
use super::listen::{Answering, ListenError, Terms, bind, serve};
use super::oauth::AuthorizationServer;
use super::pipeline::Pipeline;
use super::public::Public;
use super::published::Published;
use super::tls::{Tls, TlsError};
use crate::bank::PublicFacts;
use crate::observe::{Metrics, life, trouble};
use crate::settings::ServerSettings;

/// Connections the admin listener takes: a scraper, a probe, and an operator looking.
const ADMIN_CONNECTIONS_MAX: usize = 64;

/// How long a probe that is being answered may take once the public listener is closed.
const ADMIN_DRAIN_TIME_MAX: Duration = Duration::from_secs(1);

/// Why the server did not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// An address cannot be listened on.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// The certificate or its key cannot be used.
    #[error("server.tls_certificate_file, server.tls_key_file: {0}")]
    Tls(#[from] TlsError),
}

/// A server that is accepting requests.
#[derive(Debug)]
pub struct Running {
    /// The public listener's address.
    pub public: SocketAddr,
    /// The admin listener's address.
    pub admin: SocketAddr,
    tls: Option<Arc<Tls>>,
    published: Published,
    draining: Arc<AtomicBool>,
    drain_notice: Duration,
    answering: Listening,
    watching: Listening,
}

/// A listener at work.
#[derive(Debug)]
struct Listening {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Listening {
    fn start<A: Answering>(listener: TcpListener, terms: Terms, answering: Arc<A>) -> Self {
        let (stop, stopped) = watch::channel(false);
        Self { stop, task: tokio::spawn(serve(listener, terms, answering, stopped)) }
    }

    async fn stop(self) {
        // The receiver lives in the task: when it is gone, so is the listener.
        let _ = self.stop.send(true);
        let _ = self.task.await;
    }
}

/// Addresses that are listened on; nothing is answered yet.
#[derive(Debug)]
pub struct Listeners {
    /// The public listener's address.
    pub public: SocketAddr,
    /// The admin listener's address.
    pub admin: SocketAddr,
    tls: Option<Arc<Tls>>,
    public_listener: TcpListener,
    admin_listener: TcpListener,
}

impl Listeners {
    /// Binds both listeners.
    ///
    /// # Errors
    ///
    /// [`StartError`] when an address or the certificate cannot be used; nothing listens then.
    pub fn bind(settings: &ServerSettings) -> Result<Self, StartError> {
        let tls = match (&settings.tls_certificate_file, &settings.tls_key_file) {
            (Some(certificate), Some(key)) => Some(Arc::new(Tls::open(certificate, key)?)),
            _ => None,
        };
        let (public_listener, public) = bound(settings.listen)?;
        let (admin_listener, admin) = bound(settings.admin_listen)?;
        Ok(Self { public, admin, tls, public_listener, admin_listener })
    }
}

/// What is answered with.
pub struct Served<'a> {
    /// The path of the Alexa endpoint.
    pub alexa_path: &'a str,
    /// Answers what platforms ask.
    pub pipeline: Pipeline,
    /// Lets customers link, where there is one.
    pub authorization: Option<AuthorizationServer>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
}

/// Starts answering.
pub fn start(listeners: Listeners, settings: &ServerSettings, served: Served<'_>) -> Running {
    let Served { alexa_path, pipeline, authorization, metrics } = served;
    let draining = Arc::new(AtomicBool::new(false));
    let head_time_max = Duration::from_secs(settings.header_seconds_max);
    let idle_time_max = Duration::from_secs(settings.idle_seconds_max);
    let drain_time_max = Duration::from_secs(settings.drain_seconds_max);
    let (all, each) = (settings.connections_max, settings.connections_per_address_max);
    let public_terms = Terms {
        tls: listeners.tls.clone(),
        connections: Connections::new(all, each, Arc::clone(&metrics)),
        head_time_max,
        idle_time_max,
        drain_time_max,
    };
    let unseen = Arc::new(Metrics::default()); // the gauge counts public connections only
    let most = ADMIN_CONNECTIONS_MAX;
    let connections = Connections::new(most, most, unseen);
    let drain_time_max = ADMIN_DRAIN_TIME_MAX;
    let admin_terms =
        Terms { tls: None, connections, head_time_max, idle_time_max, drain_time_max };
    let published = pipeline.published();
    let pipeline = Arc::new(pipeline);
    let public_answers = Arc::new(Public {
        alexa_path: alexa_path.to_owned(),
        bodies: Bodies::new(settings),
        pipeline: Arc::clone(&pipeline),
        authorization,
        metrics: Arc::clone(&metrics),
    });
    let admin_answers = Admin::new(pipeline, metrics, Arc::clone(&draining));
    let Listeners { public, admin, tls, public_listener, admin_listener } = listeners;
    life("listening", &public.to_string());
    life("admin_listening", &admin.to_string());
    Running {
        public,
        admin,
        tls,
        published,
        draining,
        drain_notice: Duration::from_secs(settings.drain_notice_seconds),
        answering: Listening::start(public_listener, public_terms, public_answers),
        watching: Listening::start(admin_listener, admin_terms, admin_answers),
    }
}

fn bound(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ListenError> {
    let listener = bind(address)?;
    let address = listener.local_addr().unwrap_or(address);
    Ok((listener, address))
}

impl Running {
    /// Reads the TLS files again; on failure those in use stay.
    pub fn reload(&self) {
        match self.tls.as_ref().map(|tls| tls.reload()) {
            Some(Err(error)) => trouble("reload", &error.to_string()),
            Some(Ok(())) => life("reloaded", "tls"),
            None => {}
        }
    }

    /// Tells `facts` to anybody who asks, from the next answer on.
    pub fn publish(&self, facts: PublicFacts) {
        self.published.replace(facts);
        life("reloaded", "public facts");
    }

    /// Turns readiness off, stops accepting, lets open requests finish, then returns. The admin
    /// listener goes last, so that probes can see what is happening.
    pub async fn stop(self) {
        self.draining.store(true, Ordering::Relaxed);
        life("draining", "");
        sleep(self.drain_notice).await;
        self.answering.stop().await;
        self.watching.stop().await;
        life("stopped", "");
    }
}
