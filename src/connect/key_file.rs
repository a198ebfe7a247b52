//! Keys in files: 256 random bits each, readable by nobody else.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use thiserror::Error;
use zeroize::Zeroizing;

use super::mint::{self, MintFailure};
use crate::basics::{Digest, Secret};
use crate::settings::KEY_FILE_MODE_FORBIDDEN;

/// The name of the chain key's file, where none is given: it lies next to the vault.
const CHAIN_KEY_NAME: &str = "chain.key";

/// The name that `saldo keys` gives the file of the key that seals session frames.
const SESSION_KEY_NAME: &str = "session.key";

/// The name that `saldo keys` gives the file of the key that signs checkpoints.
const CHECKPOINT_KEY_NAME: &str = "checkpoint.key";

/// The name that `saldo keys` gives the file of the key that peppers voice PINs.
const PIN_KEY_NAME: &str = "pin.key";

/// The longest key file that is read, in bytes: 64 digits, with room for blank lines.
const KEY_FILE_BYTES_MAX: u64 = 256;

/// Why there is no key to be had from a file.
#[derive(Debug, Error)]
pub enum KeyFileFailure {
    /// The file cannot be read or written.
    #[error("the key file {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// Others may read or change the file.
    #[error("the key file {path} is open to others (mode {mode:03o}): run chmod 600 on it")]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file holds something else.
    #[error(
        "the key file {path} holds no key: it must hold 32 bytes as 64 hexadecimal digits or as \
         base64 (openssl rand -hex 32)"
    )]
    NotAKey {
        /// The file.
        path: PathBuf,
    },
    /// No fresh key could be made.
    #[error("no key could be made: {0}")]
    Mint(#[from] MintFailure),
}

/// Where the chain key of the vault at `vault` lies when nothing else is said.
pub fn chain_key_beside(vault: &Path) -> PathBuf {
    vault.with_file_name(CHAIN_KEY_NAME)
}

/// Where the key that signs checkpoints of the vault at `vault` lies when nothing else is said.
pub fn checkpoint_key_beside(vault: &Path) -> PathBuf {
    vault.with_file_name(CHECKPOINT_KEY_NAME)
}

/// Reads the key in `path`: 32 bytes as 64 hexadecimal digits or as base64.
///
/// # Errors
///
/// [`KeyFileFailure`] when the file cannot be read, is open to others or holds no key.
pub fn read(path: &Path) -> Result<Secret<[u8; 32]>, KeyFileFailure> {
    let failed = |source| KeyFileFailure::Io { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    refuse_exposed(path, &file)?;
    // Reserved in full, so that growing leaves no copy behind in freed memory.
    let mut text = Zeroizing::new(String::with_capacity(2 * KEY_FILE_BYTES_MAX as usize));
    file.take(KEY_FILE_BYTES_MAX).read_to_string(&mut text).map_err(failed)?;
    parse(text.trim()).ok_or_else(|| KeyFileFailure::NotAKey { path: path.to_owned() })
}

/// Checks that nobody else may read or change the key in `file`, opened from `path`.
///
/// # Errors
///
/// [`KeyFileFailure`] when others may, or the file's permissions cannot be had.
pub fn refuse_exposed(path: &Path, file: &File) -> Result<(), KeyFileFailure> {
    let failed = |source| KeyFileFailure::Io { path: path.to_owned(), source };
    let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o777;
    if mode & KEY_FILE_MODE_FORBIDDEN != 0 {
        return Err(KeyFileFailure::Exposed { path: path.to_owned(), mode });
    }
    Ok(())
}

/// Reads the key in `path`, or makes one there for its owner alone.
///
/// # Errors
///
/// Those of [`read`], or that the file cannot be made.
pub fn read_or_create(path: &Path) -> Result<Secret<[u8; 32]>, KeyFileFailure> {
    let failed = |source| KeyFileFailure::Io { path: path.to_owned(), source };
    let created = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = match created {
        Err(source) if source.kind() == io::ErrorKind::AlreadyExists => return read(path),
        created => created.map_err(failed)?,
    };
    let key = Secret::new(mint::random::<32>()?);
    let digits = Zeroizing::new(Digest::from_bytes(*key.expose()).to_hex());
    file.write_all(digits.as_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    sync_folder_of(path).map_err(failed)?;
    Ok(key)
}

/// The arguments of `saldo keys`.
#[derive(Debug, Clone, Args)]
pub struct KeysArguments {
    /// The folder to make the key files in.
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
}

/// Makes `chain.key`, `session.key`, `pin.key` and `checkpoint.key` in a folder; keys that are
/// there stay.
///
/// # Errors
///
/// [`KeyFileFailure`] when a file cannot be made, or one that is there cannot be used.
pub fn make_keys(arguments: &KeysArguments, out: &mut dyn Write) -> Result<(), KeyFileFailure> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| KeyFileFailure::Io { path, source }
    };
    let KeysArguments { folder } = arguments;
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let keys = [
        ("chain_key_file", CHAIN_KEY_NAME),
        ("session_key_file", SESSION_KEY_NAME),
        ("checkpoint_key_file", CHECKPOINT_KEY_NAME),
        ("pin_key_file", PIN_KEY_NAME),
    ];
    for (setting, name) in keys {
        let path = folder.join(name);
        read_or_create(&path)?;
        writeln!(out, "{setting} = {:?}", path.display().to_string()).map_err(failed(&path))?;
    }
    Ok(())
}

/// Makes the entry of a fresh file durable: syncing the file alone does not.
///
/// # Errors
///
/// What the operating system says.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn parse(text: &str) -> Option<Secret<[u8; 32]>> {
    if let Some(read) = Digest::from_hex(&Zeroizing::new(text.to_ascii_lowercase())) {
        return Some(Secret::new(*read.as_bytes()));
    }
    let bytes = Zeroizing::new(STANDARD.decode(text).ok()?);
    Some(Secret::new(bytes.as_slice().try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};

    use super::*;

    fn write(folder: &Path, content: &str, mode: u32) -> PathBuf {
        let path = folder.join(format!("{mode:o}-{}", content.len()));
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        path
    }

    #[test]
    fn both_spellings_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let hex = write(folder.path(), &format!("{}\n", "0F".repeat(32)), 0o600);
        assert_eq!(read(&hex).unwrap().expose(), &[15; 32]);
        let base64 = write(folder.path(), &STANDARD.encode([15; 32]), 0o440);
        assert_eq!(read(&base64).unwrap().expose(), &[15; 32]);
    }

    #[test]
    fn what_is_open_to_others_or_no_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let good = "0f".repeat(32);
        for mode in [0o604, 0o644, 0o620, 0o666] {
            let refused = read(&write(folder.path(), &good, mode));
            assert!(matches!(refused, Err(KeyFileFailure::Exposed { .. })), "{mode:o}");
        }
        for content in ["", "0f0f", &good[1..], &"0f".repeat(200), "not a key at all"] {
            let refused = read(&write(folder.path(), content, 0o600));
            assert!(matches!(refused, Err(KeyFileFailure::NotAKey { .. })), "{content}");
            let message = refused.unwrap_err().to_string();
            assert!(content.is_empty() || !message.contains(content), "{message}");
        }
        assert!(matches!(read(&folder.path().join("none")), Err(KeyFileFailure::Io { .. })));
    }

    #[test]
    fn a_key_is_made_once_and_for_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = chain_key_beside(&folder.path().join("vault.db"));
        let made = read_or_create(&path).unwrap();
        assert_eq!(read_or_create(&path).unwrap(), made);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
