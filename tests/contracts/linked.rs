//! Customers who linked, and futures that are ready.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chrono::{DateTime, Duration};
use saldo::basics::{AccountId, ApplicationId, CustomerId, LinkId, Now, digest_of};
use saldo::consent::{
    AccountScope, Caller, Channel, DataClasses, Grant, LinkedCustomer, Manner, Premises, Tokens,
    admit,
};

/// The customer `id`, linked with a grant for all data classes of the accounts in `scope`.
pub(crate) fn linked(id: &str, scope: AccountScope) -> LinkedCustomer {
    let now = Now::at(DateTime::from_timestamp(1_790_000_000, 0).unwrap());
    let application = ApplicationId::new("amzn1.ask.skill.contract").unwrap();
    let caller = Caller {
        channel: Channel::Alexa,
        application: application.clone(),
        user: None,
        person: None,
        tokens: Tokens { person: None, user: Some(digest_of(b"token")) },
        premises: Premises::Home,
    };
    let grant = Grant {
        link: LinkId::new("link").unwrap(),
        customer: CustomerId::new(id).unwrap(),
        channel: Channel::Alexa,
        application,
        user: None,
        classes: DataClasses::ALL,
        accounts: scope,
        granted_at: now.utc(),
        expires_at: now.plus(Duration::days(1)).utc(),
        token_expires_at: now.plus(Duration::days(1)).utc(),
        revoked_at: None,
        retires_predecessor: false,
        manner: Manner::default(),
    };
    admit(&caller, DataClasses::ALL, Some(grant), now).unwrap()
}

/// The account `id`.
pub(crate) fn account(id: &str) -> AccountId {
    AccountId::new(id).unwrap()
}

/// What a future of an embedded connector is ready with at once; within a runtime, what a future
/// of a remote one comes to.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        return runtime.block_on(future);
    }
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("an embedded connector never waits"),
    }
}
