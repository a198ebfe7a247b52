//! Payments to come and statements as the two versions of the standard write them.

use chrono::{Datelike, Days, Months, NaiveDate};
use saldo::bank::{Frequency, ObligationKind};
use serde_json::{Value, json};

use crate::ledger::{Drawn, Due, Held};
use crate::wire::{Writer, amount};

impl Writer {
    /// The list `what` of an account, and beside it what is no longer in force.
    pub(crate) fn arrangements(self, held: &Held, what: &str) -> Vec<Value> {
        let of = |kind| held.due.iter().filter(move |due| due.kind == kind);
        match what {
            "direct-debits" => {
                let ended = Due { id: "ended".to_owned(), ..sample(ObligationKind::DirectDebit) };
                let mut ended = self.direct_debit(held, &ended);
                ended["DirectDebitStatusCode"] = self.either("Inactive", "CANC").into();
                let due = of(ObligationKind::DirectDebit);
                due.map(|due| self.direct_debit(held, due)).chain([ended]).collect()
            }
            "standing-orders" => {
                let ended = Due { id: "ended".to_owned(), ..sample(ObligationKind::StandingOrder) };
                let mut ended = self.standing_order(held, &ended);
                ended["StandingOrderStatusCode"] = self.either("Inactive", "SUSP").into();
                let due = of(ObligationKind::StandingOrder);
                due.map(|due| self.standing_order(held, due)).chain([ended]).collect()
            }
            "scheduled-payments" => {
                of(ObligationKind::ScheduledPayment).map(|due| scheduled(held, due)).collect()
            }
            _ => self.statements(held),
        }
    }

    fn direct_debit(self, held: &Held, due: &Due) -> Value {
        let mut wire = json!({"AccountId": held.id, "DirectDebitId": due.id, "Name": due.payee,
            "DirectDebitStatusCode": self.either("Active", "ACTV")});
        if let Some(last) = due.next_on.zip(due.frequency).and_then(previous) {
            wire["PreviousPaymentDateTime"] = midnight(last).into();
        }
        let paid = due.amount.unwrap_or(1_234);
        wire["PreviousPaymentAmount"] = amount(paid, &held.currency);
        if self.is_4() {
            let mut mandate = json!({"MandateIdentification": due.id,
                "Classification": if due.amount.is_some() { "FIXE" } else { "VARI" },
                "Frequency": self.frequency(due)});
            if let Some(end) = due.ends_on {
                mandate["FinalPaymentDateTime"] = midnight(end).into();
            }
            wire["MandateRelatedInformation"] = mandate;
        } else {
            wire["MandateIdentification"] = due.id.as_str().into();
            wire["Frequency"] = match due.frequency {
                Some(Frequency::Days(7)) => "UK.OBIE.Weekly",
                Some(Frequency::Days(14)) => "UK.OBIE.Fortnightly",
                Some(Frequency::Months { every: 1, .. }) => "UK.OBIE.Monthly",
                Some(Frequency::Months { every: 3, .. }) => "UK.OBIE.Quarterly",
                Some(Frequency::Months { every: 6, .. }) => "UK.OBIE.HalfYearly",
                Some(Frequency::Months { every: 12, .. }) => "UK.OBIE.Annual",
                _ => "UK.OBIE.NotKnown",
            }
            .into();
        }
        wire
    }

    fn standing_order(self, held: &Held, due: &Due) -> Value {
        let mut wire = json!({"AccountId": held.id, "StandingOrderId": due.id,
            "StandingOrderStatusCode": self.either("Active", "ACTV"),
            "CreditorAccount": payee(due)});
        if let Some(next) = due.next_on {
            wire["NextPaymentDateTime"] = midnight(next).into();
        }
        if let Some(minor) = due.amount {
            wire["NextPaymentAmount"] = amount(minor, &held.currency);
        }
        let end = due.ends_on.map(midnight);
        if self.is_4() {
            wire["MandateRelatedInformation"] = json!({"Frequency": self.frequency(due)});
            if let Some(end) = end {
                wire["MandateRelatedInformation"]["FinalPaymentDateTime"] = end.into();
            }
        } else {
            wire["Frequency"] = pattern(due).into();
            if let Some(end) = end {
                wire["FinalPaymentDateTime"] = end.into();
            }
        }
        wire
    }

