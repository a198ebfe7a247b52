//! What an answer says about the balances of an account.

use chrono::{DateTime, Utc};

use super::wire::{BalanceWire, CreditLineWire};
use super::{is_credit, money, said};
use crate::bank::{AccountKind, Balance};
use crate::basics::{AccountId, Currency, Money};
use crate::connect::import::Fault;
use crate::connect::import::when::Calendar;

/// What a figure tells, and how well: of several the best is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::connect) enum BalanceSort {
    /// What is booked: 3 now, 2 at the last close, 1 before that.
    Booked(u8),
    /// What can be spent: graded as what is booked.
    Available(u8),
    /// What will be booked once all that is pending is: for want of anything better.
    Expected,
}

/// One balance of an account.
pub(in crate::connect) struct BalanceRecord {
    /// The account.
    pub(in crate::connect) account: String,
    /// What it tells; `None` for figures of another time than now, or that say nothing exact.
    pub(in crate::connect) sort: Option<BalanceSort>,
    /// When it was true.
    pub(in crate::connect) as_of: DateTime<Utc>,
    /// The credit limit or arranged overdraft that is stated beside it.
    pub(in crate::connect) limit: Option<Money>,
    stated: Money,
    lines: Lines,
}

/// The credit lines beside a balance.
#[derive(Clone, Copy, Default)]
struct Lines {
    /// The sum of the lines that the figure contains.
    included: Option<Money>,
    /// The limits that it does not.
    beside: Option<Money>,
    /// What is left of the line, as stated.
    left: Option<Money>,
}

impl BalanceRecord {
    /// Reads a balance.
    ///
    /// # Errors
    ///
    /// [`Fault`] names the field.
    pub(in crate::connect) fn read(wire: &BalanceWire, calendar: Calendar) -> Result<Self, Fault> {
        let account = said(wire.account_id.as_deref(), "AccountId")?.to_owned();
        let is_credit = is_credit(wire.credit_debit_indicator.as_deref())?;
        let stated = money(wire.amount.as_ref(), is_credit, "Amount")?;
        let when = calendar.iso(said(wire.date_time.as_deref(), "DateTime")?, "DateTime")?;
        let sort = match said(wire.r#type.as_deref(), "Type")? {
            "InterimBooked" | "ITBD" => Some(BalanceSort::Booked(3)),
            "ClosingBooked" | "CLBD" => Some(BalanceSort::Booked(2)),
            "PreviouslyClosedBooked" | "PRCD" | "OpeningBooked" | "OPBD" => {
                Some(BalanceSort::Booked(1))
            }
            "InterimAvailable" | "ITAV" => Some(BalanceSort::Available(3)),
            "ClosingAvailable" | "CLAV" => Some(BalanceSort::Available(2)),
            "OpeningAvailable" | "OPAV" => Some(BalanceSort::Available(1)),
            "Expected" | "XPCD" => Some(BalanceSort::Expected),
            _ => None,
        };
        let stated_lines = wire.credit_line.as_deref().unwrap_or_default();
        let (lines, limit) = lines(stated_lines)?;
        Ok(Self { account, sort, as_of: calendar.true_at(when), limit, stated, lines })
    }

    /// The currency it is stated in.
    pub(in crate::connect) fn currency(&self) -> Currency {
        self.stated.currency()
    }

    /// The figure as it is told.
    ///
    /// What can be spent from an account is the customer's own money: a credit line that the
    /// figure contains is taken out. Of a card it is the room under its limit: a limit that the
    /// figure does not contain is added.
    ///
    /// # Errors
    ///
    /// [`Fault`] where no such figure can be.
    pub(in crate::connect) fn told(&self, is_card: bool) -> Result<Money, Fault> {
        let out = |_| Fault::OutOfRange("CreditLine.Amount");
        match (self.sort, self.lines) {
            (Some(BalanceSort::Available(_)), Lines { included: Some(line), .. }) if !is_card => {
                self.stated.minus(line).map_err(out)
            }
            (Some(BalanceSort::Available(_)), Lines { beside: Some(line), .. }) if is_card => {
                self.stated.plus(line).map_err(out)
            }
            _ => Ok(self.stated),
        }
    }

