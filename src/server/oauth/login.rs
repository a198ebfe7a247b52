//! Where the customer's name and password go.

use chrono::{DateTime, Duration, Utc};
use hyper::StatusCode;

use super::answers::{page, see_other, with_cookie};
use super::pages::{LoginFault, LoginPage, Stopped};
use super::server::{Asked, AuthorizationServer};
use super::visit::{VISIT_MINUTES, VisitKey, is_own_page};
use crate::basics::{CustomerId, Secret, digest_of};
use crate::connect::mint;
use crate::oauth::{
    AuthorizationError, Client, Endpoint, Parameters, SecretKind, error_uri, origin_of,
};
use crate::server::answer::HttpAnswer;
use crate::vault::{Linking, Session, VaultFailure};

/// How many characters a user name has at most: what is longer is nobody's.
const USER_CHARS_MAX: usize = 64;

/// A visit that holds: its key, what the platform asks for, who signed in, and the client that sent
/// the customer.
pub(super) struct Visit<'s> {
    pub(super) key: VisitKey,
    pub(super) linking: Linking,
    pub(super) signed_in: Option<(CustomerId, DateTime<Utc>)>,
    pub(super) expires_at: DateTime<Utc>,
    pub(super) client: &'s Client,
}

/// Why nobody is signed in.
pub(super) enum Unsigned {
    /// What was entered is not right; the user name as it was.
    Fault(String, LoginFault),
    /// Something else is shown.
    Instead(Box<HttpAnswer>),
}

