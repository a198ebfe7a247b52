//! What answers say about payments to come.

use chrono::{Datelike, Days, NaiveDate};

use super::frequency::{frequency, next};
use super::wire::{DirectDebitWire, FrequencyWire, ScheduledPaymentWire, StandingOrderWire};
use super::{money, said};
use crate::bank::{Frequency, Obligation, ObligationKind, Untrusted};
use crate::basics::{AccountId, digest_of};
use crate::connect::import::Fault;
use crate::connect::import::when::Calendar;

/// Reads a direct debit; `None` for one that is not in force.
///
/// The standard tells the last payment, not the next. The day of the next follows from it where
/// the bank says how often it is collected (never at a weekend; bank holidays are not known), and
/// is left open once that day has passed; its amount is known only where the mandate says that it
/// is fixed (version 4).
///
/// # Errors
///
/// [`Fault`] names the field.
pub(in crate::connect) fn direct_debit(
    wire: &DirectDebitWire,
    account: &AccountId,
    calendar: Calendar,
) -> Result<Option<Obligation>, Fault> {
    let payee = said(wire.name.as_deref(), "Name")?;
    if !is_in_force(wire.direct_debit_status_code.as_deref()) {
        return Ok(None);
    }
    let mandate = wire.mandate_related_information.as_ref();
    let last =
        day(wire.previous_payment_date_time.as_deref(), "PreviousPaymentDateTime", calendar)?;
    let often = match (wire.frequency.as_deref(), mandate.and_then(|it| it.frequency.as_ref())) {
        (Some(code), _) => frequency(code, None, last),
        (None, Some(stated)) => of_mandate(stated, last),
        (None, None) => None,
    };
    let today = calendar.now.utc().with_timezone(&calendar.zone).date_naive();
    let next_on = often.zip(last).and_then(|(often, last)| next(often, last)).map(working_day);
    let is_fixed = mandate.and_then(|it| it.classification.as_deref()) == Some("FIXE");
    let previous = wire.previous_payment_amount.as_ref().filter(|_| is_fixed);
    let reference = wire
        .direct_debit_id
        .as_deref()
        .or(wire.mandate_identification.as_deref())
        .or(mandate.and_then(|it| it.mandate_identification.as_deref()));
    Ok(Some(Obligation {
        account: account.clone(),
        id: reference.map_or_else(|| nameless("direct debit", payee), str::to_owned),
        kind: ObligationKind::DirectDebit,
        payee: Untrusted::new(payee),
        amount: previous.map(|it| money(Some(it), true, "PreviousPaymentAmount")).transpose()?,
        next_on: next_on.filter(|next_on| *next_on >= today),
        frequency: often,
        ends_on: final_day(mandate.and_then(|it| it.final_payment_date_time.as_deref()), calendar)?,
    }))
}

/// Reads a standing order; `None` for one that is not in force.
///
/// # Errors
///
/// [`Fault`] names the field.
pub(in crate::connect) fn standing_order(
    wire: &StandingOrderWire,
    account: &AccountId,
    calendar: Calendar,
) -> Result<Option<Obligation>, Fault> {
    if !is_in_force(wire.standing_order_status_code.as_deref()) {
        return Ok(None);
    }
    let mandate = wire.mandate_related_information.as_ref();
    let next_on = day(wire.next_payment_date_time.as_deref(), "NextPaymentDateTime", calendar)?;
    let often = match (wire.frequency.as_deref(), mandate.and_then(|it| it.frequency.as_ref())) {
        (Some(pattern), _) => frequency(pattern, None, next_on),
        (None, Some(stated)) => of_mandate(stated, next_on),
        (None, None) => None,
    };
    let name = wire.creditor_account.as_ref().and_then(|it| it.name.as_deref());
    let payee = name.or(wire.reference.as_deref()).unwrap_or("");
    let amount = wire.next_payment_amount.as_ref();
    let last = wire
        .final_payment_date_time
        .as_deref()
        .or(mandate.and_then(|it| it.final_payment_date_time.as_deref()));
    Ok(Some(Obligation {
        account: account.clone(),
        id: wire.standing_order_id.clone().unwrap_or_else(|| nameless("standing order", payee)),
        kind: ObligationKind::StandingOrder,
        payee: Untrusted::new(payee),
        amount: amount.map(|it| money(Some(it), true, "NextPaymentAmount")).transpose()?,
        next_on,
        frequency: often,
        ends_on: final_day(last, calendar)?,
    }))
}

