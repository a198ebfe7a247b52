//! How sure Saldo must be of who is speaking, turn by turn: the ladder and the voice PIN.

use super::converse::{Concluded, Conversation, Errand, said};
use super::voice_pins::{PinChecked, PinFailure, VoicePins};
use crate::bank::CardAction;
use crate::basics::Now;
use crate::consent::{
    Aloud, Assurance, DataClass, DataClasses, LinkedCustomer, Manner, PinProof, VoicePin,
};
use crate::dialogue::{
    Frame, Open, Pended, Reply, Turn, ask_for_pin, kept_quiet, locked_pin, out_of_voice, unset_pin,
    wrong_pin,
};
use crate::observe::Outcome;
use crate::vault::PinStanding;

/// What is known of who speaks, and how they are told because of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Assured {
    /// How sure it is who speaks.
    pub(super) has: Assurance,
    /// How they are told: never more openly than the customer chose, nor than the ladder allows.
    pub(super) manner: Manner,
}

impl Conversation {
    /// Checks the voice PIN that `customer` said, and goes on with `errand` when it is right.
    pub(super) async fn verify(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        errand: Errand<'_>,
        pin: &VoicePin,
        now: Now,
    ) -> Concluded {
        let Some(pins) = &self.pins else { return self.assured(turn, customer, errand, now).await };
        let frame = &turn.frame;
        let concluded = match pins.check(customer.customer(), pin, now).await {
            Ok(PinChecked::Right(set)) => {
                let proof = Some(PinProof::new(customer, set, now));
                let frame = Frame { proof, open: Open::Nothing, ..frame.clone() };
                let proven = Turn { frame, ..turn.clone() };
                return self.assured(&proven, customer, errand, now).await;
            }
            Ok(PinChecked::Wrong) => withheld("voice_pin_wrong", wrong_pin(frame)),
            Ok(PinChecked::Locked) => withheld("voice_pin_locked", locked_pin()),
            Ok(PinChecked::Unset) => withheld("voice_pin_unset", unset_pin(frame)),
            Err(PinFailure) => errand.failed("voice_pin", false, frame),
        };
        Concluded { manner: frame.wished.over(customer.manner()), ..concluded }
    }

    /// Runs `errand` for `customer`, who was let through to it, as openly as it may be told to who
    /// is speaking; where that is not at all, asks for the voice PIN if it would help.
    pub(super) async fn assured(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        errand: Errand<'_>,
        now: Now,
    ) -> Concluded {
        let own = turn.frame.wished.over(customer.manner());
        let level = |has| own.aloud.max(self.ladder.level(errand.told_as(), has));
        let concluded = match self.assurance(turn, customer, now).await {
            Err(PinFailure) => errand.failed("voice_pin", false, &turn.frame),
            Ok(has) => {
                let assured = Assured { has, manner: Manner { aloud: level(has), ..own } };
                let opens = |has| errand.is_open_to(has) && errand.at(level(has)).is_some();
                match (&self.pins, errand.at(assured.manner.aloud)) {
                    // What others could hear is not asked for.
                    (Some(pins), _)
                        if !turn.frame.wished.guests
                            && !opens(has)
                            && opens(Assurance::VoicePin)
                            && errand.is_offered(self.bank.unlocks_cards()) =>
                    {
                        self.step_up(pins, turn, customer, errand, now).await
                    }
                    (_, Some(told)) => {
                        let errand = told.errand(errand);
                        let concluded = self.run(turn, customer, errand, assured, now).await;
                        return Concluded { manner: assured.manner, ..concluded };
                    }
                    // The customer chose so, or the bank tells it to nobody who speaks.
                    (_, None) if errand.at(own.aloud).is_none() => quiet(kept_quiet(&turn.frame)),
                    (_, None) => quiet(out_of_voice(&turn.frame)),
                }
            }
        };
        Concluded { manner: own, ..concluded }
    }

    /// Asks for the voice PIN, or says why it cannot be said.
    async fn step_up(
        &self,
        pins: &VoicePins,
        turn: &Turn,
        customer: &LinkedCustomer,
        errand: Errand<'_>,
        now: Now,
    ) -> Concluded {
        match pins.standing(customer.customer(), now).await {
            Ok(PinStanding::Usable { .. }) => {
                withheld("voice_pin", ask_for_pin(errand.pended(), &turn.frame))
            }
            Ok(PinStanding::Locked { .. }) => withheld("voice_pin_locked", locked_pin()),
            Ok(PinStanding::Unset) => withheld("voice_pin_unset", unset_pin(&turn.frame)),
            Err(PinFailure) => errand.failed("voice_pin", false, &turn.frame),
        }
    }

