//! Balances and amounts owed.
//!
//! One account is told with what explains its figure; several are told one sentence each. What
//! can be spent comes first, what is owed is said as owed, and nothing is ever "minus".

use super::accounts::{found, out_of_reach};
use super::dates::ago;
use super::names::account;
use super::style::Style;
use super::talk::{anything_else, page_end};
use crate::bank::{AccountKind, AccountName, BalanceFigures, BalanceLine, Balances, Metric};
use crate::basics::Money;
use crate::consent::Length;
use crate::models::ReplyMessage;
use crate::speech::grammar::Exactness;
use crate::speech::messages::balances::{
    ANOTHER_PENDING, AS_OF, BOOKED, CREDITED, HELD, IN_WORDS, LEFT, LEFT_WITHIN, LENT, LIMIT,
    NOT_ALL_YET, NOTHING_OWED, OVER, OVER_WITHIN, OVERDRAFT_LEFT, OVERDRAWN, OWES, OWES_NOTHING,
    PENDING_BESIDES, PENDING_OF_IT,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Value, Wording};

/// Tells one page of balances.
pub(super) fn told(balances: &Balances, style: Style<'_>) -> Draft {
    let words = style.words;
    let Balances { metric, lines, skipped, total } = balances;
    let said = match lines.as_slice() {
        [line] if *total == 1 => sentences(line, *metric, style.length != Length::Brief, style),
        lines => {
            let is_long = style.exactness == Exactness::Exact && style.length != Length::Brief;
            let intro =
                if *skipped == 0 && is_long { found(words, *total) } else { Phrase::default() };
            let explained = style.length == Length::Detailed;
            let reached = lines.iter().filter(|line| line.figures.is_some());
            let said = reached
                .fold(intro, |said, line| said.item(sentences(line, *metric, explained, style)));
            let missed = lines.iter().filter(|line| line.figures.is_none());
            out_of_reach(words, said, &missed.map(|line| &line.account).collect::<Vec<_>>())
        }
    };
    let told = skipped + lines.len();
    let pages = [*skipped, told, *total].map(|n| n as u64);
    page_end(words, said, pages, told < *total, Suggestion::Recent)
}

/// Says that nothing is owed: there is no open card, loan or mortgage, and nothing is overdrawn.
pub(super) fn nothing_owed(words: &Wording) -> Draft {
    anything_else(words, words.say(&NOTHING_OWED, []), Suggestion::Recent)
}

