//! Balances and amounts owed.
//!
//! One account is told with what explains its figure; several are told one sentence each. What
//! can be spent comes first, what is owed is said as owed, and nothing is ever "minus".

use super::compose::Style;
use super::dates::ago;
use super::money::Exactness;
use super::names::{account, account_within};
use super::phrase::{Phrase, enumerated, one_breath};
use super::talk::{anything_else, found, page_end};
use crate::bank::{AccountKind, AccountName, BalanceFigures, BalanceLine, Balances, Metric};
use crate::basics::Money;
use crate::speech::render::{Draft, SENTENCE_WORDS_MAX};
use crate::speech::suggestions::RECENT;

/// Tells one page of balances.
pub(super) fn told(balances: &Balances, style: Style<'_>) -> Draft {
    let Balances { metric, lines, skipped, total } = balances;
    let said = match lines.as_slice() {
        [line] if *total == 1 => sentences(line, *metric, true, style),
        lines => {
            let intro = if *skipped == 0 && style.exactness == Exactness::Exact {
                found(*total as u64, "account")
            } else {
                Phrase::default()
            };
            let reached = lines.iter().filter(|line| line.figures.is_some());
            let said =
                reached.fold(intro, |said, line| said.item(sentences(line, *metric, false, style)));
            let missed = lines.iter().filter(|line| line.figures.is_none());
            out_of_reach(said, missed.map(|line| account(&line.account)).collect())
        }
    };
    let told = skipped + lines.len();
    page_end(said, [*skipped, told, *total].map(|n| n as u64), told < *total, RECENT)
}

/// Says that nothing is owed: there is no open card, loan or mortgage, and nothing is overdrawn.
pub(super) fn nothing_owed() -> Draft {
    let said = "You owe no money on the open accounts you share.";
    anything_else(Phrase::of(said), RECENT)
}

/// Says that the account that was meant could not be reached.
pub(super) fn unreached(name: &AccountName) -> Draft {
    anything_else(out_of_reach(Phrase::default(), vec![account(name)]), RECENT)
}

/// Says which accounts could not be reached, in one sentence where that is one breath.
pub(super) fn out_of_reach(said: Phrase, names: Vec<Phrase>) -> Phrase {
    let missed =
        |names| Phrase::of("I couldn't reach ").phrase(enumerated(names, "or")).text(" just now");
    if names.is_empty() {
        return said;
    }
    let whole = missed(names.clone());
    if whole.words() <= SENTENCE_WORDS_MAX {
        return said.item(Phrase::default().sentence(whole));
    }
    let each = |said: Phrase, name| said.item(Phrase::default().sentence(missed(vec![name])));
    names.into_iter().fold(said, each)
}

/// What is said of one account; `alone` adds what explains the figure.
fn sentences(line: &BalanceLine, metric: Metric, alone: bool, style: Style<'_>) -> Phrase {
    let name = &line.account;
    let Some(figures) = &line.figures else {
        return out_of_reach(Phrase::default(), vec![account(name)]);
    };
    let told = Told { name, figures, style };
    if metric == Metric::Credit
        && let Some(left) = figures.available
    {
        return told.credit(left).sentences(told.age());
    }
    let said = match (name.kind.is_debt(), figures.current.is_negative()) {
        (true, _) => told.debt(alone),
        (false, true) => told.overdrawn(alone),
        (false, false) if metric == Metric::Owed => told.about(Phrase::of("you owe no money")),
        (false, false) => told.held(alone),
    };
    said.sentences(told.age())
}

/// One account's figures on their way into words.
struct Told<'a> {
    name: &'a AccountName,
    figures: &'a BalanceFigures,
    style: Style<'a>,
}

