//! The authorisation server of the double: tokens and consents.

use std::collections::{BTreeMap, HashMap};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use hyper::Method;
use hyper::http::request::Parts;
use saldo::settings::OpenBankingVersion;
use serde_json::{Value, json};

use crate::ledger::Ledger;
use crate::schema::violation;

/// Who may ask for what.
#[derive(Default)]
pub(crate) struct Authority {
    /// Access tokens that open something, and whose they are.
    access: HashMap<String, String>,
    /// Refresh tokens that have not been used.
    pub(crate) refresh: HashMap<String, String>,
    /// Saldo's own tokens.
    own: Vec<String>,
    /// Consents and their states.
    pub(crate) consents: BTreeMap<String, Value>,
    issued: usize,
    /// How often a token was refreshed.
    pub(crate) refreshed: usize,
    /// How long the tokens last that are given out, in seconds.
    pub(crate) expires_in: Option<i64>,
}

/// What became of a call about a consent.
pub(crate) struct ConsentCall {
    pub(crate) status: u16,
    pub(crate) schema: Option<String>,
    pub(crate) answer: Value,
    pub(crate) problem: Option<String>,
}

impl Authority {
    pub(crate) fn of(ledger: &Ledger) -> Self {
        let mut it = Self::default();
        for customer in ledger.people.keys() {
            it.issue(customer);
        }
        it
    }

    /// A new pair of tokens for `customer`.
    fn issue(&mut self, customer: &str) -> (String, String) {
        self.issued += 1;
        let pair = (format!("access-{}", self.issued), format!("refresh-{}", self.issued));
        self.access.insert(pair.0.clone(), customer.to_owned());
        self.refresh.insert(pair.1.clone(), customer.to_owned());
        pair
    }

    /// The credentials file that an operator writes after all have consented.
    pub(crate) fn credentials(&self, ledger: &Ledger) -> Value {
        let of = |tokens: &HashMap<String, String>, customer: &str| {
            let found = tokens.iter().find(|(_, whose)| *whose == customer);
            found.map(|(token, _)| token.clone())
        };
        let mut customers = json!({});
        for (customer, person) in &ledger.people {
            customers[customer] = json!({"access_token": of(&self.access, customer),
                "refresh_token": of(&self.refresh, customer), "consent_id": "urn-1",
                "time_zone": person.time_zone});
        }
        json!({"customers": customers})
    }

    /// Ends all access tokens.
    pub(crate) fn expire(&mut self) {
        self.access.clear();
    }

    /// Whose token the request carries.
    pub(crate) fn customer(&self, head: &Parts) -> Option<String> {
        self.access.get(bearer(head)?).cloned()
    }

    /// An answer of the token endpoint.
    pub(crate) fn grant(&mut self, head: &Parts, body: &Bytes) -> (u16, Value) {
        let form: HashMap<String, String> =
            url::form_urlencoded::parse(body).into_owned().collect();
        if head.method != Method::POST || !is_client(head, &form) {
            return (401, json!({"error": "invalid_client"}));
        }
        match form.get("grant_type").map(String::as_str) {
            Some("client_credentials") if form.get("scope").is_some_and(|it| it == "accounts") => {
                self.issued += 1;
                let token = format!("own-{}", self.issued);
                self.own.push(token.clone());
                (200, json!({"access_token": token, "token_type": "Bearer", "expires_in": 300}))
            }
            Some("refresh_token") => {
                let spent = form.get("refresh_token").and_then(|it| self.refresh.remove(it));
                let Some(customer) = spent else {
                    return (400, json!({"error": "invalid_grant"}));
                };
                let (access, refresh) = self.issue(&customer);
                self.refreshed += 1;
                let mut answer = json!({"access_token": access, "refresh_token": refresh,
                    "token_type": "Bearer"});
                if let Some(seconds) = self.expires_in {
                    answer["expires_in"] = seconds.into();
                }
                (200, answer)
            }
            _ => (400, json!({"error": "unsupported_grant_type"})),
        }
    }

    /// An answer about consents.
    pub(crate) fn consent(
        &mut self,
        head: &Parts,
        rest: &str,
        body: &Bytes,
        version: OpenBankingVersion,
    ) -> ConsentCall {
        let mut call = ConsentCall { status: 401, schema: None, answer: json!({}), problem: None };
        if !bearer(head).is_some_and(|token| self.own.iter().any(|own| own == token)) {
            return call;
        }
        let id = rest.trim_start_matches("/account-access-consents").trim_start_matches('/');
        if head.method == Method::POST {
            let name = "post /account-access-consents";
            let asked: Value = serde_json::from_slice(body).unwrap_or_default();
            call.problem = violation(version, &format!("{name} request"), &asked);
            let id = format!("urn-consent-{}", self.consents.len() + 1);
            let status = match version {
                OpenBankingVersion::V3 => "AwaitingAuthorisation",
                OpenBankingVersion::V4 => "AWAU",
            };
            let mut data = asked["Data"].clone();
            data["ConsentId"] = id.as_str().into();
            data["Status"] = status.into();
            data["CreationDateTime"] = "2026-09-21T10:00:00+00:00".into();
            data["StatusUpdateDateTime"] = "2026-09-21T10:00:00+00:00".into();
            call.answer = json!({"Data": data, "Risk": {}});
            self.consents.insert(id, call.answer.clone());
            (call.status, call.schema) = (201, Some(name.to_owned()));
        } else if head.method == Method::DELETE {
            call.status = if self.consents.remove(id).is_some() { 204 } else { 400 };
        } else if let Some(known) = self.consents.get(id) {
            call.answer = known.clone();
            call.schema = Some("get /account-access-consents/{ConsentId}".to_owned());
            call.status = 200;
        } else {
            call.status = 400;
        }
        call
    }
}

fn bearer(head: &Parts) -> Option<&str> {
    head.headers.get("authorization")?.to_str().ok()?.strip_prefix("Bearer ")
}

/// Whether the request proves that Saldo asks: by its secret, or by a signed assertion.
fn is_client(head: &Parts, form: &HashMap<String, String>) -> bool {
    if let Some(field) = head.headers.get("authorization") {
        let coded = field.to_str().ok().and_then(|text| text.strip_prefix("Basic "));
        let pair = coded.and_then(|coded| STANDARD.decode(coded).ok());
        return pair.as_deref() == Some(b"saldo:s3cret%26more");
    }
    let is_saldo = form.get("client_id").is_some_and(|id| id == "saldo");
    is_saldo && form.get("client_assertion").is_none_or(|it| it.split('.').count() == 3)
}
