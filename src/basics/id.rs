//! Opaque identifiers.

use thiserror::Error;

/// The longest identifier that is taken, in bytes.
///
/// Platform ids have at most 255 characters (Alexa, user id); the account-information standards
/// stay below that (OBIE: transaction id 210).
const ID_BYTES_MAX: usize = 255;

/// Text that cannot be an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadId {
    /// Nothing between the quotes.
    #[error("an identifier is empty")]
    Empty,
    /// More than 255 bytes.
    #[error("an identifier has more than {ID_BYTES_MAX} bytes")]
    TooLong,
    /// A space, a control character or something outside ASCII.
    #[error("an identifier has a character outside visible ASCII")]
    NotVisible,
}

macro_rules! opaque_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// 1 to 255 bytes of visible ASCII, compared byte by byte, never interpreted.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes `text` as an identifier.
            ///
            /// # Errors
            ///
            /// [`BadId`] when it is empty, too long or not visible ASCII.
            pub fn new(text: &str) -> Result<Self, BadId> {
                check(text).map(|()| Self(text.into()))
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

opaque_id! {
    /// A customer, as the bank names one. Never sent to a platform.
    CustomerId
}
opaque_id! {
    /// An account, as the bank names one. Never an account number, never sent to a platform.
    AccountId
}
opaque_id! {
    /// A transaction, as the bank names one within its account.
    TransactionId
}
opaque_id! {
    /// One link between a customer and an application on a channel.
    LinkId
}
opaque_id! {
    /// A client of the authorization server: a platform that asks customers to link.
    ClientId
}
opaque_id! {
    /// The application on the channel: an Alexa skill id, a Dialogflow project, a Page.
    ApplicationId
}

fn check(text: &str) -> Result<(), BadId> {
    match text.len() {
        0 => Err(BadId::Empty),
        1..=ID_BYTES_MAX if text.bytes().all(|b| b.is_ascii_graphic()) => Ok(()),
        1..=ID_BYTES_MAX => Err(BadId::NotVisible),
        _ => Err(BadId::TooLong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold() {
        assert_eq!(AccountId::new(""), Err(BadId::Empty));
        assert_eq!(AccountId::new("a b"), Err(BadId::NotVisible));
        assert_eq!(AccountId::new("ключ"), Err(BadId::NotVisible));
        assert!(AccountId::new(&"x".repeat(255)).is_ok());
        assert_eq!(AccountId::new(&"x".repeat(256)), Err(BadId::TooLong));
    }
}
