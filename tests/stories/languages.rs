//! Every story of every language, and that they are not the model's own sentences.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use saldo::basics::Locale;
use saldo::models::shipped;
use saldo::nlu::{Closeness, Why};
use saldo::simulate::{Story, Utterance, read_stories, run_stories};

/// Free questions that a language has at least.
const FREE_MIN: usize = 60;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories")
}

/// The folders of the languages.
fn languages() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

fn stories_of(folder: &Path) -> Vec<(PathBuf, Story)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&entry).unwrap();
        let stories = read_stories(&entry, &text).unwrap_or_else(|problem| panic!("{problem}"));
        found.extend(stories.into_iter().map(|story| (entry.clone(), story)));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn every_story_comes_as_expected() {
    let report = run_stories(&[folder()]).await.unwrap_or_else(|error| panic!("{error}"));
    assert!(report.played.len() > 1);
    assert!(report.is_fine(), "\n{}", report.text());
}

/// What people say is no sample: the questions of files called `free*` are nobody's template.
#[test]
fn free_questions_are_not_the_models_own() {
    let shipped = shipped();
    for language in languages() {
        let mut free = BTreeSet::new();
        for (path, story) in stories_of(&language) {
            if !path.file_name().unwrap().to_string_lossy().starts_with("free") {
                continue;
            }
            let locale: Locale = story.given.locale.parse().unwrap();
            let recognizer = shipped.recognizer(locale).unwrap();
            for turn in &story.turns {
                let Utterance::Text(text) = &turn.said else { continue };
                let found = recognizer.recognize(text, &[]);
                match found.why {
                    Why::Sample { rule, closeness: Closeness::Exact } => {
                        panic!("{}:{}: {text:?} is a sample: {rule:?}", path.display(), turn.line);
                    }
                    // A sample but for "please": allowed, and not counted.
                    Why::Sample { .. } => {}
                    _ => {
                        free.insert(text.to_lowercase());
                    }
                }
            }
        }
        let name = language.display();
        assert!(free.len() >= FREE_MIN, "{name}: {} free questions", free.len());
    }
}
