//! Replies: every message is there, and asks only for what it is given.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant,
    VariantKey,
};
use fluent_syntax::parser::parse;

use super::finding::{Finding, Findings};
use super::terms::Terms;
use crate::basics::Locale;
use crate::models::problem::Place;
use crate::models::replies::{ReplyMessage, ReplyTerms, VariableKind, reply_files};
use crate::models::source::Files;

/// The plural categories of CLDR.
const PLURALS: &[&str] = &["zero", "one", "two", "few", "many", "other"];
/// What `SIZE` answers.
const SIZES: &[&str] = &["zero", "one", "other"];
/// Attributes and files whose words are shown, not said: figures and signs may stand there.
const SHOWN: &str = "shown";

/// Everything to mend in the replies of `locale`; empty when they say all that `terms` lists.
pub fn lint_replies(files: &Files, locale: Locale, terms: &ReplyTerms) -> Vec<Finding> {
    let mut findings = Findings::default();
    let mut found: BTreeMap<String, Found<'_>> = BTreeMap::new();
    let mut shared = Terms::default();
    for (path, text) in reply_files(files, locale) {
        let resource = match parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let place = Place::at(path, text, error.pos.start);
                    findings.block(&place, "reply-syntax", format!("{}: mend it", error.kind));
                }
                resource
            }
        };
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let place = place_of(path, text, message.id.name);
                    shared.read(&message, &place);
                    found.insert(message.id.name.to_owned(), Found { place, message });
                }
                Entry::Term(term) => {
                    let place = place_of(path, text, &format!("-{}", term.id.name));
                    shared.add(&term, place, &mut findings);
                }
                _ => {}
            }
        }
    }
    shared.check(&mut findings);
    for (id, one) in &found {
        match terms.messages.iter().find(|listed| listed.id == id) {
            None => {
                let message = format!("nothing says {id:?}: correct the name or delete it");
                findings.block(&one.place, "reply-unknown", message);
            }
            Some(listed) => Check { found: &found, listed, one, terms }.run(&mut findings),
        }
    }
    for listed in &terms.messages {
        if !found.contains_key(listed.id) {
            let place = missing_place(files, locale, listed.file);
            let variables: Vec<_> =
                listed.variables.iter().map(|(name, _)| format!("${name}")).collect();
            let given = match variables.as_slice() {
                [] => String::new(),
                some => format!(" (it is given {})", some.join(", ")),
            };
            let message = format!("message {:?} is missing: add it{given}", listed.id);
            findings.block(&place, "reply-missing", message);
        }
    }
    findings.0.sort();
    findings.0
}

/// What an engine may misread in words that are said: figures and signs.
pub(super) fn stray_sign(text: &str) -> Option<char> {
    text.chars().find(|c| !c.is_alphabetic() && !" ,.?¿'-\n".contains(*c))
}

/// A message and where it stands.
struct Found<'f> {
    place: Place,
    message: Message<&'f str>,
}

/// The file in which a missing message belongs: that of the language.
fn missing_place(files: &Files, locale: Locale, file: &str) -> Place {
    let name = locale.to_string();
    let language = name.split('-').next().unwrap_or_default();
    let shared = format!("source/{language}/");
    let folder = if files.keys().any(|path| path.starts_with(&shared)) { language } else { &name };
    Place::file(&format!("source/{folder}/replies/{file}"))
}

/// The line on which the message begins.
fn place_of(path: &str, text: &str, id: &str) -> Place {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let begins = line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
        if begins {
            break;
        }
        offset += line.len();
    }
    Place::at(path, text, offset)
}

/// One message against its entry in the list.
struct Check<'c, 'f> {
    found: &'c BTreeMap<String, Found<'f>>,
    listed: &'c ReplyMessage,
    one: &'c Found<'f>,
    terms: &'c ReplyTerms,
}

impl Check<'_, '_> {
    fn run(&self, findings: &mut Findings) {
        let message = &self.one.message;
        let is_shown = self.listed.file == "screen.ftl" || self.listed.id.ends_with("-shown");
        match &message.value {
            Some(value) => self.pattern(value, is_shown, findings),
            None => self.block(findings, "reply-missing", "has no words: write some".to_owned()),
        }
        for attribute in &message.attributes {
            self.pattern(&attribute.value, is_shown || attribute.id.name == SHOWN, findings);
        }
        for needed in self.listed.attributes {
            if !message.attributes.iter().any(|attribute| attribute.id.name == *needed) {
                let message = format!("attribute .{needed} is missing: add it");
                self.block(findings, "reply-missing", message);
            }
        }
    }

    fn block(&self, findings: &mut Findings, rule: &'static str, message: String) {
        findings.block(&self.one.place, rule, format!("{}: {message}", self.listed.id));
    }

