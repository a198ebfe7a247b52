//! Free text that swallowed what another slot of the intent says.
//!
//! A sample like "and at {merchant}" fits "and at the end of february, then" with a merchant that
//! nobody has. Where the words taken for free text hold a time or a listed value, and all their
//! other words are the model's own, no stranger's name is among them.

use std::cmp::Reverse;

use super::heard::Heard;
use super::matcher::Compiled;
use super::search::{Given, Span, readings_of};
use super::slot_grammar::Meaning;

/// `spans` with the time that free text swallowed in its place; `None` where it swallowed a listed
/// value, which may as well be part of a name: the sample is not to be trusted then.
///
/// `among` are the slots of the intent. A slot that `spans` fill already says nothing more.
pub(super) fn freed(
    model: &Compiled,
    heard: &Heard,
    given: &[Given],
    among: &[usize],
    spans: Vec<Span>,
) -> Option<Vec<Span>> {
    let is_open = |slot: &&usize| spans.iter().all(|span| span.slot != **slot);
    let open: Vec<usize> = among.iter().filter(is_open).copied().collect();
    let mut freed = Vec::with_capacity(spans.len());
    for span in spans {
        let hidden = match span.reading.meaning {
            Meaning::Free => hidden(model, heard, given, &open, &span),
            _ => None,
        };
        match hidden {
            None => freed.push(span),
            Some(time) if matches!(time.reading.meaning, Meaning::Days(_)) => freed.push(time),
            Some(_) => return None,
        }
    }
    Some(freed)
}

/// What one of the slots `open` reads in `free`, when the model knows all its other words. A name
/// that is such a value from end to end hides nothing.
fn hidden(
    model: &Compiled,
    heard: &Heard,
    given: &[Given],
    open: &[usize],
    free: &Span,
) -> Option<Span> {
    let (start, end) = (free.start, free.reading.end);
    (start..end).find_map(|at| {
        let readings = open.iter().flat_map(|slot| {
            let readings = readings_of(model, heard, given, *slot, at).into_iter();
            readings.map(|reading| Span { slot: *slot, start: at, reading })
        });
        let within = readings.filter(|it| {
            let others = (start..at).chain(it.reading.end..end);
            it.reading.end <= end
                && it.reading.end - at < end - start
                && match it.reading.meaning {
                    Meaning::Days(_) => true,
                    // "The gym" is a name, too; "the gym then" is none.
                    Meaning::Listed(_) => it.reading.end < end,
                    Meaning::Number(_) | Meaning::Given | Meaning::Free => false,
                }
                && others.into_iter().all(|other| heard.known[other].is_some())
        });
        // The longest, and the first listed of these.
        within.min_by_key(|it| Reverse(it.reading.end))
    })
}

#[cfg(test)]
mod tests {
    use crate::basics::Locale;
    use crate::nlu::model::{IntentWords, Model, SlotUse, TypeWords, ValueWords};
    use crate::nlu::{Matcher, NotUnderstood};

    fn matcher() -> Matcher {
        let slot = |name: &str, of: &str| SlotUse { name: name.into(), type_name: of.into() };
        let value = |name: &str| ValueWords { name: name.into(), ..ValueWords::default() };
        let kinds = vec![value("savings"), value("checking")];
        let samples = ["and at {shop}", "and in {when} then", "what is there in {kind}"];
        let intent = IntentWords {
            name: "Change".into(),
            slots: vec![slot("shop", "SHOP"), slot("when", "AMAZON.DATE"), slot("kind", "KIND")],
            samples: samples.map(str::to_owned).to_vec(),
            ..IntentWords::default()
        };
        let types = vec![
            TypeWords { name: "SHOP".into(), values: vec![value("the mill")], open: true },
            TypeWords { name: "KIND".into(), values: kinds, open: false },
        ];
        let model = Model { intents: vec![intent], types, ..Model::default() };
        Matcher::compile(&model, Locale::EN_US).unwrap()
    }

    fn slots(text: &str) -> Result<String, NotUnderstood> {
        let matcher = matcher();
        let understood = matcher.understand(text, &[])?;
        let slots = understood.slots.iter().map(|slot| format!("{}={}", slot.name, slot.value));
        Ok(slots.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_time_among_known_words_is_no_name() {
        for (text, expected) in [
            ("and at the mill", "shop=the mill"),
            ("and at joe's", "shop=joe"),
            ("and at february then", "when=february"),
            ("and at joes in february", "shop=joes in february"),
            ("and at february", "shop=february"),
            ("and at the savings", "shop=the savings"),
        ] {
            assert_eq!(slots(text).as_deref(), Ok(expected), "{text}");
        }
        for text in ["and at savings then", "and at the what is february then"] {
            assert_eq!(slots(text), Err(NotUnderstood::NoSample), "{text}");
        }
    }
}
