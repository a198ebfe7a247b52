//! One request to the authorization server, to its endpoint and back.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hyper::body::Incoming;
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use thiserror::Error;
use tokio::time::timeout;

use super::answers;
use super::limits::Limit;
use super::pages::{Language, STYLE, Site, Stopped};
use super::passwords::Passwords;
use super::visit::{CookieRules, is_form, visitor};
use crate::bank::Bank;
use crate::basics::{ClientId, Digest, Now};
use crate::connect::identity::{IdentityError, IdentityProvider};
use crate::consent::AuthenticationRule;
use crate::oauth::{
    BadParameters, Clients, Endpoint, Lifetimes, Parameters, TokenError, TrustedClient, metadata,
    metadata_paths, origin_of,
};
use crate::observe::Metrics;
use crate::server::answer::HttpAnswer;
use crate::server::bodies::Bodies;
use crate::server::clock::Clock;
use crate::server::voice_pins::VoicePins;
use crate::settings::{BadClient, Settings};
use crate::vault::AuthorizationVault;

/// How long a wrong sign-in counts, and how many may count at a time.
const SIGN_IN_WINDOW: Duration = Duration::from_secs(15 * 60);
const SIGN_INS_MAX: usize = 5;
/// Visits that may begin from one address in a minute: a company's whole network may have one.
const VISITS_MAX: usize = 120;
/// Visits that may begin in a minute in all: ten minutes of them are some 40 MB in the Vault.
const ALL_VISITS_MAX: usize = 6_000;
/// Requests from one address in a minute on which a client's proof fails.
const FAILED_CLIENTS_MAX: usize = 60;
const MINUTE: Duration = Duration::from_secs(60);

/// The consents that are offered, in days, as far as the settings allow.
const CONSENT_DAYS: [u32; 4] = [30, 90, 180, 365];

/// What an authorization server is put together from.
pub struct AuthorizationParts<'a> {
    /// What the operator set.
    pub settings: &'a Settings,
    /// The address under which it is reached.
    pub issuer: String,
    /// The bank's data: the customer's accounts.
    pub bank: Arc<dyn Bank>,
    /// Sign-ins, consents, codes and tokens.
    pub vault: Arc<dyn AuthorizationVault>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
}

