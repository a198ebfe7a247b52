//! "One two three four" after "what's your voice code?".

use super::fallback::fallback;
use super::refine::refine;
use crate::bank::{AccountChoice, LastFour};
use crate::consent::VoicePin;
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;

/// Checks the PIN that Saldo asked for. Four digits that it did not ask for are those of an
/// account.
pub(crate) fn voice_pin(said: Option<&VoicePin>, frame: &Frame) -> Plan {
    match (said, &frame.open) {
        (Some(pin), Open::VoicePin(pended)) => Plan::Verify(pin.clone(), (**pended).clone()),
        (Some(pin), Open::WhichAccount(_) | Open::WhichCard(_)) => {
            match LastFour::new(pin.expose()) {
                None => fallback(frame),
                last_four => {
                    refine(&AccountChoice { last_four, ..AccountChoice::default() }, frame)
                }
            }
        }
        _ => fallback(frame),
    }
}

/// The PIN in what was heard as the last digits of an account: four digits and nothing else.
pub(super) fn among(said: &AccountChoice) -> Option<VoicePin> {
    let digits = said.last_four?;
    let is_alone = AccountChoice { last_four: None, ..said.clone() }.is_open();
    VoicePin::read(digits.as_str()).filter(|_| is_alone)
}
