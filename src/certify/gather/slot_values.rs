//! What is said for slots: something fitting, and everything that does not fit.

use chrono::{Datelike, Months, NaiveDate};
use serde_json::{Value, json};

use crate::nlu::{Model, SlotUse};
use crate::simulate::{resolutions, slot_sent};

/// A slot as it is sent: name, what was said, the wire form.
pub(super) type Sent<'m> = (&'m str, String, Value);

/// Words that no list of values holds.
const UNHEARD: &str = "zyzzyva quagga";
/// Text that breaks markup where it is not escaped.
const MARKUP: &str = "</speak><audio src=\"https://x.example/a.mp3\"/> & \" '";
/// How long a long text is, in characters: well beyond anything that is said.
const LONG: usize = 5_000;

/// Fills the slots of one locale's model.
#[derive(Debug, Clone, Copy)]
pub(super) struct SlotValues<'m> {
    pub(super) model: &'m Model,
    pub(super) skill_id: &'m str,
    pub(super) today: NaiveDate,
}

impl<'m> SlotValues<'m> {
    /// The slot without a value.
    pub(super) fn empty(self, slot: &'m SlotUse) -> Sent<'m> {
        let sent = json!({"name": slot.name, "confirmationStatus": "NONE"});
        (&slot.name, String::new(), sent)
    }

    /// The slot with something that people say for it.
    pub(super) fn filled(self, slot: &'m SlotUse) -> Sent<'m> {
        let type_name = slot.type_name.as_str();
        let listed = self.model.types.iter().find(|listed| listed.name == type_name);
        if let Some(value) = listed.and_then(|listed| listed.values.first()) {
            let mut sent = slot_sent(&slot.name, &value.name);
            let which = Some((value.name.as_str(), value.id.as_deref()));
            sent["resolutions"] = resolutions(self.skill_id, type_name, which);
            return (&slot.name, value.name.clone(), sent);
        }
        let month = self.today.checked_sub_months(Months::new(1)).unwrap_or(self.today);
        let said = match type_name {
            "AMAZON.DATE" => format!("{}-{:02}", month.year(), month.month()),
            "AMAZON.DURATION" => "P2W".to_owned(),
            "AMAZON.TIME" => "08:00".to_owned(),
            "AMAZON.FOUR_DIGIT_NUMBER" => "1001".to_owned(),
            "AMAZON.Ordinal" => "1".to_owned(),
            "AMAZON.NUMBER" => "50".to_owned(),
            _ => "coffee".to_owned(),
        };
        let sent = slot_sent(&slot.name, &said);
        (&slot.name, said, sent)
    }

    /// The slot with everything that platforms were seen to send and nobody expects.
    pub(super) fn odd(self, slot: &'m SlotUse) -> Vec<Sent<'m>> {
        let type_name = slot.type_name.as_str();
        let values: &[&str] = match type_name {
            "AMAZON.DATE" => &[
                "",
                "PRESENT_REF",
                "20XX",
                "201X",
                "2017-W99",
                "2015-11-XX",
                "9999-12-31",
                "0000-00-00",
                "2016-02-30",
                "2017-WI",
                "2017-Q3",
                "soon",
            ],
            "AMAZON.DURATION" => &["", "P0D", "PT", "P2YT3H10", "P9999Y", "-P3D", "a while"],
            "AMAZON.TIME" => &["", "NI", "EV", "99:99", "late"],
            "AMAZON.NUMBER" => &["", "?", "0", "-5", "1.5", "99999999999999999999999999", "many"],
            "AMAZON.FOUR_DIGIT_NUMBER" => &["", "?", "12", "0000", "12345"],
            "AMAZON.Ordinal" => &["", "?", "0", "-1", "999999999999"],
            _ => &["", "?"],
        };
        let plain = |said: &str| (slot.name.as_str(), said.to_owned(), slot_sent(&slot.name, said));
        let mut odd: Vec<Sent<'m>> = values.iter().map(|said| plain(said)).collect();
        odd.extend([plain(UNHEARD), plain(MARKUP), plain(&"long ".repeat(LONG / 5))]);
        if !type_name.starts_with("AMAZON.") {
            let mut unlisted = plain(UNHEARD);
            unlisted.2["resolutions"] = resolutions(self.skill_id, type_name, None);
            let mut timed_out = plain(UNHEARD);
            timed_out.2["resolutions"] = resolutions(self.skill_id, type_name, None);
            timed_out.2["resolutions"]["resolutionsPerAuthority"][0]["status"]["code"] =
                json!("ER_ERROR_TIMEOUT");
            odd.extend([unlisted, timed_out]);
        }
        let several = json!({"name": slot.name, "confirmationStatus": "NONE", "slotValue": {
            "type": "List", "values": [
                {"type": "Simple", "value": UNHEARD}, {"type": "Simple", "value": "2"},
            ],
        }});
        odd.push((&slot.name, "(two values)".to_owned(), several));
        odd.push((&slot.name, "(null)".to_owned(), json!({"name": slot.name, "value": null})));
        odd
    }

    /// Which slots of `slots` are filled, subset by subset: all subsets of up to `whole_max` slots;
    /// of more, those with at most two filled, with at most one empty.
    pub(super) fn subsets(slots: usize, whole_max: usize) -> Vec<Vec<bool>> {
        if slots <= whole_max {
            return (0..1_u32 << slots)
                .map(|bits| (0..slots).map(|slot| bits >> slot & 1 == 1).collect())
                .collect();
        }
        let few = |wanted: &dyn Fn(usize) -> bool| (0..slots).map(wanted).collect::<Vec<_>>();
        let mut subsets = vec![few(&|_| false), few(&|_| true)];
        for one in 0..slots {
            subsets.push(few(&|slot| slot == one));
            subsets.push(few(&|slot| slot != one));
            subsets.extend((0..one).map(|two| few(&|slot| slot == one || slot == two)));
        }
        subsets
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn subsets_are_all_of_few_slots_and_the_extremes_of_many() {
        let of = |slots| SlotValues::subsets(slots, 3);
        assert_eq!(of(0), [Vec::<bool>::new()]);
        assert_eq!(of(3).len(), 8);
        let many = of(6);
        assert_eq!(many.len(), 1 + 1 + 6 + 6 + 15);
        assert_eq!(many.iter().collect::<BTreeSet<_>>().len(), many.len());
    }
}
