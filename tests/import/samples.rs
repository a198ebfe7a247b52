//! What becomes of every sample.

use std::path::Path;

use saldo::connect::import::ImportFormat;

use crate::world::{World, sample_files};

const CAMT: &[(&str, &str)] = &[];
const OFX: &[(&str, &str)] = &[];
const BROKEN_OFX: &[(&str, &str)] = &[];

/// The outcome of importing `path`: `added; accounts` or the problem.
fn outcome(format: ImportFormat, path: &Path) -> String {
    let world = World::new();
    match world.import(format, path) {
        Ok(report) => format!("{} added; {}", report.added, world.accounts().join(", ")),
        Err(error) => {
            assert!(!world.bank().exists(), "{}: a bank appeared", path.display());
            let text = error.to_string();
            text.strip_prefix(&format!("{}: ", path.display())).unwrap_or(&text).to_owned()
        }
    }
}

fn check(folder: &str, extension: &str, format: ImportFormat, expected: &[(&str, &str)]) {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let files = sample_files(folder, extension);
    let found: Vec<(String, String)> =
        files.iter().map(|path| (name(path), outcome(format, path))).collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let show = |rows: &[(String, String)]| {
        let line = |(name, text): &(String, String)| format!("    ({name:?}, {text:?}),\n");
        rows.iter().map(line).collect::<String>()
    };
    assert!(found == expected, "is:\n{}\nshould be:\n{}", show(&found), show(&expected));
}

#[test]
fn every_camt_sample_has_its_outcome() {
    check("camt", "xml", ImportFormat::Camt, CAMT);
}

#[test]
fn every_ofx_sample_has_its_outcome() {
    check("ofx", "ofx", ImportFormat::Ofx, OFX);
}

#[test]
fn every_broken_ofx_sample_is_refused() {
    check("ofx/fail_nice", "ofx", ImportFormat::Ofx, BROKEN_OFX);
}
