//! A customer who linked, for the benchmarks of banks.

use saldo::basics::{ApplicationId, CustomerId, LinkId, Now, digest_of};
use saldo::consent::{
    AccountScope, Caller, Channel, DataClasses, Grant, LinkedCustomer, Manner, Premises, Tokens,
    admit,
};

/// The customer with this number, linked with a grant for everything.
pub(crate) fn linked(customer: u64, now: Now) -> LinkedCustomer {
    let application = ApplicationId::new("benchmark").unwrap();
    let tomorrow = now.plus(chrono::Duration::days(1)).utc();
    let caller = Caller {
        channel: Channel::Alexa,
        application: application.clone(),
        user: None,
        person: None,
        tokens: Tokens { person: None, user: Some(digest_of(b"token")) },
        premises: Premises::Home,
    };
    let grant = Grant {
        link: LinkId::new("benchmark").unwrap(),
        customer: CustomerId::new(&customer.to_string()).unwrap(),
        channel: Channel::Alexa,
        application,
        user: None,
        classes: DataClasses::ALL,
        accounts: AccountScope::All,
        granted_at: now.utc(),
        expires_at: tomorrow,
        token_expires_at: tomorrow,
        revoked_at: None,
        retires_predecessor: false,
        manner: Manner::default(),
    };
    admit(&caller, DataClasses::ALL, Some(grant), now).unwrap()
}
