//! The endpoints that clients call: tokens, revocation, introspection.

use hyper::StatusCode;
use hyper::header::AUTHORIZATION;
use serde::Serialize;

use super::answers::{document, later, token_error};
use super::server::{Asked, AuthorizationServer};
use crate::basics::{Secret, digest_of};
use crate::connect::mint::{self, MintFailure};
use crate::oauth::{
    Client, CodeClaim, Endpoint, Parameters, RefreshClaim, SecretKind, TokenError, TokenRequest,
    authenticate, introspection, read_token_request,
};
use crate::server::answer::HttpAnswer;
use crate::vault::{CodeRedemption, Issued, IssuedTokens, Refreshment};

/// The answer with tokens (RFC 6749, section 5.1).
#[derive(Serialize)]
struct Tokens<'a> {
    access_token: &'a str,
    token_type: &'static str,
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
    scope: String,
}

/// Tokens that are sent if the claim holds.
struct Minted {
    access_token: Secret<String>,
    refresh_token: Secret<String>,
}

impl Minted {
    fn new() -> Result<Self, MintFailure> {
        Ok(Self {
            access_token: mint::secret(SecretKind::AccessToken)?,
            refresh_token: mint::secret(SecretKind::RefreshToken)?,
        })
    }
}

impl AuthorizationServer {
    /// The client that sent a form, within the number of its requests.
    ///
    /// # Errors
    ///
    /// The answer that it gets instead.
    fn client(&self, asked: &Asked, form: &Parameters) -> Result<&Client, Box<HttpAnswer>> {
        let fields: Vec<&[u8]> =
            asked.head.headers.get_all(AUTHORIZATION).iter().map(|f| f.as_bytes()).collect();
        let many = || Box::new(self.rejected("many", later(StatusCode::TOO_MANY_REQUESTS)));
        if !self.limits.failed_clients.try_take(asked.address, asked.at) {
            return Err(many());
        }
        let client = match authenticate(&fields, form, &self.clients) {
            Ok(client) => client,
            Err(error) => return Err(self.rejected(error.code(), token_error(error)).into()),
        };
        self.limits.failed_clients.give_back(&asked.address);
        let own = self.limits.clients.iter().find(|(id, _)| *id == client.id);
        if own.is_none_or(|(_, limit)| !limit.try_take((), asked.at)) {
            return Err(many());
        }
        Ok(client)
    }

    /// Redeems a code or a refresh token.
    pub(super) async fn token(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let client = match self.client(asked, form) {
            Ok(client) => client,
            Err(instead) => return *instead,
        };
        let failed = |what| self.failed(asked, Some(Endpoint::Token), what);
        let Ok(minted) = Minted::new() else { return failed("no random bytes") };
        let outcome = match read_token_request(form) {
            Ok(request) => self.claim(asked, client, request, &minted).await,
            Err(error) => Some(Err(error)),
        };
        match outcome {
            Some(Ok(issued)) => issued_tokens(asked, &minted, &issued),
            Some(Err(error)) => self.rejected(error.code(), token_error(error)),
            None => failed("tokens were not kept"),
        }
    }

    /// `None` when the Vault cannot be used.
    async fn claim(
        &self,
        asked: &Asked,
        client: &Client,
        request: TokenRequest,
        minted: &Minted,
    ) -> Option<Result<Issued, TokenError>> {
        let tokens = IssuedTokens {
            access_token: digest_of(minted.access_token.expose().as_bytes()),
            access_token_expires_at: asked.now.plus(self.lifetimes.access_token).utc(),
            refresh_token: digest_of(minted.refresh_token.expose().as_bytes()),
        };
        let (at, id) = (asked.now.utc(), client.id.clone());
        let outcome = match request {
            TokenRequest::Code { code, redirect_uri, challenge, resource } => {
                let claim = CodeClaim { client: id, redirect_uri, challenge, resource };
                let refresh_expires_at = asked.now.plus(self.lifetimes.refresh_token).utc();
                let asked = CodeRedemption { code, claim, tokens, refresh_expires_at, at };
                self.vault.redeem(asked).await
            }
            TokenRequest::Refresh { token, classes, resource } => {
                let claim = RefreshClaim { client: id, mode: client.refresh, classes, resource };
                self.vault.refresh(Refreshment { token, claim, tokens, at }).await
            }
        };
        outcome.ok()
    }

    /// Takes a token back (RFC 7009): always 200, so that nobody learns which tokens there are.
    pub(super) async fn revoke(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let client = match self.client(asked, form) {
            Ok(client) => client,
            Err(instead) => return *instead,
        };
        let Some(token) = form.get("token") else {
            return token_error(TokenError::InvalidRequest);
        };
        let token = digest_of(token.as_bytes());
        match self.vault.give_back(token, client.id.clone(), asked.now.utc()).await {
            // Clients ignore the body, but some take nothing that is not JSON.
            Ok(()) => document("{}"),
            Err(_) => self.failed(asked, Some(Endpoint::Revoke), "a token was not given back"),
        }
    }

    /// Tells a client with a secret about a token of its own (RFC 7662).
    pub(super) async fn introspect(&self, asked: &Asked, form: &Parameters) -> HttpAnswer {
        let client = match self.client(asked, form) {
            Ok(client) if !client.secrets.is_empty() => client,
            Ok(_) => return token_error(TokenError::InvalidClient),
            Err(instead) => return *instead,
        };
        let Some(token) = form.get("token") else {
            return token_error(TokenError::InvalidRequest);
        };
        match self.vault.token_state(digest_of(token.as_bytes())).await {
            Ok(state) => {
                document(introspection(state.as_ref(), &client.id, &self.issuer, asked.now))
            }
            Err(_) => self.failed(asked, Some(Endpoint::Introspect), "a token was not read"),
        }
    }
}

fn issued_tokens(asked: &Asked, minted: &Minted, issued: &Issued) -> HttpAnswer {
    let left = issued.access_token_expires_at - asked.now.utc();
    let tokens = Tokens {
        access_token: minted.access_token.expose(),
        token_type: "Bearer",
        expires_in: left.num_seconds().max(0),
        refresh_token: issued.refresh_token.then_some(minted.refresh_token.expose()),
        scope: issued.classes.to_string(),
    };
    document(serde_json::to_vec(&tokens).unwrap_or_default())
}