/// Why an authorization server cannot be put together.
#[derive(Debug, Error)]
pub enum AuthorizationServerError {
    /// A client is none.
    #[error("oauth.clients: {0}")]
    Client(#[from] BadClient),
    /// The issuer is no address.
    #[error("oauth.issuer: {0:?} is no address")]
    Issuer(String),
    /// The bank's own identity provider cannot be used.
    #[error(transparent)]
    Identity(#[from] IdentityError),
}

/// Lets customers link platforms.
pub struct AuthorizationServer {
    pub(super) issuer: String,
    /// The issuer's origin, as browsers write it.
    pub(super) origin: String,
    /// The issuer's path, empty for most.
    pub(super) base: String,
    pub(super) bank_name: String,
    pub(super) clients: Clients,
    /// The bank's own clients, where its tokens are taken, and what customers call them.
    pub(super) banks_clients: Vec<(TrustedClient, String)>,
    pub(super) lifetimes: Lifetimes,
    pub(super) consent_days: Vec<u32>,
    /// How old the login may be that a link was made with.
    pub(super) login_rule: AuthenticationRule,
    pub(super) cookies: CookieRules,
    pub(super) bank: Arc<dyn Bank>,
    pub(super) vault: Arc<dyn AuthorizationVault>,
    /// Where customers log in instead of here.
    pub(super) identity: Option<IdentityProvider>,
    pub(super) passwords: Passwords,
    /// Voice PINs; `None` where the bank has none.
    pub(super) pins: Option<Arc<VoicePins>>,
    pub(super) limits: Limits,
    pub(super) bank_time_max: Duration,
    metadata_paths: [String; 2],
    answer_time_max: Duration,
    behind_proxy: bool,
    metrics: Arc<Metrics>,
    clock: Clock,
}

/// Who may try how often.
pub(super) struct Limits {
    pub(super) visits: Limit<IpAddr>,
    pub(super) all_visits: Limit<()>,
    pub(super) sign_ins_by_user: Limit<Digest>,
    pub(super) sign_ins_by_address: Limit<IpAddr>,
    pub(super) failed_clients: Limit<IpAddr>,
    pub(super) clients: Vec<(ClientId, Limit<()>)>,
}

/// One request, its body not yet read.
pub(super) struct Asked {
    pub(super) head: Parts,
    pub(super) address: IpAddr,
    pub(super) now: Now,
    pub(super) at: Instant,
    /// What the visitor reads.
    pub(super) language: Language,
}

impl AuthorizationServer {
    /// Puts an authorization server together.
    ///
    /// # Errors
    ///
    /// [`AuthorizationServerError`] names the setting.
    pub fn new(parts: AuthorizationParts<'_>) -> Result<Self, AuthorizationServerError> {
        let AuthorizationParts { settings, issuer, bank, vault, metrics } = parts;
        let clients = settings.oauth.clients()?;
        let origin = origin_of(&issuer);
        let origin = origin.ok_or_else(|| AuthorizationServerError::Issuer(issuer.clone()))?;
        let most = settings.oauth.consent_days_max;
        let mut consent_days: Vec<u32> =
            CONSENT_DAYS.into_iter().filter(|days| *days < most).collect();
        consent_days.push(most);
        let of_client = |client: &crate::oauth::Client| {
            let most = usize::try_from(client.token_requests_per_minute).unwrap_or(usize::MAX);
            (client.id.clone(), Limit::new(most, MINUTE))
        };
        let banks_clients = settings
            .resource_server
            .clients
            .iter()
            .map(|written| written.client().map(|client| (client, written.name.clone())));
        let identity = &settings.identity;
        let is_there = identity.issuer.is_some();
        Ok(Self {
            identity: is_there.then(|| IdentityProvider::open(identity)).transpose()?,
            metadata_paths: metadata_paths(&issuer),
            base: issuer.strip_prefix(&origin).unwrap_or_default().to_owned(),
            bank_name: settings.bank.name.clone(),
            lifetimes: settings.oauth.lifetimes(),
            consent_days,
            login_rule: settings.oauth.login_rule(),
            cookies: CookieRules::of(&issuer),
            passwords: Passwords::new(Arc::clone(&metrics)),
            pins: None,
            limits: Limits {
                visits: Limit::new(VISITS_MAX, MINUTE),
                all_visits: Limit::new(ALL_VISITS_MAX, MINUTE),
                sign_ins_by_user: Limit::new(SIGN_INS_MAX, SIGN_IN_WINDOW),
                sign_ins_by_address: Limit::new(SIGN_INS_MAX, SIGN_IN_WINDOW),
                failed_clients: Limit::new(FAILED_CLIENTS_MAX, MINUTE),
                clients: clients.iter().map(of_client).collect(),
            },
            bank_time_max: Duration::from_millis(settings.deadlines.bank_ms),
            answer_time_max: Duration::from_millis(settings.deadlines.answer_ms),
            behind_proxy: settings.server.behind_tls_proxy,
            issuer,
            origin,
            banks_clients: banks_clients.collect::<Result<_, _>>()?,
            clients,
            bank,
            vault,
            metrics,
            clock: Clock::system(),
        })
    }

    /// The same, on another clock than the system's.
    pub fn on_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// The same, with a page on which customers set their voice PIN among `pins`.
    #[must_use]
    pub fn with_voice_pins(self, pins: Arc<VoicePins>) -> Self {
        Self { pins: Some(pins), ..self }
    }

    /// Whether `path` is one of its own.
    pub(in crate::server) fn serves(&self, path: &str) -> bool {
        self.endpoint(path).is_some() || self.metadata_paths.iter().any(|own| own == path)
    }

    fn endpoint(&self, path: &str) -> Option<Endpoint> {
        let below = path.strip_prefix(self.base.as_str())?;
        Endpoint::ALL.into_iter().find(|endpoint| endpoint.path() == below)
    }

    /// Answers a request to one of its paths, `connected` from an address.
    pub(in crate::server) async fn answer(
        &self,
        head: Parts,
        body: Incoming,
        bodies: &Bodies,
        connected: IpAddr,
    ) -> HttpAnswer {
        let endpoint = self.endpoint(head.uri.path());
        let address = visitor(&head.headers, connected, self.behind_proxy);
        let wished = wished_language(&head);
        let language = wished.or_else(|| self.cookies.language(&head.headers));
        let language = language.or_else(|| Language::accepted(&head.headers));
        let language = language.unwrap_or(Language::English);
        let (now, at) = (self.clock.now(), Instant::now());
        let asked = Asked { head, address, now, at, language };
        let answering = self.route(endpoint, &asked, body, bodies);
        let answer = match timeout(self.answer_time_max, answering).await {
            Ok(answer) => answer,
            Err(_) => self.failed(&asked, endpoint, "deadline"),
        };
        match wished {
            Some(language) => answers::with_cookie(answer, &self.cookies.keep_language(language)),
            None => answer,
        }
    }

    async fn route(
        &self,
        endpoint: Option<Endpoint>,
        asked: &Asked,
        body: Incoming,
        bodies: &Bodies,
    ) -> HttpAnswer {
        let posts = [Method::POST];
        let gets = [Method::GET];
        let (method, allowed) = match endpoint {
            None
            | Some(
                Endpoint::Authorize
                | Endpoint::Style
                | Endpoint::Callback
                | Endpoint::Sharing
                | Endpoint::Heard
                | Endpoint::HeardFile,
            ) => (&asked.head.method, &gets[..]),
            Some(
                Endpoint::Login
                | Endpoint::Consent
                | Endpoint::SharingLogin
                | Endpoint::SharingLink
                | Endpoint::SharingErase
                | Endpoint::VoiceCode,
            ) => (&asked.head.method, &[Method::GET, Method::POST][..]),
            Some(_) => (&asked.head.method, &posts[..]),
        };
        if !allowed.contains(method) {
            return self.rejected("method", answers::wrong_method(allowed));
        }
        if *method == Method::GET {
            return match endpoint {
                None => answers::document(metadata(&self.issuer)),
                Some(Endpoint::Style) => answers::style(STYLE),
                Some(Endpoint::Authorize) => self.authorize(asked).await,
                Some(Endpoint::Callback) => self.come_back(asked).await,
                Some(Endpoint::Consent) => self.show_consent(asked).await,
                Some(Endpoint::Sharing) => self.show_sharing(asked).await,
                Some(Endpoint::SharingLogin) => self.show_sharing_login(asked).await,
                Some(Endpoint::SharingLink) => self.show_link(asked).await,
                Some(Endpoint::SharingErase) => self.show_erase(asked).await,
                Some(Endpoint::VoiceCode) => self.show_voice_code(asked).await,
                Some(Endpoint::Heard) => self.show_heard(asked).await,
                Some(Endpoint::HeardFile) => self.send_heard(asked).await,
                Some(_) => self.show_login(asked).await,
            };
        }
        let form = match read_form(asked, body, bodies).await {
            Ok(form) => form,
            Err(status) => return self.rejected("form", answers::status(status)),
        };
        let is_client = !endpoint.is_some_and(Endpoint::is_page);
        let form = match form {
            Ok(form) => form,
            Err(bad) if is_client => return answers::token_error(TokenError::from(bad)),
            Err(_) => return self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over),
        };
        match endpoint {
            Some(Endpoint::Login) => self.log_in(asked, &form).await,
            Some(Endpoint::Consent) => self.decide(asked, &form).await,
            Some(Endpoint::SharingLogin) => self.log_in_to_sharing(asked, &form).await,
            Some(Endpoint::SharingLink) => self.change_link(asked, &form).await,
            Some(Endpoint::SharingVoice) => self.keep_voice(asked, &form).await,
            Some(Endpoint::SharingErase) => self.erase(asked, &form).await,
            Some(Endpoint::VoiceCode) => self.change_voice_code(asked, &form).await,
            Some(Endpoint::SharingEnd) => self.log_out(asked, &form).await,
            Some(Endpoint::Revoke) => self.revoke(asked, &form).await,
            Some(Endpoint::Introspect) => self.introspect(asked, &form).await,
            _ => self.token(asked, &form).await,
        }
    }

    /// What the pages of a visitor share.
    pub(super) fn site<'a>(&'a self, asked: &'a Asked) -> Site<'a> {
        let query = asked.head.uri.query().unwrap_or_default();
        Site { base: &self.base, bank: &self.bank_name, language: asked.language, query }
    }

    /// A page on which the visit ends.
    pub(super) fn stopped(&self, asked: &Asked, status: StatusCode, why: Stopped) -> HttpAnswer {
        let reason = match why {
            Stopped::BadLink => "link",
            Stopped::Over | Stopped::OverSharing => "visit",
            Stopped::TooMany => "many",
            Stopped::Busy => "busy",
        };
        let page = why.html(self.site(asked));
        self.rejected(reason, answers::page(status, page, std::iter::empty()))
    }

    /// The answer when something of ours does not work.
    pub(super) fn failed(
        &self,
        asked: &Asked,
        endpoint: Option<Endpoint>,
        reason: &'static str,
    ) -> HttpAnswer {
        crate::observe::trouble("oauth", reason);
        match endpoint {
            Some(endpoint) if endpoint.is_page() => {
                self.stopped(asked, StatusCode::SERVICE_UNAVAILABLE, Stopped::Busy)
            }
            _ => answers::later(StatusCode::SERVICE_UNAVAILABLE),
        }
    }

    /// Counts what is refused.
    pub(super) fn rejected(&self, reason: &'static str, answer: HttpAnswer) -> HttpAnswer {
        self.metrics.refusal("oauth", reason);
        answer
    }
}

/// The language that an address asks for by name.
fn wished_language(head: &Parts) -> Option<Language> {
    let pairs = head.uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    let mut wished = pairs.filter(|(name, _)| *name == "lang").map(|(_, value)| value);
    match (wished.next(), wished.next()) {
        (Some(code), None) => Language::coded(code),
        _ => None,
    }
}

/// The form in the body; an outer error is answered without a word.
async fn read_form(
    asked: &Asked,
    body: Incoming,
    bodies: &Bodies,
) -> Result<Result<Parameters, BadParameters>, StatusCode> {
    if !is_form(&asked.head.headers) {
        return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    let body = bodies.read(body).await.map_err(|unread| unread.status())?;
    Ok(Parameters::read(&body.bytes))
}
