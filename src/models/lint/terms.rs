//! Fluent terms: words that several replies of a language share.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, Message, Pattern, PatternElement, Term};

use super::finding::Findings;
use super::replies::stray_sign;
use crate::models::problem::Place;

/// The terms of one locale's replies.
#[derive(Default)]
pub(super) struct Terms<'f> {
    /// By name, without its hyphen: where the term is written.
    written: BTreeMap<&'f str, Place>,
    /// By name: where it is first asked for.
    asked: BTreeMap<&'f str, Place>,
}

impl<'f> Terms<'f> {
    /// Takes in a term, and what is wrong with it alone.
    pub(super) fn add(&mut self, term: &Term<&'f str>, place: Place, findings: &mut Findings) {
        let name = term.id.name;
        let texts = term.value.elements.iter().filter_map(|element| match element {
            PatternElement::TextElement { value } => Some(value),
            PatternElement::Placeable { .. } => None,
        });
        if let Some(stray) = texts.filter_map(|text| stray_sign(text)).next() {
            let message = format!("-{name}: {stray:?} may be misread aloud: write it in words");
            findings.block(&place, "reply-sign", message);
        }
        self.pattern(&term.value, &place);
        self.written.insert(name, place);
    }

    /// Takes in which terms a message asks for.
    pub(super) fn read(&mut self, message: &Message<&'f str>, place: &Place) {
        let attributes = message.attributes.iter().map(|attribute| &attribute.value);
        message.value.iter().chain(attributes).for_each(|pattern| self.pattern(pattern, place));
    }

    /// Names every term that is asked for and not written, or written and never asked for.
    pub(super) fn check(&self, findings: &mut Findings) {
        for (name, place) in &self.asked {
            if !self.written.contains_key(name) {
                let message = format!("there is no term -{name}: write it, or correct the name");
                findings.block(place, "reply-term", message);
            }
        }
        for (name, place) in &self.written {
            if !self.asked.contains_key(name) {
                let message = format!("no reply asks for the term -{name}: use or delete it");
                findings.block(place, "reply-term", message);
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern<&'f str>, place: &Place) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression, place);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'f str>, place: &Place) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, place),
            Expression::Select { selector, variants } => {
                self.inline(selector, place);
                variants.iter().for_each(|variant| self.pattern(&variant.value, place));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'f str>, place: &Place) {
        match inline {
            InlineExpression::TermReference { id, .. } => {
                self.asked.entry(id.name).or_insert_with(|| place.clone());
            }
            InlineExpression::Placeable { expression } => self.expression(expression, place),
            _ => {}
        }
    }
}
