//! How often a voice PIN may be tried: a state machine, whoever stores its state.
//!
//! An attempt is counted before it is checked, and the count is durable by then: whatever happens
//! in between, a crash included, it counts as wrong. Only a right PIN clears the attempts before
//! it, and nothing but a new PIN ends a lock.

use chrono::Duration;

/// How long failures count towards [`PinPolicy::failures_max`], in days.
pub const FAILURES_COUNT_DAYS: i64 = 30;

/// What a bank lays down for voice PINs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PinPolicy {
    /// How many wrong ones in a row lock it: 1 to [`PinPolicy::WRONG_IN_A_ROW_MAX`].
    pub wrong_in_a_row: u8,
    /// How many failures in [`FAILURES_COUNT_DAYS`] lock it, whatever came between them.
    pub failures_max: u32,
    /// How long a right one holds in its talk: five minutes at most.
    pub holds: Duration,
    /// How long it holds without anything being said.
    pub idle: Duration,
}

impl PinPolicy {
    /// The most wrong ones in a row that a bank can allow.
    pub const WRONG_IN_A_ROW_MAX: u8 = 5;
    /// The longest that a right one holds, in seconds.
    pub const HOLDS_SECONDS_MAX: u32 = 300;
}

impl Default for PinPolicy {
    fn default() -> Self {
        Self {
            wrong_in_a_row: 3,
            failures_max: 20,
            holds: Duration::seconds(Self::HOLDS_SECONDS_MAX.into()),
            idle: Duration::seconds(120),
        }
    }
}

/// How the attempts at one PIN stand. Attempts are numbered for as long as the customer is known;
/// a new PIN goes on counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PinAttempts {
    /// The number of the last attempt, 0 before the first.
    pub last: u32,
    /// The attempts up to this one count no more towards wrong ones in a row.
    pub cleared: u32,
    /// The number of the last attempt when this PIN was set: those up to it were at another one.
    pub set: u32,
    /// Whether it is locked.
    pub locked: bool,
    /// Attempts at this PIN in the last [`FAILURES_COUNT_DAYS`] that were not right: wrong ones,
    /// and those that nobody has settled.
    pub failures: u32,
}

/// What an attempt came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinVerdict {
    /// It was right.
    Right,
    /// It was wrong; there may be another one.
    Wrong,
    /// The PIN is locked, by this one or before it: right or wrong, it opens nothing.
    Locked,
}

impl PinAttempts {
    /// Begins an attempt: the state that must be durable before anything is checked. The attempt's
    /// number is [`PinAttempts::last`].
    ///
    /// # Errors
    ///
    /// The state of a PIN that is locked: then nothing is checked.
    pub fn begin(self, policy: &PinPolicy) -> Result<Self, Self> {
        if self.locked || self.last == u32::MAX || self.is_spent(self.last, policy) {
            return Err(Self { locked: true, ..self });
        }
        Ok(Self {
            last: self.last.saturating_add(1),
            failures: self.failures.saturating_add(1),
            ..self
        })
    }

    /// Settles an attempt that was begun: the state after it, and what it came to.
    pub fn settle(self, attempt: u32, right: bool, policy: &PinPolicy) -> (Self, PinVerdict) {
        if attempt <= self.set || attempt > self.last {
            // Another PIN was set meanwhile: whatever was said, it was not that one.
            return (self, PinVerdict::Wrong);
        }
        match (self.locked, right) {
            (true, _) => (self, PinVerdict::Locked),
            (false, true) => {
                let cleared = self.cleared.max(attempt);
                let failures = self.failures.saturating_sub(1);
                (Self { cleared, failures, ..self }, PinVerdict::Right)
            }
            (false, false) if self.is_spent(attempt, policy) => {
                (Self { locked: true, ..self }, PinVerdict::Locked)
            }
            (false, false) => (self, PinVerdict::Wrong),
        }
    }

    /// The state when a new PIN is set: what was tried before is over.
    #[must_use]
    pub fn reset(self) -> Self {
        let Self { last, .. } = self;
        Self { last, cleared: last, set: last, locked: false, failures: 0 }
    }

    /// Whether nothing more may be tried.
    pub fn is_locked(&self, policy: &PinPolicy) -> bool {
        self.begin(policy).is_err()
    }

