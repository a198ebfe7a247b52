//! When checkpoints are made, and where they go.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use chrono::Duration;

use crate::basics::Now;
use crate::disclosure::{Checkpoint, CheckpointKey, Receipt};
use crate::observe::trouble;

/// After how many records there is another checkpoint.
const RECORDS: u64 = 1_000;

/// After how many seconds there is another one, where there is a new record.
const SECONDS: i64 = 60;

/// Where checkpoints go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckpointPlace {
    /// To the end of this file, made for its owner alone when it is not there.
    File(PathBuf),
    /// To the standard output, one line each between the log's.
    StandardOutput,
}

/// Makes checkpoints of a chain as it grows.
pub struct Checkpoints {
    key: CheckpointKey,
    place: CheckpointPlace,
    /// The last one, and when.
    last: Option<(Receipt, Now)>,
}

impl Checkpoints {
    /// Checkpoints signed with `key` that go to `place`.
    pub fn new(key: CheckpointKey, place: CheckpointPlace) -> Self {
        Self { key, place, last: None }
    }

    /// Makes a checkpoint of `head` when one is due: after 1,000 records, or a minute after the one
    /// before where something is new. One that cannot be kept is tried again the next time: no
    /// answer waits for it.
    pub(super) fn grown(&mut self, head: Receipt, now: Now) {
        let is_due = self.last.is_none_or(|(last, at)| {
            head.sequence >= last.sequence.saturating_add(RECORDS)
                || head != last && now >= at.plus(Duration::seconds(SECONDS))
        });
        if is_due {
            self.make(head, now);
        }
    }

    /// Makes a checkpoint of `head` where there is none: nothing more will be written.
    pub(super) fn ended(&mut self, head: Receipt, now: Now) {
        if self.last.is_none_or(|(last, _)| last != head) {
            self.make(head, now);
        }
    }

    fn make(&mut self, head: Receipt, now: Now) {
        let line = self.key.sign(&Checkpoint { at: now.utc(), head });
        match self.place.take(&line) {
            Ok(()) => self.last = Some((head, now)),
            Err(error) => trouble("checkpoint", &error.to_string()),
        }
    }
}

impl CheckpointPlace {
    fn take(&self, line: &str) -> io::Result<()> {
        match self {
            Self::File(path) => {
                let mut options = OpenOptions::new();
                let mut file = options.append(true).create(true).mode(0o600).open(path)?;
                // In one piece, so that two processes never mix their lines.
                file.write_all(format!("{line}\n").as_bytes())?;
                file.sync_data()
            }
            Self::StandardOutput => {
                let mut out = io::stdout().lock();
                out.write_all(format!("{line}\n").as_bytes())?;
                out.flush()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::basics::{Digest, Secret};
    use crate::disclosure::read_checkpoint;

    #[test]
    fn a_checkpoint_is_made_after_a_thousand_records_a_minute_and_in_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("checkpoints");
        let key = || CheckpointKey::new(&Secret::new([1; 32])).unwrap();
        let mut checkpoints = Checkpoints::new(key(), CheckpointPlace::File(path.clone()));
        let head = |sequence| Receipt { sequence, hash: Digest::from_bytes([1; 32]) };
        let now = |seconds: i64| {
            Now::at(chrono::DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap())
        };
        checkpoints.grown(head(5), now(0));
        checkpoints.grown(head(1_004), now(59));
        checkpoints.grown(head(1_005), now(59));
        checkpoints.grown(head(1_005), now(200));
        checkpoints.grown(head(1_006), now(118));
        checkpoints.grown(head(1_006), now(119));
        checkpoints.ended(head(1_006), now(120));
        checkpoints.ended(head(1_007), now(120));
        let text = fs::read_to_string(&path).unwrap();
        let made = text.lines().map(|line| {
            let found = read_checkpoint(line, key().public()).unwrap().unwrap();
            (found.head.sequence, found.at.timestamp() - 1_790_000_000)
        });
        assert_eq!(made.collect::<Vec<_>>(), [(5, 0), (1_005, 59), (1_006, 119), (1_007, 120)]);

        // What cannot be kept now is made later.
        let nowhere = CheckpointPlace::File(folder.path().join("none").join("checkpoints"));
        let mut checkpoints = Checkpoints::new(key(), nowhere);
        checkpoints.grown(head(5), now(0));
        fs::create_dir(folder.path().join("none")).unwrap();
        checkpoints.grown(head(5), now(1));
        let text = fs::read_to_string(folder.path().join("none").join("checkpoints")).unwrap();
        assert_eq!(text.lines().count(), 1);
    }
}
