//! The file with each customer's tokens.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroize;

use crate::basics::Secret;
use crate::connect::key_file::{KeyFileFailure, refuse_exposed};
use crate::observe::trouble;

/// The largest credentials file that is read, in bytes: some hundred thousand customers.
const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Why the credentials file cannot be used.
#[derive(Debug, Error)]
pub enum CredentialsError {
    /// It cannot be read, or is open to others.
    #[error(transparent)]
    File(#[from] KeyFileFailure),
    /// It is not the JSON it should be. What is in it is not repeated.
    #[error("{}: line {line}: it must be {{\"customers\": {{\"ID\": {{...}}}}}}", path.display())]
    Content {
        /// Which file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A time zone that is none.
    #[error("{}: a time_zone is no IANA name such as Europe/London", path.display())]
    TimeZone {
        /// Which file.
        path: PathBuf,
    },
    /// It has more customers than are read.
    #[error("{}: has more than {FILE_BYTES_MAX} bytes", path.display())]
    TooLarge {
        /// Which file.
        path: PathBuf,
    },
}

/// What the file says of one customer.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    consent_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    access_token: Option<Token>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    access_expires_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_token: Option<Token>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time_zone: Option<String>,
}

/// A token in the file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
struct Token(String);

impl Drop for Token {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    customers: BTreeMap<String, Entry>,
}

/// What is held for one customer.
#[derive(Clone)]
pub(super) struct Held {
    /// What opens the customer's data, until it expires.
    pub(super) access: Option<Secret<String>>,
    /// When it expires, where that is known.
    pub(super) access_expires_at: Option<DateTime<Utc>>,
    /// What a new one is had for.
    pub(super) refresh: Option<Secret<String>>,
    /// Where the customer lives in time.
    pub(super) time_zone: Option<Tz>,
}

/// Tells one state of the file from another.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp(u64, u64, i64, i64);

struct State {
    stamp: Option<Stamp>,
    customers: HashMap<String, Held>,
}

/// The credentials of all customers, as the file has them.
///
/// A customer that an operator adds is seen at the next question, and new tokens are written
/// back at once: the file is replaced as a whole, so that a reader sees the old or the new.
pub(super) struct Credentials {
    path: PathBuf,
    state: Mutex<State>,
    /// Held while the file is replaced.
    writing: Mutex<()>,
}

impl Credentials {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// [`CredentialsError`] names the file, and nothing that is in it.
    pub(super) fn open(path: &Path) -> Result<Arc<Self>, CredentialsError> {
        let stamp = stamp(path);
        let state = State { stamp, customers: held(path, read(path)?)? };
        let (path, state) = (path.to_owned(), Mutex::new(state));
        Ok(Arc::new(Self { path, state, writing: Mutex::default() }))
    }

    /// What is held for `customer`, exactly as written; `None` for one who is not in the file.
    pub(super) fn of(&self, customer: &str) -> Option<Held> {
        let now = stamp(&self.path);
        let mut state = self.state();
        if now.is_some() && state.stamp != now {
            // A file that is being edited may be broken: what was known stays.
            match read(&self.path).and_then(|content| held(&self.path, content)) {
                Ok(customers) => state.customers = customers,
                Err(error) => trouble("open_banking_credentials", &error.to_string()),
            }
            state.stamp = now;
        }
        state.customers.get(customer).cloned()
    }

    /// Keeps new tokens of `customer`, here and in the file. Blocks on the disk.
    pub(super) fn renew(&self, customer: &str, fresh: Held) {
        self.state().customers.insert(customer.to_owned(), fresh.clone());
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        match self.replace(customer, &fresh) {
            Ok(()) => self.state().stamp = stamp(&self.path),
            // They are good until this process ends: the operator has until then.
            Err(error) => trouble("open_banking_credentials", &error.to_string()),
        }
    }

