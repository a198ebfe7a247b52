//! What answers say about statements.

use chrono::NaiveDate;

use super::wire::{StatementAmountWire, StatementWire};
use super::{is_credit, money, said};
use crate::bank::Statement;
use crate::basics::{AccountId, Money};
use crate::connect::import::Fault;
use crate::connect::import::when::Calendar;

/// The latest of `statements` of one card or loan that says what was owed.
///
/// # Errors
///
/// [`Fault`] names the field.
pub(in crate::connect) fn latest(
    statements: &[StatementWire],
    account: &AccountId,
    calendar: Calendar,
) -> Result<Option<Statement>, Fault> {
    let mut latest: Option<Statement> = None;
    for wire in statements {
        let end = said(wire.end_date_time.as_deref(), "EndDateTime")?;
        let closed_on = calendar.day(calendar.iso(end, "EndDateTime")?);
        if latest.as_ref().is_some_and(|known| known.closed_on >= closed_on) {
            continue;
        }
        let Some(closing) = amount(wire, "ClosingBalance")? else { continue };
        let magnitude = |amount: Option<Money>| amount.map(Money::abs);
        latest = Some(Statement {
            account: account.clone(),
            closed_on,
            // Owed is a debit, and told as positive.
            balance: closing.negated(),
            minimum: magnitude(amount(wire, "MinimumPaymentDue")?),
            due_on: date(wire, "PaymentDue", calendar)?,
            past_due: magnitude(amount(wire, "ArrearsClosingBalance")?)
                .filter(|amount| !amount.is_zero()),
        });
    }
    Ok(latest)
}

/// The amount of a type, positive in the customer's favour.
fn amount(wire: &StatementWire, of: &str) -> Result<Option<Money>, Fault> {
    let is_meant = |it: &&StatementAmountWire| is_type(it.r#type.as_deref(), of);
    let Some(stated) = wire.statement_amount.iter().flatten().find(is_meant) else {
        return Ok(None);
    };
    let is_credit = is_credit(stated.credit_debit_indicator.as_deref())?;
    money(stated.amount.as_ref(), is_credit, "StatementAmount.Amount").map(Some)
}

fn date(wire: &StatementWire, of: &str, calendar: Calendar) -> Result<Option<NaiveDate>, Fault> {
    let field = "StatementDateTime.DateTime";
    let dates = wire.statement_date_time.iter().flatten();
    let Some(stated) = dates.into_iter().find(|it| is_type(it.r#type.as_deref(), of)) else {
        return Ok(None);
    };
    let when = calendar.iso(said(stated.date_time.as_deref(), field)?, field)?;
    Ok(Some(calendar.day(when)))
}

/// Whether `code` is the standard's own `of`, with or without its name space.
fn is_type(code: Option<&str>, of: &str) -> bool {
    code.is_some_and(|code| code.strip_prefix("UK.OBIE.").unwrap_or(code) == of)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::basics::Now;

    fn statement(end: &str, amounts: Value) -> StatementWire {
        let due = json!([{"Type": "UK.OBIE.PaymentDue", "DateTime": "2026-10-10T00:00:00Z"}]);
        let wire = json!({"AccountId": "a", "EndDateTime": end, "StatementAmount": amounts,
            "StatementDateTime": due});
        serde_json::from_value(wire).unwrap()
    }

    fn amount(of: &str, sign: &str, amount: &str) -> Value {
        json!({"Type": format!("UK.OBIE.{of}"), "CreditDebitIndicator": sign,
            "Amount": {"Amount": amount, "Currency": "GBP"}})
    }

    #[test]
    fn the_latest_with_a_closing_balance_is_told() {
        let account = AccountId::new("a").unwrap();
        let now = Now::at("2026-09-21T12:00:00Z".parse().unwrap());
        let calendar = Calendar { zone: chrono_tz::Europe::London, now };
        let owed = json!([
            amount("ClosingBalance", "Debit", "120.00"),
            amount("MinimumPaymentDue", "Debit", "25.00"),
            amount("ArrearsClosingBalance", "Debit", "0.00")
        ]);
        let statements = [
            statement("2026-08-15T00:00:00Z", json!([amount("ClosingBalance", "Credit", "5")])),
            statement("2026-09-15T00:00:00Z", owed),
            statement("2026-09-18T00:00:00Z", json!([amount("TotalDebits", "Debit", "7")])),
        ];
        let told = latest(&statements, &account, calendar).unwrap().unwrap();
        assert_eq!(told.closed_on.to_string(), "2026-09-15");
        assert_eq!(told.balance.minor(), 12_000);
        assert_eq!(told.minimum.map(Money::minor), Some(2_500));
        assert_eq!(told.due_on.unwrap().to_string(), "2026-10-10");
        assert_eq!(told.past_due, None);
        let in_credit = latest(&statements[..1], &account, calendar).unwrap().unwrap();
        assert_eq!(in_credit.balance.minor(), -500);
        assert!(latest(&[], &account, calendar).unwrap().is_none());
    }
}