/// Reads a scheduled payment.
///
/// # Errors
///
/// [`Fault`] names the field.
pub(in crate::connect) fn scheduled_payment(
    wire: &ScheduledPaymentWire,
    account: &AccountId,
    calendar: Calendar,
) -> Result<Obligation, Fault> {
    let field = "ScheduledPaymentDateTime";
    let on = said(wire.scheduled_payment_date_time.as_deref(), field)?;
    let on = day(Some(on), field, calendar)?;
    let name = wire.creditor_account.as_ref().and_then(|it| it.name.as_deref());
    let payee = name.or(wire.reference.as_deref()).unwrap_or("");
    let known = wire.scheduled_payment_id.clone();
    let dated = || format!("{payee}\0{}", on.map_or_else(String::new, |on| on.to_string()));
    Ok(Obligation {
        account: account.clone(),
        id: known.unwrap_or_else(|| nameless("scheduled payment", &dated())),
        kind: ObligationKind::ScheduledPayment,
        payee: Untrusted::new(payee),
        amount: Some(money(wire.instructed_amount.as_ref(), true, "InstructedAmount")?),
        next_on: on,
        frequency: None,
        ends_on: None,
    })
}

/// `day`, or the Monday after it: direct debits are not collected at weekends.
fn working_day(day: NaiveDate) -> NaiveDate {
    let past_friday = day.weekday().num_days_from_monday().saturating_sub(4);
    let wait = if past_friday == 0 { 0 } else { 3 - past_friday };
    day.checked_add_days(Days::new(wait.into())).unwrap_or(day)
}

/// Whether a status code means that payments go on. Without one they do.
fn is_in_force(code: Option<&str>) -> bool {
    !matches!(code, Some("Inactive" | "CANC" | "EXPI" | "SUSP"))
}

