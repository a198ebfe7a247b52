//! Customers who linked, and futures that are ready.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chrono::DateTime;
use saldo::basics::{AccountId, Now};
use saldo::consent::{AccountScope, LinkedCustomer, LookBack};

#[path = "../../benches/customers/linked.rs"]
mod customers;

/// The customer `id`, linked with a grant for all data classes of the accounts in `scope`.
pub(crate) fn linked(id: &str, scope: AccountScope) -> LinkedCustomer {
    let now = Now::at(DateTime::from_timestamp(1_790_000_000, 0).unwrap());
    customers::linked(id, scope, LookBack::Unlimited, now)
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
