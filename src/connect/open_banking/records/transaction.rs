//! What an answer says about a transaction.

use chrono::{DateTime, Utc};

use super::wire::TransactionWire;
use super::{is_credit, money, said};
use crate::bank::TransactionKind;
use crate::basics::Money;
use crate::connect::import::Fault;
use crate::connect::import::when::Calendar;

/// One transaction of an answer.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::connect) struct TransactionRecord {
    /// The account it moved.
    pub(in crate::connect) account: String,
    /// The bank's name for it; optional in the standard.
    pub(in crate::connect) reference: Option<String>,
    /// When it was made, as far as the standard knows: when it was booked.
    pub(in crate::connect) made_at: DateTime<Utc>,
    /// Whether it is booked.
    pub(in crate::connect) is_posted: bool,
    /// Its amount, positive when money came in.
    pub(in crate::connect) amount: Money,
    /// What sort of movement its codes mean.
    pub(in crate::connect) kind: TransactionKind,
    /// The merchant or the other party.
    pub(in crate::connect) counterparty: Option<String>,
    /// The text on the statement.
    pub(in crate::connect) descriptor: String,
    /// Merchant category code; `None` where there is none or it is no number.
    pub(in crate::connect) mcc: Option<u16>,
}

impl TransactionRecord {
    /// Reads a transaction; `None` for one that moved nothing: rejected, in the future, or told
    /// for information.
    ///
    /// # Errors
    ///
    /// [`Fault`] names the field.
    pub(in crate::connect) fn read(
        wire: &TransactionWire,
        calendar: Calendar,
    ) -> Result<Option<Self>, Fault> {
        let account = said(wire.account_id.as_deref(), "AccountId")?.to_owned();
        let is_posted = match said(wire.status.as_deref(), "Status")? {
            "Booked" | "BOOK" => true,
            "Pending" | "PDNG" => false,
            "Rejected" | "RJCT" | "INFO" | "FUTR" => return Ok(None),
            // Whether it counts depends on it, so this one list is not open.
            _ => {
                let allowed = "Booked, Pending, Rejected, BOOK, PDNG, RJCT, INFO, FUTR";
                return Err(Fault::Code { field: "Status", allowed });
            }
        };
        let is_credit = is_credit(wire.credit_debit_indicator.as_deref())?;
        let amount = money(wire.amount.as_ref(), is_credit, "Amount")?;
        let booked = said(wire.booking_date_time.as_deref(), "BookingDateTime")?;
        let made_at = calendar.made_at(calendar.iso(booked, "BookingDateTime")?);
        let merchant = wire.merchant_details.as_ref();
        let mcc = merchant.and_then(|it| it.merchant_category_code.as_deref());
        let name = merchant.and_then(|it| it.merchant_name.clone()).or_else(|| {
            let party = if is_credit { &wire.debtor_account } else { &wire.creditor_account };
            party.as_ref().and_then(|party| party.name.clone())
        });
        Ok(Some(Self {
            account,
            reference: wire.transaction_id.clone().filter(|id| !id.is_empty()),
            made_at,
            is_posted,
            amount,
            kind: kind(wire, amount),
            counterparty: name.filter(|name| !name.trim().is_empty()),
            descriptor: wire.transaction_information.clone().unwrap_or_default(),
            mcc: mcc.and_then(|code| code.trim().parse().ok()).filter(|code| *code <= 9999),
        }))
    }
}

/// What tells a transaction without reference from others of its account: day, amount and texts.
pub(in crate::connect) fn row_name(
    made_at: DateTime<Utc>,
    amount: Money,
    party: Option<&str>,
    descriptor: &str,
) -> String {
    let (day, minor) = (made_at.timestamp().div_euclid(86_400), amount.minor());
    format!("{day}\0{minor}\0{}\0{descriptor}", party.unwrap_or(""))
}

/// What sort of movement the codes mean: version 3 spells them out, version 4 has ISO 20022's.
/// The narrow code says more than the family, the family more than that there is a merchant.
fn kind(wire: &TransactionWire, amount: Money) -> TransactionKind {
    let codes = wire.bank_transaction_code.as_ref();
    let code = codes.and_then(|it| it.code.as_deref()).unwrap_or("");
    let sub_code = codes.and_then(|it| it.sub_code.as_deref()).unwrap_or("");
    let purpose = wire.category_purpose_code.as_deref().unwrap_or("");
    let came_in = !amount.is_negative();
    match (sub_code, purpose) {
        ("Interest" | "INTR", _) | (_, "INTE") => return TransactionKind::Interest,
        ("Charges" | "Fees" | "CHRG" | "FEES" | "COMM", _) => return TransactionKind::Fee,
        ("CashWithdrawal" | "CWDL", _) | (_, "CASH") if !came_in => return TransactionKind::Cash,
        ("CashDeposit" | "CDPT", _) => return TransactionKind::Cash,
        ("AccountTransfer" | "ACTR", _) | (_, "CCRD") => return TransactionKind::OwnTransfer,
        _ => {}
    }
    let is_card = match code {
        "CustomerCardTransactions" | "CCRD" => true,
        "ReceivedCreditTransfers" | "RCDT" | "IssuedCreditTransfers" | "ICDT" => false,
        "IssuedDirectDebits" | "IDDT" | "ReceivedDirectDebits" | "RDDT" => {
            // One that came in is the collector's money given back.
            return if came_in { TransactionKind::Refund } else { TransactionKind::Bill };
        }
        _ => wire.card_instrument.is_some() || wire.merchant_details.is_some(),
    };
    match (is_card, came_in) {
        (true, true) => TransactionKind::Refund,
        (true, false) => TransactionKind::Purchase,
        (false, true) => TransactionKind::Deposit,
        (false, false) => TransactionKind::Bill,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::basics::Currency;

    fn kind_of(minor: i64, fields: Value) -> TransactionKind {
        let wire: TransactionWire = serde_json::from_value(fields).unwrap();
        kind(&wire, Money::from_minor(minor, Currency::GBP))
    }

    #[test]
    fn codes_say_what_sort_of_movement_it_is() {
        use TransactionKind::{Bill, Cash, Deposit, Fee, Interest, OwnTransfer, Purchase, Refund};
        for (minor, code, sub_code, wanted) in [
            (-1, "CustomerCardTransactions", "CashWithdrawal", Cash),
            (-1, "CCRD", "POSD", Purchase),
            (1, "CCRD", "RIMB", Refund),
            (1, "CounterTransactions", "CashDeposit", Cash),
            (-1, "ReceivedDirectDebits", "DirectDebitPayment", Bill),
            (1, "RDDT", "ESDD", Refund),
            (1, "RCDT", "SALA", Deposit),
            (-1, "IssuedCreditTransfers", "StandingOrder", Bill),
            (-1, "ICDT", "ACTR", OwnTransfer),
            (-1, "MDOP", "CHRG", Fee),
            (1, "MCOP", "INTR", Interest),
            (-1, "Unheard", "Of", Purchase),
        ] {
            let fields = json!({"BankTransactionCode": {"Code": code, "SubCode": sub_code},
                "MerchantDetails": {"MerchantName": "Shop"}});
            assert_eq!(kind_of(minor, fields), wanted, "{code} {sub_code} {minor}");
        }
        assert_eq!(kind_of(-1, json!({})), Bill);
        assert_eq!(kind_of(-1, json!({"CardInstrument": {}})), Purchase);
        assert_eq!(kind_of(-1, json!({"CategoryPurposeCode": "CCRD"})), OwnTransfer);
    }
}
