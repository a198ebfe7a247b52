//! Slots to an account choice: a total function, whatever the platform heard.

use super::wire::{Resolutions, Slot, Slots};
use crate::bank::{AccountChoice, AccountKind, Category, KindChoice, LastFour};
use crate::consent::VoicePin;

/// The longest account name that is looked for, in characters. Longer than any nickname a bank
/// takes; what was heard beyond is not a name.
const NAME_CHARACTERS_MAX: usize = 64;

/// The marker of a catalogue that was sent for this customer alone.
const DYNAMIC: &str = ".echo-sdk.dynamic.";

/// The one resolution code that means a match.
const MATCHED: &str = "ER_SUCCESS_MATCH";

/// The accounts that the slots name. A slot with a value that gives nothing is unclear, never
/// empty: to leave it out would answer about another account than was said.
pub(super) fn choice(slots: &Slots<'_>) -> AccountChoice {
    let kind_slot = read(slots.account_kind.0.as_deref());
    let name_slot = read(slots.account_name.0.as_deref());
    let digits_slot = read(slots.last_four.0.as_deref());
    let positions = [read(slots.position.0.as_deref()), read(slots.list_position.0.as_deref())];

    let kind = kind_slot.id.and_then(kind).or_else(|| kind_slot.raw.and_then(kind));
    // A nickname that sounds like a kind may land in the slot for kinds: unmatched, it is a name.
    let own_name = name_slot.own_name.or(name_slot.raw);
    let stray = kind_slot.raw.filter(|_| kind.is_none() && !name_slot.filled);
    let name = own_name.or(stray).and_then(name_of);
    let last_four = digits_slot.raw.and_then(last_four);
    let position = positions.iter().find_map(|slot| slot.raw.and_then(ordinal));
    let is_read = |slot: &Heard<'_>| position.is_some() && slot.raw.and_then(ordinal) == position;
    let unclear = kind_slot.filled && kind.is_none() && (stray.is_none() || name.is_none())
        || name_slot.filled && name.is_none()
        || digits_slot.filled && last_four.is_none()
        || positions.iter().any(|slot| slot.filled && !is_read(slot));
    // Some usual nicknames are categories in every language: their ids tell.
    let category = name_slot.id.filter(|_| name_slot.own_name.is_none()).and_then(category);
    AccountChoice { kind, name, category, last_four, position, unclear, ..AccountChoice::default() }
}

/// The voice PIN in the slots; `None` when none was heard.
pub(super) fn voice_pin(slots: &Slots<'_>) -> Option<VoicePin> {
    let heard = [&slots.last_four, &slots.code];
    heard.into_iter().find_map(|slot| VoicePin::read(read(slot.0.as_deref()).raw?))
}

/// What a slot holds that may not be there.
pub(super) fn read<'a>(slot: Option<&'a Slot<'_>>) -> Heard<'a> {
    slot.map(heard).unwrap_or_default()
}

/// What a slot holds.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Heard<'a> {
    /// Whether anything was heard, made out or not.
    pub(super) filled: bool,
    /// As it was heard.
    pub(super) raw: Option<&'a str>,
    /// The id of the catalogue entry it matched.
    pub(super) id: Option<&'a str>,
    /// The name of the catalogue entry it matched.
    pub(super) name: Option<&'a str>,
    /// The customer's own name for what it matched. The skill's catalogue has names too, but what
    /// was heard is nearer to a nickname than the entry it was filed under.
    own_name: Option<&'a str>,
}

/// Reads a slot. Of a list the first item that was heard counts: one account is asked about.
fn heard<'a>(slot: &'a Slot<'_>) -> Heard<'a> {
    let flat = meant(slot.value.get(), slot.resolutions.0.as_ref());
    let nested = slot.slot_value.0.as_ref();
    let simple = nested.map(|value| meant(value.value.get(), value.resolutions.0.as_ref()));
    let items = nested.into_iter().flat_map(|value| &value.values.0);
    let listed = items
        .filter_map(|item| item.0.as_ref())
        .map(|item| meant(item.value.get(), item.resolutions.0.as_ref()));
    [Some(flat), simple]
        .into_iter()
        .flatten()
        .chain(listed)
        .find(|heard| heard.filled)
        .unwrap_or_default()
}