    /// How sure it is who speaks. That a PIN was said is looked up again: a lock or a new PIN, on
    /// whichever channel, ends it at once.
    async fn assurance(
        &self,
        turn: &Turn,
        customer: &LinkedCustomer,
        now: Now,
    ) -> Result<Assurance, PinFailure> {
        let voice = Assurance::of_voice(&turn.caller);
        let (Some(pins), Some(proof)) = (&self.pins, &turn.frame.proof) else { return Ok(voice) };
        Ok(match pins.standing(customer.customer(), now).await? {
            PinStanding::Usable { set, .. } if proof.is_of(customer, set) => Assurance::VoicePin,
            _ => voice,
        })
    }
}

impl<'a> Errand<'a> {
    /// What waits for the voice PIN.
    pub(super) fn of(pended: &'a Pended) -> Self {
        match pended {
            Pended::Ask(question) => Self::Ask(question),
            Pended::Act(wish) => Self::Act(wish),
            Pended::Share(wish) => Self::Share(wish),
        }
    }

    fn pended(self) -> Pended {
        match self {
            Self::Ask(question) => Pended::Ask(question.clone()),
            Self::Act(wish) => Pended::Act(wish.clone()),
            Self::Share(wish) => Pended::Share(wish.clone()),
        }
    }

    /// Whether who has this assurance may have it done. Questions are told more or less openly;
    /// anybody who speaks through a link may share less by it, or end it.
    fn is_open_to(self, has: Assurance) -> bool {
        match self {
            Self::Ask(_) | Self::Share(_) => true,
            Self::Act(wish) => has.opens(wish.action.needs()).is_ok(),
        }
    }

    /// Whether anything comes of it once the PIN was said: nobody is asked for it in vain.
    fn is_offered(self, unlocks_cards: bool) -> bool {
        match self {
            Self::Ask(_) | Self::Share(_) => true,
            Self::Act(wish) => match wish.action {
                CardAction::Lock => true,
                CardAction::Unlock => unlocks_cards,
                CardAction::ConfirmPayment => false,
            },
        }
    }

    /// What decides how openly it is told: what it needs. What is told of one's sharing is told as
    /// openly as which accounts there are.
    fn told_as(self) -> DataClasses {
        match self {
            Self::Ask(_) | Self::Act(_) => self.needs(),
            Self::Share(_) => DataClasses::of(&[DataClass::AccountsList]),
        }
    }

    /// What is left of it where `level` is all that may be said aloud; `None` for nothing. What is
    /// done with a card, and what is told of one's sharing, holds no amount of money; what was
    /// agreed to is done at every level, and so is ending a link.
    fn at(self, level: Aloud) -> Option<Told> {
        match (self, level) {
            (Self::Share(wish), Aloud::Silent) if wish.tells() => None,
            (Self::Act(_) | Self::Share(_), _) | (_, Aloud::Exact | Aloud::Rounded) => {
                Some(Told::All)
            }
            (Self::Ask(question), Aloud::Relative) => {
                question.in_relation().map(|question| Told::Instead(Box::new(question)))
            }
            (Self::Ask(_), Aloud::Silent) => None,
        }
    }
}

/// What may be told of an errand at some level of privacy.
enum Told {
    /// What was asked.
    All,
    /// Another question: the same without amounts.
    Instead(Box<crate::bank::Question>),
}

impl Told {
    fn errand<'a>(&'a self, asked: Errand<'a>) -> Errand<'a> {
        match self {
            Self::All => asked,
            Self::Instead(question) => Errand::Ask(question),
        }
    }
}

/// Nothing was told, because it is not sure enough who speaks.
fn withheld(reason: &'static str, (reply, frame): (Reply, Frame)) -> Concluded {
    Concluded { outcome: Outcome::Barred, reason: Some(reason), ..said(reply, frame) }
}

/// Nothing was told, because it is not said aloud.
fn quiet((reply, frame): (Reply, Frame)) -> Concluded {
    Concluded { outcome: Outcome::Quiet, ..said(reply, frame) }
}
