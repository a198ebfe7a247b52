//! What a platform reports outside a talk.

use chrono::Duration;

use crate::basics::{Digest, Now, digest_of};
use crate::dialogue::{Event, Turn};
use crate::observe::{Outcome, trouble};
use crate::vault::{Once, Revoke, RevokedBy, Vault, VaultFailure};

/// How long an event is remembered, so that a repetition has no second effect. Alexa repeats one
/// for an hour, and its timestamp may be an hour off.
const REMEMBERED: Duration = Duration::hours(2);

/// Takes an event in. What it changes is durable before the platform hears that it is done; the
/// same event again changes nothing.
pub(super) async fn take_in(vault: &dyn Vault, turn: &Turn, event: &Event, now: Now) -> Outcome {
    let done = match (event, turn.caller.user) {
        (Event::Linked(token), Some(user)) => vault.bind_user(*token, user).await.map(|_| ()),
        (Event::Disabled, Some(user)) => disabled(vault, turn, user, now).await,
        // Without a user there is nothing it could change.
        (Event::Linked(_) | Event::Disabled, None) | (Event::Noted, _) => Ok(()),
    };
    match done {
        Ok(()) => Outcome::Event,
        Err(failure) => {
            trouble("event", &failure.to_string());
            Outcome::EventFailed
        }
    }
}

async fn disabled(
    vault: &dyn Vault,
    turn: &Turn,
    user: Digest,
    now: Now,
) -> Result<(), VaultFailure> {
    let which = Revoke::User {
        channel: turn.caller.channel,
        application: turn.caller.application.clone(),
        user,
    };
    // Without an id of its own it cannot be told from another one: it takes effect each time.
    let named = turn.request != digest_of(b"");
    let key = digest_of(&[turn.request.as_bytes().as_slice(), user.as_bytes()].concat());
    let once = named.then(|| Once { key, until: now.plus(REMEMBERED).utc() });
    vault.revoke(which, RevokedBy::Platform, now.utc(), once).await.map(|_| ())
}
