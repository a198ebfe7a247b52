//! How sure Saldo is who is speaking, and what that opens.

use super::caller::Caller;

/// How sure it is that the customer is the one who speaks, from the least to the most.
///
/// The ladder is the same for every channel. The last step cannot be reached by voice: what needs
/// it is refused, and the customer is sent there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Assurance {
    /// The device or account is linked: anybody in the room may be speaking.
    Linked,
    /// The platform recognised the voice or the sign-in of the person who linked.
    Recognised,
    /// The person said their PIN, moments ago in this talk.
    VoicePin,
    /// The person confirmed it in the bank's own app.
    BankApp,
}

/// A step that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StepUp {
    /// The lowest step that would do.
    pub needs: Assurance,
}

impl Assurance {
    /// Every step, from the least to the most.
    pub const ALL: [Self; 4] = [Self::Linked, Self::Recognised, Self::VoicePin, Self::BankApp];

    /// What the platform shows by itself: a voice is recognised when it has a link of its own. A
    /// voice that the platform knows without one may be anybody's in the house.
    pub fn of_voice(caller: &Caller) -> Self {
        match (caller.person, caller.tokens.person) {
            (Some(_), Some(_)) => Self::Recognised,
            _ => Self::Linked,
        }
    }

    /// Whether this is enough for what needs `needs`.
    ///
    /// # Errors
    ///
    /// [`StepUp`] says what is missing.
    pub fn opens(self, needs: Self) -> Result<(), StepUp> {
        if self >= needs { Ok(()) } else { Err(StepUp { needs }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_opens_itself_and_those_below() {
        for (place, has) in Assurance::ALL.into_iter().enumerate() {
            for (needed, needs) in Assurance::ALL.into_iter().enumerate() {
                let opened = has.opens(needs);
                assert_eq!(opened.is_ok(), place >= needed, "{has:?} {needs:?}");
                assert!(opened.is_ok() || opened == Err(StepUp { needs }));
            }
        }
    }
}
