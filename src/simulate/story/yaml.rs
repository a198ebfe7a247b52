//! YAML nodes with their lines.

use std::path::{Path, PathBuf};

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, ScalarStyle, YamlData, YamlLoader};
use saphyr_parser::Parser;
use thiserror::Error;

use crate::basics::likest;

/// What is wrong with a story's file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}:{line}: {what}", path.display())]
pub struct StoryProblem {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to write instead.
    pub what: String,
}

/// A node's part of the file, in characters: the first, and the first after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) from: usize,
    pub(super) until: usize,
}

/// A node, with the file that it is in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'y> {
    path: &'y Path,
    yaml: &'y MarkedYaml<'y>,
}

/// A key of a mapping and its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'y> {
    pub(super) key: &'y str,
    /// The line of the key.
    pub(super) line: usize,
    pub(super) value: Node<'y>,
}

/// That `text` is none of what is `known`, and which of those it may have meant.
pub(super) fn none_of(text: &str, known: &[&str]) -> String {
    format!("{text:?} is none of: {}{}", known.join(", "), meant(text, known))
}

/// "; did you mean ...?" where one of `known` is like `text`.
fn meant(text: &str, known: &[&str]) -> String {
    let likest = likest(&text.to_lowercase(), known.iter().copied());
    likest.map(|name| format!("; did you mean {name:?}?")).unwrap_or_default()
}

/// The documents of `text`, each scalar as it is written.
pub(super) fn documents<'y>(
    path: &Path,
    text: &'y str,
) -> Result<Vec<MarkedYaml<'y>>, StoryProblem> {
    let problem = |error: &saphyr::ScanError| StoryProblem {
        path: path.to_owned(),
        line: error.marker().line(),
        what: error.info().to_owned(),
    };
    let mut loader = YamlLoader::<MarkedYaml<'y>>::default();
    loader.early_parse(false);
    Parser::new_from_str(text).load(&mut loader, true).map_err(|error| problem(&error))?;
    match loader.error() {
        Some(error) => Err(problem(error)),
        None => Ok(loader.into_documents()),
    }
}

impl<'y> Node<'y> {
    pub(super) fn new(path: &'y Path, yaml: &'y MarkedYaml<'y>) -> Self {
        Self { path, yaml }
    }

    /// The line it begins at, counted from 1.
    pub(super) fn line(self) -> usize {
        self.yaml.span.start.line()
    }

    pub(super) fn extent(self) -> Extent {
        Extent { from: self.yaml.span.start.index(), until: self.yaml.span.end.index() }
    }

    /// That something is wrong with it.
    pub(super) fn problem(self, what: impl Into<String>) -> StoryProblem {
        StoryProblem { path: self.path.to_owned(), line: self.line(), what: what.into() }
    }

    /// Whether it is `~`: to be filled in by `--accept`.
    pub(super) fn is_open(self) -> bool {
        match &self.yaml.data {
            YamlData::Representation(text, ScalarStyle::Plain, None) => {
                matches!(text.as_ref(), "~" | "null")
            }
            _ => matches!(&self.yaml.data, YamlData::Value(Scalar::Null)),
        }
    }

    /// Its text.
    pub(super) fn text(self) -> Result<&'y str, StoryProblem> {
        match &self.yaml.data {
            YamlData::Representation(text, _, None) if !self.is_open() => Ok(text.as_ref()),
            YamlData::Value(Scalar::String(text)) => Ok(text.as_ref()),
            _ => Err(self.problem("a text is expected here")),
        }
    }

    /// Its text as a `T`; `what` names what is expected.
    pub(super) fn parsed<T: std::str::FromStr>(self, what: &str) -> Result<T, StoryProblem> {
        let text = self.text()?;
        text.trim().parse().map_err(|_| self.problem(format!("{text:?} is not {what}")))
    }

    /// The one of `choices` that it names.
    pub(super) fn one_of<T: Copy>(self, choices: &[(&str, T)]) -> Result<T, StoryProblem> {
        let text = self.text()?;
        let found = choices.iter().find(|(name, _)| *name == text);
        found.map(|(_, choice)| *choice).ok_or_else(|| {
            let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.problem(none_of(text, &known))
        })
    }

    /// Whether it has keys.
    pub(super) fn is_mapping(self) -> bool {
        self.yaml.is_mapping()
    }

    /// Whether it is a list.
    pub(super) fn is_sequence(self) -> bool {
        self.yaml.is_sequence()
    }

    /// Its keys and values, in the order of the file.
    pub(super) fn entries(self) -> Result<Vec<Entry<'y>>, StoryProblem> {
        let YamlData::Mapping(mapping) = &self.yaml.data else {
            return Err(self.problem("keys with values are expected here"));
        };
        let entry = |(key, value): (&'y MarkedYaml<'y>, &'y MarkedYaml<'y>)| {
            let key = Node::new(self.path, key);
            Ok(Entry { key: key.text()?, line: key.line(), value: Node::new(self.path, value) })
        };
        mapping.iter().map(entry).collect()
    }

    /// The same, where every key is one of `known`.
    pub(super) fn entries_of(self, known: &[&str]) -> Result<Vec<Entry<'y>>, StoryProblem> {
        let entries = self.entries()?;
        match entries.iter().find(|entry| !known.contains(&entry.key)) {
            Some(Entry { key, line, .. }) => Err(StoryProblem {
                path: self.path.to_owned(),
                line: *line,
                what: format!(
                    "unknown key {key:?}; there are: {}{}",
                    known.join(", "),
                    meant(key, known)
                ),
            }),
            None => Ok(entries),
        }
    }

    /// Its items; a single text stands for a list of one.
    pub(super) fn items(self) -> Result<Vec<Node<'y>>, StoryProblem> {
        match &self.yaml.data {
            YamlData::Sequence(items) => {
                Ok(items.iter().map(|item| Node::new(self.path, item)).collect())
            }
            _ => self.text().map(|_| vec![self]),
        }
    }

    /// The texts of its items.
    pub(super) fn texts(self) -> Result<Vec<String>, StoryProblem> {
        self.items()?.into_iter().map(|item| item.text().map(str::to_owned)).collect()
    }
}
