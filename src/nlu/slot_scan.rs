//! Slots in a text that no sample says.

use std::cmp::Reverse;

use super::heard::Heard;
use super::matcher::Compiled;
use super::search::{Given, Span, readings_of};
use super::slot_grammar::Meaning;

/// The slots `among` these that are said somewhere, each once, from left to right.
///
/// Where several begin at one word, the longest counts, then the one with fewer words respelled,
/// then the first listed. Free text begins and ends nowhere, and so is never found.
pub(super) fn slots_in(
    model: &Compiled,
    heard: &Heard,
    given: &[Given],
    among: &[usize],
) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < heard.words.len() {
        let open = among.iter().filter(|slot| spans.iter().all(|span| span.slot != **slot));
        let found = open
            .flat_map(|slot| {
                let readings = readings_of(model, heard, given, *slot, at);
                readings.into_iter().map(|reading| Span { slot: *slot, start: at, reading })
            })
            .filter(|span| span.reading.meaning != Meaning::Free && !span.reading.is_weak)
            .filter(|span| span.reading.end > at)
            .min_by_key(|span| (Reverse(span.reading.end), span.reading.edits));
        at = found.as_ref().map_or(at + 1, |span| span.reading.end);
        spans.extend(found);
    }
    spans
}
