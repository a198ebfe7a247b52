//! Picks the words for a reply, and keeps it short.

use super::money::{Exactness, amount, rounded_up};
use super::{
    accounts, balances, barriers, bills, cards, explain, listed, net, outlook, published, screen,
    talk, totals, transactions,
};
use crate::bank::Answer;
use crate::basics::Money;
use crate::dialogue::Reply;
use crate::speech::render::{Draft, Telling};
use crate::speech::spoken::Speech;

/// How much of an answer is said.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    pub(super) telling: &'a Telling<'a>,
    /// How exact amounts are.
    pub(super) exactness: Exactness,
    /// Whether merchants and payers are named.
    pub(super) names: bool,
}

impl Style<'_> {
    /// The size of `money` in words.
    pub(super) fn amount(&self, money: Money, named: bool) -> String {
        amount(money, named, self.exactness)
    }

    /// The size of `money` up to the next whole unit, in words: for what is only about right.
    pub(super) fn rounded_up(&self, money: Money, named: bool) -> String {
        amount(rounded_up(money), named, self.exactness)
    }
}

/// Puts `reply` into English.
///
/// Answers are said in full. Only where that would be longer than a reply may be, which takes
/// names and amounts beyond anything real, merchants go unnamed, then amounts are shortened to a
/// bound that is still true, and accounts of single transactions and time spans are left out.
pub(crate) fn compose(reply: &Reply, telling: &Telling<'_>) -> Speech {
    let ladder = [(Exactness::Exact, true), (Exactness::Exact, false), (Exactness::Short, false)];
    let mut draft = Draft::default();
    for (exactness, names) in ladder {
        draft = words_for(reply, Style { telling, exactness, names });
        if draft.fits() {
            break;
        }
    }
    let visual = if draft.offer_link { None } else { screen::visual(reply, telling) };
    draft.with_visual(visual)
}

fn words_for(reply: &Reply, style: Style<'_>) -> Draft {
    let facts = style.telling.facts;
    match reply {
        Reply::Tell(answer) => answered(answer, style),
        Reply::LostCard(acted) => cards::lost(acted, facts),
        Reply::Barred(barrier) => barriers::barred(*barrier, facts),
        Reply::Welcome => talk::welcome(facts),
        Reply::Help { about, waiting } => talk::help(*about, *waiting),
        Reply::Goodbye => talk::goodbye(),
        Reply::WhatElse => talk::what_else(),
        Reply::NotUnderstood { misses, waiting } => talk::not_understood(*misses, *waiting, facts),
        Reply::NothingToRepeat => talk::nothing_to_repeat(),
        Reply::NothingMore => talk::nothing_more(),
        Reply::Beginning { more } => talk::beginning(*more),
        Reply::Okay => talk::okay(),
        Reply::NothingAsked => talk::nothing_asked(),
        Reply::Unavailable => talk::unavailable(),
        Reply::Busy => talk::busy(),
        Reply::Published(question) => published::told(question, style.telling),
    }
}

fn answered(answer: &Answer, style: Style<'_>) -> Draft {
    match answer {
        Answer::Balances(balances) => balances::told(balances, style),
        Answer::Recent(recent) => transactions::told(recent, style),
        Answer::Accounts { lines, skipped, total } => accounts::listed(lines, *skipped, *total),
        Answer::Bills(it) => bills::told(it, style),
        Answer::CardBill(it) => bills::statements(it, style),
        Answer::Subscriptions(it) => bills::subscriptions(it, style),
        Answer::Payday(it) => outlook::payday(it, style),
        Answer::Explained(it) => explain::told(it, style),
        Answer::Afforded(it) => outlook::afforded(it, style),
        Answer::Forecast(it) => outlook::forecast(it, style),
        Answer::Cards(it) => cards::told(it),
        Answer::CardActed(it) => cards::acted(it, style.telling.facts),
        Answer::OutOfReach(name) => balances::unreached(name),
        Answer::WhichAccount { candidates, total } => accounts::which(candidates, *total),
        Answer::NoSuchAccount { offered, more, missing } => {
            accounts::no_such(offered, *more, *missing)
        }
        Answer::Listed(listed) => listed::told(listed, style),
        Answer::Totals(totals) => totals::told(totals, style),
        Answer::Net(net) => net::told(net, style),
        Answer::WhichMerchant { candidates, more, .. } => {
            totals::which_merchant(candidates, *more, style)
        }
        Answer::NoSuchMerchant { said, period, choice } => {
            totals::no_such_merchant(said.as_ref(), choice, *period, style)
        }
        Answer::AllClosed => accounts::all_closed(),
        Answer::Closed(account) => accounts::closed(account),
        Answer::NothingOwed => balances::nothing_owed(),
        Answer::NoAccounts => accounts::none(),
    }
}
