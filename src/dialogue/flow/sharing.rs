//! "What can you share", "stop sharing savings", "forget me".

use super::asked::heard;
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;
use crate::dialogue::sharing::SharingWish;

/// Carries `wish` out, or asks for a yes first. It replaces whatever was open.
pub(crate) fn sharing(wish: &SharingWish) -> Plan {
    let wish = match wish.unconfirmed() {
        SharingWish::Stop { accounts, chosen, agreed } => {
            let accounts = heard(&accounts);
            match accounts.is_open() {
                true => SharingWish::End { agreed },
                false => SharingWish::Stop { accounts, chosen, agreed },
            }
        }
        other => other,
    };
    Plan::Share(wish)
}

/// "Yes" to "shall I stop?"
pub(super) fn stopped(wish: &SharingWish) -> Plan {
    Plan::Share(wish.clone())
}

/// "No" to it.
pub(super) fn kept(frame: &Frame) -> Plan {
    Plan::Say(Reply::Okay, frame.asking(Open::AnythingElse))
}
