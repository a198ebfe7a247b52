//! Why a balance changed: by how much, then what moved it most, then the rest.

use super::names::{account, account_within, spoken};
use super::style::Style;
use super::talk::anything_else;
use crate::bank::{Cause, Direction, Explained, TransactionKind};
use crate::basics::Money;
use crate::speech::grammar::Exactness;
use crate::speech::grammar::english::dates::end_of;
use crate::speech::grammar::english::numbers::count;
use crate::speech::phrase::{Phrase, one_breath};
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;

/// Tells why a balance changed.
pub(super) fn told(it: &Explained, style: Style<'_>) -> Draft {
    let said =
        it.causes.iter().fold(change(it, style), |said, one| said.item(cause(one, it, style)));
    let said = said.sentences(rest(it, style));
    let said = if it.holds.is_zero() || style.exactness == Exactness::Short {
        said
    } else {
        let pending = style.amount(it.holds, it.account.currency.is_some());
        said.sentence(Phrase::of(&format!("another {pending} is still pending")))
    };
    anything_else(style.words, said, Suggestion::Recent)
}

/// "Your checking has ten dollars less than at the end of yesterday."
fn change(it: &Explained, style: Style<'_>) -> Phrase {
    let before = it.since.pred_opt().unwrap_or(it.since);
    let then = end_of(before, it.today);
    let amount = style.amount(it.change, it.account.currency.is_some());
    let owes = it.account.kind.is_debt();
    let state = match (owes, it.change.is_zero(), it.change.is_negative()) {
        (_, true, _) => "the balance is the same as".to_owned(),
        (true, _, true) => format!("you owe {amount} more than"),
        (true, _, false) => format!("you owe {amount} less than"),
        (false, _, true) => format!("you have {amount} less than"),
        (false, _, false) => format!("you have {amount} more than"),
    };
    let clause = Phrase::of(&format!("{state} {then}"));
    one_breath(account_within(style.words, &it.account).text(", ").phrase(clause.clone()), || {
        let named = Phrase::default().sentence(account(style.words, &it.account).phrase(""));
        named.sentences(one_breath(clause, || {
            let before = Phrase::default().sentence(Phrase::of(&format!("{state} before")));
            before.sentence(Phrase::of(&format!("that was {then}")))
        }))
    })
}

/// "Sixty dollars went to Blue Bottle."
fn cause(cause: &Cause, it: &Explained, style: Style<'_>) -> Phrase {
    use TransactionKind as Kind;
    let amount = style.amount(cause.sum, it.account.currency.is_some());
    let party =
        cause.party.as_ref().filter(|_| style.names).and_then(|name| spoken(style.words, name));
    let what = match (cause.kind, cause.direction, party) {
        (Kind::Purchase | Kind::Bill, Direction::Out, Some(name)) => format!("went to {name}"),
        (Kind::Purchase, Direction::Out, None) => "was spent by card".to_owned(),
        (Kind::Bill, Direction::Out, None) => "went to bills".to_owned(),
        (Kind::Cash, Direction::Out, _) => "was taken out in cash".to_owned(),
        (Kind::Cash, Direction::In, _) => "was paid in as cash".to_owned(),
        (Kind::OwnTransfer, Direction::Out, _) => "went to your other accounts".to_owned(),
        (Kind::OwnTransfer, Direction::In, _) => "came from your other accounts".to_owned(),
        (Kind::Fee, Direction::Out, _) => "was charged in fees".to_owned(),
        (Kind::Fee, Direction::In, _) => "was given back in fees".to_owned(),
        (Kind::Interest, Direction::Out, _) => "was charged in interest".to_owned(),
        (Kind::Interest, Direction::In, _) => "was earned in interest".to_owned(),
        (Kind::Deposit, Direction::In, Some(name)) => format!("came from {name}"),
        (Kind::Deposit, Direction::In, None) => "came in".to_owned(),
        (Kind::Refund | Kind::Purchase | Kind::Bill, Direction::In, Some(name)) => {
            format!("came back from {name}")
        }
        (Kind::Refund | Kind::Purchase | Kind::Bill, Direction::In, None) => "came back".to_owned(),
        (Kind::Deposit | Kind::Refund, Direction::Out, _) => "was taken back".to_owned(),
    };
    let whole = Phrase::of(&format!("{amount} {what}"));
    one_breath(whole, || {
        Phrase::default()
            .sentence(Phrase::of(&format!("the next {what}")))
            .sentence(Phrase::of(&format!("it was {amount}")))
    })
}

/// What everything else comes to.
fn rest(it: &Explained, style: Style<'_>) -> Phrase {
    if it.rest_count == 0 {
        return Phrase::default();
    }
    let number = count(it.rest_count);
    let amount = |money: Money| style.amount(money, it.account.currency.is_some());
    let what = match it.rest_count {
        1 => "one other transaction".to_owned(),
        _ => format!("{number} other transactions"),
    };
    let way = match (it.rest.is_zero(), it.rest.is_negative()) {
        (true, _) => "even out".to_owned(),
        (false, true) => format!("took {}", amount(it.rest)),
        (false, false) => format!("brought {}", amount(it.rest)),
    };
    Phrase::default().sentence(Phrase::of(&format!("{what} {way}")))
}
