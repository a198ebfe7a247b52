//! A request as it came off the wire.

/// The parts of an HTTP request that a channel may look at: header fields and the raw body.
///
/// The body is the exact bytes: signatures cover them, so nothing may re-encode them first.
#[derive(Clone, Copy)]
pub struct Inbound<'a> {
    /// Field names in lower case with their values, in the order of arrival.
    pub headers: &'a [(&'a str, &'a [u8])],
    /// The body, already bounded by the listener.
    pub body: &'a [u8],
}

impl<'a> Inbound<'a> {
    /// The value of the field `name` (lower case) when it occurs exactly once.
    ///
    /// A repeated field is no value: two readers could pick different ones.
    pub fn only(&self, name: &str) -> Option<&'a [u8]> {
        let mut values = self.headers.iter().filter(|(field, _)| *field == name);
        match (values.next(), values.next()) {
            (Some((_, value)), None) => Some(value),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_field_is_no_value() {
        let headers: [(&str, &[u8]); 3] = [("a", b"1"), ("b", b"2"), ("b", b"3")];
        let inbound = Inbound { headers: &headers, body: b"" };
        assert_eq!(inbound.only("a"), Some(&b"1"[..]));
        assert_eq!(inbound.only("b"), None);
        assert_eq!(inbound.only("c"), None);
    }
}
