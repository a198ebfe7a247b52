//! Access tokens of the bank's own authorization server, at the gate.

use std::sync::Arc;

use chrono::Duration;
use thiserror::Error;

use crate::basics::{Now, Secret};
use crate::connect::identity::{AccessTokens, AccessTokensError, Unbelieved};
use crate::consent::{Aloud, Barrier, Caller, DataClasses, Grant, LookBack, Premises};
use crate::observe::{Metrics, trouble};
use crate::settings::ResourceServerSettings;
use crate::vault::{Admission, BankGrant, BankGrantVault, VaultFailure};

/// Takes the bank's tokens instead of Saldo's own.
pub struct ResourceServer {
    tokens: AccessTokens,
    vault: Arc<dyn BankGrantVault>,
    consent_days: i64,
    aloud: Aloud,
    look_back: LookBack,
    metrics: Arc<Metrics>,
}

/// Why a token opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Untaken {
    /// What the customer is told.
    pub barrier: Barrier,
    /// The name in logs and metrics.
    pub reason: &'static str,
}

/// Why it is not known what a token opens.
#[derive(Debug, Error)]
pub(super) enum Unknown {
    /// The bank's authorization server cannot be asked.
    #[error("its authorization server does not say")]
    Unasked,
    /// The Vault cannot say so.
    #[error(transparent)]
    Vault(#[from] VaultFailure),
}

impl ResourceServer {
    /// One that takes the tokens that `settings` describe, and keeps their links in `vault`. Reads
    /// files, asks nobody.
    ///
    /// # Errors
    ///
    /// [`AccessTokensError`] names the setting.
    pub fn new(
        settings: &ResourceServerSettings,
        vault: Arc<dyn BankGrantVault>,
        metrics: Arc<Metrics>,
    ) -> Result<Self, AccessTokensError> {
        Ok(Self {
            tokens: AccessTokens::open(settings)?,
            vault,
            consent_days: settings.consent_days.into(),
            aloud: settings.level().ok_or(AccessTokensError::Setting("aloud"))?,
            look_back: settings.look_back(),
            metrics,
        })
    }

    /// The grant behind `token`, which `caller` presents: what both the token and the link that is
    /// kept for it open. `None` where there is nothing to look for.
    ///
    /// # Errors
    ///
    /// [`Unknown`]; within, why the token opens nothing.
    pub(super) async fn grant(
        &self,
        caller: &Caller,
        token: Option<&Secret<String>>,
        now: Now,
    ) -> Result<Result<Option<Grant>, Untaken>, Unknown> {
        let Some(token) = token.filter(|_| caller.premises != Premises::Managed) else {
            return Ok(Ok(None));
        };
        let believed = match self.tokens.believed(token, now).await {
            Ok(believed) => believed,
            Err(Unbelieved::Bad(bad)) => return Ok(self.untaken(bad.barrier(), bad.reason())),
            Err(Unbelieved::Unasked(failure)) => {
                trouble("resource_server", &failure.to_string());
                self.metrics.token_refusal("unasked");
                return Err(Unknown::Unasked);
            }
        };
        if (believed.channel, &believed.application) != (caller.channel, &caller.application) {
            return Ok(self.untaken(Barrier::NotLinked, "token_application"));
        }
        if believed.classes == DataClasses::NONE {
            return Ok(self.untaken(Barrier::NotLinked, "token_scope"));
        }
        let lasts = Duration::days(self.consent_days);
        let expires_at = Now::at(believed.authorized_at).plus(lasts).utc();
        if expires_at <= now.utc() {
            return Ok(self.untaken(Barrier::Expired, "token_sign_in"));
        }
        let presented = BankGrant {
            customer: believed.customer,
            channel: believed.channel,
            application: believed.application,
            user: caller.user,
            classes: believed.classes,
            aloud: self.aloud,
            look_back: self.look_back,
            authorized_at: believed.authorized_at,
            expires_at,
            token_expires_at: believed.expires_at,
            at: now.utc(),
        };
        match self.vault.admit_bank_grant(presented).await? {
            Admission::Held(grant) => Ok(Ok(Some(grant))),
            Admission::Ended => Ok(self.untaken(Barrier::Revoked, "token_ended")),
        }
    }

    fn untaken(&self, barrier: Barrier, reason: &'static str) -> Result<Option<Grant>, Untaken> {
        self.metrics.token_refusal(reason);
        Err(Untaken { barrier, reason })
    }
}
