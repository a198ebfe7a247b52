//! From an answer to a reply and the next frame.

use super::frame::{Frame, Last, Open};
use super::reply::{PinReply, Reply};
use crate::bank::{
    AccountChoice, AccountKind, AccountName, Answer, KindChoice, Page, Question, Recent,
};
use crate::consent::Barrier;

/// Concludes a turn: `question` was asked in the talk of `frame` and got `answer`.
pub fn conclude(question: &Question, answer: Answer, frame: &Frame) -> (Reply, Frame) {
    if is_past_the_end(&answer) {
        let next = Frame { rest: None, ..frame.asking(Open::AnythingElse) };
        return (Reply::NothingMore, Frame { last: Last::NothingMore, ..next });
    }
    let settled = settled(question, &answer);
    let next_page = next_page(&answer).map(|page| Question { page, ..settled.clone() });
    let open = open_after(question, &answer, next_page.is_some());
    let open = match (open, left(question, frame)) {
        (Open::AnythingElse | Open::More, Some(left)) => Open::Back(Box::new(left)),
        (open, _) => open,
    };
    let kept = frame.rest.clone().filter(|_| !matches!(open, Open::WhichAccount(_)));
    let next = Frame {
        topic: Some(settled),
        rest: if is_list(&answer) { next_page } else { kept },
        open,
        last: match (&question.pick, &answer) {
            (Some(pick), Answer::Payment(_)) => Last::Picked(pick.place),
            _ => Last::Answer,
        },
        misses: 0,
        preferred: chosen(question, &answer, frame).or_else(|| frame.preferred.clone()),
        wished: frame.wished,
        proof: frame.proof.clone(),
        warned: frame.warned,
    };
    match &next.open {
        Open::Back(left) => (Reply::TellThenBack(answer, left.metric), next),
        _ => (Reply::Tell(answer), next),
    }
}

/// The question that was waiting for its account when `question`, another one, came between: what
/// to go back to. It is put anew then, so that what was offered is not kept.
fn left(question: &Question, frame: &Frame) -> Option<Question> {
    let Open::WhichAccount(open) = &frame.open else { return None };
    let accounts = AccountChoice { among: Vec::new(), ..open.accounts.clone() };
    let left = Question { accounts, page: Page::First, preferred: None, ..(**open).clone() };
    // Where nothing fitted what was said, any account was offered: that question is over.
    let was_narrowed = !open.accounts.among.is_empty() || !open.accounts.is_open();
    (was_narrowed && open.metric != question.metric).then_some(left)
}

/// The outcome when the gate did not let the caller through: the talk closes, so that nothing of
/// it is left for whoever links next.
pub fn barred(barrier: Barrier) -> (Reply, Frame) {
    (Reply::Barred(barrier), Frame::default())
}

/// The outcome when the customer wants nothing of the accounts said aloud: neither the bank was
/// asked nor anything told.
pub fn kept_quiet(frame: &Frame) -> (Reply, Frame) {
    let reply = Reply::Quiet { guests: frame.wished.guests };
    let last = Last::of(&reply);
    (reply, Frame { last, ..frame.asking(Open::AnythingElse) })
}

/// The outcome when the bank has switched off what was asked: the talk goes on with something else.
pub fn switched_off(frame: &Frame) -> (Reply, Frame) {
    let last = Last::of(&Reply::SwitchedOff);
    (Reply::SwitchedOff, Frame { last, ..frame.asking(Open::AnythingElse) })
}

/// The outcome when the bank tells this to nobody who speaks: it refers to the app.
pub fn out_of_voice(frame: &Frame) -> (Reply, Frame) {
    let reply = Reply::VoicePin(PinReply::Elsewhere);
    (reply, Frame { last: Last::WhatElse, ..frame.asking(Open::AnythingElse) })
}

/// The outcome when the bank did not answer: the talk closes, there is nothing to go on with.
pub fn unavailable() -> (Reply, Frame) {
    (Reply::Unavailable, Frame::default())
}

/// `question` with the merchant that "the first one" chose by name: in another time other
/// merchants fit what was said, and their places are others.
fn settled(question: &Question, answer: &Answer) -> Question {
    let merchant = match answer {
        Answer::Totals(totals) => totals.merchant.as_ref(),
        Answer::Listed(listed) => listed.merchant.as_ref(),
        _ => None,
    };
    // The list stays the topic: after "the second one" comes "and the third".
    let mut settled = Question { pick: None, ..question.clone() };
    if let (Some(_), Some(name)) = (settled.filter.merchant_at.take(), merchant) {
        settled.filter.merchant = Some(name.as_str().to_owned());
    }
    settled
}

/// Whether a later page was asked for and holds nothing (any more).
fn is_past_the_end(answer: &Answer) -> bool {
    match answer {
        Answer::Balances(balances) => balances.lines.is_empty(),
        Answer::Accounts { lines, .. } => lines.is_empty(),
        Answer::Recent(recent) => recent.told > 0 && recent.lines.is_empty(),
        Answer::Listed(listed) => listed.told > 0 && listed.lines.is_empty(),
        Answer::Totals(totals) => totals.skipped > 0 && totals.groups.is_empty(),
        _ => outlook_list(answer).is_some_and(|list| list.skipped > 0 && list.told == 0),
    }
}

