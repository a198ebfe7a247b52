//! Picks the words for a reply, and keeps it short.

use super::style::Style;
use super::{
    accounts, balances, barriers, bills, cards, explain, listed, net, outlook, published, screen,
    sharing, spelled, talk, totals, transactions,
};
use crate::bank::Answer;
use crate::basics::Locale;
use crate::consent::{Aloud, Length, Manner};
use crate::dialogue::Reply;
use crate::speech::grammar::Exactness;
use crate::speech::messages::talk::ONE_MOMENT;
use crate::speech::phrase::Phrase;
use crate::speech::render::{Draft, Telling};
use crate::speech::spoken::{Speech, VisualPolicy, plain};
use crate::speech::wording::Wording;

/// What is said ahead while the bank is slow.
pub(crate) fn one_moment(locale: Locale) -> String {
    plain(&Wording::of(locale).say(&ONE_MOMENT, []).spans())
}

/// Puts `reply` into words.
///
/// Answers are said in full. Only where that would be longer than a reply may be, which takes
/// names and amounts beyond anything real, merchants go unnamed, then amounts are shortened to a
/// bound that is still true, and accounts of single transactions and time spans are left out.
pub(crate) fn compose(reply: &Reply, telling: &Telling<'_>) -> Speech {
    let words = Wording::of(telling.locale);
    let Manner { length, pace, aloud } = telling.manner;
    let shorter = length.min(Length::Normal);
    let ladder = [
        (Exactness::Exact, true, length),
        (Exactness::Exact, true, shorter),
        (Exactness::Exact, false, shorter),
        (Exactness::Short, false, shorter),
    ];
    let mut draft = Draft::default();
    for (exactness, names, length) in ladder {
        draft = words_for(reply, Style { telling, words, exactness, names, length });
        if draft.fits() {
            break;
        }
    }
    if let Some(days) = telling.ends_in {
        draft = barriers::with_end(words, draft, days);
    }
    // What is not said aloud is not shown to the room either.
    let visual = match (telling.visual, aloud) {
        (VisualPolicy::Full, Aloud::Rounded | Aloud::Relative) => VisualPolicy::Masked,
        (_, Aloud::Silent) => VisualPolicy::Nothing,
        (visual, _) => visual,
    };
    let told = Telling { visual, ..*telling };
    let visual = if draft.offer_link { None } else { screen::visual(words, reply, &told) };
    draft.with_visual(visual, pace)
}

fn words_for(reply: &Reply, style: Style<'_>) -> Draft {
    let (facts, words) = (style.telling.facts, style.words);
    match reply {
        Reply::Tell(answer) => answered(answer, style),
        Reply::Spelled(answer) => spelled::spelled(answer, style),
        Reply::Agreed { wish, waiting } => talk::agreed(words, *wish, *waiting),
        Reply::Quiet { guests } => talk::quiet(words, *guests, facts),
        Reply::TellThenBack(answer, metric) => {
            let back = talk::go_back(words, Phrase::default(), *metric);
            Draft { question: back.question, reprompt: back.reprompt, ..answered(answer, style) }
        }
        Reply::DidYouMean(metric) => talk::did_you_mean(words, Phrase::default(), *metric),
        Reply::Concern(concern) => published::concern(words, *concern, facts),
        Reply::VoicePin(reply) => talk::voice_pin(words, *reply, facts),
        Reply::Barred(barrier) => barriers::barred(words, *barrier, facts),
        Reply::Welcome => talk::welcome(words, facts),
        Reply::Help { about, waiting } => talk::help(words, *about, *waiting),
        Reply::Goodbye => talk::goodbye(words),
        Reply::WhatElse => talk::what_else(words),
        Reply::NotUnderstood { misses, about, waiting } => {
            talk::not_understood(words, *misses, (*about, *waiting), facts)
        }
        Reply::NothingToRepeat => talk::nothing_to_repeat(words),
        Reply::NothingMore => talk::nothing_more(words),
        Reply::Beginning { more } => talk::beginning(words, *more),
        Reply::Okay => talk::okay(words),
        Reply::NothingAsked => talk::nothing_asked(words),
        Reply::SwitchedOff => talk::switched_off(words),
        Reply::Unavailable => talk::unavailable(words),
        Reply::Busy => talk::busy(words),
        Reply::Published(question) => published::told(question, style),
        Reply::LostCard(acted) => cards::lost(words, acted, facts),
        Reply::Sharing(answer) => sharing::told(words, answer, facts),
    }
}

/// Whether `answer` may be told where `level` is all that may be said aloud. Questions whose
/// answers may not are not asked; this holds it for whatever comes.
fn is_told(answer: &Answer, level: Aloud) -> bool {
    match level {
        Aloud::Exact | Aloud::Rounded => true,
        Aloud::Relative => matches!(
            answer,
            Answer::Balances(_)
                | Answer::Totals(_)
                | Answer::Accounts { .. }
                | Answer::WhichAccount { .. }
                | Answer::NoSuchAccount { .. }
                | Answer::WhichMerchant { .. }
                | Answer::NoSuchMerchant { .. }
                | Answer::OutOfReach(_)
                | Answer::BeyondLookBack { .. }
                | Answer::AllClosed
                | Answer::Closed(_)
                | Answer::NothingOwed
                | Answer::NoAccounts
                | Answer::Cards(_)
                | Answer::CardActed(_)
        ),
        Aloud::Silent => matches!(answer, Answer::CardActed(_)),
    }
}

fn answered(answer: &Answer, style: Style<'_>) -> Draft {
    let words = style.words;
    if !is_told(answer, style.telling.manner.aloud) {
        return talk::quiet(words, false, style.telling.facts);
    }
    match answer {
        Answer::Balances(balances) => balances::told(balances, style),
        Answer::Recent(recent) => transactions::told(recent, style),
        Answer::Accounts { lines, skipped, total } => {
            accounts::listed(words, lines, *skipped, *total)
        }
        Answer::Bills(it) => bills::told(it, style),
        Answer::CardBill(it) => bills::statements(it, style),
        Answer::Subscriptions(it) => bills::subscriptions(it, style),
        Answer::Payday(it) => outlook::payday(it, style),
        Answer::Explained(it) => explain::told(it, style),
        Answer::Afforded(it) => outlook::afforded(it, style),
        Answer::Forecast(it) => outlook::forecast(it, style),
        Answer::Cards(it) => cards::told(words, it),
        Answer::CardActed(it) => cards::acted(words, it, style.telling.facts),
        Answer::OutOfReach(name) => accounts::unreached(words, name),
        Answer::WhichAccount { candidates, total } => accounts::which(words, candidates, *total),
        Answer::NoSuchAccount { offered, more, missing } => {
            accounts::no_such(words, offered, *more, *missing)
        }
        Answer::Listed(listed) => listed::told(listed, style),
        Answer::Payment(payment) => listed::payment(payment, style),
        Answer::Totals(totals) => totals::told(totals, style),
        Answer::Net(net) => net::told(net, style),
        Answer::WhichMerchant { candidates, more, .. } => {
            totals::which_merchant(candidates, *more, style)
        }
        Answer::NoSuchMerchant { said, period, choice } => {
            totals::no_such_merchant(said.as_ref(), choice, *period, style)
        }
        Answer::BeyondLookBack { days } => transactions::beyond(words, *days),
        Answer::AllClosed => accounts::all_closed(words),
        Answer::Closed(account) => accounts::closed(words, account),
        Answer::NothingOwed => balances::nothing_owed(words),
        Answer::NoAccounts => accounts::none(words),
    }
}
