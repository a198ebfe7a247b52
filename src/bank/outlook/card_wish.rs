//! What a customer wants done with a card, and what becomes of it.

use std::fmt;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::cards::{CardLine, SharedCard};
use crate::bank::account::{Account, AccountStatus};
use crate::bank::answer::Answer;
use crate::bank::ask::unsettled;
use crate::bank::card::{CardLock, CardStatus, CardUnlock};
use crate::bank::choose::{Chosen, choose};
use crate::bank::fitting::Known;
use crate::bank::merchant::Merchants;
use crate::bank::naming::Naming;
use crate::bank::period_choice::Calendar;
use crate::bank::port::{Bank, BankFailure};
use crate::bank::query::Asked;
use crate::bank::question::{AccountChoice, Metric, PAGE_ITEMS_MAX, Question};
use crate::basics::Now;
use crate::consent::{Assurance, DataClass, DataClasses, LinkedCustomer, StepUp};

/// Something a customer can want done with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardAction {
    /// Nobody shall be able to pay with it.
    Lock,
    /// It shall work again.
    Unlock,
    /// A payment that the bank asks about was the customer's own.
    ConfirmPayment,
}

impl CardAction {
    /// Every action.
    pub const ALL: [Self; 3] = [Self::Lock, Self::Unlock, Self::ConfirmPayment];

    /// The name in written questions and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lock => "card-lock",
            Self::Unlock => "card-unlock",
            Self::ConfirmPayment => "card-confirm",
        }
    }

    /// How sure Saldo must be who is speaking.
    ///
    /// A link alone is enough to lock: whoever does it in the customer's place does them no harm
    /// that a call to the bank does not mend, and a thief would rather not. Everything that opens
    /// a card again is asked for by thieves, too.
    pub fn needs(self) -> Assurance {
        match self {
            Self::Lock => Assurance::Linked,
            Self::Unlock | Self::ConfirmPayment => Assurance::VoicePin,
        }
    }

    /// The state of the cards that it changes, and the one they are in after it; `None` where it
    /// changes no card.
    fn states(self) -> Option<[CardStatus; 2]> {
        match self {
            Self::Lock => Some([CardStatus::Active, CardStatus::Locked]),
            Self::Unlock => Some([CardStatus::Locked, CardStatus::Active]),
            Self::ConfirmPayment => None,
        }
    }

    /// The data classes the customer must have opted in to: whether the card is locked is told.
    pub fn classes(self) -> DataClasses {
        DataClasses::of(&[DataClass::CardStatus])
    }
}

/// What is wanted, with which card.
///
/// `Debug` leaves out which card it is and how the customer named it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardWish {
    /// What is wanted.
    pub action: CardAction,
    /// The account the card draws on, as the customer named it. Last four digits may be those of
    /// the card or of the account.
    #[serde(default)]
    pub accounts: AccountChoice,
    /// The card that the customer was asked about, by the bank's name for it ([`CardLine::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// The account that card draws on, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The cards that the customer was just offered, by the bank's names, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<String>,
    /// Whether the customer said yes to exactly this: without it nothing is changed.
    #[serde(default)]
    pub confirmed: bool,
    /// Whether the card is lost or stolen: then the way to a person at the bank is told as well.
    #[serde(default)]
    pub is_lost: bool,
}

impl fmt::Debug for CardWish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardWish")
            .field("action", &self.action)
            .field("has_card", &self.card.is_some())
            .field("confirmed", &self.confirmed)
            .field("is_lost", &self.is_lost)
            .finish_non_exhaustive()
    }
}

impl CardWish {
    /// The wish for `action` with a card of `accounts`, not confirmed yet.
    pub fn new(action: CardAction, accounts: AccountChoice) -> Self {
        Self {
            action,
            accounts,
            card: None,
            account: None,
            offered: Vec::new(),
            confirmed: false,
            is_lost: false,
        }
    }

    /// Whether `card` can be the one that is meant.
    fn admits(&self, card: &SharedCard) -> bool {
        let digits = self.accounts.last_four;
        let has_digits = digits.is_none_or(|digits| {
            card.last_four == Some(digits) || card.account_last_four == Some(digits)
        });
        has_digits
            && self.card.as_ref().is_none_or(|id| *id == card.line.id)
            && (self.offered.is_empty() || self.offered.contains(&card.line.id))
    }
}

