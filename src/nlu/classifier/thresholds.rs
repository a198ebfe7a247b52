//! From how well a text fits to what to do with it.

#![allow(clippy::float_arithmetic, reason = "weights of words, never amounts of money")]

use crate::nlu::recognition::Verdict;

/// Of a model's own sentences, how many in a hundred are understood at once.
const ACCEPTED_PERCENT: usize = 95;

/// Of a model's own sentences, how many in a hundred are understood at once where that changes
/// something: the rest is asked about.
const CHANGING_PERCENT: usize = 80;

/// Of a model's own sentences, how many in a hundred are at least asked about.
const CONFIRMED_PERCENT: usize = 97;

/// Of the background, how many in a hundred sentences may be understood as an intent. Where a
/// model's samples differ much from each other, they fit each other badly, and a threshold that
/// accepts them would accept anything.
const FOREIGN_PERCENT: usize = 4;

/// Two intents closer than this fit equally well, and one is asked about.
const TIE: f32 = 0.05;

/// How far above the threshold, at least, lies the one for what changes something, in widths.
const CHANGING_SPAN: f32 = 0.3;

/// How far below the threshold texts are asked about, in widths.
const CONFIRMED_SPAN: f32 = 0.3;

/// The confidence at the threshold; what is more certain is between it and 1.
const MIDDLE: f32 = 0.5;

/// The highest confidence of what no sample says.
const CERTAIN_MAX: f32 = 0.99;

/// Where a model's own sentences lie, found on sentences that were not learned from.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Thresholds {
    accepted: f32,
    changing: f32,
    confirmed: f32,
    /// From the threshold to the middle of the model's own sentences; more than zero.
    width: f32,
}

impl Thresholds {
    /// Fits to how well `held_out` sentences fit, and `foreign` ones that should not. Where samples
    /// are `many`, whole templates are held out at once: what they come to is too low, and the
    /// foreign ones alone decide.
    pub(super) fn fit(mut held_out: Vec<f32>, mut foreign: Vec<f32>, many: bool) -> Self {
        held_out.sort_by(f32::total_cmp);
        foreign.sort_by(f32::total_cmp);
        let enough = foreign.len() * (100 - FOREIGN_PERCENT) / 100;
        let foreign = foreign.get(enough).copied().unwrap_or(f32::MIN);
        let at = |percent: usize| {
            let below = held_out.len() * (100 - percent) / 100;
            held_out.get(below).copied().unwrap_or(0.0)
        };
        // Halfway to what keeps the background out, where that leaves most of the own sentences in.
        let own = at(ACCEPTED_PERCENT);
        let accepted = own
            .max(if many { foreign } else { f32::midpoint(own, foreign) })
            .min(at(CHANGING_PERCENT));
        let width = (at(50) - accepted).max(0.1);
        Self {
            accepted,
            changing: at(CHANGING_PERCENT).max(accepted + CHANGING_SPAN * width),
            confirmed: at(CONFIRMED_PERCENT).max(accepted - CONFIRMED_SPAN * width),
            width,
        }
    }

    /// How sure a fit is, from 0 to [`CERTAIN_MAX`].
    pub(super) fn confidence(&self, fit: f32) -> f32 {
        let distance = (fit - self.accepted) / self.width;
        // Half the way from the middle to the end at one width: the same on every machine.
        let confidence = MIDDLE + MIDDLE * distance / (1.0 + distance.abs());
        confidence.clamp(0.0, CERTAIN_MAX)
    }

    /// What to do with a text whose best fit is `fit`, `ahead` of the second best.
    pub(super) fn verdict(&self, fit: f32, ahead: f32, changes: bool) -> Verdict {
        let wanted = if changes { self.changing } else { self.accepted };
        if fit >= wanted && ahead >= TIE {
            Verdict::Accept
        } else if fit >= self.confirmed {
            Verdict::Confirm
        } else {
            Verdict::Reject
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninety_five_of_a_hundred_are_accepted_and_fewer_where_others_come_close() {
        let own: Vec<f32> = (0..100u8).rev().map(f32::from).collect();
        let share = |thresholds: &Thresholds, changes| {
            let fits = (0..100u8).map(f32::from);
            fits.filter(|fit| thresholds.verdict(*fit, 1.0, changes) == Verdict::Accept).count()
        };
        let alone = Thresholds::fit(own.clone(), Vec::new(), false);
        assert_eq!((share(&alone, false), share(&alone, true)), (95, 80));
        let far = Thresholds::fit(own.clone(), vec![-50.0; 100], false);
        assert_eq!(far, alone);
        let close = |many| Thresholds::fit(own.clone(), vec![15.0; 100], many);
        assert_eq!((share(&close(false), false), share(&close(true), false)), (90, 85));
        let same = Thresholds::fit(own.clone(), vec![90.0; 100], false);
        assert_eq!((share(&same, false), share(&same, true)), (80, 71));
    }

    #[test]
    fn what_is_uncertain_is_asked_about() {
        let thresholds = Thresholds::fit((0..100u8).map(f32::from).collect(), Vec::new(), false);
        assert_eq!(thresholds.verdict(3.0, 1.0, false), Verdict::Confirm);
        assert_eq!(thresholds.verdict(10.0, 1.0, true), Verdict::Confirm);
        assert_eq!(thresholds.verdict(90.0, 0.0, false), Verdict::Confirm);
        assert_eq!(thresholds.verdict(-60.0, 1.0, false), Verdict::Reject);
        assert_eq!(thresholds.confidence(5.0), 0.5);
        assert_eq!(thresholds.confidence(50.0), 0.75);
        assert!(thresholds.confidence(1e9) < 1.0);
        assert!(thresholds.confidence(-1e9) >= 0.0);
    }

    #[test]
    fn with_nothing_to_fit_to_there_is_still_a_verdict() {
        let thresholds = Thresholds::fit(Vec::new(), Vec::new(), false);
        assert_eq!(thresholds.verdict(-1.0, 1.0, false), Verdict::Reject);
        assert_eq!(thresholds.verdict(1.0, 1.0, false), Verdict::Accept);
    }
}
