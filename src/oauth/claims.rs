//! Reading the claims of a token (RFC 7519, section 4.1).

use serde_json::Value;

use super::jws::Stated;

/// This claim is missing, or is not of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BadClaim(pub(super) &'static str);

impl Stated {
    /// A text that says something.
    pub(super) fn text(&self, name: &'static str) -> Result<&str, BadClaim> {
        let text = self.0.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        text.ok_or(BadClaim(name))
    }

    /// Seconds since 1970. Text that looks like a number is none.
    pub(super) fn number(&self, name: &'static str) -> Result<i64, BadClaim> {
        self.0.get(name).and_then(Value::as_i64).ok_or(BadClaim(name))
    }

    /// Whom it was made for: one, or several.
    pub(super) fn audiences(&self) -> Result<Vec<&str>, BadClaim> {
        match self.0.get("aud") {
            Some(Value::String(one)) if !one.is_empty() => Ok(vec![one]),
            Some(Value::Array(all)) if !all.is_empty() => {
                let all: Option<Vec<_>> = all.iter().map(Value::as_str).collect();
                all.ok_or(BadClaim("aud"))
            }
            _ => Err(BadClaim("aud")),
        }
    }
}
