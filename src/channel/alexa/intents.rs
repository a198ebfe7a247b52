//! Names and arguments on the wire to what the customer meant.

use super::about::{about, branch, comparison, currency};
use super::dates::{Bias, Moment};
use super::lenient::Argument;
use super::slots::{choice, voice_pin};
use super::wire;
use crate::bank::{AccountChoice, CardAction, Metric, PublicQuestion};
use crate::dialogue::{About, Concern, Intent, Shape, SharingWish, Wish};

/// The argument with which a touch on a list item begins; the item's number from 1 follows.
pub(super) const TOUCH_SELECT: &str = "select";

/// The intent behind a spoken request, heard at `moment`. Names that Saldo does not have are not
/// understood.
pub(super) fn spoken(intent: &wire::Intent<'_>, moment: Moment) -> Intent {
    let slots = intent.slots.0.as_ref();
    let choice = || slots.map_or_else(AccountChoice::default, |slots| choice(slots));
    let heard = |bias| slots.map_or_else(About::default, |slots| about(slots, moment, bias));
    let about = || heard(Bias::Past);
    let name = intent.name.get().unwrap_or_default();
    if let Some((metric, bias)) = sought(name) {
        return Intent::Sought(metric, heard(bias));
    }
    if let Some(shape) = shape(name) {
        return Intent::Shaped(shape, about());
    }
    if let Some(wish) = wish(name) {
        return Intent::Wish(wish);
    }
    if let Some(question) = published(name, slots) {
        return Intent::Published(question);
    }
    if let Some(wish) = sharing(name, &choice, &about) {
        return Intent::Sharing(wish);
    }
    match name {
        "BalanceIntent" => Intent::Balance(choice()),
        "AllBalancesIntent" => Intent::Balance(AccountChoice::all()),
        "OwedIntent" => Intent::Owed(choice()),
        "AccountsIntent" => Intent::Accounts,
        "RecentTransactionsIntent" => match about() {
            about if about.is_of_accounts_alone() => Intent::Recent(about.accounts),
            about => Intent::Sought(Metric::Transactions, about),
        },
        "PendingIntent" => Intent::Pending(choice()),
        "CompareIntent" => Intent::Compare(slots.and_then(comparison), about()),
        "RowsIntent" => Intent::Rows,
        "RefineAccountIntent" => match either_way(about(), heard(Bias::Future)) {
            about if about.is_of_accounts_alone() => Intent::Refine(about.accounts),
            about => Intent::Change(about),
        },
        "OtherOneIntent" => Intent::Other,
        "JustTotalIntent" => Intent::JustTotal,
        "SpellIntent" => Intent::Spell,
        "NeverMindIntent" => Intent::NeverMind,
        "DisputeIntent" => Intent::Concern(Concern::Dispute),
        "ComplaintIntent" => Intent::Concern(Concern::Complaint),
        "ServiceRequestIntent" => Intent::Concern(Concern::ServiceRequest),
        "AMAZON.SelectIntent" => Intent::Refine(choice()),
        "CardLockIntent" => Intent::Card(CardAction::Lock, choice()),
        "CardUnlockIntent" => Intent::Card(CardAction::Unlock, choice()),
        "CardConfirmIntent" => Intent::Card(CardAction::ConfirmPayment, choice()),
        "VoicePinIntent" => Intent::VoicePin(slots.and_then(voice_pin)),
        "LostCardIntent" => Intent::LostCard(choice()),
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

/// How the customer wants to be told, by the intents that say so.
fn wish(name: &str) -> Option<Wish> {
    Some(match name {
        "SlowerIntent" => Wish::Slower,
        "NormalSpeedIntent" => Wish::NormalPace,
        "BriefIntent" => Wish::Brief,
        "NormalLengthIntent" => Wish::NormalLength,
        "DetailedIntent" => Wish::Detailed,
        "GuestsIntent" => Wish::Guests,
        "AloneIntent" => Wish::Alone,
        _ => return None,
    })
}

/// What is asked of what the bank tells anybody, by the intents that ask for it.
fn published(name: &str, slots: Option<&wire::Slots<'_>>) -> Option<PublicQuestion> {
    Some(match name {
        "RoutingNumberIntent" => PublicQuestion::RoutingNumber,
        "OpeningHoursIntent" => PublicQuestion::Hours { branch: slots.and_then(branch) },
        "BranchIntent" => PublicQuestion::Branches { branch: slots.and_then(branch) },
        "HolidaysIntent" => PublicQuestion::Holidays,
        "ExchangeIntent" => PublicQuestion::Exchange { currency: slots.and_then(currency) },
        "ContactIntent" => PublicQuestion::Contact,
        _ => return None,
    })
}

/// What is asked or wanted of the customer's own sharing, by the intents that say so.
fn sharing(
    name: &str,
    choice: &impl Fn() -> AccountChoice,
    about: &impl Fn() -> About,
) -> Option<SharingWish> {
    Some(match name {
        "WhatSharedIntent" => SharingWish::Tell,
        "WhatHeardIntent" => SharingWish::Heard(about().period),
        "WhoAskedIntent" => SharingWish::WhoAsked,
        "StopSharingIntent" => {
            SharingWish::Stop { accounts: choice(), chosen: Vec::new(), agreed: None }
        }
        "ForgetMeIntent" => SharingWish::Forget { agreed: None },
        _ => return None,
    })
}

/// What was said with its time read both ways: only the talk knows which way it lies.
fn either_way(behind: About, ahead: About) -> About {
    About { ahead: ahead.period, unclear: behind.unclear && ahead.unclear, ..behind }
}

/// What is asked by the intents that take a time, a category, a merchant or an amount, and which
/// way their times lie.
fn sought(name: &str) -> Option<(Metric, Bias)> {
    Some(match name {
        "SpendingIntent" => (Metric::Spending, Bias::Past),
        "TransactionSearchIntent" => (Metric::Transactions, Bias::Past),
        "IncomeIntent" => (Metric::Income, Bias::Past),
        "FeesIntent" => (Metric::Fees, Bias::Past),
        "RefundsIntent" => (Metric::Refunds, Bias::Past),
        "CreditIntent" => (Metric::Credit, Bias::Past),
        "NetIntent" => (Metric::Net, Bias::Past),
        "PaydayIntent" => (Metric::Payday, Bias::Past),
        "SubscriptionsIntent" => (Metric::Subscriptions, Bias::Past),
        "ExplainIntent" => (Metric::Explain, Bias::Past),
        "CardBillIntent" => (Metric::CardBill, Bias::Future),
        "CardStatusIntent" => (Metric::CardStatus, Bias::Past),
        "BillsIntent" => (Metric::Bills, Bias::Future),
        "AffordIntent" => (Metric::Afford, Bias::Future),
        "ForecastIntent" => (Metric::Forecast, Bias::Future),
        _ => return None,
    })
}

/// The shape in which an intent asks for transactions, or for what was spent.
fn shape(name: &str) -> Option<Shape> {
    Some(match name {
        "LargestIntent" => Shape::Largest,
        "SmallestIntent" => Shape::Smallest,
        "LastPaymentIntent" => Shape::Last,
        "TopMerchantsIntent" => Shape::ByMerchant,
        "TopCategoriesIntent" => Shape::ByCategory,
        "SpendingByMonthIntent" => Shape::ByMonth,
        "AverageIntent" => Shape::Average,
        "CountIntent" => Shape::Count,
        _ => return None,
    })
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