    fn replace(&self, customer: &str, fresh: &Held) -> Result<(), CredentialsError> {
        let failed = |source| KeyFileFailure::Io { path: self.path.clone(), source };
        let mut content = read(&self.path)?;
        if let Some(entry) = content.customers.get_mut(customer) {
            let token = |secret: &Option<Secret<String>>| {
                secret.as_ref().map(|secret| Token(secret.expose().clone()))
            };
            entry.access_token = token(&fresh.access);
            entry.access_expires_at = fresh.access_expires_at;
            entry.refresh_token = token(&fresh.refresh);
        }
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        // Made for its owner alone.
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        let text = serde_json::to_vec_pretty(&content).map_err(|error| failed(error.into()))?;
        file.write_all(&text).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
        file.persist(&self.path).map_err(|error| failed(error.error))?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let it = fs::metadata(path).ok()?;
    Some(Stamp(it.ino(), it.len(), it.mtime(), it.mtime_nsec()))
}

fn read(path: &Path) -> Result<Content, CredentialsError> {
    let failed = |source: io::Error| KeyFileFailure::Io { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    refuse_exposed(path, &file)?;
    if file.metadata().map_err(failed)?.len() > FILE_BYTES_MAX {
        return Err(CredentialsError::TooLarge { path: path.to_owned() });
    }
    let bounded = BufReader::new(file.take(FILE_BYTES_MAX));
    serde_json::from_reader(bounded)
        .map_err(|error| CredentialsError::Content { path: path.to_owned(), line: error.line() })
}

fn held(path: &Path, content: Content) -> Result<HashMap<String, Held>, CredentialsError> {
    let one = |(customer, entry): (String, Entry)| {
        let zone = entry.time_zone.as_deref().map(str::parse).transpose();
        let secret = |token: &Option<Token>| token.as_ref().map(|it| Secret::new(it.0.clone()));
        let held = Held {
            access: secret(&entry.access_token),
            access_expires_at: entry.access_expires_at,
            refresh: secret(&entry.refresh_token),
            time_zone: zone.map_err(|_| CredentialsError::TimeZone { path: path.to_owned() })?,
        };
        Ok((customer, held))
    };
    content.customers.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credentials.json");
        write(&path, text);
        (folder, path)
    }

    fn write(path: &Path, text: &str) {
        fs::write(path, text).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }

    fn access(it: &Credentials, customer: &str) -> Option<String> {
        it.of(customer).map(|held| held.access.unwrap().expose().clone())
    }

    const ONE: &str = r#"{"customers": {"1": {"access_token": "a1", "refresh_token": "r1",
        "consent_id": "c1", "time_zone": "Europe/Paris"}}}"#;

    #[test]
    fn new_tokens_are_kept_and_nothing_else_changes() {
        let (_folder, path) = file(ONE);
        let it = Credentials::open(&path).unwrap();
        assert!(it.of("01").is_none());
        let mut held = it.of("1").unwrap();
        held.access = Some(Secret::new("a2".to_owned()));
        held.refresh = Some(Secret::new("r2".to_owned()));
        it.renew("1", held);
        assert_eq!(access(&it, "1").as_deref(), Some("a2"));
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        let text = fs::read_to_string(&path).unwrap();
        for kept in ["\"r2\"", "\"c1\"", "\"Europe/Paris\""] {
            assert!(text.contains(kept), "{kept}");
        }
        let again = Credentials::open(&path).unwrap();
        assert_eq!(access(&again, "1").as_deref(), Some("a2"));
        assert_eq!(again.of("1").unwrap().time_zone, Some(Tz::Europe__Paris));
    }

    #[test]
    fn an_operators_change_is_seen_and_a_broken_one_is_not_taken() {
        let (_folder, path) = file(ONE);
        let it = Credentials::open(&path).unwrap();
        write(&path, r#"{"customers": {"2": {"access_token": "longer"}}}"#);
        assert_eq!(access(&it, "2").as_deref(), Some("longer"));
        assert!(it.of("1").is_none());
        write(&path, "{");
        assert_eq!(access(&it, "2").as_deref(), Some("longer"));
    }

    #[test]
    fn an_open_or_strange_file_is_refused_without_its_content() {
        let (_folder, path) = file(ONE);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(Credentials::open(&path), Err(CredentialsError::File(_))));
        for text in [r#"{"customers": {"1": {"acces_token": "canary"}}}"#, "[\"canary\"]"] {
            write(&path, text);
            let said = Credentials::open(&path).err().unwrap().to_string();
            assert!(said.contains("line 1") && !said.contains("canary"), "{said}");
        }
        write(&path, r#"{"customers": {"1": {"time_zone": "Mars/Olympus"}}}"#);
        let said = Credentials::open(&path).err().unwrap().to_string();
        assert!(said.contains("IANA") && !said.contains("Mars"), "{said}");
    }
}
