//! One question's requests to the interface: tokens, retries, pages, one deadline.

use std::collections::HashSet;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, StatusCode};
use tokio::time::{Instant, sleep_until, timeout_at};
use url::Url;

use super::endpoint::{Endpoint, is_within};
use super::failure::{Missed, damaged, misread, unreachable};
use super::records::document;
use super::records::wire::{Data, Document};
use super::tokens::Tokens;
use crate::bank::BankFailure;
use crate::basics::{AccountId, Secret};
use crate::connect::http::{Asked, Host, HttpFailure, Reply};
use crate::connect::mint;

/// How often one page is asked for again after 429, 5xx or a broken connection: once, for a bank
/// that is down is not helped by more.
const RETRIES_MAX: u32 = 1;
/// The wait before that where the bank asks for none.
const RETRY_PAUSE: Duration = Duration::from_millis(200);
/// The most pages of one list: with a few dozen rows a page still years of a busy account, and
/// an end for a bank whose pages have none.
const PAGES_MAX: usize = 1_000;
/// The most bytes of all pages of one list: what one question may hold in memory for an account.
const LIST_BYTES_MAX: usize = 64 * 1024 * 1024;

/// What every request of one question shares.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    /// Where the bank is.
    pub(super) host: &'a Host,
    /// The address that all endpoints are below.
    pub(super) base: &'a Url,
    /// The customers' tokens.
    pub(super) tokens: &'a Tokens,
    /// The customer who asks.
    pub(super) customer: &'a str,
    /// When an answer is of no use any more.
    pub(super) deadline: Instant,
}

impl Call<'_> {
    /// All pages of a list, in the bank's order. None where the endpoint is one that the bank
    /// need not have, and it has not.
    ///
    /// # Errors
    ///
    /// [`Missed`].
    pub(super) async fn list(
        &self,
        endpoint: Endpoint,
        account: Option<&AccountId>,
        query: Option<&str>,
    ) -> Result<Vec<Data>, Missed> {
        let Some(mut address) = endpoint.address(self.base, account) else {
            return Err(Missed::Refused(StatusCode::NOT_FOUND));
        };
        address.set_query(query);
        let what = endpoint.name();
        let mut seen = HashSet::new();
        let mut bytes = 0;
        let mut pages = Vec::new();
        loop {
            if pages.len() == PAGES_MAX || !seen.insert(address.clone()) {
                return Err(damaged(what, "its pages have no end").into());
            }
            let body = match self.page(what, &address).await {
                Err(Missed::Refused(StatusCode::NOT_FOUND)) if endpoint.is_optional() => {
                    return Ok(Vec::new());
                }
                page => page?,
            };
            bytes += body.len();
            if bytes > LIST_BYTES_MAX {
                return Err(damaged(what, "its pages are too large together").into());
            }
            let answer = document(&body).map_err(|problem| misread(what, &problem))?;
            let Document { data, links } = answer;
            pages.push(data);
            let Some(next) = links.next.filter(|next| !next.is_empty()) else { return Ok(pages) };
            let next = self.base.join(&next).ok().filter(|next| is_within(next, self.base));
            address = next.ok_or_else(|| damaged(what, "Links.Next leads to another place"))?;
        }
    }

    /// One page, asked for again as often as is allowed.
    async fn page(&self, what: &str, address: &Url) -> Result<Bytes, Missed> {
        let mut refused: Option<Secret<String>> = None;
        let mut retries = 0;
        loop {
            let token = self.tokens.access(self.customer, refused.as_ref(), self.deadline).await?;
            let request = get(address, &token).map_err(|why| unreachable(what, why))?;
            let answer = timeout_at(self.deadline, self.host.send(request)).await;
            let answer = answer.map_err(|_| unreachable(what, "no answer in time"))?;
            let (why, wait) = match answer {
                Ok(Reply { status: StatusCode::OK, body, .. }) => return Ok(body),
                Ok(Reply { status: StatusCode::UNAUTHORIZED, .. }) if refused.is_none() => {
                    refused = Some(token);
                    continue;
                }
                Ok(Reply { status, retry_after, .. }) => match verdict(what, status) {
                    Some(missed) => return Err(missed),
                    None => (format!("the bank answers {}", status.as_u16()), retry_after),
                },
                Err(HttpFailure::TooLarge) => {
                    return Err(damaged(what, &HttpFailure::TooLarge.to_string()).into());
                }
                Err(error) => (error.to_string(), None),
            };
            let again = Instant::now().checked_add(wait.unwrap_or(RETRY_PAUSE));
            match again.filter(|again| retries < RETRIES_MAX && *again < self.deadline) {
                Some(again) => sleep_until(again).await,
                None => return Err(unreachable(what, &why).into()),
            }
            retries += 1;
        }
    }
}

/// What a status that is no success means for the question; `None` where asking again may help.
fn verdict(what: &str, status: StatusCode) -> Option<Missed> {
    let code = status.as_u16();
    match status {
        StatusCode::UNAUTHORIZED => {
            Some(unreachable(what, "the bank refuses the customer's token").into())
        }
        StatusCode::BAD_REQUEST | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => {
            Some(Missed::Refused(status))
        }
        StatusCode::TOO_MANY_REQUESTS => None,
        _ if status.is_server_error() => None,
        _ => Some(damaged(what, &format!("the bank answers {code}, which makes no sense")).into()),
    }
}

/// A refusal that nothing explains.
pub(super) fn refusal(endpoint: Endpoint, status: StatusCode) -> BankFailure {
    let why = format!("the bank answers {}: look at the consent's permissions", status.as_u16());
    unreachable(endpoint.name(), &why)
}

fn get(address: &Url, token: &Secret<String>) -> Result<Asked, &'static str> {
    request(Method::GET, address, token, Bytes::new())
}

/// A request to the interface. The customer's own address is not known to a voice platform's
/// back end, so `x-fapi-customer-ip-address` is never sent.
pub(super) fn request(
    method: Method,
    address: &Url,
    token: &Secret<String>,
    body: Bytes,
) -> Result<Asked, &'static str> {
    let bearer = HeaderValue::from_str(&format!("Bearer {}", token.expose()));
    let mut bearer = bearer.map_err(|_| "a token fits no field")?;
    bearer.set_sensitive(true);
    let path = match address.query() {
        Some(query) => format!("{}?{query}", address.path()),
        None => address.path().to_owned(),
    };
    let json = HeaderValue::from_static("application/json");
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(AUTHORIZATION, bearer)
        .header(ACCEPT, json.clone())
        .header("x-fapi-interaction-id", interaction_id()?);
    if !body.is_empty() {
        request = request.header(CONTENT_TYPE, json);
    }
    request.body(Full::new(body)).map_err(|_| "its address cannot be asked")
}

/// A fresh name for one request, by which the bank finds it in its logs (RFC 9562, version 4).
fn interaction_id() -> Result<String, &'static str> {
    let random = mint::random::<16>().map_err(|_| "there is no randomness")?;
    let number = u128::from_be_bytes(random) & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let digits = format!("{number:032x}");
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    Ok(parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interaction_id_is_a_random_uuid() {
        let id = interaction_id().unwrap();
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(&id[14..15], "4");
        assert!(["8", "9", "a", "b"].contains(&&id[19..20]), "{id}");
        assert_ne!(id, interaction_id().unwrap());
    }
}
