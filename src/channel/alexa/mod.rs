//! Amazon Alexa, custom skills.
//!
//! [`mod@verify`] proves that Alexa sent a request; [`decode()`] turns the proven body into a turn,
//! [`encode()`] turns speech into the bytes of the response. Tokens and ids of the platform end at
//! decoding; markup begins at encoding.

mod about;
mod answer;
mod dates;
mod decode;
mod encode;
mod intents;
mod lenient;
mod session;
mod slots;
mod ssml;
mod wire;

pub mod verify;

pub use decode::{Courtesy, DecodeError, Decoded, RequestKind, bearer_tokens, decode};
pub use encode::{
    RESPONSE_BYTES_MAX, Sealing, TEXT_CHARACTERS_MAX, encode, encode_silence, progressive_body,
};
pub use session::{BadSessionKey, SEAL_NONCE_BYTES, SessionKeys, Talk};
