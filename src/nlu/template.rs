//! Sentence templates: `(a|b)`, `[optional]`, `{slot}`, `<rule>`.

use thiserror::Error;

/// How deep groups may nest: more is unreadable, and parsing recurses once per level.
const NESTING_MAX: usize = 12;

/// A sentence template, parsed.
///
/// Groups bind to what touches them, so `account[s]` is "account" or "accounts". Spaces are
/// folded when the template is expanded. Alternatives may be empty: `(please|)` is `[please]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pub(super) parts: Vec<Part>,
}

/// One piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Words as they are.
    Text(String),
    /// A slot, by name.
    Slot(String),
    /// A shared rule, by name.
    Rule(String),
    /// One of several sequences; `[x]` also offers nothing at all.
    Choice(Vec<Vec<Part>>),
}

/// A template that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{fault} (character {column})")]
pub struct TemplateError {
    /// Position of the fault in the template, counted in characters from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: TemplateFault,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemplateFault {
    /// A group, slot or rule is opened but never closed.
    #[error("`{0}` is never closed: add `{1}`")]
    Unclosed(char, char),
    /// A closing mark with nothing open.
    #[error("`{0}` closes nothing: remove it or open a group before it")]
    Stray(char),
    /// `|` outside of a group.
    #[error("`|` stands outside of a group: put the alternatives in round brackets")]
    BareAlternative,
    /// A slot or rule name that is empty or holds other marks.
    #[error("{0:?} is no name: slots and rules are named with small letters, digits and `_`")]
    BadName(String),
    /// Groups nest deeper than a person can read.
    #[error("groups nest deeper than {NESTING_MAX}: move a part into a shared rule")]
    TooDeep,
}

impl Template {
    /// Parses `text`.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut reader = Reader { chars: text.chars().collect(), next: 0 };
        let mut branches = reader.branches(None, 0)?;
        // `branches` returns more than one only inside a group.
        Ok(Self { parts: branches.swap_remove(0) })
    }

    /// Names of the slots the template itself holds, those of its rules not included.
    pub fn slots(&self) -> Vec<&str> {
        let mut names = Vec::new();
        collect_slots(&self.parts, &mut names);
        names
    }
}

fn collect_slots<'t>(parts: &'t [Part], names: &mut Vec<&'t str>) {
    for part in parts {
        match part {
            Part::Slot(name) => names.push(name),
            Part::Choice(branches) => branches.iter().for_each(|b| collect_slots(b, names)),
            Part::Text(_) | Part::Rule(_) => {}
        }
    }
}

struct Reader {
    chars: Vec<char>,
    next: usize,
}

impl Reader {
    /// Reads alternatives up to `close`, or a single sequence up to the end of the text.
    fn branches(
        &mut self,
        group: Option<(char, char)>,
        depth: usize,
    ) -> Result<Vec<Vec<Part>>, TemplateError> {
        let opened_at = self.next;
        if depth > NESTING_MAX {
            return Err(error(opened_at, TemplateFault::TooDeep));
        }
        let mut branches = vec![Vec::new()];
        let mut text = String::new();
        while let Some(&char) = self.chars.get(self.next) {
            self.next += 1;
            let part = match char {
                '(' => Some(Part::Choice(self.branches(Some(('(', ')')), depth + 1)?)),
                '[' => {
                    let mut inner = self.branches(Some(('[', ']')), depth + 1)?;
                    inner.push(Vec::new());
                    Some(Part::Choice(inner))
                }
                '{' => Some(Part::Slot(self.name('{', '}')?)),
                '<' => Some(Part::Rule(self.name('<', '>')?)),
                '|' | ')' | ']' | '}' | '>' => None,
                _ => {
                    text.push(char);
                    continue;
                }
            };
            let Some(branch) = branches.last_mut() else { continue };
            if !text.is_empty() {
                branch.push(Part::Text(std::mem::take(&mut text)));
            }
            match (part, group) {
                (Some(part), _) => branch.push(part),
                (None, Some((_, close))) if char == close => return Ok(branches),
                (None, Some(_)) if char == '|' => branches.push(Vec::new()),
                (None, None) if char == '|' => {
                    return Err(error(self.next, TemplateFault::BareAlternative));
                }
                (None, _) => return Err(error(self.next, TemplateFault::Stray(char))),
            }
        }
        if let Some((open, close)) = group {
            return Err(error(opened_at, TemplateFault::Unclosed(open, close)));
        }
        if let (false, Some(branch)) = (text.is_empty(), branches.last_mut()) {
            branch.push(Part::Text(text));
        }
        Ok(branches)
    }

    fn name(&mut self, open: char, close: char) -> Result<String, TemplateError> {
        let start = self.next;
        let rest = &self.chars[start..];
        let Some(length) = rest.iter().position(|char| *char == close) else {
            return Err(error(start, TemplateFault::Unclosed(open, close)));
        };
        let name: String = rest[..length].iter().collect();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if name.is_empty() || !name.chars().all(plain) {
            return Err(error(start + 1, TemplateFault::BadName(name.chars().take(40).collect())));
        }
        self.next = start + length + 1;
        Ok(name)
    }
}

fn error(column: usize, fault: TemplateFault) -> TemplateError {
    TemplateError { column, fault }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_kind_of_part() {
        let template = Template::parse("what's [my] (a|{b}) <c>").unwrap();
        let expected = vec![
            Part::Text("what's ".into()),
            Part::Choice(vec![vec![Part::Text("my".into())], vec![]]),
            Part::Text(" ".into()),
            Part::Choice(vec![vec![Part::Text("a".into())], vec![Part::Slot("b".into())]]),
            Part::Text(" ".into()),
            Part::Rule("c".into()),
        ];
        assert_eq!(template.parts, expected);
        assert_eq!(template.slots(), ["b"]);
    }

    #[test]
    fn faults_name_the_place_and_the_remedy() {
        let deep = "(".repeat(20);
        for (text, column, says) in [
            ("a (b", 3, "never closed"),
            ("a [b", 3, "never closed"),
            ("a {b", 3, "never closed"),
            ("a <b", 3, "never closed"),
            ("a b)", 4, "closes nothing"),
            ("(a]", 3, "closes nothing"),
            ("a|b", 2, "outside of a group"),
            ("{}", 2, "is no name"),
            ("{A b}", 2, "is no name"),
            (&deep, 13, "nest deeper"),
        ] {
            let error = Template::parse(text).unwrap_err();
            assert_eq!(error.column, column, "{text}: {error}");
            assert!(error.to_string().contains(says), "{text}: {error}");
        }
    }
}
