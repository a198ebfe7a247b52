//! Voice PINs at work: said in a talk, set on the bank's page.

use std::sync::Arc;

use crate::basics::{CustomerId, Now, Secret};
use crate::connect::pin_hash::{PinPepper, random_pin};
use crate::consent::{PinPolicy, PinVerdict, VoicePin};
use crate::observe::{Metrics, trouble};
use crate::server::oauth::Passwords;
use crate::vault::{PinAttempt, PinStanding, PinVault};

/// Checks and sets voice PINs. One of them serves every talk and every page, so that a lock holds
/// wherever the customer tries.
pub struct VoicePins {
    vault: Arc<dyn PinVault>,
    pepper: PinPepper,
    policy: PinPolicy,
    passwords: Passwords,
}

/// What became of a PIN that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PinChecked {
    /// It is the one that was set as this number.
    Right(u32),
    /// It is not.
    Wrong,
    /// It opens nothing: a new one must be set.
    Locked,
    /// There is none.
    Unset,
}

/// It could not be found out, or not kept. What was begun counts as a wrong PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PinFailure;

impl VoicePins {
    /// The PINs of `vault`, peppered with `key`, under `policy`; their checks are counted in
    /// `metrics`.
    pub fn new(
        vault: Arc<dyn PinVault>,
        key: &Secret<[u8; 32]>,
        policy: PinPolicy,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self { vault, pepper: PinPepper::new(key), policy, passwords: Passwords::new(metrics) }
    }

    /// What the bank lays down.
    pub(super) fn policy(&self) -> &PinPolicy {
        &self.policy
    }

    /// How the customer's PIN stands.
    pub(super) async fn standing(
        &self,
        customer: &CustomerId,
        now: Now,
    ) -> Result<PinStanding, PinFailure> {
        let standing = self.vault.pin_of(customer.clone(), self.policy, now.utc()).await;
        standing.map_err(|failure| {
            trouble("voice_pin", &failure.to_string());
            PinFailure
        })
    }

    /// Checks what the customer said. The attempt is on disk before it is looked at.
    pub(super) async fn check(
        &self,
        customer: &CustomerId,
        pin: &VoicePin,
        now: Now,
    ) -> Result<PinChecked, PinFailure> {
        let failed = |failure: crate::vault::VaultFailure| {
            trouble("voice_pin", &failure.to_string());
            PinFailure
        };
        let begun = self.vault.begin_pin_attempt(customer.clone(), self.policy, now.utc());
        let (attempt, set, hash) = match begun.await.map_err(failed)? {
            PinAttempt::Unset => return Ok(PinChecked::Unset),
            PinAttempt::Locked => return Ok(PinChecked::Locked),
            PinAttempt::Begun { attempt, set, hash } => (attempt, set, hash),
        };
        let said = self.pepper.peppered(customer, pin);
        let right = self.passwords.check(said, Some(hash)).await.map_err(|_| PinFailure)?;
        let at = now.utc();
        let settled =
            self.vault.settle_pin_attempt(customer.clone(), attempt, right, self.policy, at);
        Ok(match settled.await.map_err(failed)? {
            PinVerdict::Right => PinChecked::Right(set),
            PinVerdict::Wrong => PinChecked::Wrong,
            PinVerdict::Locked => PinChecked::Locked,
        })
    }

    /// Sets a PIN that the customer chose.
    pub(super) async fn set(
        &self,
        customer: &CustomerId,
        pin: &VoicePin,
        now: Now,
    ) -> Result<(), PinFailure> {
        let said = self.pepper.peppered(customer, pin);
        let hash = self.passwords.hash(said).await.map_err(|_| PinFailure)?;
        let kept = self.vault.set_pin(customer.clone(), hash, now.utc()).await;
        kept.map_err(|failure| {
            trouble("voice_pin", &failure.to_string());
            PinFailure
        })
    }

    /// Sets a random PIN, and returns it to be shown once.
    pub(super) async fn set_random(
        &self,
        customer: &CustomerId,
        own_numbers: &[String],
        now: Now,
    ) -> Result<VoicePin, PinFailure> {
        let pin = random_pin(own_numbers).map_err(|_| PinFailure)?;
        self.set(customer, &pin, now).await?;
        Ok(pin)
    }

    /// Removes the customer's PIN.
    pub(super) async fn remove(&self, customer: &CustomerId) -> Result<(), PinFailure> {
        self.vault.remove_pin(customer.clone()).await.map_err(|failure| {
            trouble("voice_pin", &failure.to_string());
            PinFailure
        })
    }
}
