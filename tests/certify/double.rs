//! A small bank's skill as a real HTTP server on a loopback port, with a switch per defect.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Request, Response};
use hyper_util::rt::TokioIo;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use saldo::basics::Now;
use saldo::certify::{Caller, Endpoint, Links, LinksOf, Signing, StrayToken, Target};
use saldo::channel::alexa::verify::{Anchors, CertificateUrl, leaf_key};
use saldo::simulate::{Authority, RsaKey};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::answers::{Day, answer};

pub(crate) const SKILL: &str = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";

/// What is wrong with the skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Defect {
    TakesUnsigned,
    TakesAnyAddress,
    TakesAnyChain,
    TakesAnyTime,
    TakesAnySkill,
    RefusesUnknownProperties,
    SendsNoLinkCard,
    NeedsLinkToOpen,
    FailsOnUnknownToken,
    TellsUnshared,
    ForgetsThatLinksEnd,
    TellsUnlinked,
    NamesIntentOnCard,
    ShowsMoreThanIsSaid,
    StaysOpenUnasked,
    ClosesAfterWelcome,
    HasNoReprompt,
    SpeaksAfterTheEnd,
    FailsWithoutSlot,
    FailsOnOneShots,
    FailsOnOddValues,
    TellsOfExceptions,
    HangsWithTheBank,
    SuggestsTheUnknown,
    HelpsWithoutQuestion,
    StaysAfterStop,
    GivesUpAtOnce,
    FailsOnYes,
    KnowsNobody,
    ShowsWithoutScreen,
    SpeaksEnglishToGermans,
    SendsTooMuch,
    BreaksMarkup,
    IsSlowOnce,
    SaysSymbols,
    PrefersTheOwner,
    TellsInHotels,
    AsksForVoiceCode,
}

/// One authority for all tests: its keys take most of a second.
pub(crate) fn authority() -> &'static Authority {
    static AUTHORITY: OnceLock<(Authority, TempDir)> = OnceLock::new();
    let (authority, _) = AUTHORITY.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        (Authority::open(folder.path(), Now::at(Utc::now())).unwrap(), folder)
    });
    authority
}

/// A running skill.
pub(crate) struct Double {
    address: String,
    state: Arc<State>,
}

pub(crate) struct State {
    pub(crate) defect: Option<Defect>,
    pub(crate) day: Day,
    /// Links that were made for a test and not taken back.
    pub(crate) links: Mutex<Vec<String>>,
    links_made: AtomicUsize,
    /// Whether it was slow already.
    pub(crate) was_slow: Mutex<bool>,
    leaf: Vec<u8>,
    anchors: Anchors,
}

impl State {
    pub(crate) fn has(&self, defect: Defect) -> bool {
        self.defect == Some(defect)
    }
}

impl Double {
    pub(crate) async fn start(defect: Option<Defect>, day: Day) -> Self {
        let authority = authority();
        let key = fs::read_to_string(authority.leaf_key_file()).unwrap();
        let mut anchors = Anchors::none();
        anchors.add(authority.root_pem().as_bytes()).unwrap();
        let state = Arc::new(State {
            defect,
            day,
            links: Mutex::default(),
            links_made: AtomicUsize::new(0),
            was_slow: Mutex::default(),
            leaf: RsaKey::from_pem(&key).unwrap().public().to_vec(),
            anchors,
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/skill", listener.local_addr().unwrap());
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                let service = service_fn(move |request| respond(request, Arc::clone(&state)));
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Self { address, state }
    }

    /// The endpoint as anybody sees it who is not the platform.
    pub(crate) fn foreign(&self) -> Endpoint<'static> {
        Endpoint::new(&self.address, None).unwrap().for_skill(SKILL)
    }

    pub(crate) fn endpoint(&self) -> Endpoint<'static> {
        let signing = Signing { authority: authority(), skill_id: SKILL };
        Endpoint::new(&self.address, Some(signing)).unwrap()
    }
}

/// The same skill on three days.
pub(crate) struct Doubles {
    usual: Double,
    down: Double,
    hung: Double,
}