impl Told<'_> {
    fn amount(&self, money: Money) -> String {
        self.style.amount(money, self.name.currency.is_some())
    }

    /// "In your checking, ...": where the account's name is long, it stands for itself first.
    fn about(&self, clause: Phrase) -> Phrase {
        let whole = account_within(self.name).text(", ").phrase(clause.clone());
        one_breath(whole, || Phrase::default().sentence(account(self.name)).sentence(clause))
    }

    /// From when the figures are, where that must be said.
    fn age(&self) -> Phrase {
        let Some(then) = self.figures.stale_since else { return Phrase::default() };
        let age = ago(then, self.style.telling.now);
        Phrase::default().sentence(Phrase::of(&format!("that is as of {age}")))
    }

    /// What can still be spent on credit, and the limit.
    fn credit(&self, left: Money) -> Phrase {
        let amount = self.amount(left);
        let said = match left.is_negative() {
            true => self.about(Phrase::of(&format!("you are over the limit by {amount}"))),
            false => self.about(Phrase::of(&format!("you have {amount} left to spend"))),
        };
        match self.figures.limit.filter(|limit| !limit.is_zero()) {
            None => said,
            Some(limit) => {
                let limit = self.amount(limit);
                said.sentence(Phrase::of(&format!("the limit is {limit}")))
            }
        }
    }

    /// A card, a loan or a mortgage.
    fn debt(&self, alone: bool) -> Phrase {
        let current = self.figures.current;
        let amount = self.amount(current);
        let state = if current.is_negative() || current.is_zero() {
            Phrase::of(&format!("you owe {amount}"))
        } else {
            Phrase::of(&format!("you have a credit of {amount}"))
        };
        let card = self.name.kind == AccountKind::CreditCard;
        let (true, true, Some(left)) = (card, alone, self.figures.available) else {
            return self.about(state);
        };
        let amount = self.amount(left);
        let left = if left.is_negative() {
            Phrase::of(&format!("you are over the limit by {amount}"))
        } else {
            Phrase::of(&format!("you have {amount} left to spend"))
        };
        let said = self.about(state).sentence(left);
        if self.figures.holds.is_zero() { said } else { said.sentence(self.another_pending()) }
    }

    /// An account below zero.
    fn overdrawn(&self, alone: bool) -> Phrase {
        let by = format!("overdrawn by {}", self.amount(self.figures.current));
        let whole = account(self.name).text(" is ").text(&by);
        let said = one_breath(whole, || {
            Phrase::default()
                .sentence(account(self.name))
                .sentence(Phrase::of(&format!("it is {by}")))
        });
        match self.figures.available.filter(|left| !left.is_negative() && !left.is_zero()) {
            _ if !alone => said,
            Some(left) => {
                let left = self.amount(left);
                said.sentence(Phrase::of(&format!(
                    "you can still spend {left} with your overdraft"
                )))
            }
            None if self.figures.holds.is_zero() => said,
            None => said.sentence(self.another_pending()),
        }
    }

    /// An account with money in it, or none.
    fn held(&self, alone: bool) -> Phrase {
        let current = self.figures.current;
        let Some(available) = self.figures.available else {
            return self.about(Phrase::of(&format!("you have {}", self.amount(current))));
        };
        // Holds can exceed what is there: then nothing can be spent, and the holds say why.
        let none = Money::zero(available.currency());
        let spendable = if available.is_negative() { none } else { available };
        let purpose = match self.name.kind {
            AccountKind::Checking => " to spend",
            _ if available == current => "",
            _ => " available",
        };
        let amount = self.amount(spendable);
        let said = self.about(Phrase::of(&format!("you have {amount}{purpose}")));
        if alone && available != current { said.sentences(self.reason(available)) } else { said }
    }

    /// Why what is booked differs from what can be spent.
    fn reason(&self, available: Money) -> Phrase {
        let BalanceFigures { current, holds, limit, .. } = self.figures;
        let (booked, pending) = (self.amount(*current), self.amount(*holds));
        let balance = Phrase::of(&format!("the balance is {booked}"));
        let waits = Phrase::of(&format!("{pending} is still pending"));
        let held_back = current.minus(available).is_ok_and(|gap| gap == *holds);
        let lent = limit.is_some_and(|limit| !limit.is_zero());
        let more = available.minor() > current.minor();
        match (more, held_back) {
            (false, true) => {
                // Holds above the balance are no part of it.
                let clause = match holds.minor() <= current.minor() {
                    true => format!(", but {pending} of it is still pending"),
                    false => format!(", and {pending} is still pending"),
                };
                let whole = balance.clone().text(&clause);
                one_breath(whole, || Phrase::default().sentence(balance).sentence(waits))
            }
            (false, false) => {
                let whole = balance.clone().text(", and not all of it is available yet");
                one_breath(whole, || {
                    Phrase::default()
                        .sentence(balance)
                        .sentence(Phrase::of("not all of it is available yet"))
                })
            }
            (true, _) if lent => Phrase::default()
                .sentence(balance)
                .sentence(Phrase::of("the rest is your overdraft limit")),
            (true, _) => Phrase::default().sentence(balance),
        }
    }

    fn another_pending(&self) -> Phrase {
        Phrase::of(&format!("another {} is still pending", self.amount(self.figures.holds)))
    }
}