/// What is to be done about a wish, before the bank is asked to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'a> {
    /// This card is to be locked.
    Lock(&'a CardLine),
    /// This card is to be unlocked.
    Unlock(&'a CardLine),
    /// Who is speaking is not sure enough.
    StepUp(StepUp),
    /// The card is in this state already, or in one that the action would not change.
    Unneeded(&'a CardLine),
    /// Several cards can be meant.
    Which,
    /// There is no card.
    NoCard,
    /// Saldo cannot do it, however sure it is.
    NotOffered,
}

/// What became of a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardActed {
    /// Nothing was changed yet: the customer must say first that this card shall be locked.
    Confirm(CardLine),
    /// Nothing was changed yet: the customer must say first that this card shall be unlocked.
    ConfirmUnlock(CardLine),
    /// The card can be paid with now, and was locked before.
    Unlocked(CardLine),
    /// The card is locked now, and was not before.
    Locked(CardLine),
    /// Nothing was changed: the card is in this state already, or it is not for the customer to
    /// change.
    Unneeded(CardLine),
    /// Who is speaking is not sure enough: this much would be needed.
    StepUp(Assurance),
    /// Several cards can be meant, these and perhaps more.
    Which {
        /// At most [`PAGE_ITEMS_MAX`] of them.
        cards: Vec<CardLine>,
        /// How many there are in all.
        total: usize,
    },
    /// There is no such card.
    NoCard,
    /// The bank does not offer it here.
    NotOffered,
    /// Nothing was changed: something failed before the bank was asked to lock.
    NotDone,
    /// Nothing was changed: something failed before the bank was asked to unlock.
    NotUnlocked,
    /// The bank was asked to and did not answer: it is not known whether the card is locked.
    Unknown,
}

/// Decides about `action` on one of `cards`, with the assurance `has`. Pure.
///
/// Who may not do a thing is told that first, and learns nothing about cards.
pub fn decide(action: CardAction, has: Assurance, cards: &[CardLine]) -> Decision<'_> {
    if let Err(step_up) = has.opens(action.needs()) {
        return Decision::StepUp(step_up);
    }
    let Some([from, to]) = action.states() else { return Decision::NotOffered };
    let mut changeable = cards.iter().filter(|card| card.status == from);
    match (changeable.next(), changeable.next(), cards) {
        (None, _, []) => Decision::NoCard,
        // What cannot be changed is told as it is; a card that is as wished before an expired one.
        (None, _, cards) => {
            let as_wished = cards.iter().find(|card| card.status == to);
            as_wished.or(cards.first()).map_or(Decision::NoCard, Decision::Unneeded)
        }
        (Some(only), None, _) if action == CardAction::Lock => Decision::Lock(only),
        (Some(only), None, _) => Decision::Unlock(only),
        (Some(_), Some(_), _) => Decision::Which,
    }
}

/// Does what `wish` says about a card of `customer`, as far as `has` allows: the only things Saldo
/// ever changes at the bank, and repeating one changes nothing more.
///
/// The caller has checked [`CardAction::classes`] at the gate and sets the deadline.
///
/// # Errors
///
/// [`BankFailure`] as the bank reports it: then it is not known whether the card is locked, and
/// asking again finds out.
pub async fn act_on_card(
    bank: &dyn Bank,
    merchants: &Merchants,
    customer: &LinkedCustomer,
    wish: &CardWish,
    has: Assurance,
    now: Now,
) -> Result<Answer, BankFailure> {
    if let Err(StepUp { needs }) = has.opens(wish.action.needs()) {
        return Ok(Answer::CardActed(CardActed::StepUp(needs)));
    }
    // Digits may be those of a card, and names that fit no account may be a card's.
    let accounts = AccountChoice { last_four: None, unclear: false, ..wish.accounts.clone() };
    let question = Question::new(Metric::CardStatus, accounts);
    let mut holdings = bank.holdings(customer).await?;
    holdings.accounts.retain(|account| customer.may_see(&account.id));
    let today = now.utc().with_timezone(&holdings.time_zone).date_naive();
    let asked = Asked {
        bank,
        merchants,
        customer,
        question: &question,
        now,
        time_zone: holdings.time_zone,
        // No week matters to a card.
        calendar: Calendar { today, week_starts: Weekday::Mon },
        naming: Naming::new(&holdings.accounts, customer.classes(), merchants),
        given: None,
        accounts: &holdings.accounts,
    };
    let nicknames = customer.classes().has(DataClass::AccountsList);
    let accounts = match choose(&question, &holdings.accounts, Known { overdrawn: &[], nicknames })
    {
        Chosen::Accounts(accounts) | Chosen::OneOf(accounts) => accounts,
        // The customer is asked about the card by name before anything happens to it.
        Chosen::NoneFits => open(&holdings.accounts),
        other => return Ok(unsettled(&asked, &other)),
    };
    asked.act(wish, has, &accounts).await.map(Answer::CardActed)
}

fn open(accounts: &[Account]) -> Vec<&Account> {
    accounts.iter().filter(|account| account.status != AccountStatus::Closed).collect()
}