impl AuthorizationServer {
    /// The visit that the cookie names.
    ///
    /// # Errors
    ///
    /// The page that is shown instead.
    pub(super) async fn visit(&self, asked: &Asked) -> Result<Visit<'_>, HttpAnswer> {
        let over = || self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over);
        let key = self.cookies.key(&asked.head.headers).ok_or_else(over)?;
        let found = self.vault.session(key.digest(), asked.now.utc()).await;
        let session = match found {
            Ok(session) => session.ok_or_else(over)?,
            Err(_) => {
                return Err(self.failed(asked, Some(Endpoint::Login), "a visit was not read"));
            }
        };
        let Session { linking, signed_in, expires_at } = session;
        let linking = linking.ok_or_else(over)?;
        let client = self.clients.get(linking.request.client.as_str()).ok_or_else(over)?;
        Ok(Visit { key, linking, signed_in, expires_at, client })
    }

    /// The visit behind a form that was sent from our own page.
    ///
    /// # Errors
    ///
    /// The page that is shown instead.
    pub(super) async fn posted_visit(
        &self,
        asked: &Asked,
        form: &Parameters,
    ) -> Result<Visit<'_>, HttpAnswer> {
        let visit = self.visit(asked).await?;
        let own = is_own_page(&asked.head.headers, &self.origin);
        if !own || !visit.key.vouches_for(form.get("csrf")) {
            return Err(self.stopped(asked, StatusCode::FORBIDDEN, Stopped::Over));
        }
        Ok(visit)
    }

    /// The page on which the customer logs in.
    pub(super) async fn show_login(&self, asked: &Asked) -> HttpAnswer {
        match self.visit(asked).await {
            Ok(visit) => match &self.identity {
                Some(provider) => self.send_to(provider, asked, &visit.key).await,
                None => self.login_page(asked, &visit.key, Some(visit.client), "", None),
            },
            Err(instead) => instead,
        }
    }

    /// The page on which somebody logs in: for `client`, or of themselves.
    pub(super) fn login_page(
        &self,
        asked: &Asked,
        key: &VisitKey,
        client: Option<&Client>,
        user: &str,
        fault: Option<LoginFault>,
    ) -> HttpAnswer {
        let status = match fault {
            None => StatusCode::OK,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let html = LoginPage {
            site: self.site(asked),
            client: client.map(|client| client.name.as_str()),
            csrf: &key.csrf(),
            user,
            fault,
        }
        .html();
        match client {
            Some(client) => self.form_page(status, html, client),
            None => page(status, html, std::iter::empty()),
        }
    }

    /// A page whose form leads to the client in the end.
    pub(super) fn form_page(
        &self,
        status: StatusCode,
        html: String,
        client: &Client,
    ) -> HttpAnswer {
        let own: Vec<String> =
            client.redirect_uris.iter().filter_map(|uri| origin_of(uri)).collect();
        let behind = client.redirect_origins.iter();
        page(status, html, own.iter().chain(behind).map(String::as_str))
    }

    /// Signs a customer in, or shows the page again.
    pub(super) async fn log_in(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let visit = match self.posted_visit(asked, form).await {
            Ok(visit) => visit,
            Err(instead) => return instead,
        };
        if form.get("decision") == Some("refuse") {
            return self.refuse(asked, &visit).await;
        }
        match self.credentials(asked, form).await {
            Ok(customer) => {
                let signed_in = (customer, asked.now.utc());
                self.signed_in(asked, &visit.key, signed_in, VISIT_MINUTES, Endpoint::Consent).await
            }
            Err(Unsigned::Instead(instead)) => *instead,
            Err(Unsigned::Fault(user, fault)) => {
                let client = Some(visit.client);
                self.unsigned(self.login_page(asked, &visit.key, client, &user, Some(fault)), fault)
            }
        }
    }

    /// Counts a sign-in that failed, for what was entered.
    pub(super) fn unsigned(&self, page: HttpAnswer, fault: LoginFault) -> HttpAnswer {
        if fault == LoginFault::Mismatch { self.rejected("sign_in", page) } else { page }
    }

    /// Who signs in with the name and password of a form.
    ///
    /// # Errors
    ///
    /// Why nobody does.
    pub(super) async fn credentials(
        &self,
        asked: &Asked,
        form: &Parameters,
    ) -> Result<CustomerId, Unsigned> {
        if self.identity.is_some() {
            let nowhere = self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over);
            return Err(Unsigned::Instead(Box::new(nowhere)));
        }
        let user = form.get("user").map(str::trim).unwrap_or_default();
        let user = user.chars().take(USER_CHARS_MAX).collect::<String>();
        if user.is_empty() {
            return Err(Unsigned::Fault(user, LoginFault::UserMissing));
        }
        let Some(password) = form.get("password").map(|text| Secret::new(text.to_owned())) else {
            return Err(Unsigned::Fault(user, LoginFault::PasswordMissing));
        };
        match self.check(asked, &user, password).await {
            Ok(Some(customer)) => Ok(customer),
            Ok(None) => Err(Unsigned::Fault(user, LoginFault::Mismatch)),
            Err(instead) => Err(Unsigned::Instead(Box::new(instead))),
        }
    }

    /// Who signs in with this name and password; `None` when they do not go together or the name
    /// was tried too often, which takes as long and looks the same.
    async fn check(
        &self,
        asked: &Asked,
        user: &str,
        password: Secret<String>,
    ) -> Result<Option<CustomerId>, HttpAnswer> {
        let limits = &self.limits;
        if !limits.sign_ins_by_address.try_take(asked.address, asked.at) {
            return Err(self.stopped(asked, StatusCode::TOO_MANY_REQUESTS, Stopped::TooMany));
        }
        let user = user.to_lowercase();
        let name = digest_of(user.as_bytes());
        let counted = limits.sign_ins_by_user.try_take(name, asked.at);
        let failed = |what| self.failed(asked, Some(Endpoint::Login), what);
        let known = self.vault.sign_in_of(&user).await;
        let known = known.map_err(|_| failed("a sign-in was not read"))?;
        let hash = known.as_ref().map(|known| known.password_hash.clone());
        let matches = self.passwords.check(password, hash).await;
        let matches = matches.map_err(|_| failed("too many passwords wait"))?;
        let customer = known.filter(|_| matches && counted).map(|known| known.customer);
        if customer.is_some() {
            limits.sign_ins_by_address.give_back(&asked.address);
            limits.sign_ins_by_user.give_back(&name);
        }
        Ok(customer)
    }

    /// Goes on with a visit of the customer who logged in, and when, under another key, for
    /// `minutes`.
    pub(super) async fn signed_in(
        &self,
        asked: &Asked,
        key: &VisitKey,
        signed_in: (CustomerId, DateTime<Utc>),
        minutes: i64,
        next: Endpoint,
    ) -> HttpAnswer {
        let Ok(renewed) = mint::secret(SecretKind::Session) else {
            return self.failed(asked, Some(Endpoint::Login), "no random bytes");
        };
        let digest = digest_of(renewed.expose().as_bytes());
        let until = asked.now.plus(Duration::minutes(minutes)).utc();
        let at = asked.now.utc();
        match self.vault.sign_in(key.digest(), digest, signed_in, at, until).await {
            Ok(()) => {
                let cookie = self.cookies.set(&renewed, minutes);
                with_cookie(see_other(&self.address(next)), cookie.expose())
            }
            Err(VaultFailure::Ended) => self.stopped(asked, StatusCode::BAD_REQUEST, Stopped::Over),
            Err(_) => self.failed(asked, Some(Endpoint::Login), "a sign-in was not kept"),
        }
    }

    /// Sends the customer back without a code.
    pub(super) async fn refuse(&self, asked: &Asked, visit: &Visit<'_>) -> HttpAnswer {
        if self.vault.end_session(visit.key.digest()).await.is_err() {
            return self.failed(asked, Some(Endpoint::Consent), "a visit was not ended");
        }
        let request = &visit.linking.request;
        let (error, state) = (AuthorizationError::AccessDenied, request.state.as_deref());
        let uri = error_uri(&request.redirect_uri, error, state, &self.issuer);
        with_cookie(self.rejected(error.code(), see_other(&uri)), &self.cookies.clear())
    }
}
