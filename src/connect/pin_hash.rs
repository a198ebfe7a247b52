//! Voice PINs as they are kept: peppered, then hashed slowly.
//!
//! There are so few PINs that a stolen vault would give them away whatever the hash. So what is
//! hashed is no PIN but its keyed digest, and the key lies in a file outside the database.

use ring::hmac;
use zeroize::Zeroizing;

use super::mint::{self, MintFailure};
use crate::basics::{CustomerId, Digest, Secret};
use crate::consent::VoicePin;

/// How often a random PIN is drawn anew because it is a weak one. About one in seven is.
const DRAWS_MAX: usize = 1_000;

/// The key that peppers voice PINs.
pub struct PinPepper(hmac::Key);

impl PinPepper {
    /// The pepper of this key.
    pub fn new(key: &Secret<[u8; 32]>) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key.expose()))
    }

    /// What stands for `pin` of `customer` wherever it is hashed or compared
    /// ([`super::password`]). The same PIN of another customer is something else.
    pub fn peppered(&self, customer: &CustomerId, pin: &VoicePin) -> Secret<String> {
        let mut text = Zeroizing::new(Vec::new());
        text.extend_from_slice(customer.as_str().as_bytes());
        // No id holds a zero byte, so that no other pair makes the same text.
        text.push(0);
        text.extend_from_slice(pin.expose().as_bytes());
        let tag = hmac::sign(&self.0, &text);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(tag.as_ref());
        Secret::new(Digest::from_bytes(bytes).to_hex())
    }
}

/// A random PIN of four digits that nobody guesses first; `own_numbers` are the customer's.
///
/// # Errors
///
/// [`MintFailure::NoRandomness`].
pub fn random_pin(own_numbers: &[String]) -> Result<VoicePin, MintFailure> {
    for _ in 0..DRAWS_MAX {
        let drawn = u32::from_le_bytes(mint::random::<4>()?);
        // The last, unfinished round of ten thousands would favour its PINs.
        let most = u32::MAX - u32::MAX % 10_000;
        let digits = Zeroizing::new(format!("{:04}", drawn % 10_000));
        let pin = VoicePin::read(&digits).filter(|_| drawn < most);
        let own = || own_numbers.iter().map(String::as_str);
        if let Some(pin) = pin.filter(|pin| pin.weakness(own()).is_none()) {
            return Ok(pin);
        }
    }
    Err(MintFailure::NoRandomness)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::connect::password::{hash, is_password};

    fn customer(id: &str) -> CustomerId {
        CustomerId::new(id).unwrap()
    }

    #[test]
    fn a_hash_is_of_one_pin_of_one_customer_under_one_key() {
        let pepper = PinPepper::new(&Secret::new([7; 32]));
        let pin = |digits| VoicePin::read(digits).unwrap();
        let peppered = pepper.peppered(&customer("17"), &pin("4817"));
        assert!(!peppered.expose().contains("4817"));
        let hash = hash(&peppered).unwrap();
        let is_it = |pepper: &PinPepper, who: &str, digits| {
            is_password(&pepper.peppered(&customer(who), &pin(digits)), Some(&hash))
        };
        assert!(is_it(&pepper, "17", "4817"));
        assert!(!is_it(&pepper, "17", "4818"));
        assert!(!is_it(&pepper, "18", "4817"));
        assert!(!is_it(&PinPepper::new(&Secret::new([8; 32])), "17", "4817"));
    }

    #[test]
    fn random_pins_differ_and_are_not_weak() {
        let own = ["4402".to_owned()];
        let pins: Vec<VoicePin> = (0..200).map(|_| random_pin(&own).unwrap()).collect();
        let different: BTreeSet<&str> = pins.iter().map(VoicePin::expose).collect();
        assert!(different.len() > 150, "{}", different.len());
        for pin in &pins {
            assert_eq!(pin.expose().len(), 4);
            assert_eq!(pin.weakness(own.iter().map(String::as_str)), None);
        }
    }
}
