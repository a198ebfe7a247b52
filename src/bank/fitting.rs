//! Which accounts fit what was said.

use super::account::{Account, AccountKind, AccountStatus, LastFour};
use super::nickname::{Fit, fit, holds_kind, kind_meant};
use super::question::{KindChoice, Metric, Question};
use crate::basics::AccountId;

/// What a choice depends on besides the accounts and what was said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// Accounts that hold money in order but are below zero now: something is owed there too.
    pub(super) overdrawn: &'a [AccountId],
    /// Whether the customer hears nicknames.
    pub(super) nicknames: bool,
}

impl Known<'_> {
    /// Whether something is owed on `account`.
    pub(super) fn owes(self, account: &Account) -> bool {
        account.kind.is_debt() || self.overdrawn.contains(&account.id)
    }
}

/// Whether the answer to `question` is about everything that is owed: then overdrawn accounts
/// belong to it, and their balances decide.
pub(super) fn is_about_all_owed(question: &Question) -> bool {
    let choice = &question.accounts;
    question.metric == Metric::Owed
        && !matches!(choice.kind, Some(KindChoice::Only(_)))
        && choice.name.is_none()
        && choice.last_four.is_none()
}

/// How many accounts what was said can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// One: a nickname, last four digits.
    One,
    /// Those of a kind.
    Several,
    /// "All".
    All,
}

/// Accounts that fit what was said.
pub(super) struct Fitting<'a> {
    /// In the customer's order.
    pub(super) accounts: Vec<&'a Account>,
    /// What was said means one, several or all.
    pub(super) span: Span,
}

/// The accounts that fit everything said: those just offered are tried first, and a position
/// counts among those alone.
pub(super) fn fitting<'a>(
    question: &Question,
    accounts: &'a [Account],
    known: Known<'_>,
) -> Fitting<'a> {
    let choice = &question.accounts;
    let find = |id: &String| accounts.iter().find(|account| account.id.as_str() == id);
    let offered: Vec<&Account> = choice.among.iter().filter_map(find).collect();
    if !offered.is_empty() {
        let fits = by_kind_alone(filtered(question, offered, known), known);
        if !fits.accounts.is_empty() || choice.position.is_some() {
            return fits;
        }
    }
    let owing = owing(accounts, known);
    // Where only what owes is told, in its own order, "the second one" counts in that.
    let pool = if is_about_all_owed(question) && !owing.is_empty() {
        owing
    } else {
        accounts.iter().collect()
    };
    filtered(question, pool, known)
}

/// Of the accounts just offered, those meant by a bare kind: "checking", where one is called that
/// and the others by their nicknames, is the one called so.
fn by_kind_alone<'a>(fits: Fitting<'a>, known: Known<'_>) -> Fitting<'a> {
    let by_kind = |account: &&Account| {
        let nickname = account.nickname.as_ref().filter(|_| known.nicknames);
        nickname.and_then(|nickname| nickname.spoken()).is_none()
    };
    let called: Vec<&Account> = fits.accounts.iter().copied().filter(by_kind).collect();
    match (fits.span, called.as_slice()) {
        (Span::Several, [_]) => Fitting { accounts: called, span: Span::One },
        _ => fits,
    }
}

fn filtered<'a>(question: &Question, pool: Vec<&'a Account>, known: Known<'_>) -> Fitting<'a> {
    let choice = &question.accounts;
    let mut fits = Fitting { accounts: pool, span: Span::Several };
    if let Some(name) = &choice.name {
        fits = named(name, fits.accounts);
    }
    if let Some(KindChoice::Only(kind)) = choice.kind {
        fits.accounts = of_kind(kind, fits.accounts);
    }
    if let Some(digits) = choice.last_four {
        fits.accounts.retain(|account| account.last_four == Some(digits));
        fits.span = Span::One;
    }
    if let Some(position) = choice.position {
        let place = usize::from(position).checked_sub(1);
        let listed = match choice.among_closed {
            true => fits.accounts,
            false => told_of(question.metric, fits.accounts, known),
        };
        fits.accounts = place.and_then(|at| listed.get(at).copied()).into_iter().collect();
    }
    if choice.kind == Some(KindChoice::All) {
        fits.span = Span::All;
    }
    fits
}

/// The accounts called `name`: those that fit best; else of the kind, or with the digits, that
/// `name` is.
fn named<'a>(name: &str, pool: Vec<&'a Account>) -> Fitting<'a> {
    let how_well = |account: &Account| -> Option<Fit> {
        let nickname = account.nickname.as_ref()?.spoken()?;
        fit(name, nickname.as_str(), account.kind)
    };
    let fits: Vec<(&Account, Option<Fit>)> =
        pool.iter().map(|account| (*account, how_well(account))).collect();
    if let Some(best) = fits.iter().filter_map(|(_, fit)| *fit).min() {
        let kept = fits.into_iter().filter(|(_, fit)| *fit == Some(best));
        return Fitting { accounts: kept.map(|(account, _)| account).collect(), span: Span::One };
    }
    if let Some(digits) = LastFour::new(name.trim()) {
        let with_digits = |account: &&Account| account.last_four == Some(digits);
        return Fitting {
            accounts: pool.into_iter().filter(with_digits).collect(),
            span: Span::One,
        };
    }
    match kind_meant(name) {
        Some(KindChoice::All) => Fitting { accounts: pool, span: Span::All },
        Some(KindChoice::Only(kind)) => {
            Fitting { accounts: of_kind(kind, pool), span: Span::Several }
        }
        None => Fitting { accounts: Vec::new(), span: Span::One },
    }
}

/// The accounts of `kind`; without any, those whose nickname says so.
fn of_kind(kind: AccountKind, pool: Vec<&Account>) -> Vec<&Account> {
    let says_so = |account: &&Account| {
        let nickname = account.nickname.as_ref().and_then(|nickname| nickname.spoken());
        nickname.is_some_and(|nickname| holds_kind(nickname.as_str(), kind))
    };
    let of_kind: Vec<&Account> =
        pool.iter().copied().filter(|account| account.kind == kind).collect();
    if of_kind.is_empty() { pool.into_iter().filter(says_so).collect() } else { of_kind }
}

/// Those of `fits` that an answer tells: a list of accounts tells the closed ones too, and what is
/// owed leaves out those that hold money, unless nothing else fits.
pub(super) fn told_of<'a>(
    metric: Metric,
    fits: Vec<&'a Account>,
    known: Known<'_>,
) -> Vec<&'a Account> {
    if metric == Metric::Accounts {
        return fits;
    }
    let mut open = open_of(fits);
    if metric == Metric::Owed && open.iter().any(|account| known.owes(account)) {
        open.retain(|account| known.owes(account));
    }
    open
}

/// The open accounts on which money is owed: cards, then loans, then mortgages, then those that
/// are overdrawn.
pub(super) fn owing<'a>(accounts: &'a [Account], known: Known<'_>) -> Vec<&'a Account> {
    let mut owing = open_of(accounts.iter().collect());
    owing.retain(|account| known.owes(account));
    owing.sort_by_key(|account| (!account.kind.is_debt(), account.kind));
    owing
}

pub(super) fn open_of(mut accounts: Vec<&Account>) -> Vec<&Account> {
    accounts.retain(|account| account.status != AccountStatus::Closed);
    accounts
}