/// A value with what it matched: in the customer's own catalogue, else in the skill's.
fn meant<'a>(raw: Option<&'a str>, resolutions: Option<&'a Resolutions<'_>>) -> Heard<'a> {
    let spoken = raw.map(str::trim).filter(|raw| !raw.is_empty());
    let raw = spoken.filter(|raw| *raw != "?");
    let matches = |dynamic: bool| {
        let authorities = resolutions.into_iter().flat_map(|all| &all.resolutions_per_authority.0);
        authorities
            .filter_map(|authority| authority.0.as_ref())
            .filter(|verdict| verdict.status.0.as_ref().and_then(|s| s.code.get()) == Some(MATCHED))
            .filter(move |verdict| {
                verdict.authority.get().is_some_and(|name| name.contains(DYNAMIC)) == dynamic
            })
            .flat_map(|verdict| &verdict.values.0)
            .filter_map(|value| value.0.as_ref()?.value.0.as_ref())
            .find(|named| named.id.get().is_some() || named.name.get().is_some())
    };
    let own = matches(true);
    let best = own.or_else(|| matches(false));
    let id = best.and_then(|b| b.id.get());
    Heard {
        filled: spoken.is_some() || id.is_some(),
        raw,
        id,
        name: best.and_then(|b| b.name.get()),
        own_name: own.and_then(|b| b.name.get()),
    }
}

/// The kind with this catalogue id, or with this name where the catalogue was not asked.
fn kind(text: &str) -> Option<KindChoice> {
    let id = text.trim().replace([' ', '-'], "_").to_ascii_lowercase();
    match id.as_str() {
        "all" => Some(KindChoice::All),
        id => AccountKind::named(id).map(KindChoice::Only),
    }
}

/// The category with this catalogue id.
fn category(id: &str) -> Option<Category> {
    Category::named(&id.to_ascii_lowercase())
}

fn name_of(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty() && text != "?" && text.chars().count() <= NAME_CHARACTERS_MAX;
    fits.then(|| text.to_owned())
}

/// Exactly four digits, however they are grouped.
fn last_four(text: &str) -> Option<LastFour> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | ',' | '.')).collect();
    LastFour::new(&digits)
}

