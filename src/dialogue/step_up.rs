//! Where more must be known of who is speaking: the voice PIN.

use super::frame::{Frame, Last, Open};
use super::pended::Pended;
use super::reply::{PinReply, Reply};

/// Asks for the voice PIN; `pended` is what waits for it. The rest of a list is let go: a frame
/// holds two questions at most.
pub fn ask_for_pin(pended: Pended, frame: &Frame) -> (Reply, Frame) {
    let open = Open::VoicePin(Box::new(pended));
    // What an earlier code opened is not enough, so that it is let go, too.
    let next = Frame { rest: None, last: Last::Nothing, proof: None, ..frame.asking(open) };
    (Reply::VoicePin(PinReply::Ask), next)
}

/// The outcome when the PIN was wrong: it may be said once more. Nothing tells what was wrong with
/// it.
pub fn wrong_pin(frame: &Frame) -> (Reply, Frame) {
    (Reply::VoicePin(PinReply::Wrong), Frame { misses: 0, last: Last::Nothing, ..frame.clone() })
}

/// The outcome when the PIN is locked: the talk closes.
pub fn locked_pin() -> (Reply, Frame) {
    (Reply::VoicePin(PinReply::Locked), Frame::default())
}

/// The outcome where no PIN has been set.
pub fn unset_pin(frame: &Frame) -> (Reply, Frame) {
    let next = Frame { last: Last::Nothing, ..frame.asking(Open::AnythingElse) };
    (Reply::VoicePin(PinReply::Unset), next)
}
