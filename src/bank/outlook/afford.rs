//! Whether something can be spent before the next pay.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;

use super::due::{Due, DueAmount, sum, unsummable};
use crate::bank::account::Account;
use crate::bank::answer::{AccountName, Answer};
use crate::bank::horizon::AFFORD_DAYS;
use crate::bank::period_choice::{PeriodChoice, Unit};
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::basics::{Currency, Money, Period};

/// What could be spent before the next pay, and on what that rests.
///
/// `left = available - bills - wish`, exactly, each bill taken at the most it was lately, that of a
/// card with all that is unpaid of its statement. Money that is expected before is not counted:
/// what has not come cannot be spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Afforded {
    /// From which account.
    pub account: AccountName,
    /// What the customer would like to spend, positive; `None` when nothing was said.
    pub wish: Option<Money>,
    /// What can be spent now: the bank's figure, else booked less pending.
    pub available: Money,
    /// The day on which pay is expected, where it is.
    pub payday: Option<NaiveDate>,
    /// The last day whose bills are taken off: that of the pay, which may come after them.
    pub until: NaiveDate,
    /// The payments expected up to then, soonest first, all of them.
    pub bills: Vec<Due>,
    /// What the bills come to, each at the most it was lately.
    pub bills_total: Money,
    /// How many bills have no known amount and are not taken off.
    pub without_amount: usize,
    /// What is left after the bills and the wish; negative when it is not enough.
    pub left: Money,
    /// The day it is for the customer.
    pub today: NaiveDate,
    /// The time at which the balance was true.
    pub as_of: DateTime<Utc>,
}

impl Afforded {
    /// Whether the wish can be spent and the bills still paid.
    pub fn is_enough(&self) -> bool {
        !self.left.is_negative()
    }
}

impl Asked<'_> {
    pub(super) async fn afford(&self, account: &Account) -> Result<Answer, BankFailure> {
        let Some(balance) = self.balance(account).await? else {
            return Ok(Answer::OutOfReach(self.naming.name(account)));
        };
        let ahead = self.ahead_of(account).await?;
        let payday = self.next_pay(account, &ahead.streams).map(|(on, _)| on);
        let period = self.before_pay(payday);
        let bills = self.outgoing(account, &ahead, period)?;
        let zero = Money::zero(account.currency);
        let bills_total = sum(zero, bills.iter().filter_map(|due| due.amount.most()))?;
        let booked = balance.current.minus(balance.holds).map_err(unsummable)?;
        let available = balance.available.unwrap_or(booked);
        let wish = self.question.amount.and_then(|amount| wished(amount, account.currency));
        let kept = available.minus(bills_total).map_err(unsummable)?;
        Ok(Answer::Afforded(Afforded {
            account: self.naming.name(account),
            left: kept.minus(wish.unwrap_or(zero)).map_err(unsummable)?,
            wish,
            available,
            payday,
            until: period.last(),
            without_amount: bills.iter().filter(|it| it.amount == DueAmount::Unknown).count(),
            bills,
            bills_total,
            today: self.today(),
            as_of: balance.as_of,
        }))
    }

    /// From today up to and with the day of the pay; where none is expected, the usual days. A
    /// period that was asked for goes before both.
    fn before_pay(&self, payday: Option<NaiveDate>) -> Period {
        if let Some(choice) = &self.question.period {
            return self.calendar.ahead(choice);
        }
        let usual = PeriodChoice::Next { unit: Unit::Day, count: AFFORD_DAYS };
        match payday.and_then(|on| on.succ_opt()) {
            Some(after) => Period::new(self.today(), after),
            None => self.calendar.ahead(&usual),
        }
    }
}

/// `amount` in `currency`, rounded up to what the currency can say; `None` when that is no amount
/// above zero.
fn wished(amount: Decimal, currency: Currency) -> Option<Money> {
    use rust_decimal::RoundingStrategy::AwayFromZero;
    let amount = amount.round_dp_with_strategy(currency.decimals(), AwayFromZero);
    let money = Money::new(amount, currency).ok()?;
    (!money.is_negative() && !money.is_zero()).then_some(money)
}
