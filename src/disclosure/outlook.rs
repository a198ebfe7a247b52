//! Which facts answers about what is to come tell.

use super::facts::Told;
use super::record::{Fact, FactKind};
use crate::bank::{Answer, CardActed, CardAction, CardWish, Due};
use crate::basics::{AccountId, TransactionId};
use crate::dialogue::SharingAnswer;

/// Adds the facts of `answer`, one about what is to come or why things are as they are.
///
/// Payments that a figure rests on are facts of it even where only their sum is told.
pub(super) fn facts(answer: &Answer, told: &mut Told) {
    match answer {
        Answer::Bills(bills) => {
            payments(&bills.lines, told);
            none_or_total(bills.lines.is_empty(), bills.totals.is_empty(), told);
            bills.closed.iter().for_each(|name| told.account(name));
        }
        Answer::CardBill(bill) => {
            for line in &bill.lines {
                told.account(&line.account);
                told.fact(FactKind::Statement, &line.account.id, None);
            }
            for name in &bill.without {
                told.account(name);
            }
            none_or_total(bill.lines.is_empty(), true, told);
        }
        Answer::Subscriptions(all) => {
            for line in &all.lines {
                told.account(&line.account);
                let last = line.rows.last().map(|id| id.as_str());
                told.fact(FactKind::Payment, &line.account.id, last);
            }
            none_or_total(all.lines.is_empty(), all.monthly.is_empty(), told);
        }
        Answer::Payday(payday) => {
            if let Some(line) = &payday.last {
                told.account(&line.account);
                told.transaction(&line.account.id, &line.id);
            }
            for pay in &payday.pays {
                told.account(&pay.account);
                let last = pay.rows.last().map(|id| id.as_str());
                told.fact(FactKind::Payment, &pay.account.id, last);
            }
            none_or_total(payday.last.is_none() && payday.pays.is_empty(), true, told);
        }
        Answer::Explained(explained) => {
            told.account(&explained.account);
            told.balance(&explained.account.id);
            told.fact(FactKind::Total, &explained.account.id, None);
        }
        Answer::Afforded(afforded) => {
            told.account(&afforded.account);
            told.balance(&afforded.account.id);
            payments(&afforded.bills, told);
        }
        Answer::Forecast(forecast) => {
            told.account(&forecast.account);
            told.balance(&forecast.account.id);
            payments(&forecast.incomes, told);
            payments(&forecast.bills, told);
        }
        Answer::Cards(cards) => {
            for line in &cards.lines {
                told.account(&line.account);
                told.fact(FactKind::Card, &line.account.id, Some(&line.id));
            }
            none_or_total(cards.lines.is_empty(), true, told);
        }
        Answer::CardActed(acted) => card_facts(acted, told),
        _ => {}
    }
}

/// What is put on record before `wish` is fulfilled: nothing where it changes nothing.
pub fn facts_of_wish(wish: &CardWish) -> Vec<Fact> {
    let kind = match (wish.confirmed, wish.action) {
        (true, CardAction::Lock) => FactKind::CardLock,
        (true, CardAction::Unlock) => FactKind::CardUnlock,
        (false, _) | (true, CardAction::ConfirmPayment) => return Vec::new(),
    };
    let account = wish.account.as_deref().and_then(|id| AccountId::new(id).ok());
    let transaction = wish.card.as_deref().and_then(|id| TransactionId::new(id).ok());
    vec![Fact { kind, account, transaction }]
}

/// Which facts `answer` tells about the customer's own sharing: none where it only asks for a yes
/// to what names no account, or says that something was done.
pub fn facts_of_sharing(answer: &SharingAnswer) -> Vec<Fact> {
    let fact = |kind, account| Fact { kind, account, transaction: None };
    match answer {
        SharingAnswer::Shared(_)
        | SharingAnswer::Heard(_)
        | SharingAnswer::Asked(_)
        | SharingAnswer::TooMany(_) => vec![fact(FactKind::Sharing, None)],
        SharingAnswer::ConfirmStop(names) => {
            names.iter().map(|name| fact(FactKind::Account, Some(name.id.clone()))).collect()
        }
        SharingAnswer::NoSuchAccount => vec![fact(FactKind::Absence, None)],
        SharingAnswer::ConfirmEnd
        | SharingAnswer::ConfirmEndHere
        | SharingAnswer::ConfirmForget
        | SharingAnswer::Stopped
        | SharingAnswer::Ended
        | SharingAnswer::Forgotten
        | SharingAnswer::NotDone
        | SharingAnswer::Unknown => Vec::new(),
    }
}

fn card_facts(acted: &CardActed, told: &mut Told) {
    let lines = match acted {
        CardActed::Confirm(card)
        | CardActed::ConfirmUnlock(card)
        | CardActed::Locked(card)
        | CardActed::Unlocked(card)
        | CardActed::Unneeded(card) => std::slice::from_ref(card),
        CardActed::Which { cards, .. } => cards.as_slice(),
        CardActed::StepUp(_)
        | CardActed::NoCard
        | CardActed::NotOffered
        | CardActed::NotDone
        | CardActed::NotUnlocked
        | CardActed::Unknown => &[],
    };
    for line in lines {
        told.account(&line.account);
        told.fact(FactKind::Card, &line.account.id, Some(&line.id));
    }
}

fn payments(dues: &[Due], told: &mut Told) {
    for due in dues {
        told.account(&due.account);
        let last = due.rows.last().map(|id| id.as_str());
        let reference = due.arrangement.as_deref().or(last);
        told.fact(FactKind::Payment, &due.account.id, reference);
    }
}

fn none_or_total(is_empty: bool, is_without_total: bool, told: &mut Told) {
    if is_empty {
        told.absence();
    } else if !is_without_total {
        told.total();
    }
}
