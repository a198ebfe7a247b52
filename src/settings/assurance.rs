//! `[assurance]`: how openly is told to whom, and how voice PINs are held.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::check::{Finding, finding};
use crate::consent::{Aloud, AnswerKind, AssuranceLadder, LadderFailure, PinPolicy};

/// The assurance ladder: a row for each kind of answer, and the policy of voice PINs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AssuranceSettings {
    /// How many wrong voice PINs in a row lock it: 1 to 5.
    pub wrong_pins_max: u8,
    /// How long a right one holds in its talk, in seconds: 1 to 300.
    pub pin_seconds: u32,
    /// How long it holds without anything being said, in seconds: 1 to 300.
    pub pin_idle_seconds: u32,
    /// Which accounts there are.
    pub accounts: LadderRow,
    /// Balances, limits and what is owed.
    pub balances: LadderRow,
    /// Transactions, and totals of them.
    pub transactions: LadderRow,
    /// Bills, due dates, and what is to come.
    pub bills: LadderRow,
    /// Whether cards can be paid with.
    pub cards: LadderRow,
}

/// How openly one kind of answer is told on each step; `exact` where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LadderRow {
    /// To whoever speaks through a link.
    pub linked: Aloud,
    /// To a person whose voice the platform recognises, and who has a link of their own.
    pub recognised: Aloud,
    /// To who has said the voice PIN.
    pub voice_pin: Aloud,
}

impl Default for AssuranceSettings {
    fn default() -> Self {
        let policy = PinPolicy::default();
        let seconds = |time: Duration| u32::try_from(time.num_seconds()).unwrap_or(0);
        let row = LadderRow::default();
        Self {
            wrong_pins_max: policy.wrong_in_a_row,
            pin_seconds: seconds(policy.holds),
            pin_idle_seconds: seconds(policy.idle),
            accounts: row,
            balances: row,
            transactions: row,
            bills: row,
            cards: row,
        }
    }
}

impl AssuranceSettings {
    /// The ladder of these rows.
    ///
    /// # Errors
    ///
    /// [`LadderFailure`] names a row in which a higher step is told less than a lower one.
    pub fn ladder(&self) -> Result<AssuranceLadder, LadderFailure> {
        AssuranceLadder::new(|kind| {
            let row = match kind {
                AnswerKind::Accounts => self.accounts,
                AnswerKind::Balances => self.balances,
                AnswerKind::Transactions => self.transactions,
                AnswerKind::Bills => self.bills,
                AnswerKind::Cards => self.cards,
            };
            [row.linked, row.recognised, row.voice_pin]
        })
    }

    /// The policy of voice PINs.
    pub fn pin_policy(&self) -> PinPolicy {
        PinPolicy {
            wrong_in_a_row: self.wrong_pins_max,
            holds: Duration::seconds(self.pin_seconds.into()),
            idle: Duration::seconds(self.pin_idle_seconds.into()),
            ..PinPolicy::default()
        }
    }

    /// What cannot be served.
    pub(super) fn check(&self, findings: &mut Vec<Finding>) {
        let most = PinPolicy::WRONG_IN_A_ROW_MAX;
        if !(1..=most).contains(&self.wrong_pins_max) {
            let message = format!("must be 1 to {most}");
            findings.push(finding("assurance.wrong_pins_max", message));
        }
        let most = PinPolicy::HOLDS_SECONDS_MAX;
        let times = [
            ("assurance.pin_seconds", self.pin_seconds),
            ("assurance.pin_idle_seconds", self.pin_idle_seconds),
        ];
        for (setting, seconds) in times {
            if !(1..=most).contains(&seconds) {
                findings.push(finding(setting, format!("must be 1 to {most}")));
            }
        }
        if let Err(failure) = self.ladder() {
            findings.push(finding("assurance", failure.to_string()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Assurance, DataClass, DataClasses};

    #[test]
    fn a_row_is_read_and_what_it_leaves_out_is_exact() {
        let settings: AssuranceSettings =
            toml::from_str("balances = { linked = \"rounded\" }\nwrong_pins_max = 5").unwrap();
        let mut findings = Vec::new();
        settings.check(&mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        let ladder = settings.ladder().unwrap();
        let balance = DataClasses::of(&[DataClass::BalanceRead]);
        assert_eq!(ladder.level(balance, Assurance::Linked), Aloud::Rounded);
        assert_eq!(ladder.level(balance, Assurance::Recognised), Aloud::Exact);
        assert_eq!(settings.pin_policy().wrong_in_a_row, 5);
    }

    #[test]
    fn what_would_weaken_it_is_refused() {
        for (text, setting) in [
            ("wrong_pins_max = 6", "assurance.wrong_pins_max"),
            ("wrong_pins_max = 0", "assurance.wrong_pins_max"),
            ("pin_seconds = 301", "assurance.pin_seconds"),
            ("pin_idle_seconds = 0", "assurance.pin_idle_seconds"),
            ("bills = { recognised = \"silent\" }", "assurance"),
        ] {
            let settings: AssuranceSettings = toml::from_str(text).unwrap();
            let mut findings = Vec::new();
            settings.check(&mut findings);
            let named: Vec<_> = findings.iter().map(|finding| finding.setting).collect();
            assert_eq!(named, [setting], "{text}");
        }
    }
}