/// A position counted from 1: "2", "2nd".
fn ordinal(text: &str) -> Option<u16> {
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    number.parse().ok().filter(|position| *position >= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(slots: &str) -> AccountChoice {
        choice(&serde_json::from_str(slots).unwrap())
    }

    fn resolved(authority: &str, code: &str, id: &str) -> String {
        format!(
            r#"{{"authority":"amzn1.er-authority.echo-sdk{authority}.skill.X",
                "status":{{"code":"{code}"}},
                "values":[{{"value":{{"name":"n {id}","id":"{id}"}}}}]}}"#
        )
    }

    fn slot(name: &str, value: &str, authorities: &[String]) -> String {
        format!(
            r#"{{"{name}":{{"name":"{name}","value":"{value}",
                "resolutions":{{"resolutionsPerAuthority":[{}]}}}}}}"#,
            authorities.join(",")
        )
    }

    #[test]
    fn kinds_come_from_matches_and_from_plain_words() {
        use AccountKind::{CreditCard, Savings};
        for (value, code, id, kind) in [
            ("my plastic", MATCHED, "CREDIT_CARD", Some(KindChoice::Only(CreditCard))),
            ("everything", MATCHED, "ALL", Some(KindChoice::All)),
            ("savings", "ER_SUCCESS_NO_MATCH", "CREDIT_CARD", Some(KindChoice::Only(Savings))),
            ("credit card", "ER_ERROR_TIMEOUT", "x", Some(KindChoice::Only(CreditCard))),
            ("?", "ER_ERROR_EXCEPTION", "x", None),
            ("", MATCHED, "UNKNOWN_ID", None),
        ] {
            let slots = slot("account_kind", value, &[resolved("", code, id)]);
            assert_eq!(choose(&slots).kind, kind, "{value} {code} {id}");
        }
    }

    #[test]
    fn the_customers_own_catalogue_wins() {
        let both = [resolved("", MATCHED, "static"), resolved(".dynamic", MATCHED, "own")];
        let slots = slot("account_name", "rainy day", &both);
        assert_eq!(choose(&slots).name.as_deref(), Some("n own"));
        let unmatched =
            [resolved(".dynamic", "ER_SUCCESS_NO_MATCH", "own"), resolved("", MATCHED, "s")];
        let slots = slot("account_name", "rainy day", &unmatched);
        assert_eq!(choose(&slots).name.as_deref(), Some("rainy day"));
    }

    #[test]
    fn a_nickname_in_the_slot_for_kinds_is_a_name() {
        let choice = choose(r#"{"account_kind":{"value":"rainy day"}}"#);
        assert_eq!((choice.kind, choice.name.as_deref()), (None, Some("rainy day")));
    }

    #[test]
    fn odd_forms_are_empty() {
        let open = AccountChoice::default();
        for slots in [
            "{}",
            r#"{"account_kind":null,"last_four":7,"position":[],"account_name":"savings"}"#,
            r#"{"last_four":{"value":""},"account_name":{"value":""}}"#,
            r#"{"account_name":{"slotValue":{"type":"List"}}}"#,
            r#"{"account_name":{"value":null,"slotValue":{"type":"Simple","value":7}}}"#,
        ] {
            assert_eq!(choose(slots), open, "{slots}");
        }
    }

    #[test]
    fn what_cannot_be_made_out_is_unclear() {
        let long = format!(r#"{{"account_name":{{"value":"{}"}}}}"#, "x".repeat(65));
        for slots in [
            r#"{"last_four":{"value":"?"}}"#,
            r#"{"position":{"value":"?"}}"#,
            r#"{"account_name":{"value":"?"}}"#,
            r#"{"account_kind":{"value":"?"}}"#,
            r#"{"last_four":{"value":"100"}}"#,
            r#"{"last_four":{"value":"10011"}}"#,
            r#"{"position":{"value":"0"}}"#,
            r#"{"position":{"value":"-1"}}"#,
            r#"{"position":{"value":"99999"}}"#,
            r#"{"ListPosition":{"value":"?"}}"#,
            long.as_str(),
        ] {
            let expected = AccountChoice { unclear: true, ..AccountChoice::default() };
            assert_eq!(choose(slots), expected, "{slots}");
        }
        let half = choose(r#"{"account_kind":{"value":"savings"},"last_four":{"value":"?"}}"#);
        assert_eq!(half.kind, Some(KindChoice::Only(AccountKind::Savings)));
        assert!(half.unclear);
        let two = choose(r#"{"account_kind":{"value":"plastik"},"account_name":{"value":"Blue"}}"#);
        assert_eq!((two.name.as_deref(), two.unclear), (Some("Blue"), true));
        let same = choose(r#"{"position":{"value":"2"},"ListPosition":{"value":"2nd"}}"#);
        assert_eq!((same.position, same.unclear), (Some(2), false));
        let unlike = choose(r#"{"position":{"value":"2"},"ListPosition":{"value":"3"}}"#);
        assert!(unlike.unclear);
    }

    #[test]
    fn digits_positions_and_nested_values_are_read() {
        for (slots, four, position) in [
            (r#"{"last_four":{"value":"0602"}}"#, LastFour::new("0602"), None),
            (r#"{"last_four":{"value":"1 0 0 1"}}"#, LastFour::new("1001"), None),
            (r#"{"position":{"value":"2"}}"#, None, Some(2)),
            (r#"{"ListPosition":{"value":"2nd"}}"#, None, Some(2)),
            (r#"{"last_four":{"slotValue":{"value":"0602"}}}"#, LastFour::new("0602"), None),
            (
                r#"{"last_four":{"slotValue":{"type":"List","values":[{},{"value":"0602"}]}}}"#,
                LastFour::new("0602"),
                None,
            ),
        ] {
            let choice = choose(slots);
            assert_eq!((choice.last_four, choice.position), (four, position), "{slots}");
        }
    }
}
