//! A customer who linked, for benchmarks and tests of banks.

use saldo::basics::{ApplicationId, CustomerId, LinkId, Now, digest_of};
use saldo::consent::{
    AccountScope, Caller, Channel, DataClasses, Grant, LinkedCustomer, LookBack, Manner, Premises,
    Tokens, admit,
};

/// The customer `id`, linked with a grant for all data classes of the accounts in `scope`, as far
/// back as `look_back` reaches.
pub(crate) fn linked(
    id: &str,
    scope: AccountScope,
    look_back: LookBack,
    now: Now,
) -> LinkedCustomer {
    let application = ApplicationId::new("a.bank").unwrap();
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
        link: LinkId::new("a.bank").unwrap(),
        customer: CustomerId::new(id).unwrap(),
        channel: Channel::Alexa,
        application,
        user: None,
        classes: DataClasses::ALL,
        accounts: scope,
        look_back,
        revision: 0,
        granted_at: now.utc(),
        authenticated_at: now.utc(),
        expires_at: tomorrow,
        token_expires_at: tomorrow,
        revoked_at: None,
        retires_predecessor: false,
        manner: Manner::default(),
    };
    admit(&caller, DataClasses::ALL, Some(grant), now).unwrap()
}
