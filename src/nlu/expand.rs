//! From a template to every sentence it says.

use std::collections::{BTreeMap, HashSet};

use thiserror::Error;

use super::template::{Part, Template};

/// A template that parses but cannot be expanded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExpandError {
    /// A rule that nobody wrote.
    #[error("there is no rule <{name}>{}", suggestion(.nearest))]
    UnknownRule {
        /// The name as used.
        name: String,
        /// The rule that is spelled most like it.
        nearest: Option<String>,
    },
    /// A rule that uses itself.
    #[error("rule <{name}> uses itself: break the circle")]
    Circular {
        /// One rule of the circle.
        name: String,
    },
    /// More sentences than the bound.
    #[error("says more than {max} sentences: split it, or drop an alternative")]
    TooMany {
        /// The bound.
        max: usize,
    },
    /// A template that can say nothing at all.
    #[error("can be empty: at least one part must stay")]
    Empty,
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest.as_ref().map_or_else(String::new, |name| format!("; did you mean <{name}>?"))
}

/// Every sentence `template` says, in written order, without repetitions.
///
/// Slots stay as `{name}`. Never makes more than `max` sentences of any part on the way.
pub fn expand(
    template: &Template,
    rules: &BTreeMap<String, Template>,
    max: usize,
) -> Result<Vec<String>, ExpandError> {
    let mut expansion = Expansion { rules, open: Vec::new(), max };
    let raw = expansion.sequence(&template.parts)?;
    let mut seen = HashSet::new();
    let mut sentences = Vec::with_capacity(raw.len());
    for sentence in raw {
        let folded = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        if folded.is_empty() {
            return Err(ExpandError::Empty);
        }
        if seen.insert(folded.clone()) {
            sentences.push(folded);
        }
    }
    Ok(sentences)
}

struct Expansion<'r> {
    rules: &'r BTreeMap<String, Template>,
    /// Rules being expanded just now, outermost first.
    open: Vec<String>,
    max: usize,
}

impl Expansion<'_> {
    fn sequence(&mut self, parts: &[Part]) -> Result<Vec<String>, ExpandError> {
        let mut so_far = vec![String::new()];
        for part in parts {
            let next = self.part(part)?;
            if so_far.len().saturating_mul(next.len()) > self.max {
                return Err(ExpandError::TooMany { max: self.max });
            }
            so_far = so_far
                .iter()
                .flat_map(|left| next.iter().map(move |right| format!("{left}{right}")))
                .collect();
        }
        Ok(so_far)
    }

    fn part(&mut self, part: &Part) -> Result<Vec<String>, ExpandError> {
        match part {
            Part::Text(text) => Ok(vec![text.clone()]),
            Part::Slot(name) => Ok(vec![format!("{{{name}}}")]),
            Part::Rule(name) => self.rule(name),
            Part::Choice(branches) => {
                let mut all = Vec::new();
                for branch in branches {
                    all.extend(self.sequence(branch)?);
                    if all.len() > self.max {
                        return Err(ExpandError::TooMany { max: self.max });
                    }
                }
                Ok(all)
            }
        }
    }

    fn rule(&mut self, name: &str) -> Result<Vec<String>, ExpandError> {
        if self.open.iter().any(|open| open == name) {
            return Err(ExpandError::Circular { name: name.to_owned() });
        }
        let rules = self.rules;
        let Some(template) = rules.get(name) else {
            let nearest = rules.keys().min_by_key(|known| strsim::osa_distance(known, name));
            return Err(ExpandError::UnknownRule {
                name: name.to_owned(),
                nearest: nearest.filter(|known| strsim::osa_distance(known, name) <= 2).cloned(),
            });
        };
        self.open.push(name.to_owned());
        let said = self.sequence(&template.parts);
        self.open.pop();
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(rows: &[(&str, &str)]) -> BTreeMap<String, Template> {
        rows.iter().map(|(n, t)| ((*n).to_owned(), Template::parse(t).unwrap())).collect()
    }

    fn said(text: &str, rules: &BTreeMap<String, Template>) -> Result<Vec<String>, ExpandError> {
        expand(&Template::parse(text).unwrap(), rules, 50)
    }

    #[test]
    fn says_every_combination_once_in_order() {
        let rules = rules(&[("my", "[my|the]"), ("acct", "<my> {kind} account[s]")]);
        assert_eq!(said("a[ ](b|c)", &rules).unwrap(), ["a b", "a c", "ab", "ac"]);
        assert_eq!(
            said("<acct>", &rules).unwrap(),
            [
                "my {kind} accounts",
                "my {kind} account",
                "the {kind} accounts",
                "the {kind} account",
                "{kind} accounts",
                "{kind} account"
            ]
        );
        assert_eq!(said("(a|a|[a] )b", &rules).unwrap(), ["ab", "a b", "b"]);
    }

    #[test]
    fn refuses_circles_floods_unknown_and_empty_ones() {
        let rules = rules(&[("a", "x <b>"), ("b", "<a>"), ("account", "y")]);
        assert_eq!(said("<a>", &rules), Err(ExpandError::Circular { name: "a".into() }));
        let unknown = said("<acount>", &rules).unwrap_err();
        assert!(unknown.to_string().contains("did you mean <account>"), "{unknown}");
        assert_eq!(said("[a]", &rules), Err(ExpandError::Empty));
        let flood = "(a|b)".repeat(40);
        assert_eq!(said(&flood, &rules), Err(ExpandError::TooMany { max: 50 }));
    }
}