impl Doubles {
    pub(crate) async fn start(defect: Option<Defect>) -> Self {
        Self {
            usual: Double::start(defect, Day::Usual).await,
            down: Double::start(defect, Day::Down).await,
            hung: Double::start(defect, Day::Hung).await,
        }
    }

    pub(crate) fn target(&self) -> Target<'_> {
        let stray = |what, token: &str| StrayToken { what, caller: caller(token) };
        let callers = vec![caller("token-a"), caller("token-b")];
        Target {
            endpoint: self.usual.endpoint(),
            down: Some(self.down.endpoint()),
            hung: Some(self.hung.endpoint()),
            callers_down: callers.clone(),
            callers_hung: callers.clone(),
            callers,
            stray_tokens: vec![stray("revoked", "revoked"), stray("never issued", "unknown")],
            narrow: Some(caller("narrow")),
            links: Some(LinksOf(self)),
        }
    }
}

impl Links for Doubles {
    fn link(&self) -> Option<(Caller, String)> {
        let state = &self.usual.state;
        let token = format!("link-{}", state.links_made.fetch_add(1, Ordering::Relaxed));
        state.links.lock().unwrap().push(token.clone());
        Some((caller(&token), token))
    }

    fn take_back(&self, link: &str) -> bool {
        let mut links = self.usual.state.links.lock().unwrap();
        let before = links.len();
        links.retain(|token| token != link);
        links.len() < before
    }
}

fn caller(token: &str) -> Caller {
    let user_id = format!("amzn1.ask.account.{token}");
    Caller { user_id, access_token: Some(token.to_owned()) }
}

async fn respond(
    request: Request<Incoming>,
    state: Arc<State>,
) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let (status, body) = match gate(&head.headers, &body, &state) {
        Some(message) => {
            let (answer, pause) = answer(&message, &state);
            tokio::time::sleep(pause).await;
            match answer {
                Some(answer) => (200, answer.to_string()),
                None => (500, "crashed".to_owned()),
            }
        }
        None => (400, String::new()),
    };
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = hyper::StatusCode::from_u16(status).unwrap();
    Ok(response)
}

/// What the platform sent; `None` for what is not the platform's, or not meant for the skill.
fn gate(fields: &HeaderMap, body: &[u8], state: &State) -> Option<Value> {
    let lenient = state.has(Defect::TakesUnsigned);
    if !lenient || fields.contains_key("signaturecertchainurl") {
        let url = fields.get("signaturecertchainurl")?.as_bytes();
        let name = match CertificateUrl::parse(url) {
            Ok(url) => url.name().to_owned(),
            Err(_) if state.has(Defect::TakesAnyAddress) => {
                let url = String::from_utf8_lossy(url).into_owned();
                url.rsplit('/').next()?.to_owned()
            }
            Err(_) => return None,
        };
        let chain =
            fs::read(authority().chains_folder().join(Path::new(&name).file_name()?)).ok()?;
        let proven = leaf_key(&chain, &state.anchors, Now::at(Utc::now()));
        if proven.is_err() && !state.has(Defect::TakesAnyChain) {
            return None;
        }
        let signature = fields.get("signature-256").and_then(|it| STANDARD.decode(it).ok());
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &state.leaf);
        let is_signed = signature.is_some_and(|signature| key.verify(body, &signature).is_ok());
        if !is_signed && !lenient {
            return None;
        }
    }
    let message: Value = serde_json::from_slice(body).ok()?;
    if !state.has(Defect::TakesAnyTime) {
        let stamp = message["request"]["timestamp"].as_str()?;
        let off = (Utc::now() - stamp.parse::<DateTime<Utc>>().ok()?).abs();
        let is_event = message["request"]["type"].as_str()?.starts_with("AlexaSkillEvent.");
        let tolerance = if is_event { 3600 } else { 150 };
        if off.num_seconds() > tolerance {
            return None;
        }
    }
    let meant = |id: &Value| *id == json!(SKILL);
    let session = &message["session"]["application"]["applicationId"];
    let own = meant(&message["context"]["System"]["application"]["applicationId"])
        && (message["session"].is_null() || meant(session));
    (own || state.has(Defect::TakesAnySkill)).then_some(message)
}

/// Longer than the platform waits.
pub(crate) const TOO_LONG: Duration = Duration::from_millis(8_100);
