//! The elements of an OFX file, whichever of its two syntaxes it is written in.
//!
//! OFX 1 is SGML in which a value's end tag may be left out (specification 1.6, 2.3.2), OFX 2 is
//! XML, and real files mix both. One reader takes all of them: a tag with text is a value, and an
//! element that is never ended is an empty value whose content belongs to the element around it.
//! Elements that hold others must be ended, or the file is taken for cut off.

use super::problem::{Fault, Problem};

/// How long the name of an entity may be, in bytes: the longest that is known is `#x10FFFF`.
const ENTITY_BYTES_MAX: usize = 8;

/// How deep elements may lie in one another. OFX itself goes to about 12.
const DEPTH_MAX: usize = 64;

/// An element with its line, its text and the elements in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name, in capitals.
    pub(super) name: String,
    /// The line of its tag, from 1.
    pub(super) line: usize,
    /// Its value, trimmed; empty when it holds elements.
    pub(super) text: String,
    /// The elements in it.
    pub(super) children: Vec<Element>,
}

impl Element {
    /// The first element in it with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All elements in it with this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The value of the first element with this name, if it has one that is not empty.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str()).filter(|text| !text.is_empty())
    }

    /// The first element with this name, which must be there.
    ///
    /// # Errors
    ///
    /// [`Fault::Missing`] at this element's line.
    pub(super) fn needed(&self, name: &'static str) -> Result<&Self, Problem> {
        self.child(name).ok_or_else(|| Problem::at(self.line, Fault::Missing(name)))
    }

    /// Every element with this name, however deep.
    pub(super) fn within<'a>(&'a self, name: &str, into: &mut Vec<&'a Self>) {
        for child in &self.children {
            if child.name == name {
                into.push(child);
            }
            child.within(name, into);
        }
    }
}

/// Reads the elements of `text`; what comes before the first `<OFX>` is header.
///
/// # Errors
///
/// [`Fault::Format`] without `<OFX>`, else what is wrong with the markup.
pub(super) fn elements(text: &str) -> Result<Element, Problem> {
    let start = find_root(text).ok_or_else(|| Problem::of_file(Fault::Format("OFX")))?;
    let mut reader = Reader {
        rest: &text[start..],
        line: 1 + text[..start].matches('\n').count(),
        open: vec![Element::default()],
        ended_value: None,
    };
    while reader.step()? {}
    reader.finish()
}

fn find_root(text: &str) -> Option<usize> {
    text.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| text.get(*at..*at + 5).is_some_and(|tag| tag.eq_ignore_ascii_case("<OFX>")))
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    /// The elements not ended yet; the first holds the others and is none itself.
    open: Vec<Element>,
    /// The value just read, whose end tag may follow.
    ended_value: Option<String>,
}

impl<'a> Reader<'a> {
    /// Reads one tag with the text after it; false at the end.
    fn step(&mut self) -> Result<bool, Problem> {
        let text = self.take_text()?;
        if !text.is_empty() {
            self.add_text(&text);
        }
        if self.rest.is_empty() {
            return Ok(false);
        }
        let line = self.line;
        if self.rest.starts_with("<!--") {
            self.skip_past("-->")?;
        } else if self.rest.starts_with("<?") {
            self.skip_past("?>")?;
        } else {
            let inside = self.skip_past(">")?.trim();
            match inside.strip_prefix('/') {
                Some(name) => self.end(name.trim(), line)?,
                None => self.begin(inside, line)?,
            }
        }
        Ok(true)
    }

    /// What lies before the next tag, with CDATA sections and entities resolved.
    fn take_text(&mut self) -> Result<String, Problem> {
        let mut text = String::new();
        loop {
            let end = self.rest.find('<').unwrap_or(self.rest.len());
            text.push_str(&unescaped(self.advance(end)));
            let Some(section) = self.rest.strip_prefix("<![CDATA[") else { break };
            let end = section.find("]]>").ok_or_else(|| Problem::at(self.line, Fault::Tag))?;
            text.push_str(&section[..end]);
            self.advance("<![CDATA[".len() + end + "]]>".len());
        }
        Ok(text.trim().to_owned())
    }

