//! A bank's Open Banking interface, as a real HTTP server on a loopback port.
//!
//! Every answer that is not broken on purpose is held to the official schema, every request to
//! what the specification asks of it; what does not match is a violation, and fails the test.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use saldo::connect::open_banking::OpenBankingBank;
use saldo::settings::{OpenBankingSettings, OpenBankingVersion};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio_rustls::TlsAcceptor;

use crate::fault::{Fault, Planned};
use crate::ledger::Ledger;
use crate::lists::Lists;
use crate::oauth::Authority;
use crate::schema::violation;
use crate::wire::Writer;

/// Reply to one request: `None` breaks the connection off.
pub(crate) type Reply = Option<Response<Full<Bytes>>>;

/// The runtime of all doubles.
pub(crate) fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| Runtime::new().unwrap())
}

/// How a double is.
pub(crate) struct Options {
    pub(crate) version: OpenBankingVersion,
    /// Rows on a page of transactions.
    pub(crate) page_rows: usize,
    /// What it shows and whom it trusts; none for plain HTTP.
    pub(crate) tls: Option<TlsAcceptor>,
    /// How long each answer takes.
    pub(crate) pause: Duration,
}

impl Options {
    pub(crate) fn plain(version: OpenBankingVersion) -> Self {
        Self { version, page_rows: 7, tls: None, pause: Duration::ZERO }
    }
}

/// A running bank. It stops when it is dropped.
pub(crate) struct Double {
    pub(crate) state: Arc<State>,
    pub(crate) credentials: PathBuf,
    folder: TempDir,
    accepting: tokio::task::JoinHandle<()>,
}

/// What all connections share.
pub(crate) struct State {
    pub(crate) authority: Mutex<Authority>,
    pub(crate) faults: Mutex<Vec<Planned>>,
    /// Method and path of every request, in order.
    pub(crate) asked: Mutex<Vec<String>>,
    pub(crate) connections: AtomicUsize,
    pub(crate) at_once_most: AtomicUsize,
    violations: Mutex<Vec<String>>,
    checked: Mutex<HashSet<u64>>,
    at_once: AtomicUsize,
    lists: Lists,
    version: OpenBankingVersion,
    pause: Duration,
}

impl Double {
    pub(crate) fn start(ledger: Ledger, options: Options) -> Self {
        let _within = runtime().enter();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let origin = match &options.tls {
            Some(_) => format!("https://localhost:{}", address.port()),
            None => format!("http://{address}"),
        };
        let authority = Authority::of(&ledger);
        let base = format!("{origin}/bank/open-banking/{}/aisp", options.version.segment());
        let writer = Writer(options.version);
        let state = Arc::new(State {
            authority: Mutex::new(authority),
            faults: Mutex::default(),
            asked: Mutex::default(),
            connections: AtomicUsize::new(0),
            at_once_most: AtomicUsize::new(0),
            violations: Mutex::default(),
            checked: Mutex::default(),
            at_once: AtomicUsize::new(0),
            lists: Lists { ledger, writer, base, page_rows: options.page_rows },
            version: options.version,
            pause: options.pause,
        });
        let listener = TcpListener::from_std(listener).unwrap();
        let accepting = tokio::spawn(accept(listener, options.tls, Arc::clone(&state)));
        let folder = tempfile::tempdir().unwrap();
        let credentials = folder.path().join("credentials.json");
        let double = Self { state, credentials, folder, accepting };
        let file = double.state.authority.lock().unwrap().credentials(&double.state.lists.ledger);
        double.write_credentials(&file);
        double
    }

    pub(crate) fn write_credentials(&self, content: &Value) {
        std::fs::write(&self.credentials, content.to_string()).unwrap();
        let mode = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(&self.credentials, mode).unwrap();
    }

    /// A file beside the credentials, for its owner alone.
    pub(crate) fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        path
    }

    /// What a server in front of this bank is set to.
    pub(crate) fn settings(&self) -> OpenBankingSettings {
        let origin = self.state.lists.origin();
        OpenBankingSettings {
            base_url: Some(format!("{origin}/bank/")),
            version: self.state.version,
            token_url: Some(format!("{origin}/token")),
            client_id: Some("saldo".to_owned()),
            client_secret_file: Some(self.file("secret", "s3cret&more\n")),
            credentials_file: Some(self.credentials.clone()),
            ..OpenBankingSettings::default()
        }
    }

    pub(crate) fn bank(&self) -> OpenBankingBank {
        OpenBankingBank::open(&self.settings()).unwrap()
    }

    /// Breaks the next `times` answers to paths that hold `part`.
    pub(crate) fn plan(&self, part: &str, fault: Fault, times: usize) {
        let planned = Planned { part: part.to_owned(), fault, times };
        self.state.faults.lock().unwrap().push(planned);
    }

    /// How many requests had a path with `part` in it.
    pub(crate) fn asked(&self, part: &str) -> usize {
        self.state.asked.lock().unwrap().iter().filter(|path| path.contains(part)).count()
    }

    /// Whether everything so far was as the specification has it.
    pub(crate) fn assert_valid(&self) {
        let violations = self.state.violations.lock().unwrap();
        assert!(violations.is_empty(), "{}", violations.join("\n"));
        assert!(!self.state.asked.lock().unwrap().is_empty(), "nobody asked anything");
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        self.accepting.abort();
        if !std::thread::panicking() {
            let violations = self.state.violations.lock().unwrap();
            assert!(violations.is_empty(), "{}", violations.join("\n"));
        }
    }
}

