//! Slots in a text that no sample says.

use std::cmp::Reverse;

use super::heard::Heard;
use super::matcher::Compiled;
use super::search::{Given, Span, readings_of};
use super::slot_grammar::{Meaning, Reading};

/// The slots `among` these that are said somewhere, each once, from left to right.
///
/// Where several begin at one word, the longest counts, then the one with fewer words respelled,
/// then the one before which samples have the same words, then the first listed. In a text of one
/// `intent`, a listed word that its samples say themselves fills no slot unless it stands where
/// theirs do, and a name that nobody listed is found after a word that announces it; else free
/// text begins and ends nowhere.
pub(super) fn slots_in(
    model: &Compiled,
    heard: &Heard,
    given: &[Given],
    among: &[usize],
    intent: Option<usize>,
) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < heard.words.len() {
        let open = |slot: &&usize| spans.iter().all(|span| span.slot != **slot);
        let is_literal = |span: &Span| {
            let is_listed = matches!(span.reading.meaning, Meaning::Listed(_));
            let is_word = span.reading.end == span.start + 1;
            let is_said = |intent| model.contexts.says(intent, heard, span.start);
            let fits = model.contexts.fit(span.slot, heard, span.start) > 0;
            is_listed && is_word && !fits && intent.is_some_and(is_said)
        };
        let found = among
            .iter()
            .filter(open)
            .flat_map(|slot| {
                let readings = readings_of(model, heard, given, *slot, at);
                readings.into_iter().map(|reading| Span { slot: *slot, start: at, reading })
            })
            .filter(|span| !span.reading.is_weak && span.reading.end > at && !is_literal(span))
            .min_by_key(|span| {
                let fit = model.contexts.fit(span.slot, heard, span.start);
                (Reverse(span.reading.end), span.reading.edits, Reverse(fit))
            });
        let found = found.or_else(|| {
            let intent = intent?;
            let named = among.iter().filter(open).filter(|slot| model.is_open(**slot));
            named
                .filter_map(|slot| {
                    let (start, end) = model.contexts.name(intent, *slot, heard, at)?;
                    let reading = Reading { end, meaning: Meaning::Free, edits: 0, is_weak: false };
                    Some(Span { slot: *slot, start, reading })
                })
                .next()
        });
        at = found.as_ref().map_or(at + 1, |span| span.reading.end);
        spans.extend(found);
    }
    spans
}