    /// Goes past `mark`; gives what is between the current `<` and it.
    fn skip_past(&mut self, mark: &str) -> Result<&'a str, Problem> {
        let end = self.rest.find(mark).ok_or_else(|| Problem::at(self.line, Fault::Tag))?;
        Ok(&self.advance(end + mark.len())[1..end])
    }

    fn advance(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn add_text(&mut self, text: &str) {
        let Some(last) = self.open.pop() else { return };
        if last.children.is_empty() && !self.open.is_empty() {
            // A tag with text is a value; its end tag may follow or not.
            self.ended_value = Some(last.name.clone());
            self.attach(Element { text: text.to_owned(), ..last });
        } else {
            // Text between elements says nothing in OFX.
            self.open.push(last);
        }
    }

    fn begin(&mut self, tag: &str, line: usize) -> Result<(), Problem> {
        self.ended_value = None;
        let is_empty = tag.ends_with('/');
        let name = tag.trim_end_matches('/').split_whitespace().next().unwrap_or("");
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':');
        if name.is_empty() || !name.chars().all(is_name) {
            return Err(Problem::at(line, Fault::Tag));
        }
        let element = Element { name: name.to_ascii_uppercase(), line, ..Element::default() };
        if is_empty {
            self.attach(element);
        } else if self.open.len() > DEPTH_MAX {
            return Err(Problem::at(line, Fault::Deep));
        } else {
            self.open.push(element);
        }
        Ok(())
    }

    fn end(&mut self, name: &str, line: usize) -> Result<(), Problem> {
        let name = name.to_ascii_uppercase();
        if self.ended_value.take().is_some_and(|value| value == name) {
            return Ok(());
        }
        if !self.open.iter().skip(1).any(|element| element.name == name) {
            return Err(Problem::at(line, Fault::Stray(shown(&name))));
        }
        while let Some(mut last) = self.open.pop() {
            if last.name == name {
                self.attach(last);
                break;
            }
            // Never ended: an empty value, and what seemed to be in it comes after it.
            let after = std::mem::take(&mut last.children);
            self.attach(last);
            after.into_iter().for_each(|element| self.attach(element));
        }
        Ok(())
    }

    fn attach(&mut self, element: Element) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(element);
        }
    }

    fn finish(mut self) -> Result<Element, Problem> {
        match self.open.pop() {
            Some(top) if self.open.is_empty() => {
                let root = top.children.into_iter().find(|child| child.name == "OFX");
                root.ok_or_else(|| Problem::of_file(Fault::Format("OFX")))
            }
            Some(open) => {
                let fault = Fault::CutOff { element: shown(&open.name), opened: open.line };
                Err(Problem::at(self.line, fault))
            }
            None => Err(Problem::of_file(Fault::Format("OFX"))),
        }
    }
}

/// The beginning of a name, for a message.
fn shown(name: &str) -> String {
    name.chars().take(32).collect()
}

/// `text` with its entities resolved; what is none stays as it is.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(ENTITY_BYTES_MAX + 1).position(|byte| byte == b';');
        let entity = end.and_then(|end| Some((entity(&after[..end])?, &after[end + 1..])));
        match entity {
            Some((meant, after)) => {
                out.push(meant);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(element: &Element) -> String {
        let children: Vec<String> = element.children.iter().map(shape).collect();
        match (element.text.as_str(), children.is_empty()) {
            ("", true) => element.name.clone(),
            (text, true) => format!("{}={text}", element.name),
            _ => format!("{}({})", element.name, children.join(" ")),
        }
    }

    fn read(text: &str) -> Result<String, Fault> {
        elements(text).map(|root| shape(&root)).map_err(|problem| problem.fault)
    }

    #[test]
    fn values_need_no_end() {
        let one = "OFX(A(B=1 C=2) D=3)";
        for text in [
            "<OFX><A><B>1<C>2</A><D>3</OFX>",
            "HEADER:1\n<ofx><a><b>1</b>\n<c>2</c></a><D>3\n</OFX>",
            "<?xml?><OFX><!-- <X> --><A><B><![CDATA[1]]></B><C>2</A><D>3</D></OFX>",
        ] {
            assert_eq!(read(text), Ok(one.to_owned()), "{text}");
        }
    }

    #[test]
    fn empty_values_do_not_swallow_what_follows() {
        let one = Ok("OFX(A(B C=2))".to_owned());
        assert_eq!(read("<OFX><A><B><C>2</A></OFX>"), one);
        assert_eq!(read("<OFX><A><B></B><C>2</A></OFX>"), one);
        assert_eq!(read("<OFX><A><B/><C>2</A></OFX>"), one);
        assert_eq!(read("<OFX><A><B> </B><C>2</C></A></OFX>"), one);
    }

    #[test]
    fn what_is_cut_off_or_torn_is_told() {
        let cut = |element: &str| Err(Fault::CutOff { element: element.into(), opened: 2 });
        assert_eq!(read("<OFX></OFX>\n<A>"), cut("A"));
        assert_eq!(read("\n<OFX><A><B>1"), Err(Fault::CutOff { element: "A".into(), opened: 2 }));
        assert_eq!(read("<OFX></B></OFX>"), Err(Fault::Stray("B".into())));
        assert_eq!(read("<OFX><A"), Err(Fault::Tag));
        assert_eq!(read("<OFX><A>1<![CDATA[ </A>"), Err(Fault::Tag));
        assert_eq!(read("nothing"), Err(Fault::Format("OFX")));
        assert_eq!(read(&format!("<OFX>{}", "<A>".repeat(100_000))), Err(Fault::Deep));
    }

    #[test]
    fn entities_are_resolved_once() {
        let text = "<OFX><A>M&amp;S &lt;3 &#65;&#x42;&#x10FFFF; &amp;lt; AT&T &bogus; &é;</OFX>";
        let resolved = "OFX(A=M&S <3 AB\u{10ffff} &lt; AT&T &bogus; &é;)";
        assert_eq!(read(text), Ok(resolved.to_owned()));
    }
}
