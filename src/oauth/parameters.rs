//! Parameters of a query or a form, read strictly.

use thiserror::Error;
use zeroize::Zeroize;

/// The most bytes of a query or form: a `state` of 2,048 characters, each of them escaped, and
/// everything else a client sends fit into half of it.
const BYTES_MAX: usize = 16 * 1024;
/// The most parameters: a consent page with a hundred accounts stays below.
const PARAMETERS_MAX: usize = 160;

/// Why parameters were not taken. None of them repeats what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadParameters {
    /// More bytes, or more parameters, than anybody needs.
    #[error("the parameters are too large")]
    TooLarge,
    /// An escape that is none, or bytes that are no UTF-8.
    #[error("the parameters are not form-encoded UTF-8")]
    Malformed,
    /// The same parameter twice (RFC 6749, section 3.1).
    #[error("a parameter is there more than once")]
    Repeated,
}

/// The parameters of one request, each there once. What they hold is wiped when dropped: a
/// password or a client secret may be among them.
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads `text` as `application/x-www-form-urlencoded` (WHATWG URL, section 5.1), without the
    /// forgiveness of that reading: what is malformed is refused, not repaired.
    ///
    /// # Errors
    ///
    /// [`BadParameters`].
    pub fn read(text: &[u8]) -> Result<Self, BadParameters> {
        if text.len() > BYTES_MAX {
            return Err(BadParameters::TooLarge);
        }
        let mut read = Self(Vec::new());
        for pair in text.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            if read.0.len() == PARAMETERS_MAX {
                return Err(BadParameters::TooLarge);
            }
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = decoded(halves.next().unwrap_or_default())?;
            let value = decoded(halves.next().unwrap_or_default())?;
            if read.0.iter().any(|(known, _)| *known == name) {
                return Err(BadParameters::Repeated);
            }
            read.0.push((name, value));
        }
        Ok(read)
    }

    /// The parameter `name`. One without a value counts as left out (RFC 6749, section 3.1).
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The names that start with `prefix`, without it, in the order in which they were sent.
    pub fn names_after<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter_map(move |(name, _)| name.strip_prefix(prefix))
    }
}

impl Drop for Parameters {
    fn drop(&mut self) {
        for (_, value) in &mut self.0 {
            value.zeroize();
        }
    }
}

/// `text` with its escapes undone.
pub(super) fn decoded(text: &[u8]) -> Result<String, BadParameters> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut nibble = || rest.next().copied().and_then(hex);
                let (high, low) = (nibble(), nibble());
                high.zip(low).map(|(h, l)| h << 4 | l).ok_or(BadParameters::Malformed)?
            }
            byte => *byte,
        });
    }
    String::from_utf8(bytes).map_err(|_| BadParameters::Malformed)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Parameters, BadParameters> {
        Parameters::read(text.as_bytes())
    }

    #[test]
    fn escapes_are_undone_and_nothing_is_repaired() {
        let parameters = read("a=1+2&b=%41%c3%a4&c=&&d").unwrap();
        assert_eq!(parameters.get("a"), Some("1 2"));
        assert_eq!(parameters.get("b"), Some("Aä"));
        assert_eq!((parameters.get("c"), parameters.get("d")), (None, None));
        for malformed in ["a=%", "a=%4", "a=%zz", "a=%ff", "%e4=1", "a=%+1", "a=%-1"] {
            assert_eq!(read(malformed).err(), Some(BadParameters::Malformed), "{malformed}");
        }
    }

    #[test]
    fn nothing_is_there_twice() {
        for repeated in ["a=1&a=1", "a=1&%61=2", "a&a=2", "a=1&b=2&a="] {
            assert_eq!(read(repeated).err(), Some(BadParameters::Repeated), "{repeated}");
        }
    }

    #[test]
    fn sizes_are_bounded() {
        let many = |count: usize| (0..count).map(|n| format!("p{n}=1&")).collect::<String>();
        assert!(read(&many(PARAMETERS_MAX)).is_ok());
        assert_eq!(read(&many(PARAMETERS_MAX + 1)).err(), Some(BadParameters::TooLarge));
        assert_eq!(read(&"a".repeat(BYTES_MAX + 1)).err(), Some(BadParameters::TooLarge));
    }

    #[test]
    fn names_are_found_by_their_start() {
        let parameters = read("class.balance.read=on&account.1=on&class.bills.read=on").unwrap();
        let classes: Vec<_> = parameters.names_after("class.").collect();
        assert_eq!(classes, ["balance.read", "bills.read"]);
    }
}