    fn grade(&self) -> (u8, DateTime<Utc>) {
        let grade = match self.sort {
            Some(BalanceSort::Booked(grade) | BalanceSort::Available(grade)) => grade,
            Some(BalanceSort::Expected) | None => 0,
        };
        (grade, self.as_of)
    }
}

/// The lines beside a figure, and the limit among them. What is left of a line counts only where
/// the line itself is not stated: it is the same money.
fn lines(stated: &[CreditLineWire]) -> Result<(Lines, Option<Money>), Fault> {
    let mut lines = Lines::default();
    let mut limit = None;
    let mut left_included = false;
    for line in stated {
        let Some(stated) = &line.amount else { continue };
        let amount = money(Some(stated), true, "CreditLine.Amount")?;
        let add = |sum: &mut Option<Money>| {
            let whole = sum.map_or(Ok(amount), |sum| sum.plus(amount));
            whole.map(|whole| *sum = Some(whole)).map_err(|_| Fault::Code {
                field: "CreditLine.Currency",
                allowed: "the currency of the other credit lines",
            })
        };
        let kind = line.r#type.as_deref();
        if kind == Some("Available") {
            lines.left = Some(amount);
            left_included = line.included == Some(true);
            continue;
        }
        let is_limit = matches!(kind, Some("Credit" | "Pre-Agreed"));
        if is_limit {
            limit = Some(amount);
        }
        match line.included {
            Some(true) => add(&mut lines.included)?,
            Some(false) if is_limit => add(&mut lines.beside)?,
            _ => {}
        }
    }
    if left_included && lines.included.is_none() {
        lines.included = lines.left;
    }
    Ok((lines, limit))
}

