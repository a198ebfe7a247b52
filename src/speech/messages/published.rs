//! What the bank tells anybody.

use super::names::{APP, BANK};
use crate::speech::wording::messages;

messages! { "published.ftl";
    /// The routing number.
    ROUTING_NUMBER = "routing-number" { bank: Forms(BANK), digits: Words };
    /// The routing number's title on a screen.
    ROUTING_NUMBER_SHOWN = "routing-number-shown" {};
    /// There is no routing number.
    ROUTING_NUMBER_UNKNOWN = "routing-number-unknown" {};
    /// The telephone number.
    PHONE = "phone" { bank: Forms(BANK), digits: Words };
    /// The telephone number's title on a screen.
    PHONE_SHOWN = "phone-shown" {};
    /// There is no telephone number.
    PHONE_UNKNOWN = "phone-unknown" {};
    /// A payment is disputed, or a card is gone.
    DISPUTE = "dispute" {};
    /// There is a complaint.
    COMPLAINT = "complaint" {};
    /// What Saldo does not do.
    SERVICE_REQUEST = "service-request" {};
    /// How to reach a person who settles it.
    PERSON = "person" { bank: Forms(BANK), digits: Words };
    /// How to reach one where there is no telephone number.
    PERSON_UNKNOWN = "person-unknown" { app: Forms(APP) };
}
