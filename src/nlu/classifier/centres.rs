//! What each intent's samples are about, in the middle.

#![allow(clippy::float_arithmetic, reason = "directions of words, never amounts of money")]

use super::meanings::{DIMENSIONS, Gist, direction, product};

/// The middle of each intent's samples.
#[derive(Debug, Default)]
pub(super) struct Centres {
    of: Vec<Option<Centre>>,
}

#[derive(Debug)]
struct Centre {
    direction: [f32; DIMENSIONS],
    /// How close to the middle of the others a sample is, in the mean.
    usual: f32,
}

impl Centres {
    /// The middles of `classes` intents, from what their samples are about.
    pub(super) fn new<'g>(
        samples: impl Iterator<Item = (usize, &'g Gist)> + Clone,
        classes: usize,
    ) -> Self {
        let mut sums = vec![[0.0_f32; DIMENSIONS]; classes];
        for (class, gist) in samples.clone() {
            if let Some(gist) = gist {
                sums[class].iter_mut().zip(gist).for_each(|(sum, figure)| *sum += figure);
            }
        }
        let mut usual = vec![(0.0_f32, 0.0_f32); classes];
        for (class, gist) in samples {
            let Some(gist) = gist else { continue };
            let mut others = sums[class];
            others.iter_mut().zip(gist).for_each(|(sum, figure)| *sum -= figure);
            if let Some(others) = direction(&others) {
                usual[class].0 += product(&others, gist);
                usual[class].1 += 1.0;
            }
        }
        let centre = |(sum, (all, count)): (&[f32; DIMENSIONS], (f32, f32))| {
            Some(Centre { direction: direction(sum)?, usual: all / count.max(1.0) })
        };
        Self { of: sums.iter().zip(usual).map(centre).collect() }
    }

    /// How much closer to an intent's middle a text is than its samples usually are to the middle
    /// of the others; below zero where it is farther. Zero where nothing is known.
    pub(super) fn closeness(&self, gist: &Gist, class: usize) -> f32 {
        match (gist, self.of.get(class)) {
            (Some(gist), Some(Some(centre))) => product(gist, &centre.direction) - centre.usual,
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn towards(figures: &[f32]) -> Gist {
        let mut all = [0.0; DIMENSIONS];
        all[..figures.len()].copy_from_slice(figures);
        direction(&all)
    }

    #[test]
    fn a_text_is_close_where_the_samples_are_in_its_direction() {
        let gists = [towards(&[1.0, 0.1]), towards(&[1.0, -0.1]), towards(&[0.0, 1.0])];
        let centres = Centres::new([0, 0, 1].into_iter().zip(&gists), 3);
        let middle = centres.closeness(&towards(&[1.0]), 0);
        assert!(middle > 0.0 && middle < 0.1, "{middle}");
        let across = centres.closeness(&towards(&[0.0, 1.0]), 0);
        assert!((across + 1.0).abs() < 0.1, "{across}");
        // One sample has no others: its middle alone counts.
        assert_eq!(centres.closeness(&towards(&[0.0, 1.0]), 1), 1.0);
        assert_eq!(centres.closeness(&None, 0), 0.0, "nothing known of the text");
        assert_eq!(centres.closeness(&towards(&[1.0]), 2), 0.0, "nothing known of the intent");
    }
}
