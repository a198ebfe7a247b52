//! Answering a question from a bank.

use std::borrow::Cow;

use chrono::Weekday;

use super::account::AccountKind;
use super::answer::Answer;
use super::choose::{Chosen, choose};
use super::fitting::{Known, is_about_all_owed};
use super::merchant::Merchants;
use super::naming::Naming;
use super::period_choice::Calendar;
use super::port::{Bank, BankFailure};
use super::query::{Asked, Reaching, beyond, overdrawn, start_of};
use super::question::{AccountChoice, Metric, Question};
use crate::basics::Now;
use crate::consent::{DataClass, LinkedCustomer};

/// Answers `question` about `customer` with few calls to `bank`: two for most, four at most.
///
/// The caller has checked [`Question::needs`] at the gate and sets the deadline; dropping the
/// future leaves nothing behind. Accounts outside the grant are left out even if the bank sends
/// them, no transaction is asked for that is further back than the customer agreed to, and names
/// are told only as far as the grant says. `merchants` knows who is behind a statement line;
/// `week_starts` is the first day of the customer's weeks.
///
/// # Errors
///
/// [`BankFailure`] as the bank reports it, and [`BankFailure::Damaged`] when it answers in
/// another currency than the account's, about accounts that were not asked for, or with amounts
/// that add up to more than money can be.
pub async fn ask(
    bank: &dyn Bank,
    merchants: &Merchants,
    customer: &LinkedCustomer,
    question: &Question,
    now: Now,
    week_starts: Weekday,
) -> Result<Answer, BankFailure> {
    let mut holdings = bank.holdings(customer).await?;
    holdings.accounts.retain(|account| customer.may_see(&account.id));
    let given = holdings.balances.take();
    let question = &*about_cards(question);
    let today = now.utc().with_timezone(&holdings.time_zone).date_naive();
    let calendar = Calendar { today, week_starts };
    let look_back = customer.look_back();
    if let Some(days) = beyond(look_back, calendar, question) {
        return Ok(Answer::BeyondLookBack { days });
    }
    let reaching;
    let bank = match look_back.first_day(today) {
        None => bank,
        Some(first) => {
            reaching = Reaching { bank, from: start_of(first, holdings.time_zone) };
            &reaching
        }
    };
    let asked = Asked {
        bank,
        merchants,
        customer,
        question,
        now,
        time_zone: holdings.time_zone,
        calendar,
        naming: Naming::new(&holdings.accounts, customer.classes(), merchants),
        given,
        accounts: &holdings.accounts,
    };
    let balances = match is_about_all_owed(question) {
        true => asked.all_balances().await?,
        false => Vec::new(),
    };
    let overdrawn = overdrawn(&holdings.accounts, &balances);
    let nicknames = customer.classes().has(DataClass::AccountsList);
    let known =
        Known { overdrawn: if is_about_all_owed(question) { &overdrawn } else { &[] }, nicknames };
    let accounts = match choose(question, &holdings.accounts, known) {
        Chosen::Accounts(accounts) => accounts,
        other => return Ok(unsettled(&asked, &other)),
    };
    match question.metric {
        Metric::Balance | Metric::Owed | Metric::Credit => {
            asked.balances(&accounts, known, balances).await
        }
        Metric::Accounts => Ok(asked.list(&accounts)),
        Metric::Recent | Metric::Pending => asked.recent(&accounts).await,
        Metric::Transactions => asked.listed(&accounts).await,
        Metric::Spending | Metric::Income | Metric::Fees | Metric::Refunds => {
            asked.totals(&accounts).await
        }
        Metric::Net => asked.net(&accounts).await,
        Metric::Bills
        | Metric::CardBill
        | Metric::Subscriptions
        | Metric::Payday
        | Metric::Explain
        | Metric::Afford
        | Metric::Forecast
        | Metric::CardStatus => asked.outlook(&accounts).await,
    }
}

/// The answer where no accounts were settled on. (Those that were have none yet: it is asked
/// which.)
pub(super) fn unsettled(asked: &Asked<'_>, chosen: &Chosen<'_>) -> Answer {
    match chosen {
        Chosen::Accounts(accounts) | Chosen::OneOf(accounts) => asked.which(accounts),
        Chosen::Closed(account) => Answer::Closed(asked.naming.name(account)),
        Chosen::NoneFits => asked.offer(),
        Chosen::NothingOwed => Answer::NothingOwed,
        Chosen::AllClosed => Answer::AllClosed,
        Chosen::NoAccounts => Answer::NoAccounts,
    }
}

/// `question`, about all cards where credit was asked for and nothing said of accounts.
fn about_cards(question: &Question) -> Cow<'_, Question> {
    if question.metric == Metric::Credit && question.accounts.is_open() {
        let accounts = AccountChoice::of_kind(AccountKind::CreditCard);
        return Cow::Owned(Question { accounts, ..question.clone() });
    }
    Cow::Borrowed(question)
}