fn of_mandate(wire: &FrequencyWire, on: Option<NaiveDate>) -> Option<Frequency> {
    if wire.count_per_period.is_some_and(|count| count != 1) {
        // Several times a period: on which days is not said.
        return None;
    }
    frequency(wire.r#type.as_deref()?, wire.point_in_time.as_deref(), on)
}

fn day(
    text: Option<&str>,
    field: &'static str,
    calendar: Calendar,
) -> Result<Option<NaiveDate>, Fault> {
    text.map(|text| calendar.iso(text, field).map(|when| calendar.day(when))).transpose()
}

fn final_day(text: Option<&str>, calendar: Calendar) -> Result<Option<NaiveDate>, Fault> {
    day(text, "FinalPaymentDateTime", calendar)
}

/// A name for an arrangement to which the bank gives none.
fn nameless(sort: &str, of: &str) -> String {
    digest_of(format!("{sort}\0{of}").as_bytes()).to_hex().chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::basics::Now;

    fn calendar() -> Calendar {
        let now = Now::at("2026-09-21T12:00:00Z".parse().unwrap());
        Calendar { zone: chrono_tz::Europe::London, now }
    }

    fn account() -> AccountId {
        AccountId::new("22289").unwrap()
    }

    fn debit(fields: Value) -> Option<Obligation> {
        let wire: DirectDebitWire = serde_json::from_value(fields).unwrap();
        direct_debit(&wire, &account(), calendar()).unwrap()
    }

    fn on(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    fn debit_3(previous: &str, status: &str) -> Value {
        json!({"AccountId": "22289", "DirectDebitId": "DD03", "MandateIdentification": "C-1",
            "Name": "Towbar Club", "DirectDebitStatusCode": status,
            "Frequency": "UK.OBIE.Monthly", "PreviousPaymentDateTime": previous,
            "PreviousPaymentAmount": {"Amount": "0.57", "Currency": "GBP"}})
    }

    #[test]
    fn the_next_debit_follows_from_the_last() {
        let told = debit(debit_3("2026-08-25T00:00:00+00:00", "Active")).unwrap();
        assert_eq!((told.id.as_str(), told.next_on), ("DD03", on("2026-09-25")));
        let saturday = debit(debit_3("2026-08-26T00:00:00+00:00", "Active")).unwrap();
        assert_eq!(saturday.next_on, on("2026-09-28"));
        // How much will be collected is not said.
        assert_eq!(told.amount, None);
        let missed = debit(debit_3("2026-07-25T00:00:00+00:00", "Active")).unwrap();
        assert_eq!(missed.next_on, None);
        assert_eq!(missed.frequency, told.frequency);
        assert!(debit(debit_3("2026-08-25T00:00:00+00:00", "Inactive")).is_none());
    }

    #[test]
    fn a_mandate_says_whether_the_amount_is_fixed() {
        let with = |class: &str, often: Value| {
            let fields = json!({"AccountId": "22289", "Name": "Gym", "DirectDebitStatusCode":
                "ACTV", "PreviousPaymentDateTime": "2026-09-07T09:00:00Z",
                "PreviousPaymentAmount": {"Amount": "39.99", "Currency": "GBP"},
                "MandateRelatedInformation": {"Classification": class, "Frequency": often}});
            debit(fields).unwrap()
        };
        let told = with("FIXE", json!({"Type": "MNTH", "PointInTime": "07"}));
        assert_eq!(told.amount.unwrap().minor(), 3_999);
        assert_eq!(told.next_on, on("2026-10-07"));
        assert_eq!(told.id.len(), 16);
        assert_eq!(with("VARI", json!({"Type": "WEEK"})).amount, None);
        assert_eq!(with("USGB", json!({"Type": "MNTH", "CountPerPeriod": 2})).frequency, None);
    }

    #[test]
    fn a_standing_order_says_all_itself() {
        let told = |fields: Value| {
            let wire: StandingOrderWire = serde_json::from_value(fields).unwrap();
            standing_order(&wire, &account(), calendar()).unwrap()
        };
        let mut fields = json!({"AccountId": "22289", "StandingOrderId": "Ben3",
            "Frequency": "IntrvlMnthDay:01:28", "Reference": "Rent", "NextPaymentDateTime":
            "2026-09-28T00:00:00+00:00", "FinalPaymentDateTime": "2027-03-28T00:00:00+00:00",
            "StandingOrderStatusCode": "Active",
            "NextPaymentAmount": {"Amount": "650.00", "Currency": "GBP"}});
        let order = told(fields.clone()).unwrap();
        assert_eq!((order.next_on, order.ends_on), (on("2026-09-28"), on("2027-03-28")));
        assert_eq!(order.amount.unwrap().minor(), 65_000);
        assert!(order.payee == Untrusted::new("Rent"));
        fields["StandingOrderStatusCode"] = "SUSP".into();
        assert!(told(fields).is_none());
    }

    #[test]
    fn a_scheduled_payment_needs_day_and_amount() {
        let read = |fields: Value| {
            let wire: ScheduledPaymentWire = serde_json::from_value(fields).unwrap();
            scheduled_payment(&wire, &account(), calendar())
        };
        let mut fields = json!({"AccountId": "22289", "ScheduledPaymentId": "SP03",
            "ScheduledPaymentDateTime": "2026-10-05T00:00:00+00:00", "ScheduledType": "Execution",
            "InstructedAmount": {"Amount": "10.00", "Currency": "GBP"}});
        assert_eq!(read(fields.clone()).unwrap().next_on, on("2026-10-05"));
        fields["InstructedAmount"] = Value::Null;
        assert_eq!(read(fields).unwrap_err(), Fault::Missing("InstructedAmount"));
    }
}
