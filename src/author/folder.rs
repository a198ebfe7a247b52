//! The folder `interaction-models`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use thiserror::Error;

use crate::models::Files;

/// The largest file that is read: a whole interaction model stays far below.
const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// How deep folders are followed; the layout needs six.
const DEPTH_MAX: usize = 8;

/// A folder that cannot be read or written.
#[derive(Debug, Error)]
pub enum FolderError {
    /// The operating system refused.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// No words where they were looked for.
    #[error(
        "{}: there is no folder `source` in it: go to the root of the repository, or name the \
         folder of the words with --dir", .0.display()
    )]
    NoSource(PathBuf),
    /// A source file that is not UTF-8.
    #[error("{}: is not UTF-8 text: save it as UTF-8", .0.display())]
    NotText(PathBuf),
    /// A file too large to be one of ours.
    #[error("{}: is larger than {FILE_BYTES_MAX} bytes: it does not belong here", .0.display())]
    TooLarge(PathBuf),
}

/// The source files below `dir`/source, by their path inside `dir`.
pub fn read_source(dir: &Path) -> Result<Files, FolderError> {
    if !dir.join("source").is_dir() {
        return Err(FolderError::NoSource(dir.to_owned()));
    }
    let mut found = BTreeMap::new();
    walk(dir, "source", 0, &mut found)?;
    found.retain(|path, _| [".toml", ".ftl"].iter().any(|kind| path.ends_with(kind)));
    found
        .into_iter()
        .map(|(path, bytes)| match String::from_utf8(bytes) {
            Ok(text) => Ok((path, text)),
            Err(_) => Err(FolderError::NotText(dir.join(path))),
        })
        .collect()
}

/// The files below `dir`/alexa, by their path inside `dir`; none when the folder is missing.
pub fn read_built(dir: &Path) -> Result<BTreeMap<String, Vec<u8>>, FolderError> {
    let mut found = BTreeMap::new();
    if dir.join("alexa").is_dir() {
        walk(dir, "alexa", 0, &mut found)?;
    }
    Ok(found)
}

/// Writes generated files into `dir`; those that are the same already are left untouched.
///
/// Returns the paths of the files that changed.
pub fn write_built(
    dir: &Path,
    built: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<String>, FolderError> {
    let mut changed = Vec::new();
    for (name, bytes) in built {
        let path = dir.join(name);
        if fs::read(&path).is_ok_and(|old| old == *bytes) {
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| refused(folder, error))?;
        }
        fs::write(&path, bytes).map_err(|error| refused(&path, error))?;
        changed.push(name.clone());
    }
    Ok(changed)
}

/// Reads one text file.
pub(super) fn read_text(path: &Path) -> Result<String, FolderError> {
    String::from_utf8(read(path)?).map_err(|_| FolderError::NotText(path.to_owned()))
}

/// Replaces one text file.
pub(super) fn write_text(path: &Path, text: &str) -> Result<(), FolderError> {
    fs::write(path, text).map_err(|error| refused(path, error))
}

fn read(path: &Path) -> Result<Vec<u8>, FolderError> {
    let size = fs::metadata(path).map_err(|error| refused(path, error))?.len();
    if size > FILE_BYTES_MAX {
        return Err(FolderError::TooLarge(path.to_owned()));
    }
    fs::read(path).map_err(|error| refused(path, error))
}

fn walk(
    dir: &Path,
    inner: &str,
    depth: usize,
    found: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), FolderError> {
    let folder = dir.join(inner);
    let entries = fs::read_dir(&folder).map_err(|error| refused(&folder, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| refused(&folder, error))?;
        let name = entry.file_name();
        // Editors and the platform's tools keep their own state in hidden files.
        let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else { continue };
        let path = format!("{inner}/{name}");
        let kind = entry.file_type().map_err(|error| refused(&folder, error))?;
        if kind.is_dir() && depth < DEPTH_MAX {
            walk(dir, &path, depth + 1, found)?;
        } else if kind.is_file() {
            let bytes = read(&dir.join(&path))?;
            found.insert(path, bytes);
        }
    }
    Ok(())
}

fn refused(path: &Path, error: io::Error) -> FolderError {
    FolderError::Io { path: path.to_owned(), error }
}
