//! What an import did.

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;

/// What became of one file. It counts and shows no figures: those are the customer's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileReport {
    /// Which file.
    pub path: PathBuf,
    /// The accounts it is about, by their ids in the bank file.
    pub accounts: BTreeSet<i64>,
    /// Transactions that were not there.
    pub added: u64,
    /// Transactions that were there.
    pub known: u64,
    /// Transactions that were pending there and are booked now.
    pub booked: u64,
    /// Transactions that were pending there and that a later statement no more lists.
    pub lapsed: u64,
    /// Transactions that the bank took back.
    pub retracted: u64,
    /// Pending transactions passed over because a later statement is there.
    pub outdated: u64,
    /// Balances taken over.
    pub balances: u64,
    /// Balances passed over because a later one is there.
    pub older_balances: u64,
    /// Investment statements left out.
    pub investments: usize,
}

impl fmt::Display for FileReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, accounts, added, known, balances, .. } = self;
        write!(f, "{}: {} accounts; ", path.display(), accounts.len())?;
        write!(f, "transactions {added} added, {known} known")?;
        let more = [
            (self.booked, " pending booked"),
            (self.lapsed, " pending lapsed"),
            (self.retracted, " taken back"),
            (self.outdated, " skipped as outdated"),
        ];
        for (count, what) in more.into_iter().filter(|(count, _)| *count > 0) {
            write!(f, ", {count}{what}")?;
        }
        write!(f, "; balances {balances} stored")?;
        if self.older_balances > 0 {
            write!(f, ", {} older than known", self.older_balances)?;
        }
        if self.investments > 0 {
            write!(f, "; {} investment statements left out", self.investments)?;
        }
        Ok(())
    }
}