    /// Version 4 has a code for the usual ones, and the old pattern for the others.
    fn frequency(self, due: &Due) -> Value {
        let point = |kind: &str, day: u8| json!({"Type": kind, "PointInTime": format!("{day:02}")});
        match due.frequency {
            Some(Frequency::Days(7)) => json!({"Type": "WEEK", "CountPerPeriod": 1}),
            Some(Frequency::Days(14)) => json!({"Type": "FRTN"}),
            Some(Frequency::Months { every: 1, day }) => point("MNTH", day),
            Some(Frequency::Months { every: 3, day }) => point("QURT", day),
            Some(Frequency::Months { every: 12, day }) => point("YEAR", day),
            _ => json!({"Type": pattern(due)}),
        }
    }

    fn statements(self, held: &Held) -> Vec<Value> {
        let Some(drawn) = &held.drawn else { return Vec::new() };
        let before = Drawn {
            closed_on: drawn.closed_on - Months::new(1),
            balance: 1,
            minimum: Some(1),
            due_on: None,
            past_due: Some(1),
        };
        [drawn, &before].map(|drawn| statement(held, drawn)).to_vec()
    }
}

fn statement(held: &Held, drawn: &Drawn) -> Value {
    let figure = |kind: &str, owed: i64| {
        json!({"Type": format!("UK.OBIE.{kind}"), "Amount": amount(owed, &held.currency),
            "CreditDebitIndicator": if owed < 0 { "Credit" } else { "Debit" }})
    };
    let mut figures = vec![figure("TotalDebits", 5), figure("ClosingBalance", drawn.balance)];
    figures.extend(drawn.minimum.map(|minor| figure("MinimumPaymentDue", minor)));
    figures.extend(drawn.past_due.map(|minor| figure("ArrearsClosingBalance", minor)));
    let start = midnight(drawn.closed_on - Months::new(1));
    let mut wire = json!({"AccountId": held.id, "Type": "RegularPeriodic", "StartDateTime": start,
        "EndDateTime": midnight(drawn.closed_on), "CreationDateTime": midnight(drawn.closed_on),
        "StatementAmount": figures});
    if let Some(due) = drawn.due_on {
        let dates = json!([{"Type": "UK.OBIE.PaymentDue", "DateTime": midnight(due)}]);
        wire["StatementDateTime"] = dates;
    }
    wire
}

fn scheduled(held: &Held, due: &Due) -> Value {
    json!({"AccountId": held.id, "ScheduledPaymentId": due.id, "ScheduledType": "Execution",
        "ScheduledPaymentDateTime": midnight(due.next_on.unwrap()),
        "InstructedAmount": amount(due.amount.unwrap(), &held.currency),
        "CreditorAccount": payee(due)})
}

fn payee(due: &Due) -> Value {
    json!({"SchemeName": "UK.OBIE.SortCodeAccountNumber", "Identification": "80200112345678",
        "Name": due.payee})
}

/// The standard's pattern, as far as it has one.
fn pattern(due: &Due) -> String {
    match due.frequency {
        Some(Frequency::Days(1)) => "EvryDay".to_owned(),
        Some(Frequency::Days(days)) if days % 7 == 0 => {
            let weekday = due.next_on.map_or(1, |day| day.weekday().number_from_monday());
            format!("IntrvlWkDay:{:02}:{weekday:02}", days / 7)
        }
        Some(Frequency::Days(days)) => format!("IntrvlDay:{days:02}"),
        Some(Frequency::Months { every, day: 31 }) => format!("IntrvlMnthDay:{every:02}:-01"),
        Some(Frequency::Months { every, day }) => format!("IntrvlMnthDay:{every:02}:{day:02}"),
        Some(Frequency::SemiMonthly) | None => "NotKnown".to_owned(),
    }
}

/// The day on which it was paid before the next.
fn previous((next, frequency): (NaiveDate, Frequency)) -> Option<NaiveDate> {
    match frequency {
        Frequency::Days(days) => Some(next - Days::new(days.into())),
        Frequency::Months { every, .. } => Some(next - Months::new(every.into())),
        Frequency::SemiMonthly => None,
    }
}

fn midnight(day: NaiveDate) -> String {
    format!("{day}T00:00:00+00:00")
}

/// An arrangement that is not in force any more.
fn sample(kind: ObligationKind) -> Due {
    Due {
        id: String::new(),
        kind,
        payee: "Former Gym".to_owned(),
        amount: Some(999),
        next_on: NaiveDate::from_ymd_opt(2026, 10, 1),
        frequency: Some(Frequency::Months { every: 1, day: 1 }),
        ends_on: None,
    }
}
