//! Banks and authorities to copy, one of each for every time.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Utc};
use tempfile::TempDir;

use super::world::{CUSTOMERS, MONTHS, SEED, WorldError};
use crate::basics::Now;
use crate::connect::sqlite::generate::{BankPlan, generate};
use crate::simulate::authority::Authority;

/// The years in which a story can be set: certificates and calendars are good for them.
const YEARS: Range<i32> = 2000..2100;

/// Banks and authorities, one of each for every time that stories are set in. They are copied for
/// each world, so that none meets what another left behind.
#[derive(Debug)]
pub(in crate::simulate) struct Templates {
    folder: TempDir,
    made: BTreeMap<DateTime<Utc>, PathBuf>,
}

impl Templates {
    /// None so far.
    ///
    /// # Errors
    ///
    /// When no temporary folder can be made.
    pub(in crate::simulate) fn new() -> Result<Self, WorldError> {
        let folder = tempfile::Builder::new().prefix("saldo-stories-").tempdir()?;
        Ok(Self { folder, made: BTreeMap::new() })
    }

    /// Makes what is needed at `clock`, unless it is there.
    ///
    /// # Errors
    ///
    /// When there is no bank or authority of that time to be made.
    pub(in crate::simulate) fn prepare(&mut self, clock: DateTime<Utc>) -> Result<(), WorldError> {
        if self.made.contains_key(&clock) {
            return Ok(());
        }
        if !YEARS.contains(&clock.year()) {
            return Err(WorldError::Century(clock));
        }
        let path = tempfile::Builder::new().prefix("template-").tempdir_in(self.folder.path())?;
        let plan =
            BankPlan { customers: CUSTOMERS, heavy: 0, months: MONTHS, seed: SEED, as_of: clock };
        generate(&plan, &path.path().join("bank.db"), false, &mut |_| {})?;
        Authority::open(&path.path().join("authority"), Now::at(clock))?;
        self.made.insert(clock, path.keep());
        Ok(())
    }

    /// A fresh folder with the bank and the authority of `clock`, which were prepared.
    pub(super) fn copy(&self, clock: DateTime<Utc>) -> Result<TempDir, WorldError> {
        let fresh = tempfile::Builder::new().prefix("story-").tempdir_in(self.folder.path())?;
        if let Some(template) = self.made.get(&clock) {
            copy_folder(template, fresh.path())?;
        }
        Ok(fresh)
    }
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