async fn accept(listener: TcpListener, tls: Option<TlsAcceptor>, state: Arc<State>) {
    let mut serving = tokio::task::JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        stream.set_nodelay(true).unwrap();
        state.connections.fetch_add(1, Ordering::Relaxed);
        let (tls, state) = (tls.clone(), Arc::clone(&state));
        serving.spawn(async move {
            match tls {
                None => serve(stream, state).await,
                Some(tls) => {
                    if let Ok(stream) = tls.accept(stream).await {
                        serve(stream, state).await;
                    }
                }
            }
        });
    }
}

async fn serve<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(stream: S, state: Arc<State>) {
    let answer = service_fn(move |request| {
        let state = Arc::clone(&state);
        async move {
            let reply = state.answer(request).await;
            reply.ok_or_else(|| std::io::Error::other("broken off on purpose"))
        }
    });
    let connection =
        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), answer);
    // An error is a connection that was broken off, here or there.
    drop(connection.await);
}

impl State {
    async fn answer(&self, request: Request<Incoming>) -> Reply {
        let now = self.at_once.fetch_add(1, Ordering::SeqCst) + 1;
        self.at_once_most.fetch_max(now, Ordering::SeqCst);
        let reply = self.answer_counted(request).await;
        self.at_once.fetch_sub(1, Ordering::SeqCst);
        reply
    }

    async fn answer_counted(&self, request: Request<Incoming>) -> Reply {
        tokio::time::sleep(self.pause).await;
        let (head, body) = request.into_parts();
        let body =
            body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
        let path = head.uri.path().to_owned();
        self.asked.lock().unwrap().push(format!("{} {}", head.method, head.uri));
        let fault = self.fault(&path);
        let (status, call, mut answer) = if path == "/token" {
            let (status, answer) = self.authority.lock().unwrap().grant(&head, &body);
            (status, None, answer)
        } else {
            let interaction = head.headers.get("x-fapi-interaction-id");
            if interaction.and_then(|id| id.to_str().ok()).is_none_or(|id| id.len() != 36) {
                self.violated(format!("{path}: no x-fapi-interaction-id"));
            }
            if head.headers.contains_key("x-fapi-customer-ip-address") {
                self.violated(format!("{path}: a customer's address that nobody knows"));
            }
            self.interface(&head, &body)
        };
        if let Some(fault) = fault {
            return fault.reply(&head, answer, self.lists.base()).await;
        }
        if let Some(call) = call
            && self.is_new(&answer)
            && let Some(problem) = violation(self.version, &call, &answer)
        {
            self.violated(problem);
            answer = json!({});
        }
        Some(json_reply(status, &answer))
    }

    /// Whether this very answer has not been held to the schema yet.
    fn is_new(&self, answer: &Value) -> bool {
        let mut digest = DefaultHasher::new();
        answer.to_string().hash(&mut digest);
        self.checked.lock().unwrap().insert(digest.finish())
    }

    fn interface(
        &self,
        head: &hyper::http::request::Parts,
        body: &Bytes,
    ) -> (u16, Option<String>, Value) {
        let path = head.uri.path();
        let Some(rest) = self.lists.below(path) else {
            self.violated(format!("{path}: not within the interface"));
            return (404, None, json!({}));
        };
        if rest.starts_with("/account-access-consents") {
            let call = self.authority.lock().unwrap().consent(head, rest, body, self.version);
            if let Some(problem) = call.problem {
                self.violated(problem);
            }
            return (call.status, call.schema, call.answer);
        }
        let customer = self.authority.lock().unwrap().customer(head);
        let Some(customer) = customer else {
            return (401, Some("error".to_owned()), self.lists.error("401 Unauthorized"));
        };
        match self.lists.list(&customer, rest, head.uri.query()) {
            Ok((call, answer)) => (200, Some(call), answer),
            Err(status) => (status, Some("error".to_owned()), self.lists.error("Refused")),
        }
    }

    fn fault(&self, path: &str) -> Option<Fault> {
        let mut faults = self.faults.lock().unwrap();
        let planned = faults.iter_mut().find(|it| it.times > 0 && path.contains(&it.part))?;
        planned.times -= 1;
        Some(planned.fault.clone())
    }

    fn violated(&self, what: String) {
        self.violations.lock().unwrap().push(what);
    }
}

pub(crate) fn json_reply(status: u16, answer: &Value) -> Response<Full<Bytes>> {
    let body = if status == 204 { Bytes::new() } else { Bytes::from(answer.to_string()) };
    Response::builder()
        .status(status)
        .header("content-type", "application/json; charset=utf-8")
        .header("x-fapi-interaction-id", "echo")
        .body(Full::new(body))
        .unwrap()
}
