//! Logging in at the bank's own identity provider: there and back.

use hyper::StatusCode;
use subtle::ConstantTimeEq;

use super::answers::see_other;
use super::pages::Stopped;
use super::server::{Asked, AuthorizationServer};
use super::sharing::SHARING_MINUTES;
use super::visit::{VISIT_MINUTES, VisitKey};
use crate::basics::Secret;
use crate::connect::identity::{Attempt, Identified, IdentityFailure, IdentityProvider, SentBack};
use crate::oauth::{Endpoint, Parameters};
use crate::observe::trouble;
use crate::server::answer::HttpAnswer;

impl AuthorizationServer {
    /// The way of a visit to the provider and back.
    fn attempt(&self, key: &VisitKey) -> Attempt {
        Attempt {
            state: key.secret_for("identity state"),
            nonce: key.secret_for("identity nonce"),
            verifier: Secret::new(key.secret_for("identity verifier")),
            redirect_uri: format!("{}{}", self.issuer, Endpoint::Callback.path()),
        }
    }

    /// Sends the customer of a visit to the provider.
    pub(super) async fn send_to(
        &self,
        provider: &IdentityProvider,
        asked: &Asked,
        key: &VisitKey,
    ) -> HttpAnswer {
        match provider.login_address(&self.attempt(key), asked.language.code()).await {
            Ok(address) => see_other(&address),
            Err(failure) => self.unidentified(asked, failure),
        }
    }

    fn unidentified(&self, asked: &Asked, failure: IdentityFailure) -> HttpAnswer {
        match failure {
            IdentityFailure::Refused(_) => {
                let page = self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over);
                self.rejected("identity", page)
            }
            IdentityFailure::Unreachable | IdentityFailure::Unusable(_) => {
                trouble("identity", &failure.to_string());
                self.failed(asked, Some(Endpoint::Callback), "the identity provider failed")
            }
        }
    }

    /// Takes a customer whom the provider sent back: on with their visit as who they are.
    pub(super) async fn come_back(&self, asked: &Asked) -> HttpAnswer {
        let over = || self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over);
        let Some(provider) = &self.identity else { return over() };
        let Some(key) = self.cookies.key(&asked.head.headers) else { return over() };
        let session = match self.vault.session(key.digest(), asked.now.utc()).await {
            Ok(Some(session)) if session.signed_in.is_none() => session,
            Ok(_) => return over(),
            Err(_) => return self.failed(asked, Some(Endpoint::Callback), "a visit was not read"),
        };
        let query = asked.head.uri.query().unwrap_or_default();
        let Ok(parameters) = Parameters::read(query.as_bytes()) else { return over() };
        let attempt = self.attempt(&key);
        let state = parameters.get("state").unwrap_or_default();
        if !bool::from(state.as_bytes().ct_eq(attempt.state.as_bytes())) {
            return self.stopped(asked, StatusCode::FORBIDDEN, Stopped::Over);
        }
        let Some(code) = parameters.get("code") else {
            return self.turned_back(asked, session.linking.is_some()).await;
        };
        // Each asks the provider: whoever holds a visit decides no more often than a password.
        if !self.limits.sign_ins_by_address.try_take(asked.address, asked.at) {
            return self.stopped(asked, StatusCode::TOO_MANY_REQUESTS, Stopped::TooMany);
        }
        let back = SentBack { code, issuer: parameters.get("iss") };
        let Identified { customer, authenticated_at } =
            match provider.customer(&attempt, back, asked.now).await {
                Ok(identified) => identified,
                Err(failure) => return self.unidentified(asked, failure),
            };
        if self.login_rule.ends(authenticated_at) <= asked.now.utc() {
            let failure = IdentityFailure::Refused("the login is too old");
            return self.unidentified(asked, failure);
        }
        self.limits.sign_ins_by_address.give_back(&asked.address);
        let signed_in = (customer, authenticated_at);
        let (minutes, next) = match session.linking {
            Some(_) => (VISIT_MINUTES, Endpoint::Consent),
            None => (SHARING_MINUTES, Endpoint::Sharing),
        };
        self.signed_in(asked, &key, signed_in, minutes, next).await
    }

    /// The provider signs nobody in, or the customer did not want to: back to the platform without
    /// a code, where one sent them.
    async fn turned_back(&self, asked: &Asked, links: bool) -> HttpAnswer {
        if !links {
            return self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::OverSharing);
        }
        match self.visit(asked).await {
            Ok(visit) => self.refuse(asked, &visit).await,
            Err(instead) => instead,
        }
    }
}
