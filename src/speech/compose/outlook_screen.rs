//! What is shown next to answers about what is to come, in figures.

use chrono::NaiveDate;

use super::names::written_account;
use super::screen::{Shown, title, written_signed};
use crate::bank::{
    Afforded, Answer, CardLine, CardStatus, Due, DueAmount, DueSource, Explained, Forecast, Pay,
    PayState, SpokenName, StatementLine, Subscription, TransactionKind,
};
use crate::basics::Money;
use crate::models::ReplyMessage;
use crate::speech::messages::screen::{ABOUT, CAME, CARD, DUE, EXPECTED, FIGURE, NEXT, PARTY};
use crate::speech::wording::{Amount, Value, Wording};

/// The title and the lines for `answer`; nothing for the others. Without `full`, no amounts and no
/// names are shown.
pub(super) fn lines(words: &Wording, answer: &Answer, full: bool) -> Option<Shown> {
    let shown = |today| Lines { words, full, today };
    let title = |of| title(words, of);
    Some(match answer {
        Answer::Bills(bills) => {
            let line = |due| shown(bills.today).due(due);
            (title("bills"), bills.lines.iter().map(line).collect())
        }
        Answer::CardBill(bill) => {
            let line = |line| shown(bill.today).statement(line);
            (title("statements"), bill.lines.iter().map(line).collect())
        }
        Answer::Subscriptions(all) => {
            let line = |line| shown(all.today).subscription(line);
            (title("subscriptions"), all.lines.iter().map(line).collect())
        }
        Answer::Payday(payday) => {
            let line = |pay| shown(payday.today).pay(pay);
            (title("payday"), payday.pays.iter().map(line).collect())
        }
        Answer::Cards(cards) => {
            let line = |line| card(words, line);
            (title("cards"), cards.lines.iter().map(line).collect())
        }
        Answer::Explained(it) => (title("changed"), shown(it.today).explained(it)),
        Answer::Afforded(it) => (title("before_payday"), shown(it.today).afforded(it)),
        Answer::Forecast(it) => (title("expected"), shown(it.today).forecast(it)),
        _ => return None,
    })
}

/// What holds for all lines of a screen.
struct Lines<'a> {
    words: &'a Wording,
    /// Whether amounts and names are shown.
    full: bool,
    today: NaiveDate,
}

impl Lines<'_> {
    fn due(&self, due: &Due) -> String {
        let who = match due.source {
            DueSource::Statement => written_account(self.words, &due.account),
            _ => self.name(due.payee.as_ref(), "bill"),
        };
        let when = match due.source {
            DueSource::Expected => self.when(&EXPECTED, due.on),
            _ => self.day(due.on),
        };
        joined([Some(who), self.amount(due.amount), Some(when)])
    }

    fn statement(&self, line: &StatementLine) -> String {
        let amount = self.full.then(|| self.written(line.unpaid));
        let due = line.due_on.map(|on| self.when(&DUE, on));
        joined([Some(written_account(self.words, &line.account)), amount, due])
    }

    fn subscription(&self, line: &Subscription) -> String {
        let payee = self.name(line.payee.as_ref(), "payment");
        let next = line.next_on.map(|on| self.day(on));
        joined([Some(payee), self.amount(line.amount), next])
    }

    fn pay(&self, pay: &Pay) -> String {
        let payer = self.name(pay.payer.as_ref(), "pay");
        let when = match (pay.state, pay.next_on) {
            (PayState::Awaited(on), _) => self.when(&EXPECTED, on),
            (PayState::Came(_), Some(on)) => self.when(&NEXT, on),
            (PayState::Came(on), None) => self.when(&CAME, on),
        };
        joined([Some(payer), self.amount(pay.amount), Some(when)])
    }

    fn explained(&self, it: &Explained) -> Vec<String> {
        let account = written_account(self.words, &it.account);
        if !self.full {
            return vec![account];
        }
        let mut lines = vec![format!("{account}: {}", self.signed(it.change))];
        lines.extend(it.causes.iter().map(|cause| {
            let what = self.name(cause.party.as_ref(), kind(cause.kind));
            format!("{what}: {}", self.signed(cause.sum))
        }));
        if it.rest_count > 0 {
            lines.push(self.figure("other", self.signed(it.rest)));
        }
        lines
    }

    fn afforded(&self, it: &Afforded) -> Vec<String> {
        if !self.full {
            return vec![written_account(self.words, &it.account)];
        }
        vec![
            self.figure("available", self.signed(it.available)),
            self.figure("bills", self.written(it.bills_total)),
            self.figure("left", self.signed(it.left)),
        ]
    }

    fn forecast(&self, it: &Forecast) -> Vec<String> {
        if !self.full {
            return vec![written_account(self.words, &it.account)];
        }
        vec![
            self.figure("now", self.signed(it.start)),
            self.figure("in", self.written(it.incomes_total)),
            self.figure("out", self.written(it.bills_total)),
            format!("{}: {}", self.day(it.on), self.signed(it.projected)),
        ]
    }

    /// A name, or what stands for it.
    fn name(&self, party: Option<&SpokenName>, otherwise: &'static str) -> String {
        match party.filter(|_| self.full) {
            Some(name) => name.as_str().to_owned(),
            None => self.words.written(&PARTY, None, [("of", Value::Key(otherwise))]),
        }
    }

    fn amount(&self, amount: DueAmount) -> Option<String> {
        match amount {
            _ if !self.full => None,
            DueAmount::Exact(amount) => Some(self.written(amount)),
            DueAmount::About { typical, .. } => {
                let amount = Value::Amount(Amount::Written(typical));
                Some(self.words.written(&ABOUT, None, [("amount", amount)]))
            }
            DueAmount::Unknown => None,
        }
    }

    fn figure(&self, of: &'static str, amount: String) -> String {
        let given = [("of", Value::Key(of)), ("amount", Value::words(amount))];
        self.words.written(&FIGURE, None, given)
    }

    fn when(&self, message: &ReplyMessage, on: NaiveDate) -> String {
        self.words.written(message, None, [("day", Value::words(self.day(on)))])
    }

    fn day(&self, on: NaiveDate) -> String {
        self.words.grammar().written_day(on, self.today)
    }

    fn written(&self, amount: Money) -> String {
        self.words.grammar().written(amount)
    }

    /// The amount with the sign that says which way it went.
    fn signed(&self, amount: Money) -> String {
        written_signed(self.words, amount)
    }
}

fn card(words: &Wording, line: &CardLine) -> String {
    let digits = line.last_four.map(|four| four.as_str().to_owned());
    let state = match line.status {
        CardStatus::Active => "active",
        CardStatus::Locked => "locked",
        CardStatus::Blocked => "blocked",
        CardStatus::NotActivated => "not_activated",
        CardStatus::Expired => "expired",
    };
    let state = words.written(&CARD, None, [("state", Value::Key(state))]);
    joined([Some(written_account(words, &line.account)), digits, Some(state)])
}

fn kind(kind: TransactionKind) -> &'static str {
    match kind {
        TransactionKind::Purchase => "purchases",
        TransactionKind::Refund => "refunds",
        TransactionKind::Cash => "cash",
        TransactionKind::Bill => "bills",
        TransactionKind::Deposit => "deposits",
        TransactionKind::OwnTransfer => "own",
        TransactionKind::Fee => "fees",
        TransactionKind::Interest => "interest",
    }
}

fn joined<const PARTS: usize>(parts: [Option<String>; PARTS]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
