//! Why a balance changed: by how much, then what moved it most, then the rest.

use super::names::{account, spoken};
use super::style::Style;
use super::talk::anything_else;
use crate::bank::{Cause, Direction, Explained, TransactionKind};
use crate::basics::Money;
use crate::speech::grammar::Exactness;
use crate::speech::messages::balances::ANOTHER_PENDING;
use crate::speech::messages::explain::{CAUSE, CHANGE, REST};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::Value;

/// Tells why a balance changed.
pub(super) fn told(it: &Explained, style: Style<'_>) -> Draft {
    let said =
        it.causes.iter().fold(change(it, style), |said, one| said.item(cause(one, it, style)));
    let said = said.sentences(rest(it, style));
    let said = if it.holds.is_zero() || style.exactness == Exactness::Short {
        said
    } else {
        let pending = [("amount", money(it.holds, it, style))];
        said.sentences(style.words.say(&ANOTHER_PENDING, pending))
    };
    anything_else(style.words, said, Suggestion::Recent)
}

fn money(money: Money, it: &Explained, style: Style<'_>) -> Value<'static> {
    style.money(money, it.account.currency.is_some())
}

/// "In your checking, you have ten dollars less than at the end of yesterday."
fn change(it: &Explained, style: Style<'_>) -> Phrase {
    let before = it.since.pred_opt().unwrap_or(it.since);
    let owes = it.account.kind.is_debt();
    let way = match (owes, it.change.is_zero(), it.change.is_negative()) {
        (_, true, _) => "same",
        (true, _, true) => "owes_more",
        (true, _, false) => "owes_less",
        (false, _, true) => "less",
        (false, _, false) => "more",
    };
    let given = [
        ("account", Value::Forms(account(style.words, &it.account))),
        ("amount", money(it.change, it, style)),
        ("way", Value::Key(way)),
        ("day", Value::Day { day: before, today: it.today }),
    ];
    style.words.breath(&CHANGE, given)
}

/// "Sixty dollars went to Blue Bottle."
fn cause(cause: &Cause, it: &Explained, style: Style<'_>) -> Phrase {
    use TransactionKind as Kind;
    let party = cause.party.as_ref().filter(|_| style.names);
    let party = party.and_then(|name| spoken(style.words, name));
    let what = match (cause.kind, cause.direction, party.is_some()) {
        (Kind::Purchase | Kind::Bill, Direction::Out, true) => "went_to",
        (Kind::Purchase, Direction::Out, false) => "by_card",
        (Kind::Bill, Direction::Out, false) => "to_bills",
        (Kind::Cash, Direction::Out, _) => "cash_out",
        (Kind::Cash, Direction::In, _) => "cash_in",
        (Kind::OwnTransfer, Direction::Out, _) => "to_own",
        (Kind::OwnTransfer, Direction::In, _) => "from_own",
        (Kind::Fee, Direction::Out, _) => "fees",
        (Kind::Fee, Direction::In, _) => "fees_back",
        (Kind::Interest, Direction::Out, _) => "interest_charged",
        (Kind::Interest, Direction::In, _) => "interest_earned",
        (Kind::Deposit, Direction::In, true) => "came_from",
        (Kind::Deposit, Direction::In, false) => "came_in",
        (Kind::Refund | Kind::Purchase | Kind::Bill, Direction::In, true) => "back_from",
        (Kind::Refund | Kind::Purchase | Kind::Bill, Direction::In, false) => "came_back",
        (Kind::Deposit | Kind::Refund, Direction::Out, _) => "taken_back",
    };
    let given = [
        ("amount", money(cause.sum, it, style)),
        ("what", Value::Key(what)),
        ("party", Value::words(party.unwrap_or_default())),
    ];
    style.words.breath(&CAUSE, given)
}

/// What everything else comes to.
fn rest(it: &Explained, style: Style<'_>) -> Phrase {
    if it.rest_count == 0 {
        return Phrase::default();
    }
    let way = match (it.rest.is_zero(), it.rest.is_negative()) {
        (true, _) => "even",
        (false, true) => "took",
        (false, false) => "brought",
    };
    let given = [
        ("count", Value::Count(it.rest_count)),
        ("amount", money(it.rest, it, style)),
        ("way", Value::Key(way)),
    ];
    style.words.say(&REST, given)
}
