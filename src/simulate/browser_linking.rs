//! The platform's side of linking, in a browser on this machine.
//!
//! `/link` sends the browser to the authorization server as a platform's app does; `/linked` takes
//! it back, redeems the code and says on a plain page what came of it.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue, LOCATION};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use maud::html;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};

use super::describe::LinkingDescription;
use super::http::Client;
use super::stage::SKILL_ID;
use crate::basics::{Secret, digest_of};
use crate::connect::mint;
use crate::oauth::{Endpoint, Parameters};
use crate::settings::ClientSettings;

/// Links that are under way, by their `state`: one browser on one machine begins few.
const UNDER_WAY_MAX: usize = 64;

/// The platform's name as a client of the demo's authorization server.
const CLIENT_ID: &str = "alexa-demo";

/// How the demo's first customer signs in: an invented customer, on a loopback address.
pub(super) const DEMO_USER: &str = "demo";

/// See [`DEMO_USER`].
pub(super) fn demo_password() -> Secret<String> {
    Secret::new("saldo-demo".to_owned())
}

/// A platform's listener for browsers, before it knows whom to link to.
#[derive(Debug)]
pub(super) struct LinkingListener {
    listener: TcpListener,
    address: SocketAddr,
}

#[derive(Debug)]
struct Platform {
    server: SocketAddr,
    client_secret: Secret<String>,
    redirect_uri: String,
    verifiers: Mutex<HashMap<String, String>>,
}

impl LinkingListener {
    /// Takes a free loopback port.
    ///
    /// # Errors
    ///
    /// When no port can be had.
    pub(super) async fn bind() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    fn redirect_uri(&self) -> String {
        format!("http://{}/linked", self.address)
    }

    /// The platform as the authorization server is told of it.
    pub(super) fn client(&self, secret: &Secret<String>) -> ClientSettings {
        ClientSettings {
            id: CLIENT_ID.to_owned(),
            name: "Alexa".to_owned(),
            application: SKILL_ID.to_owned(),
            redirect_uris: vec![self.redirect_uri()],
            secret_sha256: vec![digest_of(secret.expose().as_bytes()).to_hex()],
            ..ClientSettings::default()
        }
    }

    /// Takes browsers to the authorization server at `server` for as long as the runtime lives.
    pub(super) fn serve(
        self,
        server: SocketAddr,
        client_secret: Secret<String>,
    ) -> LinkingDescription {
        let redirect_uri = self.redirect_uri();
        let description = LinkingDescription {
            link_url: format!("http://{}/link", self.address),
            issuer: format!("http://{server}"),
            client_id: CLIENT_ID.to_owned(),
            client_secret: client_secret.expose().clone(),
            redirect_uri: redirect_uri.clone(),
            user: DEMO_USER.to_owned(),
            password: demo_password().expose().clone(),
        };
        let platform =
            Arc::new(Platform { server, client_secret, redirect_uri, verifiers: Mutex::default() });
        tokio::spawn(async move {
            while let Ok((stream, _)) = self.listener.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&platform)));
            }
        });
        description
    }
}

async fn answer(stream: TcpStream, platform: Arc<Platform>) {
    let service = service_fn(|request: Request<Incoming>| {
        let platform = Arc::clone(&platform);
        async move { Ok::<_, hyper::Error>(platform.route(&request).await) }
    });
    // How it ended is the browser's affair.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

impl Platform {
    async fn route(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        match request.uri().path() {
            "/link" => self.begin(),
            "/linked" => {
                let query = request.uri().query().unwrap_or_default();
                let linked = self.finish(query.as_bytes()).await;
                page(linked.as_deref().unwrap_or("The server's answer makes no sense."))
            }
            _ => bare(StatusCode::NOT_FOUND),
        }
    }

    fn begin(&self) -> Response<Full<Bytes>> {
        let (Ok(verifier), Ok(state)) = (mint::random::<32>(), mint::random::<16>()) else {
            return bare(StatusCode::INTERNAL_SERVER_ERROR);
        };
        let [verifier, state] = [URL_SAFE_NO_PAD.encode(verifier), URL_SAFE_NO_PAD.encode(state)];
        let challenge = URL_SAFE_NO_PAD.encode(digest_of(verifier.as_bytes()).as_bytes());
        let mut verifiers = self.verifiers.lock().unwrap_or_else(PoisonError::into_inner);
        if verifiers.len() >= UNDER_WAY_MAX {
            verifiers.clear();
        }
        verifiers.insert(state.clone(), verifier);
        let (server, path) = (self.server, Endpoint::Authorize.path());
        let redirect_uri = form_encoded(&self.redirect_uri);
        let location = format!(
            "http://{server}{path}?response_type=code&client_id={CLIENT_ID}&state={state}\
             &redirect_uri={redirect_uri}&code_challenge={challenge}&code_challenge_method=S256"
        );
        let mut answer = bare(StatusCode::SEE_OTHER);
        if let Ok(location) = HeaderValue::from_str(&location) {
            answer.headers_mut().insert(LOCATION, location);
        }
        answer
    }

    /// What came of it, in words; `None` when nothing did.
    async fn finish(&self, query: &[u8]) -> Option<String> {
        let sent = Parameters::read(query).ok()?;
        let verifier = {
            let mut verifiers = self.verifiers.lock().unwrap_or_else(PoisonError::into_inner);
            verifiers.remove(sent.get("state")?)?
        };
        if let Some(error) = sent.get("error") {
            return Some(format!("Not linked: the server says {error}."));
        }
        let form = format!(
            "grant_type=authorization_code&code={}&redirect_uri={}&code_verifier={verifier}",
            form_encoded(sent.get("code")?),
            form_encoded(&self.redirect_uri),
        );
        let proof = STANDARD.encode(format!("{CLIENT_ID}:{}", self.client_secret.expose()));
        let headers = [("authorization", &*format!("Basic {proof}"))];
        let mut client = Client::new(self.server);
        let reply = client.post_form(Endpoint::Token.path(), &headers, form.into()).await.ok()?;
        let tokens: Value = serde_json::from_slice(&reply.body).ok()?;
        let scope = tokens["scope"].as_str()?;
        Some(format!("Linked. The platform now holds tokens for: {scope}."))
    }
}

fn form_encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn bare(status: StatusCode) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    answer
}

fn page(text: &str) -> Response<Full<Bytes>> {
    let markup = html! {
        (maud::DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Linking" }
            }
            body { main { h1 { "The platform's own page" } p { (text) } } }
        }
    };
    let mut answer = Response::new(Full::new(Bytes::from(markup.into_string())));
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    answer.headers_mut().insert(CONTENT_TYPE, kind);
    answer
}
