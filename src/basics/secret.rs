//! Values that must not be printed.

use std::fmt;

use zeroize::Zeroize;

/// A value that never prints and is wiped from memory when dropped.
///
/// It has neither `Display` nor `Serialize`, and its `Debug` shows no content: a secret can reach
/// a log line only through [`Secret::expose`], which a reviewer can search for.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Wraps `value`.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. Every call is a place to review.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_content() {
        let token = Secret::new(String::from("canary-token"));
        assert!(!format!("{token:?}").contains("canary"));
        assert_eq!(token.expose(), "canary-token");
    }
}