/// The balance that `records` of one account tell, of which kind the account is; `None` where
/// they do not say what is booked.
///
/// Holds are what lies between booked and available: the standard has no figure for them.
///
/// # Errors
///
/// [`Fault`] for figures that cannot belong together.
pub(in crate::connect) fn balance_of(
    account: &AccountId,
    kind: AccountKind,
    records: &[BalanceRecord],
) -> Result<Option<Balance>, Fault> {
    let best = |is: fn(BalanceSort) -> bool| {
        let of_sort = records.iter().filter(move |record| record.sort.is_some_and(is));
        of_sort.max_by_key(|record| record.grade())
    };
    let booked = best(|sort| matches!(sort, BalanceSort::Booked(_)))
        .or_else(|| best(|sort| sort == BalanceSort::Expected));
    let Some(booked) = booked else { return Ok(None) };
    let current = booked.stated;
    let is_card = kind == AccountKind::CreditCard;
    let limit = records.iter().find_map(|record| record.limit);
    let left = records.iter().find_map(|record| record.lines.left).filter(|_| is_card);
    let stated = best(|sort| matches!(sort, BalanceSort::Available(_)));
    let available = stated.map(|record| record.told(is_card)).transpose()?.or(left);
    let mixed = |_| Fault::Code { field: "Currency", allowed: "that of the account" };
    let room = if is_card { limit } else { Some(Money::zero(current.currency())) };
    let holds = match (available, room) {
        (Some(available), Some(room)) => {
            current.plus(room).and_then(|most| most.minus(available)).map_err(mixed)?
        }
        _ => Money::zero(current.currency()),
    };
    let holds = if holds.is_negative() { Money::zero(current.currency()) } else { holds };
    let as_of = stated.map_or(booked.as_of, |stated| stated.as_of.min(booked.as_of));
    Ok(Some(Balance { account: account.clone(), current, available, holds, limit, as_of }))
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;
    use serde_json::{Value, json};

    use super::*;
    use crate::basics::Now;

    fn record(kind: &str, sign: &str, amount: &str, lines: Value) -> BalanceRecord {
        let wire = json!({"AccountId": "a", "Type": kind, "CreditDebitIndicator": sign,
            "DateTime": "2026-09-20T10:00:00+00:00", "CreditLine": lines,
            "Amount": {"Amount": amount, "Currency": "GBP"}});
        let wire: BalanceWire = serde_json::from_value(wire).unwrap();
        let now = Now::at("2026-09-21T00:00:00Z".parse().unwrap());
        BalanceRecord::read(&wire, Calendar { zone: Tz::UTC, now }).unwrap()
    }

    fn line(kind: &str, included: bool, amount: &str) -> Value {
        json!({"Included": included, "Type": kind,
            "Amount": {"Amount": amount, "Currency": "GBP"}})
    }

    /// Current, available, holds and limit in pence.
    fn told(kind: AccountKind, records: &[BalanceRecord]) -> [Option<i64>; 4] {
        let account = AccountId::new("a").unwrap();
        let Some(it) = balance_of(&account, kind, records).unwrap() else { return [None; 4] };
        let limit = it.limit.map(Money::minor);
        let available = it.available.map(Money::minor);
        assert_eq!(it.current.currency(), Currency::GBP);
        [Some(it.current.minor()), available, Some(it.holds.minor()), limit]
    }

    #[test]
    fn an_overdraft_is_not_their_own_money() {
        let booked = || record("InterimBooked", "Credit", "250.00", json!(null));
        let with = |lines| record("InterimAvailable", "Credit", "1230.00", lines);
        let limit = || line("Pre-Agreed", true, "1000");
        let wanted = [Some(25_000), Some(23_000), Some(2_000), Some(100_000)];
        let checking = AccountKind::Checking;
        assert_eq!(told(checking, &[booked(), with(json!([limit()]))]), wanted);
        // What is left of the same line is not taken out a second time.
        let twice = json!([limit(), line("Available", true, "900")]);
        assert_eq!(told(checking, &[booked(), with(twice)]), wanted);
        let beside = json!([line("Pre-Agreed", false, "1000")]);
        let wanted = [Some(25_000), Some(123_000), Some(0), Some(100_000)];
        assert_eq!(told(checking, &[booked(), with(beside)]), wanted);
    }

    #[test]
    fn a_card_has_room_under_its_limit() {
        let card = AccountKind::CreditCard;
        let booked = || record("CLBD", "Debit", "120.00", json!(null));
        let room = record("ITAV", "Credit", "850.00", json!([line("Credit", true, "1000")]));
        let wanted = [Some(-12_000), Some(85_000), Some(3_000), Some(100_000)];
        assert_eq!(told(card, &[booked(), room]), wanted);
        let owed = record("ITAV", "Debit", "150.00", json!([line("Credit", false, "1000")]));
        assert_eq!(told(card, &[booked(), owed]), wanted);
        let line_only = json!([line("Available", false, "850")]);
        let booked = record("CLBD", "Debit", "120.00", line_only);
        let wanted = [Some(-12_000), Some(85_000), Some(0), None];
        assert_eq!(told(card, &[booked]), wanted);
    }

    #[test]
    fn the_best_figure_is_told() {
        let of = |kind, amount| record(kind, "Credit", amount, json!(null));
        let all = [of("OpeningBooked", "1"), of("ITBD", "2"), of("CLBD", "3"), of("XPCD", "4")];
        assert_eq!(told(AccountKind::Savings, &all)[0], Some(200));
        assert_eq!(told(AccountKind::Savings, &all[3..])[0], Some(400));
        let none = [of("ForwardAvailable", "1"), of("ITAV", "1"), of("Unheard", "1")];
        assert_eq!(told(AccountKind::Savings, &none)[0], None);
    }
}
