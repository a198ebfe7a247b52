//! The request envelope, as far as Saldo reads it.
//!
//! Unknown fields are skipped, `null` is absent, and a part of the wrong type is absent too: the
//! platform tests that new properties are accepted, and a changed one must not silence the skill.
//! Everything borrows from the body.

use serde::Deserialize;

use super::lenient::{Argument, List, Part, Present, Text};

/// The whole request.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Envelope<'a> {
    #[serde(borrow)]
    pub(super) session: Part<Session<'a>>,
    #[serde(borrow)]
    pub(super) context: Part<Context<'a>>,
    #[serde(borrow)]
    pub(super) request: Part<Request<'a>>,
}

/// The session; absent for events.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Session<'a> {
    #[serde(borrow)]
    pub(super) session_id: Text<'a>,
    #[serde(borrow)]
    pub(super) attributes: Part<Attributes<'a>>,
    #[serde(borrow)]
    pub(super) user: Part<User<'a>>,
}

/// What Saldo sent as session attributes the turn before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Attributes<'a> {
    /// The sealed frame, under the name that `answer::Attributes` gives it.
    #[serde(borrow)]
    pub(super) saldo: Text<'a>,
}

/// The owner of the device.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct User<'a> {
    #[serde(borrow)]
    pub(super) user_id: Text<'a>,
    #[serde(borrow)]
    pub(super) access_token: Text<'a>,
}

/// The state of the device.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Context<'a> {
    #[serde(borrow, rename = "System")]
    pub(super) system: Part<System<'a>>,
}

/// Who is there, and on what.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct System<'a> {
    #[serde(borrow)]
    pub(super) user: Part<User<'a>>,
    #[serde(borrow)]
    pub(super) person: Part<Person<'a>>,
    /// A managed room, whatever it says of itself.
    pub(super) unit: Present,
    pub(super) device: Part<Device>,
    #[serde(borrow)]
    pub(super) api_endpoint: Text<'a>,
    #[serde(borrow)]
    pub(super) api_access_token: Text<'a>,
}

/// The recognised speaker.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Person<'a> {
    #[serde(borrow)]
    pub(super) person_id: Text<'a>,
    #[serde(borrow)]
    pub(super) access_token: Text<'a>,
}

/// The device.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Device {
    pub(super) supported_interfaces: Part<Interfaces>,
}

/// What the device can do.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Interfaces {
    #[serde(rename = "Alexa.Presentation.APL")]
    pub(super) apl: Present,
}

/// What happened.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Request<'a> {
    #[serde(borrow, rename = "type")]
    pub(super) kind: Text<'a>,
    #[serde(borrow)]
    pub(super) request_id: Text<'a>,
    #[serde(borrow)]
    pub(super) locale: Text<'a>,
    #[serde(borrow)]
    pub(super) intent: Part<Intent<'a>>,
    /// Whether the platform has settled on the intent.
    #[serde(borrow)]
    pub(super) dialog_state: Text<'a>,
    /// Of a skill event.
    #[serde(borrow)]
    pub(super) body: Part<EventBody<'a>>,
    /// Of a touch.
    #[serde(borrow)]
    pub(super) arguments: List<Argument<'a>>,
    /// Why a session ended.
    #[serde(borrow)]
    pub(super) reason: Text<'a>,
    /// What the platform could not use.
    #[serde(borrow)]
    pub(super) error: Part<Fault<'a>>,
}

/// A fault that the platform reports.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Fault<'a> {
    #[serde(borrow, rename = "type")]
    pub(super) kind: Text<'a>,
}

/// The body of a skill event.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct EventBody<'a> {
    #[serde(borrow)]
    pub(super) access_token: Text<'a>,
}

/// What the customer meant, as the platform understood it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Intent<'a> {
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) slots: Part<Slots<'a>>,
}

/// The slots of all intents; an intent has some of them. Boxed: most are absent, and what is
/// decoded is moved from part to whole several times.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Slots<'a> {
    #[serde(borrow)]
    pub(super) account_kind: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) account_name: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) last_four: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) code: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) position: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) category: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) flow: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) merchant: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) period: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) since: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) span: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) over_amount: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) under_amount: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) least_amount: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) most_amount: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) amount: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) branch: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) currency: Part<Box<Slot<'a>>>,
    #[serde(borrow)]
    pub(super) comparison: Part<Box<Slot<'a>>>,
    /// The position slot of the built-in `AMAZON.SelectIntent`.
    #[serde(borrow, rename = "ListPosition")]
    pub(super) list_position: Part<Box<Slot<'a>>>,
}

/// One slot: the older flat form and the newer `slotValue` side by side.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Slot<'a> {
    #[serde(borrow)]
    pub(super) value: Text<'a>,
    #[serde(borrow)]
    pub(super) resolutions: Part<Resolutions<'a>>,
    #[serde(borrow)]
    pub(super) slot_value: Part<SlotValue<'a>>,
}

/// `Simple` has a value, `List` has values; told apart by what is there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SlotValue<'a> {
    #[serde(borrow)]
    pub(super) value: Text<'a>,
    #[serde(borrow)]
    pub(super) resolutions: Part<Resolutions<'a>>,
    #[serde(borrow)]
    pub(super) values: List<Part<SimpleValue<'a>>>,
}

/// One item of a `List`. Lists of lists do not exist.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SimpleValue<'a> {
    #[serde(borrow)]
    pub(super) value: Text<'a>,
    #[serde(borrow)]
    pub(super) resolutions: Part<Resolutions<'a>>,
}

/// What the value was matched with.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Resolutions<'a> {
    #[serde(borrow)]
    pub(super) resolutions_per_authority: List<Part<Authority<'a>>>,
}

/// One catalogue's verdict.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Authority<'a> {
    #[serde(borrow)]
    pub(super) authority: Text<'a>,
    #[serde(borrow)]
    pub(super) status: Part<Status<'a>>,
    #[serde(borrow)]
    pub(super) values: List<Part<Match<'a>>>,
}

/// Whether it matched.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Status<'a> {
    #[serde(borrow)]
    pub(super) code: Text<'a>,
}

/// One match, best first.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Match<'a> {
    #[serde(borrow)]
    pub(super) value: Part<Named<'a>>,
}

/// A catalogue entry.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Named<'a> {
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) id: Text<'a>,
}
