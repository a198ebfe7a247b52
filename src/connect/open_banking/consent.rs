//! Consents at the bank: what a customer is asked to allow Saldo to read.

use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, SecondsFormat, Utc};
use hyper::{Method, StatusCode};
use serde::Deserialize;
use serde_json::json;
use tokio::time::timeout;
use url::Url;

use super::call::request;
use super::failure::{damaged, unreachable};
use super::open::{OpenBankingError, Parts};
use super::tokens::TokenEndpoint;
use crate::bank::BankFailure;
use crate::connect::http::{Host, Reply};
use crate::settings::OpenBankingSettings;

/// What failures are logged under.
const ENDPOINT: &str = "/account-access-consents";
/// How long one call may take, its token included: nobody waits for it by voice.
const CALL_TIME_MAX: Duration = Duration::from_secs(30);
/// What Saldo asks to read (specification, "permissions"): everything it can tell, and nothing
/// else. Merchants' names and least payments come with the detailed permissions only.
const PERMISSIONS: [&str; 9] = [
    "ReadAccountsDetail",
    "ReadBalances",
    "ReadDirectDebits",
    "ReadScheduledPaymentsDetail",
    "ReadStandingOrdersDetail",
    "ReadStatementsDetail",
    "ReadTransactionsCredits",
    "ReadTransactionsDebits",
    "ReadTransactionsDetail",
];

/// Where a consent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentStatus {
    /// The customer has not said yes at the bank yet.
    Awaiting,
    /// The customer said yes.
    Authorised,
    /// The customer said no, or the bank did.
    Rejected,
    /// It was ended before its time.
    Revoked,
    /// Its time is over.
    Expired,
    /// Something that the standard's versions do not know.
    Other,
}

/// A consent as the bank has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The bank's name for it, at most 128 characters.
    pub id: String,
    /// Where it stands.
    pub status: ConsentStatus,
    /// When it ends by itself; `None` for never.
    pub expires_at: Option<DateTime<Utc>>,
}

/// The bank's consents, in Saldo's own name (RFC 6749, section 4.4).
pub struct Consents {
    host: Host,
    base: Url,
    endpoint: TokenEndpoint,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ConsentWire {
    data: ConsentData,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ConsentData {
    consent_id: String,
    status: String,
    expiration_date_time: Option<DateTime<Utc>>,
}

impl Consents {
    /// The consents at the bank that `settings` describe. Reads files, asks nobody.
    ///
    /// # Errors
    ///
    /// [`OpenBankingError`] names the setting and what is wrong with it.
    pub fn open(settings: &OpenBankingSettings) -> Result<Self, OpenBankingError> {
        let Parts { host, base, endpoint } = Parts::open(settings)?;
        let endpoint = endpoint.ok_or(OpenBankingError::Missing("token_url"))?;
        Ok(Self { host, base, endpoint })
    }

    /// Makes a consent to everything Saldo can tell, until `expires_at`. It is good for nothing
    /// until the customer authorises it at the bank.
    ///
    /// # Errors
    ///
    /// [`BankFailure`]; then there may be a consent all the same, which nobody authorises.
    pub async fn create(&self, expires_at: Option<DateTime<Utc>>) -> Result<Consent, BankFailure> {
        let mut data = json!({"Permissions": PERMISSIONS});
        if let Some(end) = expires_at {
            data["ExpirationDateTime"] = end.to_rfc3339_opts(SecondsFormat::Secs, false).into();
        }
        let body = json!({"Data": data, "Risk": {}}).to_string();
        let reply = self.ask(Method::POST, None, Bytes::from(body)).await?;
        consent(reply, StatusCode::CREATED)
    }

    /// The consent `id`.
    ///
    /// # Errors
    ///
    /// [`BankFailure`], also when there is none of this name.
    pub async fn status(&self, id: &str) -> Result<Consent, BankFailure> {
        consent(self.ask(Method::GET, Some(id), Bytes::new()).await?, StatusCode::OK)
    }

    /// Ends the consent `id`.
    ///
    /// # Errors
    ///
    /// [`BankFailure`], also when there is none of this name.
    pub async fn delete(&self, id: &str) -> Result<(), BankFailure> {
        let reply = self.ask(Method::DELETE, Some(id), Bytes::new()).await?;
        match reply.status {
            StatusCode::NO_CONTENT => Ok(()),
            status => Err(refused(status)),
        }
    }

    async fn ask(
        &self,
        method: Method,
        id: Option<&str>,
        body: Bytes,
    ) -> Result<Reply, BankFailure> {
        let mut address = self.base.clone();
        if let Ok(mut path) = address.path_segments_mut() {
            path.push("account-access-consents").extend(id);
        }
        let exchange = async {
            let token = self.endpoint.own().await?;
            let request = request(method, &address, &token, body);
            let request = request.map_err(|why| unreachable(ENDPOINT, why))?;
            let reply = self.host.send(request).await;
            reply.map_err(|error| unreachable(ENDPOINT, &error.to_string()))
        };
        let late = |_| unreachable(ENDPOINT, "no answer in time");
        timeout(CALL_TIME_MAX, exchange).await.map_err(late)?
    }
}

fn consent(reply: Reply, wanted: StatusCode) -> Result<Consent, BankFailure> {
    if reply.status != wanted {
        return Err(refused(reply.status));
    }
    let ConsentWire { data } = serde_json::from_slice(&reply.body)
        .map_err(|_| damaged(ENDPOINT, "the answer is no consent"))?;
    Ok(Consent {
        id: data.consent_id,
        status: match data.status.as_str() {
            "AwaitingAuthorisation" | "AWAU" => ConsentStatus::Awaiting,
            "Authorised" | "AUTH" => ConsentStatus::Authorised,
            "Rejected" | "RJCT" => ConsentStatus::Rejected,
            "Revoked" | "CANC" => ConsentStatus::Revoked,
            "EXPD" => ConsentStatus::Expired,
            _ => ConsentStatus::Other,
        },
        expires_at: data.expiration_date_time,
    })
}

fn refused(status: StatusCode) -> BankFailure {
    unreachable(ENDPOINT, &format!("the bank answers {}", status.as_u16()))
}
