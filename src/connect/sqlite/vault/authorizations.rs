//! The authorization half of the Vault port over one SQLite file.

use chrono::{DateTime, Utc};

use super::store::SqliteVault;
use super::writer::Write;
use super::{rows, sessions, sharing, tokens};
use crate::basics::{ClientId, CustomerId, Digest, Pending};
use crate::consent::{Length, Pace};
use crate::disclosure::{Act, Actor, Deed};
use crate::oauth::{TokenError, TokenState};
use crate::vault::{
    AuthorizationVault, CodeRedemption, Consented, Issued, NewSession, Refreshment, Session,
    SharedLink, SignIn, VaultFailure,
};

impl AuthorizationVault for SqliteVault {
    fn begin_session<'a>(&'a self, new: NewSession) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::BeginSession(Box::new(new), slot)))
    }

    fn session<'a>(
        &'a self,
        key: Digest,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<Option<Session>, VaultFailure>> {
        Box::pin(async move { self.readers.with(|reader| sessions::session(reader, key, at)) })
    }

    fn sign_in<'a>(
        &'a self,
        key: Digest,
        renewed: Digest,
        signed_in: (CustomerId, DateTime<Utc>),
        at: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Pending<'a, Result<(), VaultFailure>> {
        let write = move |slot| Write::SignIn { key, renewed, signed_in, at, until, slot };
        Box::pin(self.writer.submit(write))
    }

    fn end_session<'a>(&'a self, key: Digest) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::EndSession { key, slot }))
    }

    fn sign_in_of<'a>(
        &'a self,
        user: &'a str,
    ) -> Pending<'a, Result<Option<SignIn>, VaultFailure>> {
        Box::pin(async move { self.readers.with(|reader| sessions::sign_in_of(reader, user)) })
    }

    fn consent<'a>(&'a self, consented: Consented) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::Consent(Box::new(consented), slot)))
    }

    fn redeem<'a>(
        &'a self,
        redemption: CodeRedemption,
    ) -> Pending<'a, Result<Result<Issued, TokenError>, VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::Redeem(Box::new(redemption), slot)))
    }

    fn refresh<'a>(
        &'a self,
        refreshment: Refreshment,
    ) -> Pending<'a, Result<Result<Issued, TokenError>, VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::Refresh(Box::new(refreshment), slot)))
    }

    fn give_back<'a>(
        &'a self,
        token: Digest,
        client: ClientId,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::GiveBack { token, client, at, slot }))
    }

    fn token_state<'a>(
        &'a self,
        token: Digest,
    ) -> Pending<'a, Result<Option<TokenState>, VaultFailure>> {
        Box::pin(async move { self.readers.with(|reader| tokens::token_state(reader, token)) })
    }

    fn links_of<'a>(
        &'a self,
        customer: CustomerId,
    ) -> Pending<'a, Result<Vec<SharedLink>, VaultFailure>> {
        Box::pin(async move {
            self.readers.with(|reader| sharing::links_of(reader, &self.key, &customer))
        })
    }

    fn voice_of<'a>(
        &'a self,
        customer: CustomerId,
    ) -> Pending<'a, Result<(Length, Pace), VaultFailure>> {
        Box::pin(async move { self.readers.with(|reader| rows::voice_of(reader, &customer)) })
    }

    fn erase<'a>(
        &'a self,
        customer: CustomerId,
        by: Actor,
        at: DateTime<Utc>,
    ) -> Pending<'a, Result<bool, VaultFailure>> {
        let act = Act { at, by, deed: Deed::CustomerErased };
        Box::pin(self.writer.submit(move |slot| Write::Erase { customer, act, slot }))
    }
}
