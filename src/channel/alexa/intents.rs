//! Names and arguments on the wire to what the customer meant.

use chrono::NaiveDate;

use super::about::{about, comparison};
use super::lenient::Argument;
use super::slots::choice;
use super::wire::{self, Slots};
use crate::bank::AccountChoice;
use crate::dialogue::{About, Intent};

/// The argument with which a touch on a list item begins; the item's number from 1 follows.
pub(super) const TOUCH_SELECT: &str = "select";

/// The intent behind a spoken request, heard on `today`, the day in UTC. Names that Saldo does not
/// have are not understood.
pub(super) fn spoken(intent: &wire::Intent<'_>, today: NaiveDate) -> Intent {
    let choice =
        || intent.slots.0.as_ref().map_or_else(AccountChoice::default, |s: &Slots<'_>| choice(s));
    let about =
        || intent.slots.0.as_ref().map_or_else(About::default, |s: &Slots<'_>| about(s, today));
    match intent.name.get().unwrap_or_default() {
        "BalanceIntent" => Intent::Balance(choice()),
        "AllBalancesIntent" => Intent::Balance(AccountChoice::all()),
        "OwedIntent" => Intent::Owed(choice()),
        "AccountsIntent" => Intent::Accounts,
        "RecentTransactionsIntent" => match about() {
            about if about.is_of_accounts_alone() => Intent::Recent(about.accounts),
            about => Intent::Search(about),
        },
        "PendingIntent" => Intent::Pending(choice()),
        "SpendingIntent" => Intent::Spending(about()),
        "TransactionSearchIntent" => Intent::Search(about()),
        "IncomeIntent" => Intent::Income(about()),
        "CompareIntent" => {
            let with = intent.slots.0.as_ref().and_then(|slots| comparison(slots));
            Intent::Compare(with, about())
        }
        "RowsIntent" => Intent::Rows,
        "RefineAccountIntent" => match about() {
            about if about.is_of_accounts_alone() => Intent::Refine(about.accounts),
            about => Intent::Change(about),
        },
        "AMAZON.SelectIntent" => Intent::Refine(choice()),
        "RoutingNumberIntent" => Intent::RoutingNumber,
        "OpeningHoursIntent" => Intent::OpeningHours,
        "ContactIntent" => Intent::Contact,
        "AMAZON.HelpIntent" => Intent::Help,
        "AMAZON.StopIntent" | "AMAZON.CancelIntent" | "AMAZON.NavigateHomeIntent" => Intent::Stop,
        "AMAZON.YesIntent" => Intent::Yes,
        "AMAZON.NoIntent" => Intent::No,
        "AMAZON.RepeatIntent" => Intent::Repeat,
        "AMAZON.MoreIntent"
        | "AMAZON.NextIntent"
        | "AMAZON.ScrollDownIntent"
        | "AMAZON.PageDownIntent" => Intent::More,
        "AMAZON.PreviousIntent" | "AMAZON.ScrollUpIntent" | "AMAZON.PageUpIntent" => {
            Intent::Previous
        }
        "AMAZON.StartOverIntent" => Intent::StartOver,
        _ => Intent::Fallback,
    }
}

/// The intent behind a touch: the one that the same choice would be when spoken.
///
/// `None` for arguments that no document of ours sends: such a touch is nobody's wish.
pub(super) fn touched(arguments: &[Argument<'_>]) -> Option<Intent> {
    let argument = |index: usize| arguments.get(index).and_then(|argument| argument.0.get());
    if argument(0)? != TOUCH_SELECT {
        return None;
    }
    let position = argument(1)?.parse().ok().filter(|position| *position >= 1)?;
    Some(Intent::Refine(AccountChoice { position: Some(position), ..AccountChoice::default() }))
}