impl Asked<'_> {
    async fn act(
        &self,
        wish: &CardWish,
        has: Assurance,
        accounts: &[&Account],
    ) -> Result<CardActed, BankFailure> {
        let Some(mut cards) = self.shared_cards(accounts).await? else {
            return Ok(CardActed::NotOffered);
        };
        cards.retain(|card| wish.admits(card));
        let mut cards: Vec<CardLine> = cards.into_iter().map(|card| card.line).collect();
        let from = wish.action.states().map(|[from, _]| from);
        let is_changeable = |card: &CardLine| Some(card.status) == from;
        let total = cards.iter().filter(|card| is_changeable(card)).count();
        let acted = match decide(wish.action, has, &cards) {
            Decision::StepUp(StepUp { needs }) => CardActed::StepUp(needs),
            Decision::NoCard => CardActed::NoCard,
            Decision::NotOffered => CardActed::NotOffered,
            Decision::Unneeded(card) => CardActed::Unneeded(card.clone()),
            Decision::Which => {
                cards.retain(is_changeable);
                cards.truncate(PAGE_ITEMS_MAX);
                CardActed::Which { cards, total }
            }
            Decision::Lock(card) if !wish.confirmed => CardActed::Confirm(card.clone()),
            Decision::Unlock(card) if !wish.confirmed => CardActed::ConfirmUnlock(card.clone()),
            Decision::Unlock(card) => {
                let card = card.clone();
                match self.bank.unlock_card(self.customer, &card.id).await? {
                    CardUnlock::Unlocked => {
                        CardActed::Unlocked(CardLine { status: CardStatus::Active, ..card })
                    }
                    CardUnlock::Unneeded(status) => {
                        CardActed::Unneeded(CardLine { status, ..card })
                    }
                    CardUnlock::NoSuchCard => CardActed::NoCard,
                    CardUnlock::NotOffered => CardActed::NotOffered,
                }
            }
            Decision::Lock(card) => {
                let card = card.clone();
                match self.bank.lock_card(self.customer, &card.id).await? {
                    CardLock::Locked => {
                        CardActed::Locked(CardLine { status: CardStatus::Locked, ..card })
                    }
                    CardLock::Unneeded(status) => CardActed::Unneeded(CardLine { status, ..card }),
                    CardLock::NoSuchCard => CardActed::NoCard,
                    CardLock::NotOffered => CardActed::NotOffered,
                }
            }
        };
        Ok(acted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::account::AccountKind;
    use crate::bank::answer::AccountName;
    use crate::basics::AccountId;

    /// Cards written as letters: active, locked, blocked, not activated, expired.
    fn cards(states: &str) -> Vec<CardLine> {
        let line = |(place, state): (usize, char)| CardLine {
            id: place.to_string(),
            account: AccountName {
                id: AccountId::new("1").unwrap(),
                kind: AccountKind::CreditCard,
                nickname: None,
                last_four: None,
                currency: None,
            },
            last_four: None,
            status: match state {
                'a' => CardStatus::Active,
                'l' => CardStatus::Locked,
                'b' => CardStatus::Blocked,
                'n' => CardStatus::NotActivated,
                _ => CardStatus::Expired,
            },
            valid_until: None,
        };
        states.chars().enumerate().map(line).collect()
    }

    fn shown(decision: Decision<'_>) -> String {
        match decision {
            Decision::Lock(card) => format!("lock {}", card.id),
            Decision::Unlock(card) => format!("unlock {}", card.id),
            Decision::StepUp(StepUp { needs }) => format!("step up to {needs:?}"),
            Decision::Unneeded(card) => format!("unneeded {}", card.id),
            Decision::Which => "which".to_owned(),
            Decision::NoCard => "no card".to_owned(),
            Decision::NotOffered => "not offered".to_owned(),
        }
    }

    #[test]
    fn a_link_locks_and_opens_nothing() {
        use Assurance::{BankApp, Linked, Recognised, VoicePin};
        use CardAction::{ConfirmPayment, Lock, Unlock};
        for (action, has, states, verdict) in [
            (Lock, Linked, "a", "lock 0"),
            (Lock, BankApp, "a", "lock 0"),
            (Lock, Linked, "ea", "lock 1"),
            (Lock, Linked, "la", "lock 1"),
            (Lock, Linked, "aa", "which"),
            (Lock, Linked, "l", "unneeded 0"),
            (Lock, Linked, "el", "unneeded 1"),
            (Lock, Linked, "b", "unneeded 0"),
            (Lock, Linked, "n", "unneeded 0"),
            (Lock, Linked, "e", "unneeded 0"),
            (Lock, Linked, "", "no card"),
            (Unlock, Linked, "l", "step up to VoicePin"),
            (Unlock, Recognised, "l", "step up to VoicePin"),
            (Unlock, Linked, "", "step up to VoicePin"),
            (Unlock, VoicePin, "l", "unlock 0"),
            (Unlock, VoicePin, "al", "unlock 1"),
            (Unlock, BankApp, "ll", "which"),
            (Unlock, VoicePin, "a", "unneeded 0"),
            (Unlock, VoicePin, "ba", "unneeded 1"),
            (Unlock, VoicePin, "b", "unneeded 0"),
            (Unlock, VoicePin, "", "no card"),
            (ConfirmPayment, Linked, "a", "step up to VoicePin"),
            (ConfirmPayment, BankApp, "a", "not offered"),
        ] {
            let cards = cards(states);
            assert_eq!(shown(decide(action, has, &cards)), verdict, "{action:?} {has:?} {states}");
        }
    }
}
