//! Where a platform sends the customer.

use chrono::Duration;
use hyper::StatusCode;

use super::answers::{see_other, with_cookie};
use super::pages::Stopped;
use super::server::{Asked, AuthorizationServer};
use super::visit::VISIT_MINUTES;
use crate::basics::digest_of;
use crate::connect::mint;
use crate::oauth::{Endpoint, Parameters, Refused, SecretKind, authorize, error_uri};
use crate::server::answer::HttpAnswer;
use crate::vault::{Linking, NewSession};

impl AuthorizationServer {
    /// Begins a visit, or says why not: to the client only once its redirect URI is proven.
    pub(super) async fn authorize(&self, asked: &Asked) -> HttpAnswer {
        let bad_link = || self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::BadLink);
        let own = self.limits.visits.try_take(asked.address, asked.at);
        if !own || !self.limits.all_visits.try_take((), asked.at) {
            return self.stopped(asked, StatusCode::TOO_MANY_REQUESTS, Stopped::TooMany);
        }
        let query = asked.head.uri.query().unwrap_or_default();
        let Ok(parameters) = Parameters::read(query.as_bytes()) else { return bad_link() };
        let request = match authorize(&parameters, &self.clients) {
            Ok(request) => request,
            Err(Refused::Shown) => return bad_link(),
            Err(Refused::Sent { redirect_uri, state, error }) => {
                let uri = error_uri(&redirect_uri, error, state.as_deref(), &self.issuer);
                return self.rejected(error.code(), see_other(&uri));
            }
        };
        let (Ok(key), Ok(link)) = (mint::secret(SecretKind::Session), mint::link_id()) else {
            return self.failed(asked, Some(Endpoint::Authorize), "no random bytes");
        };
        let begun = self.vault.begin_session(NewSession {
            key: digest_of(key.expose().as_bytes()),
            linking: Some(Linking { request, link }),
            expires_at: asked.now.plus(Duration::minutes(VISIT_MINUTES)).utc(),
        });
        if begun.await.is_err() {
            return self.failed(asked, Some(Endpoint::Authorize), "a visit was not kept");
        }
        let login = format!("{}{}", self.base, Endpoint::Login.path());
        with_cookie(see_other(&login), self.cookies.set(&key, VISIT_MINUTES).expose())
    }
}