    fn pattern(&self, pattern: &Pattern<&str>, is_shown: bool, findings: &mut Findings) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } if !is_shown => self.text(value, findings),
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    self.inline(inline, is_shown, true, findings);
                }
                PatternElement::Placeable {
                    expression: Expression::Select { selector, variants },
                } => {
                    self.inline(selector, is_shown, false, findings);
                    self.variants(selector, variants, findings);
                    for variant in variants {
                        self.pattern(&variant.value, is_shown, findings);
                    }
                }
            }
        }
    }

    /// Words that are said hold no figures and no signs.
    fn text(&self, text: &str, findings: &mut Findings) {
        if let Some(stray) = stray_sign(text) {
            let message = format!("{stray:?} may be misread aloud: write it in words");
            self.block(findings, "reply-sign", message);
        }
    }

    /// `is_said` is whether the value itself is said, and not only selected by.
    fn inline(
        &self,
        inline: &InlineExpression<&str>,
        is_shown: bool,
        is_said: bool,
        findings: &mut Findings,
    ) {
        match inline {
            InlineExpression::VariableReference { id } => match self.kind(id.name) {
                None => {
                    let message = format!("is not given ${}: it has {}", id.name, self.given());
                    self.block(findings, "reply-variable", message);
                }
                Some(VariableKind::Count) if is_said => {
                    let message = format!("write COUNT(${}), so that it is said in words", id.name);
                    self.block(findings, "reply-variable", message);
                }
                Some(_) => {}
            },
            InlineExpression::FunctionReference { id, arguments } => {
                self.function(id.name, arguments, findings);
            }
            InlineExpression::MessageReference { id, .. } if !self.found.contains_key(id.name) => {
                let message = format!("there is no message {:?}: correct the name", id.name);
                self.block(findings, "reply-variable", message);
            }
            InlineExpression::StringLiteral { value } if !is_shown && is_said => {
                self.text(value, findings);
            }
            InlineExpression::Placeable { expression } => {
                if let Expression::Inline(inner) = expression.as_ref() {
                    self.inline(inner, is_shown, is_said, findings);
                }
            }
            _ => {}
        }
    }

    fn function(&self, name: &str, given: &CallArguments<&str>, findings: &mut Findings) {
        for argument in &given.positional {
            self.inline(argument, true, false, findings);
        }
        let kind = match given.positional.first() {
            Some(InlineExpression::VariableReference { id }) => self.kind(id.name),
            _ => None,
        };
        let fits = match (name, kind) {
            ("AMOUNT" | "SIZE", Some(VariableKind::Amount))
            | ("COUNT", Some(VariableKind::Count))
            | ("ORDINAL", Some(VariableKind::Ordinal))
            | ("DAY", Some(VariableKind::Day)) => true,
            ("FORM", Some(VariableKind::Forms(names))) => {
                self.form(given, names, findings);
                true
            }
            // What is not given at all is found as a variable.
            (_, None) => !given.positional.is_empty(),
            _ => false,
        };
        if !fits {
            let message = format!("{name}(..) does not take that: see the README of the folder");
            self.block(findings, "reply-function", message);
        }
        for argument in &given.named {
            let InlineExpression::StringLiteral { value } = &argument.value else { continue };
            let asked = argument.name.name;
            let known = self.terms.asked.iter().find(|(name, _)| *name == asked);
            if !known.is_some_and(|(_, words)| words.contains(value)) {
                let words = known.map_or(String::new(), |(_, words)| words.join(", "));
                let message = format!("{asked}: {value:?} means nothing; there are: {words}");
                self.block(findings, "reply-function", message);
            }
        }
    }

    /// Every name that can stand there has the form.
    fn form(&self, given: &CallArguments<&str>, names: &[&str], findings: &mut Findings) {
        let Some(InlineExpression::StringLiteral { value }) = given.positional.get(1) else {
            let message = "FORM(..) needs the name of a form after a comma".to_owned();
            self.block(findings, "reply-function", message);
            return;
        };
        for name in names.iter().filter_map(|name| self.found.get(*name)) {
            if !name.message.attributes.iter().any(|attribute| attribute.id.name == *value) {
                let id = name.message.id.name;
                let message = format!("{id:?} has no form .{value}: add it there");
                self.block(findings, "reply-form", message);
            }
        }
    }

    fn variants(
        &self,
        selector: &InlineExpression<&str>,
        variants: &[Variant<&str>],
        findings: &mut Findings,
    ) {
        let words = match selector {
            InlineExpression::VariableReference { id } => match self.kind(id.name) {
                Some(VariableKind::Key(words)) => words,
                Some(VariableKind::Count) => PLURALS,
                Some(_) => {
                    let message = format!("${} is nothing to select by", id.name);
                    return self.block(findings, "reply-variant", message);
                }
                None => return,
            },
            InlineExpression::FunctionReference { id, .. } if id.name == "SIZE" => SIZES,
            _ => return,
        };
        for variant in variants {
            let VariantKey::Identifier { name } = &variant.key else { continue };
            if !words.contains(name) {
                let words = words.join(", ");
                let message = format!("[{name}] never happens; there are: {words}");
                self.block(findings, "reply-variant", message);
            }
        }
    }

    fn kind(&self, name: &str) -> Option<VariableKind> {
        self.listed.variables.iter().find(|(given, _)| *given == name).map(|(_, kind)| *kind)
    }

    fn given(&self) -> String {
        let names: Vec<_> =
            self.listed.variables.iter().map(|(name, _)| format!("${name}")).collect();
        if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
    }
}