/// What is said of one account; `alone` adds what explains the figure.
fn sentences(line: &BalanceLine, metric: Metric, alone: bool, style: Style<'_>) -> Phrase {
    let name = &line.account;
    let Some(figures) = &line.figures else {
        return out_of_reach(style.words, Phrase::default(), &[name]);
    };
    let told = Told { name, figures, style };
    if style.is_relative() {
        return told.in_words().sentences(told.age());
    }
    if metric == Metric::Credit
        && let Some(left) = figures.available
    {
        return told.credit(left).sentences(told.age());
    }
    let said = match (name.kind.is_debt(), figures.current.is_negative()) {
        (true, _) => told.debt(alone),
        (false, true) => told.overdrawn(alone),
        (false, false) if metric == Metric::Owed => {
            style.words.breath(&OWES_NOTHING, [told.account()])
        }
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
    fn account(&self) -> (&'static str, Value<'static>) {
        ("account", Value::Forms(account(self.style.words, self.name)))
    }

    fn money(&self, money: Money) -> Value<'static> {
        self.style.money(money, self.is_named())
    }

    /// Whether the currency must be said.
    fn is_named(&self) -> bool {
        self.name.currency.is_some()
    }

    /// Whether there is money, in no amounts.
    fn in_words(&self) -> Phrase {
        let current = self.figures.current;
        let state = match (self.name.kind.is_debt(), current.is_zero(), current.is_negative()) {
            (true, false, true) => "owes",
            (true, true, _) => "owes_nothing",
            (true, false, false) => "credited",
            (false, true, _) => "empty",
            (false, false, true) => "overdrawn",
            (false, false, false) => "held",
        };
        self.style.words.breath(&IN_WORDS, [self.account(), ("state", Value::Key(state))])
    }

    /// A message about the account and what can be spent of it.
    fn spendable(&self, message: &ReplyMessage, money: Money) -> Phrase {
        let amount = ("amount", self.style.spendable(money, self.is_named()));
        self.style.words.breath(message, [self.account(), amount])
    }

    /// A message about the account and what is missing from it.
    fn due(&self, message: &ReplyMessage, money: Money) -> Phrase {
        let amount = ("amount", self.style.due(money, self.is_named()));
        self.style.words.breath(message, [self.account(), amount])
    }

    /// A message about an amount alone.
    fn plainly(&self, message: &ReplyMessage, money: Money) -> Phrase {
        self.style.words.say(message, [("amount", self.money(money))])
    }

    /// From when the figures are, where that must be said.
    fn age(&self) -> Phrase {
        let Some(then) = self.figures.stale_since else { return Phrase::default() };
        let age = ago(self.style.words, then, self.style.telling.now);
        self.style.words.say(&AS_OF, [("ago", Value::words(age))])
    }

    /// What can still be spent on credit, and the limit.
    fn credit(&self, left: Money) -> Phrase {
        let said = match left.is_negative() {
            true => self.due(&OVER_WITHIN, left),
            false => self.spendable(&LEFT_WITHIN, left),
        };
        match self.figures.limit.filter(|limit| !limit.is_zero()) {
            None => said,
            Some(limit) => said.sentences(self.plainly(&LIMIT, limit)),
        }
    }

    /// A card, a loan or a mortgage.
    fn debt(&self, alone: bool) -> Phrase {
        let current = self.figures.current;
        let owes = current.is_negative() || current.is_zero();
        let said = match owes {
            true => self.due(&OWES, current),
            false => self.spendable(&CREDITED, current),
        };
        let card = self.name.kind == AccountKind::CreditCard;
        let (true, true, Some(left)) = (card, alone, self.figures.available) else { return said };
        let (message, left) = match left.is_negative() {
            true => (&OVER, self.style.due(left, self.is_named())),
            false => (&LEFT, self.style.spendable(left, self.is_named())),
        };
        let said = said.sentences(self.style.words.say(message, [("amount", left)]));
        if self.figures.holds.is_zero() { said } else { said.sentences(self.another_pending()) }
    }

    /// An account below zero.
    fn overdrawn(&self, alone: bool) -> Phrase {
        let said = self.due(&OVERDRAWN, self.figures.current);
        match self.figures.available.filter(|left| !left.is_negative() && !left.is_zero()) {
            _ if !alone => said,
            Some(left) => {
                let left = [("amount", self.style.spendable(left, self.is_named()))];
                said.sentences(self.style.words.say(&OVERDRAFT_LEFT, left))
            }
            None if self.figures.holds.is_zero() => said,
            None => said.sentences(self.another_pending()),
        }
    }

    /// An account with money in it, or none.
    fn held(&self, alone: bool) -> Phrase {
        let current = self.figures.current;
        let Some(available) = self.figures.available else { return self.has(current, "plain") };
        // Holds can exceed what is there: then nothing can be spent, and the holds say why.
        let none = Money::zero(available.currency());
        let spendable = if available.is_negative() { none } else { available };
        let purpose = match self.name.kind {
            AccountKind::Checking => "spend",
            _ if available == current => "plain",
            _ => "available",
        };
        let said = self.has(spendable, purpose);
        if alone && available != current { said.sentences(self.reason(available)) } else { said }
    }

    fn has(&self, money: Money, purpose: &'static str) -> Phrase {
        let amount = self.style.spendable(money, self.is_named());
        let given = [self.account(), ("amount", amount), ("purpose", Value::Key(purpose))];
        self.style.words.breath(&HELD, given)
    }

    /// Why what is booked differs from what can be spent.
    fn reason(&self, available: Money) -> Phrase {
        let words = self.style.words;
        let BalanceFigures { current, holds, limit, .. } = self.figures;
        let booked = || ("booked", self.money(*current));
        let held_back = current.minus(available).is_ok_and(|gap| gap == *holds);
        let lent = limit.is_some_and(|limit| !limit.is_zero());
        let more = available.minor() > current.minor();
        match (more, held_back) {
            (false, true) => {
                // Holds above the balance are no part of it.
                let part = holds.minor() <= current.minor();
                let message = if part { &PENDING_OF_IT } else { &PENDING_BESIDES };
                words.breath(message, [booked(), ("pending", self.money(*holds))])
            }
            (false, false) => words.breath(&NOT_ALL_YET, [booked()]),
            (true, _) if lent => words.say(&BOOKED, [booked()]).sentences(words.say(&LENT, [])),
            (true, _) => words.say(&BOOKED, [booked()]),
        }
    }

    fn another_pending(&self) -> Phrase {
        self.plainly(&ANOTHER_PENDING, self.figures.holds)
    }
}
