//! What the bank tells anybody.

use super::names::BANK;
use crate::speech::wording::messages;

messages! { "published.ftl";
    /// The routing number.
    ROUTING_NUMBER = "routing-number" { bank: Forms(BANK), digits: Words };
    /// The routing number's title on a screen.
    ROUTING_NUMBER_SHOWN = "routing-number-shown" {};
    /// There is no routing number.
    ROUTING_NUMBER_UNKNOWN = "routing-number-unknown" {};
    /// The opening hours, in words of the settings.
    OPENING_HOURS = "opening-hours" { hours: Words };
    /// The opening hours' title on a screen.
    OPENING_HOURS_SHOWN = "opening-hours-shown" {};
    /// There are no opening hours.
    OPENING_HOURS_UNKNOWN = "opening-hours-unknown" {};
    /// The telephone number.
    PHONE = "phone" { bank: Forms(BANK), digits: Words };
    /// The telephone number's title on a screen.
    PHONE_SHOWN = "phone-shown" {};
    /// There is no telephone number.
    PHONE_UNKNOWN = "phone-unknown" {};
}