/// Whether `answer` is a list, which replaces the one before.
fn is_list(answer: &Answer) -> bool {
    match answer {
        Answer::Balances(balances) => balances.total > 1,
        Answer::Totals(totals) => totals.group_count > 1,
        Answer::Accounts { .. } | Answer::Recent(_) | Answer::Listed(_) => true,
        _ => outlook_list(answer).is_some(),
    }
}

/// The page after the one that `answer` tells.
fn next_page(answer: &Answer) -> Option<Page> {
    match answer {
        Answer::Balances(balances) => {
            page_after(balances.skipped, balances.lines.len(), balances.total)
        }
        Answer::Accounts { lines, skipped, total } => page_after(*skipped, lines.len(), *total),
        Answer::Recent(recent) => recent.next.clone(),
        Answer::Listed(listed) => listed.next.clone(),
        Answer::Totals(totals) => totals.next.clone(),
        _ => outlook_list(answer).and_then(|list| page_after(list.skipped, list.told, list.total)),
    }
}

/// How much of a list was told.
struct OutlookList {
    skipped: usize,
    told: usize,
    total: usize,
}

/// The list that an answer about what is to come tells; `None` for the others.
fn outlook_list(answer: &Answer) -> Option<OutlookList> {
    let (skipped, told, total) = match answer {
        Answer::Bills(it) => (it.skipped, it.lines.len(), it.total),
        Answer::CardBill(it) => (it.skipped, it.lines.len(), it.total),
        Answer::Subscriptions(it) => (it.skipped, it.lines.len(), it.total),
        Answer::Cards(it) => (it.skipped, it.lines.len(), it.total),
        _ => return None,
    };
    Some(OutlookList { skipped, told, total })
}

/// What Saldo asks at the end of `answer`.
fn open_after(question: &Question, answer: &Answer, has_more: bool) -> Open {
    match answer {
        Answer::WhichAccount { candidates, total } => {
            let accounts = narrowed(&question.accounts, candidates, *total);
            Open::WhichAccount(Box::new(Question { accounts, ..question.clone() }))
        }
        // What was said fits nothing, so that the next answer stands alone. What is offered are
        // the first of all open accounts: positions count the same without being kept.
        Answer::NoSuchAccount { offered, .. } if !offered.is_empty() => {
            let accounts = AccountChoice::default();
            let question = Question { accounts, page: Page::First, ..question.clone() };
            Open::WhichAccount(Box::new(question))
        }
        Answer::WhichMerchant { .. } => Open::WhichMerchant,
        // One was asked for and told: the others are for who asks for them.
        _ if has_more && !question.single => Open::More,
        _ => Open::AnythingElse,
    }
}

/// The choice that an answer to "which one?" completes.
fn narrowed(asked: &AccountChoice, offered: &[AccountName], total: usize) -> AccountChoice {
    if offered.len() == total {
        let among = offered.iter().map(|name| name.id.as_str().to_owned()).collect();
        return AccountChoice { among, ..asked.clone() };
    }
    let mut accounts = AccountChoice { among: Vec::new(), ..asked.clone() };
    // Nothing was said, and it is asked which of the checking accounts: "the second" is of them.
    let is_checking = |name: &AccountName| name.kind == AccountKind::Checking;
    if asked.is_open() && offered.iter().all(is_checking) {
        accounts.kind = Some(KindChoice::Only(AccountKind::Checking));
    }
    accounts
}

fn page_after(skipped: usize, told: usize, total: usize) -> Option<Page> {
    let end = skipped + told;
    // Past what a page can count there is no next one: the bank has no such customers.
    u16::try_from(end).ok().filter(|_| end < total).map(Page::Skip)
}

fn id_of(account: Option<&AccountName>) -> Option<String> {
    account.map(|name| name.id.as_str().to_owned())
}

/// The account that an answer to "which one?" settled on.
fn chosen(question: &Question, answer: &Answer, frame: &Frame) -> Option<String> {
    let Open::WhichAccount(open) = &frame.open else { return None };
    let is_single = question.accounts.kind != Some(KindChoice::All);
    if open.metric != question.metric || !is_single {
        return None;
    }
    match answer {
        Answer::Balances(balances) if balances.total == 1 => {
            balances.lines.first().map(|line| line.account.id.as_str().to_owned())
        }
        Answer::Explained(explained) => id_of(Some(&explained.account)),
        Answer::Afforded(afforded) => id_of(Some(&afforded.account)),
        Answer::Forecast(forecast) => id_of(Some(&forecast.account)),
        Answer::Recent(Recent { account, .. }) => id_of(account.as_ref()),
        Answer::Listed(listed) => id_of(listed.account.as_ref()),
        Answer::Totals(totals) => id_of(totals.account.as_ref()),
        _ => None,
    }
}