    /// Whether the attempts up to `attempt` are all that may be wrong.
    fn is_spent(&self, attempt: u32, policy: &PinPolicy) -> bool {
        let most = policy.wrong_in_a_row.clamp(1, PinPolicy::WRONG_IN_A_ROW_MAX);
        attempt.saturating_sub(self.cleared) >= most.into() || self.failures >= policy.failures_max
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tried(state: PinAttempts, right: bool) -> (PinAttempts, PinVerdict) {
        let policy = PinPolicy::default();
        match state.begin(&policy) {
            Ok(begun) => begun.settle(begun.last, right, &policy),
            Err(locked) => (locked, PinVerdict::Locked),
        }
    }

    fn verdicts(tries: &[bool]) -> Vec<PinVerdict> {
        let mut state = PinAttempts::default();
        let mut came_to = |right: &bool| {
            let (next, verdict) = tried(state, *right);
            state = next;
            verdict
        };
        tries.iter().map(&mut came_to).collect()
    }

    #[test]
    fn three_wrong_ones_lock_and_a_fourth_right_one_fails() {
        use PinVerdict::{Locked, Right, Wrong};
        assert_eq!(verdicts(&[false, false, false, true]), [Wrong, Wrong, Locked, Locked]);
        assert_eq!(verdicts(&[false, false, true, false]), [Wrong, Wrong, Right, Wrong]);
        let (locked, _) = tried(tried(tried(PinAttempts::default(), false).0, false).0, false);
        assert!(locked.is_locked(&PinPolicy::default()));
        assert_eq!(tried(locked.reset(), true).1, Right);
    }

    #[test]
    fn an_attempt_that_nobody_settles_counts_as_wrong() {
        let policy = PinPolicy::default();
        let mut state = PinAttempts::default();
        for _ in 0..3 {
            state = state.begin(&policy).unwrap();
        }
        assert!(state.is_locked(&policy));
        // Those in flight may still be right, as long as nobody was told that it is locked.
        assert_eq!(state.settle(3, true, &policy).1, PinVerdict::Right);
        let refused = state.begin(&policy).unwrap_err();
        assert_eq!(refused.settle(3, true, &policy).1, PinVerdict::Locked);
    }

    #[test]
    fn an_attempt_at_an_older_pin_says_nothing_of_the_new_one() {
        let policy = PinPolicy::default();
        let begun = PinAttempts::default().begin(&policy).unwrap();
        let renewed = begun.reset();
        assert_eq!(renewed.settle(begun.last, true, &policy), (renewed, PinVerdict::Wrong));
        assert_eq!(renewed.settle(renewed.last + 1, true, &policy).1, PinVerdict::Wrong);
    }

    #[test]
    fn twenty_failures_lock_whatever_comes_between() {
        let mut state = PinAttempts::default();
        let mut wrong = 0;
        while !state.is_locked(&PinPolicy::default()) {
            for right in [false, true] {
                let (next, verdict) = tried(state, right);
                wrong += usize::from(!right && verdict != PinVerdict::Right);
                state = next;
            }
        }
        assert_eq!(wrong, 20);
    }

    #[test]
    fn no_setting_allows_more_than_five() {
        let policy = PinPolicy { wrong_in_a_row: 200, ..PinPolicy::default() };
        let mut state = PinAttempts::default();
        let mut begun = 0;
        while let Ok(next) = state.begin(&policy) {
            (state, begun) = (next, begun + 1);
        }
        assert_eq!(begun, 5);
    }

    proptest! {
        /// However attempts overlap and in whichever order they are settled: between two that were
        /// right, or a new PIN, no more are begun than the limit; and once it is said to be locked,
        /// nothing is right.
        #[test]
        fn no_more_are_begun_than_may_be_wrong(
            steps in prop::collection::vec((0_u8..8, any::<prop::sample::Index>()), 0..120),
        ) {
            let policy = PinPolicy { failures_max: 1_000, ..PinPolicy::default() };
            let (mut state, mut open, mut since) = (PinAttempts::default(), Vec::new(), 0_u8);
            let mut locked = false;
            for (step, place) in steps {
                match step {
                    0..4 => match state.begin(&policy) {
                        Ok(begun) => {
                            prop_assert!(!locked);
                            open.push(begun.last);
                            (state, since) = (begun, since + 1);
                        }
                        Err(refused) => (state, locked) = (refused, true),
                    },
                    4..7 if !open.is_empty() => {
                        let attempt = open.swap_remove(place.index(open.len()));
                        let (next, verdict) = state.settle(attempt, step == 6, &policy);
                        prop_assert!(!locked || verdict != PinVerdict::Right);
                        if verdict == PinVerdict::Right {
                            // Those begun after it still count.
                            since = u8::try_from(state.last - attempt.max(state.cleared)).unwrap();
                        }
                        locked |= verdict == PinVerdict::Locked;
                        state = next;
                    }
                    7 => (state, since, locked) = (state.reset(), 0, false),
                    _ => {}
                }
                prop_assert!(since <= policy.wrong_in_a_row, "{since}");
            }
        }
    }
}
