//! The `Signature-256` field.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::leaf_key::LeafKey;
use super::refusal::Refusal;

/// The longest signature: an RSA key of 8,192 bits.
const SIGNATURE_BYTES_MAX: usize = 1024;
/// The shortest signature: an RSA key of 2,048 bits.
const SIGNATURE_BYTES_MIN: usize = 256;

/// A decoded signature, on the stack.
pub(super) struct Signature {
    // Two bytes more than the longest: the decoder writes whole groups of three.
    bytes: [u8; SIGNATURE_BYTES_MAX + 2],
    length: usize,
}

impl Signature {
    /// Decodes the value of the field: standard alphabet, padded, canonical.
    ///
    /// # Errors
    ///
    /// [`Refusal::SignatureEncoding`] for anything else, or a length no accepted key has.
    pub(super) fn decode(value: &[u8]) -> Result<Self, Refusal> {
        let mut bytes = [0; SIGNATURE_BYTES_MAX + 2];
        let length =
            STANDARD.decode_slice(value, &mut bytes).map_err(|_| Refusal::SignatureEncoding)?;
        if !(SIGNATURE_BYTES_MIN..=SIGNATURE_BYTES_MAX).contains(&length) {
            return Err(Refusal::SignatureEncoding);
        }
        Ok(Self { bytes, length })
    }

    /// Checks that `key` signed exactly `body`.
    ///
    /// # Errors
    ///
    /// [`Refusal::SignatureMismatch`] when it did not.
    pub(super) fn check(&self, body: &[u8], key: &LeafKey) -> Result<(), Refusal> {
        let signature = self.bytes.get(..self.length).unwrap_or_default();
        if key.signed(body, signature) { Ok(()) } else { Err(Refusal::SignatureMismatch) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(text: &str) -> Result<usize, Refusal> {
        Signature::decode(text.as_bytes()).map(|signature| signature.length)
    }

    #[test]
    fn only_canonical_base64_of_a_possible_length_decodes() {
        let of = |length: usize| STANDARD.encode(vec![0xff_u8; length]);
        for length in [256, 257, 384, 512, 1024] {
            assert_eq!(decode(&of(length)), Ok(length));
        }
        for length in [0, 1, 128, 255, 1025, 4096] {
            assert_eq!(decode(&of(length)), Err(Refusal::SignatureEncoding), "{length}");
        }
        let good = of(256);
        let unpadded = good.trim_end_matches('=').to_owned();
        let slack = good.replace("w==", "x=="); // the same bytes with idle bits set
        assert_ne!(slack, good);
        for bad in [
            unpadded,
            slack,
            format!("{good}="),
            format!("{good}\n"),
            format!(" {good}"),
            good.replace('/', "_"),
            format!("{}\r\n{}", &good[..64], &good[64..]),
        ] {
            assert_eq!(decode(&bad), Err(Refusal::SignatureEncoding), "{bad}");
        }
    }
}
